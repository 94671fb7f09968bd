"""The press beside a server: a process that stays, and presses what changes in the sources.

It is a process of its own, so that a press takes nothing from those who download; and since it
stays, it has its libraries loaded, and holds what it has read (`pressroom.workers.warm`).
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path

from watchfiles._rust_notify import RustNotify

from paperpress.config import Configuration, load_configuration
from paperpress.errors import PaperpressError, in_words
from paperpress.files.cache import Cache, cache_folder, limit
from paperpress.last_guard import guarded
from paperpress.model.article import Article
from paperpress.model.finding import Finding, Rejected, Severity
from paperpress.pressroom.job import Job, look_up
from paperpress.pressroom.pressed import Pressed
from paperpress.pressroom.run import Run
from paperpress.pressroom.workers.processes import cores
from paperpress.pressroom.workers.warm import Memory, Warm
from paperpress.serving.polling import SitePolling
from paperpress.sources import read
from paperpress.sources.folders import not_read
from paperpress.sources.held_articles import HeldArticles

#: Milliseconds without a further change after which a change counts as whole.
_QUIET = 10
#: Milliseconds after which it is pressed although files keep changing.
_LONGEST = 2000
#: Milliseconds after which it is looked whether an embargo is over, and whether the server is there.
_LOOK = 2000
#: Where no changes are told of, on disks of a network: watchfiles's own variable.
_POLLING = "WATCHFILES_FORCE_POLLING"
#: Lower in rank than the server, which readers wait for.
_RANK = 5
#: After a press that failed; longer with each one more, and at most.
_AGAIN, _LONGEST_AGAIN = timedelta(minutes=1), timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class PressOutcome:
    """How a press came out, as the server is told."""

    statuses: dict[str, int]
    """Editions, by what became of them."""
    left_out: int
    errors: tuple[str, ...]
    """Findings of severity error, or why nothing could be pressed."""
    ms: float


@dataclass(slots=True)
class WarmPress:
    """Presses the sources of a paperpress.toml, again and again."""

    config: Path
    out: Path
    memory: Memory = field(default_factory=Memory)
    articles: HeldArticles = field(default_factory=HeldArticles)
    polling: SitePolling = field(default_factory=SitePolling)
    until: datetime | None = None
    """When the next embargo ends, a day goes out by itself, or a press that failed is tried again."""
    failures: int = 0
    """How many presses have failed, one after the other."""

    def press(self) -> PressOutcome | None:
        """Press what has changed, and return how that came out.

        None where its sites haven't answered yet: an edition without their articles would take the
        place of the one with them.
        """
        began = time.perf_counter()
        self.until = None
        try:
            outcome = guarded(self._press, _failed, foreseen=(PaperpressError, OSError))
        except (PaperpressError, OSError) as error:
            outcome = _failed(in_words(error))
        if outcome is None:
            return None
        self.failures = self.failures + 1 if outcome.statuses.get("failed") else 0
        if self.failures:
            self._wake(datetime.now(UTC) + min(_AGAIN * self.failures**2, _LONGEST_AGAIN))
        return replace(outcome, ms=round((time.perf_counter() - began) * 1000, 1))

    def _wake(self, moment: datetime | None) -> None:
        """Press again at a moment, unless an earlier one is set."""
        self.until = min((each for each in (self.until, moment) if each), default=None)

    def _press(self) -> PressOutcome | None:
        configuration = load_configuration(self.config)
        gate = configuration.gate()
        self._wake(gate.opens if gate else None)
        answers = self.polling.last_round(configuration)
        if configuration.sites and answers is None:
            return None
        cache = Cache(cache_folder(), limit())
        job = Job.from_configuration(configuration, out=self.out, cache=cache, threads=cores())
        articles = self._read(configuration)
        if answers is not None:
            job, articles = answers.sites.job(job), chain(articles, answers.articles)
        run = Run.of(articles, look_up(job))
        self._wake(run.planned.window[1])
        run.note(answers.sites.findings if answers else ())
        for path in configuration.source_paths():
            run.note(not_read(path, apart=self.out))
        results = list(run.press(Warm(run.job, self.memory)))
        findings = (*run.findings, *(f for each in results for f in each.findings))
        return _outcome(results, sum(1 for _ in run.planned.left_out), findings)

    def _read(self, configuration: Configuration) -> Iterable[Article | Rejected]:
        wanted = configuration.format_named(configuration.sources.format)
        return chain.from_iterable(
            read(path, format=wanted, folder=configuration.folder, held=self.articles)
            for path in configuration.source_paths()
        )


def _outcome(
    results: Iterable[Pressed], left_out: int, findings: Iterable[Finding]
) -> PressOutcome:
    statuses: dict[str, int] = {}
    for each in results:
        statuses[each.report.status] = statuses.get(each.report.status, 0) + 1
    grave = (f for f in findings if f.severity is Severity.ERROR)
    errors = tuple(dict.fromkeys(f"{f.code} {f.article or f.path}: {f.message}" for f in grave))
    return PressOutcome(statuses, left_out, errors, 0.0)


def _failed(why: str) -> PressOutcome:
    return PressOutcome({"failed": 1}, 0, (why,), 0.0)


def press_when_changed(connection: Connection, config: Path, out: Path, pause: float) -> None:
    """Press now, and again whenever something in the folder of a paperpress.toml or on its sites changes.

    Args:
        connection: to the server, which is told of each press, and of each round of the sites. Where
            it is closed, this ends.
        config: the paperpress.toml.
        out: the output folder, which may lie below it and isn't looked at.
        pause: seconds between two rounds in which the sites are asked.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's; the server ends this process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(os, "nice"):
        with suppress(OSError):  # a service that is hardened may not change its rank
            os.nice(_RANK)
    parent, folder = os.getppid(), config.resolve().parent
    press = WarmPress(config, out, polling=SitePolling(pause))
    # The folder is watched before it is read, so that no change is missed.
    with RustNotify([str(folder)], False, bool(os.environ.get(_POLLING)), 300, True, True) as watch:
        counts = _counting(folder, out.resolve())
        while os.getppid() == parent:
            try:
                outcome = press.press()
                if outcome is not None:
                    connection.send(outcome)
                while not _is_due(press, watch, counts):
                    if os.getppid() != parent:
                        return
                    press.polling.go_on()
                answered = press.polling.take()
                if answered is not None:
                    connection.send(answered)
            except OSError:
                return


def _is_due(press: WarmPress, watch: RustNotify, counts: Callable[[str], bool]) -> bool:
    """Wait for changes, and tell whether it is time to press.

    Where a round of the sites ends, a change that came with it isn't told of any more; so it is
    pressed then, whatever the sites had.
    """
    changes = watch.watch(_LONGEST, _QUIET, _LOOK, press.polling.ended)
    if isinstance(changes, set):
        return any(counts(path) for _, path in changes)
    due = press.until is not None and press.until.timestamp() <= time.time()
    return due or press.polling.ended.is_set()


def _counting(folder: Path, out: Path) -> Callable[[str], bool]:
    """Return what tells whether a file of a folder counts: not what is hidden, and not what is pressed."""
    before, inside = len(str(folder)), f"{out}{os.sep}"

    def counts(path: str) -> bool:
        hidden = any(part.startswith(".") for part in Path(path[before:]).parts)
        return not (hidden or path == str(out) or path.startswith(inside))

    return counts
