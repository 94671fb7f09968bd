"""Relative times, such as ``17 hours ago``: they mean something only beside the time they were read.

Nothing resolves them but a time that the user names (``--as-of``); without one the record's
reader refuses them with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from copy import copy
from datetime import datetime, timedelta
from typing import Any

_FIELDS = ("published", "updated")
#: Lists of a record whose items have a time of their own.
_PARTS: Mapping[str, str] = {"related": "published", "corrections": "date"}
_UNITS: Mapping[str, int] = {
    **dict.fromkeys(("second", "seconds", "sec", "secs", "seconde", "secondes", "sekunde"), 1),
    **dict.fromkeys(("sekunden", "segundo", "segundos", "secondi", "secondo"), 1),
    **dict.fromkeys(("minute", "minutes", "min", "mins", "minuten", "minuto", "minutos"), 60),
    **dict.fromkeys(("minuti", "m"), 60),
    **dict.fromkeys(("hour", "hours", "hr", "hrs", "h", "heure", "heures", "stunde"), 3600),
    **dict.fromkeys(("stunden", "hora", "horas", "ora", "ore", "uur"), 3600),
    **dict.fromkeys(("day", "days", "d", "jour", "jours", "tag", "tagen", "tage"), 86400),
    **dict.fromkeys(("día", "días", "dia", "dias", "giorno", "giorni", "dag", "dagen"), 86400),
    **dict.fromkeys(("week", "weeks", "semaine", "semaines", "woche", "wochen"), 604800),
    **dict.fromkeys(("semana", "semanas", "settimana", "settimane", "weken"), 604800),
}
_ONE = frozenset(
    {"a", "an", "one", "un", "une", "ein", "einer", "einem", "eine", "una", "uno", "een"}
)
_SPAN = r"(?P<count>\d{1,4}|[a-zé]+)\s+(?P<unit>[a-zéí]+)"
_WAYS = tuple(
    re.compile(way, re.I)
    for way in (
        rf"(?:(?:about|around)\s+)?{_SPAN}\s+(?:ago|fa|geleden)",
        rf"(?:il\s+y\s+a|vor|hace|há)\s+{_SPAN}",
        r"(?P<count>\d{1,4})(?P<unit>[smhd])\s+ago",
    )
)
_NAMED: Mapping[str, int] = {
    **dict.fromkeys(("today", "aujourd’hui", "aujourd'hui", "heute", "hoy", "oggi", "vandaag"), 0),
    **dict.fromkeys(("yesterday", "hier", "gestern", "ayer", "ieri", "gisteren"), 1),
}
_NOW = frozenset(
    {"now", "just now", "à l’instant", "à l'instant", "gerade eben", "ahora", "adesso"}
)
_DAY = 86400


def resolve(text: str, as_of: datetime) -> str:
    """Return a relative time as RFC 3339, told from the time at which it was read; else the text.

    Hours and minutes give a time, days and weeks a day: nobody knows at what hour ``2 days ago``
    was. Months and years are too vague for an edition's date, and stay.
    """
    folded = " ".join(text.casefold().split())
    if folded in _NOW:
        return as_of.isoformat(timespec="seconds")
    if folded in _NAMED:
        seconds, is_day = _NAMED[folded] * _DAY, True
    else:
        seconds = _seconds(folded)
        is_day = seconds >= _DAY
        if not seconds:
            return text
    try:
        moment = as_of - timedelta(seconds=seconds)
    except OverflowError:
        return text  # the calendar begins later
    return moment.date().isoformat() if is_day else moment.isoformat(timespec="seconds")


def _seconds(folded: str) -> int:
    """Return the seconds of ``2 hours ago``; 0 where the text has another form."""
    match = next((matched for way in _WAYS if (matched := way.fullmatch(folded))), None)
    if match is None:
        return 0
    if match["count"] in _ONE:
        count = 1
    else:
        count = int(match["count"]) if match["count"].isdecimal() else 0
    # Alone, “s” is a second; as a word it is no unit.
    return count * (1 if match["unit"] == "s" else _UNITS.get(match["unit"], 0))


def resolved(record: object, as_of: datetime | None) -> object:
    """Return a record whose relative times are resolved; as it is without a time to tell them from."""
    if as_of is None or not isinstance(record, dict):
        return record
    copied: dict[Any, Any] = copy(record)  # which keeps what a `RepeatedKeys` knows
    _resolve_in(copied, _FIELDS, as_of)
    for part, field in _PARTS.items():
        if isinstance(copied.get(part), list):
            copied[part] = [copy(item) if isinstance(item, dict) else item for item in copied[part]]
            for item in copied[part]:
                _resolve_in(item, (field,), as_of)
    return copied


def _resolve_in(holder: object, fields: tuple[str, ...], as_of: datetime) -> None:
    if isinstance(holder, dict):
        for field in fields:
            if isinstance(holder.get(field), str):
                holder[field] = resolve(holder[field], as_of)
