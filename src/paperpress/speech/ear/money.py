"""Sums of money, with the currency after the number as it is said."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from babel.core import UnknownLocaleError
from babel.numbers import get_currency_name

from paperpress.speech.ear.arabic import counted
from paperpress.speech.ear.numbers import cardinal, in_words, number_pattern, value_of
from paperpress.speech.ear.usage import Usage

_SIGNS: Final[Mapping[str, str]] = {
    "£": "GBP",
    "€": "EUR",
    "US$": "USD",
    "A$": "AUD",
    "AU$": "AUD",
    "C$": "CAD",
    "CA$": "CAD",
    "NZ$": "NZD",
    "HK$": "HKD",
    "S$": "SGD",
    "R$": "BRL",
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
    *("GBP", "EUR", "USD", "AUD", "CAD", "NZD", "JPY", "INR", "CHF", "SEK", "NOK", "DKK", "PLN"),
    *("CZK", "CNY", "RUB", "TRY", "AED", "SAR", "EGP", "MAD"),
)
_MILLIONS: Final = re.compile("(?:[mb]ill(?:ón|ones)|millions?|milliards?|milion[ei]|miliard[oi])$")
_VOWELS: Final = "aeiouyéèêh"
#: Words of what is counted by the million, and isn't measured in metres.
_OF_PEOPLE: Final = (
    r"\b(?:population|inhabitants|users|viewers|customers|copies|voters|followers|views|turnover)\b"
)
#: Units that a price is told for, as they are written after a stroke.
_EACH: Final = r"(?:/(l|h|t|m²|[^\W\d_]{2,8})(?!\w|\.\s?\d))?"


def money(text: str, usage: Usage) -> str:
    """Return a text with every sum of money in words."""
    text = _thousands(text)
    if usage.locale.language == "fr":
        text = re.sub(r"(\d)\s?€\s?(\d{2})(?!\w)", r"\1,\2 €", text)
    if usage.locale.language == "de":
        text = re.sub(r"(?<=\d),[-–—]+(?=\s?(?:€|Euro))", "", text)
    number, scales = number_pattern(usage), _any(usage.scales)
    sign = _any((*_SIGNS, *_CODES))
    prefix = "" if usage.locale.language == "ar" else r"(?<!\w)"
    article = r"(?:(\b[Aa]n?\s))?" if usage.locale.language == "en" else "()"
    before = re.compile(
        rf"{article}{prefix}({sign})\s?({number})(?:[\s-]?({scales})(?!\w))?{_EACH}"
    )
    after = re.compile(
        rf"(?<!\w)({number})(?:\s?({scales}))?(?:\s(?:d[ei]\s)?|)({sign})(?!\w){_EACH}"
    )
    text = before.sub(
        lambda m: _worded(m[1] or "", m[2], m[3], m[4], m[5], usage),
        text,
    )
    text = after.sub(lambda m: _worded("", m[3], m[1], m[2], m[4], usage), text)
    return _coins(_scaled(_named(text, usage), usage), usage)


def _any(forms: object) -> str:
    """Return a pattern of any of some forms, the longest first."""
    return "|".join(map(re.escape, sorted(map(str, forms), key=len, reverse=True)))  # type: ignore[call-overload]


def _thousands(text: str) -> str:
    """Return a text whose short thousands of money are in figures: 400 k€, 200mila."""
    text = re.sub(r"(?<![\w.,])(\d{1,3})\s?k(?=\s?€)", r"\g<1>000", text)
    return re.sub(r"(?<![\w.,])(\d{1,3})mila(?!\w)", r"\g<1>000", text)


def _worded(
    article: str, sign: str, number: str, scale: str | None, each: str | None, usage: Usage
) -> str:
    """Return a sum in words; after an article as the adjective that it is: "a five pound note"."""
    words = _sum(sign, number, scale, usage)
    if article:
        code = _SIGNS.get(sign, sign)
        plural, single = currency(code, 2, usage), currency(code, 1, usage)
        vowel = words[0] in "aeiou" and not words.startswith(("one", "eu"))
        initial = article[0]
        words = f"{initial}{'n' if vowel else ''} {words.replace(plural, single)}"
    return f"{words} {usage.per} {usage.units.get(each, each)}" if each else words


def _sum(sign: str, number: str, scale: str | None, usage: Usage) -> str:
    code = _SIGNS.get(sign, sign)
    whole, rest = value_of(number, usage)
    if scale:
        name = currency(code, 100, usage)
        elided = usage.of == "de" and usage.locale.language == "fr" and name[0] in _VOWELS
        between = "d’" if elided else f"{usage.of} " if usage.of else ""
        return f"{_with_scale(number, scale, usage)} {between}{name}"
    if len(rest) == 2 and whole == "0" and code in usage.minors:
        return f"{in_words(rest.lstrip('0') or '0', usage)} {usage.minors[code]}"
    if len(rest) == 2:
        return _with_minor(whole, rest, code, usage)
    return _counted(number, whole, rest, code, usage)


def _with_scale(number: str, scale: str, usage: Usage) -> str:
    """Return so many thousands, millions or more."""
    whole, rest = value_of(number, usage)
    words, name = in_words(number, usage), usage.scales[scale]
    if usage.locale.language == "fr" and int(whole) < 2:
        name = name.removesuffix("s")
    if not rest and whole == "1":
        return usage.one_of_scale.get(name, f"{usage.single} {name}")
    return f"{usage.before_noun(words, feminine=False) if not rest else words} {name}"


def _with_minor(whole: str, rest: str, code: str, usage: Usage) -> str:
    first = _counted(whole, whole, "", code, usage)
    if rest == "00":
        return first
    if usage.locale.language == "ar":
        return f"{first} {usage.and_minor}{cardinal(rest.lstrip('0'), usage)}"
    return " ".join(filter(None, (first, usage.and_minor, cardinal(rest, usage))))


def _counted(number: str, whole: str, rest: str, code: str, usage: Usage) -> str:
    name = currency(code, float(f"{whole}.{rest or 0}"), usage)
    if usage.locale.language == "ar" and not rest:
        return counted(whole, name, in_words(number, usage))
    feminine = code in usage.feminine.split()
    if whole == "1" and not rest:
        return f"{usage.single_feminine if feminine else usage.single} {name}"
    words = in_words(number, usage)
    if not rest and usage.of and _MILLIONS.search(words):
        elided = usage.locale.language == "fr" and name[0] in _VOWELS
        name = f"d’{name}" if elided else f"{usage.of} {name}"
    return f"{usage.before_noun(words, feminine=feminine) if not rest else words} {name}"


def currency(code: str, count: float, usage: Usage) -> str:
    """Return what a currency is called, in the form for a count: its everyday name, else CLDR's."""
    if code in usage.currencies:
        singular, plural = usage.currencies[code]
        few = count != 1 if usage.locale.language != "ar" else 3 <= count % 100 <= 10
        return plural if few else singular
    try:
        return get_currency_name(code, count, usage.locale)
    except UnknownLocaleError:
        return code


def _named(text: str, usage: Usage) -> str:
    """Return a text whose sums with hundredths before a currency's name are in words: 1.250,75 Euro."""
    codes = {name: code for code, names in usage.currencies.items() for name in names}
    if not codes:
        return text
    number = number_pattern(usage)
    return re.sub(
        rf"(?<![\w.,])({number})\s({_any(codes)})(?!\w)",
        lambda m: (
            _sum(codes[m[2]], m[1], None, usage) if len(value_of(m[1], usage)[1]) == 2 else m[0]
        ),
        text,
    )


def _scaled(text: str, usage: Usage) -> str:
    """Return a text whose millions of anything are in words; "2.3m" may be metres, and is told apart."""
    number = number_pattern(usage)
    scales = [scale for scale in usage.scales if scale not in {"k", "m", "M"}]
    text = re.sub(
        rf"(?<![\w.,])({number})\s?({_any(scales)})(?!\w)",
        lambda m: _with_scale(m[1], m[2], usage),
        text,
    )
    match usage.locale.language:
        case "en" if re.search(_OF_PEOPLE, text):
            followed = r"m\b"
        case "en":
            followed = (
                rf"m(?=\s(?!(?:{usage.sizes})\b)[a-z-]+s\b|\s(?:people|children|men|women)\b)"
            )
        case "fr":
            followed = r"\sM(?=\sd(?:e\s|’))"
        case _:
            return text
    scale = "m" if usage.locale.language == "en" else "M"
    return re.sub(
        rf"(?<![\w.,])({number}){followed}", lambda m: _with_scale(m[1], scale, usage), text
    )


def _coins(text: str, usage: Usage) -> str:
    """Return a text whose pence and cents are in words."""
    if usage.locale.language == "de":
        number = number_pattern(usage)
        return re.sub(
            rf"(?<![\w.,])({number})\s?(?:ct|Ct)\b{_EACH}",
            lambda m: (
                f"{in_words(m[1], usage)} Cent"
                f"{f' {usage.per} {usage.units.get(m[2], m[2])}' if m[2] else ''}"
            ),
            text,
        )
    if usage.locale.language != "en":
        return text
    text = re.sub(
        r"(?<![\w.,])(\d{1,3}(?:\.\d+)?)p\b(?!\.\d)",
        lambda m: f"{in_words(m[1], usage)} pence",
        text,
    )
    return re.sub(r"(?<![\w.,])(\d{1,2})c\b", lambda m: f"{in_words(m[1], usage)} cents", text)
