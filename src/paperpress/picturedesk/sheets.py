"""The pictures that need words, as a file that an editor fills in."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from dataclasses import asdict

from paperpress.picturedesk.wanting import InNeed

COLUMNS = (
    *("picture", "language", "article", "headline", "src", "caption", "credit"),
    *("suggestion", "why", "alt", "decorative"),
)
"""In this order; `alt` and `decorative` are the editor's."""

#: What makes a spreadsheet run a cell as a formula (OWASP, CSV injection; CWE-1236); the wide
#: forms too, which some take for the narrow ones.
_FORMULA = tuple("=+-@\t\r＝＋－＠")


def csv_sheet(pictures: Sequence[InNeed]) -> bytes:
    """Return CSV (RFC 4180) as spreadsheets want it: UTF-8 with a byte order mark, commas, CRLF.

    A cell that a spreadsheet would take for a formula gets an apostrophe before it, which
    spreadsheets take as "this is text". What the cells quote isn't read back, so it costs nothing.
    """
    out = io.StringIO()
    rows = csv.writer(out, quoting=csv.QUOTE_ALL)
    rows.writerow(COLUMNS)
    for picture in pictures:
        cells = {**asdict(picture), "alt": "", "decorative": ""}
        rows.writerow([_guarded(cells[name]) for name in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def _guarded(cell: str) -> str:
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def json_lines_sheet(pictures: Sequence[InNeed]) -> bytes:
    """Return JSON Lines, one object a picture; texts as they are, since no spreadsheet opens it."""
    rows = [{**asdict(picture), "alt": "", "decorative": False} for picture in pictures]
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()
