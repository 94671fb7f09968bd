"""Fonts of a theme: one that is broken, or lies outside its folder, is told of."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from paperpress.assembly.fonts import embed
from paperpress.errors import ConfigurationError
from paperpress.themes.loading import load_theme


def folder(home: Path, toml: str, css: str | None = ".kicker { font-weight: bold; }\n") -> str:
    """A user's own theme."""
    home.joinpath("theme.toml").write_text(toml, encoding="utf-8")
    if css is not None:
        home.joinpath("style.css").write_text(css, encoding="utf-8")
    return str(home)


def complaint(home: Path, toml: str, css: str | None = ".a { margin: 0; }\n") -> str:
    with pytest.raises(ConfigurationError) as error:
        load_theme(folder(home, toml, css))
    return str(error.value).replace(str(home), "T")


SIGNATURES = [b"\x00\x01\x00\x00", b"OTTO"]


@pytest.mark.parametrize("signature", SIGNATURES)
@pytest.mark.parametrize(
    "junk",
    [b"", b"\0", b"\0" * 200, b"\xff" * 200, bytes(range(256)) * 20, b"\0\x05" + b"head" * 40],
)
def test_a_font_of_junk_is_an_error_of_the_theme(
    tmp_path: Path, signature: bytes, junk: bytes
) -> None:
    (tmp_path / "own.ttf").write_bytes(signature + junk)
    said = complaint(tmp_path, '[font]\nfamily = "Own"\nregular = "own.ttf"\n')
    assert said.startswith("T/theme.toml:3:1: T/own.ttf is no font that can be used: it ")


@pytest.mark.slow
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(place=st.integers(0), change=st.binary(min_size=1, max_size=8), cut=st.integers(0))
def test_a_font_broken_anywhere_is_told_or_does(
    tmp_path: Path, place: int, change: bytes, cut: int
) -> None:
    font = load_theme("dyslexia").font
    assert font is not None
    data = bytearray(font.faces[0].data)
    place %= len(data)
    data[place : place + len(change)] = change
    (tmp_path / "own.ttf").write_bytes(data[: len(data) - cut % 400])
    own = folder(tmp_path, '[font]\nfamily = "Own"\nregular = "own.ttf"\n')
    try:
        theme = load_theme(own)
        embed(theme.font, ["<p>Ein Bus, né à Łódź.</p>".encode()], "style.css")
    except ConfigurationError as error:
        assert "own.ttf" in str(error)  # noqa: PT017


@pytest.mark.parametrize("name", ["../own.ttf", "a/../../own.ttf", "link.ttf"])
def test_a_font_outside_the_theme_s_folder_is_not_read(tmp_path: Path, name: str) -> None:
    font = load_theme("dyslexia").font
    assert font is not None
    (tmp_path / "own.ttf").write_bytes(font.faces[0].data)
    home = tmp_path / "theme"
    (home / "a").mkdir(parents=True)
    (home / "link.ttf").symlink_to(tmp_path / "own.ttf")
    said = complaint(home, f'[font]\nfamily = "Own"\nregular = "{name}"\n')
    assert f"T/theme.toml:3:1: {name!r} lies outside T: put it there" in said
    whole = str(tmp_path / "own.ttf")
    assert "lies outside" in complaint(home, f'[font]\nfamily = "Own"\nregular = "{whole}"\n')
