"""What keeps the reading of XML safe: no entity is expanded, nothing is loaded, nothing too deep.

Entities of a document's own could grow without bound or name files; external ones would be fetched
(https://owasp.org/www-community/vulnerabilities/XML_External_Entity_(XXE)_Processing). None of the
formats that are read needs either.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html.entities import html5
from typing import Any, Final

from lxml import etree

#: Bytes of a document, and how deep its elements may stand within one another.
LARGEST: Final = 2 * 1024**3
DEEPEST: Final = 200
#: Characters that XML 1.0 forbids, and that exports hold nevertheless (section 2.2, Char).
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_REFERENCE = re.compile(rb"&(?:#(?:([0-9]{1,7})|x([0-9a-fA-F]{1,6}));|([A-Za-z][A-Za-z0-9]*);)?")
_PREDEFINED = frozenset({b"amp", b"lt", b"gt", b"quot", b"apos"})
#: What a parser is told; what it gets is in UTF-8, whatever the document declares.
SAFELY: Final[dict[str, Any]] = {
    "encoding": "utf-8",
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "huge_tree": True,
    "remove_comments": True,
    "remove_pis": True,
}


def has_document_type(root: etree._Element) -> bool:
    """Tell whether a document declares a type, which may name entities: those aren't to be expanded."""
    return bool(root.getroottree().docinfo.doctype)


def without_entities(data: bytes) -> bytes:
    """Return XML whose references name only characters, and whose ampersands are all escaped.

    A name that HTML knows (``&eacute;``, which document types of news formats declare as well) is
    that character; any other stays as it is written. Forbidden characters go. CDATA stays.
    """
    return b"".join(mended((data,)))


_CDATA, _CDATA_END = b"<![CDATA[", b"]]>"
#: Bytes that a reference may have which names a character.
_LONGEST_REFERENCE = 64


def mended(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield the pieces of a document as `without_entities` would return the whole."""
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
    """Return the end of the part in which no reference or CDATA sign is cut by the next piece."""
    if inside:
        return len(held) - len(_CDATA_END) + 1
    last = max(held.rfind(b"&"), held.rfind(b"<"))
    return last if last >= 0 and len(held) - last < _LONGEST_REFERENCE else len(held)


def _referred(reference: re.Match[bytes]) -> bytes:
    if reference[1] or reference[2]:
        number = int(reference[1]) if reference[1] else int(reference[2], 16)
        return reference[0] if _is_allowed(number) else b""
    if reference[3] in _PREDEFINED:
        return reference[0]
    if reference[3]:
        characters = html5.get(f"{reference[3].decode('ascii')};")
        if characters:
            return "".join(f"&#{ord(character)};" for character in characters).encode()
    return b"&amp;" + reference[0][1:]


def _is_allowed(number: int) -> bool:
    return (
        number in (9, 10, 13)
        or 32 <= number < 0xD800
        or 0xE000 <= number < 0xFFFE
        or (0x10000 <= number <= 0x10FFFF)
    )


def depth(root: etree._Element) -> int:
    """Return how deep elements are nested below this one."""
    deepest = open_ = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        open_ += 1 if event == "start" else -1
        deepest = max(deepest, open_)
    return deepest
