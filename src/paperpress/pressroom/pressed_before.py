"""What was pressed before, as notes beside the editions: one small file for each.

A cache may be lost, and a report tells of the last press alone; these notes are how a later press,
of whatever desk or profile, knows which files of the output folder are its own. A note is written
before its edition takes its name, so that a press that is killed leaves no file that nobody knows;
each is a file of its own, so that presses side by side don't meet.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from hashlib import file_digest
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter, ValidationError

from paperpress.editions.planning import identifier
from paperpress.files.atomic import write_whole
from paperpress.model.edition import Edition, Layout
from paperpress.model.finding import Rejected
from paperpress.model.masthead import Masthead
from paperpress.model.report import EditionReport
from paperpress.pressroom.job import Job
from paperpress.pressroom.reports import REPORT_NAME
from paperpress.sources.reading import NO_FILES

#: Below the output folder. Hidden, since nothing in it is for readers.
FOLDER = ".paperpress"
_ENDING = ".json"


@dataclass(frozen=True, slots=True)
class Note:
    """One edition that was pressed before."""

    path: str
    """Below the output folder, with ``/``."""
    identifier: str
    desk: str
    """The desk's slug; ``paper`` for the whole paper."""
    desks: tuple[str, ...]
    """The slugs of the desks that have a part in it."""
    layout: Layout
    profile: str
    articles: tuple[str, ...]
    """The ids of its articles; none where only a report tells of it."""
    files: tuple[str, ...]
    """The files that the articles came from, from the output folder; an empty name for one that
    isn't known."""
    digests: tuple[Annotated[str, Field(pattern="^[0-9a-f]{64}$")], ...]
    """SHA-256 of what its file may hold: of what was pressed last, and of what stood there before,
    until the new file has its place."""
    issue: str = ""
    """The mark of the issue that it is of (`paperpress.pressroom.issues`)."""
    format: Literal[1] = 1

    @property
    def name(self) -> str:
        """The name of its file."""
        return self.path.rpartition("/")[2]


def note_of(edition: Edition, job: Job, report: EditionReport, issue: str = "") -> Note:
    """Return the note of an edition whose file is about to be written, or stands already."""
    out = Path(job.out)
    before = _read(place_of_note(out, report.path))
    old = standing(out, before) if before else None
    return Note(
        path=report.path,
        identifier=report.identifier,
        desk=report.desk,
        desks=tuple(part.desk.slug for part in edition.parts),
        layout="paper" if edition.desk is None else "desk",
        profile=report.profile,
        articles=tuple(article.id for article in edition.articles),
        files=tuple(sorted({*_files_of(edition, job)})),
        digests=(report.sha256, old) if old and old != report.sha256 else (report.sha256,),
        issue=issue,
    )


def keep_note(out: Path, note: Note) -> None:
    """Write the note of an edition.

    Raises:
        OSError: it can't be written.
    """
    write_whole(place_of_note(out, note.path), _adapter().dump_json(note))


def forget(out: Path, note: Note) -> None:
    """Remove the note of an edition that stands no more, and its folder when that is empty."""
    place = place_of_note(out, note.path)
    place.unlink(missing_ok=True)
    if not any(place.parent.iterdir()):
        place.parent.rmdir()


def standing(out: Path, note: Note) -> str | None:
    """Return the digest of an edition's file; empty where its bytes aren't ours, None where it is gone."""
    path = out / note.path
    if path.is_symlink():
        return ""
    if not path.exists():
        return None
    digest = _digest(path)
    return digest if digest in note.digests else ""


def days_noted(out: Path) -> list[date]:
    """Return the days of which there are notes, in order."""
    folder = out / FOLDER
    names = [entry.name for entry in folder.iterdir()] if folder.is_dir() else []
    return sorted(day for name in names if (day := _day(name)) is not None)


@dataclass(frozen=True, slots=True)
class Before:
    """What was pressed before for one day."""

    notes: tuple[Note, ...]
    """The editions, by their paths."""
    unreadable: tuple[str, ...]
    """Files that should tell of editions, and can't be read."""


def before_of(out: Path, day: date, masthead: Masthead) -> Before:
    """Return what was pressed before for a day, as notes tell."""
    all_ = noted_of(out, day)
    return Before(
        tuple(note for note in all_.notes if note.identifier == _identifier(note, day, masthead)),
        all_.unreadable,
    )


def noted_of(out: Path, day: date) -> Before:
    """Return what was pressed before for a day, of whatever masthead, as notes tell."""
    folder = out / FOLDER / day.isoformat()
    notes: list[Note] = []
    unreadable: list[str] = []
    for file in sorted(folder.glob(f"*{_ENDING}")) if folder.is_dir() else ():
        note = _read(file)
        if note is None or place_of_note(out, note.path) != file:
            unreadable.append(file.relative_to(out).as_posix())
        else:
            notes.append(note)
    return Before(tuple(notes), tuple(unreadable))


def with_reported(before: Before, out: Path, day: date, masthead: Masthead) -> Before:
    """Return the notes with the editions that only a report names, since an earlier version made them."""
    noted = {note.path for note in before.notes}
    folder = out / day.isoformat()
    strange = {f"{folder.name}/{file.name}" for file in folder.glob("*.epub")} - noted
    report = folder / REPORT_NAME
    if not strange or not report.is_file():
        return before
    notes = _reported(report, day)
    if notes is None:
        name = report.relative_to(out).as_posix()
        return Before(before.notes, (*before.unreadable, name))
    added = (
        note
        for note in notes
        if note.path in strange and note.identifier == _identifier(note, day, masthead)
    )
    return Before((*before.notes, *added), before.unreadable)


def _identifier(note: Note, day: date, masthead: Masthead) -> str:
    return identifier(masthead, "" if note.layout == "paper" else note.desk, day)


def _reported(report: Path, day: date) -> list[Note] | None:
    """Return the editions that a report names; None where it can't be read."""
    try:
        editions = json.loads(report.read_bytes())["editions"]
        notes = [_noted(edition) for edition in editions if edition["status"] != "failed"]
    except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None
    return [note for note in notes if note.path == f"{day.isoformat()}/{note.name}"]


def _noted(edition: dict[str, str]) -> Note:
    whole = edition["desk"] == "paper"
    return _adapter().validate_python(
        {
            **{name: edition[name] for name in ("path", "identifier", "desk", "profile")},
            "desks": () if whole else (edition["desk"],),
            "layout": "paper" if whole else "desk",
            "articles": (),
            "files": ("",),
            "digests": (edition["sha256"],),
        }
    )


def _read(path: Path) -> Note | None:
    try:
        return _adapter().validate_json(path.read_bytes()) if path.is_file() else None
    except (OSError, ValidationError):
        return None


def place_of_note(out: Path, path: str) -> Path:
    """Return where the note of an edition lies, by the path of its file."""
    day, _, name = path.partition("/")
    return out / FOLDER / day / f"{name}{_ENDING}"


def _day(name: str) -> date | None:
    try:
        day = date.fromisoformat(name)
    except ValueError:
        return None
    return day if day.isoformat() == name else None


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def _files_of(edition: Edition, job: Job) -> Iterator[str]:
    for article in edition.articles:
        yield file_of(article.origin.source if article.origin else "", job)


def files_of(rejected: Iterable[Rejected], job: Job) -> set[str]:
    """Return the files of records that are in no edition, as notes name them."""
    return {file_of(item.source, job) for item in rejected}


def file_of(source: str, job: Job) -> str:
    """Return the file of a record from the output folder; empty where none is known.

    From there, since a folder that is moved or checked out anew keeps its inner ways.
    """
    name = source
    while not _exists(name, job) and ", " in name:
        name = name.rpartition(", ")[0]
    if not _exists(name, job):
        name = source.rpartition(", ")[0] or source
    return relative(name, job) if name and name not in NO_FILES else ""


def _exists(name: str, job: Job) -> bool:
    return os.path.exists(os.path.join(job.folder, name))  # noqa: PTH110, PTH118 - of any name


def relative(path: str, job: Job) -> str:
    """Return a path from the output folder; unchanged where no way leads there (another drive)."""
    place = Path(job.folder, path)
    try:
        way = os.path.relpath(place, Path(job.folder, job.out))
    except ValueError:
        way = str(place)
    # A name may be of bytes that are no text; it is only compared.
    return Path(way).as_posix().encode("utf-8", "backslashreplace").decode("utf-8")


@cache
def _adapter() -> TypeAdapter[Note]:
    return TypeAdapter(Note)
