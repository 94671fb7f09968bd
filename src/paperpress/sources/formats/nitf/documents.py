"""NITF: the IPTC's News Industry Text Format 3.0 to 3.6 (https://iptc.org/standards/nitf/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.formats.nitf.text import nitf_of, without_namespaces
from paperpress.sources.parsing.bodies import repeats_beginning, source_of
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.people import authors, byline, merged
from paperpress.sources.parsing.plain import plain, visible
from paperpress.sources.parsing.values import each_once, filled
from paperpress.sources.parsing.xml_text import as_html, document, root_tag, text_at
from paperpress.sources.raw import Raw

#: What ``management-status`` of docdata means to a paper.
_STATUSES = {"": "published", "usable": "published", "embargoed": "published",
             "withheld": "withheld", "canceled": "cancelled"}  # fmt: skip
_XML_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"


def detects(start: bytes) -> bool:
    """Return the root is named so."""
    return root_tag(start)[0] == "nitf"


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the story of a document."""
    read = document(file, name)
    yield read if isinstance(read, Rejected) else read.noted(0, story(read.root, name, ""))


def story(root: etree._Element, name: str, place: str) -> Raw | Rejected:
    """Return the record of a document, by its root, in whatever namespace it is."""
    without_namespaces(root)
    told_by = nitf_of(root)
    headline = told_by.headline or text_at(root, "head/title", ".//headline")
    source = f"{name}, {place}" if place else name
    if not _shows(root):
        return Rejected(source, headline, (FieldError("body.content", "is missing or empty"),))
    data = root.find(".//docdata")
    status = "" if data is None else data.get("management-status", "").strip().lower()
    released = _norm(root, "date.release")
    abstract = root.find(".//body.head/abstract")
    body = told_by.body
    if told_by.standfirst and abstract is not None:
        summary = source_of(as_html(abstract))
        body = body if repeats_beginning(body, plain(summary)) else f"{summary}{body}"
    record = filled(
        id=_attribute(root, ".//doc-id", "id-string"),
        headline=headline,
        standfirst=told_by.standfirst or _spoken(root, ".//body.head/abstract"),
        desk=_desk(root),
        dateline=told_by.dateline or _spoken(root, ".//dateline"),
        byline=_line(root),
        authors=_people(root),
        published=told_by.issued
        or moment(_attribute(root, ".//pubdata", "date.publication"))
        or released,
        embargo=released,
        status="withheld"
        if status == "embargoed" and not released
        else _STATUSES.get(status, "withheld"),
        language=root.get(_XML_LANGUAGE) or root.get("baselang"),
        copyright=_copyright(root),
        keywords=each_once(keyword.get("key", "") for keyword in root.iter("keyword")),
        page=_attribute(root, ".//pubdata", "position.sequence"),
        body=body,
    )
    return Raw(place, record)


def _shows(root: etree._Element) -> bool:
    """Tell whether the content holds words, or at least a picture."""
    content = root.find(".//body.content")
    return content is not None and (
        bool(visible(content).strip()) or content.find(".//media-reference") is not None
    )


def _attribute(root: etree._Element, path: str, name: str) -> str:
    element = root.find(path)
    return "" if element is None else element.get(name, "")


def _spoken(root: etree._Element, path: str) -> str:
    element = root.find(path)
    return "" if element is None else " ".join(visible(element).split())


def _norm(root: etree._Element, name: str) -> str:
    return moment(_attribute(root, f".//{name}", "norm"))


def _desk(root: etree._Element) -> str:
    """Return the section of the publication; else the service that the story is of."""
    section = _attribute(root, ".//pubdata", "position.section")
    return section or _attribute(root, ".//tobject", "tobject.type")


def _line(root: etree._Element) -> str:
    return _spoken(root, ".//body.head/byline")


def _people(root: etree._Element) -> list[dict[str, Any]]:
    """Return people of the byline, by their elements where it has them; not an agency's initials."""
    head = root.find(".//body.head")
    marked = (
        []
        if head is None
        else [" ".join(visible(person).split()) for person in head.iterfind("byline/person")]
    )
    role = _spoken(root, ".//body.head/byline/byttl") if len(marked) == 1 else ""
    if marked:
        return merged(filled(name=name, role=role) for name in marked if name)
    return authors(_line(root)) if any(" " in name for name in byline(_line(root)).names) else []


def _copyright(root: etree._Element) -> str:
    year, holder = (_attribute(root, ".//doc.copyright", key) for key in ("year", "holder"))
    return f"© {year} {holder}".replace("  ", " ").strip() if holder else ""
