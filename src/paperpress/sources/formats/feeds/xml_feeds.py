"""RSS 0.91 to 2.0, RSS 1.0, Atom 1.0, with Media RSS and the namespaces that feeds use.

https://www.rssboard.org/rss-specification, RFC 4287, https://www.rssboard.org/media-rss
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from lxml import etree

from paperpress.findings import emit
from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.parsing.bodies import (
    escaped,
    repeats_beginning,
    source_of,
    tree,
)
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.feed_items import completed, is_web, joined, lead_of, truncated
from paperpress.sources.parsing.leads import shown_once
from paperpress.sources.parsing.people import authors, merged
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.snippets import paragraphs
from paperpress.sources.parsing.values import each_once, filled
from paperpress.sources.parsing.xml_case import is_feed
from paperpress.sources.parsing.xml_text import as_html, document, root_tag, text_at
from paperpress.sources.raw import Raw

_ATOM = "{http://www.w3.org/2005/Atom}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
_MEDIA = "{http://search.yahoo.com/mrss/}"
_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_WXR = "wordpress.org/export/"


def detects(start: bytes) -> bool:
    """Tell whether the root is a feed's.

    A WordPress export is RSS too, and belongs to another format.
    """
    name, attributes = root_tag(start)
    return is_feed(name) and _WXR not in attributes


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the items of a feed."""
    read = document(file, name)
    if isinstance(read, Rejected):
        yield read
        return
    root = read.root
    if root.tag == "feed":
        read = replace(
            read, notices=(*read.notices, emit("REC186", prefixes="Atom's names, without one"))
        )
        _in_atom(root)
    channel = root if root.tag == f"{_ATOM}feed" else root.find("{*}channel")
    feed = channel if channel is not None else root
    kind = f"{_ATOM}entry" if feed is root else _qualified(feed, "item")
    # What a template put inside another item by a slip is a part of that.
    items = [item for item in root.iter(kind) if next(item.iterancestors(kind), None) is None]
    if not items and not read.cut:
        yield Rejected(name, "", (FieldError("", "is a feed without items"),))
    for number, item in enumerate(items):
        record = _atom if feed is root else _rss
        yield read.noted(number, record(feed, item, name, f"item {number + 1}"))
    yield from read.ended(name)


def _in_atom(root: etree._Element) -> None:
    """Put the elements of a feed that tells no namespace into Atom's."""
    for element in root.iter(etree.Element):
        if not etree.QName(element).namespace:
            element.tag = f"{_ATOM}{etree.QName(element).localname}"


def _qualified(element: etree._Element, name: str) -> str:
    """Return the name in the element's own namespace: RSS 2.0 has none, each other version has one.

    Other vocabularies have a ``title`` or a ``link`` too, which is not the item's.
    """
    space = etree.QName(element).namespace
    return f"{{{space}}}{name}" if space else name


def _rss(feed: etree._Element, item: etree._Element, name: str, place: str) -> Raw | Rejected:
    guid = text_at(item, _qualified(item, "guid"))
    permalink = item.find(_qualified(item, "guid"))
    is_link = permalink is not None and permalink.get("isPermaLink", "true") == "true"
    address = text_at(item, _qualified(item, "link")) or (guid if is_link and is_web(guid) else "")
    base = item.base or text_at(feed, _qualified(feed, "link"))
    url = joined(base, address) if address else item.get(f"{_RDF}about", "")
    encoded = text_at(item, f"{_CONTENT}encoded")
    description = text_at(item, _qualified(item, "description"))
    categories = [
        plain("".join(category.itertext()))
        for category in item.iterfind(_qualified(item, "category"))
    ] or [plain("".join(category.itertext())) for category in item.iterfind(f"{_DC}subject")]
    record = filled(
        id=guid or url,
        headline=plain(text_at(item, _qualified(item, "title"), f"{_DC}title")),
        authors=_rss_people(feed, item),
        published=moment(
            text_at(item, _qualified(item, "pubDate"), f"{_DC}date", f"{_TERMS}created")
        ),
        updated=moment(text_at(item, f"{_ATOM}updated", f"{_TERMS}modified")),
        url=url if is_web(url) else "",
        language=text_at(item, f"{_DC}language")
        or text_at(feed, _qualified(feed, "language"), f"{_DC}language"),
        copyright=plain(
            text_at(item, f"{_DC}rights")
            or text_at(feed, _qualified(feed, "copyright"), f"{_DC}rights")
        ),
        keywords=each_once(categories),
        desk=next(iter(each_once(categories)), ""),
    )
    return _finished(record, item, encoded or description, description if encoded else "", url or base,
                     name, place)  # fmt: skip


_TERMS = "{http://purl.org/dc/terms/}"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def _atom(feed: etree._Element, item: etree._Element, name: str, place: str) -> Raw | Rejected:
    base = item.base or _linked(feed, "alternate")
    url = joined(base, _linked(item, "alternate"))
    content, summary = item.find(f"{_ATOM}content"), item.find(f"{_ATOM}summary")
    where = base if content is None else content.base or base
    body = _atom_text(content) or _atom_text(summary)
    standfirst = _atom_text(summary) if _atom_text(content) else ""
    terms = [
        category.get("label", "") or category.get("term", "")
        for category in item.findall(f"{_ATOM}category")
    ]
    record = filled(
        id=text_at(item, f"{_ATOM}id") or url,
        headline=plain(_atom_text(item.find(f"{_ATOM}title"))),
        authors=_atom_people(item)
        or _atom_people(item.find(f"{_ATOM}source"))
        or _atom_people(feed),
        published=moment(text_at(item, f"{_ATOM}published", f"{_ATOM}updated")),
        updated=moment(text_at(item, f"{_ATOM}updated")),
        url=url if is_web(url) else "",
        language=item.get(f"{_XML}lang") or feed.get(f"{_XML}lang"),
        copyright=plain(text_at(item, f"{_ATOM}rights") or text_at(feed, f"{_ATOM}rights")),
        keywords=each_once(map(plain, terms)),
        desk=plain(terms[0]) if terms else "",
    )
    enclosure = _linked(item, "enclosure", "image/")
    return _finished(record, item, body, standfirst, where or url, name, place, enclosure)


def _linked(element: etree._Element, relation: str, kind: str = "text/html") -> str:
    """Return the link of a relation: the first of a media type, else the first of all."""
    links = [
        link
        for link in element.iterfind(f"{_ATOM}link")
        if link.get("rel", "alternate") == relation and link.get("href")
    ]
    best = next((link for link in links if link.get("type", kind).startswith(kind)), None)
    best = best if best is not None else next(iter(links), None)
    return "" if best is None else joined(best.base or "", best.get("href", ""))


def _atom_text(element: etree._Element | None) -> str:
    """Return a text construct as HTML (RFC 4287, section 3.1): escaped, as XHTML, or plain."""
    if element is None:
        return ""
    kind = element.get("type", "text")
    if kind in {"xhtml", "application/xhtml+xml"}:
        inner = element.find("{*}div")
        return source_of(as_html(inner if inner is not None and len(element) == 1 else element))
    text = "".join(element.itertext()).strip()
    if kind in {"html", "text/html"} or text == escaped(text):
        return text
    return paragraphs(text)


def _atom_people(item: etree._Element | None) -> list[dict[str, Any]]:
    people = (
        []
        if item is None
        else [
            filled(name=plain(text_at(author, f"{_ATOM}name")), url=text_at(author, f"{_ATOM}uri"))
            for author in item.findall(f"{_ATOM}author")
        ]
    )
    return merged(person for person in people if "name" in person)


def _rss_people(feed: etree._Element, item: etree._Element) -> list[dict[str, Any]]:
    """Return the authors of the item, else of the feed; RSS has an address with the name in brackets."""
    for element, paths in (
        (
            item,
            (
                f"{_DC}creator",
                _qualified(item, "author"),
                f"{_ATOM}author/{_ATOM}name",
                f"{_ITUNES}author",
            ),
        ),
        (feed, (f"{_DC}creator", f"{_ITUNES}author")),
    ):
        for path in paths:
            lines = [plain("".join(inner.itertext())) for inner in element.findall(path)]
            people = merged(person for line in lines for person in authors(_named(line)))
            if people:
                return people
    return []


def _named(line: str) -> str:
    """Return the name in ``asha@courier.example (Asha Venn)``; nothing for an address alone."""
    address, _, rest = line.partition(" (")
    if "@" in address:
        return rest.rstrip(") ")
    return line


def _finished(
    record: dict[str, Any],
    item: etree._Element,
    html: str,
    description: str,
    base: str,
    name: str,
    place: str,
    enclosure: str = "",
) -> Raw | Rejected:
    """Return the record with its body and lead picture, and with complete addresses."""
    notices: list[Finding] = []
    if not html.strip():
        message = "is missing: the feed gives headlines alone"
        return Rejected(
            f"{name}, {place}", str(record.get("headline", "")), (FieldError("body", message),)
        )
    body = tree(html)
    completed(body, base)
    standfirst = plain(description)
    if standfirst and not repeats_beginning(html, standfirst):
        record["standfirst"] = standfirst
    lead = shown_once(body, lead_of(item, base, enclosure), notices)
    if lead:
        record["picture"] = lead
    notices += truncated(body)
    record["body"] = source_of(body)
    return Raw(place, record, tuple(notices))
