"""What is written: files that are whole or not there, and what a run has to say in them."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from paperpress.model.finding import Finding
from paperpress.model.report import EditionReport, Report
from paperpress.reporting.page import report_page
from paperpress.reporting.sheet import Sheet

REPORT_NAME = "report.json"
PAGE_NAME = "report.html"


def write_whole(path: Path, data: bytes) -> bool:
    """Write a file so that it appears whole under its name or not at all.

    The bytes go to a temporary file in the same folder, are synced, and take the name in one step.

    Returns:
        False where the file was there already with the same bytes, and was left alone.

    Raises:
        OSError: it can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def report_json(report: Report) -> bytes:
    """The report as report.json has it (CONTRACT, section 1): UTF-8, in a stable order."""
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
    """A finding as report.json and `paperpress check --format json` have it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "article": finding.article,
        "path": finding.path,
        "message": finding.message,
        "remedy": finding.remedy,
    }


def write_reports(report: Report, sheets: Sequence[Sheet], day: date, out: Path) -> None:
    """The report of one day, as a page and as JSON, in the folder of its editions."""
    folder = out / day.isoformat()
    write_whole(folder / REPORT_NAME, report_json(report))
    write_whole(folder / PAGE_NAME, report_page(report, sheets, day))
