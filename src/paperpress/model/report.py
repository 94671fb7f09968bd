"""What a press run has to say (CONTRACT: report.json)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from paperpress.errors import ExitCode
from paperpress.model.changes import Change
from paperpress.model.finding import Finding, Rejected, Severity


@dataclass(frozen=True, slots=True)
class EditionReport:
    """One edition, as far as it came."""

    path: str
    """Below the output folder, with ``/``; empty where it failed."""
    identifier: str
    masthead: str
    desk: str
    date: str
    """ISO 8601."""
    profile: str
    articles: int
    pictures: int
    bytes: int
    sha256: str
    status: Literal["pressed", "unchanged", "failed"]
    changes: tuple[Change, ...] = ()
    """What is different since the last issue that left the house, as readers are told."""
    taken_out: int = 0
    """How many articles of that issue are in the edition no more."""
    holds: str = ""
    """What is in it for ears and fingers: how long it sounds, by whose voice; its braille codes."""


#: What became of a day's deliveries, beside its reports.
DELIVERY_NAME = "delivery.json"

DeliveryStatus: TypeAlias = Literal["sent", "there", "held", "waiting", "refused"]
"""Now; before; not by the target's policy or service; not yet; not ever by one recipient or more."""


@dataclass(frozen=True, slots=True)
class Delivered:
    """One edition at one target."""

    path: str
    """Below the output folder, with ``/``."""
    sha256: str
    target: str
    recipients: int
    arrived: int
    """Recipients who have this content, from now or before."""
    waiting: int
    refused: int
    status: DeliveryStatus


@dataclass(frozen=True, slots=True)
class DayOfDeliveries:
    """What became of one day's deliveries when they were run last: what delivery.json holds."""

    deliveries: tuple[Delivered, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A press run: what was pressed, what was left out, what was found, and what was delivered since."""

    version: str
    editions: tuple[EditionReport, ...]
    rejected: tuple[Rejected, ...]
    findings: tuple[Finding, ...]
    deliveries: tuple[Delivered, ...] = ()

    def exit_code(self, *, strict: bool = False) -> ExitCode:
        """Return the exit code of a command that made this report."""
        tally = Tally()
        for edition in self.editions:
            tally.add(edition, ())
        tally.end(self.rejected, self.findings)
        return tally.exit_code(strict=strict)


@dataclass(frozen=True, slots=True)
class EditionOutcome:
    """How one edition came out, and what was found about it."""

    report: EditionReport
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class RunOutcome:
    """How a run came out."""

    editions: tuple[EditionOutcome, ...]
    rejected: tuple[Rejected, ...]
    findings: tuple[Finding, ...]
    """What belongs to no edition."""


#: An article, or all of a site, that couldn't be had: left out, though no record says so.
_NOT_HAD = frozenset({"WEB001", "WEB002"})


class Tally:
    """The counts of a run: all that is kept of an archive, and what decides how a command ends."""

    def __init__(self) -> None:
        self.pressed = 0
        """Editions that are there, written now or before."""
        self.failed = 0
        """Editions that could not be pressed."""
        self.left_out = 0
        """Records in no edition, and what a site couldn't give, without those that the newsroom itself holds back."""
        self.findings = dict.fromkeys(Severity, 0)
        self._day = ""
        self._told: set[Finding] = set()

    def add(self, edition: EditionReport, findings: Iterable[Finding]) -> None:
        """Count an edition. What several editions of a day find alike counts once."""
        if edition.date != self._day:
            self._day = edition.date
            self._told.clear()
        self.failed += edition.status == "failed"
        self.pressed += edition.status != "failed"
        self._count(findings)

    def end(self, rejected: Iterable[Rejected], findings: Iterable[Finding]) -> None:
        """Count what belongs to no edition."""
        findings = tuple(findings)
        self.left_out += sum(not each.held for each in rejected)
        self.left_out += sum(finding.code in _NOT_HAD for finding in findings)
        self._count(findings)

    def _count(self, findings: Iterable[Finding]) -> None:
        for finding in findings:
            if finding not in self._told:
                self._told.add(finding)
                self.findings[finding.severity] += 1

    def exit_code(self, *, strict: bool = False) -> ExitCode:
        """Return the exit code of a command with these counts."""
        if not self.pressed:
            return ExitCode.NOTHING
        if self.left_out or self.failed:
            return ExitCode.INCOMPLETE
        if strict and any(self.findings[s] for s in Severity if s is not Severity.NOTICE):
            return ExitCode.INCOMPLETE
        return ExitCode.OK
