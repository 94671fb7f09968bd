"""Which days and months there are, of everything and of each desk, sorted once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping
from datetime import date

from paperpress.shelf.places import Month, month_of


class Calendar:
    """The days on which desks have editions. A desk of None is everything."""

    def __init__(self, days: Mapping[str | None, list[date]]) -> None:
        self._days = days
        self._months: dict[str | None, list[Month]] = {}

    @classmethod
    def of(cls, desks_of: Mapping[date, Iterable[str]]) -> Calendar:
        """Return the calendar of days, from the desks of each."""
        days: dict[str | None, list[date]] = {None: []}
        for day in sorted(desks_of):
            desks = list(desks_of[day])
            for desk in [None, *desks] if desks else []:
                days.setdefault(desk, []).append(day)
        return cls(days)

    def desks(self) -> set[str]:
        """Return every desk that has an edition."""
        return {desk for desk in self._days if desk is not None}

    def count(self, desk: str | None = None) -> int:
        """Return how many days there are."""
        return len(self._of(desk))

    def newest(self, number: int, desk: str | None = None) -> list[date]:
        """Return the newest days, so many of them, the newest first."""
        return self._of(desk)[-number:][::-1]

    def before(self, day: date, desk: str | None = None) -> date | None:
        """Return the day before a day, among those that there are."""
        place = bisect_left(self._of(desk), day)
        return self._of(desk)[place - 1] if place else None

    def after(self, day: date, desk: str | None = None) -> date | None:
        """Return the day after a day, among those that there are."""
        place = bisect_right(self._of(desk), day)
        return self._of(desk)[place] if place < len(self._of(desk)) else None

    def has(self, day: date, desk: str | None = None) -> bool:
        """Tell whether there is an edition on a day."""
        place = bisect_left(self._of(desk), day)
        return place < len(self._of(desk)) and self._of(desk)[place] == day

    def months(self, desk: str | None = None) -> list[Month]:
        """Return the months, the newest first."""
        if desk not in self._months:
            months = dict.fromkeys(month_of(day) for day in reversed(self._of(desk)))
            self._months[desk] = list(months)
        return self._months[desk]

    def days_of(self, month: Month, desk: str | None = None) -> list[date]:
        """Return the days of a month, the newest first."""
        year, number = month
        following = (year + number // 12, number % 12 + 1)
        first = bisect_left(self._of(desk), date(year, number, 1))
        last = bisect_left(self._of(desk), date(*following, 1)) if following[0] <= 9999 else None
        return self._of(desk)[first:last][::-1]

    def _of(self, desk: str | None) -> list[date]:
        return self._days.get(desk, [])
