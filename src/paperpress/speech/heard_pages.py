"""The pages of a publication that reads itself aloud, as what plays sound alone needs them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from lxml import etree

from paperpress.errors import SpeechError
from paperpress.model.publication import Publication, Resource
from paperpress.speech.clips import Heard, heard_in
from paperpress.speech.phrases import language_in
from paperpress.vocab import EPUB_TYPE_ATTRIBUTE, MP3_TYPE, XHTML_NS
from paperpress.xhtml.tree import Element

_NAV, _LIST, _ITEM, _LINK = (f"{{{XHTML_NS}}}{name}" for name in ("nav", "ol", "li", "a"))


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the table of contents."""

    title: str
    language: str
    level: int
    """1 for the outermost."""


@dataclass(frozen=True, slots=True)
class HeardPage:
    """A page with its sound."""

    href: str
    root: Element
    clips: tuple[Heard, ...]
    mp3: bytes
    line: Line
    """Of the table of contents; of a page that isn't in it, its own title."""

    @property
    def length(self) -> int:
        """Thousandths of a second."""
        return self.clips[-1].end


def heard_pages(publication: Publication) -> tuple[HeardPage, ...]:
    """Return the pages of the spine, in order.

    Raises:
        SpeechError: one of them has no sound.
    """
    by_id = {resource.id: resource for resource in publication.resources}
    lines = _lines(publication)
    return tuple(_page(by_id[name], by_id, lines, publication) for name in publication.spine)


def _page(
    resource: Resource,
    by_id: Mapping[str, Resource],
    lines: Mapping[str, Line],
    publication: Publication,
) -> HeardPage:
    if resource.overlay is None:
        raise SpeechError(f"{resource.href} has no sound")
    overlay = by_id[resource.overlay]
    root, smil = etree.fromstring(resource.data), etree.fromstring(overlay.data)
    href = str(PurePosixPath(overlay.href).with_suffix(".mp3"))
    sound = publication.resource(href)
    assert sound.media_type == MP3_TYPE
    title = root.findtext(f".//{{{XHTML_NS}}}title", "")
    line = lines.get(resource.href) or Line(title, language_in(root, publication.language), 1)
    return HeardPage(resource.href, root, heard_in(smil), sound.data, line)


def _lines(publication: Publication) -> dict[str, Line]:
    """Return the lines of the table of contents, by page."""
    (nav,) = (each for each in publication.resources if "nav" in each.properties)
    root = etree.fromstring(nav.data)
    for part in root.iter(_NAV):
        if part.get(EPUB_TYPE_ATTRIBUTE) == "toc":
            return dict(_listed(part, language_in(root, publication.language), 1))
    return {}


def _listed(parent: Element, language: str, level: int) -> Iterator[tuple[str, Line]]:
    for item in parent.iterfind(f"{_LIST}/{_ITEM}"):
        link = item.find(_LINK)
        if link is not None:
            title = " ".join("".join(link.itertext()).split())
            yield link.get("href", ""), Line(title, language_in(link, language), level)
        yield from _listed(item, language, level + 1)
