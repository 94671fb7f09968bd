"""Files that are compressed: gzip is unpacked, within bounds; of others it is said what they are."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, Final, cast

from paperpress.model.finding import FieldError, Rejected

GZIP: Final = b"\x1f\x8b"
"""With which a file that is compressed by gzip begins (RFC 1952, section 2.3.1)."""
#: Bytes that come out of a file at most, and of those that stay in memory.
_LARGEST: Final = 512 * 1024**2
_IN_MEMORY: Final = 32 * 1024**2
_PIECE: Final = 256 * 1024
#: gzip's own form, and no other (zlib's manual, inflateInit2).
_GZIP_ALONE: Final = 16 + zlib.MAX_WBITS
_OTHERS: Final = {
    b"PK\x03\x04": "a ZIP archive, as files of Word and LibreOffice and EPUBs are too",
    b"BZh": "compressed by bzip2",
    b"\xfd7zXZ\x00": "compressed by xz",
    b"7z\xbc\xaf\x27\x1c": "a 7-Zip archive",
    b"Rar!": "a RAR archive",
    b"\x28\xb5\x2f\xfd": "compressed by Zstandard",
    b"%PDF": "a PDF",
    b"\xd0\xcf\x11\xe0": "a file of an old Office program",
}


@contextmanager
def unpacked(file: BinaryIO, name: str) -> Iterator[BinaryIO | Rejected]:
    """Yield what a file holds that is compressed by gzip, or why it can't be unpacked."""
    with SpooledTemporaryFile(_IN_MEMORY) as out:
        reason = _unpack(file, out)
        if reason:
            yield Rejected(name, "", (FieldError("", reason),))
            return
        out.seek(0)
        yield cast("BinaryIO", out)


def _unpack(file: BinaryIO, out: SpooledTemporaryFile[bytes]) -> str:
    """Write what a file holds, and return why that can't be; nothing where it can."""
    try:
        for piece in gunzipped(file, _LARGEST):
            out.write(piece)
    except TooLongError:
        return "holds more than 512 MB when it is unpacked: send it in parts"
    except DamagedError:
        return "is compressed (gzip) and damaged or cut short: let it be sent again"
    return ""


def packed_otherwise(start: bytes) -> str:
    """Return what a file is that begins so and holds no text as it stands; empty for any other."""
    return next((what for sign, what in _OTHERS.items() if start.startswith(sign)), "")


class DamagedError(Exception):
    """A file is damaged, or ends too soon."""


class TooLongError(Exception):
    """A file holds more than is taken."""


def gunzipped(file: BinaryIO, most: int) -> Iterator[bytes]:
    """Yield what a file of gzip holds, piece by piece, and no more than so many bytes.

    Raises:
        DamagedError: it is damaged, or ends too soon.
        TooLongError: it holds more.
    """
    length = 0
    try:
        for piece in _pieces(file):
            length += len(piece)
            if length > most:
                raise TooLongError
            yield piece
    except (zlib.error, EOFError) as error:
        raise DamagedError from error


def _pieces(file: BinaryIO) -> Iterator[bytes]:
    """Yield what a file holds, piece by piece; several compressed files in a row are one.

    Raises:
        zlib.error, EOFError: it is damaged, or ends too soon.
    """
    unpacker = zlib.decompressobj(_GZIP_ALONE)
    held = b""
    while held := held or file.read(_PIECE):
        yield unpacker.decompress(held, _PIECE)
        held = unpacker.unconsumed_tail
        if unpacker.eof:
            held = unpacker.unused_data.lstrip(b"\x00") or file.read(_PIECE).lstrip(b"\x00")
            if not held:
                return
            unpacker = zlib.decompressobj(_GZIP_ALONE)
    yield unpacker.flush()
    if not unpacker.eof:
        raise EOFError
