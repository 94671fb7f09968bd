"""Numbers in letters: whole ones, decimals, years, ordinals and what is measured."""

from __future__ import annotations

import re
from typing import Final

from num2words import num2words

from paperpress.speech.ear.arabic import joined
from paperpress.speech.ear.usage import Usage

#: Longer than this a number is a telephone's or an account's, and is said digit by digit.
_LONGEST: Final = 15
_YEARS: Final = range(1010, 2100)
_FEMININE: Final = re.compile("(?:as|ciones|siones|dades|tudes|veces)$")
#: What follows a number of degrees that are written as an ordinal is.
_DEGREES: Final = re.compile(r"\s?(?:[.,;:)]|$|(?:nel|nella|di|in|e|a|al|por|de|en|y)\b)")
_ORDINAL_SIGNS: Final = {
    "en": "(?:(?<=1)st|(?<=2)nd|(?<=3)rd|th)",
    "fr": "(?:e|ème|er|re)",
    "es": r"\.?[ºª]",
    "it": "[ºª°]",
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
    words = _say(int(digits), usage, "cardinal").replace(",", "")
    return joined(words) if usage.locale.language == "ar" else words


def ordinal(number: int, usage: Usage) -> str:
    """Return a whole number's ordinal in letters."""
    return _say(number, usage, "ordinal")


def year(digits: str, usage: Usage) -> str:
    """Return a year in letters: by hundreds where the language says it so."""
    if usage.locale.language == "de" and int(digits) < 1100:
        return cardinal(digits, usage)
    if usage.year_in_pairs and int(digits) in _YEARS:
        return _say(int(digits), usage, "year")
    return cardinal(digits, usage)


def _say(number: int, usage: Usage, kind: str) -> str:
    return str(num2words(number, lang=usage.locale.language, to=kind))


def numbers(text: str, usage: Usage) -> str:
    """Return a text with every number that is left in it in letters."""
    number = number_pattern(usage)
    text = re.sub(
        rf"(?<![\w])({number})\s?[–—-]\s?({number})(?![\w])",
        lambda match: f"{_alone(match[1], usage)} {usage.span} {_alone(match[2], usage)}",
        text,
    )
    text = re.sub(
        rf"(?<![\w])(?<!\d\.)({number})(?![\w]|\.\d)", lambda match: _alone(match[1], usage), text
    )
    return _remaining(_shortened(text, usage), usage)


def _shortened(text: str, usage: Usage) -> str:
    """Return a Spanish text whose numbers that end with one agree with what is counted."""
    if usage.locale.language != "es":
        return text
    return re.sub(
        r"\b(veintiuno|(?:\w+ y|ciento|mil) uno)\s(?=([a-zñáéíóú]+s)\b)",
        lambda match: usage.before_noun(match[1], feminine=bool(_FEMININE.search(match[2]))) + " ",
        text,
    )


def prepared(text: str, usage: Usage) -> str:
    """Return a text with minus signs, ordinals and decades in letters, which have no unit."""
    number = number_pattern(usage)
    text = re.sub(rf"(?<!\w)[-−](?={number})", f"{usage.minus} ", text)
    return _ordinals(_decades(text, usage), usage)


def _decades(text: str, usage: Usage) -> str:
    """Return a text whose decades are in letters: the 1990s, die 90er, gli anni ’90."""
    match usage.locale.language:
        case "en":
            text = re.sub(r"(?<!\w)[’'‘](?=\d\d(?![\ds]))", "", text)
            text = re.sub(
                r"(?<![\w.,])(\d{1,2}[1-9])s(?!\w)", lambda m: f"{cardinal(m[1], usage)}s", text
            )
            return re.sub(
                r"(?:(?<!\w)[’'‘])?(?<!\w)(\d\d)?(\d)0[’']?s(?!\w)",
                lambda match: _decade(match[1], match[2], usage),
                text,
            )
        case "de":
            return re.sub(
                r"(?<![\w.,])(\d{2}|\d{4})er(n?)(?!\w)",
                lambda match: f"{year(match[1], usage)}er{match[2]}",
                text,
            )
        case "it" | "es" | "fr":
            return re.sub(r"(?<!\w)[’'‘](?=\d\d(?!\d))", "", text)
        case _:
            return text


def _decade(century: str | None, ten: str, usage: Usage) -> str:
    """Return the plural of a decade, or of a century where the decade is its first."""
    if ten == "0":
        base = year(f"{century}00", usage) if century else "noughty"
    elif ten == "1":
        base = " ".join(filter(None, (century and cardinal(century, usage), "ten")))
    else:
        base = " ".join(
            filter(None, (century and cardinal(century, usage), cardinal(f"{ten}0", usage)))
        )
    return f"{base[:-1]}ies" if base.endswith("y") else f"{base}s"


def _remaining(text: str, usage: Usage) -> str:
    """Return a text with the digits that stand beside letters, or in a version, in letters."""
    group = re.escape(usage.group.strip())
    text = re.sub(rf"(?<=\d)[{group}](?=\d{{3}}(?!\d))", "", text)
    text = re.sub(r"(?<=\d)\.(?=\d)", f" {usage.full_stop} ", text)
    text = re.sub(r"(?<=\d),(?=\d)", f" {usage.point} ", text)
    return re.sub(
        r"(?<=[^\W\d_])?\d+(?=[^\W\d_])?",
        lambda match: (
            f"{' ' if match.string[: match.start()][-1:].isalpha() else ''}"
            f"{_alone(match[0], usage)}"
            f"{' ' if match.string[match.end() :][:1].isalpha() else ''}"
        ),
        text,
    )


def _ordinals(text: str, usage: Usage) -> str:
    signs = _ORDINAL_SIGNS.get(usage.locale.language)
    if signs is None:
        return text

    def _ordinal(match: re.Match[str]) -> str:
        number = int(match[1].replace(",", ""))
        if number > 14 and match[0][-1] in "º°" and _DEGREES.match(match.string, match.end()):
            return match[0]  # a temperature, or an angle
        return _agreeing(ordinal(number, usage), match[0])

    return re.sub(
        rf"(?<![\w.,])(\d{{1,3}}(?:,\d{{3}})*){signs}(?!\w)",
        _ordinal,
        text,
    )


def _agreeing(words: str, written: str) -> str:
    """Return an ordinal in the gender of its sign."""
    return f"{words[:-1]}a" if written.endswith("ª") else words


def _alone(number: str, usage: Usage) -> str:
    if len(number) == 4 and number.isdecimal() and number[0] != "0":
        return year(number, usage)
    return in_words(number, usage)
