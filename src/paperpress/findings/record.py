"""Findings of the family REC."""

from __future__ import annotations

from typing import Final

from paperpress.findings.entry import Entry

ENTRIES: Final[tuple[Entry, ...]] = ()
