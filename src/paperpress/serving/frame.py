"""The frame round a page of an edition: the way back to the shelf, the contents, the pages beside it.

It is part of the page's own tree, without a script. Its elements have ids that no rule of a theme
names, and its style sheet begins each rule with one of these ids: so neither changes the other.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from typing import Final
from urllib.parse import quote

from lxml import etree

from paperpress.shelf.catalogue import Headline
from paperpress.shelf.front import Front
from paperpress.shelf.places import PAGE, READ, Addresses
from paperpress.vocab import XHTML_NS
from paperpress.xhtml.tree import VOID, Element, add, language_of
from paperpress.xhtml.words import Builder, Words, name

STYLE: Final = "frame.css"
_TOP, _BOTTOM = "paperpress-top", "paperpress-bottom"


@dataclass(frozen=True, slots=True)
class Frame:
    """Where a page is, and what is beside it."""

    here: str
    """The page's path below the shelf."""
    path: str
    """The page's path in the edition."""
    contents: tuple[tuple[str, Headline], ...]
    spine: tuple[str, ...]
    titles: Mapping[str, Headline]

    def beside(self, step: int) -> str | None:
        """Return the page so many steps further in the reading order; None where there is none."""
        if self.path not in self.spine:
            return None
        place = self.spine.index(self.path) + step
        return self.spine[place] if 0 <= place < len(self.spine) else None

    def way(self, path: str) -> str:
        """Return the way to another page of the edition."""
        page, mark, place = path.partition("#")
        base = self.here.removesuffix(self.path)
        return Addresses().of(base + page, self.here) + mark + quote(place)


def stylesheet() -> bytes:
    """Return the style sheet of the frame."""
    return (files("paperpress.serving") / STYLE).read_bytes()


def framed(page: Element, frame: Frame, front: Front) -> bytes:
    """Return a page of an edition with its frame, right as XHTML and as HTML."""
    head, body = page.find(f"{{{XHTML_NS}}}head"), page.find(f"{{{XHTML_NS}}}body")
    language, direction = page.get("lang", front.language), page.get("dir", front.direction)
    if head is not None and body is not None:
        of = Addresses().of
        _first(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
        _first(head, "meta", {"name": "color-scheme", "content": "light dark"})
        _first(head, "meta", {"charset": "utf-8"})
        sheet = {"rel": "stylesheet", "type": "text/css", "href": of(f"{READ}/{STYLE}", frame.here)}
        add(head, "link", sheet)
        words = Words(language)
        body.insert(0, _top(frame, front, words, direction))
        if frame.beside(-1) or frame.beside(1):
            body.append(_bottom(frame, words, Words(language, "shelf"), direction))
    for element in page.iter():
        if isinstance(element.tag, str) and len(element) == 0 and element.text is None:
            element.text = None if _is_void(element) else ""
    data: bytes = etree.tostring(
        page, encoding="UTF-8", xml_declaration=False, doctype="<!DOCTYPE html>"
    )
    return data + b"\n"


def _top(frame: Frame, front: Front, words: Words, direction: str) -> Element:
    nav = _nav(_TOP, front.title)
    marks = language_of(front.language, words.language, front.direction, direction)
    shelf = Addresses().of(PAGE, frame.here)
    add(add(nav, "p"), "a", {"rel": "up", "href": shelf, **marks}, front.title)
    if frame.contents:
        details = add(nav, "details")
        add(details, "summary", words.marks, words.text("Contents"))
        items = add(details, "ol")
        for path, title in frame.contents:
            current = {"aria-current": "page" if path == frame.path else None}
            link = add(add(items, "li"), "a", {"href": frame.way(path), **current})
            _titled(title, words.language, direction)(link)
    return nav


def _bottom(frame: Frame, words: Words, of_shelf: Words, direction: str) -> Element:
    nav = _nav(_BOTTOM, of_shelf.text("Previous and next page"))
    items = add(nav, "ul")
    for step, relation, message in (
        (-1, "prev", "Previous: {headline}"),
        (1, "next", "Next: {headline}"),
    ):
        path = frame.beside(step)
        if path is not None:
            title = frame.titles.get(path, Headline(path, words.language, direction))
            link = add(add(items, "li"), "a", {"rel": relation, "href": frame.way(path)})
            words.fill(link, message, headline=_titled(title, words.language, direction))
    return nav


def _titled(title: Headline, language: str, direction: str) -> Builder:
    """Return what adds a title, marked where its language or direction is another."""

    def build(parent: Element) -> None:
        marks = language_of(title.language, language, title.direction, direction)
        if any(marks.values()):
            add(parent, "span", marks, title.text)
        else:
            name(parent, title.text, direction)

    return build


def _nav(identifier: str, label: str) -> Element:
    nav = etree.Element(f"{{{XHTML_NS}}}nav", {"id": identifier, "aria-label": label})
    nav.text = nav.tail = "\n"
    return nav


def _first(parent: Element, tag: str, attributes: dict[str, str]) -> None:
    element = etree.Element(f"{{{XHTML_NS}}}{tag}", attributes)
    element.tail = "\n"
    parent.insert(0, element)


def _is_void(element: Element) -> bool:
    """Tell whether an element without content is written without an end tag."""
    namespace, _, tag = str(element.tag)[1:].partition("}")
    return tag in VOID or namespace != XHTML_NS
