"""The navigation document (EPUB 3.3, section 7) and the NCX that older readers want."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from paperpress.vocab import EPUB_TYPE_ATTRIBUTE, NCX_NS, XML_LANG
from paperpress.xhtml.context import CoverPicture, Frame
from paperpress.xhtml.fronts import cover_picture
from paperpress.xhtml.tree import Element, add, language_of, page, serialise
from paperpress.xhtml.words import Words


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the table of contents, in reading order."""

    href: str
    text: str
    language: str
    direction: str
    children: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that a reading system can jump to; `type` is of the structural semantics vocabulary."""

    type: str
    href: str
    text: str


def navigation_document(
    frame: Frame,
    entries: Sequence[Entry],
    landmarks: Sequence[Landmark],
    pages: Sequence[tuple[str, str]],
    cover: CoverPicture | None = None,
) -> bytes:
    """Return the navigation document. `pages` are href and printed page, in print order.

    It shows the `cover` where no page does, so that every resource of the publication is used by a
    document (EPUBCheck, OPF-097); a device that has no place for a cover page doesn't draw it.
    """
    words = Words(frame.language)
    title = words.text("Contents")
    root, body = page(f"{title} – {frame.title}", frame.language, frame.direction, frame.stylesheet)
    main = add(body, "main")
    if cover is not None:
        cover_picture(main, cover)
    toc = _nav(main, "toc", "doc-toc", "h1", title, words, hidden=False)
    _list(toc, entries, frame)
    marks = _nav(main, "landmarks", None, "h2", words.text("Landmarks"), words, hidden=True)
    items = add(marks, "ol")
    for landmark in landmarks:
        attributes = {"href": landmark.href, EPUB_TYPE_ATTRIBUTE: landmark.type}
        add(add(items, "li"), "a", attributes, landmark.text)
    if pages:
        printed = words.text("Printed pages")
        listing = _nav(main, "page-list", "doc-pagelist", "h2", printed, words, hidden=True)
        items = add(listing, "ol")
        for href, number in pages:
            add(add(items, "li"), "a", {"href": href}, number)
    return serialise(root)


def _nav(
    parent: Element,
    kind: str,
    role: str | None,
    level: str,
    title: str,
    words: Words,
    *,
    hidden: bool,
) -> Element:
    heading = f"{kind}-heading"
    attributes = {
        EPUB_TYPE_ATTRIBUTE: kind,
        "role": role,
        "id": kind,
        "aria-labelledby": heading,
        "hidden": "hidden" if hidden else None,
    }
    nav = add(parent, "nav", attributes)
    add(nav, level, {"id": heading, **words.marks}, title)
    return nav


def _list(parent: Element, entries: Sequence[Entry], frame: Frame) -> None:
    items = add(parent, "ol")
    for entry in entries:
        item = add(items, "li")
        marks = language_of(entry.language, frame.language, entry.direction, frame.direction)
        add(item, "a", {"href": entry.href, **marks}, entry.text)
        if entry.children:
            _list(item, entry.children, frame)


def ncx(frame: Frame, identifier: str, title: str, entries: Sequence[Entry]) -> bytes:
    """Return the NCX (OPF 2.0.1, section 2.4.1), at most two levels deep as Kindle wants it."""
    namespaces: dict[str | None, str] = {None: NCX_NS}
    root = etree.Element(f"{{{NCX_NS}}}ncx", nsmap=namespaces)
    root.set("version", "2005-1")
    root.set(XML_LANG, frame.language)
    root.set("dir", frame.direction)
    head = _ncx(root, "head")
    depth = 2 if any(entry.children for entry in entries) else 1
    facts = {
        "dtb:uid": identifier,
        "dtb:depth": str(depth),
        "dtb:totalPageCount": "0",
        "dtb:maxPageNumber": "0",
    }
    for key, value in facts.items():
        meta = _ncx(head, "meta")
        meta.set("name", key)
        meta.set("content", value)
    _ncx(_ncx(root, "docTitle"), "text", title)
    _points(_ncx(root, "navMap"), entries, 0)
    return serialise(root, doctype=None)


def _points(parent: Element, entries: Sequence[Entry], played: int) -> int:
    for entry in entries:
        played += 1
        point = _ncx(parent, "navPoint")
        point.set("id", f"point-{played}")
        point.set("playOrder", str(played))
        _ncx(_ncx(point, "navLabel"), "text", entry.text)
        _ncx(point, "content").set("src", entry.href)
        played = _points(point, entry.children, played)
    return played


def _ncx(parent: Element, name: str, text: str | None = None) -> Element:
    child = etree.SubElement(parent, f"{{{NCX_NS}}}{name}")
    child.text = text
    child.tail = "\n"
    return child
