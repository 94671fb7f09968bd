"""The formats that are read, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from paperpress.model.finding import Rejected
from paperpress.sources.parsing.transcoding import begun_in_utf_8, in_utf_8
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
    reader: Callable[[], Reader] | None = None
    """Loads the module that reads the format; None for a mapping, which is read by no module."""


class Reader(Protocol):
    """What a module that reads a format has: two functions, for files that are in UTF-8."""

    def detects(self, start: bytes) -> bool:
        """Tell whether a file that begins so is of this format."""

    def records(self, file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
        """Yield the records of a file, lazily."""


#: What documents in JSON begin with: of so long a text, looking for signs of XML takes a while.
_JSON = (b"{", b"[")
#: What may stand before a document's first sign.
_BLANK = b" \t\r\n\f\v"


def _format(
    name: str,
    summary: str,
    endings: tuple[str, ...],
    reader: Callable[[], Reader],
    signs: tuple[bytes, ...] = (),
    opening: bytes = b"",
    never: tuple[bytes, ...] = (),
) -> Format:
    """Return a row of the table, whose reader is loaded only for a file that may be of its format.

    A file that holds none of the `signs` isn't of the format (no signs: any file may be), nor is
    one that doesn't begin with `opening`, or begins with one of `never`, after white space. The reader gets UTF-8, whatever the file
    is in.
    """

    def detects(start: bytes) -> bool:
        start = begun_in_utf_8(start)
        first = start.lstrip(_BLANK)[:1]
        if (opening and first != opening) or first in never:
            return False
        if signs and not any(sign in start for sign in signs):
            return False
        return reader().detects(start)

    def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
        source = in_utf_8(file)
        return map(source.noted, reader().records(source.file, name))

    return Format(name, summary, endings, detects, records, reader)


def _ans() -> Reader:
    from paperpress.sources.formats.ans import stories

    return stories


def _ap_media() -> Reader:
    from paperpress.sources.formats import ap_media

    return ap_media


def _ninjs() -> Reader:
    from paperpress.sources.formats.ninjs import items

    return items


def _jsonld() -> Reader:
    from paperpress.sources.formats.web import jsonld

    return jsonld


def _page() -> Reader:
    from paperpress.sources.formats.web import pages

    return pages


def _wordpress() -> Reader:
    from paperpress.sources.formats.wordpress import export

    return export


def _wordpress_rest() -> Reader:
    from paperpress.sources.formats.wordpress import rest

    return rest


def _feed() -> Reader:
    from paperpress.sources.formats.feeds import xml_feeds

    return xml_feeds


def _jsonfeed() -> Reader:
    from paperpress.sources.formats.feeds import json_feed

    return json_feed


def _nitf() -> Reader:
    from paperpress.sources.formats.nitf import documents

    return documents


def _newsml() -> Reader:
    from paperpress.sources.formats.newsml import items

    return items


def _newsml1() -> Reader:
    from paperpress.sources.formats.newsml1 import items

    return items


def _ghost() -> Reader:
    from paperpress.sources.formats import ghost

    return ghost


def _guardian() -> Reader:
    from paperpress.sources.formats import guardian

    return guardian


def _markdown() -> Reader:
    from paperpress.sources.formats.markdown import documents

    return documents


def _jsonl() -> Reader:
    from paperpress.sources.formats.json_records import lines

    return lines


def _json() -> Reader:
    from paperpress.sources.formats.json_records import documents

    return documents


FORMATS: tuple[Format, ...] = (
    _format(
        "ans",
        "Arc XP's ANS 0.5 to 0.10: a story, a list, or a search result of the content API (JSON)",
        (".json",),
        _ans,
        (b'"_id"', b'"version"'),
    ),
    _format(
        "ap-media",
        "items, feeds and searches of the Associated Press's Media API, with their text (JSON)",
        (".json",),
        _ap_media,
        (b'"altids"',),
    ),
    _format(
        "ninjs",
        "IPTC ninjs 1.0 to 1.6, 2.0 to 2.2, 3.0 and 3.1, and Superdesk's (JSON)",
        (".json",),
        _ninjs,
        (b'uri"', b'Uri"', b'URI"', b'guid"', b'Guid"', b'GUID"'),
    ),
    _format(
        "jsonld",
        "articles of schema.org as JSON-LD 1.1: one, a list, or a graph (JSON)",
        (".json", ".jsonld"),
        _jsonld,
        (b'"@context"', b'"@graph"', b'"@type"'),
    ),
    _format(
        "page",
        "web pages, by their data (JSON-LD, microdata), else by their tags and markup (HTML)",
        (".html", ".htm"),
        _page,
        opening=b"<",
    ),
    _format(
        "wordpress",
        "WordPress exports, WXR 1.0 to 1.2 (XML)",
        (".xml",),
        _wordpress,
        (b"wordpress.org/export/",),
        never=_JSON,
    ),
    _format(
        "wordpress-rest",
        "posts of WordPress's REST API v2, with _embed (JSON)",
        (".json",),
        _wordpress_rest,
        (b'"rendered"',),
    ),
    _format(
        "feed",
        "RSS 0.91 to 2.0, RSS 1.0 and Atom 1.0, with Media RSS (XML)",
        (".xml", ".rss", ".atom"),
        _feed,
        (b"rss", b"RDF", b"feed", b"RSS", b"Rss", b"rdf:rdf", b"FEED", b"Feed"),
        never=_JSON,
    ),
    _format(
        "jsonfeed",
        "JSON Feed 1.0 and 1.1",
        (".json",),
        _jsonfeed,
        (b"jsonfeed.org",),
    ),
    _format(
        "nitf",
        "IPTC NITF 3.0 to 3.6 (XML)",
        (".xml", ".nitf"),
        _nitf,
        (b"nitf",),
        never=_JSON,
    ),
    _format(
        "newsml",
        "IPTC NewsML-G2 2.x, with NITF or XHTML inside (XML)",
        (".xml",),
        _newsml,
        (b"newsMessage", b"newsItem", b"packageItem"),
        never=_JSON,
    ),
    _format(
        "newsml1",
        "IPTC NewsML 1.0 to 1.2, with NITF, XHTML or plain text inside (XML)",
        (".xml",),
        _newsml1,
        (b"NewsML",),
        never=_JSON,
    ),
    _format(
        "ghost",
        "Ghost 2 to 6: exports, and answers of its content and admin API with html (JSON)",
        (".json",),
        _ghost,
        (b'"db"', b'"slug"'),
    ),
    _format(
        "guardian",
        "answers of the Guardian's content API, with fields or blocks (JSON)",
        (".json",),
        _guardian,
        (b'"webTitle"', b'"apiUrl"'),
    ),
    _format(
        "markdown",
        "CommonMark with front matter, as Hugo, Jekyll and Pelican have it",
        (".md", ".markdown"),
        _markdown,
    ),
    _format(
        "jsonl",
        "article records of docs/record.md, one a line (JSON Lines)",
        (".jsonl", ".ndjson"),
        _jsonl,
    ),
    _format(
        "json",
        "article records of docs/record.md: one, a list, or an object with articles (JSON)",
        (".json",),
        _json,
    ),
)
