"""Setting type on a cover: words into lines, lines into runs of one face, runs onto the sheet."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

import pyphen
from arabic_reshaper import ArabicReshaper
from bidi import get_display
from PIL import ImageDraw, ImageFont

from paperpress.model.language import direction_of
from paperpress.pictures import fonts
from paperpress.pictures.fonts import Typeface

#: Vowel points and cantillation marks of Hebrew: headlines are written without, and basic layout
#: can't place them. (Arabic ones are let go by the reshaper.)
_POINTS = re.compile("[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7]")
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufe0f\ufeff]")
_ARABIC_LETTERS = re.compile("[\u0620-\u063f\u0641-\u064a\u066e-\u06d3\u06fa-\u06ff\u0750-\u077f]")
#: A word, up to and with a mark that a line may break after.
_PIECE = re.compile(r"[^-‐–—/]*[-‐–—/]+(?=\w)|.+")
_WIDE = re.compile("[\u2e80-\u2fff\u3000-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]")
_BREAKS_AFTER = frozenset("-‐–—/")
_NEVER_FIRST = frozenset("、。，．・：；？！）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…%")
_NEVER_LAST = frozenset("（「『【〈《〔［｛")

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set: language (BCP 47), size in pixels, weight (100 to 900)."""

    language: str
    size: int
    weight: int

    @property
    def faces(self) -> tuple[Typeface, ...]:
        """The faces, the language's own first."""
        return fonts.faces(self.language)

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
        """Of that many lines, from the top of the first to the foot of the last, in pixels."""
        return self.rise + (lines - 1) * self.leading + self.fall if lines else 0


@dataclass(frozen=True, slots=True)
class Setting:
    """A text set in lines."""

    lines: tuple[str, ...]
    style: Style

    @property
    def height(self) -> int:
        """In pixels."""
        return self.style.height(len(self.lines))

    @property
    def width(self) -> float:
        """Of the longest line, in pixels."""
        return max((measure(line, self.style) for line in self.lines), default=0.0)


@dataclass(frozen=True, slots=True)
class _Run:
    text: str
    font: ImageFont.FreeTypeFont
    x: float


def clean(text: str) -> str:
    """The text as it can be set: composed, without invisible characters and vowel points."""
    return _POINTS.sub("", _INVISIBLE.sub("", unicodedata.normalize("NFC", text)))


def can_set(text: str, language: str) -> bool:
    """Whether every letter of a text can be drawn, and drawn rightly."""
    shown = _display(clean(text), language)
    if _ARABIC_LETTERS.search(shown):
        return False  # a letter without presentation forms, which would stand unjoined
    faces = fonts.faces(language)
    return bool(shown.strip()) and all(_face(letter, faces) is not None for letter in shown)


def _face(letter: str, faces: Sequence[Typeface]) -> Typeface | None:
    return next((face for face in faces if ord(letter) in fonts.draws(face)), None)


@cache
def _reshaper() -> ArabicReshaper:
    return ArabicReshaper()


def _display(line: str, language: str) -> str:
    """A line in the order that it's drawn in, left to right, Arabic in its joined forms."""
    if not any(unicodedata.bidirectional(letter) in {"R", "AL", "AN"} for letter in line):
        return line
    base = "R" if direction_of(language) == "rtl" else "L"
    return str(get_display(_reshaper().reshape(line), base_dir=base))


@lru_cache(maxsize=4096)
def measure(line: str, style: Style) -> float:
    """The width of a line, in pixels."""
    *_, end = _runs_and_end(line, style)
    assert isinstance(end, float)
    return end


def _runs_and_end(line: str, style: Style) -> Iterator[_Run | float]:
    """The runs of a line, and then the place where it ends."""
    pairs = fonts.kerning(style.faces[0], style.size, style.weight)
    x, text, font = 0.0, "", None
    shown = _display(line, style.language)
    for letter, following in zip(shown, [*shown[1:], ""], strict=True):
        face = _face(letter, style.faces)
        assert face is not None, "only texts that can be set come here"
        cut = _cut(face, style.size, style.weight)
        if font is not None and cut is not font:
            yield _Run(text, font, x)
            x, text = x + font.getlength(text), ""
        font, text = cut, text + letter
        kern = pairs.get((letter, following), 0.0) * style.size if following else 0.0
        if kern:
            yield _Run(text, font, x)
            x, text = x + font.getlength(text) + kern, ""
    if font is not None and text:
        yield _Run(text, font, x)
        x += font.getlength(text)
    yield x


@lru_cache(maxsize=256)
def _cut(face: Typeface, size: int, weight: int) -> ImageFont.FreeTypeFont:
    return fonts.cut(face, size, weight)


def draw_line(
    sheet: ImageDraw.ImageDraw, at: tuple[float, float], line: str, style: Style, ink: str
) -> None:
    """Draw a line from a point on its baseline, its left end."""
    for run in _runs_and_end(line, style):
        if isinstance(run, _Run):
            sheet.text((at[0] + run.x, at[1]), run.text, fill=ink, font=run.font, anchor="ls")


def break_lines(text: str, width: float, style: Style) -> tuple[str, ...]:
    """A text in as few lines of a width as it takes, and those as even as they can be.

    A word is broken, by Pyphen in the text's language and with a hyphen, only where it is wider
    than a line by itself; where Pyphen knows nothing of the language, between two letters.
    """
    lines, broken = _greedy(text, width, style)
    low, high = 0.0, width
    while high - low > 4:
        middle = (low + high) / 2
        tried, tried_broken = _greedy(text, middle, style)
        if len(tried) <= len(lines) and tried_broken <= broken:
            high = middle
        else:
            low = middle
    return tuple(_greedy(text, high, style)[0])


def _greedy(text: str, width: float, style: Style) -> tuple[list[str], int]:
    """Lines filled one after another, and how many words were broken."""
    lines, line, broken = [], "", 0
    for piece, space in _pieces(text):
        joined = f"{line} {piece}" if line and space else line + piece
        if measure(joined, style) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = piece
        while measure(line, style) > width and len(line) > 1:
            head, line = _broken(line, width, style)
            lines.append(head)
            broken += 1
    return [*lines, line] if line else lines, broken


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """What may stand on a line by itself, and whether a space goes before it."""
    for word in clean(text).split(" "):
        space = True
        for piece in _PIECE.findall(word):
            for part in _wide_parts(piece):
                yield part, space
                space = False


def _wide_parts(piece: str) -> Iterator[str]:
    """Chinese and Japanese break between any two characters, but for the marks that cling."""
    part = ""
    for letter in piece:
        wide = bool(_WIDE.match(letter)) or (part and bool(_WIDE.match(part[-1])))
        if part and wide and letter not in _NEVER_FIRST and part[-1] not in _NEVER_LAST:
            yield part
            part = ""
        part += letter
    if part:
        yield part


def _broken(word: str, width: float, style: Style) -> tuple[str, str]:
    """The part of a word that fits a line, with its hyphen, and the rest."""
    dictionary = _dictionary(style.language)
    if dictionary is not None:
        for head, tail in dictionary.iterate(word):
            if measure(f"{head}-", style) <= width:
                return f"{head}-", tail
    count = 1
    while count < len(word) and measure(word[: count + 1], style) <= width:
        count += 1
    return word[:count], word[count:]


@cache
def _dictionary(language: str) -> pyphen.Pyphen | None:
    name = pyphen.language_fallback(language.replace("-", "_"))
    return pyphen.Pyphen(lang=name, left=3, right=3) if name else None


@dataclass(frozen=True, slots=True)
class Room:
    """Where a text has to go, in pixels, and how it may be set."""

    width: int
    height: int
    largest: int
    """Size to begin with."""
    smallest: int
    """Size at which it is cut rather than set smaller."""
    most_lines: int
    weight: int


def fit(text: str, language: str, room: Room) -> Setting:
    """A text at the largest size that its room allows.

    Setting it somewhat smaller comes before breaking a word, and breaking a word with a hyphen
    before going smaller still. What is too long even at the smallest size is cut between words
    and ends in an ellipsis: on the cover alone, since the headline stands whole on its page.
    """
    sizes = _ladder(room.largest, room.smallest)
    settings = [_set(text, Style(language, size, room.weight), room.width) for size in sizes]
    for tolerated, smallest in _CONCESSIONS:
        for setting in settings:
            roomy = len(setting.lines) <= room.most_lines and setting.height <= room.height
            worst = _worst_break(setting.lines, clean(text))
            if roomy and worst <= tolerated and setting.style.size >= room.largest * smallest:
                return setting
    return _cut_short(settings[-1], room)


_WHOLE, _HYPHENATED, _SPLIT = 0, 1, 2
#: What is put up with, in turn: the worst break of a word, and the least part of the largest size.
_CONCESSIONS = ((_WHOLE, 0.7), (_HYPHENATED, 0.0), (_SPLIT, 0.0))


def _ladder(largest: int, smallest: int) -> list[int]:
    sizes = [largest]
    while sizes[-1] > smallest:
        sizes.append(max(smallest, round(sizes[-1] * 0.94)))
    return sizes


def _set(text: str, style: Style, width: float) -> Setting:
    return Setting(break_lines(text, width, style), style)


def _worst_break(lines: Sequence[str], text: str) -> int:
    """Whether lines end between words, at a hyphen that was put in, or just anywhere."""
    worst, rest = _WHOLE, text
    for line in lines:
        if not rest.startswith(line):
            worst, rest = max(worst, _HYPHENATED), rest[len(line) - 1 :]
            continue
        rest = rest[len(line) :]
        if rest and rest[0] != " " and not (line[-1] in _BREAKS_AFTER or _is_wide(line[-1], rest)):
            worst = _SPLIT
        rest = rest.removeprefix(" ")
    return worst


def _is_wide(last: str, rest: str) -> bool:
    return bool(_WIDE.match(last) or _WIDE.match(rest))


def _cut_short(setting: Setting, room: Room) -> Setting:
    style, lines = setting.style, setting.lines
    count = min(room.most_lines, len(lines))
    while count > 1 and style.height(count) > room.height:
        count -= 1
    last = lines[count - 1]
    while " " in last and measure(last + ELLIPSIS, style) > room.width:
        last = last.rpartition(" ")[0]
    while len(last) > 1 and measure(last + ELLIPSIS, style) > room.width:
        last = last[:-1]
    return Setting((*lines[: count - 1], last.rstrip(" ,;:-–—") + ELLIPSIS), style)
