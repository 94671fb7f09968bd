"""Lists, definition lists, headings, listings, dividers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree

from paperpress.body.block_builder import BlockBuilder, Mark
from paperpress.body.elements import classes, descendants, tag
from paperpress.body.findings import BodyFinding
from paperpress.body.flow import Reader, contents, inner, run_of
from paperpress.body.language_marks import LanguageMark
from paperpress.body.note_marks import is_notes
from paperpress.body.numbering import is_numbered, numbered_list
from paperpress.body.pages import breaks_of, only_breaks, without_breaks
from paperpress.model.blocks import (
    Blocks,
    Code,
    Definition,
    DefinitionList,
    Details,
    Divider,
    Heading,
    Inlines,
    List,
    PageBreak,
    Paragraph,
)
from paperpress.model.text import sanitise

_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LANGUAGE = re.compile(r"(?:language|lang|brush:?|highlight-source)-?(.+)")
_NOT_IN_A_LISTING = (
    "p", "div", "ul", "ol", "dl", "table", "figure", "img", "blockquote", "section", "article",
    *_HEADINGS, "iframe", "video", "audio", "picture", "script", "style",
)  # fmt: skip


def heading(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``h1`` to ``h6``: the first run of words is the heading; other content follows it."""
    level = int(tag(element)[1])
    rest: list[Blocks] = []
    words: Heading | None = None
    before: tuple[PageBreak, ...] = ()
    for block in inner(reader, builder, element, language_mark):
        if words is None and isinstance(block, Paragraph):
            before = breaks_of(block.inlines)
            words = Heading(level, without_breaks(block.inlines), block.language, block.direction)
        else:
            rest.append((block,))
    builder.block(
        *before, *((words,) if words else ()), *(block for blocks in rest for block in blocks)
    )


def listed(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``ul``, ``ol``, ``menu`` or ``dir``."""
    ordered = is_numbered(element)
    marks, around = builder.marks, language_mark.within(builder.language_mark)
    items = _Items(reader, marks, around, BlockBuilder.of(marks, around), ordered=ordered)
    items.take(element)
    builder.block(*items.before)
    if items.items and ordered:
        builder.block(numbered_list(element, items.items, items.sources))
    elif items.items:
        builder.block(List(ordered=False, items=tuple(items.items)))


class _Items:
    """Takes the items out of a list.

    What stands beside them becomes an item, but a list, which belongs to the item before it. In an
    ordered list nothing but an item has a number, so all that stands beside them belongs to the
    item before it, or comes before the list.
    """

    def __init__(
        self,
        reader: Reader,
        marks: Sequence[Mark],
        around: LanguageMark,
        stray: BlockBuilder,
        *,
        ordered: bool,
    ) -> None:
        self.items: list[Blocks] = []
        self.sources: list[etree._Element] = []
        """The ``li`` of each item of an ordered list."""
        self.before: Blocks = ()
        self._reader, self._marks, self._ordered = reader, marks, ordered
        self._around = around
        self._stray = stray

    def take(self, element: etree._Element) -> None:
        """Take all that a list holds."""
        self._stray.text(element.text)
        for child in element:
            if tag(child) == "li":
                self._gather()
                item = BlockBuilder.of(self._marks, self._around)
                self._reader.place(item, child)
                blocks = item.done()
                if blocks:
                    self.items.append(blocks)
                    self.sources.append(child)
            else:
                self._reader.place(self._stray, child)
            self._stray.text(child.tail)
        self._gather()

    def _gather(self) -> None:
        blocks = self._stray.done()
        self._stray = BlockBuilder.of(self._marks, self._around)
        nested = self._ordered or all(isinstance(block, List) for block in blocks)
        if self.items and blocks and (nested or only_breaks(blocks)):
            self.items[-1] += blocks
        elif self._ordered:
            self.before += blocks
        elif blocks:
            self.items.append(blocks)


def definitions(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``dl``; a term without a meaning, or a meaning without a term, becomes paragraphs."""
    around = language_mark.within(builder.language_mark)
    entries: list[Definition] = []
    terms: list[Inlines] = []
    meanings: list[Blocks] = []

    def end_list() -> None:
        if entries:
            builder.block(DefinitionList(tuple(entries)))
            entries.clear()

    def end_entry() -> None:
        if terms and meanings:
            entries.append(Definition(tuple(terms), tuple(meanings)))
        elif terms or meanings:
            end_list()
            builder.block(
                *(Paragraph(term) for term in terms), *(b for blocks in meanings for b in blocks)
            )
        terms.clear()
        meanings.clear()

    for name, part in _entries(reader, builder, element, around):
        if name == "dt":
            if meanings:
                end_entry()
            run, rest = run_of(part)
            if run:
                terms.append(run)
            if rest:
                meanings.append(rest)
        else:
            meanings.append(part)
    end_entry()
    end_list()


def _entries(
    reader: Reader, builder: BlockBuilder, element: etree._Element, around: LanguageMark
) -> list[tuple[str, Blocks]]:
    """Return terms and meanings in order; a ``div`` only groups them; anything else is a meaning."""
    parts: list[tuple[str, Blocks]] = []
    stray = BlockBuilder.of(builder.marks, around)
    stray.text(element.text)
    for child in element:
        name = tag(child)
        if name == "div" and any(tag(part) in ("dt", "dd") for part in child):
            parts += (("dd", stray.done()), *_entries(reader, builder, child, around))
            stray = BlockBuilder.of(builder.marks, around)
        else:
            if name in ("dt", "dd"):
                parts.append(("dd", stray.done()))
                stray = BlockBuilder.of(builder.marks, around)
            reader.place(stray, child)
            if name in ("dt", "dd"):
                parts.append((name, stray.done()))
                stray = BlockBuilder.of(builder.marks, around)
        stray.text(child.tail)
    parts.append(("dd", stray.done()))
    return [(name, blocks) for name, blocks in parts if blocks]


def listing(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``pre`` and keep its white space; a ``pre`` that holds blocks only separates them."""
    holds_blocks = next(descendants(element, *_NOT_IN_A_LISTING), None) is not None
    if holds_blocks or any(part in reader.skip for part in element.iterdescendants()):
        contents(reader, builder, element, language_mark)
        return
    for link in descendants(element, "a"):
        if link.get("href"):
            reader.body_findings.add(BodyFinding.LINK_LOST, link.get("href") or "")
    text = sanitise(_characters(element)).replace("\r\n", "\n").strip("\n").rstrip()
    if text.strip():
        builder.block(Code(text, _language(element)))


def _characters(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        parts += ("\n" if tag(child) == "br" else _characters(child), child.tail or "")
    return "".join(parts)


def _language(element: etree._Element) -> str:
    inside = [child for child in element if tag(child) == "code"]
    for holder in (*inside[:1], element):
        for name in sorted(classes(holder)):
            match = _LANGUAGE.fullmatch(name)
            if match:
                return match[1]
    return ""


def divider(
    _reader: Reader, builder: BlockBuilder, element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Read ``hr``; the one between text and notes is left out, since the page separates them."""
    if not any(is_notes(up) for up in element.iterancestors()):
        builder.block(Divider())


def details(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``details``: its content under its summary; a heading in the summary stays a heading."""
    summary = next((child for child in element if tag(child) == "summary"), None)
    if summary is None or next(descendants(summary, *_HEADINGS), None) is not None:
        contents(reader, builder, element, language_mark)
        return
    run, rest = run_of(inner(reader, builder, summary, language_mark))
    if not run or summary in reader.skip:
        contents(reader, builder, element, language_mark)
        return
    reader.skip.add(summary)
    blocks = rest + inner(reader, builder, element, language_mark)
    builder.block(Details(run, blocks) if blocks else Paragraph(run))


def unshown(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``noscript`` only for an image that isn't shown otherwise; never read ``template``."""
    images = {image.get("src") for image in descendants(element, "img")}
    if tag(element) == "noscript" and images - reader.shown - {None}:
        contents(reader, builder, element, language_mark)
    elif not images:
        reader.body_findings.add(BodyFinding.NOSCRIPT, tag(element))
