"""A table that is wider than a screen becomes several, each with the columns that name its rows.

What is wider is cut off by some engines, and scrolls in others, where a reader must find that out.
So no column stands beyond the edge of a phone or a screen of 6 inches at the usual size of letter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from paperpress.model.blocks import Anchor, Cell, Inlines, NoteReference, PageBreak, Table, plain
from paperpress.model.traversal import map_inlines, map_runs, runs_in
from paperpress.xhtml.widths import longest_word

#: Left and right of a cell's text.
_PADDING: Final = 0.9
#: Figures are wider than the mean letter, and bold letters of headers more so.
_FIGURES, _BOLD = 1.1, 1.25
#: How much of the room a part takes: one that has been split fits larger letters too.
_OF_A_PART: Final = 0.9
#: At most so many columns name a row: "1", "Ellery Rovers".
_MOST_NAMES: Final = 2
_FIGURE = re.compile(r"[+\-−–±~≈]?\s?[£$€¥₹]?\s?\d[\d.,:'’/\s]*\s?(%|‰|°|\w{1,3})?")
_NOTHING = frozenset({"", "-", "–", "—", "−", "·", "n/a"})


def parts_of(table: Table, room: float) -> tuple[Table, ...]:
    """Return a table that fits as it is, or its parts; the caller keeps tables with spans out.

    `room` is what a screen holds in width, in ems.
    """
    columns = _columns(table)
    widths = [_column_width(column) for column in columns]
    if sum(widths) <= room:
        return (table,)
    names = naming_columns(table)
    first, *later = _groups(widths, names, room * _OF_A_PART)
    again = [_part(table, (names - 1, *group)) for group in later]
    return (_part(table, (*range(names), *first)), *map(_again, again))


def is_too_wide(table: Table, room: float) -> bool:
    """Tell whether a table with spans is wider than a screen, by its widest row."""
    return max(map(_column_sum, _rows(table)), default=0.0) > room


def figure_columns(table: Table) -> frozenset[int]:
    """Return the columns whose every cell in the body is a figure, which are set flush right."""
    width = _width(table)
    columns = list(zip(*(_padded(row, width) for row in table.body), strict=True))
    return frozenset(number for number, column in enumerate(columns) if _is_figures(column))


def _rows(table: Table) -> Iterator[tuple[Cell, ...]]:
    return chain(table.head, table.body)


def _width(table: Table) -> int:
    return max((len(row) for row in _rows(table)), default=0)


def _padded(row: tuple[Cell, ...], width: int) -> tuple[Cell, ...]:
    return row + (Cell(()),) * (width - len(row))


def _column_width(column: Sequence[Cell]) -> float:
    words = (longest_word(_text(cell)) * (_BOLD if cell.scope else _FIGURES) for cell in column)
    return max(words) + _PADDING


def _text(cell: Cell) -> str:
    return " ".join(plain(run) for run in runs_in(cell.blocks))


def _column_sum(row: tuple[Cell, ...]) -> float:
    return sum(_column_width([cell]) for cell in row)


def _is_figures(column: Sequence[Cell]) -> bool:
    texts = [" ".join(_text(cell).split()) for cell in column]
    figures = [text for text in texts if text not in _NOTHING]
    return bool(figures) and all(map(_FIGURE.fullmatch, figures))


def naming_columns(table: Table) -> int:
    """Return how many columns name a row: up to the first that isn't figures alone."""
    for number, column in enumerate(_columns(table)[:_MOST_NAMES], 1):
        if not _is_figures([cell for cell in column if cell.scope != "col"]):
            return number
    return 1


def _columns(table: Table) -> list[tuple[Cell, ...]]:
    width = max((len(row) for row in _rows(table)), default=0)
    return list(zip(*(_padded(row, width) for row in _rows(table)), strict=True))


def _groups(widths: Sequence[float], names: int, room: float) -> Iterator[tuple[int, ...]]:
    """Yield the columns of each part, without those that name its rows.

    The first part has all of these, a later one the last of them.
    """
    group: list[int] = []
    left = room - sum(widths[:names])
    for column in range(names, len(widths)):
        if group and widths[column] > left:
            yield tuple(group)
            group, left = [], room - widths[names - 1]
        group.append(column)
        left -= widths[column]
    yield tuple(group)


def _part(table: Table, columns: Sequence[int]) -> Table:
    def rows(of: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
        return tuple(tuple(row[column] for column in columns if column < len(row)) for row in of)

    return replace(table, head=rows(table.head), body=rows(table.body))


def _again(part: Table) -> Table:
    """Return a later part, in what it repeats without what may stand on a page but once."""

    def rows(of: tuple[tuple[Cell, ...], ...]) -> tuple[tuple[Cell, ...], ...]:
        return tuple((*map(_bare_cell, row[:1]), *row[1:]) for row in of)

    return replace(part, caption=bare(part.caption), head=rows(part.head), body=rows(part.body))


def _bare_cell(cell: Cell) -> Cell:
    return replace(cell, blocks=map_runs(cell.blocks, bare))


def bare(inlines: Inlines) -> Inlines:
    """Return a run without note references and marks of places, whose ids must stay unique."""
    once = NoteReference | PageBreak | Anchor
    return map_inlines(inlines, lambda inline: () if isinstance(inline, once) else (inline,))
