"""A shelf made, or brought up to date: editions placed, feeds and pages written, the rest removed.

Nothing stands half: each file is written in one step, first editions and covers, then what names
them, and last what is named no more goes. What may be made is written down before it is, so that a
making that is killed leaves nothing that the next one doesn't know.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from paperpress.errors import ConfigurationError
from paperpress.files.atomic import place_whole, write_whole
from paperpress.model.finding import Finding, in_order
from paperpress.pressroom.pressed_before import FOLDER as NOTES
from paperpress.pressroom.pressed_before import days_noted
from paperpress.shelf.catalogue import Publication
from paperpress.shelf.front import Front, front_without_masthead
from paperpress.shelf.index import Entry, Index, Stored, Table
from paperpress.shelf.places import FOLDER, PAGE, forms, of_day, of_publication
from paperpress.shelf.reading import DayReader
from paperpress.shelf.writing import Writer
from paperpress.version import __version__

#: Its presence says that the folder is a shelf, and that the names of a shelf in it are its own.
_MARK = ".paperpress-shelf"
_MARK_TEXT = b"This folder is made by paperpress shelf. Files of other names are left alone.\n"
#: Without these a shelf has to be made again.
SIGNS = (_MARK, PAGE)
#: A change within this time before a look may not show in a folder's time.
_UNSURE = 2_000_000_000
#: What an entry of the table has seen where its day has to be looked at again.
_AGAIN = (0, 0)


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


@dataclass(slots=True)
class _Change:
    """A day that was looked at again."""

    day: date
    seen: tuple[int, int]
    before: Stored
    sure: bool
    """Whether its feeds and pages are known to list what was stored before."""
    publications: tuple[Publication, ...]
    pictures: dict[str, bytes] = field(default_factory=dict)

    @property
    def differs(self) -> bool:
        """Whether its feeds and pages may have to be written."""
        return not self.sure or self.publications != self.before.publications

    @property
    def made(self) -> tuple[str, ...]:
        """Every file of the shelf that is of this day."""
        return tuple(sorted(_files_of(self.day, self.publications)))


def make_shelf(out: Path, front: Front | None) -> Made:
    """Make the shelf of an output folder, or bring it up to date.

    Args:
        out: the folder of the editions.
        front: what the shelf says of itself; None: what its newest edition says.

    Raises:
        ConfigurationError: the shelf's folder holds something that isn't a shelf.
        OSError: it can't be written.
    """
    shelf = out / FOLDER
    claim(out)
    index = Index(out)
    table = index.table() or Table("", {day: Entry(_AGAIN, {}) for day in index.days()})
    findings: list[Finding] = []
    changes = list(_changes(out, front, index, table, findings))
    front = front or _own_front(table, changes, index)
    made_for = sha256(f"{__version__} {front!r}".encode()).hexdigest()
    _announce(index, table, changes)
    written = sum(_place(out, shelf, change) for change in changes)
    after = _table_after(table, changes, made_for)
    for change in changes:
        made = tuple(sorted({*change.before.made, *change.made}))
        index.keep_day(change.day, Stored(change.publications, made))
    writer = Writer(out, index, table, after, front)
    different = [change.day for change in changes if change.differs]
    written += writer.write(different, everything=made_for != table.made_for)
    for change in changes:
        _remove(shelf, {*change.before.made} - {*change.made})
        index.keep_day(change.day, Stored(change.publications, change.made))
    index.keep_table(replace(after, latest=writer.latest))
    return Made(shelf, len(after.newest()), len(different), written, in_order(findings))


def claim(out: Path) -> None:
    """See that the shelf of an output folder is one, or begin it.

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


def _changes(
    out: Path, front: Front | None, index: Index, table: Table, findings: list[Finding]
) -> Iterator[_Change]:
    """Read each day whose folders aren't as they were."""
    noted = days_noted(out)
    oldest = noted[-1] - front.keep if noted and front and front.keep else date.min
    for day in sorted({*noted, *table.days}):
        seen = _seen(out, day)
        kept = day >= oldest and day in noted
        known = table.days.get(day)
        if known is not None and kept and known.seen == seen and seen != _AGAIN:
            continue
        if known is None and not kept:
            continue
        before = index.day(day)
        reader = DayReader(out, day, before.publications)
        publications = reader.publications() if kept else ()
        findings += reader.findings
        # What was found about a day is told again until it is mended.
        again = seen if not reader.findings else _AGAIN
        listed = known is not None and known.seen != _AGAIN
        yield _Change(day, again, before, listed, publications, reader.pictures)


def _seen(out: Path, day: date) -> tuple[int, int]:
    """When the folders of a day last changed; zeros where that is too near to be sure."""
    times = []
    for folder in (out / NOTES / day.isoformat(), out / day.isoformat()):
        times.append(folder.stat().st_mtime_ns if folder.is_dir() else 1)
    recent = max(times) > time.time_ns() - _UNSURE
    return _AGAIN if recent else (times[0], times[1])


def _own_front(table: Table, changes: Iterable[_Change], index: Index) -> Front:
    read = [each for change in changes for each in change.publications]
    newest = table.newest()[:1]
    return front_without_masthead(
        [*read, *(e for day in newest for e in index.day(day).publications)]
    )


def _announce(index: Index, table: Table, changes: Iterable[_Change]) -> None:
    """Write down what will be made, before it is."""
    days = dict(table.days)
    for change in changes:
        made = tuple(sorted({*change.before.made, *change.made}))
        index.keep_day(change.day, Stored(change.before.publications, made))
        known = table.days.get(change.day)
        days[change.day] = Entry(_AGAIN, known.desks if known else {})
    index.keep_table(replace(table, days=days))


def _place(out: Path, shelf: Path, change: _Change) -> int:
    """Put a day's editions and covers on the shelf, and return how many are new."""
    placed = 0
    for publication in change.publications:
        for file in publication.files:
            placed += place_whole(out / file.path, shelf / file.path)
    for path, data in change.pictures.items():
        placed += write_whole(shelf / path, data)
    return placed


def _table_after(table: Table, changes: Iterable[_Change], made_for: str) -> Table:
    days = dict(table.days)
    for change in changes:
        desks = {each.desk: each.modified for each in change.publications}
        if desks or change.seen == _AGAIN:
            days[change.day] = Entry(change.seen, desks)
        else:
            days.pop(change.day, None)
    return Table(made_for, dict(sorted(days.items())), table.latest)


def _files_of(day: date, publications: Iterable[Publication]) -> Iterator[str]:
    """Every file of the shelf that is of a day."""
    publications = tuple(publications)
    if publications:
        yield from forms(of_day(day))
    for publication in publications:
        yield of_publication(publication)
        yield from (file.path for file in publication.files)
        if publication.cover is not None:
            yield publication.cover.whole.path
            yield publication.cover.thumbnail.path


def _remove(shelf: Path, paths: Iterable[str]) -> None:
    """Remove files of the shelf, and their folders where nothing else is in them."""
    for path in sorted(paths):
        file = shelf / path
        file.unlink(missing_ok=True)
        if file.parent.is_dir() and not any(file.parent.iterdir()):
            file.parent.rmdir()
