"""Newspapers' sites that are asked again and again, beside the press that presses what they have.

A site may take minutes, and what the newsroom corrects in its own files may not wait for it. So the
sites are asked in a thread of the press's process: all of them one after the other, a pause, and
again; never twice at once. Each round asks as `paperpress build` does (`paperpress.sites`): by
robots.txt, for what has changed since the last time, within its limits.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from paperpress.config import Configuration
from paperpress.errors import PaperpressError, in_words
from paperpress.files.cache import cache_folder
from paperpress.last_guard import guarded
from paperpress.model.article import Article
from paperpress.model.finding import Rejected, Severity
from paperpress.pressroom.job import device_of
from paperpress.sites.from_sites import FOLDER, FromSites, asking_alone, gather
from paperpress.sources.held_articles import HeldArticles

#: Minutes from the end of a round to the beginning of the next, where nobody says how many.
PAUSE: Final = 10


@dataclass(frozen=True, slots=True)
class SiteRound:
    """What the sites had in one round."""

    sites: FromSites
    articles: tuple[Article | Rejected, ...]


@dataclass(frozen=True, slots=True)
class RoundOutcome:
    """How a round came out, as the server is told."""

    articles: int
    requests: int
    errors: tuple[str, ...]
    """Findings of severity error, or why nothing could be asked."""
    failed: bool = False
    """Whether nothing came of it: what was had before is pressed on."""
    ms: float = 0.0


_NOTHING: Final = RoundOutcome(0, 0, ())

Ask = Callable[[Configuration, HeldArticles], SiteRound]


def ask_sites(configuration: Configuration, held: HeldArticles) -> SiteRound:
    """Ask the sites of a configuration, and return what they have.

    Raises:
        PaperpressError: a key or a password isn't where it is said to be.
        OSError: what they have can't be kept.
    """
    folder = cache_folder() / FOLDER
    profiles = configuration.fields_of_job({})["profiles"]
    with asking_alone(configuration, folder):
        sites = gather(
            configuration, folder, width=max(device_of(named).width for named in profiles)
        )
        return SiteRound(sites, tuple(sites.articles(held)))


class SitePolling:
    """Asks the sites of a paperpress.toml in rounds, and keeps what they had last."""

    def __init__(
        self,
        pause: float = PAUSE * 60,
        ask: Ask = ask_sites,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.ended = threading.Event()
        """Set when a round has ended, until it is taken."""
        self._pause = pause
        self._ask = ask
        self._clock = clock
        self._held = HeldArticles()
        self._configuration: Configuration | None = None
        self._thread: threading.Thread | None = None
        self._due = 0.0
        self._result: tuple[SiteRound | None, RoundOutcome] = None, _NOTHING
        self._last: SiteRound | None = None

    def last_round(self, configuration: Configuration) -> SiteRound | None:
        """Return what the sites of a configuration had last; None where they haven't been asked yet.

        Then they are asked, as soon as no other round is under way.
        """
        before, self._configuration = self._configuration, configuration
        if before is None or _asked(before) != _asked(configuration):
            self._last, self._due = None, self._clock()
        self.go_on()
        return self._last

    def go_on(self) -> None:
        """Begin a round where one is due."""
        configuration = self._configuration
        if self._thread is not None or configuration is None or not configuration.sites:
            return
        if self._clock() >= self._due:
            # A daemon, since a site that hangs mustn't keep a process that is asked to end.
            self._thread = threading.Thread(target=self._go, args=(configuration,), daemon=True)
            self._thread.start()

    def take(self) -> RoundOutcome | None:
        """Return how the round came out that has ended; None where none has."""
        if self._thread is None or not self.ended.is_set():
            return None
        self._thread.join()
        self._thread = None
        self.ended.clear()
        self._due = self._clock() + self._pause
        (after, outcome), self._result = self._result, (None, _NOTHING)
        wanted = self._configuration
        if after is not None and wanted is not None:
            if _asked(after.sites.configuration) == _asked(wanted):
                self._last = after
            else:
                self._due = self._clock()  # other sites were named meanwhile
        return outcome

    def _go(self, configuration: Configuration) -> None:
        """Ask in a round, and keep what came of it."""
        began = time.perf_counter()
        try:
            after, outcome = guarded(
                lambda: self._asked_now(configuration), _failed, foreseen=(PaperpressError, OSError)
            )
        except (PaperpressError, OSError) as error:
            after, outcome = _failed(in_words(error))
        ms = round((time.perf_counter() - began) * 1000, 1)
        self._result = after, replace(outcome, ms=ms)
        self.ended.set()

    def _asked_now(self, configuration: Configuration) -> tuple[SiteRound, RoundOutcome]:
        after = self._ask(configuration, self._held)
        findings = (f for f in after.sites.findings if f.severity is Severity.ERROR)
        errors = tuple(f"{finding.code}: {finding.message}" for finding in findings)
        requests = sum(gathered.requests for gathered in after.sites.sites)
        return after, RoundOutcome(len(after.articles), requests, errors)


def _failed(why: str) -> tuple[None, RoundOutcome]:
    return None, RoundOutcome(0, 0, (why,), failed=True)


def _asked(configuration: Configuration) -> object:
    """Return what decides what sites are asked for."""
    masthead = configuration.masthead
    profiles = configuration.edition.profiles
    return configuration.sites, str(masthead.zone), masthead.day_starts, profiles
