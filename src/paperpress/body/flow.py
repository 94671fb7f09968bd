"""Walks a tree and sends what it meets to the handler of its element.

A handler takes the reader, the galley that is being set, the element, and what the element says of
its language; which element has which handler is one table (`paperpress.body.vocabulary`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from lxml import etree

from paperpress.body.block_builder import Galley, Mark
from paperpress.body.elements import tag
from paperpress.body.findings import Remark, Remarks
from paperpress.body.language_marks import SAME, Tongue, tongue_of
from paperpress.body.notes import NoteIndex
from paperpress.body.pages import mark_of
from paperpress.model.blocks import Blocks, Heading, Inlines, LineBreak, Paragraph, Span

Handler: TypeAlias = "Callable[[Reader, Galley, etree._Element, Tongue], None]"


class Reader:
    """What a body's pieces are read with: one for each body."""

    def __init__(
        self,
        handlers: Mapping[str, Handler],
        *,
        remarks: Remarks,
        notes: NoteIndex,
        shown: frozenset[str],
        places: frozenset[str] = frozenset(),
        base: str | None,
        language: str | None,
    ) -> None:
        self.remarks = remarks
        self.notes = notes
        self.shown = shown
        """Addresses of the images that need no ``noscript``."""
        self.places = places
        """Names of the places that links within the body lead to."""
        self.base = base
        """The article's address, which completes relative links."""
        self.skip: set[etree._Element] = set(notes.names) | notes.backlinks
        """Elements that are read at another place, or never."""
        self._handlers = handlers
        self._tongue = Tongue(language, None)

    def flow(
        self, element: etree._Element, marks: Sequence[Mark] = (), tongue: Tongue = SAME
    ) -> Blocks:
        """The content of an element as blocks, within marks that are open around it."""
        galley = Galley(marks, tongue)
        self.fill(galley, element)
        return galley.done()

    def fill(self, galley: Galley, element: etree._Element) -> None:
        """Sets the content of an element."""
        galley.text(element.text)
        for child in element:
            self.place(galley, child)
            galley.text(child.tail)

    def place(self, galley: Galley, element: etree._Element) -> None:
        """Sets an element."""
        name = tag(element)
        if not name or element in self.skip:
            return
        handler = self._handlers.get(name, _unknown)
        mark = mark_of(element) if element.attrib else None
        if mark is not None:
            if mark.page:
                galley.page(mark.page)
            else:
                self.remarks.add(Remark.NO_PAGE)
            if mark.own:
                return
        said = tongue_of(element, self.remarks)
        if said == SAME:
            handler(self, galley, element, SAME)
            return
        outer = self._tongue
        self._tongue = said.within(outer)
        handler(self, galley, element, said.against(outer))
        self._tongue = outer


def in_line(reader: Reader, galley: Galley, element: etree._Element, tongue: Tongue) -> None:
    """Sets an element whose content stands in the line, and which says nothing but its language."""
    if tongue == SAME:
        reader.fill(galley, element)
        return
    galley.open(Mark(tongue=tongue))
    reader.fill(galley, element)
    galley.close()


def _unknown(reader: Reader, galley: Galley, element: etree._Element, tongue: Tongue) -> None:
    reader.remarks.add(Remark.UNKNOWN, tag(element), apart=tag(element))
    in_line(reader, galley, element, tongue)


def contents(reader: Reader, galley: Galley, element: etree._Element, tongue: Tongue) -> None:
    """Sets an element that only parts its content from what is around it."""
    galley.part()
    outer, galley.tongue = galley.tongue, tongue.within(galley.tongue)
    reader.fill(galley, element)
    galley.part()
    galley.tongue = outer


def inner(reader: Reader, galley: Galley, element: etree._Element, tongue: Tongue) -> Blocks:
    """The content of an element as blocks of its own, each with its language."""
    return reader.flow(element, galley.marks, tongue.within(galley.tongue))


def run_of(blocks: Blocks) -> tuple[Inlines, Blocks]:
    """The paragraphs and headings of blocks as one run, a line each; and the other blocks."""
    run: list[Inlines] = []
    rest: Blocks = ()
    for block in blocks:
        if isinstance(block, Paragraph | Heading):
            run.append(spoken(block))
        else:
            rest += (block,)
    lines: Inlines = ()
    for line in run:
        lines += (LineBreak(), *line) if lines else line
    return lines, rest


def spoken(block: Paragraph | Heading) -> Inlines:
    """A paragraph's or heading's run, in a span where it has a language or direction of its own."""
    if block.language is None and block.direction is None:
        return block.inlines
    return (Span("span", block.inlines, block.language, block.direction),)
