"""NITF within another format: an agency's XML, carried as the text of a body.

News Industry Text Format of the IPTC, versions 3.0 to 3.6 (https://iptc.org/standards/nitf/).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from paperpress.prose.html import read_html
from paperpress.sources.bodies import source_of
from paperpress.sources.plain import visible
from paperpress.sources.snippets import figure
from paperpress.sources.xml_text import without_entities

#: Elements that NITF shares with HTML.
_SHARED = frozenset(
    {
        "a", "br", "caption", "dd", "dl", "dt", "em", "hr", "li", "ol", "p", "pre", "q", "sub",
        "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_OTHER_NAMES = {
    "block": "div",
    "bq": "blockquote",
    "credit": "footer",
    "hl2": "h3",
    "note": "aside",
}
_ATTRIBUTES = frozenset({"href", "colspan", "rowspan", "scope"})
_BASIC = re.compile(
    r"(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)"
    r"(?:T(?P<hour>\d\d):?(?P<minute>\d\d):?(?P<second>\d\d)?)?(?P<zone>Z|[+-]\d\d:?\d\d)?"
)


@dataclass(frozen=True, slots=True)
class Nitf:
    """What a NITF document says; each field is empty where it says nothing."""

    headline: str
    standfirst: str
    byline: str
    dateline: str
    issued: str
    """RFC 3339, from ISO 8601's basic form, which NITF asks for."""
    body: str
    """HTML of its ``body.content``; all its words where it is no XML."""


def nitf(source: str) -> Nitf:
    """The document of a NITF text; never raises.

    No entity of the document's own is resolved and nothing is loaded, whatever it says.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(without_entities(source.encode()), parser)
    except etree.XMLSyntaxError:
        root = read_html(source)  # broken XML: its elements are still found, and no word is lost
    return nitf_of(root)


def nitf_of(root: etree._Element) -> Nitf:
    """What a NITF document says, of its root; elements are in no namespace."""
    content = root.find(".//body.content")
    body = content if content is not None else root
    return Nitf(
        _words(root, "hl1"),
        _words(root, "body.head//hl2"),
        _words(root, "byline"),
        _words(root, "dateline//location"),
        _moment(root),
        source_of(_html(body, "div")),
    )


def _moment(root: etree._Element) -> str:
    issue = root.find(".//date.issue")
    norm = "" if issue is None else issue.get("norm", "")
    found = _BASIC.fullmatch(norm.strip())
    if found is None:
        return norm
    day = f"{found['year']}-{found['month']}-{found['day']}"
    if found["hour"] is None:
        return day
    return f"{day}T{found['hour']}:{found['minute']}:{found['second'] or '00'}{found['zone'] or ''}"


def _words(root: etree._Element, path: str) -> str:
    found = root.find(f".//{path}")
    return "" if found is None else " ".join(visible(found).split())


def _html(element: etree._Element, name: str) -> etree._Element:
    """The element as HTML: what HTML lacks keeps its words in a ``span``."""
    made = etree.Element(name)
    made.text = element.text
    for key, value in element.attrib.items():
        if key in _ATTRIBUTES:
            made.set(key, value)
    for child in element:
        made.append(_child(child) if isinstance(child.tag, str) else etree.Element("span"))
        made[-1].tail = child.tail
    return made


def _child(child: etree._Element) -> etree._Element:
    name = str(child.tag)
    if name == "media" and child.get("media-type") in {"image", "graphic"}:
        shown = read_html(_figure(child)).find("figure")
        if shown is not None:
            return shown
    return _html(child, name if name in _SHARED else _OTHER_NAMES.get(name, "span"))


def _figure(media: etree._Element) -> str:
    reference = media.find("media-reference")
    source = "" if reference is None else reference.get("source", "")
    alternative = "" if reference is None else reference.get("alternate-text", "")
    caption, credit = _words(media, "media-caption"), _words(media, "media-producer")
    return figure(source, caption=caption, credit=credit, alt=alternative) if source else ""
