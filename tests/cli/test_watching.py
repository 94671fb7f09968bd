"""`paperpress proof --theme` and `--watch`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from zipfile import ZipFile

import pytest

from newsroom import record
from paperpress.cli import watching
from paperpress.errors import ConfigurationError


@pytest.fixture
def evening(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PAPERPRESS_CACHE", str(tmp_path / "cache"))
    folder = tmp_path / "evening"
    folder.mkdir()
    (folder / "theme.toml").write_text('base = "classic"\ncover = "typographic"\n')
    return folder


def stops_after(*steps: object) -> Iterator[None]:
    """Runs a step each time that the watch waits; then the user stops it."""
    for step in steps:
        step()  # type: ignore[operator]
        yield
    raise KeyboardInterrupt


def test_a_proof_follows_the_theme_and_an_error_leaves_it_as_it_was(
    evening: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    drawn: list[str] = []
    sheet, out = evening / "style.css", tmp_path / "proof.png"

    def draw() -> None:
        if sheet.exists() and "red" in sheet.read_text():
            raise ConfigurationError("style.css:1:18: the colour red is lost")
        drawn.append(sheet.read_text() if sheet.exists() else "base's")

    steps = stops_after(
        lambda: None,
        lambda: sheet.write_text(".kicker { color: red }"),
        lambda: sheet.write_text(".kicker { margin: 0 }"),
    )
    assert watching.show_at_changes(draw, [evening], out, lambda: next(steps)) == 0
    assert drawn == ["base's", ".kicker { margin: 0 }"]
    said = capsys.readouterr()
    assert "1:18: the colour red is lost" in said.err
    assert f"{out.with_suffix('.html')}: open it in a browser" in said.out
    assert 'src="proof.png"' in out.with_suffix(".html").read_text()


def test_a_pdf_has_no_page_beside_it(tmp_path: Path) -> None:
    steps = stops_after()
    watching.show_at_changes(lambda: None, [tmp_path], tmp_path / "p.pdf", lambda: next(steps))
    assert list(tmp_path.iterdir()) == []


def test_without_a_paper_a_specimen_is_pressed_and_pressed_anew_when_the_theme_changes(
    evening: Path, tmp_path: Path
) -> None:
    def sheets() -> list[bytes]:
        with ZipFile(watching.press_with("evening", tmp_path / "drawn")) as book:
            return [book.read(name) for name in book.namelist() if name.endswith(".css")]

    first = sheets()
    (evening / "style.css").write_text(".kicker { font-weight: normal; }")
    assert sheets() != first
    assert any(b".kicker { font-weight: normal; }" in sheet for sheet in sheets())


def test_the_paper_of_this_folder_is_pressed_where_there_is_one(
    paper: Path, evening: Path, tmp_path: Path
) -> None:
    edition = watching.press_with("evening", tmp_path / "drawn")
    with ZipFile(edition) as book:
        opf = next(name for name in book.namelist() if name.endswith(".opf"))
        assert "<dc:title" in book.read(opf).decode()
    assert not (tmp_path / "drawn" / "specimen").exists()


def test_a_paper_of_which_nothing_can_be_pressed_is_told(paper: Path, evening: Path) -> None:
    for article in (paper / "articles").iterdir():
        article.write_text(json.dumps(record(status="draft")))
    with pytest.raises(ConfigurationError, match="no edition could be pressed"):
        watching.press_with("evening", paper / "drawn")
