"""NITF within another format: an agency's XML, carried as the text of a body.

News Industry Text Format of the IPTC, versions 3.0 to 3.6 (https://iptc.org/standards/nitf/).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from paperpress.body.html import read_html
from paperpress.sources.parsing.bodies import source_of
from paperpress.sources.parsing.plain import visible
from paperpress.sources.parsing.snippets import figure, link
from paperpress.sources.parsing.xml_safety import without_entities
from paperpress.sources.parsing.xml_text import area

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
    """Return the document of a NITF text; never raises.

    No entity of the document's own is resolved and nothing is loaded, whatever it says.
    """
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(without_entities(source.encode()), parser)
    except etree.XMLSyntaxError:
        root = read_html(source)  # broken XML: its elements are still found, and no word is lost
    without_namespaces(root)
    return nitf_of(root)


def without_namespaces(root: etree._Element) -> None:
    """Give elements their local names, as NITF's own documents have them."""
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname


def nitf_of(root: etree._Element) -> Nitf:
    """Return what a NITF document says, of its root; elements are in no namespace."""
    content = root.find(".//body.content")
    body = content if content is not None else root
    return Nitf(
        _words(root, "hl1"),
        _words(root, "body.head//hl2"),
        _words(root, "byline"),
        _words(root, "dateline//location"),
        _moment(root),
        source_of(_html(body, "div")) + _ending(root),
    )


def _ending(root: etree._Element) -> str:
    """Return what ends a story, such as who wrote it: the tagline and the bibliography."""
    lines = [*root.iterfind(".//body.end/tagline"), *root.iterfind(".//body.end/bibliography")]
    return "".join(
        f"<p>{source_of(_html(line, 'p'))}</p>" for line in lines if visible(line).strip()
    )


def _moment(root: etree._Element) -> str:
    issue = root.find(".//date.issue")
    norm = "" if issue is None else issue.get("norm", "")
    match = _BASIC.fullmatch(norm.strip())
    if match is None:
        return norm
    day = f"{match['year']}-{match['month']}-{match['day']}"
    if match["hour"] is None:
        return day
    return f"{day}T{match['hour']}:{match['minute']}:{match['second'] or '00'}{match['zone'] or ''}"


def _words(root: etree._Element, path: str) -> str:
    element = root.find(f".//{path}")
    return "" if element is None else " ".join(visible(element).split())


def _html(element: etree._Element, name: str) -> etree._Element:
    """Return the element as HTML: what HTML lacks keeps its words in a ``span``."""
    html = etree.Element(name)
    html.text = element.text
    for key, value in element.attrib.items():
        if key in _ATTRIBUTES:
            html.set(key, value)
    for child in element:
        html.append(_child(child) if isinstance(child.tag, str) else etree.Element("span"))
        html[-1].tail = child.tail
    return html


def _child(child: etree._Element) -> etree._Element:
    name = str(child.tag)
    if name == "media-object":  # the bytes of a file, as characters
        return etree.Element("span")
    if name == "media":
        shown = read_html(_medium(child))
        if len(shown):
            return shown[0]
    return _html(child, name if name in _SHARED else _OTHER_NAMES.get(name, "span"))


def _medium(media: etree._Element) -> str:
    """Return a picture with its caption and credit, or a link to a film or sound; empty: its words."""
    references = [
        reference for reference in media.iterfind("media-reference") if reference.get("source")
    ]
    captions = [" ".join(visible(element).split()) for element in media.iterfind("media-caption")]
    caption, credit = " ".join(filter(None, captions)), _words(media, "media-producer")
    pictures = [reference for reference in references if _is_picture(media, reference)]
    if pictures:
        largest = max(pictures, key=area)
        alternative = largest.get("alternate-text", "")
        return figure(largest.get("source", ""), caption=caption, credit=credit, alt=alternative)
    address = references[0].get("source", "") if references else ""
    if address.startswith(("http://", "https://")):
        return f"<p>{link(address, ' '.join(filter(None, (caption, credit))))}</p>"
    return ""


def _is_picture(media: etree._Element, reference: etree._Element) -> bool:
    """Tell whether its media type says so, else the medium's; some agencies say ``Photo``."""
    kind = reference.get("mime-type", "").lower()
    if kind:
        return kind.startswith("image/")
    return media.get("media-type", "").lower() in {"image", "graphic", "photo", "picture"}
