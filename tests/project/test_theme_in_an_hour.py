"""The hour of docs/themes.md: each of its steps works as it is written."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from click.testing import CliRunner

from newsroom import ROOT
from paperpress.cli import cli
from paperpress.cli.specimen import make_publication
from paperpress.errors import ConfigurationError
from paperpress.themes.loading import load_theme

pytestmark = pytest.mark.slow

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def steps() -> list[tuple[str, str]]:
    """The blocks of the section, each with what it is written in."""
    page = (ROOT / "docs" / "themes.md").read_text("utf-8")
    section = page.split("## A theme of one's own in an hour")[1].split("\n## ")[0]
    return BLOCK.findall(section)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    make_publication(tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAPERPRESS_CACHE", str(tmp_path / "cache"))
    return tmp_path


def run(line: str) -> str:
    """Run a line of the page; a watch ends after its first drawing."""
    words = [word for word in shlex.split(line.removeprefix("$ paperpress ")) if word != "--watch"]
    result = CliRunner().invoke(cli, words, catch_exceptions=False, standalone_mode=False)
    assert not result.return_value, (line, result.output)
    return result.output


def put(settings: Path, toml: str) -> None:
    """Take a block of theme.toml into it: each of its lines in the place of the same setting's."""
    text = settings.read_text("utf-8")
    for line in toml.splitlines():
        key = line.partition(" =")[0]
        place = re.compile(rf"^(?:# )?{re.escape(key)}(?: =.*)?$", re.MULTILINE)
        if line:
            text, count = place.subn(line, text, count=1)
            assert count == 1, line
    settings.write_text(text, "utf-8")


def test_the_hour_ends_in_a_paper_with_a_theme_of_one_s_own(folder: Path) -> None:
    commands = [block for language, block in steps() if language == "console"]
    cover, _font = (block for language, block in steps() if language == "toml")
    (css,) = (block for language, block in steps() if language == "css")
    begin, watch, build = map(str.strip, commands)

    run(begin)
    assert (folder / "proof.png").exists() is False
    assert "proof.png" in run(watch)
    first = (folder / "proof.png").read_bytes()

    put(folder / "evening" / "theme.toml", cover)
    with (folder / "evening" / "style.css").open("a") as sheet:
        sheet.write(css)
    theme = load_theme("evening")
    assert (theme.cover, theme.cover_look.scale, theme.cover_look.rules) == ("list", 1.2, 2)
    run(watch)
    assert (folder / "proof.png").read_bytes() != first
    run(build)
    assert list((folder / "dist").rglob("*.epub"))


def test_what_is_refused_is_told_in_the_words_of_the_page(folder: Path) -> None:
    run("$ paperpress theme new evening")
    (refusals,) = (block for language, block in steps() if language == "")
    of_sheet, of_settings = refusals.splitlines()
    style, settings = folder / "evening" / "style.css", folder / "evening" / "theme.toml"
    kept = settings.read_text("utf-8")

    settings.write_text(kept.replace("# scale = 1.0", "scale = 2.5"), "utf-8")
    with pytest.raises(ConfigurationError) as error:
        load_theme("evening")
    assert place(str(error.value)) == place(of_settings)
    assert str(error.value).split(": ", 1)[1] == of_settings.split(": ", 1)[1]

    settings.write_text(kept, "utf-8")
    with style.open("a") as sheet:
        sheet.write(".rule { color: #333333 }\n")
    with pytest.raises(ConfigurationError) as error:
        load_theme("evening")
    assert str(error.value).split(": ", 1)[1] == of_sheet.split(": ", 1)[1]


def place(message: str) -> str:
    """The file of an error and the column; lines move as files are written on."""
    file, _, column, _ = message.split(":", 3)
    return f"{file}:{column}"


def test_a_font_beside_the_theme_is_taken_as_the_page_writes_it(folder: Path) -> None:
    from importlib.util import find_spec

    run("$ paperpress theme new evening")
    spec = find_spec("fontpkg_atkinson_hyperlegible")
    assert spec is not None
    assert spec.origin is not None
    files = Path(spec.origin).parent / "files"
    for weight in ("Regular", "Bold"):
        data = (files / f"AtkinsonHyperlegible-{weight}.ttf").read_bytes()
        (folder / "evening" / f"EveningSans-{weight}.ttf").write_bytes(data)
    _, font = (block for language, block in steps() if language == "toml")
    with (folder / "evening" / "theme.toml").open("a") as settings:
        settings.write("\n" + font)
    theme = load_theme("evening")
    assert theme.font is not None
    assert theme.font.family == "Evening Sans"
