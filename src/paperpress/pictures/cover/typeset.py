"""Setting a line of type: what can be set, how wide it is, and drawing it."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from math import floor

from PIL import ImageDraw

from paperpress.pictures.cover import shaping
from paperpress.pictures.cover.faces import Typeface
from paperpress.pictures.cover.graphemes import graphemes
from paperpress.pictures.cover.style import Style

#: Cantillation marks of Hebrew, which the face hasn't got.
_CANTILLATION = re.compile("[\u0591-\u05af]")
_WHITE = re.compile("[ \t\n\r\f\v]+")
_INVISIBLE = re.compile("[\u00ad\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")


def clean(text: str) -> str:
    """Return the text as it can be set: composed, without invisible characters that don't shape it."""
    composed = _INVISIBLE.sub("", unicodedata.normalize("NFC", text))
    return _WHITE.sub(" ", _CANTILLATION.sub("", composed)).strip(" ")


@lru_cache(maxsize=1024)
def can_set(text: str, language: str, theme_face: Typeface | None = None) -> bool:
    """Tell whether every letter of a text can be drawn, and drawn rightly."""
    parts = graphemes(clean(text))
    return any(map(str.strip, parts)) and all(
        has_face(part, language, theme_face) for part in parts
    )


def has_face(grapheme: str, language: str, theme_face: Typeface | None = None) -> bool:
    """Tell whether a face for a language has every letter of a grapheme."""
    return shaping.face_for(grapheme, language, theme_face) is not None


def measure(line: str, style: Style) -> float:
    """Return the width of a line, in pixels."""
    return shaping.width(line, style)


def draw_line(
    sheet: ImageDraw.ImageDraw, at: tuple[float, float], line: str, style: Style, ink: str
) -> None:
    """Draw a line from a point on its baseline, its left end."""
    x, y = floor(at[0]), round(at[1])
    drawn = shaping.mask(shaping.shaped(line, style), at[0] - x)
    if drawn is not None:
        sheet.bitmap((x + drawn.left, y + drawn.top), drawn.image, fill=ink)
