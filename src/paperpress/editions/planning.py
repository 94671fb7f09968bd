"""The plan of a run: its editions in order, each with an identity that lasts, and what is left out."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import overload

from paperpress.editions.article_store import ArticleStore, DeskDay
from paperpress.editions.contributors import Contributors
from paperpress.editions.corrections import arranged
from paperpress.editions.days import Days
from paperpress.editions.desks import Desks
from paperpress.editions.related import introduced
from paperpress.editions.sorting import Sorter
from paperpress.errors import ConfigurationError
from paperpress.model.article import Article
from paperpress.model.edition import Edition, Layout, Part
from paperpress.model.finding import Finding, Rejected
from paperpress.model.masthead import Masthead
from paperpress.model.overlay import Overlay


class Plan(Sequence[Edition]):
    """The editions of a run, in order, and every article that is in none of them, with why.

    An edition is put together when it is asked for, so that an archive is never held whole.
    """

    def __init__(
        self,
        masthead: Masthead,
        desks: Desks,
        layout: Layout,
        store: ArticleStore,
        contents: Sequence[tuple[DeskDay, ...]],
        findings: Sequence[tuple[date | None, Finding]],
        days: Days,
        window: tuple[datetime | None, datetime | None],
        overlay: Overlay,
    ) -> None:
        self._masthead = masthead
        self._desks = desks
        self._layout = layout
        self._store = store
        self._contents = contents
        self._findings = findings
        self._read = days
        self._window = window
        self._overlay = overlay

    @property
    def left_out(self) -> Iterator[Rejected]:
        """Everything that is in no edition, in the order in which it came."""
        return self._store.left_out()

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found while the articles were sorted."""
        return tuple(finding for _, finding in self._findings)

    @property
    def window(self) -> tuple[datetime | None, datetime | None]:
        """The last embargo that is over, and the next that ends: between them the plan is this."""
        return self._window

    @property
    def days_read(self) -> frozenset[date]:
        """Each day of which the sources hold an article to press, at any desk."""
        return frozenset(self._read.read)

    @property
    def store(self) -> ArticleStore:
        """Every article of the run, and everything that was left out."""
        return self._store

    @property
    def desks(self) -> Mapping[str, str]:
        """The desks that the masthead or an article of those days names: name by slug."""
        return self._desks.names()

    def is_last(self, day: date) -> bool:
        """Tell whether a day is the last that has editions: its report is the one that is read."""
        return bool(self._contents) and self._contents[-1][0][0] == day

    def left_out_of(self, day: date) -> tuple[Rejected, ...]:
        """Return what a day's report names: what would have been that day's.

        The last day's names as well what can be put to no day: it is the report that is read.
        """
        days: list[date | None] = [day]
        if self.is_last(day):
            have = {desk_day[0] for contents in self._contents for desk_day in contents}
            days += [None, *(on for on in self._store.days_of_left_out() if on not in have)]
        return tuple(rejected for on in days for rejected in self._store.left_out_of(on))

    def findings_of(self, day: date) -> tuple[Finding, ...]:
        """Return what was found while the articles of a day were sorted; with the last, what has no day."""
        days = {day, None} if self.is_last(day) else {day}
        return tuple(finding for on, finding in self._findings if on in days)

    def __len__(self) -> int:
        return len(self._contents)

    @overload
    def __getitem__(self, index: int) -> Edition: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Edition]: ...
    def __getitem__(self, index: int | slice) -> Edition | Sequence[Edition]:
        if isinstance(index, slice):
            return [self._edition(contents) for contents in self._contents[index]]
        return self._edition(self._contents[index])

    def _in_order(self, desk_day: DeskDay) -> tuple[Article, ...]:
        return arranged(self._store.articles(desk_day), self._overlay)

    def _edition(self, contents: tuple[DeskDay, ...]) -> Edition:
        masthead, on = self._masthead, contents[0][0]
        parts = tuple(
            Part(
                self._desks.by_slug[desk],
                tuple(introduced(a, self._store) for a in self._in_order((day, desk))),
            )
            for day, desk in contents
        )
        desk = parts[0].desk if self._layout == "desk" else None
        return Edition(
            masthead, on, identifier(masthead, desk.slug if desk else "", on), desk, parts
        )


def plan(
    articles: Iterable[Article | Rejected],
    masthead: Masthead,
    *,
    on: date | None = None,
    layout: Layout = "desk",
    desks: Sequence[str] = (),
    since: date | None = None,
    until: date | None = None,
    now: datetime | None = None,
    overlay: Overlay | None = None,
) -> Plan:
    """Sort articles into editions.

    Args:
        articles: what `paperpress.read` gives; records that were rejected are passed on.
        masthead: the newspaper.
        on: the date of all editions; None: each article's own, as the masthead's day goes.
        layout: an edition a desk, or the whole paper of a day in one.
        desks: slugs of the desks to press; none: all.
        since: the first day that is pressed of what is given; None: the first that there is.
        until: the last day that is pressed; None: the last that there is.
        now: the time of pressing, with a zone. Without it, an article that has an embargo is
            left out, since nothing says that the embargo is over.
        overlay: what editors changed of the records; None: nothing.

    Raises:
        ConfigurationError: `now` has no zone, or days are chosen of articles that are all given one date.
    """
    _check_times(on, since, until, now)
    overlay = overlay or Overlay()
    sorter = Sorter(
        masthead,
        Days(masthead, on, since, until),
        tuple(desks),
        now,
        Desks.named_by(masthead),
        ArticleStore.opened(),
        Contributors.of(masthead.contributors),
        overlay,
    )
    for article in articles:
        sorter.take(article)
    return Plan(
        masthead,
        sorter.desks,
        layout,
        sorter.store,
        _contents(sorter.store, sorter.desks, layout),
        (*sorter.findings, *sorter.days.findings()),
        sorter.days,
        sorter.window(),
        overlay,
    )


def _check_times(
    on: date | None, since: date | None, until: date | None, now: datetime | None
) -> None:
    """Check that the days and the time of a run go together.

    Raises:
        ConfigurationError: they don't.
    """
    if now is not None and now.tzinfo is None:
        raise ConfigurationError("now needs a time zone")
    if on is not None and (since or until):
        raise ConfigurationError(
            "every article is given one date: no days can be chosen by their own"
        )


def _contents(store: ArticleStore, desks: Desks, layout: Layout) -> list[tuple[DeskDay, ...]]:
    """Return what each edition holds, by day, and within a day in the order of the desks."""
    rank = {desk: number for number, desk in enumerate(desks.by_slug)}
    desk_days = sorted(store.desk_days(), key=lambda desk_day: (desk_day[0], rank[desk_day[1]]))
    if layout == "desk":
        return [(desk_day,) for desk_day in desk_days]
    return [tuple(of_day) for _, of_day in groupby(desk_days, key=lambda desk_day: desk_day[0])]


def identifier(masthead: Masthead, desk: str, on: date) -> str:
    """Return the URN of an edition: a UUIDv5 (RFC 9562, section 5.5) of masthead, desk slug and date.

    A corrected re-issue has the same, so a device replaces the edition that it has.
    """
    key = uuid.uuid5(uuid.NAMESPACE_URL, masthead.key)
    return uuid.uuid5(key, f"{desk}/{on.isoformat()}").urn
