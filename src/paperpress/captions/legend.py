"""Captions, credit lines and alternative text: three different things, always.

`legend` says what stands under a picture and what is said in its place; what an editor should
know about it comes from `legend_findings` and `repeated_findings`. The rules and their scores:
docs/alternative-text.md.
"""

from __future__ import annotations

import re

from paperpress.captions.credits import clean, split_credit
from paperpress.captions.file_names import is_file_name
from paperpress.captions.findings import legend_findings, repeated_findings, repeats
from paperpress.captions.naming import FEW_WORDS, NOTHING, Naming, naming_of
from paperpress.model.article import Picture
from paperpress.model.legend import AltText, Legend

__all__ = [
    "alt_text",
    "gives_way",
    "legend",
    "legend_findings",
    "repeated_findings",
    "short_name",
    "split_credit",
    "suggestion",
]

_WORD = re.compile(r"\w+")


def legend(picture: Picture, *, language: str, described: str | None = None) -> Legend:
    """Return what stands under a picture, and its alternative text; `language` (BCP 47) is the caption's.

    `described` is what the picture desk wrote about this picture: empty for a decorative one, None
    for nothing. The record's own text goes before it, unless that `gives_way`.

    A credit in the record leaves the caption as it is, unless the caption's closing bracket says
    the same: then the fuller of the two is the credit line. An empty one says that the caption holds
    none. Caption and credit line together hold every word of the record's caption and credit.
    """
    seen, closing = seen_and_credit(picture, language=language)
    caption, credit = seen, closing
    if picture.credit:
        credit = clean(picture.credit)
        if closing:
            fuller = _fuller(credit, closing)
            caption = seen if fuller else clean(picture.caption or "")
            credit = fuller or credit
    alt, named = _alt(picture, seen, language, described)
    again, cut = named.is_said_again, named.extent == "cut"
    name = named.name if again else ""
    return Legend(alt, caption, credit, alt_in_caption=again, name=name, alt_is_cut=cut)


def alt_text(picture: Picture, *, language: str = "en") -> AltText:
    """Return a picture's alternative text and where it comes from; `language` (BCP 47) is the caption's.

    As supplied; else, if that is empty, decorative; else the naming part of the caption; else
    missing.
    """
    return legend(picture, language=language).alt


def seen_and_credit(picture: Picture, *, language: str) -> tuple[str, str]:
    """Return what a caption says is seen, and the credit in it; none where the record says so."""
    if picture.credit == "":
        return clean(picture.caption or ""), ""
    return split_credit(picture.caption or "", language=language)


def gives_way(picture: Picture, *, language: str) -> bool:
    """Tell whether a text of the picture desk replaces what the record says of a picture.

    So it does where the record says nothing, or only a file's name or its own caption, which
    content systems fill in by themselves and which tell a listener nothing new (ALT003, ALT005).
    """
    seen, _ = seen_and_credit(picture, language=language)
    return _says_nothing(picture.alt, seen)


def suggestion(picture: Picture, *, language: str) -> str:
    """Return the alternative text that the caption alone would give; empty where it gives none."""
    seen, _ = seen_and_credit(picture, language=language)
    return naming_of(seen, language).text


def short_name(text: str, *, language: str) -> str:
    """Return the few words that name what a text is about; empty where none are sure.

    A label before a colon is such a name: "Bar chart: passengers a night …".
    """
    named = naming_of(text, language)
    if not named.is_said_again or named.name:
        return named.name or named.text
    label, colon, _ = text.partition(": ")
    return label if colon and len(label.split()) <= FEW_WORDS else ""


def _says_nothing(alt: str | None, seen: str) -> bool:
    return alt is None or bool(alt and (is_file_name(alt) or repeats(alt, seen)))


def _alt(
    picture: Picture, seen: str, language: str, described: str | None
) -> tuple[AltText, Naming]:
    """Return the alternative text, and what the caption gave for it: nothing where it wasn't needed."""
    text = picture.alt
    if described is not None and _says_nothing(text, seen):
        text = described
    if text is not None:
        return AltText(text, "supplied" if text else "decorative"), NOTHING
    named = naming_of(seen, language)
    return AltText(named.text, "caption" if named.text else "missing"), named


def _fuller(first: str, second: str) -> str:
    """Return the credit that holds all words of both; empty if neither does."""
    words, others = (set(_WORD.findall(credit.casefold())) for credit in (first, second))
    if others <= words:
        return first
    return second if words <= others else ""
