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
        (place INTEGER PRIMARY KEY, desk_day INTEGER, id TEXT, headline BLOB, record BLOB);
    CREATE UNIQUE INDEX of_id ON article (id, desk_day);
    CREATE TABLE left_out (day TEXT, article TEXT, held INTEGER, record BLOB);
    CREATE INDEX of_day ON left_out (day);
    CREATE INDEX of_article ON left_out (article) WHERE held;
"""

DeskDay: TypeAlias = tuple[date, str]
"""The day of an edition, and the slug of a desk."""


class ArticleStore:
    """The articles of a run, by day and desk, in the order in which they came."""

    def __init__(self, base: sqlite3.Connection) -> None:
        self._base = base
        self._numbers: dict[DeskDay, int] = {}
        self._sorted = False
        self._headlines = False

    @classmethod
    def opened(cls) -> ArticleStore:
        """Open a store with nothing in it."""
        base = sqlite3.connect(_TEMPORARY, isolation_level=None, check_same_thread=False)
        base.execute(f"PRAGMA cache_size = -{_MEMORY}")
        base.executescript(_TABLES)
        base.execute("BEGIN")
        return cls(base)

    def add(self, desk_day: DeskDay, article: Article) -> bool:
        """Put an article into a desk's day; return False, and change nothing, where its id is there already."""
        number = self._numbers.setdefault(desk_day, len(self._numbers))
        added = self._base.execute(
            "INSERT OR IGNORE INTO article (desk_day, id, headline, record) VALUES (?, ?, ?, ?)",
            (number, article.id, _key(article.headline), _packed(article)),
        )
        return added.rowcount == 1

    def get(self, desk_day: DeskDay, id: str) -> Article:
        """Return the article with an id on a desk's day."""
        (record,) = self._base.execute(
            "SELECT record FROM article WHERE id = ? AND desk_day = ?",
            (id, self._numbers[desk_day]),
        ).fetchone()
        return _unpacked(record)

    def replace(self, desk_day: DeskDay, article: Article) -> None:
        """Replace the article of the same id on a desk's day."""
        self._base.execute(
            "UPDATE article SET record = ?, headline = ? WHERE id = ? AND desk_day = ?",
            (_packed(article), _key(article.headline), article.id, self._numbers[desk_day]),
        )

    def desk_days(self) -> list[DeskDay]:
        """Return every desk's day, in the order in which they were begun."""
        return list(self._numbers)

    def articles(self, desk_day: DeskDay) -> Iterator[Article]:
        """Yield the articles of a desk's day, in the order in which they came."""
        if not self._sorted:
            # Made once, when everything is in: it would cost more to keep in order meanwhile.
            self._base.execute("CREATE INDEX of_desk_day ON article (desk_day, place)")
            self._sorted = True
        rows = self._base.execute(
            "SELECT record FROM article WHERE desk_day = ? ORDER BY place",
            (self._numbers[desk_day],),
        )
        return (_unpacked(record) for (record,) in rows)

    def find(self, id: str) -> Article | None:
        """Return an article by its id alone; the one of the desk's day begun last where several have it."""
        row = self._base.execute(
            "SELECT record FROM article WHERE id = ? ORDER BY desk_day DESC LIMIT 1", (id,)
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
            "SELECT record FROM article WHERE headline = ? ORDER BY desk_day DESC LIMIT ?",
            (_key(headline), _ALIKE),
        )
        articles = [_unpacked(record) for (record,) in rows]
        return list({article.id: article for article in reversed(articles)}.values())

    def leave_out(self, rejected: Rejected, day: date | None, id: str = "") -> None:
        """Note a record that is in no edition, under the day that it would have been pressed for.

        The article's own `id` is for finding the editions that it was in; it is told nowhere, since
        the id of what is held back may spell out its headline.
        """
        self._base.execute(
            "INSERT INTO left_out VALUES (?, ?, ?, ?)",
            (_iso(day), _whole(id or rejected.article), rejected.held, pickle.dumps(rejected)),
        )

    def left_out(self) -> Iterator[Rejected]:
        """Yield every record that was left out, in the order in which it came."""
        rows = self._base.execute("SELECT record FROM left_out ORDER BY rowid")
        return (_rejected(record) for (record,) in rows)

    def left_out_of(self, day: date | None) -> Iterator[Rejected]:
        """Yield the records left out of a day, or (None) those that have no day."""
        rows = self._base.execute(
            "SELECT record FROM left_out WHERE day IS ? ORDER BY rowid", (_iso(day),)
        )
        return (_rejected(record) for (record,) in rows)

    def has_held(self, id: str) -> bool:
        """Tell whether an article of this id is held back by the newsroom."""
        row = self._base.execute(
            "SELECT 1 FROM left_out WHERE article = ? AND held LIMIT 1", (_whole(id),)
        ).fetchone()
        return row is not None

    def held(self) -> Iterator[str]:
        """Yield the ids of what is held back."""
        rows = self._base.execute("SELECT DISTINCT article FROM left_out WHERE held")
        return (id for (id,) in rows if id)

    def knows(self, id: str) -> bool:
        """Tell whether an article of this id is in an edition, or is held back."""
        row = self._base.execute("SELECT 1 FROM article WHERE id = ? LIMIT 1", (id,)).fetchone()
        return row is not None or self.has_held(id)

    def days_of(self, id: str) -> Iterator[date]:
        """Yield the days of the editions that have an article of this id."""
        rows = self._base.execute("SELECT desk_day FROM article WHERE id = ?", (id,))
        numbers = {number for (number,) in rows}
        return (day for (day, _), number in self._numbers.items() if number in numbers)

    def days_of_left_out(self) -> list[date]:
        """Return the days out of which something was left, in order."""
        rows = self._base.execute(
            "SELECT DISTINCT day FROM left_out WHERE day IS NOT NULL ORDER BY day"
        )
        return [date.fromisoformat(day) for (day,) in rows]


def _key(headline: str) -> bytes:
    """Return a key that headlines with the same words share."""
    words = _BETWEEN.sub(" ", headline.casefold()).strip() or headline
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=12).digest()


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _whole(id: str) -> str:
    """Return any id as text that can be written, even a broken one."""
    return id.encode("utf-8", "replace").decode("utf-8")


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
