"""Readers of dates and times, and what is said of those that tell no day for sure."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final

from paperpress.model import when
from paperpress.sources.lenient.notes import Notes, Reader, names, shown
from paperpress.sources.lenient.texts import is_blank, number, texts_in
from paperpress.sources.parsing.dates import EITHER_ORDER, moment

#: Characters; what is longer is no date.
_LONGEST: Final = 100
_KEYS: Final = names("$date date datetime iso iso8601 value time rendered utc gmt text")
#: As .NET writes JSON.
_NET: Final = re.compile(r"/Date\((\d+)(?:[+-]\d{4})?\)/")


def time(lost: str) -> Reader:
    """Return a reader of a date or date-time; `lost` is noted where it tells no day for sure."""

    def read(value: Any, path: str, notes: Notes) -> date | None:
        parsed, reason = read_time(value)
        if parsed is None:
            if reason:
                notes.add(lost, path, reason=reason)
        elif reason:
            notes.add("REC107", path, was=shown(value), read=parsed.isoformat())
        return parsed

    return read


def read_time(value: object) -> tuple[date | None, str]:
    """Return the day or instant of a value, and what there is to say of it.

    That is nothing where it is written as a record should; the way it was written where it was
    read all the same; else why it tells no day. Neither day nor words: it is blank.
    """
    if isinstance(value, date):
        return value, ""
    if isinstance(value, str) and len(value) <= _LONGEST:
        try:
            return _parsed(value), ""
        except ValueError as error:
            refused = str(error).partition(": write ")[0]  # what to write, the finding says
        if is_blank(value):
            return None, ""
        return _otherwise(value.strip(), refused)
    written = _single(value)
    if not written:
        return None, f"{shown(value)} is no date or date-time"
    parsed, reason = read_time(written)
    return (parsed, reason or "written otherwise") if parsed else (None, reason)


def _single(value: object) -> str:
    """Return the only text or number in a value of another shape; else the empty string."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return number(value)[:_LONGEST]
    if isinstance(value, list | tuple | dict):
        texts = [text for text in texts_in(value, _KEYS) if not is_blank(text)]
        return texts[0] if len(texts) == 1 and len(texts[0]) <= _LONGEST else ""
    return ""


def _parsed(text: str) -> date:
    instant = when.parse(text)
    assert isinstance(instant, date), "parse gives a day or an instant, or raises"
    return instant


def _otherwise(text: str, refused: str) -> tuple[date | None, str]:
    """Return the date in a text that isn't RFC 3339, and how it was written; else `refused`."""
    either = EITHER_ORDER.fullmatch(text)
    if either is not None:
        day, month, year = int(either[1]), int(either[2]), int(either[3])
        year += 2000 if len(either[3]) == 2 else 0
        return None, (
            f"{text!r} is ambiguous: with the day first it is {_day(year, month, day)},"
            f" with the month first it is {_day(year, day, month)}"
        )
    net = _NET.fullmatch(text)
    try:
        return _parsed(moment(net[1] if net else text)), "written otherwise"
    except (ValueError, OverflowError):
        return None, refused


def _day(year: int, month: int, day: int) -> str:
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return "no day that exists"
