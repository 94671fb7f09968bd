"""What a run has to say, as it is written."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date

from paperpress.model.finding import Finding
from paperpress.model.report import EditionReport, Report
from paperpress.reporting.page import report_page
from paperpress.reporting.sheet import Sheet

REPORT_NAME = "report.json"
PAGE_NAME = "report.html"


def report_json(report: Report) -> bytes:
    """Return the report as the bytes of report.json (CONTRACT, section 1), in a stable order."""
    document = {
        "paperpress": report.version,
        "editions": [
            {name: getattr(edition, name) for name in EditionReport.__slots__}
            for edition in report.editions
        ],
        "rejected": [
            {
                "source": rejected.source,
                "article": rejected.article,
                "errors": [
                    {"path": error.path, "message": error.message} for error in rejected.errors
                ],
            }
            for rejected in report.rejected
        ],
        "findings": [finding_json(finding) for finding in report.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"


def finding_json(finding: Finding) -> dict[str, str]:
    """Return a finding as report.json and `paperpress check --format json` have it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "article": finding.article,
        "path": finding.path,
        "message": finding.message,
        "remedy": finding.remedy,
    }


def reports_of(
    report: Report, sheets: Sequence[Sheet], day: date, masthead: str
) -> Mapping[str, bytes]:
    """Return the report of one day, as JSON and as a page, by its path below the output folder."""
    return {
        f"{day.isoformat()}/{REPORT_NAME}": report_json(report),
        f"{day.isoformat()}/{PAGE_NAME}": report_page(report, sheets, day, masthead),
    }
