"""Language tags (BCP 47) and the direction that a language is written in."""

from __future__ import annotations

import re
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Literal

from babel import Locale
from pydantic import AfterValidator

from paperpress.vocab import RIGHT_TO_LEFT

Direction = Literal["ltr", "rtl", "auto"]

#: RFC 5646, section 2.1, without grandfathered tags: language, script, region, variants, rest.
_TAG = re.compile(
    r"(?P<language>[a-z]{2,3})"
    r"(?:-[a-z]{3}){0,3}"
    r"(?:-(?P<script>[a-z]{4}))?"
    r"(?:-(?P<region>[a-z]{2}|[0-9]{3}))?"
    r"(?:-(?:[a-z0-9]{5,8}|[0-9][a-z0-9]{3}))*"
    r"(?:-[a-wy-z0-9](?:-[a-z0-9]{2,8})+)*"
    r"(?:-x(?:-[a-z0-9]{1,8})+)?",
    re.IGNORECASE,
)
_RIGHT_TO_LEFT_SCRIPTS = frozenset({"Arab", "Hebr", "Thaa", "Syrc", "Nkoo", "Adlm", "Rohg"})
_NOT_A_LANGUAGE = frozenset({"mul", "und", "zxx"})


@cache
def _known_languages() -> dict[str, str]:
    """Primary subtag to its English name, from the Unicode CLDR that Babel carries."""
    names = Locale("en").languages
    return {tag: str(name) for tag, name in names.items() if "_" not in tag}


@cache
def normalise(tag: str) -> str:
    """A tag in its canonical case, with ``_`` mended to ``-``.

    Raises:
        ValueError: it is no tag of a known language; the message offers the nearest.
    """
    wanted = tag.strip().replace("_", "-")
    match = _TAG.fullmatch(wanted)
    known = _known_languages()
    if match is None or (
        match["language"].lower() not in known or match["language"].lower() in _NOT_A_LANGUAGE
    ):
        raise ValueError(f"{tag!r} is no language tag (BCP 47) that is known{_nearest(wanted)}")
    parts = wanted.split("-")
    cased = [parts[0].lower()]
    for part in parts[1:]:
        lower = part.lower()
        if len(cased[-1]) == 1 or "x" in cased:
            cased.append(lower)
        elif len(part) == 4 and part.isalpha():
            cased.append(lower.title())
        elif len(part) == 2 and part.isalpha():
            cased.append(lower.upper())
        else:
            cased.append(lower)
    return "-".join(cased)


def _nearest(tag: str) -> str:
    known = _known_languages()
    by_name = {name.lower(): code for code, name in known.items()}
    first = tag.lower().split("-")[0]
    if first in by_name:
        return f': for {known[by_name[first]]} write "{by_name[first]}"'
    close = get_close_matches(first, list(by_name), n=1, cutoff=0.75)
    if close:
        return f': for {known[by_name[close[0]]]} write "{by_name[close[0]]}"'
    near = get_close_matches(first, list(known), n=1)
    offer = f'; the nearest is "{near[0]}" ({known[near[0]]})' if near else ""
    return f': write a tag such as "en", "en-GB" or "zh-Hans"{offer}'


def direction_of(tag: str) -> Literal["ltr", "rtl"]:
    """The direction that a language is written in, by its script or its primary subtag."""
    parts = tag.split("-")
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            return "rtl" if part.title() in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if parts[0] in RIGHT_TO_LEFT else "ltr"


LanguageTag = Annotated[str, AfterValidator(normalise)]
"""A BCP 47 tag in canonical case."""
