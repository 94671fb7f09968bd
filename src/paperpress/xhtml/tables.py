"""Tables: a caption, header cells with their scope, a frame that scrolls where it is wide.

A table with spans or several levels of headers is told a second time as a list, folded away: each
value with all that it belongs to, in the table's order. Screens of a hand's width and braille
lines show no grid (WCAG 2.2, criterion 1.4.10; docs/decisions/0013-complex-tables.md).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from paperpress.model.blocks import (
    Anchor,
    Blocks,
    Cell,
    Code,
    Figure,
    PageBreak,
    Paragraph,
    Span,
    Table,
    Text,
    plain,
)
from paperpress.model.formulas import Formula
from paperpress.model.traversal import Inner, children, inlines_in
from paperpress.xhtml.tree import Element, add, say
from paperpress.xhtml.wide_tables import (
    bare,
    figure_columns,
    is_too_wide,
    naming_columns,
    parts_of,
)
from paperpress.xhtml.writing import BlockWriter

#: From this many columns on, a table may be wider than a phone's screen, and must be reachable
#: by keyboard so that it can be scrolled (WCAG 2.2, criterion 2.1.1).
_WIDE = 4
#: A table that would become more parts than these is a list: comparing down a column is lost then
#: anyway, and a list fits any size of letter.
MOST_PARTS = 4

Grid = list[list[Cell | None]]
"""The cell that covers each place, row by row; None where none does."""


def table(writer: BlockWriter, parent: Element, block: Table, language: str) -> None:
    """Write a table; as several where it is wider than a screen, as a list where they would be many."""
    parts = (block,) if is_complex(block) else parts_of(block, writer.room)
    if len(parts) > MOST_PARTS:
        _in_lines(writer, parent, block, language)
        return
    for number, part in enumerate(parts, 1):
        writer.tables += number > 1
        if len(parts) > 1:
            counted = writer.words.text("{position} of {total}", position=number, total=len(parts))
            counted = counted.replace(" ", "\N{NO-BREAK SPACE}")
            between = (Text(" · "),) if part.caption else ()
            part = replace(part, caption=(*part.caption, *between, Text(counted)))
        _table(writer, parent, part, language)


def _in_lines(writer: BlockWriter, parent: Element, block: Table, language: str) -> None:
    """Write a table of many columns: an item a row, and in it each value after the header of its column."""
    if block.caption:
        writer.inlines(add(parent, "p", {"class": "listed"}), block.caption, language)
    items = add(parent, "ul", {"class": "rows"})
    names = naming_columns(block)
    heads = block.head[0] if block.head else ()
    for row in block.body:
        item = add(items, "li")
        name = add(item, "b")
        for number, cell in enumerate(row[:names]):
            say(name, " " if number else "")
            writer.lines(name, cell.blocks, language)
        values = [(n, cell) for n, cell in enumerate(row[names:], names) if cell.blocks]
        for place, (number, cell) in enumerate(values):
            say(item, " · " if place else ": ")
            if number < len(heads) and heads[number].blocks:
                _line(writer, item, heads[number].blocks, language)
                say(item, "\N{NO-BREAK SPACE}")
            writer.lines(item, cell.blocks, language)


def _table(writer: BlockWriter, parent: Element, block: Table, language: str) -> None:
    """Write a table, in a frame that is a region of its own where the table is wide."""
    columns = max(sum(cell.columns for cell in row) for row in (*block.head, *block.body))
    anchor = f"table-{writer.tables}"
    number = writer.words.text("Table {number}", number=writer.tables)
    frame: dict[str, str | None] = {"class": "table"}
    if columns >= _WIDE:
        frame |= {"role": "region", **_name(writer, block, anchor, number), "tabindex": "0"}
    listed = f"{anchor}-list" if is_complex(block) else None
    element = add(add(parent, "div", frame), "table", {"aria-details": listed})
    if block.caption:
        writer.inlines(add(element, "caption", {"id": anchor}), block.caption, language)
    figures = frozenset[int]() if listed else figure_columns(block)
    for name, rows in (("thead", block.head), ("tbody", block.body)):
        if rows:
            group = add(element, name)
            for row in rows:
                _row(writer, add(group, "tr"), row, language, figures)
    if listed:
        shown = "open" if is_too_wide(block, writer.room) else None
        details = add(parent, "details", {"id": listed, "class": "linear", "open": shown})
        subject = plain(block.caption) or number
        add(details, "summary", text=writer.words.text("As a list: {subject}", subject=subject))
        _list(writer, details, block, language)


def _name(writer: BlockWriter, block: Table, anchor: str, number: str) -> dict[str, str | None]:
    """Return the name of a region: its caption, with a number where another region has the same."""
    caption = " ".join(plain(block.caption).split())
    if not caption:
        return {"aria-label": number}
    if caption.casefold() in writer.captions:
        return {"aria-label": f"{number}: {caption}"}
    writer.captions.add(caption.casefold())
    return {"aria-labelledby": anchor}


def _row(
    writer: BlockWriter,
    parent: Element,
    row: tuple[Cell, ...],
    language: str,
    figures: frozenset[int],
) -> None:
    for number, cell in enumerate(row):
        attributes = {
            "class": "figures" if number in figures else None,
            "scope": cell.scope,
            "colspan": str(cell.columns) if cell.columns > 1 else None,
            "rowspan": str(cell.rows) if cell.rows > 1 else None,
        }
        element = add(parent, "th" if cell.scope else "td", attributes)
        writer.lines(element, cell.blocks, language)


def is_complex(block: Table) -> bool:
    """Tell whether a table has spans, or more than one row of headers."""
    cells = (cell for row in (*block.head, *block.body) for cell in row)
    return len(block.head) > 1 or any(cell.columns > 1 or cell.rows > 1 for cell in cells)


def grid(rows: tuple[tuple[Cell, ...], ...]) -> Grid:
    """Return the cell that covers each place of a table (HTML, section 4.9.12)."""
    covered: dict[tuple[int, int], Cell] = {}
    for y, row in enumerate(rows):
        x = 0
        for cell in row:
            while (y, x) in covered:
                x += 1
            for down in range(cell.rows):
                for right in range(cell.columns):
                    covered.setdefault((y + down, x + right), cell)
            x += cell.columns
    width = 1 + max((x for _, x in covered), default=-1)
    return [[covered.get((y, x)) for x in range(width)] for y in range(len(rows))]


def _list(writer: BlockWriter, parent: Element, block: Table, language: str) -> None:
    """Write a table as a list: an item a row, after its headers; in it an item a value, after its columns'."""
    head, body = grid(block.head), grid(block.body)
    rows = add(parent, "ul")
    for line in body:
        item = add(rows, "li")
        heads = distinct([cell for cell in line if cell is not None and cell.scope])
        _joined(writer, item, [cell.blocks for cell in heads], language)
        values = add(item, "ul")
        for x, cell in enumerate(line):
            again = x > 0 and line[x - 1] is cell
            if cell is None or cell.scope or again or not cell.blocks:
                continue
            columns = range(x, x + max(1, sum(other is cell for other in line)))
            above = distinct([row[c] for row in head for c in columns if c < len(row)])
            value = add(values, "li")
            if above:
                _joined(writer, value, [header.blocks for header in above], language)
                say(value, ": ")
            _line(writer, value, cell.blocks, language)
        if not len(values):
            item.remove(values)


def distinct(cells: list[Cell | None]) -> list[Cell]:
    """Return the cells with content, each once, in order."""
    once: list[Cell] = []
    for cell in cells:
        if cell is not None and cell.blocks and not any(earlier is cell for earlier in once):
            once.append(cell)
    return once


def _joined(writer: BlockWriter, parent: Element, parts: list[Blocks], language: str) -> None:
    for number, blocks in enumerate(parts):
        if number:
            say(parent, ", ")
        _line(writer, parent, blocks, language)


def _line(writer: BlockWriter, parent: Element, blocks: Blocks, language: str) -> None:
    """Write the words of a cell on a line, without what may stand on a page only once."""
    if all(isinstance(block, Paragraph | PageBreak | Anchor) for block in blocks):
        paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
        for number, paragraph in enumerate(paragraphs):
            inlines = bare(paragraph.inlines)
            if paragraph.language or paragraph.direction:
                span = Span("span", inlines, paragraph.language, paragraph.direction)
                inlines = (span,)
            writer.inlines(parent, ((Text(" "),) if number else ()) + inlines, language)
    else:
        say(parent, " ".join(" ".join(_words(blocks)).split()))


def _words(blocks: Blocks) -> Iterator[str]:
    """Return all words in blocks of any kind; for a picture, those of its caption."""
    for block in blocks:
        match block:
            case Figure(picture=picture):
                yield picture.caption or picture.alt or ""
            case Code(text=text):
                yield text
            case _:
                for part in children(block):
                    if isinstance(part, Inner):
                        yield from _words(part.blocks)
                    else:
                        inside = inlines_in(part.inlines)
                        yield from (i.text for i in inside if isinstance(i, Text | Formula))
