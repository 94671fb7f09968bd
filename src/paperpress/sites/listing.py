"""What a site has of some days: items with their marks, and the documents that hold them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Protocol

from paperpress.model.finding import Finding
from paperpress.model.when import edition_day, localise


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a paper that are asked for."""

    first: date
    last: date
    zone: tzinfo
    """The paper's."""
    day_starts: time
    """When an edition leaves the house, by the clock of the zone."""

    @property
    def start(self) -> datetime:
        """The moment from which on news may be in the first edition, with a zone."""
        # News of the evening before is in an edition that leaves in the morning.
        return datetime.combine(self.first - timedelta(days=1), time(), self.zone)

    @property
    def end(self) -> datetime:
        """A moment after all that may be in the last edition, with a zone."""
        return datetime.combine(self.last + timedelta(days=1), time(), self.zone)

    def holds(self, moment: datetime | date | None) -> bool:
        """Tell whether what was published then is in an edition of these days; so is what tells none."""
        if moment is None:
            return True
        day = edition_day(localise(moment, self.zone), self.zone, self.day_starts)
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Item:
    """An article as a site's list names it."""

    key: str
    """By which the site knows it: an id or an address."""
    mark: str
    """Changes when the article does; empty where the site tells nothing."""
    published: datetime | None
    """With a zone; None where the list doesn't say."""


@dataclass(frozen=True, slots=True)
class Document:
    """An item's document, in a format of `sources`."""

    item: Item
    data: bytes
    ending: str
    """Of a file's name, with its dot."""
    page: str = ""
    """The address of the page that it is, where the site's list held the beginning alone."""


@dataclass(frozen=True, slots=True)
class Gone:
    """An item that is listed and isn't there any more."""

    item: Item
    finding: Finding


@dataclass(frozen=True, slots=True)
class Listing:
    """What a site lists."""

    items: Sequence[Item]
    """In the order of the site."""
    complete_from: datetime | None
    """From when on all is listed, so that what isn't is gone: a feed forgets what is older than its
    oldest item. None where that can't be told."""
    findings: Sequence[Finding] = ()


class Reader(Protocol):
    """Reads one site."""

    def listed(self) -> Listing:
        """Return what the site has of the span.

        Raises:
            FetchError: the site doesn't answer, or answers with something else.
        """
        ...

    def documents(self, items: Sequence[Item]) -> Iterator[Document | Gone | Finding]:
        """Yield the documents of items of the listing; a finding for each that can't be had."""
        ...
