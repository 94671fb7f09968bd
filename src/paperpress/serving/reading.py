"""An edition read in the browser: the pages of its EPUB, each under its path in it.

So the links between pages, pictures and style sheets are right as they stand, and a reader's place
is the address: the page, and the part of it behind ``#``.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from lxml import etree

from paperpress.serving.answers import OpenFile, Text
from paperpress.serving.frame import Frame, framed
from paperpress.serving.held_texts import HeldTexts
from paperpress.serving.listings import tag_of
from paperpress.serving.requests import RefusedError
from paperpress.shelf.catalogue import File, Headline, Publication
from paperpress.shelf.front import Front
from paperpress.shelf.package import (
    UnreadableEditionError,
    headline_of,
    package_document,
    read_document,
    read_member,
)
from paperpress.shelf.places import of_reading
from paperpress.vocab import (
    CSS_TYPE,
    EPUB_NS,
    JPEG_TYPE,
    OPF_NS,
    OTF_TYPE,
    PNG_TYPE,
    TTF_TYPE,
    XHTML_NS,
    XHTML_TYPE,
)

_HTML_TYPE = "text/html"
#: What a page is made of. Anything else of an EPUB isn't for browsers.
_SHOWN = frozenset(
    {XHTML_TYPE, CSS_TYPE, JPEG_TYPE, PNG_TYPE, "image/gif", "image/svg+xml", OTF_TYPE, TTF_TYPE}
)
#: Editions whose contents are held in memory.
_MOST_HELD = 200
_BROKEN = (
    UnreadableEditionError,
    KeyError,
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    RuntimeError,
    etree.XMLSyntaxError,
)


@dataclass(frozen=True, slots=True)
class Book:
    """What an EPUB says of its pages."""

    folder: str
    """Of the package document within the ZIP."""
    types: Mapping[str, str]
    """Media types by paths, from the package document."""
    spine: tuple[str, ...]
    contents: tuple[tuple[str, Headline], ...]
    """The table of contents: paths with titles."""
    titles: Mapping[str, Headline]


def file_read(publication: Publication) -> File:
    """Return the file of a publication that is read: plain EPUB rather than what Kobo makes of it."""
    plain = [file for file in publication.files if not file.name.endswith(".kepub.epub")]
    return (plain or publication.files)[0]


class Reading:
    """Makes the pages of editions; used by several threads."""

    def __init__(self) -> None:
        self._books: OrderedDict[str, Book] = OrderedDict()
        self._texts = HeldTexts()

    def first_page(self, opened: OpenFile) -> str:
        """Return the path of the page with the contents.

        Raises:
            RefusedError: the edition can't be read.
        """
        book = self._book(opened)
        pages = (*(path for path, _ in book.contents), *book.spine)
        if not pages:
            raise RefusedError(404)
        return pages[0]

    def page(
        self, opened: OpenFile, publication: Publication, path: str, front: Front, *, xhtml: bool
    ) -> Text:
        """Return a page of an edition with a frame around it, or a picture or style sheet of it.

        Args:
            opened: the edition's file.
            publication: the edition.
            path: of the page, seen from the package document.
            front: the shelf that the frame leads back to.
            xhtml: whether the client takes XHTML as such.

        Raises:
            RefusedError: there is no such page.
        """
        key = f"{opened.tag} {front.title} {xhtml} {path}"
        held = self._texts.get(key)
        if held is None:
            book = self._book(opened)
            if book.types.get(path) not in _SHOWN:
                raise RefusedError(404)
            held = self._made(opened, book, publication, path, front, xhtml=xhtml)
            self._texts.hold(key, held)
        return held

    def _made(
        self,
        opened: OpenFile,
        book: Book,
        publication: Publication,
        path: str,
        front: Front,
        *,
        xhtml: bool,
    ) -> Text:
        media_type = book.types[path]
        name = posixpath.join(book.folder, path)
        try:
            with zipfile.ZipFile(opened.file) as archive:
                if media_type != XHTML_TYPE:
                    data = read_member(archive, name)
                    suffix = "; charset=utf-8" if media_type == CSS_TYPE else ""
                    return Text(data, media_type + suffix, tag_of(data), opened.modified)
                page = read_document(archive, name)
        except _BROKEN:
            raise RefusedError(404) from None
        here = f"{of_reading(publication)}/{path}"
        frame = Frame(here, path, book.contents, book.spine, book.titles)
        data = framed(page, frame, front)
        shown = XHTML_TYPE if xhtml else _HTML_TYPE
        media_type = f"{shown}; charset=utf-8"
        return Text(data, media_type, tag_of(data), opened.modified, varies="Accept")

    def _book(self, opened: OpenFile) -> Book:
        """Return what an edition says of its pages.

        Raises:
            RefusedError: it can't be read.
        """
        book = self._books.get(opened.tag)
        if book is None:
            try:
                with zipfile.ZipFile(opened.file) as archive:
                    book = _book_of(archive)
            except _BROKEN:
                raise RefusedError(404) from None
            self._books[opened.tag] = book
            while len(self._books) > _MOST_HELD:
                self._books.popitem(last=False)
        return book


def _book_of(archive: zipfile.ZipFile) -> Book:
    name, package = package_document(archive)
    items = list(package.iterfind(f".//{{{OPF_NS}}}item"))
    paths = {item.get("id", ""): unquote(item.get("href", "")) for item in items}
    references = package.iterfind(f".//{{{OPF_NS}}}itemref")
    folder = posixpath.dirname(name)
    nav = next((each for each in items if "nav" in each.get("properties", "").split()), None)
    entries: list[tuple[str, str, Headline]] = []
    if nav is not None:
        entries = list(
            _entries(read_document(archive, posixpath.join(folder, nav.get("href", ""))))
        )
    contents = tuple((path, title) for kind, path, title in entries if kind == "toc")
    return Book(
        folder=folder,
        types={paths[item.get("id", "")]: item.get("media-type", "") for item in items},
        spine=tuple(paths[each.get("idref", "")] for each in references),
        contents=contents,
        titles={path: title for _, path, title in reversed(entries) if "#" not in path},
    )


def _entries(page: etree._Element) -> Iterator[tuple[str, str, Headline]]:
    """Yield the links of a navigation document: the kind of list, the path, the title."""
    for nav in page.iterfind(f".//{{{XHTML_NS}}}nav"):
        for link in nav.iterfind(f".//{{{XHTML_NS}}}a"):
            kind = nav.get(f"{{{EPUB_NS}}}type", "")
            yield kind, unquote(link.get("href", "")), headline_of(link)
