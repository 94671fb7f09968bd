"""Tables: a caption, header cells with their scope, a frame that scrolls where it is wide."""

from __future__ import annotations

from typing import TYPE_CHECKING

from paperpress.model.prose import Cell, Table
from paperpress.xhtml.tree import Element, add

if TYPE_CHECKING:
    from paperpress.xhtml.flow import Flow

#: From this many columns on, a table may be wider than a phone's screen, and must be reachable
#: by keyboard so that it can be scrolled (WCAG 2.2, criterion 2.1.1).
_WIDE = 4


def table(flow: Flow, parent: Element, block: Table, language: str) -> None:
    """A table, in a frame that is a region of its own where the table is wide."""
    columns = max(sum(cell.columns for cell in row) for row in (*block.head, *block.body))
    anchor = f"table-{flow.tables}"
    frame: dict[str, str | None] = {"class": "table"}
    if columns >= _WIDE:
        name = None if block.caption else flow.words.text("Table {number}", number=flow.tables)
        labelled = anchor if block.caption else None
        frame |= {
            "role": "region",
            "aria-labelledby": labelled,
            "aria-label": name,
            "tabindex": "0",
        }
    element = add(add(parent, "div", frame), "table")
    if block.caption:
        flow.inlines(add(element, "caption", {"id": anchor}), block.caption, language)
    for name, rows in (("thead", block.head), ("tbody", block.body)):
        if rows:
            group = add(element, name)
            for row in rows:
                _row(flow, add(group, "tr"), row, language)


def _row(flow: Flow, parent: Element, row: tuple[Cell, ...], language: str) -> None:
    for cell in row:
        attributes = {
            "scope": cell.scope,
            "colspan": str(cell.columns) if cell.columns > 1 else None,
            "rowspan": str(cell.rows) if cell.rows > 1 else None,
        }
        element = add(parent, "th" if cell.scope else "td", attributes)
        flow.lines(element, cell.blocks, language)
