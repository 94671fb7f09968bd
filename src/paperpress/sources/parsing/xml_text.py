"""XML of anybody's, read safely (`xml_safety`), and mended where it isn't well-formed."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import replace
from typing import BinaryIO

from lxml import etree

from paperpress.findings import emit
from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.parsing.xml_case import in_small_letters
from paperpress.sources.parsing.xml_mending import (
    ROOTS,
    Document,
    begins_at,
    salvaged,
    swallows,
    uncovered,
)
from paperpress.sources.parsing.xml_safety import (
    DEEPEST,
    LARGEST,
    SAFELY,
    depth,
    has_document_type,
    without_entities,
)

_FIRST_TAG = re.compile(r"<([A-Za-z_][\w.:-]*)([^>]*)>?")
_SUBSET_END = re.compile(r"\]\s*>")
#: First elements behind which a document of another format may stand: pages, and what a script
#: prints before its feed.
_COVERS = frozenset({"html", "head", "body", "br", "b", "p", "div", "pre", "script", "link"})
#: What begins JSON, Markdown or its front matter.
_TEXTS = (b"{", b"[", b"---", b"+++", b"#")
#: Bytes of lines before a document.
_FEW = 4096
#: Bytes within which a document type begins.
PROLOG = 16 * 1024


def first_tag(start: bytes) -> tuple[str, str]:
    """Return the name of a document's first element and what stands in its tag; empty if it is no XML."""
    text = start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    place = _after_prolog(text)
    match = _FIRST_TAG.match(text, place) if place is not None else None
    return (match[1], match[2]) if match else ("", "")


def root_tag(start: bytes) -> tuple[str, str]:
    """Return the name of a document's root, without a prefix, and what stands in its tag.

    Looked for is the root of a format that is read, behind whatever a page or a script put before
    it, or printed as text on a page; empty if there is none.
    """
    name, attributes = first_tag(start)
    is_covered = name.lower() in _COVERS if name else _is_line_before(start)
    if name.rpartition(":")[2] not in ROOTS and is_covered:
        place = begins_at(start)
        if place < 0 and (shown := uncovered(start)) is not None:
            start, place = shown, begins_at(shown)
        name, attributes = first_tag(start[place:]) if place >= 0 else ("", "")
    return name.rpartition(":")[2], attributes


def _is_line_before(start: bytes) -> bool:
    """Tell whether a document stands behind a few lines that a script or a server printed.

    A text that shows a piece of XML, or JSON that holds some, is none.
    """
    place = start.find(b"<?xml", 0, _FEW)
    lines = start[: max(place, 0)]
    return place > 0 and not lines.lstrip().startswith(_TEXTS) and b"```" not in lines


def _after_prolog(text: str) -> int | None:
    """Return where the first element begins, in one pass; None where the prolog never ends."""
    place = _skipped(text, 0)
    while text.startswith(("<!", "<?"), place):
        if text.startswith("<!--", place):
            end = text.find("-->", place + 4) + 2
        elif text.startswith("<?", place):
            end = text.find("?>", place) + 1
        else:
            end = _declared_to(text, place)
        if end < place:
            return None
        place = _skipped(text, end + 1)
    return place


def _declared_to(text: str, place: int) -> int:
    """Return where a document type with its own declarations ends; 0 where it doesn't."""
    end, subset = text.find(">", place), text.find("[", place)
    if 0 <= subset < end or end < 0 <= subset:
        match = _SUBSET_END.search(text, subset)
        return match.end() - 1 if match else 0
    return max(end, 0)


def _skipped(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\r\n\ufeff":
        place += 1
    return place


def document(file: BinaryIO, name: str) -> Document | Rejected:
    """Return a document with what was mended in it, or why it can't be read."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        return too_large(name)
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    written, data = data, in_small_letters(data, root_tag(data[:PROLOG])[0])
    read = _read(data, name)
    if data != written and isinstance(read, Document):
        read = replace(read, notices=(*read.notices, emit("REC220")))
    return read


def _read(data: bytes, name: str) -> Document | Rejected:
    try:
        parsed = _parsed(data)
    except etree.XMLSyntaxError as error:
        read = salvaged(data, name)
        if read is None:
            return malformed(name, error)
    else:
        is_covered = etree.QName(parsed.root).localname.lower() in _COVERS
        read = (salvaged(data, name) if is_covered or swallows(data) else None) or parsed
    if isinstance(read, Rejected):
        return read
    return read if depth(read.root) <= DEEPEST else too_deep(name)


def too_large(name: str) -> Rejected:
    """Return the rejection of a document with more bytes than anybody sends at once."""
    return Rejected(name, "", (FieldError("", "has more than 2 GB: send it in parts"),))


def malformed(name: str, error: etree.XMLSyntaxError) -> Rejected:
    """Return the rejection of a document that isn't well-formed, with the reason."""
    return Rejected(name, "", (FieldError("", f"is no well-formed XML: {error.msg}"),))


def too_deep(name: str) -> Rejected:
    """Return the rejection of a document whose elements are nested too deep."""
    message = f"has elements more than {DEEPEST} deep, as no system writes them"
    return Rejected(name, "", (FieldError("", message),))


def _parsed(data: bytes) -> Document:
    """Return the document; one with slips, or with a document type, is read from its mended text.

    Raises:
        XMLSyntaxError: not even so is it well-formed.
    """
    parser: etree.XMLParser = etree.XMLParser(**SAFELY)
    if b"<!DOCTYPE" in data[:PROLOG]:
        return Document(etree.fromstring(without_entities(data), parser))
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        root = etree.fromstring(without_entities(data), parser)
        return Document(root, (emit("REC185"),))
    late = has_document_type(root)
    return Document(etree.fromstring(without_entities(data), parser) if late else root)


def text_at(element: etree._Element | None, *paths: str) -> str:
    """Return the text of the first element at these paths that has any."""
    for path in paths:
        for holder in () if element is None else element.iterfind(path):
            text = "".join(holder.itertext()).strip()
            if text:
                return text
    return ""


#: Pixels of a side: longer numbers are a slip, and not counted with.
_SIDE = re.compile(r"[0-9]{1,6}")


def area(element: etree._Element) -> int:
    """Return the pixels of a picture that ``width`` and ``height`` tell; 0 where they don't."""
    sides = [element.get(name, "") for name in ("width", "height")]
    return int(sides[0]) * int(sides[1]) if all(_SIDE.fullmatch(side) for side in sides) else 0


def as_html(element: etree._Element) -> etree._Element:
    """Return a copy of an element with its elements by their local names, as HTML has them.

    XHTML within another format stands in a namespace, often with a prefix.
    """
    copy = deepcopy(element)
    copy.tail = None
    for inner in copy.iter(etree.Element):
        inner.tag = etree.QName(inner).localname
    etree.cleanup_namespaces(copy)
    return copy
