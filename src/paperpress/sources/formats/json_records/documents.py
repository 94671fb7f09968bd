"""Article records as one JSON document: a record, a list of them, or ``{"articles": [...]}``."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import BinaryIO

from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.parsing.json_text import UNREADABLE, told
from paperpress.sources.raw import Raw

_BOM = b"\xef\xbb\xbf"


def detects(start: bytes) -> bool:
    """It begins like an object or a list."""
    return start.removeprefix(_BOM).lstrip()[:1] in {b"{", b"["}


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """The records of the document."""
    try:
        document = json.loads(file.read().removeprefix(_BOM))
    except UNREADABLE as error:
        yield Rejected(name, "", (FieldError("", told(error)),))
        return
    prefix = ""
    if isinstance(document, dict) and isinstance(document.get("articles"), list):
        document, prefix = document["articles"], "articles"
    if isinstance(document, list):
        for number, record in enumerate(document):
            yield Raw(f"{prefix}[{number}]", record)
    else:
        yield Raw("", document)
