"""The body of an article: blocks and inlines of the model become elements, one for one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import assert_never

from paperpress.model.blocks import (
    Anchor,
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
    plain,
)
from paperpress.model.formulas import Formula
from paperpress.vocab import EPUB_TYPE_ATTRIBUTE, SPEECH_ATTRIBUTE
from paperpress.xhtml import embeds, figures, formulas, lists, notes, tables, verse
from paperpress.xhtml.attribution import without_dash
from paperpress.xhtml.context import Shown, ShownFormulas
from paperpress.xhtml.places import Places
from paperpress.xhtml.tree import Element, add, direction_around, language_of, say, unspoken
from paperpress.xhtml.words import Words, page_break
from paperpress.xhtml.writing import LinkNames

#: Blocks whose first line is written by `Flow.inlines`, where a place before them is marked; and places.
_OF_WORDS = (Paragraph, Heading, Quote, PullQuote, List, DefinitionList, Aside, Anchor)

#: In a gallery of so many pictures each is numbered, so that a reader knows how far it goes.
_COUNTED = 4


class Flow:
    """Writes blocks under a parent, and keeps count of what is numbered on the page."""

    def __init__(
        self,
        words: Words,
        language: str,
        direction: str,
        pictures: Mapping[str, Shown],
        numbers: Mapping[str, int],
        pages: dict[str, str],
        shown_formulas: ShownFormulas,
        room: float,
    ) -> None:
        self.words = words
        self.room = room
        self.language = language
        self.direction = direction
        self.pictures = pictures
        self.level = 1
        self.tables = 0
        self.captions: set[str] = set()
        """Of the wide tables so far, which are called so."""
        self.figures = 0
        self.link_names = LinkNames()
        self._formulas = shown_formulas
        self._boxes: set[str] = set()
        self._numbers = numbers
        """Of the notes, by their ids."""
        self._pages = pages
        """The anchor of each printed page that begins on this one."""
        self._references: dict[str, int] = {}
        self._places = Places()

    @classmethod
    def of(
        cls,
        words: Words,
        language: str,
        direction: str,
        pictures: Mapping[str, Shown],
        body: Body,
        pages: Sequence[tuple[str, str]],
        shown_formulas: ShownFormulas,
        *,
        room: float,
    ) -> Flow:
        """Return the writer of a body.

        `pages` are the anchors of printed pages, with their labels; `room` is the width that a
        table may have, in ems.
        """
        numbers = {note.id: number for number, note in enumerate(body.notes, 1)}
        anchors = {page: anchor for anchor, page in pages}
        return cls(words, language, direction, pictures, numbers, anchors, shown_formulas, room)

    def blocks(self, parent: Element, blocks: Blocks, language: str) -> None:
        """Blocks, each an element; `language` is that of what is around them."""
        for block in blocks:
            if not isinstance(block, _OF_WORDS):
                self._places.mark(parent)
            self._block(parent, block, language)
        self._places.mark(parent)

    def lines(self, parent: Element, blocks: Blocks, language: str) -> None:
        """Blocks in a list item or a cell: a paragraph alone needs no element of its own."""
        only = blocks[0] if len(blocks) == 1 else None
        if isinstance(only, Paragraph) and not only.language and not only.direction:
            self.inlines(parent, only.inlines, language)
        else:
            self.blocks(parent, blocks, language)

    def _block(self, parent: Element, block: Block, language: str) -> None:
        match block:
            case Paragraph():
                self._words(parent, "p", block, language)
            case Heading():
                self.level = block.level
                self._words(parent, f"h{block.level}", block, language)
            case Figure():
                self._figure(parent, block)
            case Gallery():
                self._gallery(parent, block, language)
            case Quote():
                self._quote(parent, block, language)
            case PullQuote():
                self._pull_quote(parent, block, language)
            case List():
                lists.list_of(self, parent, block, language)
            case DefinitionList():
                lists.definitions(self, parent, block, language)
            case Table():
                self.tables += 1
                tables.table(self, parent, block, language)
            case Embed():
                embeds.embed(self, parent, block, language)
            case Aside():
                self._aside(parent, block, language)
            case Details():
                self._details(parent, block, language)
            case Unspoken(blocks):
                before = len(parent)
                self.blocks(parent, blocks, language)
                unspoken(parent, before)
            case Verse():
                verse.verse(self, parent, block, language)
            case Code():
                _code(parent, block)
            case Divider():
                add(parent, "hr")
            case PageBreak(page):
                self._page_break(parent, page)
            case Anchor(name):
                self._places.wait(name)
            case _:
                assert_never(block)

    def _words(self, parent: Element, tag: str, block: Paragraph | Heading, language: str) -> None:
        element = add(parent, tag, self._marks(parent, block.language, language, block.direction))
        self.inlines(element, block.inlines, block.language or language)

    def _marks(
        self, parent: Element, marked: str | None, around: str, direction: str | None
    ) -> dict[str, str | None]:
        if marked is None and direction is None:
            return {}  # so that most elements cost no look at what is around them
        return language_of(marked, around, direction, direction_around(parent, self.direction))

    def inlines(self, parent: Element, inlines: Inlines, language: str) -> None:
        """A run of text and what is in it, after the places that wait for one."""
        self._places.mark(parent)
        for inline in inlines:
            match inline:
                case Text(text):
                    say(parent, text)
                case LineBreak():
                    add(parent, "br")
                case Formula():
                    formulas.formula(parent, inline, self._formulas)
                case Span(kind, children, marked, direction, title, speech):
                    marks = {**self._marks(parent, marked, language, direction), "title": title}
                    marks[SPEECH_ATTRIBUTE] = None if speech else "false"
                    self.inlines(add(parent, kind, marks), children, marked or language)
                case Anchor(name):
                    self._places.wait(name)
                    self._places.mark(parent)
                case Link(href, children):
                    element = add(parent, "a", {"href": self._places.address(href)})
                    self.inlines(element, children, language)
                    self.link_names.note(plain(children), href)
                    if not plain(children).strip():
                        say(element, href)
                case NoteReference(note):
                    self._note_reference(parent, note)
                case PageBreak(page):
                    self._page_break(parent, page)
                case _:
                    assert_never(inline)

    def _page_break(self, parent: Element, page: str) -> None:
        """A printed page begins once: where another article begins it, nothing is marked here."""
        anchor = self._pages.pop(page, None)
        if anchor is not None:
            page_break(parent, self.words, anchor, page)

    def _figure(self, parent: Element, block: Figure, place: str = "") -> None:
        self.figures += 1
        shown = self.pictures[block.path]
        before = len(parent)
        figures.figure(parent, self.words, shown, self.figures, links=block.links, place=place)
        if not block.picture.speech:
            unspoken(parent, before)
        for link in block.links:
            if isinstance(link, Link):
                self.link_names.note(plain((link,)), link.href)

    def _gallery(self, parent: Element, block: Gallery, language: str) -> None:
        label = self.words.text("Gallery")
        group = add(parent, "div", {"class": "gallery", "role": "group", "aria-label": label})
        total = len(block.figures)
        for position, figure in enumerate(block.figures, 1):
            counted = total >= _COUNTED
            place = {"position": position, "total": total}
            self._figure(
                group, figure, self.words.text("{position} of {total}", **place) if counted else ""
            )
        if block.caption:
            self.inlines(add(group, "p", {"class": "caption"}), block.caption, language)

    def _quote(self, parent: Element, block: Quote, language: str) -> None:
        element = add(
            parent, "blockquote", self._marks(parent, block.language, language, block.direction)
        )
        self.blocks(element, block.blocks, block.language or language)
        self._attribution(element, block.attribution, block.language or language)

    def _attribution(self, parent: Element, attribution: Inlines, language: str) -> None:
        """Who is quoted, after a dash; one that the author wrote is this one."""
        words = without_dash(attribution)
        if words:
            line = add(parent, "p", {"class": "attribution"}, "— ")
            self.inlines(line, words, language)

    def _pull_quote(self, parent: Element, block: PullQuote, language: str) -> None:
        element = add(
            parent,
            "aside",
            {
                "class": "pullquote",
                "role": "doc-pullquote",
                EPUB_TYPE_ATTRIBUTE: "pullquote",
                "aria-label": self.words.text("Pull quote"),
            },
        )
        self.inlines(add(element, "p"), block.inlines, language)
        self._attribution(element, block.attribution, language)

    def _details(self, parent: Element, block: Details, language: str) -> None:
        details = add(parent, "details", {"class": "unfolded", "open": "open"})
        self.inlines(add(details, "summary"), block.summary, language)
        self.blocks(details, block.blocks, language)

    def _aside(self, parent: Element, block: Aside, language: str) -> None:
        """A box; a landmark where it has a name that no other box of the page has."""
        name = plain(block.heading).strip().casefold()
        landmark = bool(name) and name not in self._boxes
        if landmark:
            self._boxes.add(name)
        anchor = f"box-{len(self._boxes)}" if landmark else None
        kind = "aside" if landmark else "div"
        box = add(parent, kind, {"class": "box", "aria-labelledby": anchor})
        outer = self.level
        if block.heading:
            self.level = min(self.level + 1, 6)
            self.inlines(add(box, f"h{self.level}", {"id": anchor}), block.heading, language)
        self.blocks(box, block.blocks, language)
        self.level = outer

    def _note_reference(self, parent: Element, note: str) -> None:
        number = self._numbers[note]
        count = self._references[note] = self._references.get(note, 0) + 1
        notes.reference(parent, self.words, number, count)

    def note(self, parent: Element, note: Footnote) -> None:
        """A note, after the text that refers to it, with a way back to each reference."""
        number = self._numbers[note.id]
        aside = notes.aside(parent, self.words, number)
        self.blocks(aside, note.blocks, self.language)
        notes.ways_back(aside, self.words, number, self._references.get(note.id, 0))


def _code(parent: Element, block: Code) -> None:
    kind = f"language-{block.language}" if block.language.isalnum() else None
    listing = add(parent, "pre", {"dir": "ltr", "translate": "no"})
    add(listing, "code", {"class": kind}, block.text)
