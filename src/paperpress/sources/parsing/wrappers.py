"""What systems wrap their records in: ``{"data": [...]}``, ``{"hits": {"hits": [{"_source": …}]}}``.

A wrapper holds records, and says nothing of an article itself. It is looked into only where no
format knows the document as it stands, so that a format's own envelope stays its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final

from paperpress.sources.parsing.values import mapping

#: Names under which systems put a list of records, or one, the surest first.
_NAMES: Final = (
    "articles", "article", "items", "item", "_items", "stories", "story", "posts", "post", "news",
    "newsitems", "records", "record", "entries", "entry", "documents", "document", "docs", "doc",
    "_source", "source", "attributes", "node", "nodes", "edges", "results", "result", "hits", "rows", "row",
    "_embedded", "objects", "object", "content", "contents", "response", "payload", "value", "values",
    "list", "feed", "channel", "page", "body", "data",
)  # fmt: skip
#: Keys by which an object is an article: a heading and a text.
_HEADINGS: Final = frozenset({"headline", "headlines", "title", "name"})
_TEXTS: Final = frozenset(
    {"body", "bodies", "body_html", "body_text", "articlebody", "content", "content_elements", "text", "html",
     "content_html", "mobiledoc", "lexical"}
)  # fmt: skip
#: Words of a status by which a newsroom keeps an article back.
_HELD: Final = frozenset(
    {"draft", "embargoed", "withheld", "cancelled", "canceled", "killed", "spiked", "pending", "private",
     "hold", "held", "onhold", "unpublished", "scheduled", "future", "trash", "archived", "deleted"}
)  # fmt: skip
#: A key that no JSON of a system has.
HOLDS: Final = "\x00holds"
_HELD_IF_TRUE: Final = frozenset(
    {"draft", "isdraft", "withheld", "held", "onhold", "hold", "deleted"}
)
_HELD_IF_FALSE: Final = frozenset({"published", "ispublished", "live", "islive", "released"})
_SIGNS = re.compile(r"[^a-z]")
#: Wrappers within wrappers that are looked into.
_DEPTH: Final = 6


@dataclass(frozen=True, slots=True)
class Unwrapped:
    """What a wrapper held."""

    path: str
    """The keys that led to it: ``data.items``."""
    held: Any
    """A record, or a list of them."""


def follow(document: Any, path: str) -> Any:
    """Return what stands at a path that `unwrapped` gave for the beginning of a document.

    What a wrapper says that holds back what it holds is put into each object that it holds, under
    `HOLDS`.

    Raises:
        LookupError, TypeError: it isn't there.
    """
    for key in path.split("."):
        if key == "[]":
            continue
        if isinstance(document, list):
            document = [_step(item, key) if key in mapping(item) else item for item in document]
        else:
            document = _step(document, key)
    return document


def _step(wrapper: Any, key: str) -> Any:
    held = wrapper[key]
    holds = {**wrapper.get(HOLDS, {}), **held_back(wrapper)}
    if not holds:
        return held
    if isinstance(held, list):
        return [{**item, HOLDS: holds} if isinstance(item, dict) else item for item in held]
    return {**held, HOLDS: holds} if isinstance(held, dict) else held


def held_back(wrapper: Any) -> dict[str, Any]:
    """Return what an object says that holds an article back, in the words of a record.

    An answer's own status (``ok``, 200) holds nothing back.
    """
    reasons: dict[str, Any] = {}
    for key, value in mapping(wrapper).items():
        name = _SIGNS.sub("", str(key).lower())
        if name.startswith("embargo") and value not in (None, "", False):
            reasons.update({"status": "withheld"} if value is True else {"embargo": value})
        elif (
            (name.endswith(("status", "state")) and str(value).strip().lower() in _HELD)
            or (name in _HELD_IF_TRUE and value is True)
            or (name in _HELD_IF_FALSE and value is False)
        ):
            reasons["status"] = "withheld"
    return reasons


def unwrapped(document: Any) -> Iterator[Unwrapped]:
    """Yield what a document's wrappers hold, from the outside in; nothing where it is no wrapper."""
    path: list[str] = []
    for _ in range(_DEPTH):
        step = _listed(document) if isinstance(document, list) else _within(document)
        if step is None:
            return
        key, document = step
        path.append(key)
        yield Unwrapped(".".join(path), document)


def _within(value: Any) -> tuple[str, Any] | None:
    """Return the key of an object under which its records are, and these; None where there is none."""
    members = mapping(value)
    lowered = {str(key).lower(): str(key) for key in members}
    if "headline" in lowered or is_article(members):  # an article that lacks its text is none, too
        return None
    for name in _NAMES:
        key = lowered.get(name)
        if key is not None and _holds(members[key]):
            return key, members[key]
    others = [key for key, inner in members.items() if _holds(inner)]
    return (str(others[0]), members[others[0]]) if len(others) == 1 else None


def _listed(value: list[Any]) -> tuple[str, Any] | None:
    """Return the same for a list whose items all have one wrapper; another item stays as it is."""
    wrapped = [_within(item) for item in value]
    keys = {step[0] for step in wrapped if step is not None}
    if len(keys) != 1 or wrapped[0] is None:
        return None
    inner = [item if step is None else step[1] for item, step in zip(value, wrapped, strict=True)]
    return f"[].{keys.pop()}", inner


def _holds(value: Any) -> bool:
    """Tell whether a value is an object, or a list of them."""
    if isinstance(value, list):
        return bool(value) and isinstance(value[0], dict) and bool(value[0])
    return isinstance(value, dict) and bool(value)


def is_article(value: object) -> bool:
    """Tell whether an object has a heading and a text, however its keys are written."""
    members = {str(key).lower(): inner for key, inner in mapping(value).items()}
    return not _HEADINGS.isdisjoint(members) and any(_is_text(members.get(key)) for key in _TEXTS)


def _is_text(value: Any) -> bool:
    """Tell whether a value is a text, or the blocks of one, and not a list of articles."""
    if isinstance(value, list):
        first = value[0] if value else None
        return isinstance(first, dict) and "type" in first and _HEADINGS.isdisjoint(first)
    return isinstance(value, str)
