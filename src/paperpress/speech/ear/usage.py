"""How a language says numbers, money, days and times (data: usages.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any

from babel import Locale, UnknownLocaleError


@dataclass(frozen=True, slots=True, kw_only=True)
class Usage:
    """How one language says what is written short."""

    language: str
    """BCP 47, as the text has it."""
    locale: Locale
    point: str
    """The word for the decimal sign."""
    full_stop: str
    """The word for a full stop between digits that are no decimals."""
    decimal: str
    group: str
    """The characters of a decimal sign and between groups of three digits."""
    span: str
    """The word between the ends of a range."""
    score: str
    """The word between the sides of a score; empty: none."""
    nothing: str
    """The word for 0 in a score."""
    minus: str
    single: str
    single_feminine: str
    feminine: str = ""
    """Codes of currencies whose name is feminine."""
    of: str = ""
    """The word between a million and what there are a million of."""
    and_minor: str = ""
    """The word between whole coins and their hundredths."""
    hour: str
    """A full hour."""
    clock: str
    """An hour and minutes."""
    oh: str = ""
    """The word before minutes below ten."""
    clock_before: str
    clock_after: str
    """Patterns of what is beside a time that is written with a full stop."""
    clock_between: str = "(?!)"
    """A pattern of what stands between two of them."""
    no_clock: str = "(?!)"
    """A pattern of what follows a number that only looks like one."""
    late_hour: str = ""
    """A full hour after noon, where it is said in another way."""
    per: str = ""
    """The word between a price and what it is for."""
    units: Mapping[str, str] = field(default_factory=dict)
    """What prices are for, by sign."""
    one_of_scale: Mapping[str, str] = field(default_factory=dict)
    """One thousand, million or more, where its name is another."""
    day: str = "cardinal"
    """How the day of a date is said."""
    plus: str
    """The word before the code of a country in a telephone number."""
    ampersand: str
    by: str
    """The word between the sides of an area: 2 x 4 m."""
    times: str
    """The word for a multiplication."""
    power: str
    """The word before an exponent."""
    over: str
    """The word between the numbers of a fraction that has no name."""
    fractions: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """What each fraction is called alone, and after a whole number, with what is between them."""
    numbered: str = ""
    """A pattern of what Roman numerals number: chapters, wars, centuries."""
    rulers: str = ""
    """Names of rulers, after which a single letter is a number."""
    queens: str = ""
    """Those of the rulers who are women."""
    sizes: str = "(?!)"
    """A pattern of words after which an "m" at a number means metres."""
    minutes: str = "(?!)"
    """A pattern of the word after a length of time with a colon, which is said in it already."""
    year_in_pairs: bool = False
    """Whether four digits that stand alone are a year, said by hundreds."""
    month_first: bool = False
    results: str = ""
    """A pattern of words beside a score."""
    scales: Mapping[str, str] = field(default_factory=dict)
    currencies: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Singular and plural by code, where the language's everyday name isn't CLDR's."""
    minors: Mapping[str, str] = field(default_factory=dict)
    short: Mapping[str, str] = field(default_factory=dict)
    """Abbreviations and what they are short for."""

    def before_noun(self, letters: str, *, feminine: bool) -> str:
        """Return a number in letters as it stands before what is counted."""
        match self.locale.language:
            case "es":
                if feminine:
                    return re.sub(r"uno\b", "una", re.sub(r"cientos\b", "cientas", letters))
                return re.sub(r"\buno\b", "un", letters.replace("veintiuno", "veintiún"))
            case "fr" if feminine:
                return re.sub(r"\bun$", "une", letters)
            case _:
                return letters


@cache
def usage_of(language: str) -> Usage | None:
    """Return the usage of a language; None where paperpress knows none and the engine's own stands."""
    primary = language.lower().split("-")[0]
    table = _tables().get(primary)
    if table is None:
        return None
    variant = _tables().get(language.lower(), {})
    return Usage(language=language, locale=_locale(language, primary), **{**table, **variant})


@cache
def _tables() -> dict[str, Any]:
    file = resources.files("paperpress.speech.ear").joinpath("usages.toml")
    return tomllib.loads(file.read_text("utf-8"))


def _locale(language: str, primary: str) -> Locale:
    try:
        return Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse(primary)
