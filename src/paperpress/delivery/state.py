"""What was sent to a target, kept so that no crash and no power cut forgets it.

One database of SQLite a target, in ``.paperpress/delivered`` of the output folder. Each step is on
the disk before the next is taken, and a recipient is found without reading the others, so a list of
any length takes no memory. Whoever has it open has it alone: a second delivery to the same target
is turned away, and a process that is killed leaves nothing locked.

Addresses are personal, and an output folder may be served: no address is kept, only a digest keyed
with a number that is drawn once, in a file that only its owner can read.
"""

from __future__ import annotations

import os
import secrets
import sqlite3
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from pathlib import Path

from paperpress.delivery.progress import Progress

#: Below the output folder.
FOLDER = ".paperpress/delivered"
_ENDING = ".sqlite"
#: Of the tables; another number is one of a later version.
_FORMAT = 1

_TABLES = """
    CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL);
    CREATE TABLE progress (
        edition TEXT, recipient BLOB, day TEXT NOT NULL,
        sent TEXT NOT NULL, issues INTEGER NOT NULL, corrected TEXT,
        doubtful TEXT NOT NULL, refused TEXT NOT NULL,
        PRIMARY KEY (edition, recipient)
    ) WITHOUT ROWID;
    CREATE INDEX of_day ON progress (day);
"""
_FIND = """
    SELECT sent, issues, corrected, doubtful, refused FROM progress
    WHERE edition = ? AND recipient = ?
"""
_KEEP = "INSERT OR REPLACE INTO progress VALUES (?, ?, ?, ?, ?, ?, ?, ?)"


class BusyError(Exception):
    """Another delivery to the same target is at work."""


class StateError(Exception):
    """What was sent can't be read or kept; the message says why."""


@dataclass(frozen=True, slots=True)
class Place:
    """One edition and one recipient."""

    edition: str
    day: date
    recipient: bytes
    """The digest of an address (`State.digest`)."""


class State:
    """What was sent to one target."""

    def __init__(self, path: Path, base: sqlite3.Connection) -> None:
        self.path = path
        self._base = base
        self._key = b""

    @classmethod
    def opened(cls, path: Path) -> State:
        """Open it, for this process alone.

        Raises:
            BusyError: another process has it open.
            StateError: it can't be read or made.
        """
        try:
            _make(path)
            base = sqlite3.connect(path, isolation_level=None, timeout=0)
        except (OSError, sqlite3.Error) as error:
            raise StateError(_why(error)) from None
        state = cls(path, base)
        try:
            state._key = state._begun()
        except BaseException:
            base.close()
            raise
        return state

    def _begun(self) -> bytes:
        try:
            self._base.execute("PRAGMA locking_mode = EXCLUSIVE")
            self._base.execute("PRAGMA journal_mode = WAL")
            self._base.execute("PRAGMA synchronous = FULL")
            self._base.execute("BEGIN EXCLUSIVE")
            self._set_up()
            self._base.execute("COMMIT")
            return bytes.fromhex(self.fact("key"))
        except sqlite3.Error as error:
            if error.sqlite_errorcode == sqlite3.SQLITE_BUSY:
                raise BusyError from None
            raise StateError(_why(error)) from None

    def _set_up(self) -> None:
        (version,) = self._base.execute("PRAGMA user_version").fetchone()
        if version not in {0, _FORMAT}:
            raise StateError("a later version of paperpress wrote it")
        if not version:
            for statement in _TABLES.split(";"):
                self._base.execute(statement)
            self._base.execute(f"PRAGMA user_version = {_FORMAT}")
            self._insert_fact("key", secrets.token_hex(16))

    def close(self) -> None:
        """Let others have it."""
        self._base.close()

    def digest(self, address: str) -> bytes:
        """Return what an address is known by here."""
        return blake2b(address.encode(), key=self._key, digest_size=16).digest()

    def fact(self, name: str) -> str:
        """Return what was noted under a name; empty where nothing was.

        Raises:
            StateError: it can't be read.
        """
        row = self._run("SELECT value FROM fact WHERE name = ?", name).fetchone()
        return str(row[0]) if row else ""

    def note(self, name: str, value: str) -> None:
        """Note something under a name.

        Raises:
            StateError: it can't be kept.
        """
        try:
            self._insert_fact(name, value)
        except sqlite3.Error as error:
            raise StateError(_why(error)) from None

    def find(self, place: Place) -> Progress:
        """Return how far an edition has come with a recipient.

        Raises:
            StateError: it can't be read.
        """
        row = self._run(_FIND, place.edition, place.recipient).fetchone()
        if row is None:
            return Progress()
        sent, issues, corrected, doubtful, refused = row
        day = date.fromisoformat(corrected) if corrected else None
        return Progress(sent, issues, day, doubtful, refused)

    def keep(self, place: Place, progress: Progress) -> None:
        """Keep how far an edition has come. It is on the disk when this returns.

        Raises:
            StateError: it can't be kept.
        """
        self._run(
            _KEEP,
            place.edition,
            place.recipient,
            place.day.isoformat(),
            progress.sent,
            progress.issues,
            progress.corrected.isoformat() if progress.corrected else None,
            progress.doubtful,
            progress.refused,
        )

    def forget_before(self, day: date) -> None:
        """Forget the editions of earlier days, so that ten years take no more room than one.

        Raises:
            StateError: it can't be written.
        """
        self._run("DELETE FROM progress WHERE day < ?", day.isoformat())

    def _run(self, statement: str, *values: object) -> sqlite3.Cursor:
        try:
            return self._base.execute(statement, values)
        except sqlite3.Error as error:
            raise StateError(_why(error)) from None

    def _insert_fact(self, name: str, value: str) -> None:
        self._base.execute("INSERT OR REPLACE INTO fact VALUES (?, ?)", (name, value))


def state_path(out: Path, target: str) -> Path:
    """Return where what was sent to a target is kept."""
    return out / FOLDER / f"{target}{_ENDING}"


def _make(path: Path) -> None:
    """Make an empty file that only its owner can read, where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))


def _why(error: Exception) -> str:
    return (error.strerror or str(error)) if isinstance(error, OSError) else str(error)
