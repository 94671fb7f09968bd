"""A page as a text content document (DAISY 2.02, #textdoc): XHTML 1.0, every id where it was.

Elements that came with HTML 5 become boxes and spans, MathML its line of text. A document of the
book is linked by its new name; what leads to a page that isn't in the book is no link any more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from paperpress.speech.phrases import MATH, types_of
from paperpress.vocab import XHTML_NS, XML_LANG
from paperpress.xhtml.tree import Element, add, say

DOCTYPE: Final = (
    '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN"'
    ' "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
)


def _words(listed: str) -> frozenset[str]:
    return frozenset(listed.split())


_BOXES: Final = _words(
    "article aside details figcaption figure footer header hgroup main nav search section summary"
)
#: Elements of both that stay.
_KEPT: Final = _words(
    "a abbr b blockquote br caption cite code col colgroup dd del dfn div dl dt em h1 h2 h3 h4 h5 h6 hr i"
    " img ins kbd li ol p pre q s samp small span strong sub sup table tbody td tfoot th thead tr u ul"
    " var"
)
_EVERYWHERE: Final = frozenset({"id", "class", "title", "lang", XML_LANG, "dir"})
_ATTRIBUTES: Final[Mapping[str, frozenset[str]]] = {
    name: _words(allowed)
    for name, allowed in {
        "a": "href rel hreflang type",
        "blockquote": "cite",
        "col": "span",
        "colgroup": "span",
        "del": "cite datetime",
        "img": "src alt width height",
        "ins": "cite datetime",
        "li": "value",
        "ol": "start type",
        "q": "cite",
        "td": "colspan rowspan scope headers abbr",
        "th": "colspan rowspan scope headers abbr",
    }.items()
}
#: How the recommendation on what may be skipped calls it (section 7.2), by its type on the page.
_CLASSES: Final = {"footnote": "notebody", "noteref": "noteref", "pullquote": "sidebar"}


@dataclass(frozen=True, slots=True)
class Names:
    """What the files and printed pages of the book are called."""

    pages: Mapping[str, str]
    """By page of the publication, its document."""
    files: Mapping[str, str]
    """By picture of the publication, its file."""
    printed: Mapping[str, str]
    """By the id of a mark on this page, what stands there: the printed page's number."""
    page_class: Callable[[str], str]
    """What kind of page a number is of: ``page-normal``."""


def content_document(root: Element, metadata: Mapping[str, str], names: Names) -> bytes:
    """Return a page as a text content document.

    Args:
        root: the page.
        metadata: what the document says of the book.
        names: of what it refers to.
    """
    namespaces: dict[str | None, str] = {None: XHTML_NS}
    page = etree.Element(f"{{{XHTML_NS}}}html", nsmap=namespaces)
    _attributes(root, page, "html", names)
    page.attrib.pop("class", None)
    head = add(page, "head")
    add(head, "meta", {"http-equiv": "Content-type", "content": "text/html; charset=utf-8"})
    add(head, "title", text=root.findtext(f".//{{{XHTML_NS}}}title", ""))
    for name, content in metadata.items():
        add(head, "meta", {"name": name, "content": content})
    body = root.find(f"{{{XHTML_NS}}}body")
    assert body is not None, "a page has a body"
    _write(body, page, "body", names)
    return etree.tostring(page, encoding="UTF-8", xml_declaration=True, doctype=DOCTYPE) + b"\n"


def _write(element: Element, parent: Element, name: str, names: Names) -> None:
    """Add an element to a parent under its name in XHTML 1.0, with all that it holds."""
    converted = etree.SubElement(parent, f"{{{XHTML_NS}}}{name}")
    _attributes(element, converted, name, names)
    if element.tag == MATH:
        converted.text = element.get("alttext") or " ".join("".join(element.itertext()).split())
        return
    converted.text = names.printed.get(element.get("id", "")) or element.text
    for child in element:
        if isinstance(child.tag, str):
            _child(child, converted, names)
        say(converted, child.tail or "")


def _child(child: Element, parent: Element, names: Names) -> None:
    local = etree.QName(child).localname
    if local == "wbr" or child.get("hidden") is not None:
        return
    if local == "div" and parent.tag == f"{{{XHTML_NS}}}dl":
        for inner in child:
            _child(inner, parent, names)
    elif local in _BOXES:
        _write(child, parent, "div", names)
    elif local == "a" and _target(child.get("href"), names) is None:
        _write(child, parent, "span", names)
    else:
        _write(child, parent, local if local in _KEPT else "span", names)


def _attributes(element: Element, converted: Element, name: str, names: Names) -> None:
    allowed = _EVERYWHERE | _ATTRIBUTES.get(name, frozenset())
    for key, value in element.attrib.items():
        if key in allowed and not (key == "dir" and value == "auto"):
            converted.set(str(key), str(value))
    if name == "a":
        converted.set("href", _target(element.get("href"), names) or "")
    if name == "img":
        converted.set("src", names.files.get(element.get("src", ""), ""))
    number = names.printed.get(element.get("id", ""))
    kinds = [_CLASSES[kind] for kind in types_of(element) if kind in _CLASSES]
    if number:
        kinds.append(names.page_class(number))
    if kinds:
        converted.set("class", " ".join(kinds))


def _target(href: str | None, names: Names) -> str | None:
    """Return where a link leads; None where that isn't in the book."""
    if href is None or href.startswith("#") or ":" in href.partition("/")[0]:
        return href
    page, mark, anchor = href.partition("#")
    return None if page not in names.pages else f"{names.pages[page]}{mark}{anchor}"
