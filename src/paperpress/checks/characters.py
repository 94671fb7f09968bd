"""The characters of pages, as the rules compare them."""

from __future__ import annotations

from lxml import etree


def text_of(element: etree._Element) -> str:
    """The characters of an element, white space folded."""
    return fold("".join(element.itertext()))


def fold(text: str) -> str:
    """Text on one line, with single spaces."""
    return " ".join(text.split())
