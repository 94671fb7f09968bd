"""Sends what stands in an output folder to where paperpress.toml says: each edition once.

An edition is due at a target until the target has said that it has it. What fails is tried again in
rounds, after a while, and then by the next run; no target waits for another's trouble.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final

from paperpress.config.targets import Target
from paperpress.delivery.answers import UnusableError
from paperpress.delivery.editions import (
    PressedEdition,
    Standing,
    standing_editions,
    wanted_by,
)
from paperpress.delivery.report import DayReport, DeliveryReport, write_reports
from paperpress.delivery.senders.email import EmailSender
from paperpress.delivery.senders.table import sender_of
from paperpress.delivery.state import BusyError, State, StateError, state_path
from paperpress.delivery.tally import Course
from paperpress.delivery.target_run import TargetRun
from paperpress.errors import ConfigurationError
from paperpress.findings import emit
from paperpress.model.finding import Finding, in_order
from paperpress.model.masthead import Masthead
from paperpress.model.release import Gate
from paperpress.model.report import Delivered, DeliveryStatus

#: Seconds before each further round of what failed.
WAITS: Final = (10.0, 60.0)
#: Seconds that a server may ask for; the next run comes then.
LONGEST_WAIT: Final = 300.0
#: Days for which it is known what was sent, back from the newest.
REMEMBERED: Final = 90
_SINCE = "since"


@dataclass(frozen=True, slots=True)
class Clock:
    """The time, and how it passes."""

    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    sleep: Callable[[float], object] = time.sleep


@dataclass(frozen=True, slots=True)
class DeliveryJob:
    """What is to be delivered, and where to."""

    out: Path
    """The output folder."""
    folder: Path
    """That of paperpress.toml."""
    masthead: Masthead
    targets: Sequence[Target]
    profile: str
    """The first that is pressed, for targets that name none."""
    only: date | None = None
    """Deliver this day alone."""
    gate: Gate | None = None
    """Which days readers may have; None: all."""
    environ: Mapping[str, str] = field(default_factory=lambda: dict(os.environ), repr=False)
    """The environment's variables, where passwords may be."""
    heard: Callable[[PressedEdition, str, str, str], None] = lambda *_: None
    """Told of each answer: the edition, the target's name, the recipient's, and the answer."""
    ending: Callable[[], bool] = lambda: False
    """Whether it is asked to end: then it sends nothing more, and says what still waits."""


def deliver(job: DeliveryJob, clock: Clock | None = None) -> DeliveryReport:
    """Send every edition that is due, and write delivery.json and the reports beside it.

    Raises:
        ConfigurationError: the one day that is asked for is longer ago than is remembered.
        OSError: the report can't be written.
    """
    clock = clock or Clock()
    standing = standing_editions(
        job.out,
        job.masthead,
        max((target.days for target in job.targets), default=1),
        job.only,
        job.gate,
    )
    if standing is None:
        return DeliveryReport((), ())
    if job.only and (standing.newest - job.only).days > REMEMBERED:
        raise ConfigurationError(
            f"{job.only} is more than {REMEMBERED} days before the newest edition:"
            " what was sent then isn't known any more"
        )
    with ExitStack() as stack:
        opened = [_opened(job, standing, target, clock, stack) for target in job.targets]
        runs = [run for run in opened if isinstance(run, TargetRun)]
        _go_rounds(runs, clock, job.ending)
        general = [run for run in opened if isinstance(run, Finding)]
        report = _report(job, standing, runs, general)
    write_reports(job.out, report, {run.target.name for run in runs})
    return report


def _go_rounds(runs: Sequence[TargetRun], clock: Clock, ending: Callable[[], bool]) -> None:
    for run in runs:
        run.go_round()
    for wait in WAITS:
        waiting = [run for run in runs if run.waiting]
        if not waiting or ending():
            return
        clock.sleep(min(max(wait, *(run.wait for run in waiting)), LONGEST_WAIT))
        for run in waiting:
            run.go_round()


def _opened(
    job: DeliveryJob, standing: Standing, target: Target, clock: Clock, stack: ExitStack
) -> TargetRun | Finding:
    """Make ready to send to a target, or tell why that can't be."""
    path = state_path(job.out, target.name)
    try:
        sender = sender_of(target, job.folder, job.environ, clock.now)
        state = State.opened(path)
        stack.callback(state.close)
        since = _since(state, standing)
    except UnusableError as error:
        return emit("DLV003", target=target.name, why=error)
    except BusyError:
        return emit("DLV011", target=target.name)
    except StateError as error:
        return emit("DLV013", target=target.name, why=error, file=path)
    return TargetRun(
        target=target,
        sender=sender,
        state=state,
        out=job.out,
        masthead=job.masthead,
        courses=[Course(edition) for edition in _due(job, standing, target, since)],
        today=lambda: clock.now().astimezone(job.masthead.zone).date(),
        heard=lambda edition, name, answer: job.heard(edition, target.name, name, answer),
        ending=job.ending,
    )


def _since(state: State, standing: Standing) -> date:
    """Return the day from which on a target gets editions: the newest when it was first seen."""
    state.forget_before(standing.newest - timedelta(days=REMEMBERED))
    if not state.fact(_SINCE):
        state.note(_SINCE, standing.newest.isoformat())
    return date.fromisoformat(state.fact(_SINCE))


def _due(
    job: DeliveryJob, standing: Standing, target: Target, since: date
) -> Iterator[PressedEdition]:
    for edition in wanted_by(target, standing.editions, job.profile):
        recent = (standing.newest - edition.day).days < target.days and edition.day >= since
        if edition.day == job.only or (job.only is None and recent):
            yield edition


def _report(
    job: DeliveryJob, standing: Standing, runs: Sequence[TargetRun], general: Sequence[Finding]
) -> DeliveryReport:
    general = [*general, *(run.broken for run in runs if run.broken is not None)]
    findings: list[tuple[date, Finding]] = [*standing.findings]
    delivered: list[tuple[date, Delivered]] = []
    for run in runs:
        findings += run.findings()
        findings += _about_target(job, run, standing)
        delivered += ((course.edition.day, _delivered(run, course)) for course in run.courses)
    days = sorted({day for day, _ in (*findings, *delivered)})
    if general and not days:
        days = [job.only or standing.newest]
    return DeliveryReport(
        tuple(
            DayReport(
                day,
                tuple(delivery for on, delivery in delivered if on == day and delivery.recipients),
                in_order(finding for on, finding in findings if on == day),
            )
            for day in days
        ),
        in_order(general),
    )


def _about_target(
    job: DeliveryJob, run: TargetRun, standing: Standing
) -> Iterator[tuple[date, Finding]]:
    """Yield findings on targets whose list has wrong lines, or whose profile isn't pressed."""
    day = job.only or standing.newest
    addresses = run.sender.addresses if isinstance(run.sender, EmailSender) else None
    if addresses is not None and addresses.wrong_count:
        lines = ", ".join(map(str, addresses.wrong))
        more = addresses.wrong_count - len(addresses.wrong)
        lines += f" and {more} more" if more else ""
        count = addresses.wrong_count
        yield day, emit("DLV006", file=addresses.path, count=count, lines=lines)
    profile = run.target.profile or job.profile
    of_day = {edition.profile for edition in standing.editions if edition.day == day}
    if of_day and profile not in of_day:
        yield day, emit("DLV010", target=run.target.name, day=day, profile=profile)


def _delivered(run: TargetRun, course: Course) -> Delivered:
    counts = course.round
    status: DeliveryStatus = "there"
    if counts.waiting.count or (run.broken and counts.there < counts.recipients):
        status = "waiting"
    elif counts.refused:
        status = "refused"
    elif course.sent:
        status = "sent"
    elif counts.there < counts.recipients:
        status = "held"
    edition = course.edition
    return Delivered(
        path=edition.path,
        sha256=edition.sha256,
        target=run.target.name,
        recipients=counts.recipients,
        arrived=counts.there,
        waiting=counts.waiting.count,
        refused=counts.refused,
        status=status,
    )
