"""Pressed editions, opened where they stand in the output folder and known by their bytes.

What is sent is what a press wrote and still wants: its note is there and names the digest of the
file that was opened. So nothing that is withdrawn, changed by hand or put in its place is sent,
whatever the shelf says; and a link that leads elsewhere leads to bytes that have no note.
"""

from __future__ import annotations

import os
import threading
from collections import OrderedDict
from datetime import date
from hashlib import file_digest
from io import BufferedReader
from pathlib import Path
from typing import TypeVar

from paperpress.files.regular import is_within, open_regular
from paperpress.pressroom.pressed_before import FOLDER as NOTES
from paperpress.pressroom.pressed_before import noted_of
from paperpress.serving.answers import OpenFile
from paperpress.serving.requests import RefusedError
from paperpress.shelf.catalogue import File, Picture
from paperpress.shelf.places import FOLDER

#: Files whose digests, and days whose notes, are held in memory.
_MOST_HELD = 4096
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Editions:
    """Opens what is on the shelf; used by several threads."""

    def __init__(self, out: Path) -> None:
        self._out = out
        self._digests: OrderedDict[tuple[int, ...], str] = OrderedDict()
        self._notes: OrderedDict[date, tuple[int, dict[str, tuple[str, ...]]]] = OrderedDict()
        self._lock = threading.Lock()

    def open(self, day: date, file: File) -> OpenFile:
        """Open the file of an edition; whoever calls closes it.

        Raises:
            RefusedError: it doesn't stand there any more as it was pressed.
        """
        try:
            opened = open_regular(self._out / file.path)
        except OSError:
            raise RefusedError(404) from None
        digest = self._digest(opened)
        if digest not in self._pressed(day).get(file.path, ()):
            opened.close()
            raise RefusedError(404)
        state = os.fstat(opened.fileno())
        return OpenFile(
            file=opened,
            size=state.st_size,
            media_type=file.media_type,
            tag=digest[:32],
            modified=state.st_mtime,
            name=file.name,
        )

    def picture(self, picture: Picture) -> OpenFile:
        """Open a cover or its thumbnail; whoever calls closes it.

        Raises:
            RefusedError: it isn't on the shelf.
        """
        # Its name has the digest of the cover, from which the thumbnail follows.
        return self._placed(picture.path, picture.media_type, picture.path.rpartition("/")[2])

    def _placed(self, place: str, media_type: str, tag: str) -> OpenFile:
        """Open a file of the shelf."""
        path = self._out / FOLDER / place
        try:
            if not is_within(path, self._out / FOLDER):
                raise RefusedError(404)
            opened = open_regular(path)
        except OSError:
            raise RefusedError(404) from None
        state = os.fstat(opened.fileno())
        return OpenFile(opened, state.st_size, media_type, tag, state.st_mtime)

    def heard(self, file: File) -> OpenFile:
        """Open a file of what is heard of an article; whoever calls closes it.

        Raises:
            RefusedError: it isn't on the shelf.
        """
        return self._placed(file.path, file.media_type, file.sha256[:32])

    def _digest(self, file: BufferedReader) -> str:
        """Return the digest of an open file; nothing where it can't be read.

        A file that is as it was isn't read again.
        """
        state = os.fstat(file.fileno())
        key = (state.st_dev, state.st_ino, state.st_size, state.st_mtime_ns, state.st_ctime_ns)
        digest = self._digests.get(key)
        if digest is None:
            try:
                digest = file_digest(file, "sha256").hexdigest()
            except OSError:
                return ""
            _keep(self._digests, key, digest, self._lock)
        return digest

    def _pressed(self, day: date) -> dict[str, tuple[str, ...]]:
        """Return the digests that each edition of a day may have, by its path."""
        try:
            changed = (self._out / NOTES / day.isoformat()).stat().st_mtime_ns
        except OSError:
            return {}
        before = self._notes.get(day)
        if before is not None and before[0] == changed:
            return before[1]
        notes = {note.path: note.digests for note in noted_of(self._out, day).notes}
        _keep(self._notes, day, (changed, notes), self._lock)
        return notes


def _keep(held: OrderedDict[_Key, _Value], key: _Key, value: _Value, lock: threading.Lock) -> None:
    """Hold a value in memory, and let the oldest go where there are too many."""
    with lock:
        held[key] = value
        while len(held) > _MOST_HELD:
            held.popitem(last=False)
