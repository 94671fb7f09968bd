"""XML that isn't well-formed: what can be read of it, each item whole or named as cut.

Feeds and exports are written by hand-made templates, so that a document of a hundred good items may
hold one with a tag that never closes, and a script that ran out of time ends in the midst of one.
The document is therefore taken apart at its items, and each is read for itself: what is wrong in
one costs the others nothing. Everything here goes over its text a fixed number of times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import islice
from typing import Any, Final

from lxml import etree

from paperpress.findings import emit
from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.parsing.xml_fields import is_sound, rebuilt
from paperpress.sources.parsing.xml_safety import SAFELY, without_entities
from paperpress.sources.raw import Raw

#: Roots of the formats that are read.
ROOTS: Final = ("rss", "RDF", "feed", "nitf", "NewsML", "newsItem", "newsMessage", "packageItem")
#: Of these, those that hold one text.
_SINGLE: Final = frozenset({"nitf", "newsItem", "packageItem"})
#: What is taken out of a document: of feeds and exports, and of agencies' messages.
ITEMS: Final = ("item", "entry", "newsItem", "packageItem", "NewsItem")
_ROOT = re.compile(rf"<(?:[\w.-]+:)?(?P<name>{'|'.join(ROOTS)})(?=[\s>/])[^<>]*>".encode())
#: What a document of such a root holds, if it is one.
_HELD = re.compile(
    rb"<(?:[\w.-]+:)?(?:channel|item|entry|title|body|newsItem|NewsItem|itemMeta|itemSet)[\s/>]"
)
_ESCAPED_ROOT = re.compile(
    rb"<(?:pre|body|xmp)\b[^<>]*>\s*(?:<[^<>]*>\s*){0,5}"
    rb"(?P<root>&lt;(?:\?xml\b|(?:rss|feed|rdf:RDF|nitf|NewsML|newsItem|newsMessage)(?=[\s&/])))"
)
#: What a page of an article has before a piece of code that it shows.
_OF_ARTICLES = re.compile(rb"<(?:h1|article|p)\b", re.I)
#: Roots that are looked at before a page is taken for one.
_TRIED = 8
#: Bytes within which a document begins, whatever stands before it.
_LEAD = 256 * 1024
_MARKUP = re.compile(
    rf"<!\[CDATA\[|<!--|<(?P<end>/?)(?:[\w.-]+:)?(?P<name>{'|'.join(ITEMS)})(?=[\s>/])[^<>]*>".encode()
)
#: An item that is a row of fields; agencies' are trees.
_ROW = re.compile(rb"<(?:[\w.-]+:)?(?:item|entry)\b")
#: A value without quotation marks, behind what has them.
_UNQUOTED = re.compile(rb"""(\s[\w:.-]+=)([^\s"'<>]+?)(?=\s|/?>)""")
_PROLOG = re.compile(rb"<(?:\?xml|!DOCTYPE|!--)")
_PREFIXES = re.compile(rb"</?([A-Za-z_][\w.-]*):[A-Za-z_]|\s([A-Za-z_][\w.-]*):[\w.-]+\s*=\s*[\"']")
_DECLARED = re.compile(rb"\sxmlns:([\w.-]+)\s*=")
_NAMESPACES = re.compile(rb"""\sxmlns(?::([\w.-]+))?\s*=\s*(?:"[^"<]*"|'[^'<]*')""")
_NAMES: Final[Mapping[str, str]] = {
    "atom": "http://www.w3.org/2005/Atom",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "excerpt": "http://wordpress.org/export/1.2/excerpt/",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "media": "http://search.yahoo.com/mrss/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "wp": "http://wordpress.org/export/1.2/",
}
#: Never to be declared: they are, by XML itself.
_RESERVED: Final = frozenset({"xml", "xmlns"})
#: Prefixes that are declared for a document; each name is looked up among all of them.
_MOST_PREFIXES: Final = 200
_RECOVERING: Final[dict[str, Any]] = {**SAFELY, "huge_tree": False, "recover": True}


@dataclass(frozen=True, slots=True)
class Document:
    """A document, and what was mended on the way to it."""

    root: etree._Element
    notices: tuple[Finding, ...] = ()
    """Of the document as a whole."""
    of_items: Mapping[int, tuple[Finding, ...]] = field(default_factory=dict)
    """Of its items, by their numbers."""
    cut: tuple[str, ...] = ()
    """Titles of items that couldn't be read to their ends; they aren't in the tree."""

    def noted(self, number: int, result: Raw | Rejected) -> Raw | Rejected:
        """Return an item's record with its repairs; the first item has those of the document too."""
        if isinstance(result, Rejected):
            return result
        more = (*(self.notices if number == 0 else ()), *self.of_items.get(number, ()))
        return replace(result, notices=(*more, *result.notices)) if more else result

    def ended(self, name: str) -> Iterator[Rejected]:
        """Yield a rejection for each item that is cut off, named by its title."""
        for title in self.cut:
            yield _cut(f"{name}, its end", title)


def begins_at(data: bytes) -> int:
    """Return where the root of a known format begins behind what is no part of it; -1: nowhere.

    What is commented out, or holds nothing of what such a document holds, is another thing: pages
    of blogs tell of themselves in RDF.
    """
    for root in islice(_ROOT.finditer(data, 0, _LEAD), _TRIED):
        start = root.start()
        is_comment = data.rfind(b"<!--", 0, start) > data.rfind(b"-->", 0, start)
        if not is_comment and _HELD.search(data, start):
            return start
    return -1


def uncovered(data: bytes) -> bytes | None:
    """Return a document that is all that a page shows, as text; None where there is none."""
    match = _ESCAPED_ROOT.search(data, 0, _LEAD)
    if match is None or _OF_ARTICLES.search(data, 0, match.start()):
        return None
    return unescape(data[match.start("root") :].decode("utf-8", "replace")).encode()


def swallows(data: bytes) -> bool:
    """Tell whether a section of CDATA was never closed, so that it ends with the next one."""
    return data.count(b"<![CDATA[") > data.count(b"]]>")


def salvaged(data: bytes, name: str) -> Document | Rejected | None:
    """Return what can be read of a document that isn't well-formed; None where nothing can."""
    notices: list[Finding] = []
    start = begins_at(data)
    if start < 0 and (match := _ROOT.match(data.lstrip())) is not None:
        start = len(data) - len(data.lstrip()) + match.start()  # cut before it holds anything
    if start < 0 and (shown := uncovered(data)) is not None:
        data, start = shown, begins_at(shown)
        notices.append(emit("REC188"))
    root = _ROOT.match(data, start) if start >= 0 else None
    if root is None:
        return None
    last = data.rfind(b"</" + root[0][1:-1].split()[0])
    is_cut = last < start
    end = len(data) if is_cut else data.find(b">", last) + 1 or len(data)
    is_covered = bool(data[:start].strip()) and not _PROLOG.match(data.lstrip())
    if not notices and (is_covered or data[end:].strip()):
        notices.append(emit("REC188"))
    written = data[start:end]
    data = without_entities(_with_quotes(root[0]) + written[len(root[0]) :])
    is_changed = data != written
    data, prefixes = _with_prefixes(data)
    if prefixes:
        notices.append(emit("REC186", prefixes=", ".join(prefixes)))
    whole = None if is_cut or swallows(data) else _parsed(data, SAFELY)
    if whole is not None:
        return Document(whole, tuple(notices or [emit("REC185" if is_changed else "REC188")]))
    if is_cut:
        notices.append(emit("REC189"))
    pieces = list(_pieces(data))
    if not pieces or pieces[0][0] == 0:
        return _as_one(data, notices, name if is_cut and root["name"].decode() in _SINGLE else "")
    return _of_pieces(data, pieces, notices, is_cut=is_cut)


def _with_quotes(tag: bytes) -> bytes:
    """Return a root's tag with quotation marks round each value; without its root no item is found."""
    return _UNQUOTED.sub(rb'\1"\2"', tag)


def _with_prefixes(data: bytes) -> tuple[bytes, list[str]]:
    """Return the document with each prefix of its names declared, and those that weren't."""
    end = data.find(b">")
    end -= data[end - 1 : end] == b"/"
    used = {(match[1] or match[2]).decode() for match in _PREFIXES.finditer(data)}
    declared = {match[1].decode() for match in _DECLARED.finditer(data)} | _RESERVED
    lacking = sorted(used - declared)[:_MOST_PREFIXES]
    added = "".join(
        f' xmlns:{prefix}="{_NAMES.get(prefix, f"urn:undeclared:{prefix}")}"' for prefix in lacking
    )
    return data[:end] + added.encode() + data[end:], lacking


def _parsed(data: bytes, options: Mapping[str, Any]) -> etree._Element | None:
    parser: etree.XMLParser = etree.XMLParser(**options)
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return None


def _as_one(data: bytes, notices: list[Finding], cut: str) -> Document | Rejected | None:
    """Return a document without items, as far as it can be read; `cut` is its name if it breaks off."""
    root = _parsed(data, _RECOVERING)
    if root is None or not len(root):
        return None
    if cut:
        return _cut(cut, _title(root))
    return Document(root, (*notices, emit("REC187")))


def _of_pieces(
    data: bytes, pieces: list[tuple[int, bytes, bool]], notices: list[Finding], *, is_cut: bool
) -> Document | None:
    """Return a document of its items, each read for itself."""
    root = _parsed(data[: pieces[0][0]], _RECOVERING)
    if root is None:
        return None
    holder = root
    if etree.QName(root).localname not in ("RDF", "feed"):
        holder = next(root.iterchildren("{*}channel", "{*}itemSet"), root)
    declared = {
        match[1] or b"": match[0] for match in _NAMESPACES.finditer(data[: data.find(b">")])
    }
    of_items: dict[int, tuple[Finding, ...]] = {}
    cut: list[str] = []
    count = 0
    for number, (_, piece, is_closed) in enumerate(pieces, 1):
        opened = _holder(piece, declared)
        item = is_sound(piece, opened) if is_closed else None
        if item is None:
            is_end = is_cut and not is_closed and number == len(pieces)
            item = _recovered(piece, opened) if is_end else _mended(piece, opened)
            if item is None or is_end:
                cut.append("" if item is None else _title(item))
                continue
            of_items[count] = (emit("REC187"),)
        holder.append(item)
        count += 1
    if not notices and not of_items and not cut:
        notices.append(emit("REC187"))
    return Document(root, tuple(notices), of_items, tuple(cut))


def _holder(piece: bytes, declared: Mapping[bytes, bytes]) -> bytes:
    """Return the start tag of an item's holder, with the prefixes that the item writes declared."""
    used = dict.fromkeys(name for match in _PREFIXES.finditer(piece) for name in match.groups())
    written = (declared[name] for name in (b"", *used) if name is not None and name in declared)
    return b"<items" + b"".join(written) + b">"


def _mended(piece: bytes, opened: bytes) -> etree._Element | None:
    """Return an item whose tags don't match, with all that it holds."""
    is_row = _ROW.match(piece) is not None
    item = is_sound(rebuilt(piece, opened), opened) if is_row else None
    return _recovered(piece, opened) if item is None else item


def _recovered(piece: bytes, opened: bytes) -> etree._Element | None:
    """Return an item as far as a parser can read it."""
    root = _parsed(opened + piece, _RECOVERING)
    return root[0] if root is not None and len(root) else None


def _pieces(data: bytes) -> Iterator[tuple[int, bytes, bool]]:
    """Yield each item of a document: its start, its source, and whether it has its end tag.

    An item that never ends goes on to where the next begins. A section of CDATA that another begins
    within was never closed, so that it doesn't swallow the items in it.
    """
    begun, place, opened = -1, 0, b""
    ends = {b"]]>": 0, b"-->": 0}
    while (markup := _MARKUP.search(data, place)) is not None:
        place = markup.end()
        name = markup["name"]
        if name is None:
            place = _after_section(data, place, ends, is_text=markup[0] == b"<![CDATA[")
        elif (begun >= 0 and name != opened) or markup[0].endswith(b"/>"):
            continue
        elif markup["end"]:
            if begun >= 0:
                yield begun, data[begun:place], True
            begun = -1
        else:
            if begun >= 0:
                yield begun, data[begun : markup.start()], False
            begun, opened = markup.start(), name
    if begun >= 0:
        yield begun, data[begun:], False


def _after_section(data: bytes, place: int, ends: dict[bytes, int], *, is_text: bool) -> int:
    """Return where a section of CDATA or a comment ends; its beginning where it never ends."""
    mark = b"]]>" if is_text else b"-->"
    if 0 <= ends[mark] < place:  # looked for once a section, so never twice over the same text
        ends[mark] = data.find(mark, place)
    end = ends[mark]
    if end < 0:
        return place
    again = data.find(b"<![CDATA[", place, end) if is_text else -1
    if again >= 0 and _MARKUP.search(data, place, again):
        return place
    return end + len(mark)


def _title(item: etree._Element) -> str:
    element = next(item.iter("{*}title", "{*}hl1", "{*}headline", "{*}HeadLine"), None)
    return "" if element is None else " ".join("".join(element.itertext()).split())


def _cut(place: str, title: str) -> Rejected:
    message = "is cut off: the file ends in the midst of it, so let it be sent again"
    return Rejected(place, title, (FieldError("", message),))
