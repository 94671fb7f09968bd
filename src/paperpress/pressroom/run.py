"""The spine: what happens to a day's paper, or to ten years of it, is what `Run` says."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path

from paperpress.editions.planning import Plan, plan
from paperpress.errors import WorkerError
from paperpress.files.atomic import write_whole
from paperpress.model.article import Article
from paperpress.model.edition import Edition
from paperpress.model.finding import Finding, Rejected, in_order
from paperpress.model.report import Report
from paperpress.pressroom.edition import press_edition
from paperpress.pressroom.job import Job, settle
from paperpress.pressroom.known_editions import Pressed
from paperpress.pressroom.reports import reports_of
from paperpress.profiles import Profile
from paperpress.version import __version__

Progress = Callable[[int, int, str], None]
"""Told how many editions are done, of how many, and the name of the last."""

#: Editions that wait in an executor beyond the one whose turn it is, unless told otherwise: so
#: many that no core of this machine waits, and so few that they are soon gone from memory.
AHEAD = 3 * (os.cpu_count() or 1)


def press(
    articles: Iterable[Article | Rejected],
    job: Job,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Report:
    """Press a day's articles into editions, and write them with a report beside them.

    For an archive, whose report is larger than anybody reads, take `Run`.

    Args:
        articles: what `paperpress.read` gives.
        job: what is to be pressed, and how.
        executor: runs the editions; None: one after the other, here.
        progress: called after each edition.

    Raises:
        ConfigurationError: the job names a profile or a theme that isn't there.
        OSError: the output folder can't be written.
        WorkerError: the executor lost a worker and can't go on.
    """
    run = Run(articles, job)
    results: list[Pressed] = []
    for pressed in run.press(executor):
        results.append(pressed)
        if progress is not None:
            progress(len(results), len(run), pressed.report.path or pressed.report.desk)
    return run.report(results)


class Run:
    """A run of the press: the articles sorted, and then an edition at a time.

    Of an archive of any length no more is held than a few editions and the reports of one day.
    """

    def __init__(self, articles: Iterable[Article | Rejected], job: Job) -> None:
        """Read and sort the articles; nothing is written yet.

        Raises:
            ConfigurationError: the job names a profile or a theme that isn't there.
        """
        theme, self._devices = settle(job)
        self.job = replace(job, theme=theme)
        self.planned: Plan = plan(
            articles,
            job.masthead,
            on=job.on,
            layout=job.layout,
            desks=job.desks,
            now=job.now or datetime.now(UTC),
        )

    def __len__(self) -> int:
        """How many editions there will be, each profile's counted."""
        return len(self.planned) * len(self._devices)

    def press(self, executor: Executor | None = None, *, ahead: int = AHEAD) -> Iterator[Pressed]:
        """Each edition in order, written when it comes; a day's reports after the day's last.

        Args:
            executor: runs the editions; None: one after the other, here.
            ahead: how many editions wait in the executor: as many as it has workers, and some.

        Raises:
            OSError: the output folder can't be written.
            WorkerError: the executor lost a worker and can't go on.
        """
        tasks = ((edition, device) for edition in self.planned for device in self._devices)
        pressed = self._each(tasks) if executor is None else self._by(executor, tasks, ahead)
        for day, of_day in groupby(pressed, key=lambda result: result.report.date):
            results = []
            for result in of_day:
                results.append(result)
                yield result
            for name, data in self.reports(date.fromisoformat(day), results).items():
                write_whole(Path(self.job.out) / name, data)

    def report(self, results: Sequence[Pressed]) -> Report:
        """The report of a run that gave these."""
        return _report(results, self.planned.left_out, self.planned.findings)

    def _each(self, tasks: Iterable[tuple[Edition, Profile]]) -> Iterator[Pressed]:
        return (press_edition(edition, self.job, device) for edition, device in tasks)

    def _by(
        self, executor: Executor, tasks: Iterable[tuple[Edition, Profile]], ahead: int
    ) -> Iterator[Pressed]:
        """In order, with few at once, so that an archive doesn't wait in memory for its turn."""
        waiting = deque[Future[Pressed]]()
        for edition, device in tasks:
            waiting.append(executor.submit(press_edition, edition, self.job, device))
            if len(waiting) > ahead:
                yield _result(waiting.popleft())
        while waiting:
            yield _result(waiting.popleft())

    def reports(self, day: date, results: Sequence[Pressed]) -> Mapping[str, bytes]:
        """The reports of a day whose editions came out so, by their paths below the output folder."""
        left_out, planned = self.planned.left_out_of(day), self.planned.findings_of(day)
        report = _report(results, left_out, planned)
        sheets = [result.sheet for result in results if result.sheet is not None]
        return reports_of(report, sheets, day)


def _report(
    results: Sequence[Pressed], left_out: Iterable[Rejected], planned: Iterable[Finding]
) -> Report:
    found = (finding for result in results for finding in result.findings)
    return Report(
        version=__version__,
        editions=tuple(result.report for result in results),
        rejected=tuple(left_out),
        findings=in_order((*planned, *found)),
    )


def _result(future: Future[Pressed]) -> Pressed:
    try:
        return future.result()
    except BrokenExecutor as error:
        raise WorkerError(
            f"a worker was killed from outside, perhaps for want of memory ({error}): press again"
            " (what was finished is kept), with --jobs 1 if need be"
        ) from error
