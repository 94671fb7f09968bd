"""House rules on the ways through an edition: contents, reading order, printed pages."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from paperpress.checks.asking import is_cover, target_of, types_of
from paperpress.checks.characters import fold
from paperpress.checks.view import Page, View
from paperpress.findings import emit
from paperpress.model.finding import Finding

Place = tuple[str, str]
"""A file and a fragment."""


def contents_are_there(view: View) -> Iterator[Finding]:
    """Find publications without a table of contents (EDN101; EPUB 3.3, section 7)."""
    if view.nav is None:
        yield emit("EDN101", path="package")


def contents_are_in_order(view: View) -> Iterator[Finding]:
    """Find tables of contents in another order than the pages (EDN102; WCAG 2.2, criterion 1.3.2)."""
    if view.nav is None:
        return
    listed = _listed(view.nav, "toc")
    places = [view.places[href] for href, _ in listed if href in view.places]
    if places != sorted(places):
        yield emit("EDN102", path=view.nav.href)


def contents_are_complete(view: View) -> Iterator[Finding]:
    """Find pages that the table of contents doesn't list (EDN103; WCAG 2.2, criterion 2.4.5)."""
    if view.nav is None:
        return
    listed = {href for href, _ in _listed(view.nav, "toc")}
    for page in view.pages:
        is_itself = page.href == view.nav.href
        if (
            page.href in view.places
            and page.href not in listed
            and not is_itself
            and not is_cover(page)
        ):
            yield emit("EDN103", path=page.href)


def printed_pages_are_listed(view: View) -> Iterator[Finding]:
    """Find page marks that the list of printed pages lacks or has out of order (EDN104, EDN105).


    EPUB Accessibility 1.1, page navigation; EPUB 3.3, section 7.4.4.
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
        yield emit("EDN104", path="package", count=len(marks))
        return
    listed = frozenset(_listed(view.nav, "page-list"))
    missed = [mark for mark in marks if mark not in listed]
    if missed:
        yield emit("EDN105", path=missed[0][0], count=len(missed))


def page_marks_are_named(view: View) -> Iterator[Finding]:
    """Find page marks that don't say which page begins (EDN106; EPUB Accessibility 1.1)."""
    for page in view.pages:
        for element in page.elements:
            if "pagebreak" in types_of(element) and not _says(element):
                yield emit("EDN106", path=page.href)


def _says(mark: etree._Element) -> str:
    return fold(mark.get("aria-label") or mark.get("title") or "".join(mark.itertext()))


def _listed(nav: Page, kind: str) -> list[Place]:
    """Return the places that a list of the navigation document leads to, in its order."""
    return [
        target_of(nav, link.get("href", ""))
        for element in nav.named("nav")
        if kind in types_of(element)
        for link in element.iter("{*}a")
    ]
