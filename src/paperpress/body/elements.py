"""What other modules ask about an element: its name, classes, attributes and characters."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from paperpress.model.text import fold

_PULL_QUOTE = re.compile(r"pull-?_?quote", re.I)
_PIXELS = re.compile(r"\s*([0-9]{1,6})(?:\.[0-9]+)?\s*(?:px)?\s*", re.I)


def tag(element: etree._Element) -> str:
    """Return the element's name, in lower case; the empty string for comments and the like."""
    name = element.tag
    return name.lower() if isinstance(name, str) else ""


def classes(element: etree._Element) -> frozenset[str]:
    """Return the element's classes, in lower case."""
    names = element.get("class")
    return frozenset(names.lower().split()) if names else frozenset()


def says(element: etree._Element, *roles: str) -> bool:
    """Tell whether ``role`` or ``epub:type`` has one of these values, with or without ``doc-``."""
    role, type_ = element.get("role"), element.get("epub:type")
    if not role and not type_:
        return False
    values = f"{role or ''} {type_ or ''}".lower().split()
    return any(name.removeprefix("doc-") in roles for name in values)


def is_pull_quote(element: etree._Element) -> bool:
    """Tell whether the element is a pull quote: a line of the article, set large."""
    return says(element, "pullquote") or any(_PULL_QUOTE.search(name) for name in classes(element))


def descendants(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the descendants of an element that have one of these names, in order."""
    return (
        descendant
        for descendant in element.iterdescendants(*names)
        if isinstance(descendant.tag, str)
    )


def attribute(element: etree._Element, *names: str) -> str:
    """Return the first of these attributes that isn't empty, on one line; else the empty string."""
    for name in names:
        value = fold(element.get(name) or "")
        if value:
            return value
    return ""


def characters(element: etree._Element, *, without: tuple[str, ...] = ()) -> str:
    """Return all characters in an element, on one line, without those of the left-out elements."""
    parts: list[str] = [element.text or ""]
    for child in element:
        if tag(child) and tag(child) not in without:
            parts.append(characters(child, without=without))
        parts.append(child.tail or "")
    return fold(" ".join(part for part in parts if part.strip()))


def pixels(element: etree._Element, name: str) -> int | None:
    """Return a width or height in pixels, from the attribute or the style; None where neither has one."""
    measure = _PIXELS.fullmatch(element.get(name) or "")
    if measure is None:
        measure = re.search(
            rf"(?:^|[;\s]){name}\s*:\s*([0-9]{{1,6}})px", element.get("style") or "", re.I
        )
    return int(measure[1]) if measure else None


def whole_number(element: etree._Element, name: str, otherwise: int) -> int:
    """Return an attribute as a whole number (at most nine digits); `otherwise` where it isn't one."""
    value = (element.get(name) or "").strip()
    return int(value) if re.fullmatch(r"[+-]?[0-9]{1,9}", value, re.ASCII) else otherwise
