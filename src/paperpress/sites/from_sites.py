"""The articles of all sites that a paperpress.toml names."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from paperpress.config import Configuration
from paperpress.errors import ConfigurationError
from paperpress.files.internet import Deadline, allowing
from paperpress.files.turns import taking_turns
from paperpress.files.web import Answer, Asked, answer_to
from paperpress.model.article import Article
from paperpress.model.finding import Finding, Rejected
from paperpress.model.masthead import Masthead
from paperpress.model.when import edition_day
from paperpress.pressroom.job import Job
from paperpress.sites.asking import Transport, agent_of
from paperpress.sites.gathering import Gathered, asker_of, folder_of, gather_site
from paperpress.sites.listing import Span
from paperpress.sites.picture_sizes import fitted
from paperpress.sites.recording import Recording, Replaying, record_moment, recorded_at
from paperpress.sources import read
from paperpress.sources.held_articles import HeldArticles

#: Below the cache's folder: what was had of sites.
FOLDER: Final = "sites"
#: Seconds that one answer may take.
_ONE_ANSWER = 120.0


@dataclass(frozen=True, slots=True)
class FromSites:
    """What the sites of a configuration gave."""

    configuration: Configuration
    sites: Sequence[Gathered]
    span: Span
    width: int
    known_as: Path
    """The folder that documents are said to lie in, a folder for each site."""

    def articles(self, held: HeldArticles | None = None) -> Iterator[Article | Rejected]:
        """Yield the articles of the span, each with a desk where its site has one for all.

        Args:
            held: gives those of documents that are as they were; None: every document is read.
        """
        for gathered in self.sites:
            wanted = self.configuration.format_named(gathered.site.format)
            for file in gathered.files:
                for outcome in read(file, format=wanted, held=held):
                    article = self._named(outcome, gathered)
                    if isinstance(article, Rejected):
                        yield article
                    elif self._is_of_the_span(article, gathered):
                        yield self._fitted(article, gathered.site.desk)

    @property
    def findings(self) -> list[Finding]:
        """What is found about the sites."""
        return [finding for gathered in self.sites for finding in gathered.findings]

    @property
    def folders(self) -> list[str]:
        """The folders that were read: those of the sites that answered."""
        return [str(folder_of(g.site, self.known_as)) for g in self.sites if g.answered]

    @property
    def hosts(self) -> list[str]:
        """The sites' own hosts."""
        return [gathered.site.hostname for gathered in self.sites]

    def job(self, described: Job) -> Job:
        """Return a job that presses them too: it knows their places, and fetches their pictures."""
        places = (*described.sources, *self.folders)
        return replace(described, sources=places, hosts=tuple(self.hosts), fetch=True)

    def _named(self, outcome: Article | Rejected, gathered: Gathered) -> Article | Rejected:
        """Return an outcome that says the same of where it lies, whichever folder passed it on."""
        passing, lasting = str(gathered.folder), str(folder_of(gathered.site, self.known_as))
        if passing == lasting:
            return outcome
        if isinstance(outcome, Rejected):
            return replace(outcome, source=outcome.source.replace(passing, lasting))
        if outcome.origin is None:
            return outcome
        origin = replace(outcome.origin, source=outcome.origin.source.replace(passing, lasting))
        return outcome.model_copy(update={"origin": origin})

    def _is_of_the_span(self, article: Article, gathered: Gathered) -> bool:
        if article.published is None:
            # What says nothing of its day, and was read on another one, isn't news of today.
            return gathered.answered
        return self.span.holds(article.published)

    def _fitted(self, article: Article, desk: str | None) -> Article:
        if self.width:
            article = fitted(article, self.width)
        return article if article.desk or not desk else article.model_copy(update={"desk": desk})


@contextmanager
def asking_alone(configuration: Configuration, folder: Path) -> Iterator[None]:
    """Wait until no other process asks the same sites, and let none ask them meanwhile.

    Raises:
        OSError: the folder can't be written.
    """
    places = "\n".join(str(folder_of(site, folder)) for site in configuration.sites)
    with taking_turns(folder / f".turn-{sha256(places.encode()).hexdigest()[:12]}"):
        yield


def gather(
    configuration: Configuration,
    folder: Path,
    *,
    masthead: Masthead | None = None,
    since: date | None = None,
    until: date | None = None,
    width: int = 0,
    now: datetime | None = None,
    record: Path | None = None,
    replay: Path | None = None,
    known_as: Path | None = None,
) -> FromSites:
    """Ask the sites of a configuration for what is new, and return what they have of some days.

    Args:
        configuration: names the sites.
        folder: what is had is kept here, a folder for each site; the next run asks for what is new.
        masthead: whose days they are; None: the configuration's.
        since: the first day; None: as many days back as the sites' ``days`` say.
        until: the last day; None: today.
        width: pixels of the widest screen that is pressed for; 0: pictures stay at their largest.
        now: a moment of today, with a zone; None: by the clock, or when `replay` was recorded.
        record: answers are kept in this folder, for a later run that replays them.
        replay: answers come from this folder, and no site is asked.
        known_as: the folder that reports and the next press know the articles by, where `folder`
            is there for this run alone; None: `folder`.

    Raises:
        ConfigurationError: a key or a password isn't where it is said to be, or `replay` holds
            nothing that was recorded.
        OSError: a folder can't be written.
    """
    paper = masthead or configuration.masthead
    now = now or (recorded_at(replay) if replay else datetime.now(UTC))
    if now.tzinfo is None:
        raise ConfigurationError("now needs a time zone")
    if record:
        record_moment(record, now)
    transport = Replaying(replay) if replay else _asking(configuration)
    if record:
        transport = Recording(transport, record)
    span = _span(configuration, paper, now, since, until)
    agent = agent_of(paper.contact or paper.url or paper.identifier or "")
    sites = []
    for site in configuration.sites:
        place = folder_of(site, folder)
        asker = asker_of(
            site, place, transport, agent, environ=os.environ, home=configuration.folder
        )
        if replay:
            asker.sleep = lambda _: None
        sites.append(gather_site(site, span, place, asker, width))
    return FromSites(configuration, sites, span, width, known_as or folder)


def _span(
    configuration: Configuration,
    paper: Masthead,
    now: datetime,
    since: date | None,
    until: date | None,
) -> Span:
    last = until or edition_day(now, paper.zone, paper.day_starts)
    most = max((site.days for site in configuration.sites), default=1)
    first = since or last - timedelta(days=most - 1)
    return Span(first, max(first, last), paper.zone, paper.day_starts)


def _asking(configuration: Configuration) -> Transport:
    allowed = allowing([site.hostname for site in configuration.sites])

    def asked_now(asked: Asked) -> Answer:
        return answer_to(asked, allowed, Deadline(time.monotonic() + _ONE_ANSWER))

    return asked_now
