"""The characters of pages, as the rules compare them."""

from __future__ import annotations

from lxml import etree


def text_of(element: etree._Element) -> str:
    """Return the characters of an element, white space folded."""
    return fold("".join(element.itertext()))


def fold(text: str) -> str:
    """Return text on one line, with single spaces."""
    return " ".join(text.split())
