"""Setting a line of type: its letters in order and joined, each in a face that draws it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from PIL import ImageDraw, ImageFont

from paperpress.model.language import direction_of
from paperpress.pictures.cover import faces
from paperpress.pictures.cover.faces import Typeface
from paperpress.pictures.cover.kerning import kerning

if TYPE_CHECKING:
    from arabic_reshaper import ArabicReshaper

#: Vowel points and cantillation marks of Hebrew: headlines are written without, and basic layout
#: can't place them. (Arabic ones are let go by the reshaper.)
_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0f\ufeff]")
_ARABIC_LETTERS = re.compile("[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]")
#: Classes of letters of which lines have to be put in order (Unicode Standard Annex #9).
_FROM_THE_RIGHT = frozenset({"R", "AL", "AN"})


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: language (BCP 47), size in pixels, weight (100 to 900)."""

    language: str
    size: int
    weight: int

    @property
    def faces(self) -> tuple[Typeface, ...]:
        """The faces, the language's own first."""
        return faces.faces(self.language)

    @property
    def rise(self) -> int:
        """From the baseline to the top of tall letters, in pixels."""
        return round(self.size * self.faces[0].rise * self.faces[0].scale)

    @property
    def fall(self) -> int:
        """From the baseline to the foot of deep letters, in pixels."""
        return round(self.size * self.faces[0].fall * self.faces[0].scale)

    @property
    def leading(self) -> int:
        """From baseline to baseline, in pixels."""
        return round(self.size * self.faces[0].leading * self.faces[0].scale)

    def height(self, lines: int) -> int:
        """Return the height of so many lines, from the top of the first to the foot of the last, in pixels."""
        return self.rise + (lines - 1) * self.leading + self.fall if lines else 0


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    font: ImageFont.FreeTypeFont
    x: float


def clean(text: str) -> str:
    """Return the text as it can be set: composed, without invisible characters and vowel points."""
    return _POINTS.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))


def can_set(text: str, language: str) -> bool:
    """Tell whether every letter of a text can be drawn, and drawn rightly."""
    line = clean(text)
    if not all(map(unicodedata.bidirectional, line)):
        return False  # a letter that Unicode hasn't got, of no direction
    shown = _display(line, language)
    if _ARABIC_LETTERS.search(shown):
        return False  # a letter without presentation forms, which would stand unjoined
    return bool(shown.strip()) and all(_face(letter, language) is not None for letter in shown)


def has_face(letter: str, language: str) -> bool:
    """Tell whether a face for a language has a letter."""
    return _face(letter, language) is not None


@lru_cache(maxsize=8192)
def _face(letter: str, language: str) -> Typeface | None:
    of_language = faces.faces(language)
    return next((face for face in of_language if ord(letter) in faces.draws(face)), None)


@cache
def _reshaper() -> ArabicReshaper:
    from arabic_reshaper import ArabicReshaper  # slow to load, and most covers have no Arabic

    return ArabicReshaper()


def _display(line: str, language: str) -> str:
    """Return a line in the order that it's drawn in, left to right, Arabic in its joined forms."""
    if line.isascii() or _FROM_THE_RIGHT.isdisjoint(map(unicodedata.bidirectional, line)):
        return line
    from bidi.algorithm import get_display

    # The algorithm in Python: the package's faster one leaves brackets unmirrored (rule L4).
    base = "R" if direction_of(language) == "rtl" else "L"
    return str(get_display(_reshaper().reshape(line), base_dir=base))


@lru_cache(maxsize=4096)
def measure(line: str, style: Style) -> float:
    """Return the width of a line, in pixels."""
    shown = _display(line, style.language)
    # Nothing moves towards a space, nor towards a line's end.
    return sum(map(_advances(style).__getitem__, zip(shown, shown[1:] + " ", strict=False)))


class _Advances(dict[tuple[str, str], float]):
    """From where a letter begins to where the one after it does, in pixels, by the two.

    A cover asks for thousands of widths, of few styles and few pairs of letters.
    """

    def __init__(self, style: Style) -> None:
        self._style = style

    def __missing__(self, pair: tuple[str, str]) -> float:
        if len(self) >= _MOST_PAIRS:
            self.clear()
        letter, following = pair
        face, style = _face(letter, self._style.language), self._style
        assert face is not None, "only texts that can be set come here"
        width = _cut(face, style.size, style.weight).getlength(letter)
        self[pair] = width = width + _kern(letter, following, face, style)
        return width


#: More than Latin headlines have; what Chinese ones would heap up over the years of an archive.
_MOST_PAIRS = 4096


@lru_cache(maxsize=128)
def _advances(style: Style) -> _Advances:
    return _Advances(style)


def _runs(line: str, style: Style) -> Iterator[_Run]:
    x, text, font = 0.0, "", None
    shown = _display(line, style.language)
    for letter, following in zip(shown, shown[1:] + " ", strict=False):
        face = _face(letter, style.language)
        assert face is not None, "only texts that can be set come here"
        cut = _cut(face, style.size, style.weight)
        if font is not None and cut is not font:
            yield _Run(text, font, x)
            x, text = x + font.getlength(text), ""
        font, text = cut, text + letter
        kern = _kern(letter, following, face, style)
        if kern:
            yield _Run(text, font, x)
            x, text = x + font.getlength(text) + kern, ""
    if font is not None and text:
        yield _Run(text, font, x)


def _kern(letter: str, following: str, face: Typeface, style: Style) -> float:
    """Return the kerning of two letters in pixels.

    Arabic is joined, and Chinese and Japanese stand in squares, so theirs is 0.
    """
    if not face.axes or following == " ":
        return 0.0
    ems = kerning(face).between(letter, following, style.size, style.weight)
    return ems * style.size * face.scale


@lru_cache(maxsize=256)
def _cut(face: Typeface, size: int, weight: int) -> ImageFont.FreeTypeFont:
    return faces.cut(face, size, weight)


def draw_line(
    sheet: ImageDraw.ImageDraw, at: tuple[float, float], line: str, style: Style, ink: str
) -> None:
    """Draw a line from a point on its baseline, its left end."""
    for run in _runs(line, style):
        sheet.text((at[0] + run.x, at[1]), run.text, fill=ink, font=run.font, anchor="ls")
