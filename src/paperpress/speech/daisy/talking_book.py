"""The files of a talking book, made of the pages and sounds of a publication that reads itself aloud.

Each page of the spine becomes four digits with three endings: its text, its sound, and the SMIL
document that binds them. Names are short, in ASCII and in reading order, since players sort them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final

from lxml import etree

from paperpress.model.publication import Publication, Resource
from paperpress.speech.daisy.content import Names, content_document
from paperpress.speech.daisy.ncc import FORMAT, GENERATOR, Size, Stop, ncc_document
from paperpress.speech.daisy.points import Point, page_class, points_of
from paperpress.speech.daisy.smil import smil_document, whole_seconds
from paperpress.speech.heard_pages import HeardPage, heard_pages
from paperpress.vocab import EPUB_TYPE_ATTRIBUTE, JPEG_TYPE, MP3_TYPE, PNG_TYPE, XHTML_NS

_HTML_TYPE: Final = "text/html"
_SMIL_TYPE: Final = "application/smil"
_PICTURES: Final = {JPEG_TYPE: "jpg", PNG_TYPE: "png"}
_NAV, _LINK, _IMAGE = (f"{{{XHTML_NS}}}{name}" for name in ("nav", "a", "img"))


@dataclass(frozen=True, slots=True)
class _Part:
    """A page of the book."""

    name: str
    page: HeardPage
    elapsed: int
    """Thousandths of a second before it."""
    printed: Mapping[str, str]


def talking_book(publication: Publication) -> Publication:
    """Return a publication that reads itself aloud as the files of a talking book.

    Raises:
        SpeechError: a page has no sound.
    """
    parts = _parts(publication)
    pages = {part.page.href: f"{part.name}.html" for part in parts}
    pictures = dict(_pictures(publication, parts))
    names = {resource.href: name for name, resource in pictures.items()}
    about = {
        "dc:title": publication.title,
        "dc:identifier": publication.identifier,
        "dc:format": FORMAT,
    }
    files = [
        *(file for part in parts for file in _files(part, about, pages, names)),
        *(replace(resource, href=name) for name, resource in pictures.items()),
    ]
    size = Size(
        parts[-1].elapsed + parts[-1].page.length,
        len(files) + 1,
        sum(len(file.data) for file in files),
    )
    ncc = ncc_document(publication, list(_stops(publication, parts)), size)
    resources = (Resource("ncc", "ncc.html", _HTML_TYPE, ncc), *files)
    return replace(publication, resources=resources)


def _parts(publication: Publication) -> list[_Part]:
    pages = heard_pages(publication)
    elapsed = accumulate((page.length for page in pages), initial=0)
    printed = _printed(publication)
    return [
        _Part(f"{number:04}", page, before, printed.get(page.href, {}))
        for number, (page, before) in enumerate(zip(pages, elapsed, strict=False), 1)
    ]


def _files(
    part: _Part, about: Mapping[str, str], pages: Mapping[str, str], files: Mapping[str, str]
) -> Iterator[Resource]:
    """Yield the text, the sound and the SMIL document of a page."""
    page, name = part.page, part.name
    content = content_document(page.root, about, Names(pages, files, part.printed, page_class))
    smil = smil_document(
        f"{name}.html",
        f"{name}.mp3",
        page.clips,
        {
            **about,
            "title": page.line.title,
            "ncc:generator": GENERATOR,
            "ncc:totalElapsedTime": whole_seconds(part.elapsed),
            "ncc:timeInThisSmil": whole_seconds(page.length),
        },
    )
    yield Resource(f"smil-{name}", f"{name}.smil", _SMIL_TYPE, smil)
    yield Resource(f"text-{name}", f"{name}.html", _HTML_TYPE, content)
    yield Resource(f"sound-{name}", f"{name}.mp3", MP3_TYPE, page.mp3)


def _stops(publication: Publication, parts: Sequence[_Part]) -> Iterator[Stop]:
    """Yield the points of the book; the first is its title, whatever its first page begins with."""
    yield Stop(f"{parts[0].name}.smil", Point(1, "h1", publication.title))
    for part in parts:
        for point in points_of(part.page, part.printed):
            if part is not parts[0] or point.clip > 1:
                yield Stop(f"{part.name}.smil", point)


def _pictures(publication: Publication, parts: Sequence[_Part]) -> Iterator[tuple[str, Resource]]:
    """Yield the pictures that pages show, each with its file's name; a cover may have no page."""
    shown = {image.get("src") for part in parts for image in part.page.root.iter(_IMAGE)}
    number = 0
    for resource in publication.resources:
        if resource.media_type in _PICTURES and resource.href in shown:
            number += 1
            yield f"pic{number:04}.{_PICTURES[resource.media_type]}", resource


def _printed(publication: Publication) -> dict[str, dict[str, str]]:
    """Return the printed pages, by page of the publication and the id of the mark there."""
    (nav,) = (each for each in publication.resources if "nav" in each.properties)
    pages: dict[str, dict[str, str]] = {}
    for part in etree.fromstring(nav.data).iter(_NAV):
        if part.get(EPUB_TYPE_ATTRIBUTE) == "page-list":
            for link in part.iter(_LINK):
                href, _, anchor = link.get("href", "").partition("#")
                pages.setdefault(href, {})[anchor] = "".join(link.itertext())
    return pages
