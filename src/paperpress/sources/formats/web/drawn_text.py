"""A text that was drawn from a page, without what the record says already, and out of its layout."""

from __future__ import annotations

from typing import Any

from lxml import etree

from paperpress.sources.parsing.bodies import letters, take_out
from paperpress.sources.parsing.people import authors
from paperpress.sources.parsing.plain import visible

_BLOCKS = ("h1", "h2", "h3", "h4", "p", "div", "strong", "li")
#: Blocks from the beginning among which the article's head is printed again.
_FIRST = 6
#: Letters of a line above the headline that says where the article belongs.
_KICKER = 40
#: Letters of a printed line of people.
_LINE = 120


def tidied(body: etree._Element, record: dict[str, Any]) -> bool:
    """Take the layout out of a body, and its head, which the record tells.

    A line above the headline becomes the kicker, unless there is one.

    Returns:
        Whether the headline was printed again.
    """
    _without_layout(body)
    headline = letters(str(record.get("headline", "")))
    people = {letters(str(author.get("name", ""))) for author in record.get("authors", ())}
    first = [block for block in body.iter(*_BLOCKS) if _is_line(block)][:_FIRST]
    place = next((n for n, block in enumerate(first) if letters(_words(block)) == headline), None)
    gone = []
    if place is not None:
        gone.append(first[place])
        if place == 1 and len(_words(first[0])) <= _KICKER and not _words(first[0]).endswith("."):
            record.setdefault("kicker", _words(first[0]))
            gone.append(first[0])
    gone += [block for block in first if block not in gone and _is_of_people(block, people)]
    for element in gone:
        take_out(element)
    return place is not None


def _is_of_people(element: etree._Element, people: set[str]) -> bool:
    """Tell whether a line names the record's people, and says nothing else."""
    words = _words(element)
    if not people or len(words) > _LINE:
        return False
    named = {letters(str(person["name"])) for person in authors(words)}
    return bool(named) and named <= people


def _without_layout(body: etree._Element) -> None:
    """Put the contents of tables that have one cell in every row in their place."""
    for table in [
        candidate
        for candidate in body.iter("table")
        if next(candidate.iterancestors("table"), None) is None
    ]:
        rows = list(table.iter("tr"))
        cells = [list(row.iterchildren("td", "th")) for row in rows]
        parent = table.getparent()
        if parent is None or not rows or any(len(row) > 1 for row in cells):
            continue
        container = etree.Element("div")
        for cell in (inner for row in cells for inner in row):
            cell.tag = "p" if _is_line(cell) else "div"
            cell.attrib.clear()
            container.append(cell)
        container.tail = table.tail
        parent.replace(table, container)


def _is_line(element: etree._Element) -> bool:
    """Tell whether an element is one line, with no block or picture in it."""
    inner = element.iterdescendants("p", "div", "ul", "ol", "table", "img", "h1", "h2", "h3", "h4")
    return next(inner, None) is None


def _words(element: etree._Element) -> str:
    return " ".join(visible(element).split())
