"""What each feed and page of a shelf lists, from its index: a few days are read for each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from paperpress.shelf.calendar import Calendar
from paperpress.shelf.catalogue import Publication, by_change
from paperpress.shelf.front import Front
from paperpress.shelf.index import Index, Table
from paperpress.shelf.listings import Choice, Listing, Navigation, latest_of
from paperpress.shelf.places import (
    DAYS,
    NEWEST,
    Month,
    month_of,
    of_day,
    of_days,
    of_desk,
)
from paperpress.xhtml.words import Words

#: Days on the first page of everything. Those before are a page each, that stays as it is.
_NEWEST_DAYS = 7
#: Months on the first page of a desk: the newest, and a whole one.
_NEWEST_MONTHS = 2
#: Days that are held in memory: those of a desk's first page, and some.
_HELD = 100


class Scopes:
    """Gives what each feed and page lists."""

    def __init__(self, table: Table, calendar: Calendar, index: Index, front: Front) -> None:
        self._table = table
        self._calendar = calendar
        self._index = index
        self._front = front
        self._words = Words(front.language, "shelf")
        self._read: dict[date, tuple[Publication, ...]] = {}

    def newest(self) -> Listing:
        """Return the newest days of everything, what changed last first."""
        days = self._calendar.newest(_NEWEST_DAYS)
        older = self._calendar.before(days[-1]) if days else None
        return Listing(
            folder=NEWEST,
            title=self._words.text("Newest editions"),
            publications=self._of(days),
            up="",
            older=of_day(older) if older else None,
        )

    def day(self, day: date) -> Listing:
        """Return one day: a page of everything, and that day's own feed."""
        older = self._calendar.before(day)
        return Listing(
            folder=of_day(day),
            title=self._words.catalogue.weekday_date(day),
            publications=self._of([day]),
            up=of_days(month_of(day)),
            older=of_day(older) if older else None,
            first=NEWEST,
            day=day,
        )

    def desk(self, desk: str) -> Listing:
        """Return a desk's newest months."""
        months = self._calendar.months(desk)
        newest = months[:_NEWEST_MONTHS]
        days = [day for month in newest for day in self._calendar.days_of(month, desk)]
        older = months[_NEWEST_MONTHS : _NEWEST_MONTHS + 1]
        publications = self._of(days, desk)
        return Listing(
            folder=of_desk(desk),
            title=publications[0].desk_name,
            publications=publications,
            up="",
            older=of_desk(desk, older[0]) if older else None,
        )

    def desk_month(self, desk: str, month: Month) -> Listing:
        """Return a month of a desk."""
        days = self._calendar.days_of(month, desk)
        publications = self._of(days, desk)
        older = self._calendar.before(days[-1], desk)
        name = self._words.catalogue.month(*month)
        return Listing(
            folder=of_desk(desk, month),
            title=f"{publications[0].desk_name}, {name}",
            publications=publications,
            up=of_desk(desk),
            older=of_desk(desk, month_of(older)) if older else None,
            first=of_desk(desk),
        )

    def months(self) -> Navigation:
        """Return the way to every month."""
        choices = (self._month_choice(month) for month in self._calendar.months())
        return Navigation(DAYS, self._words.text("Days"), tuple(choices), up="")

    def month(self, month: Month) -> Navigation:
        """Return the way to every day of a month."""
        choices = (self._day_choice(day) for day in self._calendar.days_of(month))
        title = self._words.catalogue.month(*month)
        return Navigation(of_days(month), title, tuple(choices), up=DAYS)

    def root(self) -> Navigation:
        """Return the way to everything: what is newest, each desk, each day."""
        days, words = self._calendar.newest(_NEWEST_DAYS), self._words
        if not days:
            return Navigation("", self._front.title, ())
        newest = self._choice(words.text("Newest editions"), NEWEST, days, lists=True)
        choices = (
            replace(newest, newest=True),
            *(self._desk_choice(desk) for desk in self._desks()),
            replace(newest, title=words.text("Days"), folder=DAYS, lists_publications=False),
        )
        return Navigation("", self._front.title, choices)

    def newest_of(self, desk: str) -> tuple[Publication, ...]:
        """Return the newest publication of a desk, in a tuple; an empty one where it has none."""
        return self._of(self._calendar.newest(1, desk), desk)

    def _desks(self) -> list[str]:
        return sorted(self._calendar.desks(), key=self._front.desk_order)

    def _desk_choice(self, desk: str) -> Choice:
        days = self._calendar.newest(1, desk)
        name = self._of(days, desk)[0].desk_name
        updated = self._table.days[days[0]].desks[desk]
        return Choice(name, of_desk(desk), updated, True, self._count(self._calendar.count(desk)))

    def _month_choice(self, month: Month) -> Choice:
        days = self._calendar.days_of(month)
        return self._choice(self._words.catalogue.month(*month), of_days(month), days)

    def _day_choice(self, day: date) -> Choice:
        title = self._words.catalogue.weekday_date(day)
        return self._choice(title, of_day(day), [day], lists=True)

    def _choice(self, title: str, folder: str, days: list[date], *, lists: bool = False) -> Choice:
        entries = [self._table.days[day] for day in days]
        updated = latest_of([moment for entry in entries for moment in entry.desks.values()])
        number = sum(len(entry.desks) for entry in entries)
        return Choice(title, folder, updated, lists, self._count(number))

    def _count(self, number: int) -> str:
        return self._words.plural("{count} edition", "{count} editions", number)

    def _of(self, days: Iterable[date], desk: str | None = None) -> tuple[Publication, ...]:
        """Return the publications of some days, or those of a desk; what changed last is first."""
        newest = next(iter(self._calendar.newest(1)), date.min)
        publications = [
            each for day in days for each in self._day(day) if desk in {None, each.desk}
        ]
        return tuple(by_change(publications, newest))

    def _day(self, day: date) -> tuple[Publication, ...]:
        if day not in self._read:
            if len(self._read) >= _HELD:
                del self._read[next(iter(self._read))]
            self._read[day] = self._index.day(day).publications
        return self._read[day]
