"""Articles on their way to their editions, held on disk: an archive is larger than memory.

A temporary database of SQLite, which keeps a day's articles in memory and moves to a file of its
own (in the system's folder for temporary files) only what is more. It is gone with its owner,
however that ends. What lies in it is this process's own, so that it is pickled.
"""

from __future__ import annotations

import pickle
import re
import sqlite3
from collections.abc import Iterator
from datetime import date
from hashlib import blake2b
from typing import TypeAlias

from paperpress.model.article import Article
from paperpress.model.finding import Rejected

#: KiB of the database that stay in memory.
_MEMORY = 64 * 1024
#: Articles of one headline that are looked at: more than one is already too many to choose from.
_ALIKE = 8
_BETWEEN = re.compile(r"[\W_]+")
#: Tells SQLite to make a database that has no name and that nobody else sees.
_TEMPORARY = ""

_TABLES = """
    PRAGMA journal_mode = OFF;
    PRAGMA synchronous = OFF;
    CREATE TABLE article
        (place INTEGER PRIMARY KEY, tray INTEGER, id TEXT, headline BLOB, record BLOB);
    CREATE UNIQUE INDEX of_id ON article (id, tray);
    CREATE TABLE left_out (day TEXT, record BLOB);
    CREATE INDEX of_day ON left_out (day);
"""

Tray: TypeAlias = tuple[date, str]
"""The day of an edition, and the slug of a desk."""


class Spool:
    """The trays of a run: the articles of each day and desk, in the order in which they came."""

    def __init__(self) -> None:
        self._base = sqlite3.connect(_TEMPORARY, isolation_level=None, check_same_thread=False)
        self._base.execute(f"PRAGMA cache_size = -{_MEMORY}")
        self._base.executescript(_TABLES)
        self._base.execute("BEGIN")
        self._numbers: dict[Tray, int] = {}
        self._sorted = False
        self._headlines = False

    def add(self, tray: Tray, article: Article) -> bool:
        """Put an article into a tray; False, and nothing is done, where its id is there already."""
        number = self._numbers.setdefault(tray, len(self._numbers))
        added = self._base.execute(
            "INSERT OR IGNORE INTO article (tray, id, headline, record) VALUES (?, ?, ?, ?)",
            (number, article.id, _key(article.headline), _packed(article)),
        )
        return added.rowcount == 1

    def get(self, tray: Tray, id: str) -> Article:
        """The article of an id that a tray holds."""
        (record,) = self._base.execute(
            "SELECT record FROM article WHERE id = ? AND tray = ?", (id, self._numbers[tray])
        ).fetchone()
        return _unpacked(record)

    def replace(self, tray: Tray, article: Article) -> None:
        """Put an article into the place of the one of the same id."""
        self._base.execute(
            "UPDATE article SET record = ?, headline = ? WHERE id = ? AND tray = ?",
            (_packed(article), _key(article.headline), article.id, self._numbers[tray]),
        )

    def trays(self) -> list[Tray]:
        """Every tray, in the order in which they were begun."""
        return list(self._numbers)

    def articles(self, tray: Tray) -> Iterator[Article]:
        """The articles of a tray, in the order in which they came."""
        if not self._sorted:
            # Made once, when everything is in: it would cost more to keep in order meanwhile.
            self._base.execute("CREATE INDEX of_tray ON article (tray, place)")
            self._sorted = True
        rows = self._base.execute(
            "SELECT record FROM article WHERE tray = ? ORDER BY place", (self._numbers[tray],)
        )
        return (_unpacked(record) for (record,) in rows)

    def find(self, id: str) -> Article | None:
        """An article by its id alone, out of the tray that was begun last where several hold it."""
        row = self._base.execute(
            "SELECT record FROM article WHERE id = ? ORDER BY tray DESC LIMIT 1", (id,)
        ).fetchone()
        return None if row is None else _unpacked(row[0])

    def with_headline(self, headline: str) -> list[Article]:
        """Return the first few articles that have a headline, an id once.

        Case and marks carry no meaning: a page's list of related articles is often typed.
        """
        if not self._headlines:
            # Made when the first is asked for: most papers give ids or addresses.
            self._base.execute("CREATE INDEX of_headline ON article (headline)")
            self._headlines = True
        rows = self._base.execute(
            "SELECT record FROM article WHERE headline = ? ORDER BY tray DESC LIMIT ?",
            (_key(headline), _ALIKE),
        )
        articles = [_unpacked(record) for (record,) in rows]
        return list({article.id: article for article in reversed(articles)}.values())

    def leave_out(self, rejected: Rejected, day: date | None) -> None:
        """Note what is in no tray, under the day that it would have been pressed for."""
        self._base.execute(
            "INSERT INTO left_out VALUES (?, ?)",
            (_iso(day), pickle.dumps(rejected)),
        )

    def left_out(self) -> Iterator[Rejected]:
        """Everything that was left out, in the order in which it came."""
        rows = self._base.execute("SELECT record FROM left_out ORDER BY rowid")
        return (_rejected(record) for (record,) in rows)

    def left_out_of(self, day: date | None) -> Iterator[Rejected]:
        """What was left out of a day, or (None) what told no day."""
        rows = self._base.execute(
            "SELECT record FROM left_out WHERE day IS ? ORDER BY rowid", (_iso(day),)
        )
        return (_rejected(record) for (record,) in rows)

    def days_of_left_out(self) -> list[date]:
        """The days out of which something was left, in order."""
        rows = self._base.execute(
            "SELECT DISTINCT day FROM left_out WHERE day IS NOT NULL ORDER BY day"
        )
        return [date.fromisoformat(day) for (day,) in rows]


def _key(headline: str) -> bytes:
    """Return what headlines that read the same have alike."""
    words = _BETWEEN.sub(" ", headline.casefold()).strip() or headline
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _packed(article: Article) -> bytes:
    return pickle.dumps(article, pickle.HIGHEST_PROTOCOL)


def _unpacked(record: bytes) -> Article:
    article = pickle.loads(record)  # noqa: S301 - written by this process, to a file without a name
    assert isinstance(article, Article), "only articles are put here"
    return article


def _rejected(record: bytes) -> Rejected:
    rejected = pickle.loads(record)  # noqa: S301 - as above
    assert isinstance(rejected, Rejected), "only what was left out is put here"
    return rejected
