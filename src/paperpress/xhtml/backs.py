"""The pages after the articles: contributors and colophon."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from paperpress.locales import day_in
from paperpress.vocab import EPUB_TYPE_ATTRIBUTE
from paperpress.xhtml import figures
from paperpress.xhtml.context import Frame, Person, Pointer
from paperpress.xhtml.tree import Element, add, language_of, page, say, serialise
from paperpress.xhtml.words import Builder, Words, name, paragraphs

#: Whom to tell of a barrier; a message of the catalogues.
CONTACT: Final = "Tell us of anything that gets in your way: {contact}"


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the colophon tells."""

    date: date
    publisher: str
    rights: str
    desks: tuple[str, ...]
    version: str
    """Of paperpress."""
    statement: tuple[str, ...]
    """The accessibility statement, a sentence each, in the words of the edition's language."""
    contact: str
    """An e-mail or web address that may be followed; empty for none."""
    url: str


def contributors_page(frame: Frame, people: Sequence[Person]) -> bytes:
    """Return the page of everyone who wrote for this edition, once each, with their articles."""
    words = Words(frame.language)
    title = words.text("Contributors")
    root, body = page(f"{title} – {frame.title}", frame.language, frame.direction, frame.stylesheet)
    section = add(
        add(body, "main"),
        "section",
        {EPUB_TYPE_ATTRIBUTE: "contributors", "aria-labelledby": "contributors"},
    )
    add(section, "h1", {"id": "contributors", **words.marks}, title)
    for person in people:
        _person(section, person, frame, words)
    return serialise(root)


def _person(parent: Element, person: Person, frame: Frame, words: Words) -> None:
    heading = f"{person.anchor}-name"
    section = add(
        parent,
        "section",
        {"id": person.anchor, "class": "contributor", "aria-labelledby": heading},
    )
    line = add(section, "h2", {"id": heading})
    name(line, person.name, frame.direction)
    if person.beside:
        say(line, " · ")
        name(line, person.beside, frame.direction)
    figures.portrait(section, words, person, frame.direction)
    marks = language_of(person.language, frame.language, person.direction, frame.direction)
    if person.role:
        add(section, "p", {"class": "role", **marks}, person.role)
    paragraphs(section, person.bio, marks)
    if person.url:
        line = add(section, "p", {"class": "web"})
        label = words.text("Web address: {url}", url=person.url)
        add(line, "a", {"href": person.url}, label)
    if person.email:
        line = add(section, "p", {"class": "web"})
        label = words.text("E-mail: {email}", email=person.email)
        add(line, "a", {"href": f"mailto:{person.email}"}, label)
    if person.articles:
        _wrote(section, person.articles, frame, words)


def _wrote(parent: Element, articles: Sequence[Pointer], frame: Frame, words: Words) -> None:
    """Write what someone wrote here: below the name it needs no heading to be seen, but a name to be heard."""
    label = words.text("Articles in this edition")
    items = add(parent, "ul", {"class": "wrote", "aria-label": label, **words.marks})
    around = words.catalogue.language if any(words.marks.values()) else frame.language
    for pointer in articles:
        marks = language_of(pointer.language, around, pointer.direction, frame.direction)
        add(add(items, "li"), "a", {"href": pointer.href, **marks}, pointer.headline)


def colophon_page(frame: Frame, imprint: Imprint) -> bytes:
    """Return the page of date, publisher, rights, how the edition was made, and how accessible it is."""
    words = Words(frame.language)
    title = words.text("About this edition")
    root, body = page(f"{title} – {frame.title}", frame.language, frame.direction, frame.stylesheet)
    section = add(
        add(body, "main"),
        "section",
        {EPUB_TYPE_ATTRIBUTE: "colophon", "role": "doc-colophon", "aria-labelledby": "colophon"},
    )
    add(section, "h1", {"id": "colophon", **words.marks}, title)
    _facts(section, imprint, words)
    _part(
        section,
        words,
        "How this edition was made",
        (
            words.text(
                "Pressed by paperpress {version} from the newsroom’s own records.",
                version=imprint.version,
            ),
        ),
    )
    statement = _part(section, words, "Accessibility", imprint.statement)
    if imprint.contact:
        line = add(statement, "p", dict(words.marks))
        words.fill(
            line,
            CONTACT,
            contact=contact_link(imprint.contact),
        )
    return serialise(root)


def _facts(section: Element, imprint: Imprint, words: Words) -> None:
    facts = add(section, "dl")

    def fact(term: str, value: str, *, link: str = "") -> None:
        if value:
            add(facts, "dt", dict(words.marks), words.text(term))
            holder = add(facts, "dd")
            if link:
                add(holder, "a", {"href": link}, value)
            else:
                say(holder, value)

    add(facts, "dt", dict(words.marks), words.text("Date"))
    shown = day_in(words.language, imprint.date, weekday=True)
    add(add(facts, "dd"), "time", {"datetime": imprint.date.isoformat()}, shown)
    fact("Desks", words.catalogue.join(imprint.desks))
    fact("Publisher", imprint.publisher, link=imprint.url)
    fact("Rights", imprint.rights)


def _part(parent: Element, words: Words, heading: str, sentences: Sequence[str]) -> Element:
    anchor = "-".join(heading.lower().split())
    section = add(parent, "section", {"aria-labelledby": anchor})
    add(section, "h2", {"id": anchor, **words.marks}, words.text(heading))
    for sentence in sentences:
        add(section, "p", dict(words.marks), sentence)
    return section


def contact_address(contact: str) -> str:
    """Return a contact as an address that a link can have."""
    return f"mailto:{contact}" if "@" in contact and "://" not in contact else contact


def contact_link(contact: str) -> Builder:
    """Return what adds a link to a contact."""
    return lambda parent: _linked(parent, contact)


def _linked(parent: Element, contact: str) -> None:
    add(parent, "a", {"href": contact_address(contact)}, contact)
