"""What each feed and page of a shelf lists, from its index: a few days are read for each."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime
from functools import cached_property

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


class Scopes:
    """Gives what each feed and page lists."""

    def __init__(self, table: Table, index: Index, front: Front) -> None:
        self._table = table
        self._index = index
        self._front = front
        self._words = Words(front.language, "shelf")
        self._read: dict[date, tuple[Publication, ...]] = {}

    def newest(self) -> Listing:
        """The newest days of everything, what changed last first."""
        days = self._days
        older = days[_NEWEST_DAYS : _NEWEST_DAYS + 1]
        return Listing(
            folder=NEWEST,
            title=self._words.text("Newest editions"),
            publications=self._of(days[:_NEWEST_DAYS]),
            up="",
            older=of_day(older[0]) if older else None,
        )

    def day(self, day: date) -> Listing:
        """One day: a page of everything, and that day's own feed."""
        older = next((each for each in self._days if each < day), None)
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
        """A desk's newest months."""
        months = self._table.months(desk)
        days = [
            day for month in months[:_NEWEST_MONTHS] for day in self._table.days_of(month, desk)
        ]
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
        """A month of a desk."""
        publications = self._of(self._table.days_of(month, desk), desk)
        older = next((each for each in self._table.months(desk) if each < month), None)
        name = self._words.catalogue.month(*month)
        return Listing(
            folder=of_desk(desk, month),
            title=f"{publications[0].desk_name}, {name}",
            publications=publications,
            up=of_desk(desk),
            older=of_desk(desk, older) if older else None,
            first=of_desk(desk),
        )

    def months(self) -> Navigation:
        """The way to every month."""
        choices = (
            self._choice(
                self._words.catalogue.month(*month), of_days(month), self._table.days_of(month)
            )
            for month in self._table.months()
        )
        return Navigation(DAYS, self._words.text("Days"), tuple(choices), up="")

    def month(self, month: Month) -> Navigation:
        """The way to every day of a month."""
        choices = (
            self._choice(self._words.catalogue.weekday_date(day), of_day(day), [day], lists=True)
            for day in self._table.days_of(month)
        )
        title = self._words.catalogue.month(*month)
        return Navigation(of_days(month), title, tuple(choices), up=DAYS)

    def root(self) -> Navigation:
        """The way to everything: what is newest, each desk, each day."""
        days, words = self._days, self._words
        choices = []
        if days:
            newest = self._choice(
                words.text("Newest editions"), NEWEST, days[:_NEWEST_DAYS], lists=True
            )
            choices = [
                Choice(newest.title, NEWEST, newest.updated, True, newest.summary, newest=True),
                *(self._desk_choice(desk) for desk in self._desks()),
                self._choice(words.text("Days"), DAYS, days),
            ]
        return Navigation("", self._front.title, tuple(choices))

    def publications(self, desk: str) -> tuple[Publication, ...]:
        """The newest publication of a desk; none where it has none."""
        days = self._table.newest(desk)[:1]
        return self._of(days, desk)

    @cached_property
    def _days(self) -> list[date]:
        return self._table.newest()

    def _desks(self) -> list[str]:
        return sorted(self._table.desks(), key=self._front.desk_order)

    def _desk_choice(self, desk: str) -> Choice:
        days = self._table.newest(desk)
        name = self._of(days[:1], desk)[0].desk_name
        updated = self._table.days[days[0]].desks[desk]
        return Choice(name, of_desk(desk), updated, True, self._count(len(days)))

    def _choice(self, title: str, folder: str, days: list[date], *, lists: bool = False) -> Choice:
        entries = [self._table.days[day] for day in days]
        updated = latest_of([moment for entry in entries for moment in entry.desks.values()])
        number = sum(len(entry.desks) for entry in entries)
        return Choice(title, folder, updated, lists, self._count(number))

    def _count(self, number: int) -> str:
        return self._words.plural("{count} edition", "{count} editions", number)

    def _of(self, days: Iterable[date], desk: str | None = None) -> tuple[Publication, ...]:
        """The publications of some days, or those of a desk; what changed last is first."""
        newest = self._days[0] if self._days else datetime.now(UTC).date()
        found = [each for day in days for each in self._day(day) if desk in {None, each.desk}]
        return tuple(by_change(found, newest))

    def _day(self, day: date) -> tuple[Publication, ...]:
        if day not in self._read:
            self._read[day] = self._index.day(day).publications
        return self._read[day]
