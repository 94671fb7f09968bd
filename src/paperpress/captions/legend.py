"""Captions, credit lines and alternative text: three different things, always.

`legend` says what stands under a picture and what is said in its place; what an editor should
know about it comes from `legend_findings` and `repeated_findings`. The rules and their scores:
docs/alternative-text.md.
"""

from __future__ import annotations

import re

from paperpress.captions.credits import clean, split_credit
from paperpress.captions.findings import legend_findings, repeated_findings, repeats
from paperpress.captions.naming import is_file_name, naming_part
from paperpress.model.article import Picture
from paperpress.model.blocks import AltText, Legend

__all__ = [
    "alt_text",
    "gives_way",
    "legend",
    "legend_findings",
    "repeated_findings",
    "split_credit",
    "suggestion",
]

_WORD = re.compile(r"\w+")


def legend(picture: Picture, *, language: str, described: str | None = None) -> Legend:
    """What stands under a picture, and its alternative text; `language` (BCP 47) is the caption's.

    `described` is what the picture desk wrote about this picture: empty for a decorative one, None
    for nothing. The record's own text goes before it, unless that `gives_way`.

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
    return Legend(_alt(picture, seen, language, described), caption, credit)


def alt_text(picture: Picture, *, language: str = "en") -> AltText:
    """A picture's alternative text and where it comes from; `language` (BCP 47) is the caption's.

    As supplied; else, if that is empty, decorative; else the naming part of the caption; else
    missing.
    """
    return legend(picture, language=language).alt


def gives_way(picture: Picture, *, language: str) -> bool:
    """Whether a text of the picture desk goes before what the record says of a picture.

    So it does where the record says nothing, or only a file's name or its own caption, which
    content systems fill in by themselves and which tell a listener nothing new (ALT003, ALT005).
    """
    seen, _ = split_credit(picture.caption or "", language=language)
    return _says_nothing(picture.alt, seen)


def suggestion(picture: Picture, *, language: str) -> str:
    """What the caption alone would give as alternative text; empty where it gives none."""
    seen, _ = split_credit(picture.caption or "", language=language)
    return naming_part(seen, language)


def _says_nothing(alt: str | None, seen: str) -> bool:
    return alt is None or bool(alt and (is_file_name(alt) or repeats(alt, seen)))


def _alt(picture: Picture, seen: str, language: str, described: str | None) -> AltText:
    text = picture.alt
    if described is not None and _says_nothing(text, seen):
        text = described
    if text is not None:
        return AltText(text, "supplied" if text else "decorative")
    named = naming_part(seen, language)
    return AltText(named, "caption" if named else "missing")


def _fuller(one: str, other: str) -> str:
    """Whichever of two credits holds all words of both; empty if neither does."""
    words, others = (set(_WORD.findall(credit.casefold())) for credit in (one, other))
    if others <= words:
        return one
    return other if words <= others else ""
