"""A theme.toml, read: its errors name file, line and column."""

from pathlib import Path

import pytest

from paperpress.errors import ConfigurationError
from paperpress.themes.settings import read_settings, shipped, themes


@pytest.mark.parametrize(
    ("toml", "place"),
    [
        (b"name = \n", "1:8"),
        (b"name = 'x'\n\n[cover-look\nscale = 1\n", "3:12"),
        (b"name = 'x'\nname = 'y'\n", "2:"),
        (b"[font]\nfamily = 'X", "2:"),
    ],
)
def test_what_is_no_toml_is_told_with_its_place_and_the_way_out(
    tmp_path: Path, toml: bytes, place: str
) -> None:
    (tmp_path / "theme.toml").write_bytes(toml)
    with pytest.raises(ConfigurationError) as error:
        read_settings(tmp_path)
    assert f"theme.toml:{place}" in str(error.value)
    assert "texts stand in quotes" in str(error.value)


def test_what_is_not_utf_8_is_told(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_bytes(b"name = '\xff'")
    with pytest.raises(ConfigurationError, match="is not UTF-8: save it as such"):
        read_settings(tmp_path)


def test_the_column_is_that_of_the_key(tmp_path: Path) -> None:
    (tmp_path / "theme.toml").write_text("[cover-look]\n    scale = 9\n")
    settings = read_settings(tmp_path)
    assert ":2:5: " in str(settings.wrong("scale", "no"))
    assert ":1:1: " in str(settings.wrong("elsewhere", "no"))


@pytest.mark.parametrize("name", themes())
def test_every_setting_of_a_theme_that_comes_along_is_known(name: str) -> None:
    read_settings(shipped() / name).check_keys()
