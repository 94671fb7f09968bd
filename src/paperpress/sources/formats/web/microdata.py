"""Microdata of an HTML page as nodes like those of JSON-LD.

HTML Standard, section 5 (https://html.spec.whatwg.org/multipage/microdata.html).
"""

from __future__ import annotations

from lxml import etree

from paperpress.sources.formats.web.linked_data import Node
from paperpress.sources.parsing.bodies import source_of
from paperpress.sources.parsing.plain import visible

#: Where the value of a property stands that isn't the element's text.
_VALUES = {
    "meta": "content", "a": "href", "link": "href", "area": "href", "img": "src", "audio": "src",
    "video": "src", "source": "src", "iframe": "src", "embed": "src", "object": "data",
    "time": "datetime", "data": "value", "meter": "value",
}  # fmt: skip
#: Properties whose markup is wanted.
_MARKUP = frozenset({"articleBody", "text"})
#: People are named by a link's text, not by where it leads.
_NAMED = frozenset({"author", "creator", "editor", "name", "headline"})


def microdata(page: etree._Element) -> list[Node]:
    """Return the items of a page that are part of no other."""
    return [
        _item(element)
        for element in page.iter()
        if _is_item(element) and not element.get("itemprop")
    ]


def _is_item(element: etree._Element) -> bool:
    return isinstance(element.tag, str) and element.get("itemscope") is not None


def _item(element: etree._Element) -> Node:
    node: Node = {"@type": (element.get("itemtype") or "").split()}
    if element.get("itemid"):
        node["@id"] = element.get("itemid")
    _gather(element, node)
    return node


def _gather(element: etree._Element, node: Node) -> None:
    for child in element:
        if not isinstance(child.tag, str):
            continue
        names = (child.get("itemprop") or "").split()
        value = _item(child) if _is_item(child) else None
        for name in names:
            # Publishers write "Headline" too, though names are told apart by capitals.
            key = name[:1].lower() + name[1:] if "/" not in name else name
            node.setdefault(key, []).append(_value(child, key) if value is None else value)
        if value is None:
            _gather(child, node)


def _value(element: etree._Element, name: str) -> str:
    if name in _MARKUP:
        return source_of(element)
    tag = str(element.tag)
    held = element.get(_VALUES[tag]) if tag in _VALUES else None
    if held is None or (tag == "a" and name in _NAMED):
        lines = (" ".join(line.split()) for line in visible(element).splitlines())
        shown = [line for line in lines if line]
        # A box about the author begins with the name; what follows it is no part of it.
        return " ".join(shown[:1] if name in _NAMED else shown)
    return held
