"""Roman numerals: of rulers, of centuries, of chapters and wars."""

from __future__ import annotations

import re
from typing import Final

from paperpress.speech.ear.numbers import cardinal, ordinal
from paperpress.speech.ear.usage import Usage

#: 1 to 39: no more is found of people, chapters and centuries, and other letters are words sooner.
_NUMERAL: Final = r"X{0,3}(?:IX|IV|V?I{0,3})"
_VALUES: Final = {"I": 1, "V": 5, "X": 10}
#: Letters that are a word or a size sooner than a number.
_WORDS: Final = frozenset({"I", "V", "X", "XXX"})


def numerals(text: str, usage: Usage) -> str:
    """Return a text whose Roman numerals are in letters, where what is beside them tells so."""
    if not usage.numbered:
        return text
    language = usage.locale.language
    if language == "fr":
        text = re.sub(
            rf"(?<!\w)({_NUMERAL})(?:ème|e|er|re)(?!\w)",
            lambda match: ordinal(value(match[1]), usage) if match[1] else match[0],
            text,
        )
    if language == "it":
        text = re.sub(
            rf"(?<!\w)({_NUMERAL})(?=\ssecol[oi]\b)",
            lambda match: ordinal(value(match[1]), usage) if match[1] else match[0],
            text,
        )
    text = re.sub(
        rf"(?<!\w)({usage.numbered})\s({_NUMERAL})(?!\w)",
        lambda match: (
            f"{match[1]} {_of_a_thing(match[2], match[1], usage)}" if match[2] else match[0]
        ),
        text,
    )
    stop = r"(\.?)" if language == "de" else "()"
    return re.sub(
        rf"(\w+\s)?(?<!\w)([A-ZÀ-ÝŁŠŽ][\w’']+)\s({_NUMERAL}){stop}(?![\w’'])",
        lambda match: _of_a_person(match, usage),
        text,
    )


def value(numeral: str) -> int:
    """Return the number that a Roman numeral stands for."""
    digits = [_VALUES[letter] for letter in numeral]
    following = [*digits[1:], 0]
    return sum(
        -digit if digit < after else digit for digit, after in zip(digits, following, strict=True)
    )


def _of_a_thing(numeral: str, name: str, usage: Usage) -> str:
    number = value(numeral)
    if usage.locale.language == "es" and name.lower() == "siglo" and number <= 10:
        return ordinal(number, usage)
    return cardinal(str(number), usage)


def _of_a_person(match: re.Match[str], usage: Usage) -> str:
    before, name, numeral, stop = match[1] or "", match[2], match[3], match[4]
    is_ruler = name in usage.rulers.split()
    if not numeral or (numeral in _WORDS and not is_ruler):
        return match[0]
    number, language = value(numeral), usage.locale.language
    if language == "de" and not stop:
        return match[0]
    ends = not match.string[match.end() :].strip()
    words = _ruler(number, name, before, usage)
    return f"{before}{name} {words}{'.' if stop and ends else ''}"


def _ruler(number: int, name: str, before: str, usage: Usage) -> str:
    feminine = name in usage.queens.split()
    match usage.locale.language:
        case "en":
            return f"the {ordinal(number, usage)}"
        case "de":
            ruler = ordinal(number, usage)
            ruler = ruler[0].upper() + ruler[1:]
            if name.endswith("s") and name.removesuffix("s") in usage.rulers.split():
                return f"des {ruler}n" if not feminine else f"der {ruler}n"
            if before.strip().lower() in _DATIVE:
                return f"{'der' if feminine else 'dem'} {ruler}n"
            return f"die {ruler}" if feminine else f"der {ruler}"
        case "fr":
            first = "première" if feminine else "premier"
            return first if number == 1 else cardinal(str(number), usage)
        case "es":
            if number > 10:
                return cardinal(str(number), usage)
            words = ordinal(number, usage)
            return f"{words[:-1]}a" if feminine else words
        case _:
            words = ordinal(number, usage)
            return f"{words[:-1]}a" if feminine else words


_DATIVE: Final = frozenset("von mit bei unter nach zu aus seit dem gegenüber".split())  # noqa: SIM905
