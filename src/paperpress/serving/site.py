"""What stands at each address of the shelf.

It follows from what is on the shelf, never from the disk: each part of a path is looked up among the
shelf's days, desks, files and pages, and what isn't among them isn't there.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable
from datetime import date
from functools import partial
from typing import Self

from paperpress.serving import frame
from paperpress.serving.answers import OpenFile, Text
from paperpress.serving.editions import Editions
from paperpress.serving.listings import (
    ShelfPath,
    day_of,
    is_folder,
    podcast_of,
    tag_of,
    text_of,
    written_in,
)
from paperpress.serving.reading import Reading, file_read
from paperpress.serving.requests import RefusedError, Request
from paperpress.serving.search import Searcher, description
from paperpress.serving.settings import Settings
from paperpress.serving.view import Snapshot, View
from paperpress.shelf.catalogue import File, Publication
from paperpress.shelf.opds1 import DESCRIPTION_TYPE
from paperpress.shelf.places import DESCRIPTION, LATEST, PAGE, PODCAST, READ, SEARCH
from paperpress.vocab import FILE_TYPES

#: Of editions' files.
_ENDINGS = {"epub", *FILE_TYPES}


class Site:
    """Finds what stands at an address."""

    def __init__(self, settings: Settings, view: View) -> None:
        self.view = view
        self._editions = Editions(settings.out)
        self._reading = Reading()
        self._searcher = Searcher()

    @classmethod
    def of(cls, settings: Settings, noted: Callable[[], None]) -> Self:
        """Return the site of a folder's editions.

        Args:
            settings: say which folder.
            noted: called when the shelf was made anew.
        """
        return cls(settings, View.of(settings.out, settings.front, noted))

    async def entity(self, request: Request) -> tuple[str, Text | OpenFile]:
        """Return what stands at the address of a request, and of which kind it is.

        Raises:
            RefusedError: nothing does.
        """
        match request.parts:
            case (part,) if part == DESCRIPTION:
                data = description(self.view.snapshot, request.base)
                return "search", text_from(data, DESCRIPTION_TYPE)
            case (part, form) if part == SEARCH:
                return "search", await self._search(request, form or PAGE)
            case (part, style) if part == READ and style == frame.STYLE:
                return "page", text_from(frame.stylesheet(), "text/css; charset=utf-8")
            case (part, day, desk, *path) if part == READ:
                return "reading", await self._read(request, day_of(day), desk, "/".join(path))
            case (part, name) if part == LATEST:
                return "edition", await self._latest(name)
            case (*_, form) if form == PODCAST:
                return "feed", await self._podcast(request)
            case (day, name) if "." in name and (of_day := await self._of_day(day, name)):
                return of_day
            case (day, desk, name) if (on := _day_or_none(day)) is not None:
                return "sound", await self._heard(on, f"{day}/{desk}/{name}")
        return "page" if request.parts[-1] in {"", PAGE} else "feed", await self._listed(request)

    async def _listed(self, request: Request) -> Text:
        path = ShelfPath.of(request.parts)
        try:
            snapshot = await self.view.current(path.days)
            held = snapshot.texts.get(path.text)
            return held if held else await asyncio.to_thread(text_of, snapshot, path)
        except RefusedError:
            if "." not in request.parts[-1] and await asyncio.to_thread(
                is_folder, self.view.snapshot, request.parts
            ):
                raise RefusedError(302, location=f"{request.parts[-1]}/") from None
            raise

    async def _podcast(self, request: Request) -> Text:
        path = ShelfPath.of(request.parts)
        snapshot = await self.view.current(path.days)
        return await asyncio.to_thread(podcast_of, snapshot, path, request.base)

    async def _heard(self, day: date, path: str) -> OpenFile:
        """Open a file of what is heard of an article.

        Raises:
            RefusedError: it isn't on the shelf.
        """
        snapshot = await self.view.current(lambda _: (day,))
        for publication in await asyncio.to_thread(snapshot.publications, day):
            for file in (file for episode in publication.episodes for file in episode.files):
                if file.path == path:
                    return await asyncio.to_thread(self._editions.heard, file)
        raise RefusedError(404)

    async def _of_day(self, day: str, name: str) -> tuple[str, OpenFile] | None:
        """Return an edition or a cover of a day; None where the name is another's."""
        on = _day_or_none(day)
        if on is None:
            return None
        if name.rpartition(".")[2] in _ENDINGS:
            path = f"{day}/{name}"
            return "edition", await self._edition(on, lambda each: each.path == path)
        if not name.endswith((".jpg", ".png")):
            return None
        snapshot = await self.view.current(lambda _: (on,))
        for publication in await asyncio.to_thread(snapshot.publications, on):
            if publication.cover is not None:
                for picture in (publication.cover.whole, publication.cover.thumbnail):
                    if picture.path == f"{day}/{name}":
                        return "cover", await asyncio.to_thread(self._editions.picture, picture)
        raise RefusedError(404)

    async def _edition(self, day: date, wanted: Callable[[File], bool]) -> OpenFile:
        """Open the file of an edition of a day.

        Where it isn't what the shelf has, the shelf may be of before: it is looked at again.

        Raises:
            RefusedError: it isn't on the shelf, or not as it was pressed.
        """
        snapshot = self.view.snapshot
        for _ in range(2):
            publications = await asyncio.to_thread(snapshot.publications, day)
            files = [file for each in publications for file in each.files if wanted(file)]
            if files:
                try:
                    return await asyncio.to_thread(self._editions.open, day, files[0])
                except RefusedError:
                    pass
            before, snapshot = snapshot, await self.view.current(lambda _: (day,))
            if snapshot is before:
                break
        raise RefusedError(404)

    async def _latest(self, name: str) -> OpenFile:
        """Open the newest edition of a desk, by the name of its file.

        Raises:
            RefusedError: there is none.
        """
        desk = name.partition(".")[0]

        def days(snapshot: Snapshot) -> Iterable[date]:
            return snapshot.calendar.newest(1, desk)

        snapshot = await self.view.current(days)
        for day in days(snapshot):
            return await self._edition(day, lambda each: each.name == name)
        raise RefusedError(404)

    async def _read(self, request: Request, day: date, desk: str, path: str) -> Text:
        """Return a page of an edition.

        Raises:
            RefusedError: there is no such edition, or no such page in it.
        """
        snapshot = await self.view.current(lambda _: (day,))
        publication = _of_desk(await asyncio.to_thread(snapshot.publications, day), desk)
        wanted = file_read(publication)
        opened = await self._edition(day, lambda each: each.path == wanted.path)
        with opened.file:
            if not path:
                first = await asyncio.to_thread(self._reading.first_page, opened)
                way = first if request.parts[-1] == "" else f"{desk}/{first}"
                raise RefusedError(302, location=way)
            xhtml = request.accepts("application/xhtml+xml")
            make = partial(self._reading.page, xhtml=xhtml)
            return await asyncio.to_thread(make, opened, publication, path, snapshot.front)

    async def _search(self, request: Request, form: str) -> Text:
        words = request.query.get("q") or request.query.get("query", "")
        while True:
            snapshot = self.view.snapshot
            listing = await asyncio.to_thread(self._searcher.search, snapshot, words)
            days = {publication.date for publication in listing.publications}
            if await self.view.current(lambda _, days=days: days) is snapshot:  # type: ignore[misc]
                break
        data, media_type = await asyncio.to_thread(written_in, form, listing, snapshot)
        return text_from(data, media_type)


def text_from(data: bytes, media_type: str) -> Text:
    """Return what stands at an address, from its content."""
    return Text(data, media_type, tag_of(data))


def _day_or_none(text: str) -> date | None:
    try:
        return day_of(text)
    except RefusedError:
        return None


def _of_desk(publications: Iterable[Publication], desk: str) -> Publication:
    for publication in publications:
        if publication.desk == desk:
            return publication
    raise RefusedError(404)
