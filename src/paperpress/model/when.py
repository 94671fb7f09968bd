"""Dates and times of a record: RFC 3339, or a date alone."""

from __future__ import annotations

import re
from datetime import MINYEAR, date, datetime, time, tzinfo
from typing import Annotated, Any

from pydantic import BeforeValidator

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_DATE_TIME = re.compile(
    r"\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}([.,]\d+)?)?([Zz]|[+-]\d{2}:?\d{2})?"
)
_RELATIVE = re.compile(
    r"(?i)\b(ago|yesterday|today|tomorrow|now|just|hier|heute|gestern|ayer|hoy|il y a|vor \d+|hace)\b"
)


def parse(value: Any) -> Any:
    """A date-time or date from its text.

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
            return datetime.fromisoformat(text.upper().replace(",", "."))
    except ValueError as error:
        raise ValueError(f"{value!r} is no date that exists: {error}") from None
    if _RELATIVE.search(text):
        raise ValueError(
            f"{value!r} is a relative time, which can't be resolved:"
            " write when it was, as 2025-07-23T05:00:00+01:00"
        )
    raise ValueError(
        f"{value!r} is no date or date-time: write 2025-07-23 or 2025-07-23T05:00:00+01:00 (RFC 3339)"
    )


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
    """The moment as an instant; a day begins at midnight in the zone."""
    if isinstance(moment, datetime):
        return _in_zone(moment, zone)
    return datetime.combine(moment, time(), zone)


def day(moment: datetime | date) -> date:
    """The day that a moment falls on, where it stands."""
    return moment.date() if isinstance(moment, datetime) else moment
