"""liblouis, the library that turns text into braille (https://liblouis.io), called by ctypes.

Debian's ``python3-louis`` is for the system's own Python; the library itself is for any.
"""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from ctypes.util import find_library
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any, Final, Protocol

from paperpress.errors import ToolError

#: liblouis.h, translationModes: cells as Unicode, and nothing written for a character without any.
_DOTS, _UNICODE, _NO_UNDEFINED = 4, 64, 128
#: liblouis.h, logLevels: nothing.
_SILENT: Final = 60_000
#: Display table: a cell is its Unicode character.
_DISPLAY: Final = "unicode.dis"
#: liblouis keeps what it works with in places of its own, for one call at a time.
_AT_WORK: Final = Lock()

INSTALL: Final = (
    "braille needs liblouis, which isn't there: install Debian's liblouis20 and liblouis-data,"
    " Fedora's liblouis, or Homebrew's liblouis"
)


@dataclass(frozen=True, slots=True)
class Cells:
    """A text in braille."""

    text: str
    """Characters of Unicode's block of braille; an empty cell is U+2800."""
    places: tuple[int, ...]
    """By cell, the character that it stands for."""


class Translator(Protocol):
    """What turns text into braille, and back."""

    def translate(self, text: str, table: str, emphasis: Sequence[int]) -> Cells:
        """Return a text in braille; `emphasis` has the typeform of each character."""
        ...

    def back(self, cells: str, table: str) -> str:
        """Return braille as text again, as far as the code can be read backwards."""
        ...

    def version(self) -> str:
        """Return what decides the cells beside the tables' names."""
        ...


@dataclass(frozen=True, slots=True)
class Liblouis:
    """liblouis, loaded."""

    library: Any
    encoding: str
    """Of its wide characters, which are two or four bytes as it was built."""
    width: int

    def translate(self, text: str, table: str, emphasis: Sequence[int]) -> Cells:
        """Return a text in braille.

        Raises:
            ToolError: the table isn't there, or is broken.
        """
        room = 8 * self._length(text) + 64
        typeforms = (ctypes.c_ushort * room)(*emphasis) if any(emphasis) else None
        places = (ctypes.c_int * room)()
        call = self.library.lou_translate
        mode = _DOTS | _UNICODE | _NO_UNDEFINED
        cells = self._called(call, table, text, room, typeforms, None, None, places, None, mode)
        return Cells(cells, tuple(places[: len(cells)]))

    def back(self, cells: str, table: str) -> str:
        """Return braille as text again.

        Raises:
            ToolError: the table isn't there, or is broken.
        """
        call = self.library.lou_backTranslateString
        return self._called(call, table, cells, 8 * len(cells) + 64, None, None, 0)

    def version(self) -> str:
        """Return the version of the library, which brings its tables along."""
        return f"liblouis {self.library.lou_version().decode()}"

    def _called(self, call: Any, table: str, text: str, room: int, *rest: Any) -> str:
        size, length = ctypes.c_int(self._length(text)), ctypes.c_int(room)
        source = ctypes.create_string_buffer(text.encode(self.encoding) + bytes(self.width))
        out = ctypes.create_string_buffer(room * self.width)
        with _AT_WORK:
            done = call(
                f"{_DISPLAY},{table}".encode(),
                source,
                ctypes.byref(size),
                out,
                ctypes.byref(length),
                *rest,
            )
        if not done:
            raise ToolError(
                f"liblouis can't use its table {table!r}: install its tables (Debian:"
                " liblouis-data), or name one that is there"
            )
        return out.raw[: length.value * self.width].decode(self.encoding)

    def _length(self, text: str) -> int:
        return len(text.encode(self.encoding)) // self.width


@cache
def liblouis() -> Liblouis:
    """Return the library, loaded once.

    Raises:
        ToolError: it isn't there; the message says what to install.
    """
    name = find_library("louis")
    try:
        library = ctypes.CDLL(name or "liblouis.so.20")
    except OSError:
        raise ToolError(INSTALL) from None
    library.lou_version.restype = ctypes.c_char_p
    library.lou_setLogLevel(_SILENT)
    width = library.lou_charSize()
    return Liblouis(library, "utf-32-le" if width == 4 else "utf-16-le", width)
