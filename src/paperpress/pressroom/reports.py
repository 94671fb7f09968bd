"""What a run has to say, as it is written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from paperpress.model.as_json import to_json
from paperpress.model.report import Report
from paperpress.reporting.page import report_page
from paperpress.reporting.sheet import Sheet

REPORT_NAME = "report.json"
PAGE_NAME = "report.html"


def report_json(report: Report) -> bytes:
    """Return the report as the bytes of report.json (docs/contract.md), in a stable order.

    Which records the newsroom itself held back isn't in it.
    """
    rejected = tuple(replace(record, held=False) for record in report.rejected)
    return to_json(replace(report, rejected=rejected)) + b"\n"


def reports_of(
    report: Report, sheets: Sequence[Sheet], day: date, masthead: str
) -> Mapping[str, bytes]:
    """Return the report of one day, as JSON and as a page, by its path below the output folder."""
    return {
        f"{day.isoformat()}/{REPORT_NAME}": report_json(report),
        f"{day.isoformat()}/{PAGE_NAME}": report_page(report, sheets, day, masthead),
    }
