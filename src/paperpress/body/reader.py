"""A body, from HTML, plain text or blocks to the block model: by translation, never by pasting.

What is kept, what becomes what, and what goes: docs/body.md.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from paperpress.body.block_builder import Galley
from paperpress.body.elements import descendants
from paperpress.body.figures import source_of
from paperpress.body.findings import Remark, Remarks
from paperpress.body.flow import Reader
from paperpress.body.html import Reading, is_markup, read
from paperpress.body.html_repair import Mend
from paperpress.body.language_marks import tongue_of
from paperpress.body.notes import NoteIndex, in_order_of_reference
from paperpress.body.outline import in_steps, note_bold_paragraphs, without_headings
from paperpress.body.places import Places
from paperpress.body.record_blocks import RecordReader, footnotes_of, sources_of
from paperpress.body.vocabulary import HANDLERS
from paperpress.model.article import Article, BodyBlock
from paperpress.model.blocks import Blocks, Body, Footnote, Paragraph, Text
from paperpress.model.text import fold
from paperpress.slugs import unique

_LINE = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_EVENT = re.compile(r"\son[a-z]+\s*=", re.I)
_REMARK_OF = {Mend.DEPTH: Remark.DEPTH, Mend.SWALLOWED: Remark.SWALLOWED}


def translate(article: Article) -> Body:
    """The article's body as blocks, with its notes and all that was let go or mended on the way.

    Every word that a reader of the source would see is kept, in its order. Takes time in
    proportion to the body's length, and never raises, whatever the body holds.
    """
    remarks = Remarks()
    places = Places(article.url)
    if isinstance(article.body, str):
        blocks, notes = _string(article, article.body, remarks, places)
    else:
        blocks, notes = _records(article, article.body, remarks, places)
    blocks, notes = places.settle(blocks, notes, remarks)
    blocks = in_steps(blocks, remarks)
    note_bold_paragraphs(blocks, remarks)
    used, unused = in_order_of_reference(blocks, notes)
    unused = tuple(note for note in unused if note.blocks)
    for note in unused:
        remarks.add(Remark.UNUSED_NOTE, note.id)
    for note in used:
        if not note.blocks:
            remarks.add(Remark.EMPTY_NOTE, note.id)
    if not blocks and not unused:
        remarks.add(Remark.EMPTY)
    return Body(blocks, used + unused, tuple(remarks.findings()))


def _string(
    article: Article, source: str, remarks: Remarks, places: Places
) -> tuple[Blocks, list[Footnote]]:
    if not is_markup(source):
        lines = (fold(line) for line in _LINE.split(source))
        return tuple(Paragraph((Text(line),)) for line in lines if line.strip()), []
    reading = read(source)
    reader = _reader(article, {source: reading}, remarks, places)
    galley = Galley()
    galley.text(reading.root.text)
    for index, element in enumerate(reading.root):
        remarks.path = f"body[{index}]"
        reader.place(galley, element)
        galley.text(element.tail)
    remarks.path = "body"
    return galley.done(), _held(reader)


def _records(
    article: Article, source: Sequence[BodyBlock], remarks: Remarks, places: Places
) -> tuple[Blocks, list[Footnote]]:
    readings = {html: read(html) for html in dict.fromkeys(sources_of(source))}
    footnotes = [*footnotes_of(source)]
    reader = _reader(article, readings, remarks, places, [note.id for note in footnotes])
    records = RecordReader(reader, {html: reading.root for html, reading in readings.items()})
    blocks = records.top(source)
    taken: set[str] = set()
    notes = [
        Footnote(unique(note.id, taken), without_headings(records.html(note.html)))
        for note in footnotes
    ]
    return blocks, notes + _held(reader)


def _held(reader: Reader) -> list[Footnote]:
    """The notes that stand in HTML."""
    notes: list[Footnote] = []
    for element, name in reader.notes.names.items():
        blocks = reader.flow(element, (), tongue_of(element, reader.remarks))
        notes.append(Footnote(name, without_headings(blocks)))
    return notes


def _reader(
    article: Article,
    readings: Mapping[str, Reading],
    remarks: Remarks,
    places: Places,
    footnotes: Iterable[str] = (),
) -> Reader:
    """The reader of a body's pieces, which knows what only all of them together tell."""
    roots = [reading.root for reading in readings.values()]
    for source, reading in readings.items():
        for mend in reading.mends:
            remarks.add(_REMARK_OF.get(mend, Remark.MENDED), mend.value)
        if _EVENT.search(source):
            _note_event_handlers(reading.root, remarks)
    notes = NoteIndex(roots, footnotes)
    return Reader(
        HANDLERS,
        remarks=remarks,
        notes=notes,
        shown=frozenset(_shown(roots)),
        places=places.mark(roots, notes),
        base=article.url,
        language=article.language,
    )


def _note_event_handlers(root: etree._Element, remarks: Remarks) -> None:
    for element in root.iter():
        for name in element.attrib:
            if str(name).lower().startswith("on"):
                remarks.add(Remark.ACTIVE, str(name).lower())


def _shown(roots: Iterable[etree._Element]) -> Iterator[str]:
    """The addresses of the images that stand outside of ``noscript``."""
    for root in roots:
        for image in descendants(root, "img"):
            if next(image.iterancestors("noscript"), None) is None:
                yield source_of(image)
