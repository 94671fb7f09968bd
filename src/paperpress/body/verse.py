"""Verse: lines that may not be joined, with their indents.

It says so by a class or a type, is a ``pre`` of WordPress's, or a paragraph whose lines are broken
and set in by hand. A blank line, a second break or an element that parts blocks ends a stanza.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from lxml import etree

from paperpress.body.block_builder import BlockBuilder, Run, nested
from paperpress.body.elements import classes, says, tag
from paperpress.body.flow import Reader, in_line
from paperpress.body.language_marks import SAME, LanguageMark
from paperpress.body.quotes import attribution_of
from paperpress.body.styles import style_of
from paperpress.model.blocks import (
    Block,
    Blocks,
    Inline,
    Inlines,
    Line,
    LineBreak,
    Link,
    Paragraph,
    Quote,
    Span,
    Text,
    Verse,
)
from paperpress.model.text import sanitise

_CLASSES: Final = frozenset(
    {
        "wp-block-verse",
        "verse",
        "verses",
        "poem",
        "poetry",
        "stanza",
        "lyrics",
        "lg",
        "linegroup",
        "line-block",
        "lineblock",
    }
)
_TYPES: Final = ("verse", "poem", "z3998:verse", "z3998:poem")
_LINE_CLASSES: Final = frozenset({"line", "l", "verse-line", "poem-line", "verseline", "tei-l"})
_PARTS: Final = frozenset({"p", "div", "span", "section", "li", "ul", "ol", "pre"})
#: Indents by class: Project Gutenberg's ``i2``, ``indent2``, ``indent-1``.
_INDENT = re.compile(r"(?:i|ind|indent)[-_]?([0-9]{1,2})?")
_LENGTH = re.compile(r"([0-9]*\.?[0-9]+)(em|ex|rem|px|pt|ch)?")
_EMS: Final = {"em": 1.0, "rem": 1.0, "ex": 0.5, "ch": 0.5, "px": 1 / 16, "pt": 1 / 12}
_MOST: Final = 8
#: White space that HTML keeps, with how many columns wide it is.
_WIDTHS: Final = {"\u00a0": 1, "\u2002": 1, "\u2003": 2, "\u2007": 1, "\u3000": 2, "\u202f": 1}
_SPACE: Final = "".join(_WIDTHS)
_TAB: Final = 4
#: Fewer lines, or a narrower indent, may be an address as well.
_LINES, _COLUMNS = 3, 2


def is_verse(element: etree._Element) -> bool:
    """Tell whether an element holds verse."""
    if not classes(element).isdisjoint(_CLASSES) or says(element, *_TYPES):
        return True
    return tag(element) == "p" and (_is_set_in_by_hand(element) or _keeps_its_lines(element))


def _keeps_its_lines(paragraph: etree._Element) -> bool:
    """Tell whether the style of a paragraph keeps the line feeds that part its lines."""
    if not paragraph.get("style") or not _keeps_space(paragraph):
        return False
    texts = (paragraph.text, *(child.tail for child in paragraph))
    return any("\n" in (text or "").strip() for text in texts)


def _is_set_in_by_hand(paragraph: etree._Element) -> bool:
    """Tell whether the lines of a paragraph are broken by hand, and some are indented by hand."""
    if len(paragraph) < _LINES - 1:
        return False
    breaks = [child for child in paragraph if tag(child) == "br"]
    if len(breaks) < _LINES - 1:
        return False
    starts = [paragraph.text, *(line_break.tail for line_break in breaks)]
    return any(_columns((start or "").lstrip(" \t\n\r")) >= _COLUMNS for start in starts)


def verse(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read verse; in a ``blockquote`` it is quoted, and its author may stand last."""
    around = language_mark.within(builder.language_mark)
    if tag(element) == "blockquote":
        attribution, beside = attribution_of(reader, builder, element)
        blocks = _blocks(reader, builder, element, SAME)
        if blocks:
            builder.block(Quote(blocks, attribution, around.language, around.direction), *beside)
        else:
            builder.block(*((Paragraph(attribution),) if attribution else ()), *beside)
        return
    builder.block(*_blocks(reader, builder, element, around))


def _blocks(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> Blocks:
    lines = _Lines(nested([None, *builder.marks]), language_mark, kept=_keeps_space(element))
    _fill(reader, lines, element)
    blocks: list[Block] = []
    for block in lines.done():
        last = blocks[-1] if blocks else None
        if not isinstance(block, Paragraph):
            blocks.append(block)
            continue
        stanza = _stanza(block)
        if isinstance(last, Verse) and (last.language, last.direction) == (
            block.language,
            block.direction,
        ):
            blocks[-1] = replace(last, stanzas=(*last.stanzas, stanza))
        else:
            blocks.append(Verse((stanza,), block.language, block.direction))
    return tuple(blocks)


def _keeps_space(element: etree._Element) -> bool:
    return tag(element) in {"pre", "listing"} or style_of(element).get("white-space", "") in {
        "pre",
        "pre-wrap",
        "pre-line",
        "break-spaces",
    }


def _fill(reader: Reader, lines: BlockBuilder, element: etree._Element) -> None:
    """Add the content of verse: elements that are one line each, stanzas, and runs in a line."""
    lines.text(element.text)
    for child in element:
        reader.place(lines, child, _part if tag(child) in _PARTS else None)
        lines.text(child.tail)


def _part(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read an element within verse that may be a line, or a stanza."""
    assert isinstance(builder, _Lines), "verse is set on lines"
    is_line = not classes(element).isdisjoint(_LINE_CLASSES) or tag(element) == "li"
    indent = _indent(element)
    inline = tag(element) == "span"
    if inline and not is_line and not indent:
        in_line(reader, builder, element, language_mark)
        return
    (builder.new_line if is_line or inline else builder.part)()
    builder.set_in(indent)
    outer = builder.kept, builder.language_mark
    builder.kept = builder.kept or _keeps_space(element)
    builder.language_mark = language_mark.within(builder.language_mark)
    _fill(reader, builder, element)
    if is_line:
        builder.new_line()
    elif not inline:
        builder.part()
    builder.kept, builder.language_mark = outer


def _indent(element: etree._Element) -> int:
    """Return how many columns an element is indented by its class or style; two columns are an em."""
    for name in sorted(classes(element)):
        match = _INDENT.fullmatch(name)
        if match:
            return int(match[1] or 1) * (1 if name.startswith("i") and name[1:].isdigit() else 2)
    style = style_of(element)
    for name in ("margin-left", "padding-left", "text-indent", "margin-inline-start"):
        match = _LENGTH.fullmatch(style.get(name, ""))
        if match:
            return round(2 * float(match[1]) * _EMS.get(match[2] or "px", 0))
    return 0


class _Lines(BlockBuilder):
    """A builder that keeps lines and their indents, each indent as no-break spaces at the start."""

    def __init__(self, runs: list[Run], language_mark: LanguageMark, *, kept: bool) -> None:
        super().__init__(runs, language_mark)
        self.kept = kept
        """Whether line feeds and spaces are meant, as in a ``pre``."""
        self._before = ""

    def text(self, text: str | None) -> None:
        """Add characters; where white space is kept, a line feed breaks the line."""
        if not self.kept:
            self._set(text or "")
            return
        lines = sanitise(text or "").replace("\r\n", "\n").split("\n")
        for number, line in enumerate(lines):
            if number:
                self.line_break()
            self._set(line)

    def _set(self, text: str) -> None:
        if self._fresh:
            rest = text.lstrip(" \t" if self.kept else " \t\n\r\f")
            if self.kept:
                start = text[: len(text) - len(rest)].expandtabs(_TAB)
                self._before += "\u00a0" * len(start)
            if not rest:
                return
            text, self._before = self._before + rest, ""
        super().text(text)

    def line_break(self) -> None:
        """Break the line; a second break in a row ends the stanza."""
        self._before = ""
        super().line_break()

    def new_line(self) -> None:
        """Break the line, unless it has only begun."""
        if not self._fresh:
            self.line_break()

    def set_in(self, columns: int) -> None:
        """Indent the line that begins here."""
        if self._fresh:
            self._before += "\u00a0" * columns

    def part(self) -> None:
        """End the stanza."""
        self._before = ""
        super().part()


def _stanza(paragraph: Paragraph) -> tuple[Line, ...]:
    return tuple(_line(inlines) for inlines in _split(paragraph.inlines))


def _split(inlines: Inlines) -> list[Inlines]:
    """Return a run as parts between its line breaks, also those within marks."""
    lines: list[list[Inline]] = [[]]
    for inline in inlines:
        match inline:
            case LineBreak():
                lines.append([])
            case Span(children=children) | Link(children=children):
                first, *rest = _split(children)
                lines[-1].append(_around(inline, first))
                lines += ([_around(inline, line)] for line in rest)
            case _:
                lines[-1].append(inline)
    return [tuple(line) for line in lines]


def _around(mark: Span | Link, children: Inlines) -> Inline:
    if isinstance(mark, Link):
        return Link(mark.href, children)
    return Span(mark.kind, children, mark.language, mark.direction, mark.title)


def _line(inlines: Inlines) -> Line:
    columns, rest = _without_indent(inlines)
    return Line(rest, min(_MOST, (columns + 1) // 2))


def _without_indent(inlines: Inlines) -> tuple[int, Inlines]:
    match inlines:
        case (Text(text), *rest):
            kept = text.lstrip(_SPACE + " ")
            return _columns(text), ((Text(kept),) if kept else ()) + tuple(rest)
        case (Span() | Link() as mark, *rest):
            columns, children = _without_indent(mark.children)
            return columns, (_around(mark, children), *rest)
        case _:
            return 0, inlines


def _columns(text: str) -> int:
    """Return how many columns the white space at the start of a text is wide."""
    start = text[: len(text) - len(text.lstrip(_SPACE + " "))]
    return sum(_WIDTHS.get(character, 1) for character in start)
