"""A file of any encoding as a stream of UTF-8, so that every format's reader gets the same.

What can't be decoded costs only itself: it becomes U+FFFD, and the record that shows it says so.
"""

from __future__ import annotations

import codecs
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, BinaryIO

from paperpress.findings import emit
from paperpress.model.finding import Finding, Rejected
from paperpress.sources.parsing.encodings import (
    Encoding,
    codec_of,
    declared,
    escaped_japanese,
    marked,
    settled,
)
from paperpress.sources.raw import Raw

_PIECE = 1024 * 1024
_XML_LABEL = re.compile(r"""(<\?xml\b[^>]{0,200}?\bencoding\s*=\s*)(["'])[\w.:-]+\2""")
#: How deep a record's values are looked into for what could not be read.
_DEEPEST = 100
_BESIDE = 20


def begun_in_utf_8(start: bytes) -> bytes:
    """Return a file's beginning, by which its format is told, in UTF-8 without a mark."""
    codec = marked(start)
    if not codec:
        return start
    return start.decode(codec, "ignore").lstrip("\ufeff").encode("utf-8", "replace")


class Transcoded(io.RawIOBase):
    """A stream of UTF-8 out of a file of any encoding, settled where its bytes tell it."""

    def __init__(
        self, file: BinaryIO, head: bytes, label: str, plain: codecs.IncrementalDecoder
    ) -> None:
        super().__init__()
        self._file = file
        self._held = b""
        self._head = head
        self._label = label
        self._decoder: codecs.IncrementalDecoder | None = None
        self._plain = plain
        self.encoding = Encoding("utf-8", label)
        self.is_ascii = True

    @classmethod
    def of(cls, file: BinaryIO) -> Transcoded:
        """Return the stream of a file, begun where the file stands."""
        head = file.read(_PIECE)
        plain = codecs.getincrementaldecoder("utf-8")("strict")
        return cls(file, head, declared(begun_in_utf_8(head)), plain)

    @cached_property
    def _pieces(self) -> Iterator[str]:
        return self._decoded()

    def readable(self) -> bool:
        """Return True, since it is a stream to read from."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill the buffer with the next bytes of UTF-8."""
        while not self._held:
            piece = next(self._pieces, None)
            if piece is None:
                return 0
            self._held = piece.encode("utf-8", "replace")
        size = min(len(buffer), len(self._held))
        buffer[:size], self._held = self._held[:size], self._held[size:]
        return size

    def _decoded(self) -> Iterator[str]:
        mark = marked(self._head)
        if mark:
            self._use(Encoding(mark, self._label))
        elif codec_of(self._label) in ("iso2022_jp", "hz"):
            self._use(Encoding(codec_of(self._label), self._label))
        elif escaped_japanese(self._head):
            self._use(Encoding("iso2022_jp", self._label, is_guess=True))
        first, piece = True, self._head
        while piece:
            text = self._text(piece)
            if first:
                text = _XML_LABEL.sub(r"\1\2utf-8\2", text.lstrip("\ufeff"), count=1)
            first = False
            yield text
            piece = self._file.read(_PIECE)
        yield self._text(b"", final=True)

    def _text(self, piece: bytes, *, final: bool = False) -> str:
        if self._decoder is None:
            held = self._plain.getstate()[0]
            try:
                text = self._plain.decode(piece, final)
                self.is_ascii = self.is_ascii and text.isascii()
                return text
            except UnicodeDecodeError:
                piece = held + piece
            # A file that ends within a letter, or was UTF-8 so far, is UTF-8 with a slip.
            is_slip = final or not self.is_ascii
            plain = Encoding("utf-8", self._label)
            self._use(plain if is_slip else settled(piece, self._label, self._head))
        return "" if self._decoder is None else self._decoder.decode(piece, final)

    def _use(self, encoding: Encoding) -> None:
        self.encoding, self.is_ascii = encoding, False
        self._decoder = codecs.getincrementaldecoder(encoding.codec)("replace")


@dataclass(frozen=True, slots=True)
class Source:
    """A file in UTF-8, and what is to be said of how it got there."""

    file: BinaryIO
    _transcoded: Transcoded | None = None

    def noted(self, result: Raw | Rejected) -> Raw | Rejected:
        """Return a result of the file's format with what is to be said of its encoding."""
        if isinstance(result, Rejected):
            return result
        more = [*self._findings(), *_unread(result.record)]
        return replace(result, notices=(*result.notices, *more)) if more else result

    def _findings(self) -> Iterator[Finding]:
        if self._transcoded is None:
            return
        encoding = self._transcoded.encoding
        if encoding.is_guess:
            says = (
                f"says that it is {encoding.declared}"
                if encoding.declared
                else "says nothing of it"
            )
            yield emit("REC180", says=says, encoding=_name(encoding.codec))
        elif encoding.declared and not self._transcoded.is_ascii and _differs(encoding):
            yield emit("REC182", declared=encoding.declared, encoding=_name(encoding.codec))


def in_utf_8(file: BinaryIO) -> Source:
    """Return the file as UTF-8: itself, where it is; else a stream that can't be rewound."""
    if file.seekable():
        place = file.tell()
        is_plain = _is_plain(file)
        file.seek(place)
        if is_plain:
            return Source(file)
    transcoded = Transcoded.of(file)
    return Source(io.BufferedReader(transcoded), transcoded)


def _is_plain(file: BinaryIO) -> bool:
    """Tell whether a file is all UTF-8 without a mark, and doesn't declare another, or is ASCII."""
    piece = file.read(_PIECE)
    label = declared(piece)
    is_other = bool(label) and codec_of(label) != "utf-8"
    if marked(piece) or escaped_japanese(piece) or codec_of(label) in ("iso2022_jp", "hz"):
        return False
    decoder = codecs.getincrementaldecoder("utf-8")("strict")
    try:
        while piece:
            if is_other and not piece.isascii():
                return False
            decoder.decode(piece)
            piece = file.read(_PIECE)
        decoder.decode(b"", True)
    except UnicodeDecodeError:
        return False
    return True


def _differs(encoding: Encoding) -> bool:
    """Tell whether the file's declaration is wrong, and not only of a narrower encoding."""
    meant = codec_of(encoding.declared)
    wide = encoding.codec.startswith(("utf-16", "utf-32"))
    return meant != encoding.codec and not (
        wide and encoding.declared.startswith(("utf-16", "ucs", "utf-32"))
    )


def _name(codec: str) -> str:
    """Return an encoding's name as people write it."""
    names = {"big5hkscs": "Big5", "gb18030": "GB 18030", "cp932": "Shift-JIS", "euc_jp": "EUC-JP",
             "cp949": "EUC-KR", "iso2022_jp": "ISO-2022-JP", "koi8_r": "KOI8-R", "koi8_u": "KOI8-U"}  # fmt: skip
    if codec.startswith("cp"):
        return names.get(codec, f"Windows-{codec[2:]}")
    return names.get(codec, codec.replace("iso8859_", "ISO 8859-").upper())


def _unread(record: object) -> Iterator[Finding]:
    """Yield a finding for each field of a record with characters that couldn't be read (REC181)."""
    level: list[tuple[str, object]] = [("", record)]
    for _ in range(_DEEPEST):
        deeper: list[tuple[str, object]] = []
        for path, value in level:
            if isinstance(value, str) and (count := value.count("\ufffd")):
                place = value.index("\ufffd")
                near = " ".join(value[max(0, place - _BESIDE) : place + _BESIDE].split())
                yield emit("REC181", path=path, count=count, near=near)
            elif isinstance(value, dict):
                deeper += [
                    (f"{path}.{key}" if path else str(key), inner) for key, inner in value.items()
                ]
            elif isinstance(value, list):
                deeper += [(f"{path}[{number}]", inner) for number, inner in enumerate(value)]
        if not deeper:
            return
        level = deeper
