"""ID3 2.3, which every player reads (https://id3.org/id3v2.3.0), with chapters as its addendum has
them (https://id3.org/id3v2-chapters-1.0).

Frames are written in the order in which they are given: some players list chapters as they stand in
the file. Libraries sort frames by size.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_UTF16: Final = b"\x01"
_FRONT_COVER: Final = b"\x03"
_TOP, _ORDERED = 2, 1
#: A table of contents counts its entries in one byte.
_MOST: Final = 255
#: That a chapter's place in the file follows from its time.
_NO_PLACE: Final = 0xFFFFFFFF


@dataclass(frozen=True, slots=True)
class Chapter:
    """A stretch of a sound, in thousandths of a second."""

    title: str
    begin: int
    end: int


def tag(frames: Iterable[bytes]) -> bytes:
    """Return a tag of frames; it stands before the sound."""
    body = b"".join(frames)
    size = bytes(len(body) >> shift & 0x7F for shift in (21, 14, 7, 0))
    return b"ID3\x03\x00\x00" + size + body


def text(name: str, value: str) -> bytes:
    """Return a frame of text: ``TIT2`` for the title."""
    return _frame(name, _UTF16 + _text(value))


def cover(media_type: str, data: bytes) -> bytes:
    """Return the frame of a cover."""
    kind = media_type.encode() + b"\0" + _FRONT_COVER
    return _frame("APIC", _UTF16 + kind + _text("") + b"\0\0" + data)


def contents(chapters: Sequence[Chapter]) -> Iterator[bytes]:
    """Yield the frames of chapters, and before them their table of contents.

    More chapters than a table can count are in tables of their own, which the first one lists.
    """
    names = [f"chapter{number:05}" for number in range(1, len(chapters) + 1)]
    tables = [names[start : start + _MOST] for start in range(0, len(names), _MOST)]
    if len(tables) == 1:
        yield _table("contents", names, _TOP)
    else:
        yield _table("contents", [f"part{number:03}" for number in range(len(tables))], _TOP)
        for number, part in enumerate(tables):
            yield _table(f"part{number:03}", part, 0)
    for name, chapter in zip(names, chapters, strict=True):
        times = struct.pack(">4I", chapter.begin, chapter.end, _NO_PLACE, _NO_PLACE)
        yield _frame("CHAP", _name(name) + times + text("TIT2", chapter.title))


def _table(name: str, entries: Sequence[str], flag: int) -> bytes:
    head = bytes((flag | _ORDERED, len(entries)))
    return _frame("CTOC", _name(name) + head + b"".join(map(_name, entries)))


def _frame(name: str, body: bytes) -> bytes:
    return name.encode() + struct.pack(">IH", len(body), 0) + body


def _name(name: str) -> bytes:
    return name.encode() + b"\0"


def _text(value: str) -> bytes:
    """Return a text in UTF-16 with its mark, as every reader of ID3 takes it."""
    return b"\xff\xfe" + value.encode("utf-16-le")
