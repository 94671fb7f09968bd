"""The pages before the articles: cover, contents, and the opening page of a desk."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from paperpress.locales import day_in
from paperpress.model.changes import Changes
from paperpress.vocab import EPUB_TYPE_ATTRIBUTE
from paperpress.xhtml.changes import changes_section
from paperpress.xhtml.context import CoverPicture, Frame, Pointer, Shown
from paperpress.xhtml.tree import Element, add, language_of, page, say, serialise, whole
from paperpress.xhtml.words import Builder, Words, framed_image, name

#: In an edition of so many articles each has its standfirst in the contents; in a larger one it is
#: the first ones of the edition.
ALL_FULL = 12
WITH_STANDFIRST = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Articles that the contents list together."""

    name: str
    """A desk, a kicker or numbers; empty where there is one group."""
    href: str
    """The page that opens the group, before its articles; empty for none."""
    entries: tuple[Pointer, ...]
    full: frozenset[int] = frozenset()
    """Those that have their standfirst on the group's page, from 0."""


@dataclass(frozen=True, slots=True)
class Contents:
    """What the contents list."""

    groups: tuple[Group, ...]
    whole: bool
    """Whether all articles are listed on one page; else each group's page lists its own."""
    full: frozenset[int] = frozenset()
    """The articles that have their standfirst on the first page, from 0."""
    picture: Shown | None = None
    """Of the first article."""

    @property
    def total(self) -> int:
        """How many articles there are."""
        return sum(len(group.entries) for group in self.groups)

    def first(self, group: Group) -> int:
        """Return the position of a group's first article."""
        before = self.groups[: self.groups.index(group)]
        return 1 + sum(len(other.entries) for other in before)

    def entry_of(self, position: int, frame: Frame) -> str:
        """Return where the entry of an article stands, by its position in the edition."""
        page = frame.contents
        if not self.whole:
            page = [group for group in self.groups if self.first(group) <= position][-1].href
        return f"{page}#{entry_id(position)}"


def entry_id(position: int) -> str:
    """Return the id of an article's entry in the contents, by its position in the edition."""
    return f"entry-{position}"


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


def contents_page(frame: Frame, on: date, contents: Contents, changes: Changes) -> bytes:
    """Return the front page: what changed, the lead story with its picture, then what else there is.

    Args:
        frame: of the edition.
        on: its day.
        contents: its articles, in groups.
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
    add(line, "time", {"datetime": on.isoformat()}, day_in(frame.language, on, weekday=True))
    count = words.plural("{count} article", "{count} articles", contents.total)
    say(line, " · ")
    say(add(line, "span", dict(words.marks)) if any(words.marks.values()) else line, count)
    if changes:
        entries = [entry for group in contents.groups for entry in group.entries]
        changes_section(section, frame, on, changes, entries)
    if contents.whole:
        for group in contents.groups:
            _group(section, frame, contents, group)
    else:
        top = contents.groups[0].entries[:WITH_STANDFIRST]
        _entries(section, frame, top, 1, contents.picture, full=contents.full)
        _index(section, frame, contents.groups, words)
    return serialise(root)


def _group(section: Element, frame: Frame, contents: Contents, group: Group) -> None:
    """Write the articles of a group, below its name."""
    heading = add(section, "h2", {"class": "group"}) if group.name else None
    if heading is not None and group.href:
        add(heading, "a", {"href": group.href}, group.name)
    elif heading is not None:
        say(heading, group.name)
    first = contents.first(group)
    _entries(
        section,
        frame,
        group.entries,
        first,
        contents.picture if first == 1 else None,
        level="h3" if group.name else "h2",
        full=frozenset(number - first + 1 for number in contents.full),
        kickers=bool(group.href) or not group.name,
    )


def _index(section: Element, frame: Frame, groups: Sequence[Group], words: Words) -> None:
    """Write the groups of a large edition, each a link to the page that lists its articles.

    Below a group's name stands the headline that it begins with: "21–40" says little.
    """
    items = add(section, "ul", {"class": "index"})
    for group in groups:
        item = add(items, "li")
        add(item, "a", {"href": group.href}, group.name)
        count = words.plural("{count} article", "{count} articles", len(group.entries))
        say(item, f" · {count}")
        first = group.entries[0]
        marks = language_of(first.language, frame.language, first.direction, frame.direction)
        add(item, "p", marks, first.headline)


def group_page(frame: Frame, contents: Contents, group: Group) -> bytes:
    """Return the page that opens a group: a desk's part of the whole paper, or some of a large day."""
    root, body = page(
        f"{group.name} – {frame.title}", frame.language, frame.direction, frame.stylesheet
    )
    section = add(
        add(body, "main"),
        "section",
        {
            "class": "contents",
            EPUB_TYPE_ATTRIBUTE: "part",
            "role": "doc-part",
            "aria-labelledby": "group",
        },
    )
    add(section, "h1", {"id": "group"}, group.name)
    _entries(section, frame, group.entries, contents.first(group), full=group.full)
    return serialise(root)


def _entries(
    section: Element,
    frame: Frame,
    entries: Sequence[Pointer],
    first: int,
    picture: Shown | None = None,
    *,
    level: str = "h2",
    full: frozenset[int],
    kickers: bool = True,
) -> None:
    """Write a list whose items begin with a heading, so that they can be skimmed by either.

    Each is kept whole, but the first with the picture, which stands at the top.
    """
    items = add(section, "ol", {"class": "entries"})
    for number, entry in enumerate(entries):
        words = Words(entry.language)
        marks = language_of(entry.language, frame.language, entry.direction, frame.direction)
        item = add(items, "li", {"id": entry_id(first + number), **marks})
        shown = picture if not number else None
        cell = item if shown else whole(item)
        add(add(cell, level), "a", {"href": entry.href}, entry.headline)
        if shown:
            framed_image(cell, words, shown)
        if entry.standfirst and number in full:
            add(cell, "p", {"class": "standfirst"}, entry.standfirst)
        _quiet_line(cell, words, entry, kickers=kickers)


def _quiet_line(cell: Element, words: Words, entry: Pointer, *, kickers: bool) -> None:
    """Write what it is about, who wrote it, and how long it takes to read."""
    line = add(cell, "p", {"class": "byline", **words.marks})
    parts: list[Builder] = []
    if entry.kicker and kickers:
        parts.append(lambda parent: _isolated(parent, entry.kicker, entry.direction))
    if entry.byline:
        parts.append(lambda parent: _isolated(parent, entry.byline, entry.direction))
    elif entry.authors:
        parts.append(lambda parent: _by(parent, words, entry))
    minutes = words.catalogue.minutes(entry.minutes).replace(" ", "\N{NO-BREAK SPACE}")
    parts.append(lambda parent: say(parent, minutes))
    for number, part in enumerate(parts):
        if number:
            say(line, " · ")
        part(line)


def _isolated(line: Element, text: str, direction: str) -> None:
    """Write text before a number, which would change places with it if the text ended the other way."""
    other = {"R", "AL"} if direction == "ltr" else {"L"}
    if any(unicodedata.bidirectional(character) in other for character in text):
        add(line, "bdi", text=text)
    else:
        say(line, text)


def _by(line: Element, words: Words, entry: Pointer) -> None:
    """Write who wrote it, each name isolated where it runs the other way."""

    def author(person: str) -> Builder:
        return lambda parent: name(parent, person, entry.direction)

    builders = [author(person) for person in entry.authors]
    words.fill(line, "By {authors}", authors=lambda parent: words.join(parent, builders))
