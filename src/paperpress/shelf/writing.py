"""The feeds and pages of a shelf, written where what they list has changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from datetime import date, datetime
from pathlib import Path

from paperpress.files.atomic import place_whole, write_whole
from paperpress.shelf import opds1, opds2
from paperpress.shelf.calendar import Calendar
from paperpress.shelf.front import Front
from paperpress.shelf.index import AGAIN, Index, Table
from paperpress.shelf.listings import Listing, Navigation
from paperpress.shelf.pages import Pages, stylesheet
from paperpress.shelf.places import (
    ATOM,
    EDITIONS,
    FOLDER,
    JSON,
    LATEST,
    NEWEST,
    PAGE,
    PODCAST,
    STYLE,
    Month,
    forms,
    month_of,
    of_days,
    of_desk,
    of_publication,
)
from paperpress.shelf.podcast import podcast_feed
from paperpress.shelf.scopes import Scopes


class Writer:
    """Writes what differs between two states of a shelf, the editions of both being there."""

    def __init__(
        self,
        out: Path,
        front: Front,
        scopes: Scopes,
        calendars: tuple[Calendar, Calendar],
        desks: Sequence[Mapping[date, Mapping[str, datetime]]],
        unsure: Set[date],
        latest: Mapping[str, str],
    ) -> None:
        self.latest = dict(latest)
        """The digest of what stands under each name that is always the newest, as it is now."""
        self._out = out
        self._shelf = out / FOLDER
        self._before, self._after = calendars
        self._desks = desks
        self._unsure = unsure
        self._front = front
        self._scopes = scopes
        self._pages = Pages(front)
        self._written = 0

    @classmethod
    def of(cls, out: Path, index: Index, before: Table, after: Table, front: Front) -> Writer:
        """Return a writer of what differs between two tables of a shelf."""
        calendars = before.calendar(), after.calendar()
        scopes = Scopes(after, calendars[1], index, front)
        desks = [{day: entry.desks for day, entry in t.days.items()} for t in (before, after)]
        unsure = {day for day, entry in before.days.items() if entry.seen == AGAIN}
        return cls(out, front, scopes, calendars, desks, unsure, before.latest)

    def write(self, days: Iterable[date], *, everything: bool) -> int:
        """Write what lists some days, or everything, and return how many files are new."""
        changed = {day for desks in self._desks for day in desks} if everything else set(days)
        touched = sorted((day, desk) for day in changed for desk in self._desks_of(day))
        for day in sorted(changed | self._newer(changed)):
            self._day(day)
        for month in sorted({month_of(day) for day in changed}):
            self._month(month)
        months = {(month_of(day), desk) for day, desk in touched}
        # Month by month, since all desks of a month are read together.
        for month, desk in sorted(months | self._newer_months(touched)):
            self._desk_month(desk, month)
        for desk in sorted({desk for _, desk in touched}):
            self._desk(desk)
        self._front_pages()
        return self._written

    def _desks_of(self, day: date) -> set[str]:
        return {desk for desks in self._desks for desk in desks.get(day, ())}

    def _newer(self, changed: Iterable[date]) -> set[date]:
        """Return the days whose link to an older day may have changed.

        The older day may be new, or gone.
        """
        moved = (
            day
            for day in changed
            if day in self._unsure or self._before.has(day) != self._after.has(day)
        )
        return {newer for day in moved if (newer := self._after.after(day))}

    def _newer_months(self, touched: Iterable[tuple[date, str]]) -> set[tuple[Month, str]]:
        """Return the months of desks whose link to an older month may have changed."""
        newer = set()
        for day, desk in touched:
            month = month_of(day)
            were, are = (bool(each.days_of(month, desk)) for each in (self._before, self._after))
            later = [each for each in self._after.months(desk) if each > month]
            if (were != are or day in self._unsure) and later:
                newer.add((later[-1], desk))
        return newer

    def _day(self, day: date) -> None:
        if not self._after.has(day):
            return  # Its files are noted with the day, and go with it.
        listing = self._scopes.day(day)
        self._listing(listing)
        for publication in listing.publications:
            document = opds2.publication_document(publication, self._front)
            self._write(of_publication(publication), document)

    def _month(self, month: Month) -> None:
        if self._after.days_of(month):
            self._navigation(self._scopes.month(month))
        else:
            self._remove(of_days(month))

    def _desk_month(self, desk: str, month: Month) -> None:
        if self._after.days_of(month, desk):
            self._listing(self._scopes.desk_month(desk, month))
        else:
            self._remove(of_desk(desk, month))

    def _desk(self, desk: str) -> None:
        if self._after.count(desk):
            self._listing(self._scopes.desk(desk))
        else:
            self._remove(of_desk(desk))
        self._latest(desk)

    def _latest(self, desk: str) -> None:
        """Let the newest edition of a desk stand under the names that stay the same."""
        wanted = {
            file.name: file
            for publication in self._scopes.newest_of(desk)
            for file in publication.files
        }
        for name, file in wanted.items():
            place = self._shelf / LATEST / name
            if self.latest.get(name) != file.sha256 or not place.is_file():
                self._written += place_whole(self._out / file.path, place)
                self.latest[name] = file.sha256
        for name in [each for each in self.latest if each.partition(".")[0] == desk]:
            if name not in wanted:
                (self._shelf / LATEST / name).unlink(missing_ok=True)
                del self.latest[name]

    def _front_pages(self) -> None:
        root, newest = self._scopes.root(), self._scopes.newest()
        self._write(STYLE, stylesheet())
        self._navigation(self._scopes.months())
        self._write(f"{NEWEST}/{ATOM}", opds1.acquisition_feed(newest, self._front))
        self._write(f"{NEWEST}/{JSON}", opds2.acquisition_feed(newest, self._front))
        self._podcast(newest)
        self._write(EDITIONS, opds1.editions_feed(newest.publications, self._front))
        self._write(ATOM, opds1.navigation_feed(root, self._front))
        self._write(JSON, opds2.navigation_feed(root, self._front))
        days = self._after.newest(1)
        of_today = self._scopes.day(days[0]) if days else None
        self._write(PAGE, self._pages.front(of_today, root))

    def _listing(self, listing: Listing) -> None:
        atom, json, page = forms(listing.folder)
        self._write(atom, opds1.acquisition_feed(listing, self._front))
        self._write(json, opds2.acquisition_feed(listing, self._front))
        self._write(page, self._pages.listing(listing))
        self._podcast(listing)

    def _podcast(self, listing: Listing) -> None:
        """Write the feed of what can be heard, or remove it where nothing can be any more."""
        path = f"{listing.folder}/{PODCAST}"
        if listing.is_heard:
            self._write(path, podcast_feed(listing, self._front))
        else:
            (self._shelf / path).unlink(missing_ok=True)

    def _navigation(self, navigation: Navigation) -> None:
        atom, json, page = forms(navigation.folder)
        self._write(atom, opds1.navigation_feed(navigation, self._front))
        self._write(json, opds2.navigation_feed(navigation, self._front))
        self._write(page, self._pages.navigation(navigation))

    def _write(self, path: str, data: bytes) -> None:
        self._written += write_whole(self._shelf / path, data)

    def _remove(self, folder: str) -> None:
        """Remove the feeds and the page of a scope that is gone."""
        for path in (*forms(folder), f"{folder}/{PODCAST}"):
            (self._shelf / path).unlink(missing_ok=True)
        place = self._shelf / folder
        if place.is_dir() and not any(place.iterdir()):
            place.rmdir()
