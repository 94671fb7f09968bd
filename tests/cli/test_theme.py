"""`paperpress theme new`."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from paperpress.cli.theme import theme
from paperpress.errors import ConfigurationError
from paperpress.themes.loading import load_theme


def new(*options: str) -> str:
    result = CliRunner().invoke(theme, ["new", *options], catch_exceptions=False)
    assert result.exit_code == 0
    return result.output


def test_a_new_theme_is_a_folder_that_can_be_pressed_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = new("themes/evening", "--from", "large-print")
    assert "paperpress proof --theme themes/evening --watch" in said
    assert load_theme("themes/evening").cover == load_theme("large-print").cover


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (("evening", "--from", "classik"), "there is no theme 'classik': take one of classic"),
        (("full",), "full is there already: name a new folder"),
        (("full/a.txt",), "full/a.txt is there already"),
        (('an "evening"',), "take letters, figures and hyphens"),
    ],
)
def test_what_can_t_be_made_is_told(
    options: tuple[str, ...], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "a.txt").write_text("kept")
    with pytest.raises(ConfigurationError, match=r"theme|there|letters") as error:
        CliRunner().invoke(theme, ["new", *options], catch_exceptions=False)
    assert message in str(error.value)
    assert (tmp_path / "full" / "a.txt").read_text() == "kept"
