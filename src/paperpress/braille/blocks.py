"""Blocks in cells become rows, by the formats of braille books.

Sources: Braille Formats: Principles of Print-to-Braille Transcription, 2016 (Braille Authority of
North America), by the titles of its sections. "3-1" is a first row from cell 3 and the others from cell 1.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final, assert_never

from paperpress.body.hyphenation import SOFT_HYPHEN
from paperpress.braille import tables
from paperpress.braille.rows import Blank, Item, PrintPage, Row, centred, wrapped
from paperpress.braille.translation import Translation
from paperpress.model.blocks import (
    Anchor,
    Aside,
    Block,
    Blocks,
    Code,
    DefinitionList,
    Details,
    Divider,
    Embed,
    Figure,
    Footnote,
    Gallery,
    Heading,
    Inlines,
    LineBreak,
    Link,
    List,
    NoteReference,
    PageBreak,
    Paragraph,
    PullQuote,
    Quote,
    Span,
    Table,
    Text,
    Unspoken,
    Verse,
)
from paperpress.model.formulas import Formula
from paperpress.xhtml.words import Words

#: The rows above and below a box ("Boxed material"): dots 2356, and dots 1245.
_BOX_BEGINS, _BOX_ENDS = "⠶", "⠛"
#: Twelve cells of dots 25 in the middle part what follows ("Displayed material").
_PARTED: Final = "⠒" * 12


@dataclass(frozen=True, slots=True)
class BlockLayout:
    """Lays out the blocks of one article."""

    width: int
    """Cells of a row that these blocks may take."""
    translation: Translation
    words: Words
    notes: Mapping[str, int]
    """The number of each note."""

    def blocks(self, blocks: Blocks) -> Iterator[Item]:
        """Yield the rows of blocks."""
        for block in blocks:
            yield from self._block(block)

    def note(self, note: Footnote) -> Iterator[Item]:
        """Yield the rows of a note: its sign, then its text ("Notes")."""
        sign = self.translation.note_sign(self.notes[note.id], self.words.language)
        match note.blocks:
            case (Paragraph() as first, *rest):
                yield from self.text((Text(f"{sign} "), *first.inlines), 0, 2)
                yield from self.blocks(tuple(rest))
            case blocks:
                yield Row(sign, keep=True)
                yield from self.blocks(blocks)

    def heading(self, text: Inlines, level: int) -> Iterator[Item]:
        """Yield the rows of a heading, which stays with what it heads ("Headings").

        The first level stands in the middle between empty rows, the second from cell 5 after an
        empty row, any other from cell 7.
        """
        words = " ".join(self.plain(text).split())
        if level <= 2:
            yield Blank()
        if level == 1:
            yield from (Row(row, keep=True) for row in centred(words, self.width))
            yield Blank()
            return
        begin = 4 if level == 2 else 6
        yield from (Row(row, keep=True) for row in wrapped(words, self.width, begin, begin))

    def text(self, inlines: Inlines, first: int, rest: int) -> Iterator[Item]:
        """Yield a run in rows; a printed page that begins in it parts them ("Page numbering")."""
        begin = first
        for part in self._parts(inlines):
            if isinstance(part, PrintPage):
                yield part
            elif part.strip():
                yield from (Row(row) for row in wrapped(part, self.width, begin, rest))
                begin = rest

    def plain(self, inlines: Inlines) -> str:
        """Return the cells of a run on a line, where no word is divided."""
        line = " ".join(part for part in self._parts(inlines) if isinstance(part, str))
        return line.replace(SOFT_HYPHEN, "")

    def _parts(self, inlines: Inlines) -> Iterator[str | PrintPage]:
        """Yield the cells of a run, cut at line breaks and printed pages."""
        cells = ""
        for part in self._flat(inlines):
            match part:
                case str():
                    cells += part
                case LineBreak():
                    yield cells
                    cells = ""
                case PageBreak(page):
                    yield cells
                    yield PrintPage(self.page_label(page))
                    cells = ""
        yield cells

    def _flat(self, inlines: Inlines) -> Iterator[str | LineBreak | PageBreak]:
        for inline in inlines:
            match inline:
                case Text(text) | Formula(text=text):
                    yield text
                case Span(children=children) | Link(children=children):
                    yield from self._flat(children)
                case NoteReference(note):
                    yield self.translation.note_sign(self.notes[note], self.words.language)
                case LineBreak() | PageBreak():
                    yield inline
                case Anchor():
                    pass
                case _:
                    assert_never(inline)

    def sign(self, text: str) -> str:
        """Return a sign of punctuation in cells."""
        return self.translation.cells(text, self.words.language)

    def page_label(self, page: str) -> str:
        """Return a printed page's number in cells."""
        return self.sign(page)

    def _block(self, block: Block) -> Iterator[Item]:
        match block:
            case Paragraph(inlines):
                yield from self.text(inlines, 2, 0)
            case Heading(level, inlines):
                yield from self.heading(inlines, level)
            case Quote(blocks, attribution):
                yield from self._set_in(blocks, attribution)
            case PullQuote(inlines, attribution):
                yield from self._boxed((Paragraph(inlines),), attribution)
            case List():
                yield Blank()
                yield from self._items(block, 0, _depth(block))
                yield Blank()
            case DefinitionList():
                yield from self._definitions(block)
            case Table():
                yield from tables.table(self, block)
            case Aside(first, blocks) | Details(first, blocks):
                yield from self._boxed(blocks, (), first)
            case Unspoken(blocks):
                yield from self.blocks(blocks)
            case Verse():
                yield from self._verse(block)
            case _:
                yield from self._other(block)

    def _other(
        self, block: Figure | Gallery | Embed | Code | Divider | PageBreak | Anchor
    ) -> Iterator[Item]:
        match block:
            case Embed():
                yield from self._set_in(block.blocks, self._source(block))
            case Code(text):
                yield Blank()
                for line in text.split("\n"):
                    yield from (Row(row) for row in wrapped(line, self.width, 0, 2))
                yield Blank()
            case Divider():
                yield Blank()
                yield from map(Row, centred(_PARTED, self.width, 0))
                yield Blank()
            case PageBreak(page):
                yield PrintPage(self.page_label(page))
            case Figure() | Gallery() | Anchor():
                pass  # pictures are told before: a body in cells has none
            case _:
                assert_never(block)

    def _source(self, block: Embed) -> Inlines:
        """Return where an embed comes from."""
        if not block.provider:
            return (Text(block.title),) if block.title else ()
        source = self.words.text("From {provider}", provider=block.provider)
        source = self.translation.cells(source, self.words.catalogue.language)
        return (Text(f"{source} {block.title}".strip()),)

    def _narrower(self, by: int) -> BlockLayout:
        return replace(self, width=self.width - by)

    def _set_in(self, blocks: Blocks, attribution: Inlines) -> Iterator[Item]:
        """Yield displayed text: two cells in, between empty rows ("Displayed material")."""
        inner = self._narrower(2)
        yield Blank()
        yield from (_moved(item, 2) for item in inner.blocks(blocks))
        yield from (_moved(item, 2) for item in inner.attribution(attribution))
        yield Blank()

    def attribution(self, attribution: Inlines) -> Iterator[Item]:
        """Yield who is quoted, from cell 5 after a dash ("Displayed material")."""
        if attribution:
            yield from self.text((Text(self.sign("—")), *attribution), 4, 4)

    def _boxed(self, blocks: Blocks, attribution: Inlines, first: Inlines = ()) -> Iterator[Item]:
        yield Blank()
        yield Row(_BOX_BEGINS * self.width, keep=True)
        if first:
            yield from (Row(row, keep=True) for row in centred(self.plain(first), self.width))
        yield from self.blocks(blocks)
        yield from self.attribution(attribution)
        yield Row(_BOX_ENDS * self.width)
        yield Blank()

    def _items(self, block: List, depth: int, deepest: int) -> Iterator[Item]:
        """Yield items: two cells in a level, runovers two behind the deepest ("Lists")."""
        begin, rest = min(2 * depth, 8), min(2 * deepest, 8) + 2
        for item in block.items:
            first = True
            for inner in item:
                match inner:
                    case List():
                        yield from self._items(inner, depth + 1, deepest)
                    case Paragraph(inlines):
                        yield from self.text(inlines, begin if first else rest, rest)
                    case _:
                        yield from self._block(inner)
                first = False

    def _definitions(self, block: DefinitionList) -> Iterator[Item]:
        yield Blank()
        for entry in block.entries:
            for term in entry.terms:
                yield from (_kept(item) for item in self.text(term, 0, 4))
            for meaning in entry.meanings:
                inner = self._narrower(2)
                yield from (_moved(item, 2) for item in inner.blocks(meaning))
        yield Blank()

    def _verse(self, block: Verse) -> Iterator[Item]:
        """Yield lines of verse, 1-3, an empty row between stanzas ("Poetry")."""
        for stanza in block.stanzas:
            yield Blank()
            for line in stanza:
                yield from self.text(
                    line.inlines, min(2 * line.indent, 8), 10 if line.indent else 2
                )
        yield Blank()


def _depth(block: List) -> int:
    """Return how many levels of lists lie in a list."""
    inner = [_depth(child) + 1 for item in block.items for child in item if isinstance(child, List)]
    return max(inner, default=0)


def _moved(item: Item, by: int) -> Item:
    return replace(item, cells=" " * by + item.cells) if isinstance(item, Row) else item


def _kept(item: Item) -> Item:
    return replace(item, keep=True) if isinstance(item, Row) else item
