"""What a shelf holds since it was last made, in files that are read a few at a time.

One file says of each day what its folders looked like and which desks stand there; of each day
there is a file with its publications. So another day costs what it holds, however many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

from pydantic import TypeAdapter, ValidationError

from paperpress.files.atomic import write_whole
from paperpress.pressroom.pressed_before import FOLDER as NOTES
from paperpress.shelf.calendar import Calendar
from paperpress.shelf.catalogue import Publication

_FOLDER = "shelf"
_TABLE = "days.json"
_Kept = TypeVar("_Kept")
#: What an entry of the table has seen where its day has to be looked at again.
AGAIN = (0, 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """A day, as the table has it."""

    seen: tuple[int, int]
    """When the folders of its notes and of its editions last changed, in nanoseconds; zeros where
    the day has to be looked at again."""
    desks: Mapping[str, datetime]
    """The desks that stand on the shelf, and when each last changed."""


@dataclass(frozen=True, slots=True)
class Table:
    """Every day that stands on the shelf, or may."""

    made_for: str
    """What decided how the pages look: another makes all of them anew."""
    days: dict[date, Entry] = field(default_factory=dict)
    latest: dict[str, str] = field(default_factory=dict)
    """The digest of what stands under each name that is always the newest."""
    format: Literal[1] = 1

    def calendar(self) -> Calendar:
        """Return the days and months of every desk."""
        return Calendar.of({day: entry.desks for day, entry in self.days.items()})


@dataclass(frozen=True, slots=True)
class Stored:
    """A day's publications, and every file that the shelf may hold of them."""

    publications: tuple[Publication, ...] = ()
    made: tuple[str, ...] = ()
    """Paths below the shelf; written down before the files themselves."""
    format: Literal[1] = 1


class Index:
    """The files of an index, below the hidden folder of the notes."""

    def __init__(self, out: Path) -> None:
        self._folder = out / NOTES / _FOLDER

    def table(self) -> Table | None:
        """Return the table; None where there is none that can be read."""
        return _read(self._folder / _TABLE, _tables())

    def keep_table(self, table: Table) -> None:
        """Write the table to its file."""
        write_whole(self._folder / _TABLE, _tables().dump_json(table))

    def day(self, day: date) -> Stored:
        """Return what is stored of a day."""
        return _read(self._place(day), _days()) or Stored()

    def keep_day(self, day: date, stored: Stored) -> None:
        """Write a day to its file, or remove the file where nothing is left of the day."""
        if stored == Stored():
            self._place(day).unlink(missing_ok=True)
        else:
            write_whole(self._place(day), _days().dump_json(stored))

    def days(self) -> Iterator[date]:
        """Yield the days of which something is stored, in order."""
        files = self._folder.glob("*-*-*.json") if self._folder.is_dir() else ()
        for file in sorted(files):
            try:
                yield date.fromisoformat(file.stem)
            except ValueError:
                continue

    def _place(self, day: date) -> Path:
        return self._folder / f"{day.isoformat()}.json"


def _read(path: Path, adapter: TypeAdapter[_Kept]) -> _Kept | None:
    try:
        return adapter.validate_json(path.read_bytes())
    except (FileNotFoundError, ValidationError):
        return None


@cache
def _tables() -> TypeAdapter[Table]:
    return TypeAdapter(Table)


@cache
def _days() -> TypeAdapter[Stored]:
    return TypeAdapter(Stored)
