"""Sorts articles: each goes to the edition of its desk and day, or is left out with the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from paperpress.editions.article_store import ArticleStore
from paperpress.editions.contributors import Contributors
from paperpress.editions.corrections import corrected
from paperpress.editions.days import Days
from paperpress.editions.desks import Desks
from paperpress.findings.unforeseen import left_out
from paperpress.last_guard import guarded
from paperpress.model import when
from paperpress.model.article import Article
from paperpress.model.finding import FieldError, Finding, Rejected, Severity
from paperpress.model.masthead import Masthead
from paperpress.model.overlay import HOLD, Overlay
from paperpress.slugs import tells_of


@dataclass(slots=True)
class Sorter:
    """Takes articles one by one and puts each in its edition, or says why not."""

    masthead: Masthead
    days: Days
    wanted: tuple[str, ...]
    now: datetime | None
    desks: Desks
    store: ArticleStore
    people: Contributors
    overlay: Overlay
    embargoes: set[datetime] = field(default_factory=set)
    findings: list[tuple[date, Finding]] = field(default_factory=list)

    def take(self, article: Article | Rejected) -> None:
        """Put an article into its edition; one that leads to an unforeseen error is left out (REC170)."""
        if isinstance(article, Rejected):
            self.store.leave_out(article, None)
        else:
            source = article.origin.source if article.origin else ""
            guarded(
                lambda: self._take(corrected(article, self.overlay)),
                lambda why: self.store.leave_out(left_out(source, article.id, why), None),
            )

    def _take(self, article: Article) -> None:
        if not self.days.asks_for(article):
            return
        self.desks.note(article)
        held = tuple(self._holding(article))
        if held:
            self._leave_out(article, held, held=True)
            return
        if self.days.of(article) is None:
            self._leave_out(article, (_undated(article),))
            return
        on = self.days.of(article)
        assert on is not None, "an undated article is left out before it comes here"
        self.days.read.add(on)
        desk, finding = self.desks.of(article)
        if finding is not None:
            self.findings.append((on, finding))
        if self.wanted and desk.slug not in self.wanted:
            return
        self.findings += ((on, finding) for finding in self.people.findings(article))
        self.days.count(article)
        desk_day = on, desk.slug
        if self.store.add(desk_day, article):
            return
        older, earlier = article, self.store.get(desk_day, article.id)
        if self._is_newer(article, earlier):
            older = earlier
            self.store.replace(desk_day, article)
        reason = "came twice in one edition with this id; the newer one (by updated, else the first) is pressed"
        self._leave_out(older, (FieldError("id", reason),))

    def window(self) -> tuple[datetime | None, datetime | None]:
        """Return the last embargo before the time of pressing, and the next after it."""
        over = [until for until in self.embargoes if not self._holds(until)]
        ahead = [until for until in self.embargoes if self._holds(until)]
        return max(over, default=None), min(ahead, default=None)

    def _holding(self, article: Article) -> Iterator[FieldError]:
        if article.status != "published":
            yield FieldError(
                "status", f"is {article.status!r}, and only published articles are pressed"
            )
        hold = self.overlay.of(article.id).get(HOLD)
        if hold is not None:
            yield FieldError(HOLD, f"{hold.value} ({hold.who_and_when})")
        if article.embargo is not None:
            until = when.instant(article.embargo, self.masthead.zone)
            self.embargoes.add(until)
            if self._holds(until):
                yield FieldError("embargo", f"holds until {until.isoformat()}")

    def _holds(self, until: datetime) -> bool:
        return self.now is None or until > self.now

    def _is_newer(self, article: Article, than: Article) -> bool:
        return self._changed(article) > self._changed(than)

    def _changed(self, article: Article) -> datetime:
        moment = article.updated or article.published or self.days.on
        assert moment is not None, "an undated article is left out before it comes here"
        return when.instant(moment, self.masthead.zone)

    def _leave_out(
        self, article: Article, errors: tuple[FieldError, ...], *, held: bool = False
    ) -> None:
        source = article.origin.source if article.origin else ""
        name = "" if held and _tells(article) else article.id
        self.store.leave_out(
            Rejected(source, name, errors, held), self.days.of(article), article.id
        )


def _tells(article: Article) -> bool:
    """Tell whether the id of an article that is held back reveals its words."""
    is_made = article.origin is not None and article.origin.made_id
    return is_made or tells_of(article.id, article.headline)


def _undated(article: Article) -> FieldError:
    """Return the error of an article without a day: what stood in the field, where something did."""
    for notice in article.notices:
        if notice.path == "published" and notice.severity is Severity.ERROR:
            return FieldError("published", f"{notice.message} {notice.remedy}")
    return FieldError(
        "published", "is missing, so no edition can be told: give it, or the edition's date"
    )
