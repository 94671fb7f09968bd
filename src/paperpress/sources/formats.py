"""The formats that are read, in the order in which they are tried."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import BinaryIO

from paperpress.model.finding import Rejected
from paperpress.sources import (
    ans,
    feeds,
    ghost,
    guardian,
    json_feed,
    json_lines,
    json_records,
    jsonld,
    markdown,
    newsml,
    ninjs,
    nitf,
    web_page,
    wordpress,
)
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


FORMATS: tuple[Format, ...] = (
    Format(
        "ans",
        "Arc XP's ANS 0.5 to 0.10: a story, a list, or a search result of the content API (JSON)",
        (".json",),
        ans.detects,
        ans.records,
    ),
    Format(
        "ninjs",
        "IPTC ninjs 1.0 to 1.6, 2.0 to 2.2, 3.0 and 3.1, and Superdesk's (JSON)",
        (".json",),
        ninjs.detects,
        ninjs.records,
    ),
    Format(
        "jsonld",
        "articles of schema.org as JSON-LD 1.1: one, a list, or a graph (JSON)",
        (".json", ".jsonld"),
        jsonld.detects,
        jsonld.records,
    ),
    Format(
        "page",
        "web pages that carry an article's data as JSON-LD or microdata (HTML)",
        (".html", ".htm"),
        web_page.detects,
        web_page.records,
    ),
    Format(
        "wordpress",
        "WordPress exports, WXR 1.0 to 1.2 (XML)",
        (".xml",),
        wordpress.detects_export,
        wordpress.export_records,
    ),
    Format(
        "wordpress-rest",
        "posts of WordPress's REST API v2, with _embed (JSON)",
        (".json",),
        wordpress.detects_answer,
        wordpress.answer_records,
    ),
    Format(
        "feed",
        "RSS 0.91 to 2.0, RSS 1.0 and Atom 1.0, with Media RSS (XML)",
        (".xml", ".rss", ".atom"),
        feeds.detects,
        feeds.records,
    ),
    Format(
        "jsonfeed",
        "JSON Feed 1.0 and 1.1",
        (".json",),
        json_feed.detects,
        json_feed.records,
    ),
    Format(
        "nitf",
        "IPTC NITF 3.0 to 3.6 (XML)",
        (".xml", ".nitf"),
        nitf.detects,
        nitf.records,
    ),
    Format(
        "newsml",
        "IPTC NewsML-G2 2.x, with NITF or XHTML inside (XML)",
        (".xml",),
        newsml.detects,
        newsml.records,
    ),
    Format(
        "ghost",
        "Ghost 2 to 6: exports, and answers of its content and admin API with html (JSON)",
        (".json",),
        ghost.detects,
        ghost.records,
    ),
    Format(
        "guardian",
        "answers of the Guardian's content API, with fields or blocks (JSON)",
        (".json",),
        guardian.detects,
        guardian.records,
    ),
    Format(
        "markdown",
        "CommonMark with front matter, as Hugo, Jekyll and Pelican have it",
        (".md", ".markdown"),
        markdown.detects,
        markdown.records,
    ),
    Format(
        "jsonl",
        "article records of docs/record.md, one a line (JSON Lines)",
        (".jsonl", ".ndjson"),
        json_lines.detects,
        json_lines.records,
    ),
    Format(
        "json",
        "article records of docs/record.md: one, a list, or an object with articles (JSON)",
        (".json",),
        json_records.detects,
        json_records.records,
    ),
)
