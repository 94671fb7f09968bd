"""RSS 0.91 to 2.0, RSS 1.0, Atom 1.0, with Media RSS and the namespaces that feeds use.

https://www.rssboard.org/rss-specification, RFC 4287, https://www.rssboard.org/media-rss
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO
from urllib.parse import urljoin, urlsplit

from lxml import etree

from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.bodies import (
    images,
    repeats_beginning,
    source_of,
    take_out,
    tree,
)
from paperpress.sources.feed_items import completed, lead_of, truncated
from paperpress.sources.moments import moment
from paperpress.sources.people import authors, merged
from paperpress.sources.plain import plain
from paperpress.sources.raw import Raw
from paperpress.sources.values import each_once, told
from paperpress.sources.xml_text import document, first_tag, said

_ATOM = "{http://www.w3.org/2005/Atom}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}"
_MEDIA = "{http://search.yahoo.com/mrss/}"
_ITUNES = "{http://www.itunes.com/dtds/podcast-1.0.dtd}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_WXR = "wordpress.org/export/"


def detects(start: bytes) -> bool:
    """A feed's root; an export of WordPress is RSS too, and another format's."""
    name, attributes = first_tag(start)
    return name.rpartition(":")[2] in {"rss", "RDF", "feed"} and _WXR not in attributes


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """The items of a feed."""
    root = document(file, name)
    if isinstance(root, Rejected):
        yield root
        return
    channel = root if root.tag == f"{_ATOM}feed" else root.find("{*}channel")
    feed = channel if channel is not None else root
    found = [*root.iter(f"{_ATOM}entry")] if feed is root else [*root.iter("{*}item")]
    if not found:
        yield Rejected(name, "", (FieldError("", "is a feed without items"),))
    for number, item in enumerate(found):
        read = _atom if item.tag == f"{_ATOM}entry" else _rss
        yield read(feed, item, name, f"item {number + 1}")


def _rss(feed: etree._Element, item: etree._Element, name: str, place: str) -> Raw | Rejected:
    permalink = item.find("{*}guid")
    is_link = permalink is not None and permalink.get("isPermaLink", "true") == "true"
    guid = said(item, "{*}guid")
    address = said(item, "{*}link") or (guid if is_link and guid.startswith("http") else "")
    base = item.base or said(feed, "{*}link") or ""
    url = urljoin(base, address) if address else item.get(f"{_RDF}about", "")
    encoded = said(item, f"{_CONTENT}encoded")
    description = said(item, "{*}description")
    record = told(
        id=guid or url,
        headline=plain(said(item, "{*}title")),
        authors=_rss_people(feed, item),
        published=moment(said(item, "{*}pubDate", f"{_DC}date", "{*}date")),
        updated=moment(said(item, f"{_ATOM}updated")),
        url=url if urlsplit(url).scheme in {"http", "https"} else "",
        language=said(item, f"{_DC}language") or said(feed, "{*}language", f"{_DC}language"),
        copyright=plain(said(item, f"{_DC}rights") or said(feed, "{*}copyright")),
        keywords=each_once(plain("".join(one.itertext())) for one in item.findall("{*}category")),
        desk=plain(said(item, "{*}category")),
    )
    return _finished(record, item, encoded or description, description if encoded else "", url or base,
                     name, place)  # fmt: skip


_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"


def _atom(feed: etree._Element, item: etree._Element, name: str, place: str) -> Raw | Rejected:
    links = {
        one.get("rel", "alternate"): str(one.get("href", ""))
        for one in item.findall(f"{_ATOM}link")
    }
    base = item.base or _alternate(feed)
    url = urljoin(base, links.get("alternate", ""))
    content, summary = item.find(f"{_ATOM}content"), item.find(f"{_ATOM}summary")
    where = base if content is None else content.base or base
    body = _atom_text(content) or _atom_text(summary)
    standfirst = _atom_text(summary) if _atom_text(content) else ""
    terms = [
        one.get("label", "") or one.get("term", "") for one in item.findall(f"{_ATOM}category")
    ]
    record = told(
        id=said(item, f"{_ATOM}id") or url,
        headline=plain(_atom_text(item.find(f"{_ATOM}title"))),
        authors=_atom_people(item) or _atom_people(feed),
        published=moment(said(item, f"{_ATOM}published", f"{_ATOM}updated")),
        updated=moment(said(item, f"{_ATOM}updated")),
        url=url if urlsplit(url).scheme in {"http", "https"} else "",
        language=item.get(f"{_XML}lang") or feed.get(f"{_XML}lang"),
        copyright=plain(said(item, f"{_ATOM}rights") or said(feed, f"{_ATOM}rights")),
        keywords=each_once(map(plain, terms)),
        desk=plain(terms[0]) if terms else "",
    )
    enclosure = links.get("enclosure", "")
    return _finished(record, item, body, standfirst, where or url, name, place, enclosure)


def _alternate(feed: etree._Element) -> str:
    for link in feed.findall(f"{_ATOM}link"):
        if link.get("rel", "alternate") == "alternate":
            return urljoin(feed.base or "", link.get("href", ""))
    return feed.base or ""


def _atom_text(element: etree._Element | None) -> str:
    """A text construct as HTML (RFC 4287, section 3.1): escaped, as XHTML, or plain."""
    if element is None:
        return ""
    kind = element.get("type", "text")
    if kind in {"xhtml", "application/xhtml+xml"}:
        inner = element[0] if len(element) else element
        return "".join(etree.tostring(child, encoding="unicode") for child in inner) or (
            inner.text or ""
        )
    text = "".join(element.itertext()).strip()
    if kind in {"html", "text/html"}:
        return text
    return text.replace("&", "&amp;").replace("<", "&lt;") if "<" in text or "&" in text else text


def _atom_people(item: etree._Element) -> list[dict[str, Any]]:
    people = [
        told(name=plain(said(one, f"{_ATOM}name")), url=said(one, f"{_ATOM}uri"))
        for one in item.findall(f"{_ATOM}author")
    ]
    return merged(person for person in people if "name" in person)


def _rss_people(feed: etree._Element, item: etree._Element) -> list[dict[str, Any]]:
    """Authors of the item, else of the feed; RSS has an address with the name in brackets."""
    for element, paths in (
        (item, (f"{_DC}creator", "{*}author", f"{_ATOM}author/{_ATOM}name", f"{_ITUNES}author")),
        (feed, (f"{_DC}creator", f"{_ITUNES}author")),
    ):
        for path in paths:
            lines = [plain("".join(one.itertext())) for one in element.findall(path)]
            found = merged(person for line in lines for person in authors(_named(line)))
            if found:
                return found
    return []


def _named(line: str) -> str:
    """``asha@courier.example (Asha Venn)``: the name alone; an address alone is nobody's name."""
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
    """The record with its body and lead picture, its relative addresses completed."""
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
    lead = lead_of(item, base, enclosure)
    again = next((one for one in images(body) if lead and one.get("src") == lead["src"]), None)
    if lead and again is None:
        record["picture"] = lead
    elif lead and again is not None and next(again.iterancestors("figure"), None) is None:
        record["picture"] = told(**{"alt": again.get("alt"), **lead})
        take_out(again)
    notices += truncated(body)
    record["body"] = source_of(body)
    return Raw(place, record, tuple(notices))
