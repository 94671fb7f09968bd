"""Findings of the family REC."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import REPORT, Entry
from paperpress.model.finding import Severity

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "REC170",
        Severity.ERROR,
        "led to an error that nobody foresaw ({why}), so it is left out.",
        REPORT,
        "a record, or what follows in its file, led to an error that nobody foresaw; the reason"
        " stands in `rejected`",
        "a record that is unlike all that were tried",
    ),
)
