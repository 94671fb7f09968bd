"""The shelf as it stands at this moment, made again before an answer that would tell of the past.

Nothing that is withdrawn may stay readable until somebody makes the shelf the next time. So each
answer first looks at the folders of the days that it tells of: a few dozen times of folders, which
the system has in memory. Where one is other than it was, the shelf is made, once for all who wait.
"""

from __future__ import annotations

import asyncio
import os
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Self

from paperpress.pressroom.pressed_before import FOLDER as NOTES
from paperpress.pressroom.pressed_before import days_noted
from paperpress.serving.held_texts import HeldTexts
from paperpress.shelf.calendar import Calendar
from paperpress.shelf.catalogue import Publication
from paperpress.shelf.front import Front, front_without_masthead
from paperpress.shelf.index import Index, Table
from paperpress.shelf.making import make_shelf
from paperpress.shelf.scopes import Scopes

#: How often a shelf is made again for one answer, while somebody keeps changing its folders.
_TRIES = 3

_Seen = tuple[int, int]
#: No folder has changed so long ago.
_NEVER = (-1, -1)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The shelf as it was last made."""

    out: Path
    front: Front
    """What it says of itself when it is served."""
    calendar: Calendar
    index: Index
    scopes: Scopes
    top: _Seen
    """When the output folder and that of its notes last changed: a new day changes them."""
    days: Mapping[date, _Seen]
    """When each day's two folders last changed."""
    texts: HeldTexts = field(default_factory=HeldTexts)
    """Feeds and pages that were asked for, by their paths."""
    lock: threading.Lock = field(default_factory=threading.Lock)
    """Held by the one thread that reads days."""

    def tells_of_the_past(self, days: Iterable[date]) -> bool:
        """Tell whether something of these days has changed since, or a day has come."""
        if _seen(self.out / NOTES, self.out) != self.top:
            return True
        return any(_seen_of(self.out, day) != self.days.get(day) for day in days)

    def publications(self, day: date) -> tuple[Publication, ...]:
        """Return the publications of a day; none where the day isn't on the shelf."""
        if not self.calendar.has(day):
            return ()
        with self.lock:
            return self.scopes.day(day).publications


class View:
    """Gives the shelf as it stands."""

    def __init__(self, snapshot: Snapshot, front: Front | None, noted: Callable[[], None]) -> None:
        self._out = snapshot.out
        self._front = front
        self._noted = noted
        self._lock = asyncio.Lock()
        self.snapshot = snapshot

    @classmethod
    def of(cls, out: Path, front: Front | None, noted: Callable[[], None]) -> Self:
        """Return a view of the editions in a folder, whose shelf is made where it has to be."""
        return cls(snapshot_of(out, front), front, noted)

    def reload(self, front: Front) -> None:
        """Let the shelf say something else of itself from the next time on that it is made."""
        if front != self._front:
            self._front = front
            self.snapshot = replace(self.snapshot, top=_NEVER)

    async def current(self, days: Callable[[Snapshot], Iterable[date]]) -> Snapshot:
        """Return the shelf, made again where the days that an answer tells of have changed.

        Raises:
            PaperpressError: it can't be made.
            OSError: it can't be written.
        """
        for _ in range(_TRIES):
            snapshot = self.snapshot
            if not snapshot.tells_of_the_past(days(snapshot)):
                return snapshot
            async with self._lock:
                if self.snapshot is snapshot:
                    await self._make()
        return self.snapshot

    async def _make(self) -> None:
        """Make the shelf, and wait until its editions have their places: what names them can follow."""
        front, loop = self._front, asyncio.get_running_loop()
        placed: asyncio.Future[Snapshot] = loop.create_future()

        def give(snapshot: Snapshot) -> None:
            loop.call_soon_threadsafe(_settle, placed, snapshot)

        making = asyncio.ensure_future(asyncio.to_thread(snapshot_of, self._out, front, give))
        making.add_done_callback(lambda _: placed.cancel())
        await asyncio.wait((placed, making), return_when=asyncio.FIRST_COMPLETED)
        snapshot = placed.result() if not placed.cancelled() else await making
        # What it says of itself may have become another meanwhile.
        self.snapshot = snapshot if self._front is front else replace(snapshot, top=_NEVER)
        self._noted()


def _settle(placed: asyncio.Future[Snapshot], snapshot: Snapshot) -> None:
    if not placed.done():
        placed.set_result(snapshot)


def snapshot_of(
    out: Path, front: Front | None, give: Callable[[Snapshot], None] = lambda _: None
) -> Snapshot:
    """Return the shelf of an output folder, brought up to date.

    Args:
        out: the output folder.
        front: what the shelf says of itself; None: what its newest edition says.
        give: gets it as soon as its editions have their places, before feeds and pages are written.

    Raises:
        PaperpressError: its folder holds something that isn't a shelf.
        OSError: it can't be written.
    """
    index = Index(out)
    (out / NOTES).mkdir(parents=True, exist_ok=True)
    # First the times and then what is in the folders: what changes in between is seen the next time.
    top = _seen(out / NOTES, out)
    days = {day: _seen_of(out, day) for day in days_noted(out)}
    snapshots: list[Snapshot] = []

    def placed(table: Table) -> None:
        snapshots.append(_snapshot(out, front, index, table, top, days))
        give(snapshots[0])

    make_shelf(out, front, placed)
    return snapshots[0]


def _snapshot(
    out: Path,
    front: Front | None,
    index: Index,
    table: Table,
    top: _Seen,
    before: Mapping[date, _Seen],
) -> Snapshot:
    calendar = table.calendar()
    served = replace(front or _own_front(index, calendar), served=True, address="")
    days = {day: before.get(day, (0, 0)) for day in calendar.newest(calendar.count())}
    return Snapshot(out, served, calendar, index, Scopes(table, calendar, index, served), top, days)


def _own_front(index: Index, calendar: Calendar) -> Front:
    newest = calendar.newest(1)
    return front_without_masthead(index.day(newest[0]).publications if newest else ())


def _seen_of(out: Path, day: date) -> _Seen:
    return _seen(out / NOTES / day.isoformat(), out / day.isoformat())


def _seen(*folders: Path) -> _Seen:
    first, second = (_changed(str(folder)) for folder in folders)
    return first, second


def _changed(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - hundreds of them for an answer
    except OSError:
        return 0
