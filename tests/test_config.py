"""The configuration: nothing outside the folder of its paperpress.toml is read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsroom import record, run


def folder(home: Path, toml: str, css: str | None = ".kicker { font-weight: bold; }\n") -> str:
    """A user's own theme."""
    home.joinpath("theme.toml").write_text(toml, encoding="utf-8")
    if css is not None:
        home.joinpath("style.css").write_text(css, encoding="utf-8")
    return str(home)


@pytest.mark.parametrize("name", ["../theirs", "link", "a/../../theirs"])
def test_a_theme_outside_the_folder_of_its_paperpress_toml_is_not_read(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "theirs").mkdir()
    folder(tmp_path / "theirs", 'cover = "list"\n')
    paper = tmp_path / "paper"
    (paper / "a").mkdir(parents=True)
    (paper / "link").symlink_to(tmp_path / "theirs")
    (paper / "day.json").write_text(json.dumps(record()))
    (paper / "paperpress.toml").write_text(
        f'[masthead]\ntitle = "T"\nlanguage = "en"\n[edition]\ntheme = "{name}"\n'
    )
    done = run(paper, "build", "day.json")
    assert done.returncode == 2
    assert f"edition.theme: {name!r} leads out of" in done.stderr


@pytest.mark.parametrize(
    "name", ["../day.json", "link", "../*.json", "/etc/passwd", "a/../../day.json"]
)
def test_sources_outside_the_folder_of_their_paperpress_toml_are_not_read(
    tmp_path: Path, name: str
) -> None:
    (tmp_path / "day.json").write_text(json.dumps(record()))
    paper = tmp_path / "paper"
    (paper / "a").mkdir(parents=True)
    (paper / "link").symlink_to(tmp_path)
    (paper / "paperpress.toml").write_text(
        f'[masthead]\ntitle = "T"\nlanguage = "en"\n[sources]\nfiles = ["{name}"]\n'
    )
    done = run(paper, "build")
    assert done.returncode == 2
    assert "leads out of this folder" in done.stderr
    assert run(paper, "build", "../day.json").returncode == 0


@pytest.mark.parametrize("name", ["**x/*", "/tmp/*", "a\\u0000*"])
def test_what_is_no_pattern_is_told(tmp_path: Path, name: str) -> None:
    (tmp_path / "paperpress.toml").write_text(
        f'[masthead]\ntitle = "T"\nlanguage = "en"\n[sources]\nfiles = ["{name}"]\n'
    )
    done = run(tmp_path, "build")
    assert done.returncode == 2
    assert "sources.files" in done.stderr
