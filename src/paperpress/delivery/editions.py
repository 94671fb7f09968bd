"""The editions that may be sent: those that stand in the output folder as they were pressed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from hashlib import sha256
from pathlib import Path

from paperpress.config.targets import Target
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.masthead import Masthead
from paperpress.model.release import Gate
from paperpress.pressroom.pressed_before import (
    Note,
    before_of,
    days_noted,
    standing,
    with_reported,
)


@dataclass(frozen=True, slots=True)
class PressedEdition:
    """One edition's file."""

    path: str
    """Below the output folder, with ``/``."""
    identifier: str
    desk: str
    """The desk's slug; ``paper`` for the whole paper."""
    desks: tuple[str, ...]
    """The slugs of the desks that have a part in it."""
    profile: str
    day: date
    sha256: str
    issue: str = ""
    """The mark of the issue that it is of (`paperpress.pressroom.issues`)."""

    @property
    def key(self) -> str:
        """What it is known by from one issue to the next."""
        return f"{self.identifier} {self.profile}"

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Parcel:
    """An edition with its bytes, and what a message says of it."""

    edition: PressedEdition
    file: Path
    masthead: str
    """The newspaper's title."""
    language: str
    desk: str
    """The desk's name; empty for the whole paper."""
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in an output folder, of the days that are looked at."""

    newest: date
    editions: tuple[PressedEdition, ...]
    """By day and path."""
    findings: tuple[tuple[date, Finding], ...]


def days_with_editions(out: Path) -> list[date]:
    """Return the days of which an output folder has editions or notes, the newest first."""
    days = set(days_noted(out))
    for entry in out.iterdir() if out.is_dir() else ():
        try:
            day = date.fromisoformat(entry.name)
        except ValueError:
            continue
        if entry.is_dir() and day.isoformat() == entry.name:
            days.add(day)
    return sorted(days, reverse=True)


def standing_editions(
    out: Path, masthead: Masthead, days: int, only: date | None, gate: Gate | None = None
) -> Standing | None:
    """Find the editions of a masthead.

    Args:
        out: the output folder.
        masthead: whose editions.
        days: how many days count, back from the newest that has any.
        only: the one day that counts, whatever is newest.
        gate: which days readers may have; None: all.

    Returns:
        None where it has none.
    """
    newest: date | None = None
    editions: list[PressedEdition] = []
    findings: list[tuple[date, Finding]] = []
    for day in days_with_editions(out):
        if gate is not None and not gate.lets(day):
            continue
        if newest is not None and (day < only if only else (newest - day).days >= days):
            break
        before = with_reported(before_of(out, day, masthead), out, day, masthead)
        if before.notes and newest is None:
            newest = day
        if only is None or day == only:
            findings += ((day, emit("DLV014", file=name)) for name in before.unreadable)
            for note in before.notes:
                digest = standing(out, note)
                if digest:
                    editions.append(_edition(note, day, digest))
                elif digest is not None:
                    findings.append((day, emit("DLV012", path=note.path)))
    if newest is None:
        return None
    editions.sort(key=lambda edition: (edition.day, edition.path))
    return Standing(newest, tuple(editions), tuple(findings))


def _edition(note: Note, day: date, digest: str) -> PressedEdition:
    return PressedEdition(
        path=note.path,
        identifier=note.identifier,
        desk=note.desk,
        desks=note.desks,
        profile=note.profile,
        day=day,
        sha256=digest,
        issue=note.issue,
    )


def wanted_by(
    target: Target, editions: Sequence[PressedEdition], profile: str
) -> Iterator[PressedEdition]:
    """Give the editions that a target wants: of its profile, or else of the first one pressed."""
    for edition in editions:
        in_part = {edition.desk, *edition.desks}
        if edition.profile == (target.profile or profile) and (
            not target.desks or not in_part.isdisjoint(target.desks)
        ):
            yield edition


def parcel_of(edition: PressedEdition, out: Path, masthead: Masthead) -> Parcel | None:
    """Read an edition; None where its file isn't the one any more that was looked at."""
    file = out / edition.path
    try:
        data = file.read_bytes()
    except OSError:
        return None
    if sha256(data).hexdigest() != edition.sha256:
        return None
    names = {desk.slug: desk.name for desk in masthead.desks}
    desk = "" if edition.desk == "paper" else names.get(edition.desk, edition.desk)
    return Parcel(edition, file.absolute(), masthead.title, masthead.language, desk, data)
