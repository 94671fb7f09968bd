"""Credits that nothing is sure of: taken by a weak sign, or left in the caption for want of one.

A word that announces a credit ("Photo: …") and an agency that is known are strong signs. A bare name
is a weak one: "(Lantern Hill)" may be who took the picture or what is seen in it, and only an editor
can say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from paperpress.captions.credit_signs import is_announced, is_chain
from paperpress.captions.credits import clean, split_credit
from paperpress.captions.cues import POSITIONS
from paperpress.model.article import Picture

#: A bracket, or what follows a stroke or a dash, at the end of a caption.
_TAIL: Final = re.compile(
    r"(?:[(\[（［【](?P<bracket>[^()\[\]（）［］【】]{2,80})[)\]）］】]\.?|\s[/|–—]\s?(?P<tail>[^/|–—]{2,60}))$"
)
_WORD: Final = re.compile(r"[^\W\d_][\w.'’-]*")
_MOST_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class CreditDoubt:
    """Words of a caption that may be its credit, or may not."""

    words: str
    taken: bool
    """Whether they are taken for the credit now."""


def credit_doubt(picture: Picture, *, language: str) -> CreditDoubt | None:
    """Return the words of a caption that may be the credit; None where it is sure, or said by the record."""
    if picture.credit is not None or not picture.caption:
        return None
    seen, credit = split_credit(picture.caption, language=language)
    if credit:
        sure = (
            is_announced(credit) or is_chain(credit, stopped=True) or credit not in picture.caption
        )
        return None if sure else CreditDoubt(credit, taken=True)
    match = _TAIL.search(clean(picture.caption))
    words = (match["bracket"] or match["tail"] or "").strip() if match else ""
    likely = _may_name(words) and words in picture.caption
    return CreditDoubt(words, taken=False) if likely and seen else None


def _may_name(text: str) -> bool:
    """Tell whether words could be somebody's name: few, capitals at its ends, and no position in the picture."""
    words = _WORD.findall(text)
    if not words or len(words) > _MOST_WORDS or any(letter.isdigit() for letter in text):
        return False
    if any(word.strip(".").casefold() in POSITIONS for word in words):
        return False
    return all(not ends[0].islower() for ends in (words[0], words[-1])) and not text.isupper()
