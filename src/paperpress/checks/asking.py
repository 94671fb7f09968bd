"""What the rules ask of pages: text, names, languages."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Final
from urllib.parse import unquote

from lxml import etree

from paperpress.checks.characters import fold
from paperpress.checks.view import Page
from paperpress.vocab import EPUB_TYPE_ATTRIBUTE, XML_LANG

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

_LONGEST_EXAMPLE = 60
#: Characters of a name, or of a part of one.
_LONGEST_NAME = 500
_NOTHING: Final[frozenset[str]] = frozenset()


def local(element: etree._Element) -> str:
    """Return the element's name without its namespace; empty for what is no element."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def short(text: str) -> str:
    """Return a text cut to the length of an example in a message."""
    text = fold(text)
    return text if len(text) <= _LONGEST_EXAMPLE else f"{text[: _LONGEST_EXAMPLE - 1]}…"


def types_of(element: etree._Element) -> frozenset[str]:
    """Return the values of ``epub:type`` and ``role``, without the ``doc-`` of roles."""
    type_, role = element.get(EPUB_TYPE_ATTRIBUTE), element.get("role")
    if not type_ and not role:
        return _NOTHING
    values = f"{type_ or ''} {role or ''}".lower().split()
    return frozenset(word.removeprefix("doc-") for word in values)


def spoken(element: etree._Element) -> str:
    """Return the text of an element with the alternative texts of its pictures, as it is spoken."""
    parts = [element.text or ""]
    for child in element:
        if local(child) == "img":
            parts.append(f" {child.get('alt') or ''} ")
        elif isinstance(child.tag, str):
            parts.append(child.get("aria-label") or spoken(child))
        elif isinstance(child, etree._Entity):
            parts.append(child.text or "")
        parts.append(child.tail or "")
    return fold("".join(parts))


def name_of(element: etree._Element, page: Page) -> str:
    """Return the name by which a screen reader announces an element.


    By reference, by label, by content, by title: the steps of Accessible Name and Description
    Computation 1.2 that occur in books.
    """
    return (
        _referred(element, page)
        or fold(element.get("aria-label") or "")
        or spoken(element)
        or fold(element.get("title") or "")
    )


def label_of(element: etree._Element, page: Page) -> str:
    """Return the name that an author gave a region; its content never counts as a name."""
    return _referred(element, page) or fold(element.get("aria-label") or "")


def _referred(element: etree._Element, page: Page) -> str:
    """Return the beginnings of the elements that ``aria-labelledby`` refers to, each element once."""
    names = dict.fromkeys(ids_in(element, "aria-labelledby"))
    return " ".join(beginning for name in names if (beginning := _beginning(name, page)))


def _beginning(name: str, page: Page) -> str:
    """Return the spoken beginning of an element that names others, as long as a name may be.

    Thousands may be named by one that holds half the page.
    """
    if name not in page.by_id:
        return ""
    if name not in page.beginnings:
        page.beginnings[name] = spoken(page.by_id[name])[:_LONGEST_NAME]
    return page.beginnings[name]


def ids_in(element: etree._Element, attribute: str) -> list[str]:
    """Return the ids that an attribute names."""
    return (element.get(attribute) or "").split()


def language_at(element: etree._Element) -> str:
    """Return the language that an element is in, as the nearest mark says; empty without one."""
    for holder in (element, *element.iterancestors()):
        language = holder.get("lang") or holder.get(XML_LANG)
        if language:
            return language
    return ""


def target_of(page: Page, href: str) -> tuple[str, str]:
    """Return the file and the fragment that a link within the publication leads to."""
    path, _, fragment = href.partition("#")
    if not path:
        return page.href, unquote(fragment)
    base = posixpath.dirname(page.href)
    return posixpath.normpath(posixpath.join(base, unquote(path))), unquote(fragment)


def is_cover(page: Page) -> bool:
    """Tell whether a page says that it is the cover."""
    return any("cover" in types_of(element) for element in page.elements)


def running_text(page: Page) -> Iterator[etree._Element]:
    """Yield the elements that hold lines of text: paragraphs, items, cells, captions."""
    for element in page.named("p", "li", "dd", "td", "figcaption", "blockquote", *HEADINGS):
        if local(element) in {"p", *HEADINGS} or not any(
            local(inner) in {"p", "li", "table", "div"} for inner in element.iterdescendants()
        ):
            yield element
