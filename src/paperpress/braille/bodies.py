"""A body becomes a body in cells: the same blocks in the same order, with pictures told.

A picture is told by its text, between the signs of a transcriber's note; the sign of each item of
a list stands in its text, since nothing that reads braille adds it (eBraille 1.0, 6.2.2).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, assert_never

from paperpress.braille.numbering import number_of
from paperpress.braille.runs import run_in_cells
from paperpress.braille.switching import Switches
from paperpress.braille.translation import Translation, in_braille
from paperpress.model.blocks import (
    Anchor,
    Aside,
    Block,
    Blocks,
    Body,
    Cell,
    Code,
    Definition,
    DefinitionList,
    Details,
    Divider,
    Embed,
    Figure,
    Footnote,
    Gallery,
    Heading,
    Inlines,
    Line,
    List,
    PageBreak,
    Paragraph,
    PullQuote,
    Quote,
    Table,
    Text,
    Unspoken,
    Verse,
)
from paperpress.xhtml.attribution import without_dash
from paperpress.xhtml.context import Shown
from paperpress.xhtml.words import Words, alternative

#: The signs round a transcriber's note (The Rules of Unified English Braille, section 3.27).
NOTE_BEGINS: Final = "⠈⠨⠣"
NOTE_ENDS: Final = "⠈⠨⠜"
#: A bullet (The Rules of Unified English Braille, section 3.5).
_BULLET = "⠸⠲"


@dataclass(frozen=True, slots=True)
class BodyTranslation:
    """Translates the body of one article."""

    translation: Translation
    words: Words
    """In the article's language."""
    pictures: Mapping[str, Shown]
    """By path in the record."""

    switches: Switches = field(default_factory=Switches)
    """What other codes the article was found to go over into."""

    def body(self, body: Body, lead: Shown | None = None, after: int = 0) -> Body:
        """Return a body in cells, with the lead picture told after so many of its blocks.

        Where it goes over into several other codes, passages name their languages, by letters that
        a note before the body explains (The Rules of Unified English Braille, section 14.2.5).
        """
        whole = self._body(body, lead, after)
        languages = self.switches.languages.values()
        if len(languages) < 2:
            return whole
        named = replace(self, switches=Switches(named=True))._body(body, lead, after)
        name_of = self.words.catalogue.language_name
        names = "; ".join(f"{tag.partition('-')[0]}: {name_of(tag)}" for tag in languages)
        note = _note(self.translation.cells(names, self.words.catalogue.language))
        return replace(named, blocks=(note, *named.blocks))

    def _body(self, body: Body, lead: Shown | None, after: int) -> Body:
        language = self.words.language
        before, behind = (
            self.blocks(blocks, language) for blocks in (body.blocks[:after], body.blocks[after:])
        )
        return replace(
            body,
            blocks=(*before, *self._picture(lead, language), *behind),
            notes=tuple(Footnote(n.id, self.blocks(n.blocks, language)) for n in body.notes),
        )

    def blocks(self, blocks: Blocks, language: str) -> Blocks:
        """Return blocks in cells; `language` is that of what is around them."""
        return tuple(new for block in blocks for new in self._block(block, language))

    def _run(self, inlines: Inlines, language: str) -> Inlines:
        around = self.words.language
        return run_in_cells(self.translation, inlines, language, around, self.switches)

    def _block(self, block: Block, language: str) -> Blocks:
        match block:
            case Paragraph() | Heading():
                within = block.language or language
                inlines = self._run(block.inlines, within)
                tag = _tag(block.language)
                return (replace(block, inlines=inlines, language=tag, direction=None),)
            case Quote():
                within = block.language or language
                inner = self.blocks(block.blocks, within)
                attribution = self._run(without_dash(block.attribution), within)
                return (Quote(inner, attribution, _tag(block.language)),)
            case PullQuote(inlines, attribution):
                return (
                    PullQuote(
                        self._run(inlines, language), self._run(without_dash(attribution), language)
                    ),
                )
            case Verse():
                within = block.language or language
                stanzas = tuple(self._stanza(lines, within) for lines in block.stanzas)
                return (Verse(stanzas, _tag(block.language)),)
            case List():
                return (self._list(block, language),)
            case DefinitionList(entries):
                return (
                    DefinitionList(tuple(self._definition(entry, language) for entry in entries)),
                )
            case Table():
                return (self._table(block, language),)
            case Aside(first, blocks):
                return (Aside(self._run(first, language), self.blocks(blocks, language)),)
            case Unspoken(blocks):
                return (Unspoken(self.blocks(blocks, language)),)
            case Details(first, blocks):
                return (Details(self._run(first, language), self.blocks(blocks, language)),)
            case _:
                return self._shown(block, language)

    def _shown(
        self, block: Figure | Gallery | Embed | Code | Divider | PageBreak | Anchor, language: str
    ) -> Blocks:
        """Return in cells what isn't a text of the article's own."""
        match block:
            case Figure():
                return self._picture(self.pictures[block.path], language)
            case Gallery(figures, caption):
                notes = self.blocks(figures, language)
                return (*notes, Paragraph(self._run(caption, language))) if caption else notes
            case Embed():
                provider, title = (
                    self.translation.cells(text, language) for text in (block.provider, block.title)
                )
                blocks = self.blocks(block.blocks, language)
                return (Embed(provider, block.url, title, blocks),)
            case Code(text):
                lines = (self.translation.cells(line, language) for line in text.split("\n"))
                return (Code("\n".join(lines)),)
            case Divider() | PageBreak() | Anchor():
                return (block,)
            case _:
                assert_never(block)

    def _stanza(self, lines: tuple[Line, ...], language: str) -> tuple[Line, ...]:
        return tuple(replace(line, inlines=self._run(line.inlines, language)) for line in lines)

    def _list(self, block: List, language: str) -> List:
        items = (
            _with_sign(sign, self.blocks(item, language))
            for sign, item in zip(self._signs(block, language), block.items, strict=True)
        )
        return replace(block, items=tuple(items))

    def _signs(self, block: List, language: str) -> tuple[str, ...]:
        if not block.ordered:
            return (_BULLET,) * len(block.items)
        if block.style == "none":
            return ("",) * len(block.items)
        numbers = (number_of(number, block.style) for number in block.numbers())
        return tuple(self.translation.cells(f"{number}.", language) for number in numbers)

    def _definition(self, entry: Definition, language: str) -> Definition:
        terms = tuple(self._run(term, language) for term in entry.terms)
        return Definition(terms, tuple(self.blocks(each, language) for each in entry.meanings))

    def _table(self, block: Table, language: str) -> Table:
        head, body = (self._rows(rows, language) for rows in (block.head, block.body))
        return Table(head, body, self._run(block.caption, language))

    def _rows(
        self, rows: tuple[tuple[Cell, ...], ...], language: str
    ) -> tuple[tuple[Cell, ...], ...]:
        return tuple(
            tuple(replace(cell, blocks=self.blocks(cell.blocks, language)) for cell in row)
            for row in rows
        )

    def _picture(self, shown: Shown | None, language: str) -> Blocks:
        """Return what is told of a picture: a note, its caption as printed, its long description."""
        if shown is None:
            return ()
        legend, cells = shown.legend, self.translation.cells
        decorative = legend.alt.provenance == "decorative"
        if decorative and not legend.caption and not shown.description:
            return ()
        notes = [] if decorative else [self._note_of(shown, language)]
        notes += [_note(cells(line, language)) for line in shown.description.split("\n") if line]
        license_name = shown.license.partition("://")[2].rstrip("/") or shown.license
        printed = (legend.caption, legend.credit, license_name)
        caption = " ".join(cells(text, language) for text in printed if text)
        return (*notes, _paragraph(caption)) if caption else tuple(notes)

    def _note_of(self, shown: Shown, language: str) -> Paragraph:
        """Return the note that says a picture stands here, and what its caption doesn't say of it."""
        alt = shown.legend.alt
        here = self.translation.cells(self.words.text("Picture"), self.words.catalogue.language)
        if alt.provenance == "missing" or shown.legend.alt_in_caption:
            return _note(here)
        text = self.translation.cells(alternative(self.words, shown), language)
        return _note(f"{here}{self.translation.cells(':', language)} {text}")


def _tag(language: str | None) -> str | None:
    """Return the language of a block in cells; all braille is written from left to right."""
    return in_braille(language) if language else None


def transcribers_note(cells: str) -> str:
    """Return cells between the signs of a transcriber's note."""
    return f"{NOTE_BEGINS}{cells}{NOTE_ENDS}"


def _note(cells: str) -> Paragraph:
    return _paragraph(transcribers_note(cells))


def _paragraph(cells: str) -> Paragraph:
    return Paragraph((Text(cells),))


def _with_sign(sign: str, item: Blocks) -> Blocks:
    """Return an item's blocks with its sign before the first words."""
    if not sign:
        return item
    match item:
        case (Paragraph() as first, *rest):
            return (replace(first, inlines=(Text(f"{sign} "), *first.inlines)), *rest)
        case _:
            return (_paragraph(sign), *item)
