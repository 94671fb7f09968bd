"""How wide a text is, reckoned without a font: enough to tell what fits a screen."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from typing import Final

#: A headline that is longer than this, in ems, has letters a little smaller, and one that is twice as
#: long smaller yet: it fills most of the first screen otherwise.
_LONG, _LONGER = 20.0, 40.0

#: The mean advance of a letter in running text, in ems: in most scripts, Arabic, and Thai and Lao.
_LETTER: Final = 0.465
_ARABIC: Final = 0.385
_THAI: Final = 0.52


def headline_class(headline: str) -> str:
    """Return the classes of a headline, by its length; empty for none."""
    wide = length(headline)
    return "long longer" if wide > _LONGER else "long" if wide > _LONG else ""


@lru_cache(maxsize=4096)
def length(text: str) -> float:
    """Return the width of a text, set in one line, in ems of its letters."""
    if text.isascii():
        return len(text) * _LETTER
    return sum(_advance(character) * count for character, count in Counter(text).items())


def longest_word(text: str) -> float:
    """Return the width of the longest run that a line can't be broken in, in ems."""
    return max((_unbroken(word) for word in text.replace("-", "- ").split()), default=0.0)


def _unbroken(word: str) -> float:
    """Return the width of a word; scripts of East Asia break after any two of their characters."""
    if any(_is_wide(character) for character in word):
        return min(2.0, length(word))
    return length(word)


@lru_cache(maxsize=4096)
def _advance(character: str) -> float:
    number = ord(character)
    if unicodedata.category(character) in {"Mn", "Me", "Cf"}:
        return 0.0
    if 0x600 <= number < 0x780:
        return _ARABIC
    if 0xE00 <= number < 0xF00:
        return _THAI
    return 1.0 if _is_wide(character) else _LETTER


def _is_wide(character: str) -> bool:
    return unicodedata.east_asian_width(character) in {"W", "F"}
