"""Tables: header cells are found, spans cut to fit, and layout tables resolved."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, Literal, cast

from lxml import etree

from paperpress.body.block_builder import BlockBuilder
from paperpress.body.elements import tag, whole_number
from paperpress.body.findings import BodyFinding
from paperpress.body.flow import Reader, inner, run_of
from paperpress.body.language_marks import LanguageMark
from paperpress.body.outline import is_bold
from paperpress.body.pages import only_breaks
from paperpress.model.blocks import (
    Block,
    Blocks,
    Cell,
    Figure,
    Gallery,
    Heading,
    Inlines,
    Paragraph,
    Table,
)
from paperpress.model.traversal import walk

Scope = Literal["col", "row", "colgroup", "rowgroup"]
#: Parts of a page, which no cell of figures holds.
_LARGE: Final = (Figure, Gallery, Heading, Table)
_SCOPES: Final = ("col", "row", "colgroup", "rowgroup")


@dataclass(frozen=True, slots=True)
class _Read:
    """A cell as it was read."""

    cell: Cell
    header: bool


@dataclass(frozen=True, slots=True)
class _Row:
    cells: tuple[_Read, ...]
    part: str
    """``thead``, ``tbody`` or ``tfoot``."""

    @property
    def all_headers(self) -> bool:
        return all(read.header for read in self.cells)


def table(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``table``."""
    around = language_mark.within(builder.language_mark)
    taker = _Taker(reader, builder, around, BlockBuilder.of(builder.marks, around))
    taker.take(element, "tbody")
    rows = [row for row in taker.rows if any(read.cell.blocks for read in row.cells)]
    caption, beside = run_of(taker.caption)
    builder.block(*taker.before)
    if (element.get("role") or "").lower() in ("presentation", "none") or _lays_out(rows):
        if rows:
            reader.body_findings.add(BodyFinding.LAYOUT)
        if caption:
            builder.block(Paragraph(caption))
        builder.block(
            *beside, *(block for row in rows for read in row.cells for block in read.cell.blocks)
        )
        return
    builder.block(*beside, headed(rows, caption, reader))


def headed(rows: Sequence[_Row], caption: Inlines, reader: Reader) -> Table:
    """Return a table of some rows: rows at its top that are only headers head its columns."""
    foot = [row for row in rows if row.part == "tfoot"]
    rows = [*(row for row in rows if row.part != "tfoot"), *foot]
    head = 0
    while head < len(rows) - 1 and (rows[head].part == "thead" or rows[head].all_headers):
        head += 1
    if not any(read.header for row in rows for read in row.cells) and head == 0:
        if _is_bold(rows[0]) and len(rows) > 1:
            reader.body_findings.add(BodyFinding.BOLD_ROW)
            head = 1
        else:
            reader.body_findings.add(BodyFinding.NO_HEADER)
    width = max(len(row.cells) + taken for row, taken in zip(rows, _reaching(rows), strict=True))
    fitted, cut = _fitted(rows[:head], width)
    body, cut_below = _fitted(rows[head:], width)
    if cut or cut_below:
        reader.body_findings.add(BodyFinding.SPAN)
    return Table(
        tuple(
            tuple(_scoped(read, i, in_head=True) for i, read in enumerate(row)) for row in fitted
        ),
        tuple(tuple(_scoped(read, i, in_head=False) for i, read in enumerate(row)) for row in body),
        caption,
    )


def _lays_out(rows: Sequence[_Row]) -> bool:
    """Tell whether a table only lays out a page, by what house rule TXT115 goes by too.

    It has no header, and one column, one row, or two columns with large parts in their cells, as
    newsletters have them; a table of medals with a flag in each row has more.
    """
    headed = any(read.header for row in rows for read in row.cells)
    if all(len(row.cells) == 1 for row in rows):
        return len(rows) <= 1 or not headed
    if headed or (len(rows) > 1 and _is_bold(rows[0])):
        return False
    if len(rows) == 1 or max(len(row.cells) for row in rows) > 2:
        return len(rows) == 1
    blocks = walk(tuple(block for row in rows for read in row.cells for block in read.cell.blocks))
    return any(isinstance(block, _LARGE) for block in blocks)


def _is_bold(row: _Row) -> bool:
    filled = [read.cell.blocks for read in row.cells if read.cell.blocks]
    return bool(filled) and all(
        isinstance(block, Paragraph) and is_bold(block) for blocks in filled for block in blocks
    )


def _scoped(read: _Read, column: int, *, in_head: bool) -> Cell:
    """Return the cell with what it heads: as declared, else its column in the head, else its row."""
    if in_head:
        return replace(read.cell, scope=read.cell.scope or "col") if read.cell.blocks else read.cell
    if not read.header or not read.cell.blocks:
        return replace(read.cell, scope=None)
    return replace(read.cell, scope=read.cell.scope or ("row" if column == 0 else "col"))


def _reaching(rows: Sequence[_Row]) -> list[int]:
    """Return for each row how many columns the cells of earlier rows reach down into."""
    most = max((len(row.cells) for row in rows), default=0)
    change = [0] * (len(rows) + 1)
    for number, row in enumerate(rows):
        for read in row.cells:
            if read.cell.rows != 1:
                down = min(read.cell.rows or len(rows), len(rows) - number)
                change[number + 1] += min(read.cell.columns, most)
                change[number + down] -= min(read.cell.columns, most)
    return list(accumulate(change))[: len(rows)]


def _fitted(rows: Sequence[_Row], width: int) -> tuple[list[tuple[_Read, ...]], bool]:
    """Return the rows with each cell's spans cut to the table, and whether any was cut."""
    fitted: list[tuple[_Read, ...]] = []
    for number, (row, taken) in enumerate(zip(rows, _reaching(rows), strict=True)):
        cells: list[_Read] = []
        below = len(rows) - number
        spare = max(0, width - len(row.cells) - taken)
        for read in row.cells:
            columns = min(read.cell.columns, 1 + spare)
            spare -= columns - 1
            spanned = min(read.cell.rows or below, below)
            cells.append(_Read(replace(read.cell, columns=columns, rows=spanned), read.header))
        fitted.append(tuple(cells))
    cut = any(
        now.cell.columns != was.cell.columns or now.cell.rows < was.cell.rows
        for after, before in zip(fitted, rows, strict=True)
        for now, was in zip(after, before.cells, strict=True)
    )
    return fitted, cut


class _Taker:
    """Takes the rows and the caption out of a table; what lies between cells becomes a row."""

    def __init__(
        self,
        reader: Reader,
        builder: BlockBuilder,
        language_mark: LanguageMark,
        stray: BlockBuilder,
    ) -> None:
        self.rows: list[_Row] = []
        self.caption: Blocks = ()
        self.before: Blocks = ()
        self._reader, self._builder, self._language_mark = reader, builder, language_mark
        self._stray = stray

    def take(self, element: etree._Element, part: str) -> None:
        """Take the rows and the caption of a table, or of a part of one."""
        self._stray.text(element.text)
        for child in element:
            name = tag(child)
            if name in ("thead", "tbody", "tfoot"):
                self.take(child, name)
            elif name == "caption":
                self.caption += inner(self._reader, self._builder, child, self._language_mark)
            elif name == "tr":
                self._settle(part)
                cells = self._cells(child)
                if cells:
                    self.rows.append(_Row(cells, part))
            elif _holds_rows(child):
                self.take(child, part)
            else:
                self._reader.place(self._stray, child)
            self._stray.text(child.tail)
        self._settle(part)

    def _settle(self, part: str) -> None:
        blocks = self._stray.done()
        self._stray = BlockBuilder.of(self._builder.marks, self._language_mark)
        if only_breaks(blocks) and self.rows:
            *others, last = self.rows[-1].cells
            last = replace(last, cell=replace(last.cell, blocks=last.cell.blocks + blocks))
            self.rows[-1] = replace(self.rows[-1], cells=(*others, last))
        elif blocks and self.rows:
            self.rows.append(_Row((_Read(Cell(blocks), header=False),), part))
        else:
            self.before += blocks

    def _cells(self, row: etree._Element) -> tuple[_Read, ...]:
        if row in self._reader.skip or self._reader.hides(row):
            return ()
        cells: list[_Read] = []
        stray = BlockBuilder.of(self._builder.marks, self._language_mark)
        waiting: list[Block] = []

        def settle() -> None:
            nonlocal stray
            blocks = stray.done()
            stray = BlockBuilder.of(self._builder.marks, self._language_mark)
            if only_breaks(blocks):
                waiting.extend(blocks)
            elif blocks:
                cells.append(_Read(Cell(blocks), header=False))

        stray.text(row.text)
        for child in row:
            if tag(child) in ("td", "th"):
                settle()
                read = self._cell(child)
                blocks = (*waiting, *read.cell.blocks)
                cells.append(replace(read, cell=replace(read.cell, blocks=blocks)))
                waiting.clear()
            else:
                self._reader.place(stray, child)
            stray.text(child.tail)
        settle()
        return tuple(cells)

    def _cell(self, element: etree._Element) -> _Read:
        content = BlockBuilder.of(self._builder.marks, self._language_mark)
        self._reader.place(content, element)
        scope = (element.get("scope") or "").strip().lower()
        cell = Cell(
            content.done(),
            cast(Scope, scope) if scope in _SCOPES else None,
            max(1, whole_number(element, "colspan", 1)),
            max(0, whole_number(element, "rowspan", 1)),
        )
        return _Read(cell, tag(element) == "th")


def _holds_rows(element: etree._Element) -> bool:
    return tag(element) in ("form", "div") and any(
        tag(child) in ("tr", "tbody", "thead") for child in element
    )
