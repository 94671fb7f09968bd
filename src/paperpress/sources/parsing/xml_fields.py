"""An item whose tags don't match, put right field by field.

A feed's item is a row of fields, of which the text is HTML that a template should have escaped. A
field that isn't well-formed is taken as the HTML that it holds, which may be as broken as HTML is.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from lxml import etree

from paperpress.sources.parsing.xml_safety import SAFELY

_START = re.compile(rb"<(?P<name>[A-Za-z_][\w.:-]*)(?P<attributes>(?:\s[^<>]*?)?)(?P<empty>/?)>")
_END = re.compile(rb"</(?P<name>[A-Za-z_][\w.:-]*)\s*>")
#: Elements that a field's text may hold unescaped are HTML's; these begin another field.
_FIELDS: Final = (
    "title", "link", "description", "pubDate", "guid", "author", "category", "enclosure", "comments",
    "source", "summary", "content", "updated", "published", "id", "contributor", "rights", "headline",
)  # fmt: skip
_NEXT = re.compile(rf"<(?:(?:{'|'.join(_FIELDS)})(?=[\s/>])|[A-Za-z][\w.-]*:[A-Za-z])".encode())
#: An end tag of a field, which is none of the text's.
_STRAY = re.compile(rf"</(?:{'|'.join(_FIELDS)}|[A-Za-z_][\w.-]*:[\w.-]+)\s*>".encode())
_UNQUOTED = re.compile(rb"(\s[\w:.-]+\s*=\s*)([^\s\"'<>=]+)(?=[\s/>]|\Z)")
_TYPE = re.compile(rb"\stype\s*=\s*[\"'](?:xhtml|application/xhtml\+xml)[\"']")
_BLANK = re.compile(rb"\s*")
_OPENED, _CLOSED = b"<![CDATA[", b"]]>"


def rebuilt(piece: bytes, opened: bytes) -> bytes:
    """Return the item with every field well-formed.

    Args:
        piece: from the item's start tag to its end, which may lack its end tag.
        opened: a start tag that declares the namespaces of the document.
    """
    start = _START.match(piece)
    if start is None:
        return piece
    ends: dict[bytes, list[int]] = {
        mark: [match.start() for match in re.finditer(re.escape(mark), piece)]
        for mark in (_OPENED, _CLOSED)
    }
    for end in _END.finditer(piece):
        ends.setdefault(end["name"], []).append(end.start())
    parts, place = [_start_tag(start, opened)], start.end()
    while (tag := _START.search(piece, place)) is not None:
        if tag["empty"]:
            parts.append(_start_tag(tag, opened))
            place = tag.end()
            continue
        inner, place = _inner(piece, tag, ends)
        parts.append(_field(tag, inner, opened))
    return b"".join([*parts, b"</", start["name"], b">"])


def is_sound(source: bytes, opened: bytes) -> etree._Element | None:
    """Return the element of some source, if it is well-formed; else None."""
    parser: etree.XMLParser = etree.XMLParser(**SAFELY)
    try:
        root = etree.fromstring(opened + source + b"</items>", parser)
    except etree.XMLSyntaxError:
        return None
    return root[0] if len(root) == 1 else None


def _inner(piece: bytes, tag: re.Match[bytes], ends: dict[bytes, list[int]]) -> tuple[bytes, int]:
    """Return what a field holds, and where the next may begin."""
    place = tag.end()
    begun = _BLANK.match(piece, place)
    if begun is not None and piece.startswith(_OPENED, begun.end()):
        closed = _next(ends[_CLOSED], place)
        again = _next(ends[_OPENED], begun.end() + 1)
        if closed is not None and not (again is not None and again < closed):
            place = closed
    positions = ends.get(tag["name"], [])
    ended = _next(positions, place)
    if ended is not None:
        return piece[tag.end() : ended], piece.find(b">", ended) + 1
    following = _NEXT.search(piece, place)
    end = following.start() if following else len(piece)
    return piece[tag.end() : end], end


def _next(places: list[int], place: int) -> int | None:
    """Return the first of some places, which are in order, from one on."""
    number = bisect_left(places, place)
    return places[number] if number < len(places) else None


def _field(tag: re.Match[bytes], inner: bytes, opened: bytes) -> bytes:
    name = tag["name"]
    whole = tag[0] + inner + b"</" + name + b">"
    if is_sound(whole, opened) is not None:
        return whole
    text = _STRAY.sub(b"", inner.strip().removeprefix(_OPENED).removesuffix(_CLOSED))
    text = text.replace(_OPENED, b"").replace(_CLOSED, b"")
    begun = _TYPE.sub(
        b' type="html"', _start_tag(tag, opened).removesuffix(b"/>").removesuffix(b">")
    )
    return begun + b">" + _OPENED + text + _CLOSED + b"</" + name + b">"


def _start_tag(tag: re.Match[bytes], opened: bytes) -> bytes:
    """Return the start tag, its values in quotation marks; without them where they can't be read."""
    slash = tag["empty"]
    for attributes in (tag["attributes"], _UNQUOTED.sub(rb'\1"\2"', tag["attributes"]), b""):
        if is_sound(b"<" + tag["name"] + attributes + b"/>", opened) is not None:
            return b"<" + tag["name"] + attributes + slash + b">"
    return b"<" + tag["name"] + slash + b">"
