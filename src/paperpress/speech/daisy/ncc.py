"""The navigation control centre (DAISY 2.02, #ncc): ``ncc.html``, what a player opens."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from paperpress.model.publication import Publication
from paperpress.speech.daisy import points
from paperpress.speech.daisy.content import DOCTYPE
from paperpress.speech.daisy.points import Point
from paperpress.speech.daisy.smil import pair_id, whole_seconds
from paperpress.version import __version__
from paperpress.vocab import XHTML_NS, XML_LANG
from paperpress.xhtml.tree import add

GENERATOR = f"paperpress {__version__}"
FORMAT = "Daisy 2.02"


@dataclass(frozen=True, slots=True)
class Stop:
    """A point of the book: the SMIL document that it is in, and the point there."""

    smil: str
    point: Point


@dataclass(frozen=True, slots=True)
class Size:
    """How large the book is."""

    thousandths: int
    """How long it sounds."""
    files: int
    """``ncc.html`` too."""
    bytes: int
    """Of all other files."""


def ncc_document(publication: Publication, stops: Sequence[Stop], size: Size) -> bytes:
    """Return the navigation control centre of a book.

    Args:
        publication: the edition, for what the book says of itself.
        stops: what is gone to, in reading order; the first is the title.
        size: of the book.
    """
    namespaces: dict[str | None, str] = {None: XHTML_NS}
    root = etree.Element(f"{{{XHTML_NS}}}html", nsmap=namespaces)
    root.set("lang", publication.language)
    root.set(XML_LANG, publication.language)
    head = add(root, "head")
    add(head, "meta", {"http-equiv": "Content-type", "content": "text/html; charset=utf-8"})
    add(head, "title", text=publication.title)
    for name, content in _metadata(publication, stops, size):
        add(head, "meta", {"name": name, "content": content})
    body = add(root, "body")
    for number, stop in enumerate(stops, 1):
        _stop(body, stop, number)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=DOCTYPE) + b"\n"


def _stop(body: etree._Element, stop: Stop, number: int) -> None:
    kind = stop.point.kind
    is_heading = kind.startswith("h")
    attributes = {
        "id": f"ncc{number:04}",
        "class": "title" if number == 1 else None if is_heading else kind,
    }
    element = add(body, kind if is_heading else "span", attributes)
    add(element, "a", {"href": f"{stop.smil}#{pair_id(stop.point.clip)}"}, stop.point.text)
    element.tail = "\n"


def _metadata(
    publication: Publication, stops: Sequence[Stop], size: Size
) -> Iterator[tuple[str, str]]:
    """Yield the metadata (appendix 2): what is required, and what is recommended and known."""
    taken = ("dc:creator", "dc:date", "dc:identifier", "dc:language", "dc:publisher", "dc:rights")
    for meta in publication.metadata:
        if meta.name in {*taken, "dc:subject", "dc:title"}:
            yield meta.name, meta.value
        elif meta.name == "media:narrator":
            yield "ncc:narrator", meta.value
    yield "dc:format", FORMAT
    yield "ncc:charset", "utf-8"
    yield "ncc:generator", GENERATOR
    yield "ncc:multimediaType", "audioFullText"
    yield "ncc:producedDate", publication.modified.date().isoformat()
    yield "ncc:setInfo", "1 of 1"
    yield "ncc:totalTime", whole_seconds(size.thousandths)
    yield "ncc:files", str(size.files)
    yield "ncc:kByteSize", str(size.bytes // 1024 + 1)
    yield from _counts(stops)


def _counts(stops: Sequence[Stop]) -> Iterator[tuple[str, str]]:
    kinds = Counter(stop.point.kind for stop in stops)
    normal = [int(each.point.text) for each in stops if each.point.kind == points.NORMAL]
    yield "ncc:tocItems", str(len(stops))
    yield "ncc:depth", str(max(int(kind[1:]) for kind in kinds if kind.startswith("h")))
    yield "ncc:pageFront", str(kinds[points.FRONT])
    yield "ncc:pageNormal", str(kinds[points.NORMAL])
    yield "ncc:pageSpecial", str(kinds[points.SPECIAL])
    yield "ncc:maxPageNormal", str(max(normal, default=0))
    yield "ncc:footnotes", str(kinds[points.NOTE])
    yield "ncc:sidebars", str(kinds[points.SIDEBAR])
    yield "ncc:prodNotes", "0"
