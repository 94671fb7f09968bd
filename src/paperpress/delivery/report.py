"""What a delivery has to say: a value, and delivery.json."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Literal, TypeAlias

from paperpress.errors import ExitCode
from paperpress.model.as_json import plain
from paperpress.model.finding import Finding, Severity
from paperpress.version import __version__

REPORT_NAME = "delivery.json"

Status: TypeAlias = Literal["sent", "there", "held", "waiting", "refused"]
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
    status: Status


@dataclass(frozen=True, slots=True)
class DayReport:
    """What was delivered of one day."""

    day: date
    deliveries: tuple[Delivered, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class DeliveryReport:
    """What a run delivered."""

    days: tuple[DayReport, ...]
    findings: tuple[Finding, ...]
    """What belongs to no day."""

    @property
    def deliveries(self) -> tuple[Delivered, ...]:
        """Every edition at every target."""
        return tuple(delivery for day in self.days for delivery in day.deliveries)

    def exit_code(self) -> ExitCode:
        """Return the exit code of a command after this: whether everything that is due has arrived."""
        findings = (*self.findings, *(finding for day in self.days for finding in day.findings))
        grave = any(finding.severity is not Severity.NOTICE for finding in findings)
        return ExitCode.INCOMPLETE if grave else ExitCode.OK


def report_json(report: DayReport, general: Iterable[Finding]) -> bytes:
    """Return a day's report as delivery.json has it: UTF-8, in a stable order."""
    document: Mapping[str, object] = {
        "paperpress": __version__,
        "deliveries": [asdict(delivery) for delivery in report.deliveries],
        "findings": [plain(finding) for finding in (*report.findings, *general)],
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"
