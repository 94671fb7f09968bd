"""Which issues of editions have left the house: they stood on the shelf, or were offered to somebody."""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from paperpress.pressroom.issues import FOLDER as ISSUES
from paperpress.pressroom.pressed_before import FOLDER as NOTES

#: Below the folder of the issues; where there is none, nobody notes what leaves.
_FOLDER = "departed"


def note_departure(out: Path, day: date, marks: Iterable[str]) -> None:
    """Note that issues of a day have left the house, or are about to.

    Lines are added and never changed, so that whoever delivers and whoever makes the shelf don't meet.

    Raises:
        OSError: it can't be written.
    """
    new = set(marks) - {""} - departed(out, day)
    if new:
        place = _departed(out) / f"{day.isoformat()}.txt"
        place.parent.mkdir(parents=True, exist_ok=True)
        lines = "".join(f"{mark}\n" for mark in sorted(new)).encode()
        handle = os.open(place, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o666)
        try:
            os.write(handle, lines)
        finally:
            os.close(handle)


def departed(out: Path, day: date) -> frozenset[str]:
    """Return the marks of a day's issues that have left the house."""
    try:
        return frozenset((_departed(out) / f"{day.isoformat()}.txt").read_text("ascii").split())
    except (OSError, UnicodeDecodeError):
        return frozenset()


def has_left(out: Path, day: date, mark: str) -> bool:
    """Tell whether readers may have an issue: it left the house, or nobody notes what does."""
    return mark in departed(out, day) or not _departed(out).is_dir()


def _departed(out: Path) -> Path:
    return out / NOTES / ISSUES / _FOLDER
