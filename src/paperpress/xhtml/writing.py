"""What a module that writes one kind of block asks of the writer of all of them (`flow`)."""

from __future__ import annotations

from typing import Protocol

from paperpress.model.blocks import Blocks, Inlines
from paperpress.xhtml.tree import Element
from paperpress.xhtml.words import Words


class BlockWriter(Protocol):
    """Writes runs and blocks under an element; `language` is that of what is around them."""

    words: Words
    tables: int
    """Tables on the page so far."""

    def inlines(self, parent: Element, inlines: Inlines, language: str) -> None:
        """Write a run of text and what is in it."""
        ...

    def lines(self, parent: Element, blocks: Blocks, language: str) -> None:
        """Write blocks in a list item or a cell: a paragraph alone needs no element of its own."""
        ...
