"""What editors changed of records, by article and field: the source itself is never written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from types import MappingProxyType
from typing import Final

from paperpress.model.spots import spot_of

HOLD, PLACE, LEAD, RELEASE = "hold", "place", "lead", "release"
"""Changes that are no correction of a field: held back with a reason; its place; its lead picture; and
of a day, which stands where an article's id does: that it goes out."""

#: Fields of a record that may be corrected. Each holds one text.
TEXT_FIELDS: Final = (
    *("headline", "kicker", "standfirst", "dateline", "byline", "body"),
    *("language", "desk", "published", "updated", "copyright", "picture.caption", "picture.credit"),
)
FIELDS: Final = frozenset({HOLD, PLACE, LEAD, RELEASE, *TEXT_FIELDS})


def is_field(name: str) -> bool:
    """Tell whether a name is that of something that editors may change: a field, or a place."""
    return name in FIELDS or spot_of(name) is not None


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one article, as somebody left it."""

    article: str
    """The article's id."""
    field: str
    """One of `FIELDS`, or the name of a place (`paperpress.model.spots`)."""
    value: str | None
    """What stands there now; None: what the source says, or nothing."""
    before: str | None
    """What the source said when it was changed."""
    by: str
    """Who changed it."""
    at: str
    """When, as RFC 3339 writes it."""

    @property
    def who_and_when(self) -> str:
        """Who changed it, and when, to the minute."""
        return f"{self.by}, {self.at[:16].replace('T', ' ')}"


@dataclass(frozen=True)
class Overlay:
    """All changes, in the order in which they were saved."""

    changes: tuple[Change, ...] = field(default=())

    @cached_property
    def _current(self) -> Mapping[str, Mapping[str, Change]]:
        current: dict[str, dict[str, Change]] = {}
        for change in self.changes:
            current.setdefault(change.article, {})[change.field] = change
        return current

    def last(self, article: str, field: str) -> Change | None:
        """Return the last change of a field, also one that took an earlier one back."""
        return self._current.get(article, _NONE).get(field)

    def of(self, article: str) -> Mapping[str, Change]:
        """Return the changes of an article that count, by field."""
        changes = self._current.get(article, _NONE)
        return {name: change for name, change in changes.items() if change.value is not None}

    def released(self) -> frozenset[date]:
        """Return the days that editors let go out."""
        return frozenset(
            date.fromisoformat(name)
            for name, changes in self._current.items()
            if RELEASE in changes and changes[RELEASE].value is not None
        )

    def places(self) -> Mapping[str, int]:
        """Return the places that articles were moved to, from 1, the last move first."""
        moves = (
            change
            for change in reversed(self.changes)
            if change.field == PLACE and self.last(change.article, PLACE) is change
        )
        return {
            change.article: int(change.value)
            for change in moves
            if change.value is not None and change.value.isdecimal()
        }


_NONE: Final[Mapping[str, Change]] = MappingProxyType({})
