"""The press beside a server: a process that stays, and presses what changes in the sources.

It is a process of its own, so that a press takes nothing from those who download; and since it
stays, it has its libraries loaded, and holds what it has read (`pressroom.workers.warm`).
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path

from watchfiles._rust_notify import RustNotify

from paperpress.config import Configuration, load_configuration
from paperpress.errors import ConfigurationError, PaperpressError, in_words
from paperpress.files.cache import Cache, cache_folder, limit
from paperpress.last_guard import guarded
from paperpress.model.article import Article
from paperpress.model.finding import Finding, Rejected, Severity
from paperpress.pressroom.job import Job, look_up
from paperpress.pressroom.pressed import Pressed
from paperpress.pressroom.run import Run
from paperpress.pressroom.workers.processes import cores
from paperpress.pressroom.workers.warm import Memory, Warm
from paperpress.sources import read
from paperpress.sources.folders import not_read
from paperpress.sources.held_articles import HeldArticles

#: Milliseconds without a further change after which a change counts as whole.
_QUIET = 20
#: Milliseconds after which it is pressed although files keep changing.
_LONGEST = 2000
#: Milliseconds after which it is looked whether an embargo is over, and whether the server is there.
_LOOK = 2000
#: Where no changes are told of, on disks of a network: watchfiles's own variable.
_POLLING = "WATCHFILES_FORCE_POLLING"
#: Lower in rank than the server, which readers wait for.
_RANK = 5


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
    until: datetime | None = None
    """When the next embargo ends, or a day goes out by itself."""

    def press(self) -> PressOutcome:
        """Press what has changed, and return how that came out."""
        began = time.perf_counter()
        try:
            outcome = guarded(self._press, _failed, foreseen=(PaperpressError, OSError))
        except (PaperpressError, OSError) as error:
            outcome = _failed(in_words(error))
        return replace(outcome, ms=round((time.perf_counter() - began) * 1000, 1))

    def _press(self) -> PressOutcome:
        configuration = load_configuration(self.config)
        if configuration.sites:
            # An edition without the site's articles would take the place of the one with them.
            raise ConfigurationError(
                f"{self.config}: what sites give is pressed by `paperpress build`, and served from there"
            )
        cache = Cache(cache_folder(), limit())
        described = Job.from_configuration(
            configuration, out=self.out, cache=cache, threads=cores()
        )
        run = Run.of(self._read(configuration), look_up(described))
        gate = configuration.gate()
        moments = (run.planned.window[1], gate.opens if gate else None)
        self.until = min((moment for moment in moments if moment), default=None)
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


def press_when_changed(config: Path, out: Path, connection: Connection) -> None:
    """Press now, and again whenever something in the folder of a paperpress.toml changes.

    Args:
        config: the paperpress.toml.
        out: the output folder, which may lie below it and isn't looked at.
        connection: to the server, which is told of each press. Where it is closed, this ends.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's; the server ends this process
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if hasattr(os, "nice"):
        os.nice(_RANK)
    parent, press, folder = os.getppid(), WarmPress(config, out), config.resolve().parent
    # The folder is watched before it is read, so that no change is missed.
    with RustNotify([str(folder)], False, bool(os.environ.get(_POLLING)), 300, True, True) as watch:
        counts = _counting(folder, out.resolve())
        while os.getppid() == parent:
            try:
                connection.send(press.press())
            except OSError:
                return
            while not _has_changed(watch, counts):
                if os.getppid() != parent:
                    return
                if press.until is not None and press.until.timestamp() <= time.time():
                    break


def _has_changed(watch: RustNotify, counts: Callable[[str], bool]) -> bool:
    """Wait for changes, and tell whether one of them counts."""
    changes = watch.watch(_LONGEST, _QUIET, _LOOK, None)
    return isinstance(changes, set) and any(counts(path) for _, path in changes)


def _counting(folder: Path, out: Path) -> Callable[[str], bool]:
    """Return what tells whether a file of a folder counts: not what is hidden, and not what is pressed."""
    before, inside = len(str(folder)), f"{out}{os.sep}"

    def counts(path: str) -> bool:
        hidden = any(part.startswith(".") for part in Path(path[before:]).parts)
        return not (hidden or path == str(out) or path.startswith(inside))

    return counts
