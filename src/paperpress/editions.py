"""Articles become editions: by desk and day, in order, with an identity that lasts."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from difflib import get_close_matches

from paperpress.model import when
from paperpress.model.article import Article, Related
from paperpress.model.edition import Edition, Layout, Part
from paperpress.model.finding import FieldError, Finding, Rejected, Severity
from paperpress.model.masthead import Desk, Masthead
from paperpress.slugs import slug


@dataclass(frozen=True, slots=True)
class Plan:
    """The editions of a run, in order, and every article that is in none of them, with why.

    It is a sequence of its editions.
    """

    editions: tuple[Edition, ...]
    left_out: tuple[Rejected, ...] = ()
    findings: tuple[Finding, ...] = ()

    def __iter__(self) -> Iterator[Edition]:
        return iter(self.editions)

    def __len__(self) -> int:
        return len(self.editions)

    def __getitem__(self, index: int) -> Edition:
        return self.editions[index]


def plan(
    articles: Iterable[Article | Rejected],
    masthead: Masthead,
    *,
    on: date | None = None,
    layout: Layout = "desk",
    desks: Sequence[str] = (),
    now: datetime | None = None,
) -> Plan:
    """Sort articles into editions.

    Args:
        articles: what `paperpress.read` gives; records that were rejected are passed on.
        masthead: the newspaper.
        on: the date of all editions; None: each article's own, in the masthead's time zone.
        layout: an edition a desk, or the whole paper of a day in one.
        desks: slugs of the desks to press; none: all.
        now: the time of pressing, with a zone. Without it, an article that has an embargo is
            left out, since nothing says that the embargo is over.

    Raises:
        ValueError: `now` has no zone.
    """
    if now is not None and now.tzinfo is None:
        raise ValueError("now needs a time zone")
    sorter = _Sorter(masthead, on, tuple(desks), now)
    for article in articles:
        sorter.take(article)
    return Plan(
        tuple(_editions(sorter, masthead, layout)), tuple(sorter.left_out), tuple(sorter.findings)
    )


#: Fields by which a newsroom holds an article back on purpose.
_HOLDS = frozenset({"status", "embargo"})


class _Sorter:
    """Takes articles one by one and puts each in its tray, or says why not."""

    def __init__(
        self, masthead: Masthead, on: date | None, desks: tuple[str, ...], now: datetime | None
    ) -> None:
        self.masthead = masthead
        self.on = on
        self.wanted = desks
        self.now = now
        self.desks: dict[str, Desk] = {desk.slug: desk for desk in masthead.desks}
        self.trays: dict[tuple[date, str], dict[str, Article]] = {}
        self.left_out: list[Rejected] = []
        self.findings: list[Finding] = []

    def take(self, article: Article | Rejected) -> None:
        if isinstance(article, Rejected):
            self.left_out.append(article)
            return
        errors = tuple(self._reasons(article))
        if errors:
            held = all(error.path in _HOLDS for error in errors)
            self._leave_out(article, errors, held=held)
            return
        desk = self._desk(article)
        if self.wanted and desk.slug not in self.wanted:
            return
        on = self.on or when.day(when.localise(_published(article), self.masthead.zone))
        tray = self.trays.setdefault((on, desk.slug), {})
        earlier = tray.get(article.id)
        if earlier is None:
            tray[article.id] = article
            return
        older, newer = (
            (earlier, article) if self._is_newer(article, earlier) else (article, earlier)
        )
        tray[article.id] = newer
        reason = "came twice in one edition with this id; the newer one (by updated, else the first) is pressed"
        self._leave_out(older, (FieldError("id", reason),))

    def _reasons(self, article: Article) -> Iterator[FieldError]:
        if article.status != "published":
            yield FieldError(
                "status", f"is {article.status!r}, and only published articles are pressed"
            )
        if article.embargo is not None:
            until = when.instant(article.embargo, self.masthead.zone)
            if self.now is None or until > self.now:
                yield FieldError("embargo", f"holds until {until.isoformat()}")
        if article.published is None and self.on is None:
            yield FieldError(
                "published", "is missing, so no edition can be told: give it, or the edition's date"
            )

    def _desk(self, article: Article) -> Desk:
        name = article.desk or self.masthead.default_desk
        key = slug(name)
        for desk in self.desks.values():
            if key == desk.slug or name.casefold() == desk.name.casefold():
                return desk
        desk = Desk(slug=key, name=article.desk or name.replace("-", " ").capitalize())
        if self.masthead.desks:
            self.findings.append(_unknown_desk(article, name, self.masthead))
        self.desks[key] = desk
        return desk

    def _is_newer(self, article: Article, than: Article) -> bool:
        return self._changed(article) > self._changed(than)

    def _changed(self, article: Article) -> datetime:
        moment = article.updated or article.published or self.on
        assert moment is not None, "an undated article is left out before it comes here"
        return when.instant(moment, self.masthead.zone)

    def _leave_out(
        self, article: Article, errors: tuple[FieldError, ...], *, held: bool = False
    ) -> None:
        source = article.origin.source if article.origin else ""
        self.left_out.append(Rejected(source, article.id, errors, held))


def _published(article: Article) -> datetime | date:
    assert article.published is not None, "an undated article is left out before it comes here"
    return article.published


def _unknown_desk(article: Article, name: str, masthead: Masthead) -> Finding:
    names = [desk.name for desk in masthead.desks]
    near = get_close_matches(name, names, n=1)
    return Finding(
        "EDN001",
        Severity.NOTICE,
        article.id,
        "desk",
        f"The desk {name!r} is not among the masthead's.",
        f"Did you mean {near[0]!r}?" if near else "Add it to paperpress.toml, or mend the record.",
    )


def _editions(sorter: _Sorter, masthead: Masthead, layout: Layout) -> Iterator[Edition]:
    everyone = {article.id: article for tray in sorter.trays.values() for article in tray.values()}
    rank = {desk: number for number, desk in enumerate(sorter.desks)}
    trays = sorted(sorter.trays.items(), key=lambda tray: (tray[0][0], rank[tray[0][1]]))
    parts = [
        (on, Part(sorter.desks[desk], tuple(_introduced(a, everyone) for a in articles.values())))
        for (on, desk), articles in trays
    ]
    if layout == "desk":
        for on, part in parts:
            yield Edition(
                masthead, on, identifier(masthead, part.desk.slug, on), part.desk, (part,)
            )
        return
    for day in dict.fromkeys(on for on, _ in parts):
        of_day = tuple(part for on, part in parts if on == day)
        yield Edition(masthead, day, identifier(masthead, "", day), None, of_day)


def _introduced(article: Article, everyone: Mapping[str, Article]) -> Article:
    """The article, its related ones that are known by id alone told of as the day tells them.

    So an article that another desk's edition holds can be a link to the web, with its headline.
    """
    related = tuple(_told(one, everyone) for one in article.related)
    return (
        article if related == article.related else article.model_copy(update={"related": related})
    )


def _told(related: Related, everyone: Mapping[str, Article]) -> Related:
    other = everyone.get(related.id or "")
    if other is None:
        return related
    news = {
        name: getattr(other, name)
        for name in ("url", "headline", "standfirst", "desk", "published")
        if getattr(related, name) is None and getattr(other, name) is not None
    }
    return related.model_copy(update=news) if news else related


def identifier(masthead: Masthead, desk: str, on: date) -> str:
    """The URN of an edition: a UUIDv5 (RFC 9562, section 5.5) of masthead, desk slug and date.

    A corrected re-issue has the same, so a device replaces the edition that it has.
    """
    key = uuid.uuid5(uuid.NAMESPACE_URL, masthead.key)
    return uuid.uuid5(key, f"{desk}/{on.isoformat()}").urn
