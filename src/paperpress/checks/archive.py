"""The files within an EPUB, opened safely: it may be anybody's, and broken on purpose.

How much would come out of it is known before anything is unpacked; a file within that is damaged,
encrypted or packed in a way that EPUB hasn't is named, and the others are read.
"""

from __future__ import annotations

import io
import lzma
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from paperpress.errors import BindingError

#: Bytes, unpacked: of all files together, of a file that is parsed, of all that are parsed.
_MOST_BYTES, _LARGEST_TEXT, _MOST_TEXT = 1024**3, 20 * 1024**2, 100 * 1024**2
_MOST_PARTS = 50_000
_PIECE = 1024**2
_ENCRYPTED = 0x1
#: OCF 3.3, section 4.3.1.
_PACKED: Final = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
#: What `zipfile` and what it unpacks with raise on bytes that aren't what they seem.
_DAMAGE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    OSError,
    EOFError,
    RuntimeError,
    ValueError,
    LookupError,
    ArithmeticError,
)


class PartError(Exception):
    """A file within can't be read; the message is half a sentence that says why."""


@dataclass(slots=True)
class Archive:
    """An EPUB's ZIP."""

    _zip: zipfile.ZipFile
    _infos: Mapping[str, zipfile.ZipInfo]
    _room: int = _MOST_TEXT

    def __contains__(self, path: str) -> bool:
        return path in self._infos

    def read(self, path: str) -> bytes:
        """Return a file that is to be parsed.

        Raises:
            PartError: it can't be read, or is larger than can be parsed safely.
        """
        info = self._checked(path)
        self._room -= info.file_size
        if info.file_size > _LARGEST_TEXT or self._room < 0:
            raise PartError(f"is larger than can be read safely: {info.file_size:,} bytes")
        try:
            return self._zip.read(info)
        except _DAMAGE as error:
            raise _damaged(error) from None

    def flaws(self) -> Mapping[str, str]:
        """Return why a file can't be read, by the path of each that can't."""
        flaws = {path: self._flaw(path) for path in self._infos}
        return {path: why for path, why in flaws.items() if why}

    def _flaw(self, path: str) -> str:
        try:
            with self._zip.open(self._checked(path)) as part:
                while part.read(_PIECE):
                    pass
        except PartError as error:
            return str(error)
        except _DAMAGE as error:
            return str(_damaged(error))
        return ""

    def _checked(self, path: str) -> zipfile.ZipInfo:
        info = self._infos.get(path)
        if info is None:
            raise PartError("is missing")
        if info.flag_bits & _ENCRYPTED:
            raise PartError("is encrypted by the ZIP, which EPUB forbids")
        if info.compress_type not in _PACKED:
            raise PartError("is packed in a way that EPUB forbids: only Deflate may be used")
        return info


def open_archive(data: bytes, name: str) -> Archive:
    """Open an EPUB's ZIP.

    Raises:
        BindingError: it is none, or holds more than can be opened safely.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        infos = {info.filename: info for info in archive.infolist() if not info.is_dir()}
    except (*_DAMAGE, NotImplementedError) as error:
        raise BindingError(f"{name} is no EPUB that can be opened: {error}") from None
    size = sum(info.file_size for info in archive.infolist())
    if len(infos) > _MOST_PARTS or size > _MOST_BYTES:
        raise BindingError(
            f"{name} holds more than can be opened safely: {len(infos):,} files, {size:,} bytes"
        )
    return Archive(archive, infos)


def _damaged(error: Exception) -> PartError:
    return PartError(f"is damaged: {error or type(error).__name__}")
