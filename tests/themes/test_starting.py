"""A theme to begin with: it looks like its base, and says what may be changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperpress.themes.loading import load_theme, themes
from paperpress.themes.settings import read_settings
from paperpress.themes.starting import starting_files


def written(folder: Path, base: str) -> Path:
    folder.mkdir()
    for name, data in starting_files(folder, base).items():
        (folder / name).write_bytes(data)
    return folder


@pytest.mark.parametrize("base", themes())
def test_a_new_theme_looks_like_its_base(base: str, tmp_path: Path) -> None:
    theme, like = load_theme(str(written(tmp_path / "evening", base))), load_theme(base)
    assert theme.name == "evening"
    assert (theme.cover, theme.cover_look, theme.font) == (like.cover, like.cover_look, like.font)
    assert theme.stylesheet.endswith(like.stylesheet.split(b"\n", 1)[1])


def test_without_its_sheet_it_has_its_base_s(tmp_path: Path) -> None:
    folder = written(tmp_path / "evening", "classic")
    (folder / "style.css").unlink()
    assert load_theme(str(folder)).stylesheet == load_theme("classic").stylesheet


@pytest.mark.parametrize("base", themes())
def test_every_setting_that_is_offered_is_one(base: str, tmp_path: Path) -> None:
    """Each but the font, whose files nobody has, is taken as it stands behind its sign."""
    folder = written(tmp_path / "evening", base)
    settings = folder / "theme.toml"
    lines = settings.read_text("utf-8").partition("# Only for a theme")[0].splitlines()
    offered = [line.removeprefix("# ") if " = " in line else line for line in lines]
    settings.write_text("\n".join(offered), "utf-8")
    read_settings(folder).check_keys()
    assert load_theme(str(folder)).cover_look == load_theme(base).cover_look


def test_each_file_says_what_it_is_for(tmp_path: Path) -> None:
    files = starting_files(tmp_path / "evening", "large-print")
    assert set(files) == {"theme.toml", "style.css", "README.md"}
    assert b"takes the place of large-print's" in files["style.css"]
    assert b'base = "large-print"' in files["theme.toml"]
    for name in files:
        assert name.encode() in files["README.md"]
