"""Reads a body from HTML, plain text or blocks into the block model: it is translated, never pasted.

What is kept, what becomes what, and what goes: docs/body.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from lxml import etree

from paperpress.body.amendments import amended, unheaded
from paperpress.body.block_builder import BlockBuilder
from paperpress.body.elements import descendants
from paperpress.body.findings import BodyFinding, BodyFindings
from paperpress.body.flow import Reader
from paperpress.body.formula_drawings import drawn_again
from paperpress.body.html import Reading, is_markup, read
from paperpress.body.html_repair import Repair
from paperpress.body.image_sources import source_of
from paperpress.body.language_marks import language_mark_of
from paperpress.body.notes import NoteIndex, in_order_of_reference, without_number
from paperpress.body.outline import in_steps, note_bold_paragraphs, without_headings
from paperpress.body.places import Places
from paperpress.body.record_blocks import (
    RecordReader,
    footnotes_of,
    paragraphs,
    plain_line,
    sources_of,
)
from paperpress.body.vocabulary import HANDLERS
from paperpress.model.article import Article, BodyBlock
from paperpress.model.blocks import Blocks, Body, Footnote, Unspoken
from paperpress.model.text import fold
from paperpress.slugs import unique

_LINE = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_EVENT = re.compile(r"\son[a-z]+\s*=", re.I)
_HEADINGS = ("h2", "h3", "h4", "h5", "h6")
_REMARK_OF = {Repair.DEPTH: BodyFinding.DEPTH, Repair.SWALLOWED: BodyFinding.SWALLOWED}


def translate(article: Article) -> Body:
    """Return the article's body as blocks, with its notes and the findings on what was left out or mended.

    Every word that a reader of the source would see is kept, in its order. Takes time in
    proportion to the body's length, and never raises, whatever the body holds.
    """
    body_findings = BodyFindings()
    places = Places.of(article.url)
    if isinstance(article.body, str):
        blocks, notes = _string(article, article.body, body_findings, places)
    else:
        blocks, notes = _records(article, article.body, body_findings, places)
    blocks, notes = places.settle(blocks, notes, body_findings)
    used, unused = in_order_of_reference(blocks, notes)
    unused = tuple(note for note in unused if note.blocks)
    sent = Body(blocks, used + unused)
    edited = amended(sent, article)
    if edited is not sent:
        body_findings.withdraw(BodyFinding.NO_HEADER, unheaded(sent) - unheaded(edited))
    blocks = in_steps(edited.blocks, body_findings)
    note_bold_paragraphs(blocks, body_findings)
    for note in unused:
        body_findings.add(BodyFinding.UNUSED_NOTE, note.id)
    for note in used:
        if not note.blocks:
            body_findings.add(BodyFinding.EMPTY_NOTE, note.id)
    if not blocks and not unused:
        body_findings.add(BodyFinding.EMPTY)
    return Body(blocks, edited.notes, (*body_findings.findings(), *edited.findings))


def _string(
    article: Article, source: str, body_findings: BodyFindings, places: Places
) -> tuple[Blocks, list[Footnote]]:
    if not is_markup(source):
        lines = (fold(line) for line in _LINE.split(source))
        return tuple(
            plain_line(line, article.url, body_findings) for line in lines if line.strip()
        ), []
    reading = read(source)
    reader = _reader(article, {source: reading}, body_findings, places)
    builder = BlockBuilder.of()
    reader.text(builder, reading.root.text)
    for index, element in enumerate(reading.root):
        body_findings.path = f"body[{index}]"
        reader.place(builder, element)
        reader.text(builder, element.tail)
    body_findings.path = "body"
    return builder.done(), _held(reader)


def _records(
    article: Article, source: Sequence[BodyBlock], body_findings: BodyFindings, places: Places
) -> tuple[Blocks, list[Footnote]]:
    readings = {html: read(html) for html in dict.fromkeys(sources_of(source))}
    footnotes = [*footnotes_of(source)]
    reader = _reader(article, readings, body_findings, places, [note.id for note in footnotes])
    records = RecordReader(reader, {html: reading.root for html, reading in readings.items()})
    blocks = records.top(source)
    taken: set[str] = set()
    notes = []
    for note in footnotes:
        read_note = without_headings(records.html(note.html))
        silent = not note.speech and bool(read_note)
        notes.append(
            Footnote(unique(note.id, taken), (Unspoken(read_note),) if silent else read_note)
        )
    return blocks, notes + _held(reader)


def _held(reader: Reader) -> list[Footnote]:
    """Return the notes that stand in HTML."""
    notes: list[Footnote] = []
    for element, name in reader.notes.names.items():
        blocks = reader.flow(element, (), language_mark_of(element, reader.body_findings))
        number = reader.notes.numbers.get(name, "")
        notes.append(Footnote(name, without_number(without_headings(blocks), number)))
    tooltips = reader.notes.texts.items()
    return notes + [Footnote(name, paragraphs(text)) for name, text in tooltips]


def _reader(
    article: Article,
    readings: Mapping[str, Reading],
    body_findings: BodyFindings,
    places: Places,
    footnotes: Iterable[str] = (),
) -> Reader:
    """Return the reader of a body's pieces, with what only all pieces together can show."""
    roots = [reading.root for reading in readings.values()]
    for source, reading in readings.items():
        for mend in reading.repairs:
            body_findings.add(_REMARK_OF.get(mend, BodyFinding.MENDED), mend.value)
        if _EVENT.search(source):
            _note_event_handlers(reading.root, body_findings)
    notes = NoteIndex.of(roots, footnotes, article.url)
    reader = Reader(
        HANDLERS,
        body_findings=body_findings,
        notes=notes,
        shown=frozenset(_shown(roots)),
        opened=cache(lambda: frozenset(_opened(roots))),
        places=places.mark(roots, notes),
        base=article.url,
        language=article.language,
    )
    reader.skip.update(drawn_again(roots))
    return reader


def _note_event_handlers(root: etree._Element, body_findings: BodyFindings) -> None:
    for element in root.iter():
        for name in element.attrib:
            if str(name).lower().startswith("on"):
                body_findings.add(BodyFinding.ACTIVE, str(name).lower())


def _shown(roots: Iterable[etree._Element]) -> Iterator[str]:
    """Yield the addresses of the images that stand outside of ``noscript``."""
    for root in roots:
        for image in descendants(root, "img"):
            if next(image.iterancestors("noscript"), None) is None:
                yield source_of(image)


def _opened(roots: Iterable[etree._Element]) -> Iterator[str]:
    """Yield the ids that links and buttons name, which may show what is hidden until then."""
    for root in roots:
        for element in root.iter("a", "button", "div", "span", "summary", *_HEADINGS):
            for name in ("aria-controls", "data-target", "data-bs-target", "href"):
                value = element.get(name) or ""
                if value and (name == "aria-controls" or value.startswith("#")):
                    yield from (word.removeprefix("#") for word in value.split())
