"""Pages of XHTML, written from articles whose bodies are in cells, become pages of eBraille.

What is still in print on them is what the writer of pages says itself: headlines, names, dates,
labels. All text is translated in its element's language; what is in cells already stays. eBraille
shows no pictures of ours, and all braille is written from left to right (eBraille 1.0, section 6).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from paperpress.braille.translation import Translation, in_braille
from paperpress.vocab import PACKAGE_TYPE, XHTML_NS, XML_LANG
from paperpress.xhtml.tree import Element, add, serialise

#: Attributes that a device may show (eBraille 1.0, 6.2.1); labels are read out beside them.
_SHOWN: Final = ("alt", "abbr", "title", "aria-label")
#: Where the pages of an edition are, below the package document (eBraille 1.0, 4.2).
FOLDER: Final = "ebraille"
#: The primary entry page.
ENTRY: Final = "index.html"


def swept_page(data: bytes, translation: Translation) -> bytes:
    """Return a page with all its text in cells."""
    root = etree.fromstring(data)
    _sweep(root, translation)
    return serialise(root)


def entry_page(data: bytes, translation: Translation) -> bytes:
    """Return a navigation document as the primary entry page (eBraille 1.0, section 8).

    It names the package document, and each printed page in print beside its cells (8.3.2).
    """
    root = etree.fromstring(data)
    for link in root.iterfind(".//{*}nav[@role='doc-pagelist']//{*}a"):
        number = link.text or ""
        link.text = translation.cells(number, _language(link))
        link.set("data-print", number)
    _sweep(root, translation)
    for element in root.iter(f"{{{XHTML_NS}}}a", f"{{{XHTML_NS}}}link"):
        element.set("href", f"{FOLDER}/{element.get('href')}")
        number = element.attrib.pop("data-print", "")
        if number:
            element.set("title", number)
    head = root.find(f"{{{XHTML_NS}}}head")
    assert head is not None, "a page has a head"
    add(head, "link", {"rel": "publication", "type": PACKAGE_TYPE, "href": "package.opf"})
    return serialise(root)


def _sweep(root: Element, translation: Translation) -> None:
    for image in list(root.iter(f"{{{XHTML_NS}}}img")):
        _take_out(image)
    around = _language(root)
    for element in list(root.iter(f"{{{XHTML_NS}}}*")):
        _translate(element, translation, around)
    for element in root.iter(f"{{{XHTML_NS}}}*"):
        _mark(element)


def _translate(element: Element, translation: Translation, around: str) -> None:
    language = _language(element)
    for name in _SHOWN:
        if element.get(name):
            element.set(name, translation.cells(element.get(name, ""), language, around))
    element.text = _text_of(element, translation, language, around)
    parent = element.getparent()
    if element.tail and parent is not None:
        element.tail = translation.cells(element.tail, _language(parent), around)


def _text_of(element: Element, translation: Translation, language: str, around: str) -> str:
    """Return the text of an element in cells; a link whose sign no code has says its label."""
    text = element.text or ""
    if element.get("role") == "doc-noteref" and text.isdecimal():
        return translation.note_sign(int(text), language)
    if element.get("role") == "doc-backlink":
        return element.get("aria-label", "")
    return translation.cells(text, language, around) if text.strip() else text


def _language(element: Element) -> str:
    """Return the language of an element's text."""
    return next((tag for tag in _languages(element) if tag), "en")


def _languages(element: Element) -> Iterator[str | None]:
    yield element.get("lang")
    yield from (outer.get("lang") for outer in element.iterancestors())


def _mark(element: Element) -> None:
    """Say of an element's language that it is in braille, and that it goes from left to right."""
    language = element.get("lang")
    if language:
        for name in ("lang", XML_LANG):
            element.set(name, in_braille(language))
    if element.get("dir"):
        del element.attrib["dir"]


def _take_out(element: Element) -> None:
    """Take an element out, and what holds nothing but it; text behind it stays."""
    parent = element.getparent()
    assert parent is not None, "a picture lies in a page"
    tail, before = element.tail or "", element.getprevious()
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)
    if len(parent) == 0 and not (parent.text or "").strip() and parent.tag == f"{{{XHTML_NS}}}div":
        _take_out(parent)
