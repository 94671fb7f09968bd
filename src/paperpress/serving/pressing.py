"""The press beside a server: a process that stays, and presses what changes in the sources.

It is a process of its own, so that a press takes nothing from those who download; and since it
stays, it has its libraries loaded, and holds what it has read (`pressroom.workers.warm`).
"""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import chain
from multiprocessing.connection import Connection
from pathlib import Path

from watchfiles import watch

from paperpress.config import Configuration, load_configuration
from paperpress.errors import PaperpressError, in_words
from paperpress.files.atomic import is_part
from paperpress.files.cache import Cache, cache_folder, limit
from paperpress.last_guard import guarded
from paperpress.model.article import Article
from paperpress.model.finding import Finding, Rejected, Severity
from paperpress.pressroom.job import Job, look_up
from paperpress.pressroom.pressed import Pressed
from paperpress.pressroom.run import Run
from paperpress.pressroom.workers.processes import cores
from paperpress.pressroom.workers.warm import Memory, Warm
from paperpress.shelf.front import front_for
from paperpress.shelf.making import make_shelf
from paperpress.sources import read
from paperpress.sources.folders import not_read
from paperpress.sources.held_articles import HeldArticles

#: Milliseconds without a further change after which a change counts as whole.
_QUIET = 40
#: Milliseconds after which it is pressed although files keep changing.
_LONGEST = 2000
#: Milliseconds after which it is looked whether an embargo is over, and whether the server is there.
_LOOK = 2000
#: Lower in rank than the server, which readers wait for.
_RANK = 5


@dataclass(frozen=True, slots=True)
class Told:
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
    """When the next embargo ends."""

    def press(self) -> Told:
        """Press what has changed, and bring the shelf up to date; tell how that came out."""
        began = time.perf_counter()
        try:
            told = guarded(self._press, _failed, foreseen=(PaperpressError, OSError))
        except (PaperpressError, OSError) as error:
            told = _failed(in_words(error))
        return replace(told, ms=round((time.perf_counter() - began) * 1000, 1))

    def _press(self) -> Told:
        configuration = load_configuration(self.config)
        cache = Cache(cache_folder(), limit())
        described = Job.from_configuration(
            configuration, out=self.out, cache=cache, threads=cores()
        )
        run = Run.of(self._read(configuration), look_up(described))
        self.until = run.planned.window[1]
        for path in configuration.source_paths():
            run.note(not_read(path, apart=self.out))
        results: list[Pressed] = []
        front = front_for(configuration)
        for pressed in run.press(Warm(run.job, self.memory)):
            results.append(pressed)
            new = any(each.report.status == "pressed" for each in results)
            if new and len(results) == len(run):
                # Readers have it before the editors' reports are written.
                make_shelf(self.out, front)
        made = make_shelf(self.out, front)
        found = (*run.findings, *made.findings, *(f for each in results for f in each.findings))
        return _told(results, sum(1 for _ in run.planned.left_out), found)

    def _read(self, configuration: Configuration) -> Iterable[Article | Rejected]:
        wanted = configuration.format_named(configuration.sources.format)
        return chain.from_iterable(
            read(path, format=wanted, folder=configuration.folder, held=self.articles)
            for path in configuration.source_paths()
        )


def _told(results: Iterable[Pressed], left_out: int, findings: Iterable[Finding]) -> Told:
    statuses: dict[str, int] = {}
    for each in results:
        statuses[each.report.status] = statuses.get(each.report.status, 0) + 1
    grave = (f for f in findings if f.severity is Severity.ERROR)
    errors = tuple(dict.fromkeys(f"{f.code} {f.article or f.path}: {f.message}" for f in grave))
    return Told(statuses, left_out, errors, 0.0)


def _failed(why: str) -> Told:
    return Told({"failed": 1}, 0, (why,), 0.0)


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
    parent, press = os.getppid(), WarmPress(config, out)
    changes = _changes(config.resolve().parent, out.resolve())
    next(changes)  # it is watched before it is read, so that no change is missed
    while os.getppid() == parent:
        try:
            connection.send(press.press())
        except OSError:
            return
        while not next(changes):
            if os.getppid() != parent:
                return
            if press.until is not None and press.until.timestamp() <= time.time():
                break


def _changes(folder: Path, out: Path) -> Iterator[bool]:
    """Yield whether something changed in a folder, again and again; the first time, at once."""
    inside = f"{out}{os.sep}"

    def counts(_change: object, path: str) -> bool:
        below = path[len(str(folder)) :]
        hidden = any(part.startswith(".") for part in Path(below).parts)
        return not (hidden or path == str(out) or path.startswith(inside) or is_part(path))

    watcher = watch(
        folder,
        watch_filter=counts,
        debounce=_LONGEST,
        step=_QUIET,
        rust_timeout=_LOOK,
        yield_on_timeout=True,
        raise_interrupt=False,
    )
    yield False
    for changes in watcher:
        yield bool(changes)
