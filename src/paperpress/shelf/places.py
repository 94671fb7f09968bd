"""Where everything stands on a shelf, and how one file of it names another.

Paths are below the shelf's folder, with ``/``. They follow from days, desks and months alone, so
that a page keeps its address for good.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import quote

from paperpress.shelf.catalogue import File, Publication

#: Below the output folder.
FOLDER: Final = "shelf"
STYLE: Final = "style.css"
#: What a scope's folder holds: the same in three forms.
ATOM: Final = "opds.xml"
JSON: Final = "opds.json"
PAGE: Final = "index.html"
FORMS: Final = (ATOM, JSON, PAGE)
#: Beside them where what is listed can be heard.
PODCAST: Final = "podcast.xml"
#: The acquisition feed of everything, newest change first.
NEWEST: Final = "new"
#: The plain Atom feed of editions, for feed readers.
EDITIONS: Final = "editions.xml"
DAYS: Final = "days"
DESKS: Final = "desks"
LATEST: Final = "latest"
#: What only a server has: what a search gives, how to ask for it, and the pages of editions.
SEARCH: Final = "search"
DESCRIPTION: Final = "search.xml"
READ: Final = "read"

Month = tuple[int, int]
"""Year and month."""


def month_of(day: date) -> Month:
    """Return the month of a day."""
    return day.year, day.month


def month_name(month: Month) -> str:
    """Return a month as ISO 8601 writes it."""
    return f"{month[0]:04}-{month[1]:02}"


def of_day(day: date) -> str:
    """Return the folder of a day."""
    return day.isoformat()


def of_days(month: Month) -> str:
    """Return the folder of a month's list of days."""
    return f"{DAYS}/{month_name(month)}"


def of_desk(desk: str, month: Month | None = None) -> str:
    """Return the folder of a desk, or of one month of it."""
    return f"{DESKS}/{desk}" + (f"/{month_name(month)}" if month else "")


def of_publication(publication: Publication) -> str:
    """Return the path of a publication's own OPDS document."""
    return f"{of_day(publication.date)}/{publication.desk}.json"


def of_reading(publication: Publication) -> str:
    """Return the path at which a publication is read in a browser."""
    return f"{READ}/{of_day(publication.date)}/{publication.desk}"


def of_episodes(day: date, desk: str) -> str:
    """Return the folder of what is heard of a desk's day."""
    return f"{of_day(day)}/{desk}"


def latest(publication: Publication, file: File) -> str:
    """Return the path under which the newest file of a desk and profile always stands."""
    return f"{LATEST}/{file.name}" if file in publication.files else ""


def forms(folder: str) -> tuple[str, ...]:
    """Return the paths of a scope's feeds and page."""
    return tuple(f"{folder}/{form}" if folder else form for form in FORMS)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Names other files of the shelf from one of them: whole addresses, or the way from here."""

    base: str = ""
    """The shelf's own address with a slash at its end; empty where it isn't known."""

    def of(self, path: str, seen_from: str) -> str:
        """Return the address of a file, as the file `seen_from` writes it."""
        if self.base:
            return self.base + quote(_without_index(path))
        folder = posixpath.dirname(seen_from)
        return quote(posixpath.relpath(path, folder or "."))

    def of_file(self, file: File, seen_from: str) -> str:
        """Return the address of an edition's file, which is another when its content is another.

        Devices know by the address whether they have a file already, and caches whether it is new.
        """
        return f"{self.of(file.path, seen_from)}?v={file.version}"


def _without_index(path: str) -> str:
    return path.removesuffix(PAGE) if posixpath.basename(path) == PAGE else path
