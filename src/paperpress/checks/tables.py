"""House rules on tables: a listener is told what each value belongs to."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from paperpress.checks.asking import HEADINGS, local
from paperpress.checks.view import View
from paperpress.findings import emit
from paperpress.model.finding import Finding

_PLAIN_ROLES = frozenset({"presentation", "none"})


def tables(view: View) -> Iterator[Finding]:
    """Find tables whose markup doesn't say what they are (TXT104, TXT115 to TXT117; criterion 1.3.1)."""
    for page in view.pages:
        for table in page.named("table"):
            finding = _of(table, page.href)
            if finding is not None:
                yield finding


def _of(table: etree._Element, href: str) -> Finding | None:
    heads = _parts(table, "th")
    if table.get("role") in _PLAIN_ROLES:
        if heads or _parts(table, "caption") or table.get("summary"):
            return emit("TXT116", path=href)
        return None
    if not heads:
        if _lays_out(table):
            return emit("TXT115", path=href)
        return emit("TXT104", path=href)
    if _is_complex(table, heads) and not all(cell.get("scope") or cell.get("id") for cell in heads):
        return emit("TXT117", path=href)
    return None


def _parts(table: etree._Element, *names: str) -> list[etree._Element]:
    """Return the elements of a table, without those of tables within it."""
    return [
        part
        for part in table.iterdescendants()
        if local(part) in names and next(part.iterancestors("{*}table")) is table
    ]


def _lays_out(table: etree._Element) -> bool:
    """Tell whether a table only lays out a page: one row or column, or large parts in its cells.

    WCAG 2.2, failures F46 and F49.
    """
    rows = [[cell for cell in row if local(cell) == "td"] for row in _parts(table, "tr")]
    narrow = len(rows) <= 1 or all(len(row) <= 1 for row in rows)
    return narrow or any(
        local(inner) in {"table", "figure", "form", *HEADINGS} for inner in table.iterdescendants()
    )


def _is_complex(table: etree._Element, heads: list[etree._Element]) -> bool:
    spans = any(
        cell.get(name, "1").strip() not in {"", "1"}
        for cell in heads
        for name in ("colspan", "rowspan")
    )
    only_heads = [
        row
        for row in _parts(table, "tr")
        if [local(cell) for cell in row if local(cell)].count("th") > 1
        and not any(local(cell) == "td" for cell in row)
    ]
    return spans or len(only_heads) > 1
