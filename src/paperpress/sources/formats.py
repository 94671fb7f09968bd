"""The formats that are read, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO

from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw


@dataclass(frozen=True, slots=True)
class Format:
    """A format of article records."""

    name: str
    summary: str
    endings: tuple[str, ...]
    """Of files that a folder is searched for."""
    detects: Callable[[bytes], bool]
    """Whether a file that begins so (its first mebibyte) is of this format."""
    records: Callable[[BinaryIO, str], Iterator[Raw | Rejected]]
    """The records of a file, lazily; its name is for what is said of it."""


@dataclass(frozen=True, slots=True)
class _Reader:
    """A module that reads a format: loaded for a file that may be of it, since there are many."""

    module: str
    signs: tuple[bytes, ...] = ()
    """A file that holds none of these isn't of the format; empty: any file may be."""
    opening: bytes = b""
    """What such a file begins with, after byte order marks and white space."""
    detecting: str = "detects"
    reading: str = "records"

    def detects(self, start: bytes) -> bool:
        """As the module's own function says."""
        if self.opening and not start.lstrip(_BLANK).startswith(self.opening):
            return False
        if self.signs and not any(sign in start for sign in self.signs):
            return False
        return bool(self._own(self.detecting)(start))

    def records(self, file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
        """What the module's own function reads."""
        found: Iterator[Raw | Rejected] = self._own(self.reading)(file, name)
        return found

    def _own(self, function: str) -> Any:
        return getattr(import_module(f"paperpress.sources.{self.module}"), function)


#: Byte order marks and white space, in UTF-8 or UTF-16.
_BLANK = b"\xef\xbb\xbf\xfe\xff\x00 \t\r\n\f\v"


def _format(name: str, summary: str, endings: tuple[str, ...], reader: _Reader) -> Format:
    return Format(name, summary, endings, reader.detects, reader.records)


FORMATS: tuple[Format, ...] = (
    _format(
        "ans",
        "Arc XP's ANS 0.5 to 0.10: a story, a list, or a search result of the content API (JSON)",
        (".json",),
        _Reader("ans", (b'"_id"', b'"version"')),
    ),
    _format(
        "ninjs",
        "IPTC ninjs 1.0 to 1.6, 2.0 to 2.2, 3.0 and 3.1, and Superdesk's (JSON)",
        (".json",),
        _Reader("ninjs", (b'uri"', b'Uri"', b'URI"', b'guid"', b'Guid"', b'GUID"')),
    ),
    _format(
        "jsonld",
        "articles of schema.org as JSON-LD 1.1: one, a list, or a graph (JSON)",
        (".json", ".jsonld"),
        _Reader("jsonld", (b'"@context"', b'"@graph"', b'"@type"')),
    ),
    _format(
        "page",
        "web pages that carry an article's data as JSON-LD or microdata (HTML)",
        (".html", ".htm"),
        _Reader("web_page", opening=b"<"),
    ),
    _format(
        "wordpress",
        "WordPress exports, WXR 1.0 to 1.2 (XML)",
        (".xml",),
        _Reader("wordpress", (), b"<", "detects_export", "export_records"),
    ),
    _format(
        "wordpress-rest",
        "posts of WordPress's REST API v2, with _embed (JSON)",
        (".json",),
        _Reader("wordpress", (b'"rendered"',), b"", "detects_answer", "answer_records"),
    ),
    _format(
        "feed",
        "RSS 0.91 to 2.0, RSS 1.0 and Atom 1.0, with Media RSS (XML)",
        (".xml", ".rss", ".atom"),
        _Reader("feeds", opening=b"<"),
    ),
    _format(
        "jsonfeed",
        "JSON Feed 1.0 and 1.1",
        (".json",),
        _Reader("json_feed", (b"jsonfeed.org",)),
    ),
    _format(
        "nitf",
        "IPTC NITF 3.0 to 3.6 (XML)",
        (".xml", ".nitf"),
        _Reader("nitf", opening=b"<"),
    ),
    _format(
        "newsml",
        "IPTC NewsML-G2 2.x, with NITF or XHTML inside (XML)",
        (".xml",),
        _Reader("newsml", opening=b"<"),
    ),
    _format(
        "ghost",
        "Ghost 2 to 6: exports, and answers of its content and admin API with html (JSON)",
        (".json",),
        _Reader("ghost", (b'"db"', b'"slug"')),
    ),
    _format(
        "guardian",
        "answers of the Guardian's content API, with fields or blocks (JSON)",
        (".json",),
        _Reader("guardian", (b'"webTitle"', b'"apiUrl"')),
    ),
    _format(
        "markdown",
        "CommonMark with front matter, as Hugo, Jekyll and Pelican have it",
        (".md", ".markdown"),
        _Reader("markdown"),
    ),
    _format(
        "jsonl",
        "article records of docs/record.md, one a line (JSON Lines)",
        (".jsonl", ".ndjson"),
        _Reader("json_lines"),
    ),
    _format(
        "json",
        "article records of docs/record.md: one, a list, or an object with articles (JSON)",
        (".json",),
        _Reader("json_records"),
    ),
)
