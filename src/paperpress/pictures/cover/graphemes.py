"""What a reader takes for one letter: it is drawn in one face, and no line breaks within it.

A simpler form of the extended grapheme clusters of Unicode Standard Annex #29, and of what may not
begin or end a line in South-East Asian scripts (Annex #14, class SA).
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

ZERO_WIDTH_JOINER: Final = "\u200d"
#: It joins the consonants on both sides: a virama of these doesn't.
_STACKS_NOTHING: Final = frozenset("\u0bcd\u0dca\u0e3a\u0eba\u103a")
_VIRAMA: Final = 9  # canonical combining class
#: Vowels that are written before the consonant that they follow in speech.
_BEFORE: Final = frozenset("\u0e40\u0e41\u0e42\u0e43\u0e44\u0ec0\u0ec1\u0ec2\u0ec3\u0ec4")
#: Thai and Lao vowels and signs that follow, which Unicode counts as letters.
_AFTER: Final = frozenset(
    "\u0e30\u0e32\u0e33\u0e45\u0e46\u0e2f\u0eb0\u0eb2\u0eb3\u0eaf\u0ec6\u0ebd"
)
#: Below it nothing clings to the letter before it.
_FIRST_MARK: Final = "\u0300"
_MARKS: Final = frozenset({"Mn", "Mc", "Me"})


def is_ignorable(letter: str) -> bool:
    """Tell whether a letter is drawn as nothing: joiners, breaks, variation selectors, tags."""
    return (
        letter in "\u200b\u200c\u200d"
        or "\ufe00" <= letter <= "\ufe0f"
        or "\U000e0020" <= letter <= "\U000e01ef"
    )


@lru_cache(maxsize=2048)
def graphemes(text: str) -> tuple[str, ...]:
    """Return the parts of a text that can't be parted."""
    if text.isascii() or max(text) < _FIRST_MARK:
        return tuple(text)
    parts: list[str] = []
    for letter in text:
        if parts and _clings(letter, parts[-1]):
            parts[-1] += letter
        else:
            parts.append(letter)
    return tuple(parts)


def _clings(letter: str, before: str) -> bool:
    """Tell whether a letter belongs to the ones before it."""
    if unicodedata.category(letter) in _MARKS or is_ignorable(letter) or _is_skin_tone(letter):
        return True
    if before[-1] == " " or letter == " ":
        return False
    if before[-1] == ZERO_WIDTH_JOINER or before in _BEFORE or letter in _AFTER:
        return True
    if _is_flag_half(letter):
        return _is_flag_half(before)
    return _stacks(before[-1]) and unicodedata.category(letter) == "Lo"


def _stacks(last: str) -> bool:
    return unicodedata.combining(last) == _VIRAMA and last not in _STACKS_NOTHING


def _is_skin_tone(letter: str) -> bool:
    return "\U0001f3fb" <= letter <= "\U0001f3ff"


def _is_flag_half(part: str) -> bool:
    return len(part) == 1 and "\U0001f1e6" <= part <= "\U0001f1ff"
