"""House rules on the ways through an edition: contents, reading order, printed pages."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from paperpress.checks.asking import error, is_cover, target_of, types_of, warning
from paperpress.checks.characters import fold
from paperpress.checks.view import Page, View
from paperpress.model.finding import Finding

Place = tuple[str, str]
"""A file and a fragment."""


def contents_are_there(view: View) -> Iterator[Finding]:
    """EDN101: there is a table of contents (EPUB 3.3, section 7)."""
    if view.nav is None:
        yield error(
            "EDN101",
            "package",
            "There is no navigation document.",
            "Add one with a table of contents (EPUB 3.3, section 7).",
        )


def contents_are_in_order(view: View) -> Iterator[Finding]:
    """EDN102: the table of contents has the order of the pages (WCAG 2.2, criterion 1.3.2)."""
    if view.nav is None:
        return
    places = [view.spine.index(href) for href, _ in _listed(view.nav, "toc") if href in view.spine]
    if places != sorted(places):
        yield warning(
            "EDN102",
            view.nav.href,
            "The table of contents is in another order than the pages.",
            "List the pages in reading order.",
        )


def contents_are_complete(view: View) -> Iterator[Finding]:
    """EDN103: the table of contents lists every page (WCAG 2.2, criterion 2.4.5)."""
    if view.nav is None:
        return
    listed = {href for href, _ in _listed(view.nav, "toc")}
    for page in view.pages:
        own = page.href == view.nav.href
        if page.href in view.spine and page.href not in listed and not own and not is_cover(page):
            yield warning(
                "EDN103",
                page.href,
                "The page is not in the table of contents.",
                "List it, so that it can be reached by other ways than page by page.",
            )


def printed_pages_are_listed(view: View) -> Iterator[Finding]:
    """EDN104, EDN105: where printed pages are marked, a list of them leads to every mark, in the
    order of the print (EPUB Accessibility 1.1, page navigation; EPUB 3.3, section 7.4.4).
    """
    marks = [
        (page.href, element.get("id", ""))
        for page in view.pages
        for element in page.elements
        if "pagebreak" in types_of(element)
    ]
    if not marks:
        return
    if view.nav is None or not any("page-list" in types_of(nav) for nav in view.nav.named("nav")):
        yield warning(
            "EDN104",
            "package",
            f"{len(marks)} printed pages are marked, and there is no list to go to one by.",
            'Add a nav of epub:type "page-list".',
        )
        return
    listed = _listed(view.nav, "page-list")
    missed = [mark for mark in marks if mark not in listed]
    if missed:
        yield warning(
            "EDN105",
            missed[0][0],
            f"{len(missed)} marks of printed pages are not in the list of pages.",
            "List each mark that has an id, in the order of the print.",
        )


def page_marks_are_named(view: View) -> Iterator[Finding]:
    """EDN106: a mark of a printed page says which page begins (EPUB Accessibility 1.1, page navigation)."""
    for page in view.pages:
        for element in page.elements:
            if "pagebreak" in types_of(element) and not _says(element):
                yield warning(
                    "EDN106",
                    page.href,
                    "A mark of a printed page doesn't say which page begins.",
                    'Write role="doc-pagebreak" and aria-label="Page 12".',
                )


def _says(mark: etree._Element) -> str:
    return fold(mark.get("aria-label") or mark.get("title") or "".join(mark.itertext()))


def _listed(nav: Page, kind: str) -> list[Place]:
    """What a list of the navigation document leads to, in its order."""
    return [
        target_of(nav, link.get("href", ""))
        for element in nav.named("nav")
        if kind in types_of(element)
        for link in element.iter("{*}a")
    ]
