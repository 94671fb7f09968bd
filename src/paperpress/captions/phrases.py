"""Tells whether a text breaks off in the middle of a phrase, as one does that a program has cut."""

from __future__ import annotations

import re
from typing import Final

from paperpress.captions.brackets import is_open
from paperpress.locales.function_words import function_words, primary_of

_HANGING: Final = (
    "-",
    "–",
    "—",
    ",",
    ":",
    ";",
    "/",
    "&",
    "(",
    "[",
    "（",
    "、",
    "，",
    "：",
    "،",
    "؛",
)
_QUOTES: Final = " \"'“”„‘’«»"
#: Text without spaces ends in a word that joins, and not in one that holds the same sign.
_RUN_ENDS: Final = {
    "ja": re.compile(r"(?:を|(?<!も)の)$"),
    "zh": re.compile(
        r"(?:(?<![温柔缓平祥共饱总随谦暖附应调讲求])和|(?<![参赠给授付赋])[与與]|以及)$"
    ),
}


def breaks_off(text: str, language: str) -> str:
    """Return the sign by which a text breaks off, in its language (BCP 47); empty where it doesn't.

    That is a word that no phrase ends with, a bracket or quotation mark that is left open, or a
    hyphen, dash or comma with nothing after it. A word in capitals is a name: "Vitamin A".
    """
    text = text.strip()
    if not text:
        return ""
    if text.endswith(_HANGING):
        return text[-1]
    if opener := is_open(text):
        return opener
    run = _RUN_ENDS.get(primary_of(language))
    if run is not None:
        match = run.search(text)
        return match.group() if match and len(text) > 2 else ""
    _, space, last = text.rpartition(" ")
    word = last.strip(_QUOTES)
    bare = word.rstrip(".") if len(word) > 2 else word
    hangs = bool(space) and bare == bare.lower() and bare in function_words(language).hanging
    return bare if hangs else ""
