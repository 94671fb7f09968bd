"""Sums of money, with the currency after the number as it is said."""

from __future__ import annotations

import re
from typing import Final

from babel.core import UnknownLocaleError
from babel.numbers import get_currency_name

from paperpress.speech.ear.numbers import cardinal, in_words, number_pattern, value_of
from paperpress.speech.ear.usage import Usage

_SIGNS: Final = {
    "£": "GBP",
    "€": "EUR",
    "US$": "USD",
    "A$": "AUD",
    "C$": "CAD",
    "$": "USD",
    "¥": "JPY",
    "₹": "INR",
    "₽": "RUB",
    "₺": "TRY",
    "₪": "ILS",
    "₴": "UAH",
    "₩": "KRW",
    "₦": "NGN",
}
_CODES: Final = (
    *[
        "GBP",
        "EUR",
        "USD",
        "AUD",
        "CAD",
        "JPY",
        "INR",
        "CHF",
        "SEK",
        "NOK",
        "DKK",
        "PLN",
        "CZK",
        "CNY",
        "RUB",
        "TRY",
        "AED",
        "SAR",
        "EGP",
        "MAD",
    ],
)
_VOWELS: Final = "aeiouyéèêh"


def money(text: str, usage: Usage) -> str:
    """Return a text with every sum of money in words."""
    number = number_pattern(usage)
    sign = "|".join(map(re.escape, (*sorted(_SIGNS, key=len, reverse=True), *_CODES)))
    scale = "|".join(map(re.escape, sorted(usage.scales, key=len, reverse=True)))
    before = re.compile(rf"(?<!\w)({sign})\s?({number})(?:\s?({scale})(?!\w))?")
    after = re.compile(rf"(?<!\w)({number})(?:\s?({scale}))?(?:\s(?:d[ei]\s)?|)({sign})(?!\w)")
    text = before.sub(lambda match: _sum(match[1], match[2], match[3], usage), text)
    text = after.sub(lambda match: _sum(match[3], match[1], match[2], usage), text)
    if usage.locale.language == "en":
        text = re.sub(r"(?<![\w.])(\d{1,2})p\b", lambda m: f"{in_words(m[1], usage)} pence", text)
    return text


def _sum(sign: str, number: str, scale: str | None, usage: Usage) -> str:
    code = _SIGNS.get(sign, sign)
    whole, rest = value_of(number, usage)
    if scale:
        words, name = in_words(number, usage), currency(code, 100, usage)
        scale = usage.scales[scale]
        if usage.locale.language == "fr" and int(whole) < 2:
            scale = scale.removesuffix("s")
        if not rest and whole == "1":
            words = usage.single
        elided = usage.of == "de" and usage.locale.language == "fr" and name[0] in _VOWELS
        between = "d’" if elided else f"{usage.of} " if usage.of else ""
        return f"{words} {scale} {between}{name}"
    if len(rest) == 2 and whole == "0" and code in usage.minors:
        return f"{in_words(rest.lstrip('0') or '0', usage)} {usage.minors[code]}"
    if len(rest) == 2:
        return _with_minor(whole, rest, code, usage)
    return (
        f"{_count(number, whole, rest, code, usage)} {currency(code, _amount(whole, rest), usage)}"
    )


def _with_minor(whole: str, rest: str, code: str, usage: Usage) -> str:
    first = f"{_count(whole, whole, '', code, usage)} {currency(code, int(whole), usage)}"
    if rest == "00":
        return first
    return " ".join(filter(None, (first, usage.and_minor, cardinal(rest, usage))))


def _count(number: str, whole: str, rest: str, code: str, usage: Usage) -> str:
    if whole == "1" and not rest:
        return usage.single_feminine if code in usage.feminine.split() else usage.single
    return in_words(number, usage)


def _amount(whole: str, rest: str) -> float:
    return float(f"{whole}.{rest or 0}")


def currency(code: str, count: float, usage: Usage) -> str:
    """Return what a currency is called, in the form for a count: its everyday name, else CLDR's."""
    if code in usage.currencies:
        singular, plural = usage.currencies[code]
        few = count != 1 if usage.locale.language != "ar" else 3 <= count <= 10
        return plural if few else singular
    try:
        return get_currency_name(code, count, usage.locale)
    except UnknownLocaleError:
        return code
