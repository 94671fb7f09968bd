"""What is read as a stream of bytes: open files of any kind, and records that are in memory."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Mapping, Set
from datetime import date, time
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import IO, Any, BinaryIO, Protocol

from paperpress.errors import SourceError

#: Characters that a text file is asked for at once.
_PIECE = 64 * 1024
#: Says that what follows is UTF-8, whatever a document that was decoded says of its encoding.
_MARK = b"\xef\xbb\xbf"


class Keyed(Protocol):
    """What has values by keys: a mapping, or a row of a database."""

    def keys(self) -> Iterable[Any]:
        """Give the keys."""
        ...

    def __getitem__(self, key: Any, /) -> Any:
        """Give the value of a key."""
        ...


class Joined(io.RawIOBase):
    """A stream of what was read already and of the rest; neither is closed with it."""

    def __init__(self, start: bytes, rest: IO[Any], name: str) -> None:
        super().__init__()
        self._held = start
        self._rest = rest
        self._name = name

    def readable(self) -> bool:
        """Return True: it is a stream to read from."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Fill a buffer with what comes next, as far as there is anything.

        Raises:
            SourceError: the file can't be read.
        """
        if not self._held:
            self._held = self._piece(len(buffer))
        data, self._held = self._held[: len(buffer)], self._held[len(buffer) :]
        buffer[: len(data)] = data
        return len(data)

    def _piece(self, size: int) -> bytes:
        try:
            piece = self._rest.read(size)
        except (OSError, ValueError) as error:  # ValueError: it is closed, or can't be decoded
            raise _unreadable(self._name, error) from None
        return piece.encode("utf-8", "replace") if isinstance(piece, str) else piece or b""


def stream_of(file: IO[Any], name: str) -> BinaryIO:
    """Return an open file, binary or text, from where it stands; a text file in UTF-8.

    Raises:
        SourceError: it is closed, or isn't open for reading.
    """
    try:
        nothing = file.read(0)
    except (OSError, ValueError) as error:
        raise _unreadable(name, error) from None
    start = _MARK if isinstance(nothing, str) else b""
    return io.BufferedReader(Joined(start, file, name), _PIECE)


def place_of(file: IO[Any]) -> Path | None:
    """Return the path of an open file; None where it lies nowhere, or not where its name says.

    The name of an upload is its sender's to choose, so the file that is open has to be the one there.
    """
    name = getattr(file, "name", None)
    if not isinstance(name, str):
        return None
    try:
        same = os.path.samestat(os.fstat(file.fileno()), os.stat(name))  # noqa: PTH116
    except (AttributeError, OSError, ValueError):
        return None
    return Path(name) if same else None


def document_of(record: Keyed) -> BinaryIO:
    """Return a record that is in memory as a file that holds it as JSON.

    Raises:
        ValueError: it holds itself.
        RecursionError: it is nested deeper than can be read.
    """
    return io.BytesIO(json.dumps(_plain(dict(record))).encode())


def _plain(value: object) -> Any:
    """Return what JSON has for a value, as databases and programs have them."""
    match value:
        case Enum():
            return _plain(value.value)
        case None | str() | bool() | int() | float():
            return value
        case Mapping():
            return {str(key): _plain(held) for key, held in value.items()}
        case date() | time():
            return value.isoformat()
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case bytes() | bytearray() | memoryview():
            return bytes(value).decode("utf-8", "replace")
        case Set():
            return sorted(map(_plain, value), key=str)
        case Iterable():
            return [_plain(held) for held in value]
    return str(value)


def _unreadable(name: str, error: OSError | ValueError) -> SourceError:
    reason = getattr(error, "strerror", None) or error
    return SourceError(f"{name}: can't be read: {reason}")
