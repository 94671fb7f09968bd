"""What leads to the pages of an edition: the table of contents, the landmarks, EPUB 2's guide."""

from __future__ import annotations

from collections.abc import Iterator

from paperpress.assembly.layout import Layout
from paperpress.model.publication import GuideReference
from paperpress.xhtml.nav import Entry, Landmark


def entries(layout: Layout) -> tuple[Entry, ...]:
    """Return the table of contents; groups that have a page are its first level."""
    return tuple(_entries(layout))


def _entries(layout: Layout) -> Iterator[Entry]:
    frame = layout.frame

    def front_or_back(href: str, message: str) -> Entry:
        return Entry(href, layout.words.text(message), frame.language, frame.direction)

    yield front_or_back(frame.contents, "In this edition")
    for group in layout.pages.contents.groups:
        articles = tuple(
            Entry(pointer.href, pointer.headline, pointer.language, pointer.direction)
            for pointer in group.entries
        )
        if group.href:
            yield Entry(group.href, group.name, frame.language, frame.direction, articles)
        else:
            yield from articles
    if layout.pages.people:
        yield front_or_back(frame.contributors, "Contributors")
    yield front_or_back("colophon.xhtml", "About this edition")


def landmarks(layout: Layout) -> list[Landmark]:
    """Return the places that a reading system can jump to."""
    text, frame = layout.words.text, layout.frame
    places = [
        Landmark("toc", frame.contents, text("Contents")),
        Landmark("bodymatter", layout.pages.articles[0].href, text("Start of articles")),
        Landmark("colophon", "colophon.xhtml", text("About this edition")),
    ]
    if layout.profile.cover_page:
        places.insert(0, Landmark("cover", "cover.xhtml", text("Cover")))
    if layout.pages.people:
        places.insert(-1, Landmark("contributors", frame.contributors, text("Contributors")))
    return places


def guide(layout: Layout) -> tuple[GuideReference, ...]:
    """Return EPUB 2's guide, which Kindle reads."""
    text = layout.words.text
    references = [
        GuideReference("toc", text("Contents"), layout.frame.contents),
        GuideReference("text", text("Start of articles"), layout.pages.articles[0].href),
    ]
    if layout.profile.cover_page:
        references.insert(0, GuideReference("cover", text("Cover"), "cover.xhtml"))
    return tuple(references)
