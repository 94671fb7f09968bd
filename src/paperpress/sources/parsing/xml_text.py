"""XML of anybody's, read safely: no entity is expanded, nothing is loaded, nothing too deep.

Entities of a document's own could grow without bound or name files; external ones would be fetched
(https://owasp.org/www-community/vulnerabilities/XML_External_Entity_(XXE)_Processing). None of the
formats that are read needs either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from html.entities import html5
from typing import Any, BinaryIO, Final

from lxml import etree

from paperpress.model.finding import FieldError, Rejected

#: Bytes of a document, and how deep its elements may stand within one another.
LARGEST: Final = 2 * 1024**3
DEEPEST: Final = 200
_FIRST_TAG = re.compile(r"<([A-Za-z_][\w.:-]*)([^>]*)>?")
_SUBSET_END = re.compile(r"\]\s*>")
#: Characters that XML 1.0 forbids, and that exports hold nevertheless (section 2.2, Char).
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_REFERENCE = re.compile(rb"&(?:#(?:([0-9]{1,7})|x([0-9a-fA-F]{1,6}));|([A-Za-z][A-Za-z0-9]*);)?")
_PREDEFINED = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
_DECLARED = re.compile(rb"""^<\?xml\b[^>]*?\bencoding\s*=\s*["']([\w.:-]+)["']""")
#: What is declared so is Windows-1252 to browsers (Encoding Standard, section 4.2): many write
#: typographic quotes and dashes where ISO 8859-1 has but controls.
_LATIN = frozenset({"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii", "ascii"})
_CONTROLS = re.compile(rb"[\x80-\x9f]")
UTF_16: Final = {
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
    b"<\x00": "utf-16-le",
    b"\x00<": "utf-16-be",
}
#: Bytes within which a document type begins.
PROLOG: Final = 16 * 1024
#: What a parser is told.
SAFELY: Final[dict[str, Any]] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": True,
    "remove_comments": True,
    "remove_pis": True,
}


def first_tag(start: bytes) -> tuple[str, str]:
    """The name of a document's first element and what stands in its tag; empty if it is no XML."""
    wide = UTF_16.get(start[:2])
    if wide is not None:
        text = start.decode(wide, "ignore")
    else:
        text = start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    place = _after_prolog(text)
    match = _FIRST_TAG.match(text, place) if place is not None else None
    return (match[1], match[2]) if match else ("", "")


def _after_prolog(text: str) -> int | None:
    """Where the first element begins; None where the prolog never ends. Each character once."""
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
    """Where a document type ends, whose own declarations stand in square brackets; 0: nowhere."""
    end, subset = text.find(">", place), text.find("[", place)
    if 0 <= subset < end or end < 0 <= subset:
        found = _SUBSET_END.search(text, subset)
        return found.end() - 1 if found else 0
    return max(end, 0)


def _skipped(text: str, place: int) -> int:
    while place < len(text) and text[place] in " \t\r\n\ufeff":
        place += 1
    return place


def document(file: BinaryIO, name: str) -> etree._Element | Rejected:
    """The root of a document, or why it can't be read."""
    data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        return too_large(name)
    try:
        data, encoding = _settled(data)
        root = _parsed(data, encoding)
    except (etree.XMLSyntaxError, UnicodeDecodeError) as error:
        return malformed(name, error)
    return root if depth(root) <= DEEPEST else too_deep(name)


def too_large(name: str) -> Rejected:
    """A document of more bytes than anybody sends at once."""
    return Rejected(name, "", (FieldError("", "has more than 2 GB: send it in parts"),))


def malformed(name: str, error: etree.XMLSyntaxError | UnicodeDecodeError) -> Rejected:
    """A document that is none, with the reason."""
    reason = error.msg if isinstance(error, etree.XMLSyntaxError) else str(error)
    return Rejected(name, "", (FieldError("", f"is no well-formed XML: {reason}"),))


def too_deep(name: str) -> Rejected:
    """A document whose elements stand too deep within one another."""
    message = f"has elements more than {DEEPEST} deep, as no system writes them"
    return Rejected(name, "", (FieldError("", message),))


def _settled(data: bytes) -> tuple[bytes, str | None]:
    """The bytes from their first sign on, and their encoding where the declaration is wrong.

    UTF-16 becomes UTF-8, so that slips can be mended in it as in any other.

    Raises:
        UnicodeDecodeError: it is no UTF-16, and looks so.
    """
    wide = UTF_16.get(data[:2])
    if wide is not None:
        return data.decode(wide).lstrip("\ufeff \t\r\n").encode(), "utf-8"
    data = data.removeprefix(b"\xef\xbb\xbf").lstrip(b" \t\r\n")
    return data, misdeclared(data[:200], (data,))


def misdeclared(start: bytes, pieces: Iterable[bytes]) -> str | None:
    """The encoding of a document that declares another at its start; None where that is right."""
    declared = _DECLARED.match(start)
    label = declared[1].decode("ascii").lower() if declared else ""
    if label.startswith(("utf-16", "ucs-2")):
        return "utf-8"
    if label in _LATIN and any(_CONTROLS.search(piece) for piece in pieces):
        return "windows-1252"
    return None


def _parsed(data: bytes, encoding: str | None) -> etree._Element:
    """The root; a document with slips, or with a document type, is read from its mended text."""
    parser: etree.XMLParser = etree.XMLParser(**SAFELY, encoding=encoding)
    if b"<!DOCTYPE" in data[:PROLOG]:
        return etree.fromstring(without_entities(data), parser)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return etree.fromstring(without_entities(data), parser)
    late = has_document_type(root)
    return etree.fromstring(without_entities(data), parser) if late else root


def has_document_type(root: etree._Element) -> bool:
    """Whether a document declares a type, which may name entities: those aren't to be expanded."""
    return bool(root.getroottree().docinfo.doctype)


def without_entities(data: bytes) -> bytes:
    """XML whose references name characters alone, and whose ampersands are all escaped.

    A name that HTML knows (``&eacute;``, which document types of news formats declare as well) is
    that character; any other stays as it is written. Forbidden characters go. CDATA stays.
    """
    return b"".join(mended((data,)))


_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
#: Bytes that a reference may have which names a character.
_LONGEST_REFERENCE = 64


def mended(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """`without_entities` of a document that comes in pieces, in pieces."""
    held, inside = b"", False
    for piece in pieces:
        held += _FORBIDDEN.sub(b"", piece)
        place = 0
        while (end := held.find(_CDATA_END if inside else _CDATA, place)) >= 0:
            part = held[place:end]
            yield part + _CDATA_END if inside else _REFERENCE.sub(_referred, part) + _CDATA
            place = end + len(_CDATA_END if inside else _CDATA)
            inside = not inside
        cut = max(place, _whole_to(held, inside=inside))
        part, held = held[place:cut], held[cut:]
        yield part if inside else _REFERENCE.sub(_referred, part)
    yield held if inside else _REFERENCE.sub(_referred, held)


def _whole_to(held: bytes, *, inside: bool) -> int:
    """Up to where no reference, and no sign of CDATA, goes on in the next piece."""
    if inside:
        return len(held) - len(_CDATA_END) + 1
    last = max(held.rfind(b"&"), held.rfind(b"<"))
    return last if last >= 0 and len(held) - last < _LONGEST_REFERENCE else len(held)


def _referred(found: re.Match[bytes]) -> bytes:
    if found[1] or found[2]:
        number = int(found[1]) if found[1] else int(found[2], 16)
        return found[0] if _is_allowed(number) else b""
    if found[3] in _PREDEFINED:
        return found[0]
    if found[3]:
        characters = html5.get(f"{found[3].decode('ascii')};")
        if characters:
            return "".join(f"&#{ord(one)};" for one in characters).encode()
    return b"&amp;" + found[0][1:]


def _is_allowed(number: int) -> bool:
    return (
        number in (9, 10, 13)
        or 32 <= number < 0xD800
        or 0xE000 <= number < 0xFFFE
        or (0x10000 <= number <= 0x10FFFF)
    )


def depth(root: etree._Element) -> int:
    """How deep elements stand within one another, from this on."""
    deepest = open_ = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        open_ += 1 if event == "start" else -1
        deepest = max(deepest, open_)
    return deepest


def said(element: etree._Element | None, *paths: str) -> str:
    """The text of the first element of these paths that holds any."""
    for path in paths:
        for found in () if element is None else element.iterfind(path):
            text = "".join(found.itertext()).strip()
            if text:
                return text
    return ""


#: Pixels of a side: longer numbers are a slip, and not counted with.
_SIDE = re.compile(r"[0-9]{1,6}")


def area(element: etree._Element) -> int:
    """The pixels of a picture that ``width`` and ``height`` tell; 0 where they don't."""
    sides = [element.get(name, "") for name in ("width", "height")]
    return int(sides[0]) * int(sides[1]) if all(_SIDE.fullmatch(side) for side in sides) else 0


def as_html(element: etree._Element) -> etree._Element:
    """A copy of an element with its elements by their local names, as HTML has them.

    XHTML within another format stands in a namespace, often with a prefix.
    """
    copy = deepcopy(element)
    copy.tail = None
    for one in copy.iter(etree.Element):
        one.tag = etree.QName(one).localname
    etree.cleanup_namespaces(copy)
    return copy
