"""The protocol between a module that writes one kind of block and the writer of all of them (`flow`)."""

from __future__ import annotations

from typing import Protocol

from paperpress.model.blocks import Blocks, Inlines
from paperpress.xhtml.tree import Element
from paperpress.xhtml.words import Words


class LinkNames:
    """The texts of a page's links, so that no two that read the same lead to different places."""

    def __init__(self) -> None:
        self._addresses: dict[str, str] = {}

    def note(self, text: str, href: str) -> None:
        """Keep in mind the text of an author's link."""
        self._addresses.setdefault(_heard(text), href)

    def name(self, text: str, href: str) -> str:
        """Return the text for a link of ours: with a number, where the text leads elsewhere."""
        number, name = 1, text
        while self._addresses.setdefault(_heard(name), href) != href:
            number += 1
            name = f"{text} ({number})"
        return name


def _heard(text: str) -> str:
    return " ".join(text.split()).casefold()


class BlockWriter(Protocol):
    """Writes runs and blocks under an element; `language` is that of what is around them."""

    words: Words
    direction: str
    """Of the page."""
    room: float
    """The width that a table may have, in ems."""
    tables: int
    """Tables on the page so far."""
    captions: set[str]
    """Those of the wide tables so far, which are called so."""
    link_names: LinkNames

    def blocks(self, parent: Element, blocks: Blocks, language: str) -> None:
        """Write blocks, each an element."""
        ...

    def inlines(self, parent: Element, inlines: Inlines, language: str) -> None:
        """Write a run of text and what is in it."""
        ...

    def lines(self, parent: Element, blocks: Blocks, language: str) -> None:
        """Write blocks in a list item or a cell: a paragraph alone needs no element of its own."""
        ...
