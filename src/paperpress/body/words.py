"""The words of a body that is read, in reading order: to count them and to compare them."""

from __future__ import annotations

from collections.abc import Iterator

from paperpress.model.blocks import Block, Blocks, Body, Code, Embed, Figure, plain
from paperpress.model.traversal import Inner, children, walk


def words_of(body: Body) -> tuple[str, ...]:
    """Return all words of the text, then of the notes, split at white space."""
    notes = " ".join(text_of_blocks(note.blocks) for note in body.notes)
    return tuple(f"{text_of_blocks(body.blocks)} {notes}".split())


def text_of_blocks(blocks: Blocks) -> str:
    """Return all visible characters of blocks in reading order, a line for each paragraph or cell.

    Alternative texts, addresses and the numbers of notes are not among them.
    """
    return "\n".join(line for block in blocks for line in _lines(block) if line)


def languages_of(body: Body) -> tuple[str, ...]:
    """Return the languages that a body's runs and blocks are marked with, each once, as first met."""
    # A listing's language is one of programming.
    marks = (getattr(part, "language", None) for part in walk(body) if not isinstance(part, Code))
    return tuple(dict.fromkeys(language for language in marks if language))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Figure(picture=picture):
            yield from (picture.caption or "", picture.credit or "")
            return  # its links are words of the caption
        case Code(text=text):
            yield text
        case Embed(title=title):
            yield title
        case _:
            pass
    for child in children(block):
        yield text_of_blocks(child.blocks) if isinstance(child, Inner) else plain(child.inlines)
