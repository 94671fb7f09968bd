"""The house rules: one function a rule, one table of them all (docs/findings.md)."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import Final
from urllib.parse import unquote

from lxml import etree

from paperpress.checks.styles import style_sheets
from paperpress.checks.view import Page, View, open_epub, view_of
from paperpress.model.finding import Finding, Severity
from paperpress.model.language import normalise
from paperpress.model.publication import Publication
from paperpress.vocab import EPUB_TYPE_ATTRIBUTE, LINK_SCHEMES, XHTML_TYPE, XML_LANG

Rule = Callable[[View], Iterator[Finding]]

_HEADING = re.compile(r"h([1-6])")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_SPACE = re.compile(r"\s+")
_FIRST_SENTENCE_END = tuple(".!?…:;。！？")
#: A bold paragraph longer than this is emphasis, not a heading in disguise.
_LONGEST_HEADING = 90


def check(publication: Publication) -> tuple[Finding, ...]:
    """The findings of all rules on a publication."""
    return _findings(view_of(publication))


def check_epub(data: bytes, name: str) -> tuple[Finding, ...]:
    """The findings of all rules on an EPUB file, pressed here or elsewhere.

    Raises:
        BindingError: it is no EPUB that can be opened.
    """
    return _findings(open_epub(data, name))


def _findings(view: View) -> tuple[Finding, ...]:
    return tuple(finding for rule in RULES for finding in rule(view))


def _finding(code: str, severity: Severity, path: str, message: str, remedy: str) -> Finding:
    return Finding(code, severity, "", path, message, remedy)


def text_of(element: etree._Element) -> str:
    """The characters of an element, white space folded."""
    return _SPACE.sub(" ", "".join(element.itertext())).strip()


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def unreadable_pages(view: View) -> Iterator[Finding]:
    """PKG101: every page of the spine is well-formed XHTML (EPUB 3.3, section 6.1)."""
    read = {page.href for page in view.pages} | ({view.nav.href} if view.nav else set())
    for href in view.spine:
        if view.types.get(href) == XHTML_TYPE and href not in read:
            yield _finding(
                "PKG101",
                Severity.ERROR,
                href,
                "The page is missing or can't be parsed.",
                "Make it well-formed XHTML.",
            )


def accessibility_metadata(view: View) -> Iterator[Finding]:
    """PKG102: a reader can learn how accessible it is before opening it (EPUB Accessibility 1.1)."""
    for name in (
        "accessMode",
        "accessibilityFeature",
        "accessibilityHazard",
        "accessibilitySummary",
    ):
        if not view.values(f"schema:{name}"):
            yield _finding(
                "PKG102",
                Severity.WARNING,
                "metadata",
                f"The metadata doesn't tell schema:{name}.",
                "Add it, as it follows from the pages.",
            )


def honest_alternative_text(view: View) -> Iterator[Finding]:
    """PKG103: alternative text is claimed only where every picture has it."""
    if "alternativeText" not in view.values("schema:accessibilityFeature"):
        return
    for page in view.pages:
        if any(image.get("alt") is None for image in page.named("img")):
            yield _finding(
                "PKG103",
                Severity.ERROR,
                page.href,
                "The metadata claims alternative text, and a picture here has none.",
                "Write the text, or drop the claim.",
            )


def contents_are_complete(view: View) -> Iterator[Finding]:
    """EDN101 to EDN103: the table of contents lists every page in reading order (WCAG 2.2, 2.4.5)."""
    if view.nav is None:
        yield _finding(
            "EDN101",
            Severity.ERROR,
            "package",
            "There is no navigation document.",
            "Add one with a table of contents (EPUB 3.3, section 7).",
        )
        return
    listed = []
    for nav in view.nav.named("nav"):
        if "toc" in (nav.get(EPUB_TYPE_ATTRIBUTE) or "").split():
            base = posixpath.dirname(view.nav.href)
            for link in nav.iter("{*}a"):
                target = unquote(link.get("href", "").partition("#")[0])
                listed.append(posixpath.normpath(posixpath.join(base, target)))
    places = [view.spine.index(href) for href in listed if href in view.spine]
    if places != sorted(places):
        yield _finding(
            "EDN102",
            Severity.WARNING,
            view.nav.href,
            "The table of contents is in another order than the pages.",
            "List the pages in reading order.",
        )
    for page in view.pages:
        if page.href in view.spine and page.href not in listed and not _is_cover(page):
            yield _finding(
                "EDN103",
                Severity.WARNING,
                page.href,
                "The page is not in the table of contents.",
                "List it, so that it can be reached by other ways than page by page.",
            )


def _is_cover(page: Page) -> bool:
    return any("cover" in (e.get(EPUB_TYPE_ATTRIBUTE) or "").split() for e in page.elements)


def languages(view: View) -> Iterator[Finding]:
    """TXT101: every page tells its language, in both attributes (WCAG 2.2, criterion 3.1.1)."""
    for page in view.pages:
        lang, xml = page.tree.get("lang"), page.tree.get(XML_LANG)
        if not (lang or xml):
            message = "The page doesn't tell its language."
        elif lang and xml and lang != xml:
            message = f"lang says {lang!r}, and xml:lang says {xml!r}."
        else:
            try:
                normalise(lang or xml or "")
            except ValueError as error:
                message = str(error)
            else:
                continue
        yield _finding(
            "TXT101", Severity.ERROR, page.href, message, "Write the same valid tag in both."
        )


def headings(view: View) -> Iterator[Finding]:
    """TXT102: one h1 a page, first, and no level left out (WCAG 2.2, criterion 1.3.1)."""
    for page in view.pages:
        levels = [
            int(match[1])
            for element in page.elements
            if (match := _HEADING.fullmatch(_name(element)))
        ]
        said = ""
        if levels.count(1) > 1:
            said = "There are several first-level headings."
        elif levels and levels[0] != 1:
            said = f"The first heading is of level {levels[0]}."
        elif any(after > before + 1 for before, after in pairwise(levels)):
            said = "A level of heading is left out."
        if said:
            yield _finding(
                "TXT102",
                Severity.WARNING,
                page.href,
                said,
                "Let the headings alone be an outline: one h1, and each at most one deeper.",
            )


def bold_headings(view: View) -> Iterator[Finding]:
    """TXT103: what looks like a heading is one (WCAG 2.2, criterion 1.3.1, failure F2)."""
    for page in view.pages:
        for paragraph in page.named("p"):
            bold = [child for child in paragraph if _name(child) in {"b", "strong"}]
            text = text_of(paragraph)
            whole = len(bold) == 1 and text_of(bold[0]) == text
            if whole and 0 < len(text) <= _LONGEST_HEADING and text[-1] not in _FIRST_SENTENCE_END:
                yield _finding(
                    "TXT103",
                    Severity.WARNING,
                    page.href,
                    f"A bold paragraph looks like a heading: {text!r}.",
                    "Make it a heading.",
                )


def tables(view: View) -> Iterator[Finding]:
    """TXT104: a table has header cells (WCAG 2.2, criterion 1.3.1, technique H51)."""
    for page in view.pages:
        for table in page.named("table"):
            if table.get("role") not in {"presentation", "none"} and not table.findall(".//{*}th"):
                yield _finding(
                    "TXT104",
                    Severity.WARNING,
                    page.href,
                    "A table has no header cells.",
                    "Say which cells head its columns or rows.",
                )


def soft_hyphens(view: View) -> Iterator[Finding]:
    """TXT105: no soft hyphen, which screen readers mispronounce, in headings and links."""
    for page in view.pages:
        for element in page.named("h1", "h2", "h3", "h4", "h5", "h6", "a", "title"):
            if "\u00ad" in "".join(element.itertext()):
                yield _finding(
                    "TXT105",
                    Severity.ERROR,
                    page.href,
                    f"A soft hyphen stands in {text_of(element)!r}.",
                    "Take it out.",
                )


def alternative_text(view: View) -> Iterator[Finding]:
    """ALT101, ALT102: every picture has an alternative text, which isn't its caption again."""
    for page in view.pages:
        for image in page.named("img"):
            alt = image.get("alt")
            where = f"{page.href} {image.get('src', '')}"
            if alt is None:
                yield _finding(
                    "ALT101",
                    Severity.ERROR,
                    where,
                    "The picture has no alt attribute.",
                    'Say what is seen, or write alt="" where it only decorates.',
                )
            elif alt and _caption(image) and _same(alt, _caption(image)):
                yield _finding(
                    "ALT102",
                    Severity.NOTICE,
                    where,
                    f"The alternative text is the caption again: {alt!r}.",
                    "Say what the caption doesn't: a screen reader speaks both.",
                )


def _caption(image: etree._Element) -> str:
    for ancestor in image.iterancestors("{*}figure"):
        for caption in ancestor.iterchildren("{*}figcaption"):
            credit = "".join(text_of(small) for small in caption.iter("{*}small"))
            return text_of(caption).removesuffix(credit).strip()
    return ""


def _same(one: str, other: str) -> bool:
    return one.strip(" .").casefold() == other.strip(" .").casefold()


def links(view: View) -> Iterator[Finding]:
    """LNK101 to LNK104: links go somewhere, safely, and say where (WCAG 2.2, criterion 2.4.4)."""
    ids = {page.href: page.ids for page in view.pages}
    if view.nav is not None:
        ids[view.nav.href] = view.nav.ids
    for page in view.pages:
        for element in page.elements:
            if any(key.startswith("on") for key in element.attrib if isinstance(key, str)):
                yield _finding(
                    "LNK104",
                    Severity.ERROR,
                    page.href,
                    f"An event handler stands on a {_name(element)} element.",
                    "Take it out: reading systems don't run it, or shouldn't.",
                )
        for link in page.named("a"):
            yield from _link(page, link, view, ids)


def _link(
    page: Page, link: etree._Element, view: View, ids: dict[str, frozenset[str]]
) -> Iterator[Finding]:
    href = link.get("href")
    if href is None:
        return
    scheme = _SCHEME.match(href)
    if scheme and scheme[1].lower() not in LINK_SCHEMES:
        yield _finding(
            "LNK101",
            Severity.ERROR,
            page.href,
            f"A link has the scheme {scheme[1]!r}.",
            "Let it begin with https:, http:, mailto: or tel:, or make it text.",
        )
    elif not scheme and not _resolves(page.href, href, view, ids):
        yield _finding(
            "LNK102",
            Severity.ERROR,
            page.href,
            f"A link leads nowhere: {href!r}.",
            "Mend its address, or make it text.",
        )
    named = text_of(link) or link.get("aria-label") or _pictured(link)
    if not named:
        yield _finding(
            "LNK103",
            Severity.ERROR,
            page.href,
            f"A link to {href!r} has no text.",
            "Say where it leads.",
        )


def _pictured(link: etree._Element) -> str:
    return "".join(image.get("alt", "") for image in link.iter("{*}img"))


def _resolves(base: str, href: str, view: View, ids: dict[str, frozenset[str]]) -> bool:
    path, _, fragment = href.partition("#")
    target = (
        posixpath.normpath(posixpath.join(posixpath.dirname(base), unquote(path))) if path else base
    )
    if target not in view.types:
        return False
    return not fragment or target not in ids or unquote(fragment) in ids[target]


#: The rules, in the order in which they are told.
RULES: Final[tuple[Rule, ...]] = (
    unreadable_pages,
    accessibility_metadata,
    honest_alternative_text,
    contents_are_complete,
    languages,
    headings,
    bold_headings,
    tables,
    soft_hyphens,
    alternative_text,
    links,
    style_sheets,
)
