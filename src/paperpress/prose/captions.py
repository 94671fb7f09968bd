"""Captions, credit lines and alternative text: three different things, always.

`legend` says what stands under a picture and what is said in its place; what an editor should
know about it comes from `legend_findings` and `repeated_findings`. The rules and their scores:
docs/alternative-text.md.
"""

from __future__ import annotations

import re

from paperpress.model.article import Picture
from paperpress.model.prose import AltText, Legend
from paperpress.prose.credits import clean, split_credit
from paperpress.prose.naming import naming_part
from paperpress.prose.picture_findings import legend_findings, repeated_findings

__all__ = ["alt_text", "legend", "legend_findings", "repeated_findings", "split_credit"]

_WORD = re.compile(r"\w+")


def legend(picture: Picture, *, language: str) -> Legend:
    """What stands under a picture, and its alternative text; `language` (BCP 47) is the caption's.

    A credit in the record leaves the caption as it is, unless the caption's closing bracket says
    the same: then the fuller of the two is the credit line. Caption and credit line together hold
    every word of the record's caption and credit.
    """
    seen, closing = split_credit(picture.caption or "", language=language)
    caption, credit = seen, closing
    if picture.credit:
        credit = clean(picture.credit)
        if closing:
            fuller = _fuller(credit, closing)
            caption = seen if fuller else clean(picture.caption or "")
            credit = fuller or credit
    return Legend(_alt(picture, seen, language), caption, credit)


def alt_text(picture: Picture, *, language: str = "en") -> AltText:
    """A picture's alternative text and where it comes from; `language` (BCP 47) is the caption's.

    As supplied; else, if that is empty, decorative; else the naming part of the caption; else
    missing.
    """
    return legend(picture, language=language).alt


def _alt(picture: Picture, seen: str, language: str) -> AltText:
    if picture.alt is not None:
        return AltText(picture.alt, "supplied" if picture.alt else "decorative")
    named = naming_part(seen, language)
    return AltText(named, "caption" if named else "missing")


def _fuller(one: str, other: str) -> str:
    """Whichever of two credits holds all words of both; empty if neither does."""
    words, others = (set(_WORD.findall(credit.casefold())) for credit in (one, other))
    if others <= words:
        return one
    return other if words <= others else ""
