"""Verse: a block for each line, which hangs, so that where it wraps isn't taken for a new one."""

from __future__ import annotations

from paperpress.model.blocks import Verse
from paperpress.model.language import direction_of
from paperpress.xhtml.tree import Element, add, direction_around, language_of
from paperpress.xhtml.writing import BlockWriter


def verse(writer: BlockWriter, parent: Element, block: Verse, language: str) -> None:
    """Write stanzas of lines under a parent.

    A line is a block of its own, so that engines that read no style sheet break it too. It is no
    paragraph: those are hyphenated, and a voice would count them.
    """
    around = direction_around(parent, writer.direction)
    marks = language_of(block.language, language, block.direction, around)
    verse_language = block.language or language
    direction = block.direction or (direction_of(verse_language) if block.language else around)
    side = " from-right" if direction == "rtl" else ""
    element = add(parent, "div", {"class": f"verse{side}", **marks})
    for stanza in block.stanzas:
        group = add(element, "div", {"class": "stanza"})
        for line in stanza:
            indent = f" indent-{line.indent}" if line.indent else ""
            writer.inlines(
                add(group, "div", {"class": f"line{indent}"}), line.inlines, verse_language
            )
