"""Dates in words of other languages than English: ``23. Juli 2025``, ``23 de julio de 2025``, ``2025年7月23日``.

The months' names are those of the Unicode CLDR that Babel carries. A name that stands for one month
here and for another there (``listopad``) tells none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

#: Languages that newspapers are in; Arabic calls its months otherwise east and west of Egypt.
_LOCALES: Final = (
    "ar ar_LB ar_MA ar_DZ az be bg bn bs ca cs cy da de el es et eu fa fi fr ga gl gu he hi hr hu hy id is"
    " it ka kk km kn ko lo lt lv mk ml mn mr ms my nb ne nl pa pl pt ro ru si sk sl sq sr sv sw ta te th"
    " tr uk ur uz vi zu"
)
#: Between a day, a month and a year: “23 de julio de 2025”, „23 d'agost“, “2025 m. liepos 23 d.”
_SMALL: Final = r"(?:(?:de|del|da|do|d['’]|ngày|tháng|năm|ng|m\.)\s*)?"
_MONTH: Final = r"(?P<month>[^\W\d_][^\s\d,]*)"
_TIME: Final = r"(?:[\s,]*(?:г\.?|года|р\.?|року|оди|d\.|г)?[\s,]+(?:[^\W\d_]{1,4}\.?\s+){0,2}(?P<time>\d{1,2}\s?[:.h]\s?\d{2}.*)|[\s,.]*(?:г\.?|года|р\.?|року|d\.)?)"
_ORDERS: Final = tuple(
    re.compile(pattern, re.I)
    for pattern in (
        rf"(?:[^\W\d_][^\s\d,]*,?\s+){{0,2}}(?P<day>\d{{1,2}})(?:\.|er|º|ª|-?го)?\s*{_SMALL}{_MONTH},?\s+{_SMALL}(?P<year>\d{{4}}){_TIME}",
        rf"(?P<year>\d{{4}})\.?\s*{_SMALL}{_MONTH},?\s+(?P<day>\d{{1,2}})\.?{_TIME}",
    )
)
#: Of East Asia and Vietnam, with numbers for months.
_NUMBERED: Final = re.compile(
    r"(?:(?P<year>\d{4})\s*[年년]\s*(?P<month>\d{1,2})\s*[月월]\s*(?P<day>\d{1,2})\s*[日일号號]?(?:\s*[(（][^)）]{1,4}[)）])?"
    r"|(?:ngày\s+)?(?P<day2>\d{1,2})\s+tháng\s+(?P<month2>\d{1,2}),?\s+(?:năm\s+)?(?P<year2>\d{4}))"
    r"(?:\s*(?P<time>\d{1,2}[:：]\d{2}.*))?"
)
_PARTS: Final = ("year", "month", "day")
#: Between Thailand's count of years and the other one, which its newspapers don't write.
_BUDDHIST_ERA: Final = 543
_THAI_LETTER: Final = re.compile("[\u0e01-\u0e3a]")


def numbered_date(text: str) -> str:
    """Return a date in words as ``2025-07-23``, with the time behind it; nothing for what is no date."""
    numbered = _NUMBERED.fullmatch(text)
    if numbered is not None:
        year, month, day = (numbered[part] or numbered[f"{part}2"] for part in _PARTS)
        return _plain(int(year), int(month), int(day), (numbered["time"] or "").replace("：", ":"))
    for order in _ORDERS:
        match = order.fullmatch(text)
        number = _number(_folded(match["month"])) if match is not None else 0
        if match is None or not number:
            continue
        year = int(match["year"])
        if year > 2400 and _THAI_LETTER.search(match["month"]):
            year -= _BUDDHIST_ERA
        time = re.sub(r"^(\d{1,2})\s?h\s?", r"\1:", match["time"] or "")
        return _plain(year, number, int(match["day"]), time)
    return ""


def _plain(year: int, month: int, day: int, time: str) -> str:
    return f"{year}-{month:02}-{day:02} {time}".strip()


def _number(name: str) -> int:
    """Return a month's number, also behind the Hebrew “in”; 0 for no month, or for several."""
    return _months().get(name) or _months().get(name.removeprefix("ב"), 0)


def _folded(name: str) -> str:
    return name.casefold().strip(".,'’")


@cache
def _months() -> dict[str, int]:
    """Return the number of each month by its names; 0 for a name of several."""
    numbers: dict[str, int] = {}
    for name, number in _named():
        folded = _folded(name)
        if not folded.isdigit() and len(folded) > 1:
            numbers[folded] = number if numbers.get(folded, number) == number else 0
    return numbers


def _named() -> Iterator[tuple[str, int]]:
    from babel import Locale  # slow to load, and few dates are in words

    for tag in _LOCALES.split():
        months = Locale.parse(tag).months
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated"):
                yield from ((name, number) for number, name in months[context][width].items())
