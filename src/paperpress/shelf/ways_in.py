"""The addresses that a page gives to readers' apps: of the catalogue, and of what is heard."""

from __future__ import annotations

from collections.abc import Mapping

from paperpress.shelf.front import Front
from paperpress.shelf.places import ATOM, PAGE, PODCAST
from paperpress.shelf.podcast import RSS_TYPE
from paperpress.xhtml.tree import Element, add
from paperpress.xhtml.words import Builder, Words


def apps_section(main: Element, front: Front, words: Words) -> None:
    """Add a section with the address of the catalogue."""
    section = add(main, "section", {"aria-labelledby": "apps"})
    add(section, "h2", {"id": "apps", **words.marks}, words.text("In a reading app"))
    words.fill(
        add(section, "p", words.marks),
        "Add this address as a catalogue (OPDS): {address}",
        address=_link({"href": front.addresses.of(ATOM, PAGE)}, f"{front.address}{ATOM}"),
    )


def podcast_line(main: Element, front: Front, folder: str, here: str) -> None:
    """Add the address of a feed for players of podcasts; the word is the same in all languages."""
    path = f"{folder}/{PODCAST}"
    href = {"rel": "alternate", "type": RSS_TYPE, "href": front.addresses.of(path, here)}
    _link(href, f"{front.address}{path}")(add(main, "p", text="Podcast: "))


def _link(attributes: Mapping[str, str], text: str) -> Builder:
    def build(parent: Element) -> None:
        add(parent, "a", attributes, text)

    return build
