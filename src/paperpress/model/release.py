"""Which days have gone out to readers, where that waits for an editor's word."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo


@dataclass(frozen=True, slots=True)
class Gate:
    """Which days the shelf and delivery may have."""

    last: date
    """The last day that has gone out by itself, since its time has come."""
    released: frozenset[date]
    """Days that an editor let go out before."""
    opens: datetime
    """When the next day's time comes."""

    def lets(self, day: date) -> bool:
        """Tell whether readers may have the editions of a day."""
        return day <= self.last or day in self.released


def gate_at(now: datetime, at: time, zone: tzinfo, released: Collection[date]) -> Gate:
    """Return the gate at a moment.

    Args:
        now: the moment, with a zone.
        at: the time of its own day at which a day's editions go out by themselves.
        zone: the masthead's.
        released: days that an editor let go out before.
    """
    here = now.astimezone(zone)
    today = here.date()
    last = today if here.time() >= at else today - timedelta(days=1)
    opens = datetime.combine(last + timedelta(days=1), at, zone)
    return Gate(last, frozenset(released), opens)
