"""What a feed or page of the shelf lists, before it is written in any form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from paperpress.shelf.catalogue import Publication


@dataclass(frozen=True, slots=True)
class Listing:
    """Publications that are listed together: an acquisition feed, and its page."""

    folder: str
    title: str
    publications: tuple[Publication, ...]
    up: str
    """The folder of what leads here."""
    older: str | None = None
    """The folder of the next page, with what is older."""
    first: str | None = None
    """The folder of the first page."""
    day: date | None = None
    """The one day that all of it is of."""
    query: str = ""
    """The words that were searched for, where these are what a search gave."""

    @property
    def is_heard(self) -> bool:
        """Whether something of it can be heard."""
        return any(each.episodes for each in self.publications)

    @property
    def updated(self) -> datetime:
        """When something of it last changed."""
        return latest_of([each.modified for each in self.publications])


@dataclass(frozen=True, slots=True)
class Choice:
    """A way on from a navigation feed."""

    title: str
    folder: str
    updated: datetime
    lists_publications: bool
    summary: str
    newest: bool = False
    """Whether it leads to what is newest of everything."""


@dataclass(frozen=True, slots=True)
class Navigation:
    """Ways on: a navigation feed, and its page."""

    folder: str
    title: str
    choices: tuple[Choice, ...]
    up: str | None = None

    @property
    def updated(self) -> datetime:
        """When something that it leads to last changed."""
        return latest_of([choice.updated for choice in self.choices])


def latest_of(moments: list[datetime]) -> datetime:
    """Return the latest of some moments; 1 January 1970 where there is none."""
    return max(moments, default=datetime(1970, 1, 1, tzinfo=UTC))
