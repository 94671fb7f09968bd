"""The pages before the articles: cover, contents, and the opening page of a desk."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from paperpress.model.changes import Changes
from paperpress.vocab import EPUB_TYPE_ATTRIBUTE
from paperpress.xhtml.changes import changes_section
from paperpress.xhtml.context import CoverPicture, Frame, Pointer
from paperpress.xhtml.tree import Element, add, language_of, page, serialise
from paperpress.xhtml.words import Builder, Words, name


@dataclass(frozen=True, slots=True)
class Group:
    """Articles of one desk in a list of contents; `desk` is empty where there is only one."""

    desk: str
    href: str
    entries: tuple[Pointer, ...]


def cover_page(frame: Frame, cover: CoverPicture) -> bytes:
    """Return the cover as a page: one picture, and what it says as its alternative text.

    The picture is the page's heading, so that a listener who goes from heading to heading hears
    which edition is open (WCAG 2.2, criterion 2.4.6, technique G141).
    """
    words = Words(frame.language)
    root, body = page(words.text("Cover"), frame.language, frame.direction, frame.stylesheet)
    cover_picture(add(body, "main"), cover, heading=True)
    return serialise(root)


def cover_picture(parent: Element, cover: CoverPicture, *, heading: bool = False) -> None:
    """Write the cover as a part of a page; where it is the whole page, its heading too."""
    section = add(parent, "section", {EPUB_TYPE_ATTRIBUTE: "cover", "class": "cover"})
    add(
        add(section, "h1", {"class": "cover"}) if heading else section,
        "img",
        {
            "role": "doc-cover",
            "src": cover.href,
            "alt": cover.alternative,
            "width": str(cover.width),
            "height": str(cover.height),
        },
    )


def contents_page(
    frame: Frame,
    on: date,
    groups: Sequence[Group],
    changes: Changes,
) -> bytes:
    """Return what is in the edition: what changed, and headline, standfirst and byline of each article.

    Args:
        frame: of the edition.
        on: its day.
        groups: its articles, by desk.
        changes: what is different since the last issue that left the house.
    """
    words = Words(frame.language)
    title = words.text("In this edition")
    root, body = page(f"{title} – {frame.title}", frame.language, frame.direction, frame.stylesheet)
    section = add(
        add(body, "main"), "section", {"class": "contents", "aria-labelledby": "contents"}
    )
    header = add(section, "header")
    add(header, "p", {"class": "masthead"}, frame.title)
    add(header, "h1", {"id": "contents", **words.marks}, title)
    line = add(header, "p", {"class": "dateline"})
    shown = words.catalogue.weekday_date(on)
    add(line, "time", {"datetime": on.isoformat()}, shown)
    if changes:
        entries = [entry for group in groups for entry in group.entries]
        changes_section(section, frame, on, changes, entries)
    for group in groups:
        if group.desk:
            add(add(section, "h2"), "a", {"href": group.href}, group.desk)
        _entries(section, group.entries, frame, "h3" if group.desk else "h2")
    return serialise(root)


def desk_page(frame: Frame, group: Group) -> bytes:
    """Return the opening of a desk's part of the whole paper."""
    root, body = page(
        f"{group.desk} – {frame.title}", frame.language, frame.direction, frame.stylesheet
    )
    section = add(
        add(body, "main"),
        "section",
        {
            "class": "contents",
            EPUB_TYPE_ATTRIBUTE: "part",
            "role": "doc-part",
            "aria-labelledby": "desk",
        },
    )
    add(section, "h1", {"id": "desk"}, group.desk)
    _entries(section, group.entries, frame, "h2")
    return serialise(root)


def _entries(section: Element, entries: Sequence[Pointer], frame: Frame, heading: str) -> None:
    """Write a list whose items begin with a heading, so that they can be skimmed by either."""
    items = add(section, "ol", {"class": "entries"})
    for entry in entries:
        marks = language_of(entry.language, frame.language, entry.direction, frame.direction)
        item = add(items, "li", marks)
        add(add(item, heading), "a", {"href": entry.href}, entry.headline)
        if entry.standfirst:
            add(item, "p", {"class": "standfirst"}, entry.standfirst)
        words = Words(entry.language)
        if entry.byline:
            add(item, "p", {"class": "byline"}, entry.byline)
        elif entry.authors:
            _byline(add(item, "p", {"class": "byline", **words.marks}), words, entry)
        # A paragraph of its own: a number right after a right-to-left name would change places.
        add(item, "p", {"class": "dateline"}, words.catalogue.minutes(entry.minutes))


def _byline(line: Element, words: Words, entry: Pointer) -> None:
    """Write the authors' names, each isolated where it runs the other way."""

    def author(person: str) -> Builder:
        return lambda parent: name(parent, person, entry.direction)

    builders = [author(person) for person in entry.authors]
    words.fill(line, "By {authors}", authors=lambda parent: words.join(parent, builders))
