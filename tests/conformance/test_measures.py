"""The example's whole paper in every theme, measured; and by engines that know nothing of each other."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from measuring import CASES, cases_as_measured
from newsroom import need
from paperpress.proof import Letters, device
from paperpress.proof.measure import Engine, Measured, measure
from paperpress.proof.measure.figures import FEW_LINES, ScreenFigures
from tools import measure_tables

pytestmark = [pytest.mark.conformance, pytest.mark.xdist_group("devices")]

#: A line's share of a screen.
LINE = 0.03
#: Lines of the story that show it at large letters.
TWO = 2
SIZES = [(device("kobo-clara"), letters) for letters in Letters]


@pytest.fixture(scope="module")
def paper(by_profile: dict[str, Path]) -> Path:
    return by_profile["paper-paper"]


def by(engine: Engine, paper: Path) -> list[Measured]:
    return list(measure(paper, SIZES, engine))


def firsts(results: list[Measured]) -> dict[tuple[str, str], ScreenFigures]:
    """The first screen of every article, by its page and the size of letter."""
    return {
        (screen.page, result.letters): screen
        for result in results
        for screen in result.figures.screens
        if screen.first is not None
    }


def test_the_tables_of_the_docs_are_what_is_measured(
    paper: Path, by_theme: dict[str, Path]
) -> None:
    editions = {"classic": paper, **by_theme}
    results = {theme: measure_tables.measured(path) for theme, path in editions.items()}
    page = measure_tables.PAGE.read_text("utf-8")
    assert measure_tables.with_tables(page, results) == page, "python tests/tools/measure_tables.py"
    for measured in results.values():
        assert_first_screens_are_used(measured)


def test_first_screens_are_used_where_an_engine_parts_nothing(
    paper: Path, by_theme: dict[str, Path]
) -> None:
    """Chromium keeps a picture with its caption, a heading with its text, and a table whole."""
    need(shutil.which("chromium"), "Chromium is missing")
    usual = [(device(name), Letters.USUAL) for name in ("kobo-clara", "kindle-scribe", "phone")]
    sizes = [*usual, (device("kobo-clara"), Letters.LARGE)]
    for edition in (paper, by_theme["large-print"]):
        results = list(measure(edition, sizes, Engine.CHROMIUM))
        assert_first_screens_are_used(results)
        parted = [
            (result.device.id, screen.page, screen.parted)
            for result in results
            if result.letters is Letters.USUAL
            for screen in result.figures.screens
            if screen.parted.headings or screen.parted.entries or screen.parted.captions
        ]
        assert parted == []


def assert_first_screens_are_used(results: list[Measured]) -> None:
    """At the usual size none is a quarter blank; at the largest each shows two lines or a picture."""
    for result in results:
        where = result.path.name, result.device.id
        firsts = [s.first for s in result.figures.screens if s.first and not s.ends]
        if result.letters is Letters.USUAL:
            assert (where, result.figures.blank_first) == (where, ())
            assert all(s.headline and s.byline for s in firsts), where
            assert all(s.picture or s.lines >= FEW_LINES for s in firsts), where
        else:
            assert all(s.picture or s.lines >= TWO for s in firsts), where


def test_chromium_and_mupdf_agree_on_which_first_screens_show_the_story(paper: Path) -> None:
    """But where MuPDF, which knows no `page-break-inside`, shows a picture without its caption.

    Or has room for both by less than a line.
    """
    need(shutil.which("chromium"), "Chromium is missing")
    mupdf, chromium = firsts(by(Engine.MUPDF, paper)), firsts(by(Engine.CHROMIUM, paper))
    assert mupdf.keys() == chromium.keys()
    differing = [key for key in mupdf if shows(mupdf[key]) != shows(chromium[key])]
    just = [key for key in differing if mupdf[key].parted.captions or mupdf[key].blank <= LINE]
    assert just == differing
    assert [letters for _, letters in differing if letters is Letters.USUAL] == []


def shows(screen: ScreenFigures) -> bool:
    assert screen.first is not None
    return screen.first.shows_story


@pytest.mark.parametrize("engine", [Engine.CHROMIUM, Engine.WEASYPRINT])
def test_other_engines_find_the_flaws_of_tiny_editions_too(engine: Engine, tmp_path: Path) -> None:
    """WeasyPrint keeps a table's head with its first row, whatever a sheet says."""
    need(engine is not Engine.CHROMIUM or shutil.which("chromium"), "Chromium is missing")
    kept = {"head-of-a-table-alone"} if engine is Engine.WEASYPRINT else set()
    expected = {name: 0 if name in kept else case.count for name, case in CASES.items()}
    assert cases_as_measured(tmp_path, engine) == expected
