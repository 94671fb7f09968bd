"""Records as a system or a hand writes them, and what was told of each."""

from __future__ import annotations

from typing import Any

from newsroom import record
from paperpress.model.article import Article
from paperpress.model.finding import Finding
from paperpress.sources.records import article_of

ABSENT = object()


def read(**changes: Any) -> Article:
    """The article of a record with changes; a field that is ABSENT is taken out."""
    whole = {key: value for key, value in record(**changes).items() if value is not ABSENT}
    found = article_of(whole, "day.json", "")
    assert isinstance(found, Article), found
    return found


def told(found: Article) -> list[tuple[str, str, str]]:
    return [(notice.code, notice.severity.value, notice.path) for notice in found.notices]


def only(found: Article) -> Finding:
    (notice,) = found.notices
    return notice


def body(*blocks: object) -> Article:
    return read(body=list(blocks))
