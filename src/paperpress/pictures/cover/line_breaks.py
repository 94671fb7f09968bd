"""Where a line may break: between words, and within those of scripts that write no spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from paperpress.pictures.cover.graphemes import graphemes

if TYPE_CHECKING:
    from budoux import Parser

#: A word, up to and with a mark that a line may break after; the last is the space of no width.
_PIECE = re.compile(r"[^-‐–—/\u200b]*[-‐–—/\u200b]+(?=\w)|.+")
#: Chinese and Japanese, which break between any two characters.
WIDE: Final = re.compile(
    "[\u2e80-\u2fff\u3000-\u9fff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff]"
)
_THAI: Final = re.compile("[\u0e01-\u0e5b]")
#: Lao, Burmese and Khmer: no dictionary of their words is at hand.
_SPACELESS: Final = re.compile(
    "[\u0e81-\u0edf\u1000-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]"
)
_NEVER_FIRST: Final = frozenset(
    "、。，．・：；？！）」』】〉》〕］｝ーぁぃぅぇぉっゃゅょァィゥェォッャュョ々…%"
    "။၊។៕៖ៗ,.;:!?)]}”’»"
)
#: A Burmese consonant that closes the syllable before it: one without a vowel.
_CLOSING: Final = re.compile("[\u1000-\u102a]\u1037?\u103a")
_NEVER_LAST: Final = frozenset("（「『【〈《〔［｛([{“‘«")


@lru_cache(maxsize=256)
def pieces(text: str) -> Sequence[tuple[str, bool]]:
    """Return the parts of a text between which a line may break, each with whether a space goes before."""
    return tuple(_in_pieces(text))


def _in_pieces(text: str) -> Iterator[tuple[str, bool]]:
    for word in text.split(" "):
        space = True
        for piece in _PIECE.findall(word):
            for part in _parts(piece):
                yield part, space
                space = False


def _parts(piece: str) -> Iterator[str]:
    if WIDE.search(piece):
        return _letters(piece, WIDE)
    if _SPACELESS.search(piece):
        return _letters(piece, _SPACELESS)
    if _THAI.search(piece):
        return _words(piece)
    return iter((piece,))


def _letters(piece: str, script: re.Pattern[str]) -> Iterator[str]:
    """Yield the parts of a piece whose script may break between any two letters.

    No break stands before a mark that belongs to the letter before, nor in a word of another script.
    """
    part = last = ""
    for letter in graphemes(piece):
        breaks = bool(script.match(letter) or (last and script.match(last)))
        begins = letter[0] not in _NEVER_FIRST and not _CLOSING.match(letter)
        if part and breaks and begins and last[-1] not in _NEVER_LAST:
            yield part
            part = ""
        part, last = part + letter, letter
    if part:
        yield part


def _words(piece: str) -> Iterator[str]:
    """Yield the words of a piece of Thai, each with the marks that belong to it."""
    starts = {0, *accumulate(map(len, graphemes(piece)))}
    part, end = "", 0
    for word in _thai().parse(piece):
        parts_here = end in starts and word[0] not in _NEVER_FIRST and part[-1:] not in _NEVER_LAST
        if part and parts_here:
            yield part
            part = ""
        part, end = part + word, end + len(word)
    yield part


@cache
def _thai() -> Parser:
    from budoux import load_default_thai_parser  # slow to load, and most covers have no Thai

    return load_default_thai_parser()
