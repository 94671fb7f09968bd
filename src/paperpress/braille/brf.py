"""BRF: pages in North American ASCII braille, as embossers and displays take them.

A row ends with CR LF and a page with a form feed; a cell is a character of 64.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

#: By the dots of a cell as Unicode numbers them, its character in ASCII braille.
_ASCII: Final = " A1B'K2L@CIF/MSP\"E3H9O6R^DJG>NTQ,*5<-U8V.%[$+X!&;:4\\0Z7(_?W]#Y)="
_TABLE: Final = {0x2800 + dots: character for dots, character in enumerate(_ASCII)}


def brf(volumes: Sequence[Sequence[Sequence[str]]]) -> bytes:
    """Return volumes of pages of rows, in cells of six dots, as a file.

    Empty rows at the end of a page are left out. Where a volume follows, its first page is on the
    front of a sheet, when sheets are embossed on both sides.
    """
    text = ""
    for number, pages in enumerate(volumes, 1):
        text += "".join(map(_page, pages))
        if number < len(volumes) and len(pages) % 2:
            text += _page(())
    return text.encode("ascii")


def _page(rows: Sequence[str]) -> str:
    last = max((index for index, row in enumerate(rows) if row.strip()), default=-1)
    return "\r\n".join(row.translate(_TABLE).rstrip() for row in rows[: last + 1]) + "\r\n\f"
