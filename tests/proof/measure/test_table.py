"""Figures as a table and as JSON."""

from __future__ import annotations

from pathlib import Path

from paperpress.proof import Letters, device
from paperpress.proof.measure import Engine, Figures, Measured
from paperpress.proof.measure.figures import ScreenFigures
from paperpress.proof.measure.first_screen import FirstScreen
from paperpress.proof.measure.parted import Parted
from paperpress.proof.measure.table import COLUMNS, as_json, cells, screens_table, table

FIRST = FirstScreen(headline=True, byline=False, picture=False, lines=3)
SCREENS = (
    ScreenFigures("a.xhtml", 1, 1, 0.41, False, FIRST, Parted(headings=1), 0, 1),
    ScreenFigures("a.xhtml", 2, 2, 0.26, False, None, Parted(captions=2, rows=1), 1, 0),
    ScreenFigures("a.xhtml", 3, 3, 0.9, True, None, Parted(), 0, 0),
)
MEASURED = Measured(Path("a.epub"), device("phone"), Letters.SMALL, Engine.MUPDF, Figures(SCREENS))


def test_each_column_counts_its_figure() -> None:
    assert dict(zip(COLUMNS, cells(MEASURED.figures), strict=True)) == {
        "screens": "3", "stories": "1", "unseen": "0", "few lines": "1", "lines": "3-3",
        "blank 1st": "1", "blank": "1", "emptiest": "41%", "headings": "1", "entries": "0",
        "captions": "2", "rows": "1", "quotes": "0", "small": "1", "out": "1",
    }  # fmt: skip


def test_an_edition_without_articles_has_no_range_of_lines() -> None:
    assert cells(Figures(()))[:5] == ("0", "0", "0", "0", "")


def test_columns_stand_below_each_other() -> None:
    head, row = table([MEASURED]).splitlines()
    assert head.startswith("device  letters  screens")
    assert row.startswith("phone   small          3")
    assert head.index("out") + 3 == len(row)


def test_each_screen_says_what_it_shows_and_what_is_wrong() -> None:
    assert screens_table(MEASURED).splitlines() == [
        "phone, small letters, mupdf",
        "screen  page       blank  first screen              what else",
        "1       a.xhtml 1  41%    3 lines, no whole byline  headings parted: 1, tables out: 1",
        "2       a.xhtml 2  26%                              captions parted: 2, rows parted: 1,"
        " small pictures: 1",
        "3       a.xhtml 3  90%                              the page ends",
    ]


def test_json_has_every_screen() -> None:
    (result,) = as_json([MEASURED])
    assert {key: result[key] for key in ("file", "device", "letters", "points", "engine")} == {
        "file": "a.epub", "device": "phone", "letters": "small", "points": 7.0, "engine": "mupdf",
    }  # fmt: skip
    assert result["screens"][0]["first"] == {
        "headline": True, "byline": False, "picture": False, "lines": 3,
    }  # fmt: skip
    assert [screen["blank"] for screen in result["screens"]] == [0.41, 0.26, 0.9]
