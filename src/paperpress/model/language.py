"""Language tags (BCP 47) and the direction that a language is written in."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache
from typing import Annotated, Literal

from babel import Locale
from babel.core import get_global
from babel.languages import get_official_languages
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


#: Languages whose own names are known too, so that "Deutsch" is mended as "German" is.
_OWN_NAMES = (
    "ar bg bn bs ca cs cy da de el en es et eu fa fi fr ga gl gu he hi hr hu hy id is it ja ka kk"
    " km ko lt lv mk ml mr ms mt my nb ne nl pa pl pt ro ru si sk sl sq sr sv sw ta te th tr uk ur"
    " uz vi zh zu"
)
_POSIX = re.compile(r"(?:\.[A-Za-z0-9-]+)?(?:@[A-Za-z]+)?$")


@cache
def _known_languages() -> dict[str, str]:
    """Return the English name of each primary subtag, from the Unicode CLDR that Babel carries."""
    names = Locale("en").languages
    return {tag: str(name) for tag, name in names.items() if "_" not in tag}


@cache
def _by_name() -> dict[str, str]:
    """Return the primary subtag of each language's name, in English and in itself."""
    named = {
        str(Locale(tag).languages[tag]).lower(): tag
        for tag in _OWN_NAMES.split()
        if tag in Locale(tag).languages
    }
    return named | {name.lower(): tag for tag, name in _known_languages().items()}


def canonical(tag: str) -> str:
    """Return a well-formed tag of a known language, in its canonical case (BCP 47, section 2.1.1).

    Raises:
        ValueError: it is no such tag; the message offers the nearest.
    """
    match = _TAG.fullmatch(tag.strip())
    languages = _known_languages()
    if match is None or (
        match["language"].lower() not in languages or match["language"].lower() in _NOT_A_LANGUAGE
    ):
        raise ValueError(f"{tag!r} is no language tag (BCP 47) that is known{_nearest(tag)}")
    parts = tag.strip().split("-")
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


@cache
def normalise(tag: str) -> str:
    """Return a tag in its canonical case, mended where it is sure what was meant.

    That is: ``_`` for ``-`` and what a POSIX locale adds (``de_DE.UTF-8``), a language's name
    (``english``, ``Deutsch``), and a code that was replaced by another (``iw``, ``eng``; Unicode
    CLDR, language aliases). `is_mended` tells whether anything was.

    Raises:
        ValueError: it is no tag of a known language; the message offers the nearest.
    """
    wanted = _POSIX.sub("", tag.strip()).replace("_", "-")
    first, hyphen, rest = wanted.partition("-")
    primary = first.lower()
    if primary not in _known_languages():
        named = _by_name().get(wanted.lower())
        if named:
            return named
        aliases: Mapping[str, str] = get_global("language_aliases")
        if primary in aliases:
            return _as_asked(aliases[primary].replace("_", "-") + hyphen + rest, tag)
    return _as_asked(wanted, tag)


def _as_asked(wanted: str, tag: str) -> str:
    """Return the canonical tag; an error names the tag as it was written."""
    try:
        return canonical(wanted)
    except ValueError:
        raise ValueError(
            f"{tag!r} is no language tag (BCP 47) that is known{_nearest(wanted)}"
        ) from None


def is_mended(tag: str) -> bool:
    """Tell whether `normalise` changes a tag by more than capitals, which carry no meaning."""
    return normalise(tag).lower() != tag.strip().lower()


def _nearest(tag: str) -> str:
    """Return the tag that was probably meant: by a country's code, by a name, or by a similar code."""
    languages = _known_languages()
    first = tag.strip().lower().replace("_", "-").split("-")[0]
    if first in _NOT_A_LANGUAGE:
        return ': write the tag of the language that most of it is in, such as "en"'
    spoken = get_official_languages(first.upper()) if len(first) == 2 else ()
    if spoken:
        country = Locale("en").territories.get(first.upper(), first.upper())
        code = spoken[0].split("_")[0]
        return f': it is the code of a country, {country}; for {languages.get(code, code)} write "{code}"'
    by_name = _by_name()
    close = get_close_matches(first, list(by_name), n=1, cutoff=0.75)
    if close:
        return f': for {languages[by_name[close[0]]]} write "{by_name[close[0]]}"'
    near = get_close_matches(first, list(languages), n=1)
    offer = f'; the nearest is "{near[0]}" ({languages[near[0]]})' if near else ""
    return f': write a tag such as "en", "en-GB" or "zh-Hans"{offer}'


def direction_of(tag: str) -> Literal["ltr", "rtl"]:
    """Return the direction that a language is written in, by its script or its primary subtag."""
    parts = tag.split("-")
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            return "rtl" if part.title() in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if parts[0] in RIGHT_TO_LEFT else "ltr"


@cache
def script_of(tag: str) -> str:
    """Return the script (ISO 15924) of a language: its tag's own, else the likeliest (Unicode CLDR).

    Empty where that isn't known.
    """
    first, *rest = tag.split("-")
    for part in rest:
        if len(part) == 4 and part.isalpha():
            return part.title()
    likely: Mapping[str, str] = get_global("likely_subtags")
    for key in (*(f"{first}_{part.upper()}" for part in rest), first):
        if key in likely:
            return likely[key].split("_")[1]
    return ""


LanguageTag = Annotated[str, AfterValidator(normalise)]
"""A BCP 47 tag in canonical case, mended where that is sure."""
