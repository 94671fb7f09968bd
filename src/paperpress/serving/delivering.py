"""Deliveries beside a server: a process that sends what was pressed, and again what hasn't arrived.

It is a process of its own, since a mail server may keep a line open for minutes. What it has sent is
on the disk before the next step is taken (`paperpress.delivery`), so it may be ended at any time; asked
to end, it finishes the edition and the recipient that it is at.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from paperpress.config import load_configuration
from paperpress.delivery.editions import PressedEdition
from paperpress.delivery.report import DeliveryReport
from paperpress.delivery.run import Clock, DeliveryJob, deliver
from paperpress.errors import ExitCode, PaperpressError, in_words
from paperpress.last_guard import guarded
from paperpress.model.finding import Severity
from paperpress.model.report import Delivered
from paperpress.pressroom.job import devices_of

#: Seconds after the last press that changed an edition: what is corrected at once goes out once.
QUIET: Final = 60.0
#: Seconds until what hasn't arrived is tried again, doubled each time; at most, and where all has.
_FIRST, _HOUR = 300.0, 3600.0
#: Seconds between two looks whether the server is there.
_LOOK = 1.0
#: Seconds between two steps that are told.
_STEP: Final = 0.5


@dataclass(frozen=True, slots=True)
class DeliveryOutcome:
    """How a delivery came out, as the server is told."""

    deliveries: tuple[Delivered, ...]
    errors: tuple[str, ...]
    """Findings of severity error or warning, or why nothing could be delivered."""
    complete: bool
    """Whether everything that is due has arrived."""


@dataclass(frozen=True, slots=True)
class DeliveryStep:
    """How far a delivery is that is under way."""

    sent: int
    """How many recipients have got an edition by it."""


@dataclass(slots=True)
class Timetable:
    """When to deliver, by a clock that only goes on."""

    due: float
    failures: int = 0
    """Deliveries, one after the other, after which something hadn't arrived."""

    def pressed(self, now: float, *, at_once: bool) -> None:
        """Deliver after a while without another press, or at once: a day that was released, say."""
        self.due = now + (0.0 if at_once else QUIET)

    def delivered(self, now: float, *, complete: bool) -> None:
        """Deliver again in a while: what hasn't arrived, or what has to wait for another day."""
        self.failures = 0 if complete else self.failures + 1
        wait = _HOUR if complete else min(_FIRST * 2.0 ** min(self.failures - 1, 8), _HOUR)
        self.due = now + wait


def deliver_when_pressed(connection: Connection, config: Path, out: Path, release: bool) -> None:
    """Deliver after each press that the server tells of, and again what hasn't arrived.

    Args:
        connection: to the server, which tells of each press whether it changed an edition, and is
            told of each delivery. Where it is closed, this ends.
        config: the paperpress.toml.
        out: the output folder.
        release: whether an editor is at work, whose word starts deliveries.
    """
    ending = threading.Event()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's; the server ends this process
    signal.signal(signal.SIGTERM, lambda *_: ending.set())
    parent, timetable, before = os.getppid(), Timetable(time.monotonic()), ""
    while not ending.is_set() and os.getppid() == parent:
        try:
            if connection.poll(_LOOK):
                changed = bool(connection.recv())
                after = _decisive(config, release=release)
                if changed or after != before:
                    timetable.pressed(time.monotonic(), at_once=after != before)
                before = after
            if timetable.due <= time.monotonic():
                outcome = delivery(config, out, ending, Steps(connection.send, release))
                timetable.delivered(time.monotonic(), complete=outcome.complete)
                connection.send(outcome)
        except (EOFError, OSError):
            return


@dataclass(slots=True)
class Steps:
    """Tells the server how far a delivery is, now and then."""

    tell: Callable[[DeliveryStep], None] = lambda _: None
    release: bool = False
    """Whether an editor is at work, whose word starts deliveries, and who waits for them."""
    sent: int = 0
    last: float = field(default_factory=time.monotonic)

    def heard(self, _edition: PressedEdition, _target: str, _recipient: str, answer: str) -> None:
        """Count an answer of a recipient's server."""
        self.sent += answer == "sent"
        if self.release and time.monotonic() >= self.last + _STEP:
            self.last = time.monotonic()
            self.tell(DeliveryStep(self.sent))


def _decisive(config: Path, *, release: bool = False) -> str:
    """Return what decides, beside the editions, what is due: targets, and days that were released."""
    try:
        configuration = load_configuration(config)
    except PaperpressError:
        return ""
    return repr((configuration.targets_at(release=release), configuration.gate()))


def delivery(
    config: Path, out: Path, ending: threading.Event, steps: Steps | None = None
) -> DeliveryOutcome:
    """Deliver what is due, and return how that came out."""
    try:
        return guarded(
            lambda: _outcome(_delivered(config, out, ending, steps or Steps())),
            _failed,
            foreseen=(PaperpressError, OSError),
        )
    except (PaperpressError, OSError) as error:
        return _failed(in_words(error))


def _delivered(config: Path, out: Path, ending: threading.Event, steps: Steps) -> DeliveryReport:
    configuration = load_configuration(config)
    job = DeliveryJob(
        out=out,
        folder=configuration.folder,
        masthead=configuration.masthead,
        targets=configuration.targets_at(release=steps.release),
        profile=devices_of(configuration.fields_of_job({})["profiles"])[0].name,
        gate=configuration.gate(),
        ending=ending.is_set,
        heard=steps.heard,
    )
    return deliver(job, Clock(sleep=ending.wait))


def _outcome(report: DeliveryReport) -> DeliveryOutcome:
    grave = (f for f in report.all_findings if f.severity is not Severity.NOTICE)
    errors = tuple(f"{f.code} {f.path}: {f.message}".replace(" :", ":") for f in grave)
    return DeliveryOutcome(report.deliveries, errors, report.exit_code() is ExitCode.OK)


def _failed(why: str) -> DeliveryOutcome:
    return DeliveryOutcome((), (why,), complete=False)
