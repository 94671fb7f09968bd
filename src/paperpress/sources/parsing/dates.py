"""Dates and times as systems write them, as RFC 3339 has them.

What can be told for sure is told; anything else stays as it is, and the record's validator refuses
it with the reason. ``03/04/2025`` is a day in March to some and in April to others; with dots, the
day comes first wherever dates are written so.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from email.utils import parsedate_tz
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from paperpress.model import when
from paperpress.sources.parsing.written_dates import numbered_date

_KNOWN = re.compile(r"\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?")
_SPACED_ZONE = re.compile(r"(\d{2}(?::\d{2}){1,2}(?:\.\d+)?)\s+(Z|UTC|GMT|[+-]\d{2}:?\d{2})", re.I)
#: A zone's name where ISO 8601 has a T, before a time that has its offset.
_ZONE_FOR_T = re.compile(r"^(\d{4}-\d{2}-\d{2})[A-Z]{3,4}(?=\d{2}:)")
_OCLOCK = re.compile(r"\s+Uhr$")
#: A zone's name behind a time, as Java and others add it: ``…+01:00[Europe/London]``.
_ZONE_BEHIND = re.compile(
    r"(?P<time>.*\d(?:Z|[+-]\d{2}:?\d{2})?)\s*\[?(?P<zone>[A-Z]\w+(?:/[\w+-]+){1,2})\]?"
)
#: A day of the year (ISO 8601, 5.2.2.2).
_ORDINAL = re.compile(r"(\d{4})-(\d{3})(?=T|$)")
_ZERO = re.compile(r"(?<=\d)\s*(?:utc|gmt)$", re.I)
_EPOCH = re.compile(r"(\d{10})(?:\d{3}|\d{6}|\d{9})?(?:\.\d+)?")
#: Epochs are taken for such from 2001 to 2100; shorter numbers are no dates.
_EARLIEST, _LATEST = 978_307_200, 4_102_444_800
#: A month or a day of one digit, which ISO 8601 hasn't.
_SHORT = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?![\d-])")
_SLASHED = re.compile(r"(\d{1,4})(?:/|\. ?)(\d{1,2})(?:/|\. ?)(\d{1,4})(?:[ T,]+(.+))?")
_MONTHS = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
]
_WRITTEN = re.compile(
    r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s-]+(?P<month>[a-z]+)\.?,?[\s-]+(?P<year>\d{4})"
    r"|(?P<month2>[a-z]+)\.?\s+(?P<day2>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<year2>\d{4}))"
    r"(?:(?:,|\s+at|\s+-)?\s+(?P<time>.+))?",
    re.I,
)
_TIME = re.compile(
    r"(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?"
    r"(?:\s*(z|[a-z]{2,5}|[+-]\d{2}:?\d{2}))?",
    re.I,
)
#: As the command ``date`` and some APIs have it: ``Wed Jul 23 05:00:00 UTC 2025``.
_ZONE_BEFORE_YEAR = re.compile(
    r"(?P<before>.*[a-z]{3,} \d{1,2}),? (?P<time>\d{1,2}:[\d:]+ (?:[a-z]{1,5}|[+-]\d{4})) (?P<year>\d{4})",
    re.I,
)
#: Characters; what is longer is no date.
_LONGEST = 100
_OFFSET_END = re.compile(r"([+-]\d{2}:?\d{2})$")
_NAMED_END = re.compile(r"\s([A-Za-z]{1,5})$")
#: Hours from UTC of names that stand for one zone alone; not IST or CST, which stand for several.
_ZONES = {
    "z": 0,
    "ut": 0,
    "utc": 0,
    "gmt": 0,
    "wet": 0,
    "west": 1,
    "bst": 1,
    "cet": 1,
    "cest": 2,
    "met": 1,
    "mest": 2,
    "mez": 1,
    "mesz": 2,
    "eet": 2,
    "eest": 3,
    "msk": 3,
    "jst": 9,
    "kst": 9,
    "est": -5,
    "edt": -4,
    "cdt": -5,
    "mst": -7,
    "mdt": -6,
    "pst": -8,
    "pdt": -7,
    "aest": 10,
    "aedt": 11,
    "nzst": 12,
    "nzdt": 13,
}


#: Day and month in an order that differs from country to country, with the year last.
EITHER_ORDER: Final = re.compile(
    r"(\d{1,2})\s*[/-]\s*(\d{1,2})\s*[/-]\s*(\d{4}|\d{2})\b.*", re.DOTALL
)


def written_by_hand(text: str) -> str:
    """Return a date as `moment` does, but for one in either order, which whoever wrote it is told of.

    A system writes all its dates alike, and a day above 12 tells the order of one; a hand doesn't.
    """
    return text if EITHER_ORDER.fullmatch(text.strip()[:_LONGEST]) else moment(text)


def moment(text: str) -> str:
    """Return a date-time or date in RFC 3339, where it can be told; else the text as it stands.

    Read are RFC 3339 and ISO 8601 in its other forms, RFC 822 and 5322 with their usual slips (no
    day's name, years of two digits, names of zones, no zone), ``2025/07/23``, days and months that
    can't be mistaken for each other, dates in words of many languages and in their digits, and
    seconds since 1970, or thousandths and so on of them. A time without a zone stays without: it is in the masthead's.
    """
    folded = _OCLOCK.sub("", " ".join(text.split()))
    if len(folded) > _LONGEST:
        return text
    if not folded.isascii():
        folded = "".join(map(_latin_digit, folded))
    if _KNOWN.fullmatch(folded):
        return folded
    zoned = _ZONE_BEHIND.fullmatch(folded)
    for read in _WAYS:
        parsed = read(zoned["time"] if zoned else folded)
        if parsed is not None:
            return _in_zone(parsed, zoned["zone"], text) if zoned else parsed
    return text


def _in_zone(moment: str, zone: str, text: str) -> str:
    """Return a moment without an offset in the zone that is named beside it; of none the text."""
    parsed = datetime.fromisoformat(moment) if "T" in moment else None
    if parsed is None or parsed.tzinfo is not None:
        return moment
    try:
        return parsed.replace(tzinfo=ZoneInfo(zone)).isoformat()
    except (ZoneInfoNotFoundError, ValueError, OSError, OverflowError):
        return text


def _latin_digit(character: str) -> str:
    """Return a digit of any script as 0 to 9; every other character as it is."""
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _in_words(text: str) -> str | None:
    """Return the moment in a date that names its month in another language than English."""
    plain = numbered_date(text) if any(map(str.isalpha, text)) and re.search(r"\d", text) else ""
    if not plain:
        return None
    day, _, time = plain.partition(" ")
    year, month, date_ = map(int, day.split("-"))
    return _with_time(year, month, date_, time or None)


def _epoch(text: str) -> str | None:
    match = _EPOCH.fullmatch(text)
    if match is None or not _EARLIEST <= int(match[1]) < _LATEST:
        return None
    return datetime.fromtimestamp(int(match[1]), UTC).isoformat()


def _iso(text: str) -> str | None:
    joined = _ZONE_FOR_T.sub(r"\1T", text)
    joined = _ORDINAL.sub(_day_of_year, joined)
    joined = _SPACED_ZONE.sub(lambda match: match[1] + _zone_sign(match[2]), joined)
    joined = _ZERO.sub("+00:00", joined).upper()
    if not re.match(r"\d{4}-?(\d{2}|W\d)", joined) or (joined.isdigit() and len(joined) != 8):
        return None
    try:
        parsed = when.from_iso(joined)
    except ValueError:
        return None
    return parsed.date().isoformat() if _is_day(joined) else parsed.isoformat()


def _day_of_year(match: re.Match[str]) -> str:
    try:
        day = date(int(match[1]), 1, 1) + timedelta(int(match[2]) - 1)
    except (ValueError, OverflowError):
        return match[0]
    return day.isoformat() if day.year == int(match[1]) else match[0]


def _zone_sign(zone: str) -> str:
    return "+00:00" if zone.isalpha() else zone


def _is_day(text: str) -> bool:
    return not re.search(r"[T ]\d", text)


def _mail(text: str) -> str | None:
    """Return the moment in a date as mail has it (RFC 5322, section 3.3), also with common slips."""
    turned = _ZONE_BEFORE_YEAR.fullmatch(text)
    if turned is not None:
        text = f"{turned['before']} {turned['year']} {turned['time']}"
    named = _NAMED_END.search(text)
    offset = None
    if named is not None:
        if named[1].lower() not in _ZONES:
            return None
        offset = _ZONES[named[1].lower()] * 3600
        text = text[: named.start()]
    if not re.search(r"[a-z]{3}", text, re.I) or not re.search(r"\d:\d{2}", text):
        return None
    parts = parsedate_tz(text)
    if parts is None:
        return None
    offset_end = _OFFSET_END.search(text)
    if offset is None and offset_end is not None:
        offset = _seconds(offset_end[1])
    return _made(*parts[:6], offset=offset)


def _slashed(text: str) -> str | None:
    match = _SLASHED.fullmatch(_SHORT.sub(r"\1/\2/\3", text, count=1))
    if match is None:
        return None
    first, middle, last = (int(match[n]) for n in (1, 2, 3))
    if len(match[1]) == 4:
        year, month, day = first, middle, last
    elif len(match[3]) == 4 and (first > 12 >= middle or "." in text[:6]):
        year, month, day = last, middle, first
    elif len(match[3]) == 4 and middle > 12 >= first:
        year, month, day = last, first, middle
    else:
        return None
    return _with_time(year, month, day, match[4])


def _written(text: str) -> str | None:
    match = _WRITTEN.fullmatch(text)
    if match is None:
        return None
    name = (match["month"] or match["month2"]).lower()
    numbers = [n for n, month in enumerate(_MONTHS, 1) if month.startswith(name)]
    if len(numbers) != 1 or (len(name) < 3):
        return None
    year, day = int(match["year"] or match["year2"]), int(match["day"] or match["day2"])
    return _with_time(year, numbers[0], day, match["time"])


def _with_time(year: int, month: int, day: int, time: str | None) -> str | None:
    if not time:
        try:
            return date(year, month, day).isoformat()
        except ValueError:
            return None
    match = _TIME.fullmatch(time.strip())
    if match is None:
        return None
    hour, half, zone = int(match[1]), (match[4] or "").lower().replace(".", ""), match[5]
    if half:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half == "pm" else 0)
    offset = None
    if zone and zone[0] in "+-":
        offset = _seconds(zone)
    elif zone:
        if zone.lower() not in _ZONES:
            return None
        offset = _ZONES[zone.lower()] * 3600
    return _made(year, month, day, hour, int(match[2]), int(match[3] or 0), offset=offset)


def _seconds(offset: str) -> int:
    """Return the seconds of an offset: ``+0530`` or ``+05:30``."""
    sign = -1 if offset[0] == "-" else 1
    return sign * (int(offset[1:3]) * 3600 + int(offset[-2:]) * 60)


def _made(
    year: int, month: int, day: int, hour: int, minute: int, second: int, *, offset: int | None
) -> str | None:
    """Return the moment that numbers give, also a leap second and the hour 24 (`when.from_iso`)."""
    try:
        zone = None if offset is None else timezone(timedelta(seconds=offset))
        instant = when.from_iso(f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}")
    except (ValueError, OverflowError):
        return None
    return instant.replace(tzinfo=zone).isoformat()


_WAYS: tuple[Callable[[str], str | None], ...] = (
    _epoch,
    _iso,
    _slashed,
    _written,
    _mail,
    _in_words,
)
