"""What pages are built with: elements under a parent, text after what is there, one serialiser."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from lxml import etree

from paperpress.model.language import direction_of
from paperpress.vocab import EPUB_NS, SPEECH_ATTRIBUTE, XHTML_NS, XML_LANG

Element: TypeAlias = etree._Element

#: Elements within a line: no line break in the source after them, since it would be a space.
_INLINE = frozenset(
    {
        *(
            "a",
            "abbr",
            "b",
            "bdi",
            "br",
            "cite",
            "code",
            "del",
            "dfn",
            "em",
            "i",
            "img",
            "ins",
            "kbd",
        ),
        *("mark", "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "u", "var"),
    }
)
#: Elements that HTML lets be void; any other is written with an end tag, because engines that
#: take XHTML for HTML would leave it open.
VOID = frozenset({"br", "col", "hr", "img", "input", "link", "meta"})


def add(
    parent: Element,
    name: str,
    attributes: Mapping[str, str | None] | None = None,
    text: str | None = None,
) -> Element:
    """Return a new last child of `parent`. Attributes that are None are left out."""
    child = etree.SubElement(parent, f"{{{XHTML_NS}}}{name}")
    if attributes:
        for key, value in attributes.items():
            if value is not None:
                child.set(key, value)
    if text is not None:
        child.text = text
    elif name not in VOID:
        child.text = ""
    if name not in _INLINE:
        child.tail = "\n"
    return child


def whole(parent: Element) -> Element:
    """Return a new part of `parent` that is never parted over two screens; text, and no picture.

    It is set as a table of one cell: engines that know no `page-break-inside` part no cell.
    """
    return add(add(add(parent, "div", {"class": "keep"}), "div"), "div")


def say(parent: Element, text: str) -> None:
    """Write characters after all that `parent` holds so far."""
    last = next(parent.iterchildren(reversed=True), None)  # lxml counts children one by one
    if last is not None:
        last.tail = (last.tail or "") + text
    else:
        parent.text = (parent.text or "") + text


def language_of(
    language: str | None, around: str, direction: str | None = None, around_direction: str = ""
) -> dict[str, str | None]:
    """Return the attributes of an element whose language or direction differs from what is around it."""
    if language is None or language == around:
        return {"dir": direction if direction and direction != around_direction else None}
    way = direction or direction_of(language)
    return {
        "lang": language,
        XML_LANG: language,
        "dir": way if way != (around_direction or direction_of(around)) else None,
    }


def direction_around(parent: Element, page_direction: str) -> str:
    """Return the direction that what is put into an element inherits: of the nearest that says one."""
    holders = (parent, *parent.iterancestors())
    return next((way for holder in holders if (way := holder.get("dir"))), page_direction)


def page(title: str, language: str, direction: str, stylesheet: str) -> tuple[Element, Element]:
    """Return the root and the body of an empty page."""
    namespaces: dict[str | None, str] = {None: XHTML_NS, "epub": EPUB_NS}
    root = etree.Element(f"{{{XHTML_NS}}}html", nsmap=namespaces)
    root.text = "\n"
    root.set("lang", language)
    root.set(XML_LANG, language)
    root.set("dir", direction)
    head = add(root, "head")
    head.text = "\n"
    add(head, "title", text=title)
    add(head, "link", {"rel": "stylesheet", "type": "text/css", "href": stylesheet})
    body = add(root, "body")
    body.text = "\n"
    return root, body


def unspoken(parent: Element, first: int) -> None:
    """Mark the children of an element as not to be heard, from the one at a place on."""
    for child in parent[first:]:
        child.set(SPEECH_ATTRIBUTE, "false")


def serialise(root: Element, *, doctype: str | None = "<!DOCTYPE html>") -> bytes:
    """Return the bytes of a page: UTF-8, with declaration and doctype."""
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=doctype) + b"\n"
