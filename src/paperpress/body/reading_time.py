"""How long an article takes to read, by the words and the language.

Speeds are those of the International Reading Speed Texts (Trauzettel-Klosinski and Dietz, 2012,
doi 10.1167/iovs.11-8284): words a minute, or characters where a language parts no words.
"""

from __future__ import annotations

import math
from typing import Final

from paperpress.body.words import words_of
from paperpress.model.blocks import Body

_WORDS: Final = {
    "ar": 138,
    "de": 179,
    "en": 228,
    "es": 218,
    "fi": 161,
    "fr": 195,
    "he": 187,
    "it": 188,
    "nl": 202,
    "pl": 166,
    "pt": 181,
    "ru": 184,
    "sl": 180,
    "sv": 199,
    "tr": 166,
}
_CHARACTERS: Final = {"zh": 255, "ja": 357}
#: The mean of the seventeen languages measured, for all others.
_MEAN: Final = 184


def minutes(body: Body, language: str) -> int:
    """Return whole minutes, at least one."""
    words = words_of(body)
    primary = language.split("-")[0]
    if primary in _CHARACTERS:
        amount, speed = sum(map(len, words)), _CHARACTERS[primary]
    else:
        amount, speed = len(words), _WORDS.get(primary, _MEAN)
    return max(1, math.floor(amount / speed + 0.5))
