"""Article records as one JSON document: a record, a list of them, or ``{"articles": [...]}``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from paperpress.findings import emit
from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.parsing.json_text import (
    UNREADABLE,
    RepeatedKeys,
    error_message,
    in_a_row,
    is_cut,
    loads_levelled,
)
from paperpress.sources.parsing.wrappers import is_article
from paperpress.sources.raw import Raw


def detects(start: bytes) -> bool:
    """Tell whether a file begins like an object or a list."""
    return start.lstrip()[:1] in {b"{", b"["}


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the records of the document."""
    data = file.read()
    try:
        document, cut = loads_levelled(data)
    except UNREADABLE as error:
        document, cut = in_a_row(data), False
        if document is None:
            yield Rejected(name, "", (FieldError("", error_message(error)),))
            return
    prefix = ""
    if isinstance(document, dict) and isinstance(document.get("articles"), list):
        document, prefix = _articles(document), "articles"
    elif isinstance(document, dict) and _is_keyed(document):
        document = list(document.values())
    if isinstance(document, list):
        for number, record in enumerate(document):
            yield Raw(f"{prefix}[{number}]", record, cut_out(record) if cut else ())
    else:
        yield Raw("", document, cut_out(document) if cut else ())


def _is_keyed(document: dict[str, Any]) -> bool:
    """Tell whether an object holds nothing but articles, each under a key of its own."""
    return bool(document) and all(map(is_article, document.values()))


def cut_out(record: object) -> tuple[Finding, ...]:
    """Return findings on a record that may have lost values nested too deep to read."""
    return (emit("REC127"),) if is_cut(record) else ()


def _articles(document: dict[str, Any]) -> list[Any]:
    """Return the records of an object under ``articles``; all of them where the key stands twice."""
    if not isinstance(document, RepeatedKeys):
        return list(document["articles"])
    lists = document.values_of("articles")
    return [record for held in lists if isinstance(held, list) for record in held]
