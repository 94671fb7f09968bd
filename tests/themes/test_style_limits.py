"""Sheets for the simplest engines (`paperpress.themes.style_limits.plain`)."""

from __future__ import annotations

import pytest

from paperpress.themes.loading import load_theme, themes
from paperpress.themes.style_limits import flaws, plain


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        (".a { margin: 0 1em; hyphens: none; }", ".a { margin: 0 1em; }\n"),
        (".a, .b p { overflow: auto; position: relative }", ""),
        (".a { border-top: 1px solid currentColor }", ".a { border-top: 1px solid currentColor; }\n"),
        ("img { max-width: 100%; height: auto; }", "img { max-width: 100%; height: auto; }\n"),
        ("/* a note */ h1 { page-break-after: avoid }", "h1 { page-break-after: avoid; }\n"),
    ],
)  # fmt: skip
def test_boxes_type_and_page_breaks_stay(sheet: str, expected: str) -> None:
    assert plain(sheet.encode()) == expected.encode()


@pytest.mark.parametrize("name", themes())
def test_what_stays_of_a_theme_is_within_the_limits_and_stays_again(name: str) -> None:
    sheet = plain(load_theme(name).stylesheet)
    assert b"page-break-after: avoid" in sheet
    assert b"hyphens" not in sheet
    assert flaws(sheet, theme=False) == ()
    assert plain(sheet) == sheet
