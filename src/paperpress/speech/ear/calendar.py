"""Days, as they are said."""

from __future__ import annotations

import re
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date, format_skeleton, get_month_names

from paperpress.speech.ear.arabic import day_of_month, oblique
from paperpress.speech.ear.german import ordinals
from paperpress.speech.ear.numbers import cardinal, ordinal, year
from paperpress.speech.ear.usage import Usage

#: A year with a 29 February, for a day without its year.
_LEAP = 2024
_ISO = re.compile(r"(?<![\w-])(\d{4})-(\d{2})-(\d{2})(?![\w-])")
_WHOLE = re.compile(r"(?<![\w./-])(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2})(?![\w/-]|\.\d)")
_SLASHED = re.compile(r"(?<![\w/.])(\d{1,2})/(\d{1,2})(?![\w/])")
_STOPPED = re.compile(r"(?<![\w.])(\d{1,2})\.\s?(\d{1,2})\.(?!\d)")
#: The months as Syria, Lebanon, Iraq and Jordan call them.
_LEVANTINE = (
    *("كانون الثاني", "شباط", "آذار", "نيسان", "أيار", "حزيران", "تموز", "آب", "أيلول"),
    *("تشرين الأول", "تشرين الثاني", "كانون الأول"),
)
#: Years of two digits from here on are the last century's.
_CENTURY = 50
#: Words before a German date that ask for another ending of its day.
_WEAK = r"(\b[Dd]er\s|\b(?:[Aa][mb]|[VvZz][ou]m|[Bb]eim|[Dd]e[mn]|[Ss]eit|[Bb]is|[Nn]ach|[Vv]or)\s|,\s)?"


def dates(text: str, usage: Usage) -> str:
    """Return a text with every date in words; what can't be one is left."""
    text = _ISO.sub(lambda m: _full(m[0], int(m[3]), int(m[2]), int(m[1]), usage), text)
    text = _WHOLE.sub(lambda m: _ordered(m[0], m[1], m[3], m[4], usage), text)
    is_dated = any(_is_day(match) for match in _SLASHED.finditer(text))
    text = _SLASHED.sub(lambda m: _day_of_month(m, usage, surely=is_dated), text)
    if usage.locale.language == "de":
        text = _STOPPED.sub(lambda m: _short(m[0], int(m[1]), int(m[2]), usage), text)
    return _named(text, usage)


def _ordered(text: str, first: str, second: str, years: str, usage: Usage) -> str:
    day, month = (second, first) if usage.month_first else (first, second)
    if int(month) > 12 >= int(day):
        day, month = month, day
    number = int(years)
    if len(years) == 2:
        number += 1900 if number >= _CENTURY else 2000
    return _full(text, int(day), int(month), number, usage)


def _full(text: str, day: int, month: int, years: int, usage: Usage) -> str:
    try:
        return format_date(date(years, month, day), "long", locale=usage.locale)
    except ValueError:
        return text


def _is_day(match: re.Match[str]) -> bool:
    """Tell whether two numbers with a stroke can be nothing but a day and its month."""
    first, second = match[1], match[2]
    is_padded = first[0] == "0" or second[0] == "0"
    return match[0] != "24/7" and (is_padded or max(int(first), int(second)) > 12)


def _day_of_month(match: re.Match[str], usage: Usage, *, surely: bool) -> str:
    """Return a day and its month; a fraction is left, unless another day is written so in the text."""
    first, second = match[1], match[2]
    if match[0] == "24/7":
        return f"{cardinal(first, usage)} {cardinal(second, usage)}"
    if not (surely or _is_day(match)):
        return match[0]
    day, month = (second, first) if usage.month_first else (first, second)
    return _short(match[0], int(day), int(month), usage)


def _short(text: str, day: int, month: int, usage: Usage) -> str:
    try:
        return format_skeleton("MMMMd", date(_LEAP, month, day), locale=usage.locale)
    except (ValueError, KeyError):
        return text


def _named(text: str, usage: Usage) -> str:
    """Return a text whose days beside a month's name are said as the language has it."""
    names = _months(usage.locale)
    months = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    match usage.day:
        case "of the month":
            return _english(text, months, usage)
        case "arabic":
            return _arabic(text, usage)
        case "ordinal":
            text = re.sub(rf"\b([Ss]eit)\s(?=\d{{1,2}}\.\s(?:{months})(?!\w))", r"\1 dem ", text)
            text = ordinals(text, usage, months)
            text = re.sub(
                rf"{_WEAK}(\d{{1,2}})\.(?=\s(?:bis|und|oder|auf)\b[^.]*?\b\d{{1,2}}\.\s(?:{months})(?!\w))",
                lambda m: f"{m[1] or ''}{ordinal(int(m[2]), usage)}{_ending(m[1])}",
                text,
            )
            return re.sub(
                rf"{_WEAK}\b(\d{{1,2}})\.\s({months})(?!\w)",
                lambda m: f"{m[1] or ''}{ordinal(int(m[2]), usage)}{_ending(m[1])} {names[m[3]]}",
                text,
            )
        case "premier" | "primo":
            return re.sub(rf"\b1(?:er|º|°)?\s({months})(?!\w)", rf"{usage.day} \1", text)
        case _:
            return text


def _arabic(text: str, usage: Usage) -> str:
    """Return a text whose days are ordinals of their month, and whose years follow a word for them."""
    months = "|".join(map(re.escape, (*_months(usage.locale), *_LEVANTINE)))
    text = re.sub(
        rf"(?<![\w.,])(\d{{1,2}})(\sإلى\s)(?=\d{{1,2}}\s(?:{months})(?!\w))",
        lambda m: f"{day_of_month(int(m[1]))}{m[2]}" if 0 < int(m[1]) < 32 else m[0],
        text,
    )
    return re.sub(
        rf"(?<![\w.,])(\d{{1,2}})\s({months})(?!\w)(?:\s(\d{{4}})(?!\w))?",
        lambda m: (
            f"{day_of_month(int(m[1]))} من {m[2]}{f' عام {oblique(year(m[3], usage))}' if m[3] else ''}"
            if 0 < int(m[1]) < 32
            else m[0]
        ),
        text,
    )


def _ending(before: str | None) -> str:
    """Return the ending of a German ordinal after the word that goes before it."""
    if before is None:
        return "r"
    return "" if before.strip().lower() == "der" else "n"


def _english(text: str, months: str, usage: Usage) -> str:
    names, day = _months(usage.locale), r"(\d{1,2})(?:st|nd|rd|th)?"
    following = r"(?:,?\s(\d{4})\b)?"
    stop = r"(?:\.(?=,?\s[\da-z]))?"
    text = re.sub(
        rf"\b(?:the\s)?{day}(\s(?:to|and|or)\s|\s?[–—/-]\s?)(?=(?:the\s)?\d{{1,2}}\s(?:{months})(?!\w))",
        lambda m: f"the {ordinal(int(m[1]), usage)} {m[2].strip(' –—/-') or usage.span} ",
        text,
    )
    text = re.sub(
        rf"\b({months})\s{day}\s?[–—-]\s?{day}(?![\w:.])",
        lambda m: (
            f"{names[m[1]]} {ordinal(int(m[2]), usage)} {usage.span} {ordinal(int(m[3]), usage)}"
        ),
        text,
    )
    text = re.sub(
        rf"\b(?:the\s)?{day}\s({months})(?!\w){stop}{following}",
        lambda m: f"the {ordinal(int(m[1]), usage)} of {names[m[2]]}{_year(m[3], usage)}",
        text,
    )
    return re.sub(
        rf"\b({months})(?!\w){stop}\s{day}\b(?![:.,]\d){following}",
        lambda m: f"{names[m[1]]} {ordinal(int(m[2]), usage)}{_year(m[3], usage)}",
        text,
    )


def _year(digits: str | None, usage: Usage) -> str:
    return f" {year(digits, usage)}" if digits else ""


@cache
def _months(locale: Locale) -> dict[str, str]:
    """Return the names of months, whole and short, each with its whole name."""
    wide = get_month_names("wide", locale=locale)
    brief = get_month_names("abbreviated", locale=locale)
    return {
        written: str(wide[number])
        for number in wide
        for written in (str(wide[number]), str(brief[number]), str(brief[number]).rstrip("."))
    }
