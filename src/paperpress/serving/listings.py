"""The feeds and pages of the shelf by their paths, made as they are asked for.

They are those of the static shelf (docs/shelf.md) under the same paths, with what a server adds:
a search, and ways to the pages of editions. They name each other by the way between them, so that
they are right behind any proxy and below any prefix.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from typing import TypeAlias

from paperpress.serving.answers import Text
from paperpress.serving.requests import RefusedError
from paperpress.serving.view import Snapshot
from paperpress.shelf import opds1, opds2
from paperpress.shelf.listings import Listing, Navigation
from paperpress.shelf.pages import Pages, stylesheet
from paperpress.shelf.places import (
    FOLDER,
    JSON,
    NEWEST,
    PAGE,
    Month,
)
from paperpress.shelf.podcast import RSS_TYPE, podcast_feed

ACQUISITION_TYPE = "application/atom+xml;profile=opds-catalog;kind=acquisition"
_NAVIGATION_TYPE = "application/atom+xml;profile=opds-catalog;kind=navigation"
_PUBLICATION_TYPE = "application/opds-publication+json"
PAGE_TYPE = "text/html; charset=utf-8"
_FRONT_DAYS = 7
_FRONT_MONTHS = 2
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")

_Parts: TypeAlias = tuple[str, ...]


def day_of(text: str) -> date:
    """Return the day of a part of a path.

    Raises:
        RefusedError: it is none.
    """
    try:
        return date.fromisoformat(text if _DAY.fullmatch(text) else "")
    except ValueError:
        raise RefusedError(404) from None


@dataclass(frozen=True, slots=True)
class ShelfPath:
    """A path of a feed or page: its folder, and which form of it is wanted."""

    folder: _Parts
    form: str

    @classmethod
    def of(cls, parts: _Parts) -> ShelfPath:
        """Return the path of a request."""
        *folder, form = parts
        return cls(tuple(folder), form or PAGE)

    @property
    def text(self) -> str:
        """The path, as the static shelf has it."""
        return "/".join((*self.folder, self.form))

    def days(self, snapshot: Snapshot) -> Iterable[date]:
        """Return the days that it tells of.

        Raises:
            RefusedError: there is no such folder.
        """
        calendar = snapshot.calendar
        match self.folder:
            case () | ("new",) | ("days",):
                return calendar.newest(_FRONT_DAYS)
            case ("days", month):
                return calendar.days_of(_month(month))
            case ("desks", desk):
                months = calendar.months(desk)[:_FRONT_MONTHS]
                return [day for month in months for day in calendar.days_of(month, desk)]
            case ("desks", desk, month):
                return calendar.days_of(_month(month), desk)
            case (day,):
                return [day_of(day)]
        raise RefusedError(404)


def text_of(snapshot: Snapshot, path: ShelfPath) -> Text:
    """Return the feed or page of a path.

    Raises:
        RefusedError: there is none.
    """
    held = snapshot.texts.get(path.text)
    if held is None:
        with snapshot.lock:
            held = _made(snapshot, path)
        snapshot.texts.hold(path.text, held)
    return held


def podcast_of(snapshot: Snapshot, path: ShelfPath, base: str) -> Text:
    """Return the feed for players of podcasts of a folder.

    They know no way between files, so that it names its files as whoever asks sees them: a token in
    the address, which lets players in that can't say a password, is in each. So it is made each time.

    Args:
        snapshot: the shelf.
        path: of the feed.
        base: the shelf's address.

    Raises:
        RefusedError: nothing can be heard there.
    """
    with snapshot.lock:
        scope = _scope(snapshot, path.folder)
        if not isinstance(scope, Listing) or not scope.is_heard:
            raise RefusedError(404)
        data = podcast_feed(scope, replace(snapshot.front, address=base))
    return Text(data, RSS_TYPE, tag_of(data), _changed(snapshot, path))


def _made(snapshot: Snapshot, path: ShelfPath) -> Text:
    data, media_type = _written(snapshot, path)
    language = snapshot.front.language if media_type == PAGE_TYPE else ""
    return Text(data, media_type, tag_of(data), _changed(snapshot, path), language)


def _changed(snapshot: Snapshot, path: ShelfPath) -> float | None:
    """Return when a feed or page last changed; None where that isn't known."""
    try:
        return (snapshot.out / FOLDER / path.text).stat().st_mtime
    except OSError:
        return None


def tag_of(data: bytes) -> str:
    """Return an entity tag that another content never has."""
    return sha256(data).hexdigest()[:32]


def _written(snapshot: Snapshot, path: ShelfPath) -> tuple[bytes, str]:
    front, scopes = snapshot.front, snapshot.scopes
    match path.text:
        case "style.css":
            return stylesheet(), "text/css; charset=utf-8"
        case "editions.xml":
            return opds1.editions_feed(scopes.newest().publications, front), "application/atom+xml"
        case "index.html":
            days = snapshot.calendar.newest(1)
            today = scopes.day(days[0]) if days else None
            return Pages(front).front(today, scopes.root()), PAGE_TYPE
    scope = _scope(snapshot, path.folder)
    if (
        path.form.endswith(".json")
        and path.form != JSON
        and isinstance(scope, Listing)
        and scope.day
    ):
        desk = path.form.removesuffix(".json")
        for publication in scope.publications:
            if publication.desk == desk:
                return opds2.publication_document(publication, front), _PUBLICATION_TYPE
    if scope.folder == NEWEST and path.form == PAGE:
        raise RefusedError(404)
    return written_in(path.form, scope, snapshot)


def written_in(form: str, scope: Listing | Navigation, snapshot: Snapshot) -> tuple[bytes, str]:
    """Return publications that are listed together, or ways on, in a form; and its media type.

    Raises:
        RefusedError: there is no such form.
    """
    front = snapshot.front
    match form, scope:
        case "opds.xml", Listing():
            return opds1.acquisition_feed(scope, front), ACQUISITION_TYPE
        case "opds.xml", Navigation():
            return opds1.navigation_feed(scope, front), _NAVIGATION_TYPE
        case "opds.json", Listing():
            return opds2.acquisition_feed(scope, front), opds1.JSON_TYPE
        case "opds.json", Navigation():
            return opds2.navigation_feed(scope, front), opds1.JSON_TYPE
        case "index.html", Listing():
            return Pages(front).listing(scope), PAGE_TYPE
        case "index.html", Navigation():
            return Pages(front).navigation(scope), PAGE_TYPE
    raise RefusedError(404)


def _scope(snapshot: Snapshot, folder: _Parts) -> Listing | Navigation:
    """Return what a folder lists.

    Raises:
        RefusedError: there is no such folder.
    """
    calendar, scopes = snapshot.calendar, snapshot.scopes
    match folder:
        case ():
            return scopes.root()
        case ("new",):
            return scopes.newest()
        case ("days",):
            return scopes.months()
        case ("days", month) if calendar.days_of(_month(month)):
            return scopes.month(_month(month))
        case ("desks", desk) if calendar.count(desk):
            return scopes.desk(desk)
        case ("desks", desk, month) if calendar.days_of(_month(month), desk):
            return scopes.desk_month(desk, _month(month))
        case (day,) if calendar.has(day_of(day)):
            return scopes.day(day_of(day))
    raise RefusedError(404)


def is_folder(snapshot: Snapshot, parts: _Parts) -> bool:
    """Tell whether a path names a folder of the shelf."""
    try:
        _scope(snapshot, parts)
    except RefusedError:
        return False
    return parts != (NEWEST,)


def _month(text: str) -> Month:
    """Return the month of a part of a path.

    Raises:
        RefusedError: it is none.
    """
    if not _MONTH.fullmatch(text):
        raise RefusedError(404)
    return int(text[:4]), int(text[5:])
