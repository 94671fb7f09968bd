"""How far one edition has come with one recipient: values, and what follows from them.

Nothing here reads a clock, a file or a line, so every course that a delivery can take is tried in a
test as a list of values.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, auto

from paperpress.config.targets import Corrections


@dataclass(frozen=True, slots=True)
class Progress:
    """What is known of one edition and one recipient. Contents are told by SHA-256; "" is none."""

    sent: str = ""
    """What the other side said last that it has."""
    issues: int = 0
    """How many contents it said so of."""
    corrected: date | None = None
    """The day on which it last got a correction."""
    doubtful: str = ""
    """What may have arrived: it was sent to its end, and no answer came."""
    refused: str = ""
    """What the other side will not have."""


class Verdict(Enum):
    """What is to be done about one edition and one recipient."""

    SEND = auto()
    THERE = auto()
    """Nothing: it has arrived."""
    REFUSED = auto()
    """Nothing: it was refused, and would be again."""
    NO_CORRECTIONS = auto()
    """Nothing: the target gets the first issue alone."""
    TOMORROW = auto()
    """Nothing today: a correction was sent today."""


def verdict(progress: Progress, sha256: str, corrections: Corrections, today: date) -> Verdict:
    """Return what is to be done about an edition whose file has this digest."""
    if progress.sent == sha256:
        return Verdict.THERE
    if progress.refused == sha256:
        return Verdict.REFUSED
    if progress.sent and corrections == "never":
        return Verdict.NO_CORRECTIONS
    if progress.sent and corrections == "daily" and progress.corrected == today:
        return Verdict.TOMORROW
    return Verdict.SEND


def begun(progress: Progress, sha256: str) -> Progress:
    """Return what is known from when a content may have arrived."""
    return replace(progress, doubtful=sha256)


def arrived(progress: Progress, sha256: str, today: date) -> Progress:
    """Return what is known when the other side has said that it has a content."""
    return Progress(
        sent=sha256,
        issues=progress.issues + 1,
        corrected=today if progress.sent else None,
    )


def refused(progress: Progress, sha256: str) -> Progress:
    """Return what is known when the other side has said that it won't have a content."""
    return replace(progress, refused=sha256, doubtful="")


def unsent(progress: Progress) -> Progress:
    """Return what is known when the other side has said that a content didn't arrive."""
    return replace(progress, doubtful="")
