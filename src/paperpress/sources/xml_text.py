"""XML of anybody's, read safely: no entity is expanded, nothing is loaded, nothing too deep.

Entities of a document's own could grow without bound or name files; external ones would be fetched
(https://owasp.org/www-community/vulnerabilities/XML_External_Entity_(XXE)_Processing). None of the
formats that are read needs either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import BinaryIO

from lxml import etree

from paperpress.model.finding import FieldError, Rejected

#: Bytes of a document, and how deep its elements may stand within one another.
_LARGEST = 2 * 1024**3
_DEEPEST = 200
_FIRST_TAG = re.compile(r"<([A-Za-z_][\w.:-]*)([^>]*)>?")
#: Characters that XML 1.0 forbids, and that exports hold nevertheless (section 2.2, Char).
_FORBIDDEN = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def first_tag(start: bytes) -> tuple[str, str]:
    """The name of a document's first element and what stands in its tag; empty if it is no XML."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = start.decode("utf-16", "ignore")
    else:
        text = start.removeprefix(b"\xef\xbb\xbf").decode("latin-1")
    if not text.lstrip().startswith("<"):
        return "", ""
    text = re.sub(r"<!--.*?-->|<\?.*?\?>|<!DOCTYPE[^\[>]*(?:\[.*?\]\s*)?>", "", text, flags=re.S)
    match = _FIRST_TAG.search(text)
    return (match[1], match[2]) if match else ("", "")


def document(file: BinaryIO, name: str) -> etree._Element | Rejected:
    """The root of a document, or why it can't be read."""
    data = file.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        return Rejected(name, "", (FieldError("", "has more than 2 GB: send it in parts"),))
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        try:
            root = etree.fromstring(_mended(data), parser)
        except etree.XMLSyntaxError:
            return Rejected(name, "", (FieldError("", f"is no well-formed XML: {error}"),))
    if _depth(root) > _DEEPEST:
        message = f"has elements more than {_DEEPEST} deep, as no system writes them"
        return Rejected(name, "", (FieldError("", message),))
    return root


def _mended(data: bytes) -> bytes:
    """A document without forbidden characters, its bare ampersands escaped; CDATA stays."""
    parts = _CDATA.split(_FORBIDDEN.sub(b"", data))
    return b"".join(
        part if part.startswith(b"<![CDATA[") else _BARE.sub(b"&amp;", part) for part in parts
    )


_CDATA = re.compile(rb"(<!\[CDATA\[.*?\]\]>)", re.S)
_BARE = re.compile(rb"&(?!(?:#\d+|#x[0-9a-fA-F]+|amp|lt|gt|quot|apos);)")


def _depth(root: etree._Element) -> int:
    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """The children of these names (``{*}`` for any namespace), in the document's order."""
    yield from element.iterchildren(*names)


def said(element: etree._Element | None, *paths: str) -> str:
    """The text of the first of these paths that holds any, its white space kept."""
    for path in paths:
        found = None if element is None else element.find(path)
        if found is not None:
            text = "".join(found.itertext()).strip()
            if text:
                return text
    return ""


def base_of(element: etree._Element) -> str:
    """The address that relative ones are completed from (XML Base); empty where none is said."""
    return element.base or ""
