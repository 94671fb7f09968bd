"""The shelf as pages for a browser: without a script, for a phone, a desk and an e-ink reader.

One tree each, that is HTML and XML alike. What editions say is marked with their language, and so
are words of ours where the masthead's language has no catalogue.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import files
from typing import TypeAlias

from lxml import etree

from paperpress.shelf.catalogue import Publication
from paperpress.shelf.edition_entry import EditionEntry
from paperpress.shelf.front import Front
from paperpress.shelf.listings import Choice, Listing, Navigation
from paperpress.shelf.opds1 import JSON_TYPE
from paperpress.shelf.places import ATOM, EDITIONS, JSON, NEWEST, PAGE, SEARCH, STYLE
from paperpress.shelf.ways_in import apps_section, podcast_line
from paperpress.vocab import XHTML_NS, XML_LANG
from paperpress.xhtml.backs import CONTACT, contact_link
from paperpress.xhtml.tree import Element, add
from paperpress.xhtml.words import Words

_OPDS_TYPE = "application/atom+xml;profile=opds-catalog"
Attributes: TypeAlias = dict[str, str | None]


def stylesheet() -> bytes:
    """Return the style sheet of all pages."""
    return (files("paperpress.shelf") / "shelf.css").read_bytes()


class Pages:
    """Makes the pages of a shelf."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._words = Words(front.language, "shelf")

    def listing(self, listing: Listing) -> bytes:
        """Return the page of publications that are listed together."""
        here = f"{listing.folder}/{PAGE}"
        root, main = self._frame(listing.title, listing.folder, listing.up)
        header = add(main, "header")
        add(header, "h1", self._words.marks if listing.query else {}, listing.title)
        if listing.folder == SEARCH:
            self._search(main, listing.query, here)
        if listing.is_heard and listing.folder != SEARCH:
            podcast_line(main, self._front, listing.folder, here)
        entry = EditionEntry(self._front, self._words, here)
        for publication in self._in_order(listing):
            entry.write(main, publication, self._name(publication, listing), 2)
        if not listing.publications:
            add(main, "p", self._words.marks, self._words.text("No edition has these words."))
        if listing.older is not None:
            nav = add(main, "nav", {"class": "older", "aria-labelledby": "older"})
            link = {"id": "older", "rel": "next", "href": self._way(listing.older, here)}
            add(nav, "a", {**link, **self._words.marks}, self._words.text("Older editions"))
        return _written(root)

    def navigation(self, navigation: Navigation) -> bytes:
        """Return the page of ways on."""
        root, main = self._frame(navigation.title, navigation.folder, navigation.up)
        header = add(main, "header")
        add(header, "h1", self._words.marks, navigation.title)
        self._choices(main, navigation.choices, f"{navigation.folder}/{PAGE}", {})
        return _written(root)

    def front(self, newest: Listing | None, navigation: Navigation) -> bytes:
        """Return the first page: the newest day's editions, and ways to all others."""
        root, main = self._frame(self._front.title, "", None)
        header = add(main, "header")
        add(header, "h1", text=self._front.title)
        if self._front.served:
            self._search(main, "", PAGE)
        if newest is None:
            add(main, "p", self._words.marks, self._words.text("There are no editions yet."))
        else:
            day = self._section(main, "newest", newest.title)
            entry = EditionEntry(self._front, self._words, PAGE)
            for publication in self._in_order(newest):
                entry.write(day, publication, publication.desk_name, 3)
        desks = [choice for choice in navigation.choices if _is_desk(choice)]
        others = [choice for choice in navigation.choices if not _is_desk(choice)]
        for anchor, title, choices in (
            ("desks", self._words.text("Desks"), desks),
            ("all", self._words.text("All editions"), others),
        ):
            if choices:
                nav = add(main, "nav", {"aria-labelledby": anchor})
                add(nav, "h2", {"id": anchor, **self._words.marks}, title)
                self._choices(nav, choices, PAGE, {} if anchor == "desks" else self._words.marks)
        apps_section(main, self._front, self._words)
        if newest is not None and newest.is_heard:
            podcast_line(main, self._front, NEWEST, PAGE)
        return _written(root)

    def _frame(self, title: str, folder: str, up: str | None) -> tuple[Element, Element]:
        """Return the root and the main part of a new page."""
        front, here = self._front, f"{folder}/{PAGE}" if folder else PAGE
        namespaces: dict[str | None, str] = {None: XHTML_NS}
        root = etree.Element(f"{{{XHTML_NS}}}html", nsmap=namespaces)
        root.set("lang", front.language)
        root.set(XML_LANG, front.language)
        root.set("dir", front.direction)
        head = add(root, "head")
        add(head, "meta", {"charset": "utf-8"})
        add(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
        add(head, "meta", {"name": "color-scheme", "content": "light dark"})
        add(head, "title", text=title if title == front.title else f"{title} – {front.title}")
        of = front.addresses.of
        for relation, media_type, path in (
            ("stylesheet", "text/css", STYLE),
            ("alternate", _OPDS_TYPE, f"{folder}/{ATOM}" if folder else ATOM),
            ("alternate", JSON_TYPE, f"{folder}/{JSON}" if folder else JSON),
            ("alternate", "application/atom+xml", EDITIONS),
        ):
            add(head, "link", {"rel": relation, "type": media_type, "href": of(path, here)})
        body = add(root, "body")
        if up is not None:
            nav = add(body, "nav", {"class": "home", "aria-label": front.title})
            add(nav, "a", {"rel": "start", "href": of(PAGE, here)}, front.title)
            if up:
                words = self._words
                add(
                    nav,
                    "a",
                    {"rel": "up", "href": self._way(up, here), **words.marks},
                    words.text("Days"),
                )
        main = add(body, "main")
        self._footer(body)
        return root, main

    def _footer(self, body: Element) -> None:
        contact = self._front.contact
        if not contact:
            return
        words = Words(self._front.language)
        line = add(add(body, "footer"), "p", words.marks)
        words.fill(line, CONTACT, contact=contact_link(contact))

    def _section(self, parent: Element, anchor: str, title: str) -> Element:
        section = add(parent, "section", {"aria-labelledby": anchor})
        add(section, "h2", {"id": anchor}, title)
        return section

    def _choices(
        self, parent: Element, choices: Sequence[Choice], here: str, marks: Attributes
    ) -> None:
        items = add(parent, "ul", {"class": "choices", **marks})
        for choice in choices:
            # What is newest of everything is a feed alone: its page is the first one.
            if not choice.newest:
                href = self._way(choice.folder, here)
                add(add(items, "li"), "a", {"href": href}, choice.title)

    def _in_order(self, listing: Listing) -> list[Publication]:
        """Return publications sorted: the newest day first, a day's desks in the masthead's order."""
        by_desk = sorted(listing.publications, key=lambda each: self._front.desk_order(each.desk))
        return sorted(by_desk, key=lambda each: each.date, reverse=True)

    def _search(self, main: Element, query: str, here: str) -> None:
        """Add the form by which editions are searched."""
        action = self._front.addresses.of(f"{SEARCH}/{PAGE}", here)
        form = add(main, "form", {"role": "search", "action": action, **self._words.marks})
        line = add(form, "p")
        label = self._words.text("Search")
        add(line, "label", {"for": "words"}, f"{label} ")
        field = {"id": "words", "name": "q", "type": "search", "value": query or None}
        add(line, "input", {**field, "maxlength": "200", "enterkeyhint": "search"})
        add(line, "button", {"type": "submit"}, label)

    def _name(self, publication: Publication, listing: Listing) -> str:
        """Return what tells a publication from the others of its list."""
        if listing.folder == SEARCH:
            return publication.title
        return publication.desk_name if listing.day else self._day(publication)

    def _day(self, publication: Publication) -> str:
        return self._words.catalogue.weekday_date(publication.date)

    def _way(self, folder: str, here: str) -> str:
        return self._front.addresses.of(f"{folder}/{PAGE}" if folder else PAGE, here)


def message_page(front: Front, message: str) -> bytes:
    """Return a page that says one thing, wherever it is shown: it has no links and no style sheet."""
    words = Words(front.language, "shelf")
    namespaces: dict[str | None, str] = {None: XHTML_NS}
    root = etree.Element(f"{{{XHTML_NS}}}html", nsmap=namespaces)
    root.set("lang", front.language)
    root.set("dir", front.direction)
    head = add(root, "head")
    add(head, "meta", {"charset": "utf-8"})
    add(head, "meta", {"name": "viewport", "content": "width=device-width, initial-scale=1"})
    add(head, "meta", {"name": "color-scheme", "content": "light dark"})
    add(head, "title", text=front.title)
    main = add(add(root, "body"), "main")
    add(main, "h1", text=front.title)
    add(main, "p", words.marks, words.text(message))
    return _written(root)


def _is_desk(choice: Choice) -> bool:
    return choice.lists_publications and not choice.newest


def _written(root: Element) -> bytes:
    data: bytes = etree.tostring(
        root, encoding="UTF-8", xml_declaration=False, doctype="<!DOCTYPE html>"
    )
    return data + b"\n"
