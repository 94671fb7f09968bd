"""The days of a run: which edition an article is in by its date, and which days are pressed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from paperpress.findings import emit
from paperpress.model import when
from paperpress.model.article import Article
from paperpress.model.finding import Finding
from paperpress.model.masthead import Masthead


class Days:
    """Dates articles for one run, and keeps count of what was given another date or passed over."""

    def __init__(
        self, masthead: Masthead, on: date | None, since: date | None, until: date | None
    ) -> None:
        self._masthead = masthead
        self.on = on
        """The date of all editions; None: each article's own."""
        self._since = since or date.min
        self._until = until or date.max
        self.read: set[date] = set()
        """Each day of which an article is to be pressed, at any desk."""
        self._met_day = False
        self._passed_over: Counter[date] = Counter()
        self._counted = 0
        self._dated_anew: Counter[date] = Counter()

    def of(self, article: Article) -> date | None:
        """Return the date of the edition that an article would be in; None where it tells none."""
        return self.on or self._own_day(article)

    def _own_day(self, article: Article) -> date | None:
        if article.published is None:
            return None
        masthead = self._masthead
        return when.edition_day(article.published, masthead.zone, masthead.day_starts)

    def asks_for(self, article: Article) -> bool:
        """Tell whether an article is of a day that was asked for, or of none that can be told."""
        day = self.of(article)
        if day is not None and not self._since <= day <= self._until:
            self._passed_over[day] += 1
            return False
        self._met_day = True
        return True

    def count(self, article: Article) -> None:
        """Count an article that is pressed, and whether it is given another date than its own."""
        self._counted += 1
        own_day = self._own_day(article)
        if self.on is not None and own_day is not None and own_day != self.on:
            self._dated_anew[own_day] += 1

    def findings(self) -> Iterator[tuple[date | None, Finding]]:
        """Yield findings: articles given another date, and days that were asked for without articles."""
        if self.on is not None and self._dated_anew:
            yield (
                self.on,
                emit(
                    "EDN050",
                    path=self.on.isoformat(),
                    number=self._dated_anew.total(),
                    all=self._counted,
                    days=_span(self._dated_anew),
                    date=self.on,
                ),
            )
        if self._passed_over and not self._met_day:
            asked = _from_to(self._since, self._until)
            yield None, emit("EDN052", asked=asked, days=_span(self._passed_over))


def _span(days: Counter[date]) -> str:
    return _from_to(min(days), max(days))


def _from_to(first: date, last: date) -> str:
    """Return a range of days: ``2025-07-23``, or ``2025-07-21 to 2025-07-23``."""
    if first == last:
        return first.isoformat()
    if last == date.max:
        return f"{first} and later"
    return f"{last} and earlier" if first == date.min else f"{first} to {last}"
