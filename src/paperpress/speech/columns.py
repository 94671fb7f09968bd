"""The headers of a table's cells, for whoever hears one row after another."""

from __future__ import annotations

from paperpress.speech.phrases import Phrase, language_in, phrases_of, runs
from paperpress.vocab import XHTML_NS
from paperpress.xhtml.tree import Element

_ROW, _HEADER, _CELL = (f"{{{XHTML_NS}}}{name}" for name in ("tr", "th", "td"))


def column_headers(table: Element, language: str) -> dict[Element, tuple[Phrase, ...]]:
    """Return what is said before each cell of a table: the header of its column, with a colon.

    A cell's own list of headers goes first, less the header of its row, which is heard before the row.
    """
    above: dict[int, tuple[Phrase, ...]] = {}
    filled: dict[int, int] = {}
    headers: dict[Element, tuple[Phrase, ...]] = {}
    columns_of: dict[str, tuple[Phrase, ...]] = {}
    for row in table.iter(_ROW):
        column = 0
        for cell in (cell for cell in row if cell.tag in {_HEADER, _CELL}):
            while filled.get(column, 0):
                filled[column] -= 1
                column += 1
            width, height = _span(cell, "colspan"), _span(cell, "rowspan")
            if cell.tag == _HEADER:
                if cell.get("scope") in {"col", "colgroup"}:
                    heading = _heading(cell, language)
                    above |= dict.fromkeys(range(column, column + width), heading)
                    columns_of[cell.get("id", "")] = heading
            else:
                named = [
                    columns_of[name]
                    for name in cell.get("headers", "").split()
                    if name in columns_of
                ]
                headers[cell] = tuple(
                    phrase for heading in named for phrase in heading
                ) or above.get(column, ())
            filled |= dict.fromkeys(range(column, column + width), height - 1)
            column += width
        for rest in [place for place in filled if place >= column and filled[place]]:
            filled[rest] -= 1
    return headers


def _heading(cell: Element, language: str) -> tuple[Phrase, ...]:
    heading = phrases_of(runs(cell, language_in(cell, language)))
    return tuple(Phrase(f"{phrase.text.rstrip('.:')}:", phrase.language) for phrase in heading)


def _span(cell: Element, name: str) -> int:
    number = cell.get(name, "1")
    return max(1, int(number)) if number.isdecimal() else 1
