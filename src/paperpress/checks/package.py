"""House rules on the package: its pages, its metadata, and what that claims."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from typing import Final

from paperpress.checks.asking import HEADINGS, ids_in, short, types_of
from paperpress.checks.view import Page, View
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.vocab import XHTML_TYPE

#: Attributes of ARIA and HTML that name other elements of the page by their id.
_REFERENCES: Final = (
    *("aria-labelledby", "aria-describedby", "aria-details", "aria-controls", "aria-owns"),
    *("aria-flowto", "headers", "for"),
)
_REFERRING: Final = frozenset(_REFERENCES)
_MODES: Final = (
    *("accessMode", "accessibilityFeature", "accessibilityHazard", "accessibilitySummary"),
)


def unreadable_pages(view: View) -> Iterator[Finding]:
    """Find pages of the spine that aren't well-formed XHTML (PKG101; EPUB 3.3, section 6.1)."""
    read = {page.href for page in view.pages} | ({view.nav.href} if view.nav else set())
    for href in view.spine:
        if view.types.get(href) == XHTML_TYPE and href not in read:
            yield emit("PKG101", path=href)


def unreadable_files(view: View) -> Iterator[Finding]:
    """Find files of the archive that some reading system can't unpack (PKG122; OCF 3.3, 4.3.1)."""
    for path, why in view.flaws.items():
        yield emit("PKG122", path=short(path), why=why)


def accessibility_metadata(view: View) -> Iterator[Finding]:
    """Find packages that lack accessibility metadata (PKG102; EPUB Accessibility 1.1)."""
    for name in _MODES:
        if not view.values(f"schema:{name}"):
            yield emit("PKG102", path="metadata", name=name)


def honest_alternative_text(view: View) -> Iterator[Finding]:
    """Find false claims of alternative text or of reading by text alone (PKG103)."""
    claimed = "alternativeText" in view.values("schema:accessibilityFeature")
    if not (claimed or "textual" in view.values("schema:accessModeSufficient")):
        return
    for page in view.pages:
        if any(image.get("alt") is None for image in page.named("img")):
            yield emit("PKG103", path=page.href)


def _marks_pages(page: Page) -> bool:
    return any("pagebreak" in types_of(element) for element in page.elements)


def _describes(page: Page) -> bool:
    return bool(page.named("details")) or any(
        element.get("aria-details") or element.get("aria-describedby") or element.get("longdesc")
        for element in page.elements
    )


def _has_math(page: Page) -> bool:
    return any(str(element.tag).endswith("}math") for element in page.elements)


#: A feature that is claimed, and what shows on at least one page where the claim is true.
_SHOWS: Final[dict[str, Callable[[Page], bool]]] = {
    "pageBreakMarkers": _marks_pages,
    "printPageNumbers": _marks_pages,
    "longDescription": _describes,
    "MathML": _has_math,
    "structuralNavigation": lambda page: bool(page.named(*HEADINGS)),
    "alternativeText": lambda page: any(image.get("alt") for image in page.named("img", "svg")),
    "ARIA": lambda page: any("role" in element.attrib for element in page.elements),
}


def honest_features(view: View) -> Iterator[Finding]:
    """Find features that are claimed and no page shows (PKG108; Accessibility Properties, 2.2)."""
    pages = (*view.pages, *((view.nav,) if view.nav else ()))
    for feature in dict.fromkeys(view.values("schema:accessibilityFeature")):
        shows = _SHOWS.get(feature.strip())
        if shows is not None and not any(shows(page) for page in pages):
            yield emit("PKG108", path="metadata", feature=feature.strip())


def honest_hazards(view: View) -> Iterator[Finding]:
    """Find ``none`` or ``unknown`` beside other hazards (PKG111; Accessibility Properties)."""
    hazards = [value.strip() for value in view.values("schema:accessibilityHazard")]
    for alone in ("none", "unknown"):
        if alone in hazards and len(set(hazards)) > 1:
            yield emit("PKG111", path="metadata", alone=alone, told=", ".join(hazards))
            return


def conformance_has_a_certifier(view: View) -> Iterator[Finding]:
    """Find claims of conformance that nobody vouches for (PKG110; EPUB Accessibility 1.1)."""
    claims = [v for v in view.values("dcterms:conformsTo") if "accessibility" in v.lower()]
    if claims and not view.values("a11y:certifiedBy"):
        yield emit("PKG110", path="metadata", claims=claims[0])


def languages_are_declared(view: View) -> Iterator[Finding]:
    """Find languages of pages that the package doesn't declare (PKG109; EPUB 3.3, section 5.5.3)."""
    declared = {value.strip().partition("-")[0].lower() for value in view.values("dc:language")}
    used = Counter(
        (page.tree.get("lang") or "").partition("-")[0].lower()
        for page in view.pages
        if page.tree.get("lang")
    )
    for language in used:
        if language not in declared:
            yield emit("PKG109", path="metadata", language=language)


def page_source(view: View) -> Iterator[Finding]:
    """Find printed pages of an unnamed print edition (PKG107; EPUB Accessibility 1.1)."""
    if any(_marks_pages(page) for page in view.pages) and not (
        view.values("pageBreakSource") or view.values("dc:source")
    ):
        yield emit("PKG107", path="metadata")


def ids_are_unique(view: View) -> Iterator[Finding]:
    """Find ids that several elements of a page share (PKG105; HTML, the id attribute)."""
    for page in view.by_href.values():
        counted = Counter(name for e in page.elements if (name := e.get("id")))
        for name, count in counted.items():
            if count > 1:
                yield emit("PKG105", path=page.href, count=count, name=name)


def references_hold(view: View) -> Iterator[Finding]:
    """Find references to elements that their page doesn't have (PKG106; criterion 4.1.2)."""
    for page in view.by_href.values():
        for element in page.elements:
            if _REFERRING.isdisjoint(element.keys()):
                continue
            for attribute in _REFERENCES:
                gone = [name for name in ids_in(element, attribute) if name not in page.by_id]
                if gone:
                    yield emit("PKG106", path=page.href, attribute=attribute, gone=gone[0])
