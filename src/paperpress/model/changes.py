"""What is different in an edition since the last issue of it that left the house."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that a reader is told of an article; an article with two corrections has two."""

    article: str
    """The article's id."""
    page: str
    """The file of its page."""
    headline: str
    language: str
    """Of headline and text."""
    kind: Literal["new", "updated", "corrected"]
    moment: str = ""
    """When, in ISO 8601 by the masthead's clock, or a day; empty where nobody says."""
    text: str = ""
    """What was put right, where the record says so."""


@dataclass(frozen=True, slots=True)
class Changes:
    """All that is different; nothing of a first issue."""

    articles: tuple[Change, ...] = ()
    """In reading order."""
    taken_out: int = 0
    """How many articles are in the edition no more. Which, a reader isn't told: what was held back
    shall not be named."""

    def __bool__(self) -> bool:
        return bool(self.articles or self.taken_out)

    def of(self, page: str) -> tuple[Change, ...]:
        """Return what is told of the article of a page."""
        return tuple(change for change in self.articles if change.page == page)


NO_CHANGES: Final = Changes()
