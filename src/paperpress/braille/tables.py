"""Tables in rows: columns side by side where they fit, else a paragraph a row with its headers.

Sources: Braille Formats 2016, "Tables": columns with two empty cells between them and a row of
dots 25 below their heads; and the linear format.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest
from typing import Protocol

from paperpress.braille.rows import Blank, Item, Row, centred, wrapped
from paperpress.model.blocks import Blocks, Cell, Inlines, Table
from paperpress.model.traversal import runs_in
from paperpress.xhtml.tables import distinct, grid, is_complex

_GAP = 2
#: Cells that a column is never narrower than, so that a word finds room.
_NARROWEST = 4
#: The row below the head of a column: dot 5, then dots 25.
_BELOW_FIRST, _BELOW = "⠐", "⠒"


class Layout(Protocol):
    """What lays out the runs of a table."""

    @property
    def width(self) -> int:
        """Cells of a row."""
        ...

    def plain(self, inlines: Inlines) -> str:
        """Return the cells of a run on a line."""
        ...

    def sign(self, text: str) -> str:
        """Return a sign of punctuation in cells."""
        ...


def table(layout: Layout, block: Table) -> Iterator[Item]:
    """Yield the rows of a table, with its caption before."""
    yield Blank()
    caption = " ".join(layout.plain(block.caption).split())
    yield from (Row(row, keep=True) for row in centred(caption, layout.width))
    columns = None if is_complex(block) else _columns(layout, block)
    yield from _linear(layout, block) if columns is None else _side_by_side(layout, block, columns)
    yield Blank()


def _line(layout: Layout, blocks: Blocks) -> str:
    """Return all that a cell of a table says, on a line."""
    return " ".join(" ".join(layout.plain(run) for run in runs_in(blocks)).split())


def _texts(layout: Layout, rows: tuple[tuple[Cell, ...], ...]) -> list[list[str]]:
    return [[_line(layout, cell.blocks) for cell in row] for row in rows]


def _columns(layout: Layout, block: Table) -> list[int] | None:
    """Return the widths of columns that stand side by side; None where they don't fit."""
    rows = _texts(layout, (*block.head, *block.body))
    widths = [
        max(_NARROWEST, *(len(text) for text in column))
        for column in zip_longest(*rows, fillvalue="")
    ]
    return widths if sum(widths) + _GAP * (len(widths) - 1) <= layout.width else None


def _side_by_side(layout: Layout, block: Table, widths: list[int]) -> Iterator[Item]:
    for texts in _texts(layout, block.head):
        yield Row(_row(texts, widths), keep=True)
    if block.head:
        lines = [_BELOW_FIRST + _BELOW * (width - 1) for width in widths]
        yield Row(_row(lines, widths), keep=True)
    for texts in _texts(layout, block.body):
        yield Row(_row(texts, widths))


def _row(texts: list[str], widths: list[int]) -> str:
    missing = [""] * (len(widths) - len(texts))
    padded = (text.ljust(width) for text, width in zip([*texts, *missing], widths, strict=True))
    return (" " * _GAP).join(padded).rstrip()


def _linear(layout: Layout, block: Table) -> Iterator[Item]:
    """Yield a paragraph a row: what heads it, then each value after what heads its column."""
    head, body = grid(block.head), grid(block.body)
    for line in body:
        heads = distinct([cell for cell in line if cell is not None and cell.scope])
        name = f"{layout.sign(',')} ".join(_line(layout, cell.blocks) for cell in heads)
        values = []
        for x, cell in enumerate(line):
            if cell is None or cell.scope or (x > 0 and line[x - 1] is cell) or not cell.blocks:
                continue
            span = range(x, x + max(1, sum(other is cell for other in line)))
            above = distinct([row[c] for row in head for c in span if c < len(row)])
            values.append(
                " ".join(
                    [*(_line(layout, each.blocks) for each in above), _line(layout, cell.blocks)]
                )
            )
        text = f"{layout.sign(';')} ".join(values)
        whole = f"{name}{layout.sign(':')} {text}" if name and text else name or text
        yield from (Row(row) for row in wrapped(whole, layout.width, 0, 2))
