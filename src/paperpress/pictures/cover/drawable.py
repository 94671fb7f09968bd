"""What of a text can be drawn on a cover, and what is left out.

A sign that no face has, such as an emoji, goes alone. A word of which a letter can't be drawn goes
whole, since a word less a letter is another word; in a headline an ellipsis stands where it was. Of
Chinese and Japanese, which have no spaces, a letter goes alone. What loses most of its letters is
left out whole.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from paperpress.pictures.cover import faces
from paperpress.pictures.cover.copyfit import ELLIPSIS
from paperpress.pictures.cover.faces import Typeface
from paperpress.pictures.cover.graphemes import graphemes
from paperpress.pictures.cover.line_breaks import WIDE
from paperpress.pictures.cover.typeset import can_set, clean, has_face

#: Marks that cling to the word before them, and what is left of brackets that held nothing else.
_BEFORE_MARK = re.compile(r"\s+(?=[,.;:!?)\]}])")
_EMPTY = re.compile(r"\(\s*\)|\[\s*\]|\{\s*\}")
#: Scripts that the extra `cjk` has faces for.
_CJK: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL", "BOPOMOFO", "IDEOGRAPHIC", "FULLWIDTH")
EXTRA: Final = "paperpress[cjk]"


@dataclass(frozen=True, slots=True)
class Drawable:
    """A text as a cover can show it."""

    text: str
    """Empty where too little of it can be drawn."""
    missing: str
    """What is left out, words and signs parted by spaces."""


@lru_cache(maxsize=512)
def drawable(
    text: str, language: str, theme_face: Typeface | None = None, *, gaps: bool = False
) -> Drawable:
    """Return the part of a text that can be drawn; with `gaps`, ellipses stand for lost words.

    `theme_face` is the face of the cover's theme, where it has one.
    """
    whole = clean(text)
    if not whole.strip() or can_set(whole, language, theme_face):
        return Drawable(whole, "")
    missing: list[str] = []
    shown: list[str] = []
    for word in whole.split():
        kept = _without_signs(word, language, theme_face, missing)
        if kept and not can_set(kept, language, theme_face):
            kept = _without_letters(kept, language, theme_face, missing)
        if kept or (gaps and any(map(str.isalnum, word)) and shown[-1:] != [ELLIPSIS]):
            shown.append(kept or ELLIPSIS)
    line = " ".join(_EMPTY.sub(" ", " ".join(shown)).split())
    line = _BEFORE_MARK.sub("", line)
    lost = sum(map(str.isalnum, "".join(missing)))
    if lost > sum(map(str.isalnum, line)) or not any(map(str.isalnum, line)):
        return Drawable("", whole)
    return Drawable(line, " ".join(missing))


def _without_signs(
    word: str, language: str, theme_face: Typeface | None, missing: list[str]
) -> str:
    """Return a word without signs that no face has: some emoji, arrows, private signs."""
    kept = lost = ""
    for part in graphemes(word):
        if unicodedata.category(part[0]) in _OF_WORDS or has_face(part, language, theme_face):
            kept += part
        else:
            kept, lost = f"{kept} ", f"{lost}{part}"
    if lost:
        missing.append(lost)
    return kept.strip()


#: Letters, figures, and the marks on them (but for frames, as keycaps have).
_OF_WORDS: Final = frozenset({"Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Mc", "Nd", "Nl", "No"})


def _without_letters(
    word: str, language: str, theme_face: Typeface | None, missing: list[str]
) -> str:
    """Return a word without the ideographs that no face has; of other scripts, the word or nothing."""
    if not all(WIDE.match(letter) or not letter.isalnum() for letter in word):
        missing.append(word)
        return ""
    parts = graphemes(word)
    kept = "".join(part for part in parts if has_face(part, language, theme_face))
    missing.append("".join(part for part in parts if part not in kept))
    return kept


def extra_for(text: str) -> str:
    """Return the extra that has faces for the missing letters; empty where none has or none is missing."""
    names = (unicodedata.name(letter, "") for letter in text)
    if not any(name.startswith(_CJK) for name in names):
        return ""
    return "" if all(map(faces.is_installed, faces.CJK.values())) else EXTRA
