"""What a delivery has to say: a value, delivery.json, and its part of the day's reports."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from paperpress.errors import ExitCode, RecordError
from paperpress.files.atomic import write_whole
from paperpress.model.as_json import from_json, plain
from paperpress.model.finding import Finding, Severity, in_order
from paperpress.model.report import DELIVERY_NAME, DayOfDeliveries, Delivered, Report
from paperpress.pressroom.reports import PAGE_NAME, REPORT_NAME
from paperpress.reporting.deliveries import with_deliveries
from paperpress.version import __version__

_OF_THE_PRESS: Final = (REPORT_NAME, PAGE_NAME)


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

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Those of no day, and then of each day."""
        return (*self.findings, *(finding for day in self.days for finding in day.findings))

    def exit_code(self) -> ExitCode:
        """Return the exit code of a command after this: whether everything that is due has arrived."""
        grave = any(finding.severity is not Severity.NOTICE for finding in self.all_findings)
        return ExitCode.INCOMPLETE if grave else ExitCode.OK

    def within(self, report: Report) -> Report:
        """Return the report of a press run with what was delivered after it."""
        findings = in_order((*report.findings, *self.all_findings))
        return replace(report, findings=findings, deliveries=self.deliveries)


def write_reports(out: Path, report: DeliveryReport, asked: Collection[str]) -> None:
    """Write delivery.json of each day, and put what it says into the reports of the press beside it.

    Args:
        out: the output folder.
        report: what was delivered.
        asked: names of the targets that could be asked. What the others have stays as it was said.

    Raises:
        OSError: a file can't be written.
    """
    for day in report.days:
        folder = out / day.day.isoformat()
        path = folder / DELIVERY_NAME
        kept = (each for each in _deliveries_in(path) if each.target not in asked)
        before = (replace(e, status="there") if e.status == "sent" else e for e in kept)
        deliveries = (*day.deliveries, *before)
        write_whole(path, _delivery_json(deliveries, (*day.findings, *report.findings)))
        for name in _OF_THE_PRESS:
            file = folder / name
            if file.is_file():
                data = file.read_bytes()
                after = with_deliveries(file, data)
                if after != data:
                    write_whole(file, after)


def _deliveries_in(path: Path) -> tuple[Delivered, ...]:
    """Return the deliveries that an earlier run told of; none where there is no such file."""
    try:
        return from_json(DayOfDeliveries, path.read_bytes()).deliveries
    except (OSError, RecordError):
        return ()


def _delivery_json(deliveries: Iterable[Delivered], findings: Iterable[Finding]) -> bytes:
    """Return delivery.json: UTF-8, in a stable order."""
    document = {"paperpress": __version__, **plain(DayOfDeliveries((*deliveries,), (*findings,)))}
    return json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"
