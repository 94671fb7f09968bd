"""What a press run has to say (CONTRACT: report.json)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from paperpress.errors import ExitCode
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


@dataclass(frozen=True, slots=True)
class Report:
    """A press run: what was pressed, what was left out, what was found."""

    version: str
    editions: tuple[EditionReport, ...]
    rejected: tuple[Rejected, ...]
    findings: tuple[Finding, ...]

    def exit_code(self, *, strict: bool = False) -> ExitCode:
        """How a command that made this report ends."""
        pressed = [edition for edition in self.editions if edition.status != "failed"]
        if not pressed:
            return ExitCode.NOTHING
        if any(not left.held for left in self.rejected) or len(pressed) < len(self.editions):
            return ExitCode.INCOMPLETE
        if strict and any(f.severity is not Severity.NOTICE for f in self.findings):
            return ExitCode.INCOMPLETE
        return ExitCode.OK
