"""Numbers in letters: whole ones, decimals, years, ordinals and what is measured."""

from __future__ import annotations

import re
from typing import Final

from babel.units import format_unit
from num2words import num2words

from paperpress.speech.ear.usage import Usage

#: Longer than this a number is a telephone's or an account's, and is said digit by digit.
_LONGEST: Final = 15
_YEARS: Final = range(1100, 2100)
_TELEPHONE: Final = re.compile(r"(?<![\w.,/])(?:\+\d{1,3}|0\d+)(?: \d{2,})+(?![\w/]|[.,]\d)")
_ORDINAL_SIGNS: Final = {"en": "(?:st|nd|rd|th)", "fr": "(?:e|ème)", "es": r"\.?º", "it": "º"}
_UNITS: Final = {
    "km/h": "speed-kilometer-per-hour",
    "mph": "speed-mile-per-hour",
    "km²": "area-square-kilometer",
    "m²": "area-square-meter",
    "km": "length-kilometer",
    "cm": "length-centimeter",
    "mm": "length-millimeter",
    "metre": "length-meter",
    "kg": "mass-kilogram",
    "ha": "area-hectare",
    "kWh": "energy-kilowatt-hour",
    "MW": "power-megawatt",
    "GW": "power-gigawatt",
    "°C": "temperature-celsius",
    "°F": "temperature-fahrenheit",
    "%": "concentr-percent",
}


def number_pattern(usage: Usage) -> str:
    """Return a pattern of a number as the language writes it, with no group or name in it."""
    group, decimal = re.escape(usage.group), re.escape(usage.decimal)
    return rf"(?:\d{{1,3}}(?:[{group}]\d{{3}})+(?![{group}]?\d)|\d+(?![{group}]\d{{3}}))(?:[{decimal}]\d+(?!\d))?"


def value_of(number: str, usage: Usage) -> tuple[str, str]:
    """Return the digits of a number before its decimal sign, and those after it."""
    plain = number
    for sign in usage.decimal:
        whole, has_sign, rest = plain.rpartition(sign)
        if has_sign:
            return _digits(whole), rest
    return _digits(plain), ""


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, text))


def in_words(number: str, usage: Usage) -> str:
    """Return a number in letters; each digit for itself where it is no quantity."""
    whole, rest = value_of(number, usage)
    if (len(whole) > 1 and whole[0] == "0") or len(whole) > _LONGEST:
        return " ".join(cardinal(digit, usage) for digit in whole + rest)
    if not rest:
        return cardinal(whole, usage)
    return f"{cardinal(whole, usage)} {usage.point} " + " ".join(
        cardinal(digit, usage) for digit in rest
    )


def cardinal(digits: str, usage: Usage) -> str:
    """Return a whole number in letters."""
    return _say(int(digits), usage, "cardinal").replace(",", "")


def ordinal(number: int, usage: Usage) -> str:
    """Return a whole number's ordinal in letters."""
    return _say(number, usage, "ordinal")


def year(digits: str, usage: Usage) -> str:
    """Return a year in letters: by hundreds where the language says it so."""
    if usage.year_in_pairs and int(digits) in _YEARS:
        return _say(int(digits), usage, "year")
    return cardinal(digits, usage)


def _say(number: int, usage: Usage, kind: str) -> str:
    return str(num2words(number, lang=usage.locale.language, to=kind))


def numbers(text: str, usage: Usage) -> str:
    """Return a text with every number that is left in it in letters."""
    number = number_pattern(usage)
    text = _telephones(text, usage)
    text = re.sub(rf"(?<![\w])[-−]({number})(?!\w)", rf"{usage.minus} \1", text)
    text = _ordinals(text, usage)
    text = re.sub(rf"({number})\sm(?![\w’'])", r"\1 metre", text)
    text = re.sub(
        rf"({number})\s?({'|'.join(map(re.escape, _UNITS))})(?!\w)",
        lambda match: _measured(match[1], match[2], usage),
        text,
    )
    text = re.sub(
        rf"(?<![\w])({number})\s?[–—-]\s?({number})(?![\w])",
        lambda match: f"{_alone(match[1], usage)} {usage.span} {_alone(match[2], usage)}",
        text,
    )
    return re.sub(
        rf"(?<![\w])(?<!\d\.)({number})(?![\w]|\.\d)", lambda match: _alone(match[1], usage), text
    )


def _telephones(text: str, usage: Usage) -> str:
    """Return a text whose telephone numbers are said digit by digit, in France by pairs."""
    return _TELEPHONE.sub(
        lambda match: ", ".join(_group(group, usage) for group in match[0].split()), text
    )


def _group(group: str, usage: Usage) -> str:
    if usage.locale.language == "fr" and len(group) == 2 and group[0] != "0":
        return cardinal(group, usage)
    return " ".join(cardinal(digit, usage) for digit in group)


def _ordinals(text: str, usage: Usage) -> str:
    signs = _ORDINAL_SIGNS.get(usage.locale.language)
    if signs is None:
        return text
    return re.sub(
        rf"(?<![\w.,])(\d{{1,3}}(?:,\d{{3}})*){signs}(?!\w)",
        lambda match: ordinal(int(match[1].replace(",", "")), usage),
        text,
    )


def _measured(number: str, unit: str, usage: Usage) -> str:
    """Return a number with its unit in full, in the form for the number (Unicode CLDR)."""
    whole, rest = value_of(number, usage)
    value = float(f"{whole}.{rest or 0}")
    words = format_unit(value, _UNITS[unit], "long", format="0.#########", locale=usage.locale)
    pattern = re.sub(r"\d[\d.,٫]*", "\x00", words, count=1)
    letters = in_words(number, usage)
    if "%" in pattern or "٪" in pattern:
        pattern = pattern.replace("٪", " بالمئة").replace("%", " percent")
    return pattern.replace("\x00", letters).replace("\u200e", "").replace("\u200f", "")


def _alone(number: str, usage: Usage) -> str:
    if len(number) == 4 and number.isdecimal() and number[0] != "0":
        return year(number, usage)
    return in_words(number, usage)
