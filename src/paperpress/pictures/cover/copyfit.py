"""Copyfitting: a text into lines, at the largest size that its room on the cover allows."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate
from math import inf

import pyphen

from paperpress.pictures.cover.faces import Typeface
from paperpress.pictures.cover.graphemes import graphemes
from paperpress.pictures.cover.line_breaks import pieces
from paperpress.pictures.cover.style import Style
from paperpress.pictures.cover.typeset import clean, measure

ELLIPSIS = "…"


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


def break_lines(text: str, width: float, style: Style) -> tuple[str, ...]:
    """Return a text in as few lines of a width as possible, of lengths as even as possible.

    A word is broken, by Pyphen in the text's language and with a hyphen, only where it is wider
    than a line by itself; where Pyphen knows nothing of the language, between two letters.
    """
    return _evened(text, _filled(text, width, style), width, style)


def _evened(text: str, filled: _Filled, width: float, style: Style) -> tuple[str, ...]:
    if filled.broken:
        return filled.lines
    parts = pieces(clean(text))
    if filled.lines == (_join(parts),):
        return filled.lines
    return _even(parts, len(filled.lines), width, style)


def _even(
    parts: Sequence[tuple[str, bool]], count: int, width: float, style: Style
) -> tuple[str, ...]:
    """Return parts on a number of lines, so that the lines' free ends are as even as possible.

    A line that ends within a word, at its own hyphen or between two ideographs, costs extra.
    """

    @cache
    def best(start: int, left: int) -> tuple[float, tuple[str, ...]]:
        choices = []
        for end in range(start + 1, len(parts) - left + 2):
            line = _join(parts[start:end])
            free = width - measure(line, style)
            if free < 0:
                break
            if left == 1 and end < len(parts):
                continue
            cost, rest = best(end, left - 1) if left > 1 else (0.0, ())
            within = end < len(parts) and not parts[end][1]
            choices.append((free**2 + within * style.size**2 + cost, (line, *rest)))
        return min(choices, default=(inf, ()))

    return best(0, count)[1]


def _join(parts: Sequence[tuple[str, bool]]) -> str:
    return "".join(f" {part}" if space else part for part, space in parts).strip()


@dataclass(frozen=True, slots=True)
class _Filled:
    """Lines filled one after another."""

    lines: tuple[str, ...]
    broken: bool
    """Whether a word was broken that is wider than a line."""


@lru_cache(maxsize=1024)
def _filled(text: str, width: float, style: Style) -> _Filled:
    lines, line, broken = [], "", False
    for piece, space in pieces(clean(text)):
        joined = f"{line} {piece}" if line and space else line + piece
        if measure(joined, style) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        line = piece
        while measure(line[:_LONGEST_LINE], style) > width and len(graphemes(line)) > 1:
            head, line = _broken(line, width, style)
            lines.append(head)
            broken = True
    return _Filled((*lines, line) if line else tuple(lines), broken)


def _broken(word: str, width: float, style: Style) -> tuple[str, str]:
    """Return the part of a word that fits a line, with its hyphen, and the rest."""
    ends = list(accumulate(map(len, graphemes(word[:_LONGEST_LINE]))))
    fitting = bisect_right(ends, width, key=lambda end: measure(word[:end], style))
    end = ends[max(0, fitting - 1)]
    dictionary = _dictionary(style.language)
    if dictionary is not None and len(word) <= _LONGEST_WORD:
        for head, tail in dictionary.iterate(word):
            could_fit = len(head) <= end and len(head) in ends
            if could_fit and measure(f"{head}-", style) <= width:
                return f"{head}-", tail
    return word[:end], word[end:]


#: Letters of which no line of a cover has so many, joiners and marks among them.
_LONGEST_LINE = 200
#: Longer than the longest words of any language: what is longer is none, and has no hyphens.
_LONGEST_WORD = 100


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
    theme_face: Typeface | None = None
    """The face of the cover's theme, where it has one."""
    spacing: float = 0.0
    """What stands between two letters more than the face asks for, in ems."""

    def style(self, language: str, size: int) -> Style:
        """Return how a text is set there at a size."""
        return Style(language, size, self.weight, self.theme_face, self.spacing)


@lru_cache(maxsize=512)
def fit(text: str, language: str, room: Room) -> Setting:
    """Return a text at the largest size that its room allows.

    Setting it somewhat smaller comes before breaking a word, and breaking a word with a hyphen
    before going smaller still. What is too long even at the smallest size is cut between words
    and ends in an ellipsis: on the cover alone, since the headline stands whole on its page.
    """
    text = _shortened(text)
    style, fits = _sized(text, language, room)
    filled = _filled(text, room.width, style)
    if fits:
        return Setting(_evened(text, filled, room.width, style), style)
    return _cut_short(Setting(filled.lines, style), room)


def size_of(text: str, language: str, room: Room) -> int:
    """Return the size, in pixels, that `fit` sets a text at."""
    return _sized(_shortened(text), language, room)[0].size


#: More letters than any cover has room for at its smallest size.
_MOST_LETTERS = 600


def _shortened(text: str) -> str:
    """Return as much of a text as can matter: the rest would only be broken into lines to be cut off."""
    return text if len(text) <= _MOST_LETTERS else "".join(graphemes(text)[:_MOST_LETTERS])


@lru_cache(maxsize=512)
def _sized(text: str, language: str, room: Room) -> tuple[Style, bool]:
    """Return the style that a text is set in, and whether it stands whole."""
    settings: list[Setting] = []
    sizes = _ladder(room.largest, room.smallest)
    for tolerated, smallest in _CONCESSIONS:
        for number, size in enumerate(sizes):
            if size < room.largest * smallest:
                break
            if number == len(settings):  # at this size for the first time
                style = room.style(language, size)
                settings.append(Setting(_filled(text, room.width, style).lines, style))
            setting = settings[number]
            roomy = len(setting.lines) <= room.most_lines and setting.height <= room.height
            if roomy and _worst_break(setting.lines, clean(text)) <= tolerated:
                return setting.style, True
    return settings[-1].style, False


_WHOLE, _HYPHENATED, _SPLIT = 0, 1, 2
#: What is put up with, in turn: the worst break of a word, and the least part of the largest size.
_CONCESSIONS = ((_WHOLE, 0.7), (_HYPHENATED, 0.0), (_SPLIT, 0.0))


def _ladder(largest: int, smallest: int) -> list[int]:
    sizes = [largest]
    while sizes[-1] > smallest:
        sizes.append(max(smallest, round(sizes[-1] * 0.94)))
    return sizes


def _worst_break(lines: Sequence[str], text: str) -> int:
    """Return how badly lines end: where a line may break, at an added hyphen, or within a word."""
    parts = pieces(text)
    ends = set(accumulate(len(part) + space for part, space in parts))
    worst, end = _WHOLE, 0
    for line in lines:
        end += text.startswith(" ", end)
        hyphenated = not text.startswith(line, end)
        end += len(line) - hyphenated
        if hyphenated or end + 1 not in ends:
            worst = max(worst, _HYPHENATED if hyphenated else _SPLIT)
    return worst


def _cut_short(setting: Setting, room: Room) -> Setting:
    style, lines = setting.style, setting.lines
    count = min(room.most_lines, len(lines))
    while count > 1 and style.height(count) > room.height:
        count -= 1
    last = lines[count - 1]
    while " " in last and measure(last + ELLIPSIS, style) > room.width:
        last = last.rpartition(" ")[0]
    while len(letters := graphemes(last)) > 1 and measure(last + ELLIPSIS, style) > room.width:
        last = "".join(letters[:-1])
    return Setting((*lines[: count - 1], last.rstrip(" ,;:-–—") + ELLIPSIS), style)
