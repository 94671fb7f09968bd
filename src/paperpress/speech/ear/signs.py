"""Signs that stand for words: fractions, the ampersand, strokes between numbers, telephones."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from paperpress.speech.ear.numbers import cardinal, number_pattern
from paperpress.speech.ear.usage import Usage

_RAISED: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FRACTIONS: Final = "½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_TELEPHONE: Final = re.compile(
    r"(?<![\w.,/])(?<!\d )(?!000)(?:\+\d{1,3}(?:[ -]\(?\d+\)?)+|\(?0\d+\)?(?: \d{2,})+(?:-\d+)?|0\d{2,}[-/]\d{3,}(?:[ -]\d+)*|0(?: ?\d{2,4}){1,2}/\d{2,}(?: \d{2,})*"
    r"|\(\d{3}\) ?\d{3}-\d{4}|(?!\d{4}-\d\d-\d\d(?!-))(?<!-)\d+(?:-\d+){2,}(?!-))(?![\w/]|[.,]\d)"
)
_MOMENT: Final = re.compile(
    r"(?<![\w-])(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?(?![\w:])"
)


def telephones(text: str, usage: Usage) -> str:
    """Return a text whose telephone numbers are said digit by digit, in France by pairs."""
    if usage.locale.language == "es":
        text = re.sub(
            r"(?<=\b[ae]l\s)[6-9]\d{1,2}(?: \d{2,3}){2,3}(?!\d)",
            lambda match: _telephone(match[0], usage),
            text,
        )
    return _TELEPHONE.sub(lambda match: _telephone(match[0], usage), text)


def _telephone(number: str, usage: Usage) -> str:
    groups = re.findall(r"\d+", number)
    words = ", ".join(_group(group, usage) for group in groups)
    return f"{usage.plus} {words}" if number.startswith("+") else words


def _group(group: str, usage: Usage) -> str:
    if usage.locale.language == "fr" and len(group) == 2 and group[0] != "0":
        return cardinal(group, usage)
    return " ".join(cardinal(digit, usage) for digit in group)


def signs(text: str, usage: Usage) -> str:
    """Return a text with the signs in it as words."""
    text = _MOMENT.sub(r"\1, \2", text)
    text = re.sub(r"(?<=[\w.])\s?&\s?(?=\w)", f" {usage.ampersand} ", text)
    text = re.sub(r"(?<=\d)\s?[x×]\s?(?=10\D?[⁰-⁹²³])", f" {usage.times} ", text)
    text = re.sub(r"(?<=\d)\s?[x×]\s?(?=\d)", f" {usage.by} ", text)
    text = re.sub(rf"(?<=\d)([{_RAISED}]+)", lambda match: _power(match[1], usage), text)
    text = re.sub(
        rf"(?<=\b[^\W\d_])([{_RAISED}]+)(?<![mم][²³])", lambda m: _power(m[1], usage), text
    )
    text = re.sub(rf"(?<=[^\W\d_]{{3}})[{_RAISED}]+", "", text)
    text = re.sub(r"(?<![\w/])(\d{4})/(\d{2})(?![\w/])", r"\1 \2", text)
    text = _fractions(text, usage)
    return _ranges(text, usage)


def _power(digits: str, usage: Usage) -> str:
    """Return an exponent in digits, after the word for it."""
    return f" {usage.power} {unicodedata.normalize('NFKC', digits)}"


def _fractions(text: str, usage: Usage) -> str:
    """Return a text whose simple fractions are in letters, after a whole number too."""
    for sign in _FRACTIONS:
        first, last = unicodedata.normalize("NFKC", sign).split("\u2044")
        text = re.sub(rf"(?<![\w/.,-]){first}/{last}(?![\w/]|[.,]\d)", sign, text)
    return re.sub(
        rf"(?:(?<![\w.,])(\d+)\s?)?([{_FRACTIONS}])",
        lambda match: _fraction(match[1], match[2], usage),
        text,
    )


def _fraction(whole: str | None, sign: str, usage: Usage) -> str:
    alone, after = usage.fractions.get(sign, ("", ""))
    if not alone:
        first, last = unicodedata.normalize("NFKC", sign).split("\u2044")
        alone = f"{cardinal(first, usage)} {usage.over} {cardinal(last, usage)}"
        after = f" {alone}"
    if whole is None:
        return alone
    is_one = whole == "1" and usage.locale.language == "de"
    return (usage.single if is_one else cardinal(whole, usage)) + after


def _ranges(text: str, usage: Usage) -> str:
    """Return a text whose dashes are words between two sums, times or measures of one kind."""
    number, span = number_pattern(usage), f" {usage.span} "
    units = r"%|°|€|£|\$|¥|km|kg|cm|mm|mph|min|ha|pc|kWh|[kMG]W|[GM]B|ft|lb|[gmhls]\b|[ap]\.?\s?m\b|Uhr|ore\b|horas\b"
    time = r"\d{1,2}(?:[:.h]\d{2})?"
    text = re.sub(
        rf"(?<![\w-])({number})\s?[–—-]\s?(?=(?:{number}|{time})\s?(?:{units}))", rf"\1{span}", text
    )
    text = re.sub(
        rf"(?<![\w-])({time}\s?(?:[ap]\.?\s?m\.?|h|Uhr)?)\s?[–—-]\s?(?={time}\s?(?:[ap]\.?\s?m\b|h\b|Uhr))",
        rf"\1{span}",
        text,
    )
    text = re.sub(r"(?<=:\d\d)\s?[–—-]\s?(?=\d{1,2}:\d\d)", span, text)
    return re.sub(r"(?<=\d)([mbk]n?)?\s?[–—-]\s?(?=[£€$]\s?\d)", rf"\1{span}", text)
