"""Feeds in Atom: OPDS 1.2 for devices (https://specs.opds.io/opds-1.2), and one for feed readers.

KOReader reads these with a lexer of its own: no CDATA and no comment, and of an entry's links to
pages none but ``alternate``, since it takes any other for something to download
(docs/decisions/0027-the-shelf.md).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final
from urllib.parse import quote

from lxml import etree

from paperpress.shelf.catalogue import Picture, Publication
from paperpress.shelf.front import Front
from paperpress.shelf.listings import Choice, Listing, Navigation, latest_of
from paperpress.shelf.places import ATOM, DESCRIPTION, EDITIONS, JSON, NEWEST, PAGE, of_day
from paperpress.version import __version__
from paperpress.vocab import XML_LANG
from paperpress.xhtml.backs import contact_address
from paperpress.xhtml.tree import Element

ATOM_NS: Final = "http://www.w3.org/2005/Atom"
DC_TERMS_NS: Final = "http://purl.org/dc/terms/"
OPDS_NS: Final = "http://opds-spec.org/2010/catalog"
SCHEMA_NS: Final = "http://schema.org/"
_BARE_SCHEMA_NS = "http://schema.org"
ACQUISITION: Final = "http://opds-spec.org/acquisition/open-access"
IMAGE: Final = "http://opds-spec.org/image"
THUMBNAIL: Final = "http://opds-spec.org/image/thumbnail"
_NAVIGATION_TYPE = "application/atom+xml;profile=opds-catalog;kind=navigation"
_ACQUISITION_TYPE = "application/atom+xml;profile=opds-catalog;kind=acquisition"
JSON_TYPE: Final = "application/opds+json"
_HTML_TYPE = "text/html"
_FEED_TYPE = "application/atom+xml"
DESCRIPTION_TYPE: Final = "application/opensearchdescription+xml"


def acquisition_feed(listing: Listing, front: Front) -> bytes:
    """Return an acquisition feed of publications."""
    feed = _feed(listing.folder, listing.title, listing.updated, front)
    links = _Links(feed, front, _path(listing.folder))
    links.itself(_ACQUISITION_TYPE, listing.query)
    links.frame(listing.folder)
    links.add("up", _NAVIGATION_TYPE, _path(listing.up))
    if listing.first is not None:
        links.add("first", _ACQUISITION_TYPE, _path(listing.first))
    if listing.older is not None:
        links.add("next", _ACQUISITION_TYPE, _path(listing.older))
    for publication in listing.publications:
        _publication(feed, publication, front, links.here)
    return _written(feed)


def navigation_feed(navigation: Navigation, front: Front) -> bytes:
    """Return a navigation feed of ways on."""
    feed = _feed(navigation.folder, navigation.title, navigation.updated, front)
    links = _Links(feed, front, _path(navigation.folder))
    links.add("self", _NAVIGATION_TYPE, links.here)
    links.frame(navigation.folder)
    if navigation.up is not None:
        links.add("up", _NAVIGATION_TYPE, _path(navigation.up))
    for choice in navigation.choices:
        _choice(feed, choice, front, links.here)
    return _written(feed)


def editions_feed(publications: Sequence[Publication], front: Front) -> bytes:
    """Return the newest publications as a feed for feed readers, each edition's file enclosed."""
    updated = latest_of([each.modified for each in publications])
    feed = _feed(EDITIONS, front.title, updated, front)
    links = _Links(feed, front, EDITIONS)
    links.add("self", _FEED_TYPE, EDITIONS)
    links.add("alternate", _HTML_TYPE, PAGE)
    links.help()
    for publication in publications:
        entry = _entry(feed, publication.identifier, publication.title, publication.modified)
        _described(entry, publication)
        entry_links = _Links(entry, front, EDITIONS)
        entry_links.add("alternate", _HTML_TYPE, f"{of_day(publication.date)}/{PAGE}")
        for file in publication.files:
            href = front.addresses.of_file(file, EDITIONS)
            entry_links.link(
                "enclosure", file.media_type, href, title=file.profile, length=str(file.bytes)
            )
    return _written(feed)


def _path(folder: str) -> str:
    return f"{folder}/{ATOM}" if folder else ATOM


class _Links:
    """Adds links to an element, as they are named from one file of the shelf."""

    def __init__(self, parent: Element, front: Front, here: str) -> None:
        self.here = here
        self._parent = parent
        self._addresses = front.addresses
        self._contact = front.contact
        self._searched = front.served

    def add(self, relation: str, media_type: str, path: str) -> None:
        """Add a link to another file of the shelf."""
        self.link(relation, media_type, self._addresses.of(path, self.here))

    def link(self, relation: str, media_type: str, href: str, **further: str) -> None:
        """Add a link to an address."""
        attributes = {"rel": relation, "type": media_type, "href": href, **further}
        etree.SubElement(self._parent, f"{{{ATOM_NS}}}link", attributes)

    def itself(self, media_type: str, query: str) -> None:
        """Add a feed's link to itself, with the words of the search that gave it."""
        asked = f"?q={quote(query)}" if query else ""
        self.link("self", media_type, self._addresses.of(self.here, self.here) + asked)

    def frame(self, folder: str) -> None:
        """Add the links that every feed has: the start, the same as a page and in JSON, and help."""
        self.add("start", _NAVIGATION_TYPE, ATOM)
        if folder != NEWEST:
            self.add("alternate", _HTML_TYPE, f"{folder}/{PAGE}" if folder else PAGE)
        self.add("alternate", JSON_TYPE, f"{folder}/{JSON}" if folder else JSON)
        if self._searched:
            self.add("search", DESCRIPTION_TYPE, DESCRIPTION)
        self.help()

    def help(self) -> None:
        """Add a link to where readers report a barrier."""
        if self._contact:
            href = contact_address(self._contact)
            etree.SubElement(self._parent, f"{{{ATOM_NS}}}link", {"rel": "help", "href": href})


def _feed(place: str, title: str, updated: datetime, front: Front) -> Element:
    namespaces: dict[str | None, str] = {
        None: ATOM_NS,
        "dc": DC_TERMS_NS,
        "schema": SCHEMA_NS,
        "s": _BARE_SCHEMA_NS,
    }
    feed = etree.Element(f"{{{ATOM_NS}}}feed", nsmap=namespaces)
    feed.set(XML_LANG, front.language)
    _say(feed, "id", front.identifier(place))
    _say(feed, "title", title)
    _say(feed, "updated", moment(updated))
    _person(feed, "author", front.title)
    _say(feed, "generator", "paperpress", {"version": __version__})
    return feed


def _entry(feed: Element, identifier: str, title: str, updated: datetime) -> Element:
    entry = etree.SubElement(feed, f"{{{ATOM_NS}}}entry")
    _say(entry, "id", identifier)
    _say(entry, "title", title)
    _say(entry, "updated", moment(updated))
    return entry


def _publication(feed: Element, publication: Publication, front: Front, here: str) -> None:
    entry = _entry(feed, publication.identifier, publication.title, publication.modified)
    _described(entry, publication)
    _say(entry, f"{{{DC_TERMS_NS}}}identifier", publication.identifier)
    for language in publication.languages:
        _say(entry, f"{{{DC_TERMS_NS}}}language", language)
    if publication.publisher:
        _say(entry, f"{{{DC_TERMS_NS}}}publisher", publication.publisher)
    _say(entry, f"{{{DC_TERMS_NS}}}issued", publication.date.isoformat())
    _series(entry, publication)
    links = _Links(entry, front, here)
    links.add("alternate", _HTML_TYPE, f"{of_day(publication.date)}/{PAGE}")
    for file in publication.files:
        href = front.addresses.of_file(file, here)
        links.link(ACQUISITION, file.media_type, href, title=file.profile, length=str(file.bytes))
    for relation, picture in pictures(publication):
        links.add(relation, picture.media_type, picture.path)


def _series(entry: Element, publication: Publication) -> None:
    """Name the series, in the two forms that clients read; OPDS 1.2 has none."""
    # NYPL's parser takes the namespace with a slash, and Thorium without.
    palace = etree.SubElement(entry, f"{{{SCHEMA_NS}}}Series", {"name": publication.series})
    palace.set(f"{{{SCHEMA_NS}}}position", str(publication.position))
    thorium = etree.SubElement(entry, f"{{{_BARE_SCHEMA_NS}}}Series")
    thorium.set(f"{{{_BARE_SCHEMA_NS}}}name", publication.series)
    thorium.set(f"{{{_BARE_SCHEMA_NS}}}position", str(publication.position))


def pictures(publication: Publication) -> list[tuple[str, Picture]]:
    """Return the pictures of a publication's cover, each with its relation."""
    cover = publication.cover
    return [(IMAGE, cover.whole), (THUMBNAIL, cover.thumbnail)] if cover else []


def _described(entry: Element, publication: Publication) -> None:
    entry.set(XML_LANG, publication.language)
    _say(entry, "published", f"{publication.date.isoformat()}T00:00:00Z")
    # One author, and always the same: a device makes the file's name of it, and keeps a reader's
    # place by that name.
    _person(entry, "author", publication.masthead)
    for name in publication.authors:
        _person(entry, "contributor", name)
    for subject in publication.subjects:
        etree.SubElement(entry, f"{{{ATOM_NS}}}category", {"term": subject, "label": subject})
    if publication.rights:
        _say(entry, "rights", publication.rights)
    _say(entry, "summary", publication.summary, {"type": "text"})


def _choice(feed: Element, choice: Choice, front: Front, here: str) -> None:
    entry = _entry(feed, front.identifier(choice.folder), choice.title, choice.updated)
    _say(entry, "content", choice.summary, {"type": "text"})
    links = _Links(entry, front, here)
    relation = "http://opds-spec.org/sort/new" if choice.newest else "subsection"
    kind = _ACQUISITION_TYPE if choice.lists_publications else _NAVIGATION_TYPE
    links.add(relation, kind, _path(choice.folder))


def _person(parent: Element, role: str, name: str) -> None:
    person = etree.SubElement(parent, f"{{{ATOM_NS}}}{role}")
    _say(person, "name", name)


def _say(
    parent: Element, name: str, text: str, attributes: Mapping[str, str] | None = None
) -> None:
    whole = name if name.startswith("{") else f"{{{ATOM_NS}}}{name}"
    etree.SubElement(parent, whole, dict(attributes or {})).text = text


def moment(when: datetime) -> str:
    """Return a moment as RFC 3339 writes it, in UTC."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _written(feed: Element) -> bytes:
    etree.indent(feed, space=" ")
    return etree.tostring(feed, encoding="UTF-8", xml_declaration=True) + b"\n"
