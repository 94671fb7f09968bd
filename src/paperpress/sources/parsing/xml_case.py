"""Gives the tags of feeds that were written in capitals the case that their format asks for."""

from __future__ import annotations

import re
from typing import Final

#: Roots of feeds, in small letters.
_FEEDS: Final = frozenset({"rss", "feed", "rdf"})
_AS_WRITTEN: Final = frozenset({"rss", "feed", "RDF"})
#: Names that feeds have with capitals in them.
_NAMES: Final = {
    name.lower().encode(): name.encode()
    for name in (
        *("pubDate", "lastBuildDate", "managingEditor", "webMaster", "textInput", "skipHours"),
        *("skipDays", "isPermaLink", "RDF", "Seq", "creativeCommons", "encLength"),
    )
}
_MARKUP = re.compile(
    rb"<!\[CDATA\[.*?(?:\]\]>|\Z)|<!--.*?(?:-->|\Z)"
    rb"|(?P<begun></?)(?P<name>[A-Za-z][\w:.-]*+)(?P<rest>(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*+>)",
    re.DOTALL,
)
_ATTRIBUTE = re.compile(rb"([\w:.-]++)(\s*+=\s*+(?:\"[^\"]*\"|'[^']*'))")
_ITEM_IN_CAPITALS = re.compile(rb"<(?:ITEM|Item|ENTRY|Entry|CHANNEL|Channel)[\s>]")


def is_feed(name: str) -> bool:
    """Tell whether a root is a feed's, however it is written."""
    return name.lower() in _FEEDS


def in_small_letters(data: bytes, root: str) -> bytes:
    """Return a feed with the names of its tags as feeds have them; any other document as it is.

    Args:
        data: the document.
        root: the name of its root, without a prefix.
    """
    is_wrong = is_feed(root) and (root not in _AS_WRITTEN or _ITEM_IN_CAPITALS.search(data))
    return _MARKUP.sub(_renamed, data) if is_wrong else data


def _renamed(tag: re.Match[bytes]) -> bytes:
    if tag["name"] is None:
        return tag[0]
    rest = _ATTRIBUTE.sub(lambda attribute: _name(attribute[1]) + attribute[2], tag["rest"])
    return tag["begun"] + _name(tag["name"]) + rest


def _name(written: bytes) -> bytes:
    prefix, colon, name = written.lower().rpartition(b":")
    return prefix + colon + _NAMES.get(name, name)
