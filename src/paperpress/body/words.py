"""The words of a body that is read, in reading order: to count them and to compare them."""

from __future__ import annotations

from collections.abc import Iterator

from paperpress.body.walking import inside
from paperpress.model.blocks import (
    Aside,
    Block,
    Blocks,
    Body,
    Code,
    DefinitionList,
    Details,
    Divider,
    Embed,
    Figure,
    Gallery,
    Heading,
    Inlines,
    List,
    Paragraph,
    PullQuote,
    Quote,
    Table,
    Verse,
    plain,
)


def words_of(body: Body) -> tuple[str, ...]:
    """All words of the text and then of the notes, parted at white space."""
    notes = " ".join(text_of_blocks(note.blocks) for note in body.notes)
    return tuple(f"{text_of_blocks(body.blocks)} {notes}".split())


def text_of_blocks(blocks: Blocks) -> str:
    """All visible characters of blocks in reading order, a line a paragraph, caption or cell.

    Alternative texts, addresses and the numbers of notes are not among them.
    """
    return "\n".join(line for block in blocks for line in _lines(block) if line)


def inlines_of(blocks: Blocks) -> Iterator[Inlines]:
    """The runs that blocks hold, in reading order; what is no run (captions, listings) is not."""
    for block in blocks:
        match block:
            case Paragraph(inlines=inlines) | Heading(inlines=inlines):
                yield inlines
            case PullQuote(inlines=inlines, attribution=attribution):
                yield from (inlines, attribution)
            case Quote(blocks=inner, attribution=attribution):
                yield from inlines_of(inner)
                yield attribution
            case List(items=items):
                for item in items:
                    yield from inlines_of(item)
            case DefinitionList(entries=entries):
                for entry in entries:
                    yield from entry.terms
                    for meaning in entry.meanings:
                        yield from inlines_of(meaning)
            case Table(head=head, body=body, caption=caption):
                yield caption
                for row in head + body:
                    for cell in row:
                        yield from inlines_of(cell.blocks)
            case Gallery(caption=caption):
                yield caption
            case Embed(blocks=inner):
                yield from inlines_of(inner)
            case Aside(heading=first, blocks=inner) | Details(summary=first, blocks=inner):
                yield first
                yield from inlines_of(inner)
            case Verse(stanzas=stanzas):
                yield from (line.inlines for stanza in stanzas for line in stanza)
            case Figure() | Code() | Divider():
                pass


def languages_of(body: Body) -> tuple[str, ...]:
    """The languages that runs and blocks of a body are marked with, each once, as first met."""
    parts = inside((body.blocks, body.notes))
    # A listing's language is one of programming.
    told = (getattr(part, "language", None) for part in parts if not isinstance(part, Code))
    return tuple(dict.fromkeys(language for language in told if language))


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Figure(picture=picture):
            yield from (picture.caption or "", picture.credit or "")
        case Gallery(figures=figures, caption=caption):
            for figure in figures:
                yield from _lines(figure)
            yield plain(caption)
        case Quote(blocks=blocks, attribution=attribution):
            yield text_of_blocks(blocks)
            yield plain(attribution)
        case List(items=items):
            for item in items:
                yield text_of_blocks(item)
        case DefinitionList(entries=entries):
            for entry in entries:
                for term in entry.terms:
                    yield plain(term)
                for meaning in entry.meanings:
                    yield text_of_blocks(meaning)
        case Table(head=head, body=body, caption=caption):
            yield plain(caption)
            for row in head + body:
                for cell in row:
                    yield text_of_blocks(cell.blocks)
        case Embed(title=title, blocks=blocks):
            yield title
            yield text_of_blocks(blocks)
        case Aside(heading=first, blocks=blocks) | Details(summary=first, blocks=blocks):
            yield plain(first)
            yield text_of_blocks(blocks)
        case Code(text=text):
            yield text
        case Divider():
            pass
        case _:
            yield from (plain(inlines) for inlines in inlines_of((block,)))
