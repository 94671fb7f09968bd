"""Exports of any size: a document's items one at a time, read as safely as `xml_text` reads.

A site's export may be larger than memory. So the file is gone over anew for each pass, and one
item is kept at a time.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from tempfile import TemporaryFile
from typing import BinaryIO

from lxml import etree

from paperpress.model.finding import Rejected
from paperpress.sources.parsing.xml_text import (
    DEEPEST,
    LARGEST,
    PROLOG,
    SAFELY,
    UTF_16,
    depth,
    has_document_type,
    malformed,
    mended,
    misdeclared,
    too_deep,
    too_large,
)

_PIECE = 1024 * 1024
#: What may stand before a document's first sign.
_LEAD = re.compile(rb"(?:\xef\xbb\xbf|[ \t\r\n])*")


@dataclass(frozen=True, slots=True)
class _Source:
    """A file, from a place in it on, as bytes that a parser understands."""

    file: BinaryIO
    place: int
    wide: str | None = None
    encoding: str | None = None
    mend: bool = False

    def pieces(self) -> Iterator[bytes]:
        """The bytes from their first sign on.

        Raises:
            UnicodeDecodeError: it is no UTF-16, and looks so.
        """
        self.file.seek(self.place)
        raw = iter(lambda: self.file.read(_PIECE), b"")
        begun = _begun(raw if self.wide is None else _narrowed(raw, self.wide))
        return mended(begun) if self.mend else begun


@dataclass(frozen=True, slots=True)
class Items:
    """The ``item`` elements of a document's ``channel``; each stands until the next is asked for."""

    root: etree._Element
    """The document without its items."""
    _source: _Source

    def __iter__(self) -> Iterator[etree._Element]:
        """The items, in a new pass over the file."""
        return _pass(self._source, _parser(self._source))


@contextmanager
def items_of(file: BinaryIO, name: str) -> Iterator[Items | Rejected]:
    """The items of a document that was read to its end once, or why it can't be read.

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
    if file.seek(0, 2) - place > LARGEST:
        return too_large(name)
    file.seek(place)
    plain = _Source(file, place, UTF_16.get(file.read(2)))
    try:
        return _surveyed(plain, name)
    except (etree.XMLSyntaxError, UnicodeDecodeError) as error:
        return malformed(name, error)


def _surveyed(plain: _Source, name: str) -> Items | Rejected:
    """A first pass: a document with slips, or with a document type, is read as mended.

    Raises:
        XMLSyntaxError: not even so is it well-formed.
        UnicodeDecodeError: it is no UTF-16, and looks so.
    """
    start = _start(plain.pieces())
    encoding = "utf-8" if plain.wide else misdeclared(start[:200], plain.pieces())
    source = replace(plain, encoding=encoding)
    mending = replace(source, mend=True)
    if b"<!DOCTYPE" in start:
        return _read_once(mending, name)
    try:
        items = _read_once(source, name)
    except etree.XMLSyntaxError:
        return _read_once(mending, name)
    late = isinstance(items, Items) and has_document_type(items.root)
    return _read_once(mending, name) if late else items


def _read_once(source: _Source, name: str) -> Items | Rejected:
    parser = _parser(source)
    deepest = max((2 + depth(item) for item in _pass(source, parser)), default=0)
    root = parser.close()
    return Items(root, source) if max(deepest, depth(root)) <= DEEPEST else too_deep(name)


def _pass(source: _Source, parser: etree.XMLPullParser) -> Iterator[etree._Element]:
    """The items as they end; each is emptied and taken out once the next has ended.

    Raises:
        XMLSyntaxError: the document isn't well-formed.
        UnicodeDecodeError: it is no UTF-16, and looks so.
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


def _parser(source: _Source) -> etree.XMLPullParser:
    return etree.XMLPullParser(
        ("end",), tag="item", encoding=source.encoding, collect_ids=False, **SAFELY
    )


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


def _narrowed(pieces: Iterable[bytes], wide: str) -> Iterator[bytes]:
    """UTF-16 as UTF-8, so that slips can be mended in it as in any other."""
    decoder = codecs.getincrementaldecoder(wide)()
    for piece in pieces:
        yield decoder.decode(piece).encode()
    yield decoder.decode(b"", final=True).encode()
