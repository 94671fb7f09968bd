"""Walks a tree and sends what it meets to the handler of its element.

A handler takes the reader, the builder of the blocks around, the element, and what the element says of
its language; which element has which handler is one table (`paperpress.body.vocabulary`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeAlias

from lxml import etree

from paperpress.body.block_builder import BlockBuilder, Mark
from paperpress.body.elements import attribute, characters, descendants, tag
from paperpress.body.findings import BodyFinding, BodyFindings
from paperpress.body.language_marks import SAME, LanguageMark, language_mark_of
from paperpress.body.note_signs import is_sign
from paperpress.body.notes import NoteIndex
from paperpress.body.pages import mark_of
from paperpress.body.styles import is_hidden, kinds_of
from paperpress.body.tex import Tex, formula_of, holds_tex, parts_of
from paperpress.model.blocks import Blocks, Heading, Inlines, LineBreak, Paragraph, Span, Unspoken
from paperpress.model.formulas import Formula
from paperpress.vocab import SPEECH_ATTRIBUTE

Handler: TypeAlias = "Callable[[Reader, BlockBuilder, etree._Element, LanguageMark], None]"

#: Marks in which every character is meant as it stands.
_VERBATIM = frozenset({"code", "kbd", "samp"})
#: What stands within a line.
_IN_LINE = frozenset(
    [
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "ins",
        "kbd",
        "label",
        "mark",
        "q",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
    ]
)


class Reader:
    """What a body's pieces are read with: one for each body."""

    def __init__(
        self,
        handlers: Mapping[str, Handler],
        *,
        body_findings: BodyFindings,
        notes: NoteIndex,
        shown: frozenset[str],
        opened: Callable[[], frozenset[str]],
        places: frozenset[str] = frozenset(),
        base: str | None,
        language: str | None,
    ) -> None:
        self.body_findings = body_findings
        self.notes = notes
        self.shown = shown
        """Addresses of the images that need no ``noscript``."""
        self.places = places
        """Names of the places that links within the body lead to."""
        self._opened = opened
        self.base = base
        """The article's address, which completes relative links."""
        self.skip: set[etree._Element] = set(notes.names) | notes.backlinks
        """Elements that are read at another place, or never."""
        self._handlers = handlers
        self._language_mark = LanguageMark(language, None)

    def flow(
        self,
        element: etree._Element,
        marks: Sequence[Mark] = (),
        language_mark: LanguageMark = SAME,
    ) -> Blocks:
        """Return the content of an element as blocks, inside the marks that are open around it."""
        builder = BlockBuilder.of(marks, language_mark)
        self.fill(builder, element)
        return builder.done()

    def fill(self, builder: BlockBuilder, element: etree._Element) -> None:
        """Add the content of an element."""
        self.text(builder, element.text)
        for child in element:
            self.place(builder, child)
            self.text(builder, child.tail)

    def text(self, builder: BlockBuilder, text: str | None) -> None:
        """Add characters, and the formulas in TeX among them."""
        if not text or not holds_tex(text) or any(mark.kind in _VERBATIM for mark in builder.marks):
            builder.text(text)
            return
        for part in parts_of(text):
            if isinstance(part, Tex):
                self.tex(builder, part)
            else:
                builder.text(part)

    def tex(self, builder: BlockBuilder, tex: Tex) -> None:
        """Add a formula in TeX; where it can't be read, it is added as it was typed."""
        formula = formula_of(tex.source, block=tex.block)
        if formula:
            self.formula(builder, formula, block=tex.block)
        else:
            self.body_findings.add(BodyFinding.TEX, tex.typed, apart=tex.typed)
            builder.text(tex.typed)

    def formula(self, builder: BlockBuilder, formula: str | Formula, *, block: bool) -> None:
        """Add a formula, or only its line where no engine draws it, and name it in a finding."""
        text = formula if isinstance(formula, str) else formula.text
        self.body_findings.add(BodyFinding.FORMULA, text, apart=text)
        if block:
            builder.part()
        if isinstance(formula, str):
            builder.apart(formula)
        else:
            builder.formula(formula)
        if block:
            builder.part()

    def place(
        self, builder: BlockBuilder, element: etree._Element, handler: Handler | None = None
    ) -> None:
        """Add an element, by its own handler or by the one given."""
        name = tag(element)
        if not name or element in self.skip:
            if element in self.notes.in_line:
                builder.note(self.notes.in_line[element])
            return
        handler = handler or self._handlers.get(name, _unknown)
        if not element.attrib:
            handler(self, builder, element, SAME)
            return
        if self._is_page(builder, element) or self.hides(element):
            return
        note = self.notes.tooltips.get(element) if self.notes.tooltips else None
        if note is not None and is_sign(characters(element)):
            builder.note(note)
            return
        kinds = kinds_of(element, (mark.kind for mark in builder.marks))
        for kind in kinds:
            builder.open(Mark(kind))
        if element.get(SPEECH_ATTRIBUTE, "").strip().lower() == "false":
            self._unspoken(handler, builder, element)
        else:
            self._handle(handler, builder, element)
        for _ in kinds:
            builder.close()
        if note is not None:
            builder.note(note)

    def _unspoken(self, handler: Handler, builder: BlockBuilder, element: etree._Element) -> None:
        """Add an element that isn't to be heard: a run within the line, or blocks."""
        if tag(element) in _IN_LINE:
            builder.open(Mark(speech=False))
            self._handle(handler, builder, element)
            builder.close()
            return
        inside = BlockBuilder.of(builder.marks, builder.language_mark)
        self._handle(handler, inside, element)
        blocks = inside.done()
        if blocks:
            builder.block(Unspoken(blocks))

    def _is_page(self, builder: BlockBuilder, element: etree._Element) -> bool:
        """Add the mark of a printed page, and tell whether the element is nothing but that mark."""
        mark = mark_of(element)
        if mark is None:
            return False
        if mark.page:
            builder.page(mark.page)
        else:
            self.body_findings.add(BodyFinding.NO_PAGE)
        return mark.is_label_alone

    def hides(self, element: etree._Element) -> bool:
        """Tell whether the source hides an element from its readers; a finding records what is left out.

        What a link or a button can show is no more hidden than a ``details`` is; what holds a
        formula is the one that another program reads.
        """
        if not is_hidden(element) or (element.get("id") or "") in self._opened():
            return False
        if next(descendants(element, "math"), None) is not None:
            return False
        what = characters(element) or attribute(element, "alt", "src")
        if what:
            self.body_findings.add(BodyFinding.HIDDEN, what)
        return True

    def _handle(self, handler: Handler, builder: BlockBuilder, element: etree._Element) -> None:
        language_mark = language_mark_of(element, self.body_findings)
        if language_mark == SAME:
            handler(self, builder, element, SAME)
            return
        outer = self._language_mark
        self._language_mark = language_mark.within(outer)
        handler(self, builder, element, language_mark.against(outer))
        self._language_mark = outer


def in_line(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Add an element within the line that says nothing but its language."""
    if language_mark == SAME:
        reader.fill(builder, element)
        return
    builder.open(Mark(language_mark=language_mark))
    reader.fill(builder, element)
    builder.close()


def _unknown(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    reader.body_findings.add(BodyFinding.UNKNOWN, tag(element), apart=tag(element))
    in_line(reader, builder, element, language_mark)


def contents(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Add an element that only separates its content from what is around it."""
    builder.part()
    outer, builder.language_mark = (
        builder.language_mark,
        language_mark.within(builder.language_mark),
    )
    reader.fill(builder, element)
    builder.part()
    builder.language_mark = outer


def inner(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> Blocks:
    """Return the content of an element as blocks of its own, each with its language."""
    return reader.flow(element, builder.marks, language_mark.within(builder.language_mark))


def run_of(blocks: Blocks) -> tuple[Inlines, Blocks]:
    """Return the text of paragraphs and headings as one run, a line each; and the other blocks."""
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
    """Return the run of a paragraph or heading, in a span where its language or direction differs."""
    if block.language is None and block.direction is None:
        return block.inlines
    return (Span("span", block.inlines, block.language, block.direction),)
