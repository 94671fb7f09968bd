"""Documents of XML as the parser has them after mending."""

from __future__ import annotations

import io

from lxml import etree

from paperpress.sources.parsing.transcoding import in_utf_8
from paperpress.sources.parsing.xml_mending import Document
from paperpress.sources.parsing.xml_text import document


def root_of(data: bytes) -> etree._Element:
    """The root of a document."""
    read = document(in_utf_8(io.BytesIO(data)).file, "a.xml")
    assert isinstance(read, Document), read
    return read.root


def shown(data: bytes) -> str:
    """The words of a document."""
    return "".join(root_of(data).itertext())
