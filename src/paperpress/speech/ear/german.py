"""Ordinals in German, which are figures with a full stop, and end as what goes before them asks."""

from __future__ import annotations

import re
from typing import Final

from paperpress.speech.ear.numbers import ordinal
from paperpress.speech.ear.usage import Usage

#: Words after which an ordinal has an ending, and articles after which it has none.
_WEAK: Final = (
    "[Ii]m|[Zz]u[mr]|[Vv]om|[Bb]eim|[Dd]e[mns]|(?:[Ii]hr|[Ss]ein|[Ee]in|[Dd]ies)e[mnr]"
    r"|(?:[Aa]b|[Aa]us|[Bb]ei|[Ii]n|[Mm]it|[Nn]ach|[Ss]eit|[Uu]nter|[Vv]on|[Vv]or|[Zz]u)\sder"
)
_STRONG: Final = "[Dd](?:er|ie|as)"
#: One of them, or several: 1., 2. und 3.
_NUMBERS: Final = r"(?:\d{1,3}\.(?:,\s|\s(?:und|oder|bis)\s(?:zu[mr]\s)?))*\d{1,3}"
_NOUN: Final = r"(?!Uhr)[A-ZÄÖÜ][A-Za-zäöüß]"


def ordinals(text: str, usage: Usage, months: str) -> str:
    """Return a text whose ordinals are in letters: im 11. Jahrhundert, der 3. Platz, wurde 3. von 12.

    `months` is a pattern of their names, before which a number is a day.
    """
    follows = rf"\.(?=[,;]|\s(?!(?:{months})(?!\w)){_NOUN})"
    for before, ending in ((_WEAK, "n"), (_STRONG, "")):
        text = re.sub(
            rf"\b((?:{before})\s)({_NUMBERS}){follows}",
            lambda match, ending=ending: f"{match[1]}{_each(match[2], ending, usage)}",  # type: ignore[misc]
            text,
        )
    text = re.sub(
        rf"(?<=,\s)(\d{{1,2}})\.(?=\s(?!(?:{months})(?!\w)){_NOUN})",
        lambda match: _each(match[1], "r", usage),
        text,
    )
    ending = "" if re.search(r"\b[Ss]ie\s", text) else "r"
    return re.sub(
        r"\b((?:wurde|wird|ist|war|als)\s)(\d{1,3})\.(?=\s[a-zäöü])",
        lambda match: f"{match[1]}{_each(match[2], ending, usage).capitalize()}",
        text,
    )


def _each(numbers: str, ending: str, usage: Usage) -> str:
    return re.sub(
        r"(\d{1,3})\.?", lambda match: f"{ordinal(int(match[1]), usage)}{ending}", numbers
    )
