"""A theme's font files, which may be anything that begins like a font."""

from __future__ import annotations

import io
import struct
from typing import Final

#: What fontTools raises on bytes that aren't what they seem: it parses with `struct`, look-ups and
#: assertions.
FONT_ERRORS: Final = (
    struct.error,
    LookupError,
    ValueError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    TypeError,
    EOFError,
    OSError,
    RuntimeError,
    MemoryError,
)
#: Without these no engine draws a letter (OpenType 1.9, required tables).
_REQUIRED: Final = ("head", "hhea", "maxp", "hmtx", "cmap", "name")
_OUTLINES: Final = frozenset({"glyf", "CFF ", "CFF2"})


def flaw_of(data: bytes) -> str:
    """Return why a file can't serve as a font, in half a sentence; empty where it can."""
    from fontTools.ttLib import TTFont, TTLibError

    try:
        with TTFont(io.BytesIO(data), lazy=True) as font:
            missing = [tag for tag in _REQUIRED if tag not in font]
            if missing or _OUTLINES.isdisjoint(font.keys()):
                return f"has no table {missing[0] if missing else 'of outlines'!r}"
            for tag in _REQUIRED:
                font[tag]  # which reads it
            if not font.getBestCmap():
                return "has no letters"
    except (*FONT_ERRORS, TTLibError) as error:
        return f"is damaged ({type(error).__name__}: {error})"
    return ""
