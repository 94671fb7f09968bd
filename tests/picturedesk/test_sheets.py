"""The sheet for an editor: its names, its lines, and no cell that a program would run."""

from __future__ import annotations

import csv
import io

import pytest

from paperpress.picturedesk.sheets import COLUMNS, csv_sheet
from paperpress.picturedesk.wanting import InNeed
from picture_desk import KEY


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "＝", " ="])
def test_no_cell_is_a_formula(start: str) -> None:
    """OWASP, CSV injection: a caption must not run anything in an editor's spreadsheet."""
    text = f"{start}cmd|' /C calc'!A0"
    row = InNeed(KEY, "en", text, text, text, text, text, text, text)
    cells = next(csv.DictReader(io.StringIO(csv_sheet([row]).decode("utf-8-sig"), newline="")))
    assert {cells[name] for name in COLUMNS[2:9]} == {f"'{text}"}


def test_the_sheet_has_one_line_of_names_and_a_byte_order_mark() -> None:
    """Without the mark Excel takes UTF-8 for the machine's code page."""
    assert csv_sheet([]) == b"\xef\xbb\xbf" + ",".join(f'"{n}"' for n in COLUMNS).encode() + b"\r\n"
