"""Exports of any size: a document's items one at a time, read as safely as `xml_text` reads.

A site's export may be larger than memory. So the file is gone over anew for each pass, and one
item is kept at a time. One that isn't well-formed is read whole, as far as it can be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from tempfile import TemporaryFile
from typing import BinaryIO

from lxml import etree

from paperpress.findings import emit
from paperpress.model.finding import Finding, Rejected
from paperpress.sources.parsing.xml_mending import Document, salvaged
from paperpress.sources.parsing.xml_safety import (
    DEEPEST,
    LARGEST,
    SAFELY,
    depth,
    has_document_type,
    mended,
)
from paperpress.sources.parsing.xml_text import PROLOG, malformed, too_deep, too_large

_PIECE = 1024 * 1024
#: Bytes of a document that is read whole where it isn't well-formed.
_SALVAGED = 256 * 1024 * 1024
#: What may stand before a document's first sign.
_LEAD = re.compile(rb"(?:\xef\xbb\xbf|[ \t\r\n])*")


@dataclass(frozen=True, slots=True)
class _Source:
    """A file, from a place in it on, as bytes that a parser understands."""

    file: BinaryIO
    place: int
    mend: bool = False

    def pieces(self) -> Iterator[bytes]:
        """Yield the bytes from their first sign on."""
        self.file.seek(self.place)
        begun = _begun(iter(lambda: self.file.read(_PIECE), b""))
        return mended(begun) if self.mend else begun


@dataclass(frozen=True, slots=True)
class Items:
    """The ``item`` elements of a document's ``channel``; each stands until the next is asked for."""

    root: etree._Element
    """The document without its items."""
    _source: _Source | None = None
    _salvaged: tuple[etree._Element, ...] = ()
    mends: Document = field(default_factory=lambda: Document(etree.Element("none")))
    """What was mended in it, and what of it is cut off."""

    def __iter__(self) -> Iterator[etree._Element]:
        """Yield the items, in a new pass over the file."""
        if self._source is None:
            return iter(self._salvaged)
        return _pass(self._source, _parser())


@contextmanager
def items_of(file: BinaryIO, name: str) -> Iterator[Items | Rejected]:
    """Yield the items of a document that was read to its end once, or why it can't be read.

    What can't be rewound, as standard input, is kept in a temporary file.
    """
    if file.seekable():
        yield _opened(file, name)
        return
    with TemporaryFile() as copy:
        while copy.tell() <= LARGEST and (piece := file.read(_PIECE)):
            copy.write(piece)
        copy.seek(0)
        yield _opened(copy, name)


def _opened(file: BinaryIO, name: str) -> Items | Rejected:
    place = file.tell()
    size = file.seek(0, 2) - place
    if size > LARGEST:
        return too_large(name)
    file.seek(place)
    try:
        return _surveyed(_Source(file, place), name)
    except etree.XMLSyntaxError as error:
        if size > _SALVAGED:
            return malformed(name, error)
        file.seek(place)
        document = salvaged(file.read(), name)
        if document is None:
            return malformed(name, error)
    return document if isinstance(document, Rejected) else _taken_out(document, name)


def _taken_out(document: Document, name: str) -> Items | Rejected:
    """Return the items taken out of a document that is in memory."""
    if depth(document.root) > DEEPEST:
        return too_deep(name)
    channel = document.root.find("channel")
    items = () if channel is None else tuple(channel.findall("item"))
    for item in items:
        if channel is not None:
            channel.remove(item)
    return Items(document.root, None, items, document)


def _surveyed(plain: _Source, name: str) -> Items | Rejected:
    """Return the items after a first pass; a document with slips, or a document type, is mended first.

    Raises:
        XMLSyntaxError: not even so is it well-formed.
    """
    start = _start(plain.pieces())
    mending = replace(plain, mend=True)
    if b"<!DOCTYPE" in start:
        return _read_once(mending, name)
    try:
        items = _read_once(plain, name)
    except etree.XMLSyntaxError:
        return _read_once(mending, name, (emit("REC185"),))
    late = isinstance(items, Items) and has_document_type(items.root)
    return _read_once(mending, name) if late else items


def _read_once(source: _Source, name: str, notices: tuple[Finding, ...] = ()) -> Items | Rejected:
    parser = _parser()
    deepest = max((2 + depth(item) for item in _pass(source, parser)), default=0)
    root = parser.close()
    if max(deepest, depth(root)) > DEEPEST:
        return too_deep(name)
    return Items(root, source, mends=Document(root, notices))


def _pass(source: _Source, parser: etree.XMLPullParser) -> Iterator[etree._Element]:
    """Yield the items as they end; each is emptied and taken out once the next has ended.

    Raises:
        XMLSyntaxError: the document isn't well-formed.
    """
    before: etree._Element | None = None
    for piece in source.pieces():
        parser.feed(piece)
        for _, item in parser.read_events():
            channel = item.getparent()
            if channel is None or not _is_channel(channel):
                continue
            if before is not None:
                channel.remove(before)
            yield item
            # The parser may be writing behind it still, so it stays as long as it is the last.
            item.clear(keep_tail=True)
            before = item
    if before is not None and (channel := before.getparent()) is not None:
        channel.remove(before)


def _is_channel(element: etree._Element) -> bool:
    root = element.getparent()
    return root is not None and root.getparent() is None and root.find("channel") is element


def _parser() -> etree.XMLPullParser:
    return etree.XMLPullParser(("end",), tag="item", collect_ids=False, **SAFELY)


def _begun(pieces: Iterable[bytes]) -> Iterator[bytes]:
    begun = False
    for piece in pieces:
        lead = None if begun else _LEAD.match(piece)
        rest = piece[lead.end() :] if lead else piece
        begun = begun or bool(rest)
        if rest:
            yield rest


def _start(pieces: Iterable[bytes]) -> bytes:
    start = b""
    for piece in pieces:
        start += piece
        if len(start) >= PROLOG:
            break
    return start[:PROLOG]
