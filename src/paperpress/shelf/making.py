"""A shelf made, or brought up to date: editions placed, feeds and pages written, the rest removed.

Nothing stands half: each file is written in one step, first editions and covers, then what names
them, and last what is named no more goes. What may be made is written down before it is, so that a
making that is killed leaves nothing that the next one doesn't know.
"""

from __future__ import annotations

import itertools
import time
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Final

from paperpress.errors import ConfigurationError
from paperpress.files.atomic import place_whole, write_whole
from paperpress.files.turns import taking_turns
from paperpress.model.finding import Finding, in_order
from paperpress.model.release import Gate
from paperpress.pressroom.departures import note_departure
from paperpress.pressroom.pressed_before import FOLDER as NOTES
from paperpress.pressroom.pressed_before import days_noted
from paperpress.shelf.catalogue import Publication
from paperpress.shelf.front import Front, front_without_masthead
from paperpress.shelf.index import AGAIN, Entry, Index, Stored, Table
from paperpress.shelf.places import FOLDER, PAGE, PODCAST, forms, of_day, of_publication
from paperpress.shelf.reading import DayReader
from paperpress.shelf.writing import Writer
from paperpress.version import __version__

#: Its presence says that the folder is a shelf, and that the names of a shelf in it are its own.
_MARK = ".paperpress-shelf"
_MARK_TEXT = b"This folder is made by paperpress shelf. Files of other names are left alone.\n"
#: Locked by whoever makes it; below the folder of the notes.
LOCK: Final = "shelf.lock"
#: Without these a shelf has to be made again.
SIGNS = (_MARK, PAGE)
#: A change within this time before a look may not show in a folder's time.
_UNSURE = 2_000_000_000


@dataclass(frozen=True, slots=True)
class Made:
    """What a making did."""

    folder: Path
    days: int
    """On the shelf now."""
    changed: int
    """Days that are other than they were."""
    written: int
    """Feeds, pages and editions that were written anew."""
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    """A day that was looked at again, and whose files are in their places."""

    day: date
    entry: Entry
    differs: bool
    """Whether its feeds and pages may have to be written."""
    kept: bool
    """Whether it may stand on the shelf."""
    names: tuple[str, ...]
    """Of its editions' files."""
    left: tuple[str, ...]
    """Files that it had, and that are named no more."""
    placed: int


def make_shelf(
    out: Path, front: Front | None, placed: Callable[[Table], None] = lambda _: None
) -> Made:
    """Make the shelf of an output folder, or bring it up to date.

    Args:
        out: the folder of the editions.
        front: what the shelf says of itself; None: what its newest edition says.
        placed: called when the editions have their places, before what names them is written.

    Raises:
        ConfigurationError: the shelf's folder holds something that isn't a shelf.
        OSError: it can't be written.
    """
    claim(out)
    # A server makes a shelf whenever it is asked for what has changed, and a build at its end.
    with taking_turns(out / NOTES / LOCK):
        return _made(out, front, placed)


def _made(out: Path, front: Front | None, placed: Callable[[Table], None]) -> Made:
    index = Index(out)
    table = index.table() or Table("", {day: Entry(AGAIN, {}) for day in index.days()})
    keep, gate = (front.keep, front.gate) if front else (None, None)
    due = _due(out, keep, gate, table)
    _announce(index, table, {look.day: {} for look in due}, ())
    findings: list[Finding] = []
    changes = [_look(out, index, table.days.get(look.day), look, findings) for look in due]
    front = front or _own_front(index)
    made_for = sha256(f"{__version__} {front!r}".encode()).hexdigest()
    after = _table_after(table, changes, made_for)
    names = {name for change in changes for name in change.names}
    _announce(index, table, {change.day: change.entry.desks for change in changes}, names)
    placed(after)
    writer = Writer.of(out, index, table, after, front)
    different = [change.day for change in changes if change.differs]
    written = writer.write(different, everything=made_for != table.made_for)
    for change in changes:
        _let_go(out / FOLDER, index, change)
    index.keep_table(replace(after, latest=writer.latest))
    return Made(
        folder=out / FOLDER,
        days=after.calendar().count(),
        changed=len(different),
        written=written + sum(change.placed for change in changes),
        findings=in_order(findings),
    )


def claim(out: Path) -> None:
    """Check that the shelf's folder is a shelf, or make it one.

    Raises:
        ConfigurationError: its folder is there, and isn't a shelf.
        OSError: it can't be written.
    """
    shelf = out / FOLDER
    if (shelf / _MARK).is_file():
        return
    if shelf.exists() and (not shelf.is_dir() or any(shelf.iterdir())):
        raise ConfigurationError(
            f"{shelf}: is there already, and isn't a shelf that paperpress made: move it away"
        )
    write_whole(shelf / _MARK, _MARK_TEXT)


@dataclass(frozen=True, slots=True)
class _Look:
    """A day that has to be looked at."""

    day: date
    seen: tuple[int, int]
    kept: bool
    """Whether it stays on the shelf."""


def _due(out: Path, keep: timedelta | None, gate: Gate | None, table: Table) -> list[_Look]:
    """Return each day whose folders have changed, or that is to be removed."""
    noted = days_noted(out)
    days = set(noted)
    oldest = noted[-1] - keep if noted and keep else date.min
    looks = []
    for day in sorted({*noted, *table.days}):
        kept = day >= oldest and day in days and (gate is None or gate.lets(day))
        entry = table.days.get(day)
        if entry is None and not kept:
            continue
        seen = _seen(out, day) if kept else AGAIN
        if entry is None or entry.seen != seen or seen == AGAIN:
            looks.append(_Look(day, seen, kept))
    return looks


def _look(
    out: Path, index: Index, entry: Entry | None, look: _Look, findings: list[Finding]
) -> _Change:
    """Return the change of a day, with its editions and covers put on the shelf."""
    before = index.day(look.day)
    by_identifier = {each.identifier: each for each in before.publications}
    reader = DayReader(out, look.day, by_identifier)
    publications = reader.publications() if look.kept else ()
    findings += reader.findings
    files = set(_files_of(look.day, publications))
    every = tuple(sorted(files.union(before.made)))
    index.keep_day(look.day, Stored(before.publications, every))
    note_departure(out, look.day, reader.issues)
    placed = _place(out, publications, reader)
    index.keep_day(look.day, Stored(publications, every))
    listed = entry is not None and entry.seen != AGAIN
    # What was found about a day is told again until it is mended.
    seen = AGAIN if reader.findings else look.seen
    return _Change(
        day=look.day,
        entry=Entry(seen, {each.desk: each.modified for each in publications}),
        differs=not listed or publications != before.publications,
        kept=look.kept,
        names=tuple(file.name for each in publications for file in each.files),
        left=tuple(sorted(set(before.made) - files)),
        placed=placed,
    )


def _let_go(shelf: Path, index: Index, change: _Change) -> None:
    """Remove the files of a day that nothing names any more."""
    if change.left:
        _remove(shelf, change.left)
        stored = index.day(change.day)
        kept = tuple(path for path in stored.made if path not in set(change.left))
        index.keep_day(change.day, replace(stored, made=kept))


def _seen(out: Path, day: date) -> tuple[int, int]:
    """Return when the folders of a day last changed; zeros where that is too recent to rely on."""
    times = []
    for folder in (out / NOTES / day.isoformat(), out / day.isoformat()):
        times.append(folder.stat().st_mtime_ns if folder.is_dir() else 1)
    recent = max(times) > time.time_ns() - _UNSURE
    return AGAIN if recent else (times[0], times[1])


def _own_front(index: Index) -> Front:
    newest = [stored for day in index.days() if (stored := index.day(day)).publications]
    return front_without_masthead(newest[-1].publications if newest else ())


def _announce(
    index: Index, table: Table, due: Mapping[date, Mapping[str, datetime]], names: Iterable[str]
) -> None:
    """Record which days are being changed, with the desks and files that may come.

    So a making that is killed is made again, and knows what it has to remove.
    """
    days = dict(table.days)
    for day, desks in due.items():
        entry = table.days.get(day)
        days[day] = Entry(AGAIN, {**(entry.desks if entry else {}), **desks})
    latest = {**dict.fromkeys(names, ""), **table.latest}
    index.keep_table(replace(table, days=days, latest=latest))


def _place(out: Path, publications: Iterable[Publication], reader: DayReader) -> int:
    """Put a day's editions, covers and sounds on the shelf, and return how many are new."""
    shelf = out / FOLDER
    placed = 0
    for publication in publications:
        for file in publication.files:
            placed += place_whole(out / file.path, shelf / file.path)
    for path, data in reader.small_files.items():
        placed += write_whole(shelf / path, data)
    for path, (edition, name) in reader.sounds.items():
        with zipfile.ZipFile(edition) as archive:
            placed += write_whole(shelf / path, archive.read(name))
    return placed


def _table_after(table: Table, changes: Iterable[_Change], made_for: str) -> Table:
    days = dict(table.days)
    for change in changes:
        if change.entry.desks or (change.entry.seen == AGAIN and change.kept):
            days[change.day] = change.entry
        else:
            days.pop(change.day, None)
    return Table(made_for, dict(sorted(days.items())), table.latest)


def _files_of(day: date, publications: Iterable[Publication]) -> Iterator[str]:
    """Yield every file of the shelf that belongs to a day."""
    publications = tuple(publications)
    if publications:
        yield from forms(of_day(day))
    if any(publication.episodes for publication in publications):
        yield f"{of_day(day)}/{PODCAST}"
    for publication in publications:
        yield of_publication(publication)
        yield from (file.path for file in publication.files)
        if publication.cover is not None:
            yield publication.cover.whole.path
            yield publication.cover.thumbnail.path
        for episode in publication.episodes:
            yield from (file.path for file in episode.files)


def _remove(shelf: Path, paths: Iterable[str]) -> None:
    """Remove files of the shelf, and their folders where nothing else is in them."""
    for path in sorted(paths):
        file = shelf / path
        file.unlink(missing_ok=True)
        for folder in itertools.takewhile(lambda each: each != shelf, file.parents):
            if folder.is_dir() and not any(folder.iterdir()):
                folder.rmdir()
