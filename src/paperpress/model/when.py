"""Dates and times of a record: RFC 3339, or a date alone."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, UTC, date, datetime, time, timedelta, tzinfo
from typing import Annotated, Any

from pydantic import BeforeValidator

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?([Zz]|[+-]\d{2}:?\d{2})?"
)
#: The second that is put in now and then (RFC 3339, section 5.7), which `datetime` hasn't.
_LEAP_SECOND = re.compile(r"([T ]\d{2}(:?)\d{2}\2)60(?:[.,]\d+)?(?!\d)")
#: The midnight that ends a day (ISO 8601), which `datetime` calls the next day's beginning.
_END_OF_DAY = re.compile(r"([T ])24(:?)00(?:\2(00)(?:[.,]0+)?)?(?![\d:.,])")
_RELATIVE = re.compile(
    r"(?i)\b(ago|yesterday|today|tomorrow|now|just|hier|heute|gestern|ayer|hoy|il y a|vor \d+|hace)\b"
)


def parse(value: Any) -> Any:
    """Return a date-time or date from its text.

    Raises:
        ValueError: it is neither; a relative time is told apart, since nothing can resolve it.
    """
    if isinstance(value, date):
        return value
    if not isinstance(value, str):
        raise ValueError(f"must be text such as 2025-07-23T05:00:00+01:00, not {value!r}")  # noqa: TRY004
    text = value.strip()
    try:
        if _DATE.fullmatch(text):
            return date.fromisoformat(text)
        if _DATE_TIME.fullmatch(text):
            return from_iso(text.upper().replace(",", "."))
    except ValueError:
        raise ValueError(f"{value!r} is no date that exists{_flaw(text)}") from None
    if _RELATIVE.search(text):
        raise ValueError(
            f"{value!r} is a relative time, which can't be resolved:"
            " write when it was, as 2025-07-23T05:00:00+01:00"
        )
    raise ValueError(
        f"{value!r} is no date or date-time: write 2025-07-23 or 2025-07-23T05:00:00+01:00 (RFC 3339)"
    )


def _flaw(text: str) -> str:
    """Return what is wrong with a date that is written as dates are; nothing where that isn't sure."""
    year, month, day_, *clock = map(int, re.findall(r"\d+", text.partition(".")[0])[:6])
    if not MINYEAR <= year <= MAXYEAR:
        return f": there is no year {year}"
    if not 1 <= month <= 12:
        return f": there is no month {month}"
    if not 1 <= day_ <= monthrange(year, month)[1]:
        return f": its month has {monthrange(year, month)[1]} days"
    if clock and clock[0] > 24:
        return f": a day has no hour {clock[0]}"
    return ""


def from_iso(text: str) -> datetime:
    """Return the moment that a text in ISO 8601 tells, in capitals.

    ``23:59:60`` is read as the second before it, which is the same day, and ``24:00:00`` as the
    midnight that the next day begins with.

    Raises:
        ValueError: it is no moment that exists.
    """
    text = _LEAP_SECOND.sub(r"\g<1>59", text)
    text, days = _END_OF_DAY.subn(r"\g<1>00\g<2>00", text)
    moment = datetime.fromisoformat(text)
    try:
        return moment + timedelta(days=days)
    except OverflowError:
        raise ValueError("no year comes after 9999") from None


When = Annotated[datetime | date, BeforeValidator(parse)]
"""An instant, or a day; an instant without a zone is in the masthead's."""


def localise(moment: datetime | date, zone: tzinfo) -> datetime | date:
    """Return the moment in a zone; a day stays that day.

    Systems write the calendar's first or last instant for “not set” and “for ever”. Where the zone
    would put such a moment outside the calendar, it becomes the calendar's end.
    """
    return _in_zone(moment, zone) if isinstance(moment, datetime) else moment


def _in_zone(moment: datetime, zone: tzinfo) -> datetime:
    if moment.tzinfo is None:
        return moment.replace(tzinfo=zone)
    try:
        return moment.astimezone(zone)
    except OverflowError:
        end = datetime.min if moment.year == MINYEAR else datetime.max.replace(microsecond=0)
        return end.replace(tzinfo=zone)


def instant(moment: datetime | date, zone: tzinfo) -> datetime:
    """Return the moment as an instant; a day begins at midnight in the zone."""
    if isinstance(moment, datetime):
        return _in_zone(moment, zone)
    return datetime.combine(moment, time(), zone)


def day(moment: datetime | date) -> date:
    """Return the day that a moment falls on, where it stands."""
    return moment.date() if isinstance(moment, datetime) else moment


def edition_day(moment: datetime | date, zone: tzinfo, starts: time) -> date:
    """Return the date of the edition that a moment's news is in.

    A paper's day begins at `starts` by the clock of the zone, when an edition leaves the house; what
    comes later is in the next one, which bears the date on which it leaves in its turn. Where the
    day begins at midnight, and for a day without a time, it is the moment's own date.
    """
    local = localise(moment, zone)
    if not isinstance(local, datetime) or starts == time():
        return day(local)
    # Compared as instants, so that an hour that the clock shows twice or never changes no order.
    on = local.date()
    try:
        at = local.astimezone(UTC)
        while at >= _leaves(on, zone, starts):
            on += timedelta(days=1)
        while at < _leaves(on - timedelta(days=1), zone, starts):
            on -= timedelta(days=1)
    except OverflowError:
        return local.date()  # the calendar ends here
    return on


def _leaves(on: date, zone: tzinfo, starts: time) -> datetime:
    """Return the time at which the edition of a date leaves the house.

    Of a time that the clock shows twice, the first; one that it never shows is counted from before
    the change (RFC 5545, section 3.3.5).
    """
    return datetime.combine(on, starts, zone).astimezone(UTC)
