"""The tree of the report: what it quotes may hold anything, and a page may not.

A record that was left out was never read to its end, and a file may have any name.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from paperpress.model.text import sanitise
from paperpress.xhtml import tree
from paperpress.xhtml.tree import Element


def add(
    parent: Element,
    name: str,
    attributes: Mapping[str, str] | None = None,
    text: str | None = None,
) -> Element:
    """Return a new last child of `parent`, of characters that XML admits."""
    clean = {key: sanitise(value) for key, value in (attributes or {}).items()}
    return tree.add(parent, name, clean, None if text is None else sanitise(text))


def say(parent: Element, text: str) -> None:
    """Add characters after all that `parent` holds, only those that XML admits."""
    tree.say(parent, sanitise(text))


def table(parent: Element, caption: str, columns: Sequence[str]) -> Element:
    """Return the body of a new table, which can be scrolled by keyboard where it is wider than a page."""
    attributes = {"class": "wide", "role": "group", "tabindex": "0", "aria-label": caption}
    box = add(parent, "div", attributes)
    element = add(box, "table")
    add(element, "caption", text=caption)
    row = add(add(element, "thead"), "tr")
    for column in columns:
        add(row, "th", {"scope": "col"}, column)
    return add(element, "tbody")
