"""A run of the press: a day's paper, or ten years of it, an edition at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from difflib import get_close_matches
from itertools import groupby
from pathlib import Path

from paperpress.editions.planning import Plan, plan
from paperpress.errors import ConfigurationError, WorkerError
from paperpress.files.atomic import write_whole
from paperpress.model.article import Article
from paperpress.model.finding import Finding, Rejected, in_order
from paperpress.model.report import EditionOutcome, Report, RunOutcome
from paperpress.pressroom.job import Job, devices_of, look_up
from paperpress.pressroom.naming import naming_findings, plain_names
from paperpress.pressroom.pressed import Pressed
from paperpress.pressroom.pressed_before import before_of
from paperpress.pressroom.reports import reports_of
from paperpress.pressroom.withdrawing import Withdrawing
from paperpress.pressroom.workers.executor import ByExecutor
from paperpress.pressroom.workers.here import Here
from paperpress.pressroom.workers.protocol import Workers
from paperpress.reporting.deliveries import with_deliveries
from paperpress.version import __version__

#: What is found of a day that isn't pressed, and makes its report one that tells too much.
_NEW_REPORT = frozenset({"EDN040", "EDN044"})

Progress = Callable[[int, int, str], None]
"""Told how many editions are done, of how many, and the name of the last."""


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
    run = Run.of(articles, job)
    workers = None if executor is None else ByExecutor(executor, run.job)
    results: list[Pressed] = []
    for pressed in run.press(workers):
        results.append(pressed)
        if progress is not None:
            progress(len(results), len(run), pressed.report.path or pressed.report.desk)
    return run.report(results)


@dataclass(frozen=True, slots=True)
class Run:
    """A run of the press: the articles sorted, and then an edition at a time.

    Of an archive of any length no more is held than a few editions and the reports of one day.
    """

    job: Job
    """Its theme and profiles are looked up."""
    planned: Plan
    withdrawing: Withdrawing
    _dated_findings: list[tuple[date | None, Finding]] = field(default_factory=list)
    """What was found about the sources, the names of files, and what an earlier press has left."""

    @classmethod
    def of(cls, articles: Iterable[Article | Rejected], job: Job) -> Run:
        """Return a run with its articles read and sorted; nothing is written yet.

        Raises:
            ConfigurationError: the job names a profile, a theme or a desk that isn't there.
        """
        job = look_up(job)
        planned = plan(
            articles,
            job.masthead,
            on=job.on,
            layout=job.layout,
            desks=job.desks,
            since=job.since,
            until=job.until,
            now=job.now or datetime.now(UTC),
            overlay=job.overlay,
        )
        _check_desks(job, planned)
        job = replace(job, folder=job.folder or str(Path.cwd()))
        profiles = devices_of(job.profiles)
        job = replace(job, plain_names=plain_names(job, planned.days_read, profiles[0]))
        withdrawing = Withdrawing.of(job, planned, [profile.name for profile in profiles])
        run = cls(job, planned, withdrawing)
        run._dated_findings.extend(naming_findings(job, profiles[0]))
        return run

    def note(self, findings: Iterable[Finding]) -> None:
        """Note what was found about the sources as a whole; the last day's report tells it."""
        self._dated_findings.extend((None, finding) for finding in findings)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was found about the run and its days, so far; not what an edition tells of itself."""
        return (*self.planned.findings, *(finding for _, finding in self._dated_findings))

    def __len__(self) -> int:
        """Return how many editions there will be, each profile's counted."""
        return len(self.planned) * len(self.job.profiles)

    def press(self, workers: Workers | None = None) -> Iterator[Pressed]:
        """Press each edition and yield it when it is written; write a day's reports after its last.

        Args:
            workers: press the editions, for this run's job; None: one after the other, here.

        Raises:
            OSError: the output folder can't be written.
            WorkerError: a worker is lost, and the others can't go on.
        """
        pressed = self._editions(workers or Here(self.job))
        others = dict.fromkeys(self.withdrawing.days())
        for day, of_day in groupby(pressed, key=lambda result: result.report.date):
            results = []
            for result in of_day:
                results.append(result)
                yield result
            on = date.fromisoformat(day)
            others.pop(on, None)
            self._withdraw(on, results)
            self._write_reports(on, results)
        for on in others:
            codes = {finding.code for finding in self._withdraw(on, ())}
            if codes & _NEW_REPORT:
                self._write_reports(on, ())

    def _withdraw(self, day: date, results: Sequence[Pressed]) -> Sequence[Finding]:
        """Withdraw what an earlier press left of a day and isn't wanted any more; return the findings."""
        findings = self.withdrawing.of_day(day, [result.report for result in results])
        self._dated_findings.extend((day, finding) for finding in findings)
        return findings

    def _write_reports(self, day: date, results: Sequence[Pressed]) -> None:
        for name, data in self.reports(day, results).items():
            path = Path(self.job.out) / name
            write_whole(path, with_deliveries(path, data))

    def _editions(self, workers: Workers) -> Iterator[Pressed]:
        """Yield every edition in order, with no more under way than the workers want ahead."""
        waiting = deque[Future[tuple[Pressed, ...]]]()
        profiles = devices_of(self.job.profiles)
        whole, apart = [profiles], [(profile,) for profile in profiles]
        # The last editions, one for each worker, go a profile at a time, so that none waits long.
        last = len(self.planned) - (workers.count if workers.count > 1 else 0)
        for number, edition in enumerate(self.planned):
            for future in workers.press(edition, whole if number < last else apart):
                waiting.append(future)
                if len(waiting) > workers.ahead:
                    yield from _results(waiting.popleft())
        while waiting:
            yield from _results(waiting.popleft())

    def outcome(self, results: Sequence[Pressed]) -> RunOutcome:
        """Return the outcome of a run with these results."""
        return RunOutcome(
            tuple(EditionOutcome(result.report, result.findings) for result in results),
            tuple(self.planned.left_out),
            self.findings,
        )

    def report(self, results: Sequence[Pressed]) -> Report:
        """Return the report of a run with these results."""
        return _report(results, self.planned.left_out, self.findings)

    def reports(self, day: date, results: Sequence[Pressed]) -> Mapping[str, bytes]:
        """Return a day's reports on these results, by their paths below the output folder.

        What was delivered of the day isn't in them: that changes without a press.
        """
        left_out, planned = self.planned.left_out_of(day), self.planned.findings_of(day)
        days = {day, None} if self.planned.is_last(day) else {day}
        findings = (finding for on, finding in self._dated_findings if on in days)
        report = _report(results, left_out, (*planned, *findings))
        sheets = [result.sheet for result in results if result.sheet is not None]
        return reports_of(report, sheets, day, self.job.masthead.title)


def _was_pressed(desk: str, job: Job, days: Iterable[date]) -> bool:
    """Tell whether a desk that no record names any more has editions, which may have to go."""
    notes = (note for day in days for note in before_of(Path(job.out), day, job.masthead).notes)
    return any(desk in note.desks for note in notes)


def _check_desks(job: Job, planned: Plan) -> None:
    """Check that every desk that is asked for exists.

    Raises:
        ConfigurationError: one isn't; the message lists those that there are.
    """
    desks = planned.desks
    wrong = [desk for desk in job.desks if desk not in desks]
    if wrong and desks and not _was_pressed(wrong[0], job, planned.days_read):
        near = get_close_matches(wrong[0], desks, n=1)
        offer = f"did you mean {near[0]!r}? " if near else ""
        listed = ", ".join(
            slug if slug == name else f"{slug} ({name})" for slug, name in desks.items()
        )
        raise ConfigurationError(f"there is no desk {wrong[0]!r}: {offer}the desks are {listed}")


def _report(
    results: Sequence[Pressed], left_out: Iterable[Rejected], planned: Iterable[Finding]
) -> Report:
    findings = (finding for result in results for finding in result.findings)
    return Report(
        version=__version__,
        editions=tuple(result.report for result in results),
        rejected=tuple(left_out),
        findings=in_order((*planned, *findings)),
    )


def _results(future: Future[tuple[Pressed, ...]]) -> tuple[Pressed, ...]:
    try:
        return future.result()
    except BrokenExecutor as error:
        raise WorkerError(
            f"a worker was killed from outside, perhaps for want of memory ({error}): press again"
            " (what was finished is kept), with --jobs 1 if need be"
        ) from error
