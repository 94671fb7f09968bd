"""The pages of an edition, written in the order in which they are read (CONTRACT, section 4)."""

from __future__ import annotations

from collections.abc import Iterator

from paperpress.assembly.layout import Layout
from paperpress.model.publication import Resource
from paperpress.vocab import XHTML_TYPE
from paperpress.xhtml.article import article_page
from paperpress.xhtml.backs import Imprint, colophon_page, contributors_page
from paperpress.xhtml.fronts import contents_page, cover_page, group_page


def reading_order(layout: Layout, imprint: Imprint) -> tuple[Resource, ...]:
    """Return every page in order: cover, contents, articles by group, contributors, colophon."""
    return tuple(_pages(layout, imprint))


def _pages(layout: Layout, imprint: Imprint) -> Iterator[Resource]:
    frame, contents = layout.frame, layout.pages.contents
    if layout.profile.cover_page:
        yield _page("cover.xhtml", cover_page(frame, layout.cover_picture))
    yield _page(
        frame.contents, contents_page(frame, layout.edition.date, contents, layout.edition.changes)
    )
    articles = iter(layout.pages.articles)
    for group in contents.groups:
        if group.href:
            yield _page(group.href, group_page(frame, contents, group))
        for _ in group.entries:
            article = next(articles)
            yield _page(article.href, article_page(article))
    if layout.pages.people:
        yield _page(frame.contributors, contributors_page(frame, layout.pages.people))
    yield _page("colophon.xhtml", colophon_page(frame, imprint))


def _page(href: str, data: bytes) -> Resource:
    # The manifest names pages that hold MathML (EPUB 3.3, section 5.6.2); in a text a "<" is never bare.
    properties = ("mathml",) if b"<math xmlns=" in data else ()
    return Resource(href.removesuffix(".xhtml"), href, XHTML_TYPE, data, properties)
