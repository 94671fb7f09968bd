"""Findings of the family PIC."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import REPORT, Entry
from paperpress.model.finding import Severity

ENTRIES: Final[tuple[Entry, ...]] = (
    Entry(
        "PIC050",
        Severity.ERROR,
        "The picture is left out: its file led to an error that nobody foresaw ({why}).",
        REPORT,
        "a picture's file led to an error that nobody foresaw; it alone is left out",
        "a file that a decoder breaks on in a new way",
    ),
    Entry(
        "PIC051",
        Severity.ERROR,
        "The picture is left out: it measures {width} x {height} pixels, and to decode it as"
        " {format} would take {needed} MB of memory; at most {most} MB are taken.",
        "Export it smaller: 2500 pixels on the long side are plenty for any device.",
        "to decode the picture would take more memory than is taken for one",
        "a few bytes of WebP that say 9000 x 9000 pixels",
        cases={
            "scans": (
                "The picture is left out: its {width} x {height} pixels are stored in {scans}"
                " passes, as no program writes them.",
                "Export it again.",
            )
        },
    ),
)
