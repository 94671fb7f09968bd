"""What a newspaper's front page tells of itself in its head."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from paperpress.files.web import Answer
from paperpress.sites.encodings import codec_in
from paperpress.sources.parsing.feed_items import is_web, joined
from paperpress.sources.parsing.values import first, mapping, mappings, text

_FEEDS = {
    "application/rss+xml": "RSS",
    "application/atom+xml": "Atom",
    "application/feed+json": "JSON Feed",
}
_API = "https://api.w.org/"
_LINK = re.compile(r'<([^>]+)>\s*;\s*rel="?https://api\.w\.org/')
#: What isn't the paper's name in the title of its front page.
_AFTER_NAME = re.compile(r"\s+[|–—·:»-]\s+")
_NAMED = frozenset({"NewsMediaOrganization", "Organization", "WebSite", "Newspaper", "Periodical"})
#: How what isn't a page begins.
_DATA = (b"<?xml", b"<rss", b"<feed", b"<rdf", b"<urlset", b"<sitemapindex", b"{", b"\x1f\x8b")
_COMMENTS = re.compile(r"/comments/|\bcomments?\b|kommentar|commentaires", re.I)


@dataclass(frozen=True, slots=True)
class FeedLink:
    """A feed that the head names."""

    url: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class FrontPage:
    """A front page, read."""

    url: str
    """Where it was found in the end, with a slash at its end."""
    title: str
    language: str
    """As the page says it; empty where it doesn't."""
    languages: tuple[str, ...]
    """Other languages that it says the site is in."""
    generator: str
    api: str
    """The address of WordPress's API; empty where none is named."""
    feeds: tuple[FeedLink, ...]
    logo: str
    given: str = ""
    """The address of a feed or a sitemap, where that was named and no page."""


def is_page(answer: Answer) -> bool:
    """Tell whether an answer is a page, and no feed or sitemap; an empty one may be a page too."""
    start = answer.data[:2_000].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    return b"<html" in start or not start.startswith(_DATA)


def front_page_of(answer: Answer) -> FrontPage:
    """Return what a front page tells."""
    root = etree.fromstring(answer.data or b"<html/>", etree.HTMLParser(encoding=codec_in(answer)))
    if root is None:
        root = etree.Element("html")
    parts = urlsplit(answer.url)
    home = f"{parts.scheme}://{parts.netloc}{parts.path.rpartition('/')[0]}/"
    links = [link for link in root.iter("link") if link.get("href")]
    named = _LINK.search(answer.headers.get("link", ""))
    api = named[1] if named else next(_hrefs(links, _API), "")
    facts = [*_facts(root)]
    languages = [
        link.get("hreflang", "")
        for link in links
        if _has(link, "alternate") and link.get("hreflang")
    ]
    return FrontPage(
        home,
        _title(root, facts),
        first(
            root.get("lang"),
            *(fact.get("inLanguage") for fact in facts),
            _meta(root, "og:locale").replace("_", "-"),
        ),
        tuple(dict.fromkeys(tag for tag in languages if tag != "x-default")),
        _meta(root, "generator"),
        joined(answer.url, api) if api else "",
        tuple(_feeds(links, answer.url)),
        next(_logos(facts, links, answer.url), ""),
    )


def _title(root: etree._Element, facts: list[dict[str, Any]]) -> str:
    head = root.find(".//head/title")
    whole = " ".join(((head.text if head is not None else "") or "").split())
    return first(
        _meta(root, "og:site_name"),
        _meta(root, "application-name"),
        *(fact.get("name") for fact in facts),
        _AFTER_NAME.split(whole)[0],
    )


def _facts(root: etree._Element) -> Iterator[dict[str, Any]]:
    """Yield what JSON-LD says of the site and its publisher."""
    for script in root.iter("script"):
        if script.get("type") != "application/ld+json":
            continue
        try:
            data = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for thing in [*mappings(data), *mappings(mapping(data).get("@graph"))]:
            kinds = thing.get("@type")
            if not _NAMED.isdisjoint(kinds if isinstance(kinds, list) else [str(kinds)]):
                yield thing


def _feeds(links: list[etree._Element], base: str) -> Iterator[FeedLink]:
    seen = set()
    for link in links:
        kind = _FEEDS.get((link.get("type") or "").lower().partition(";")[0])
        title, url = link.get("title") or "", joined(base, link.get("href", ""))
        of_comments = _COMMENTS.search(title) or _COMMENTS.search(url)
        if kind and is_web(url) and _has(link, "alternate") and not of_comments and url not in seen:
            seen.add(url)
            yield FeedLink(url, kind, title)


def _logos(facts: list[dict[str, Any]], links: list[etree._Element], base: str) -> Iterator[str]:
    for fact in facts:
        logo = fact.get("logo")
        address = first(logo, mapping(logo).get("url"), mapping(logo).get("contentUrl"))
        if address:
            yield joined(base, address)
    for address in _hrefs(links, "apple-touch-icon"):
        yield joined(base, address)


def _hrefs(links: list[etree._Element], rel: str) -> Iterator[str]:
    return (link.get("href", "") for link in links if _has(link, rel))


def _has(link: etree._Element, rel: str) -> bool:
    return rel in (link.get("rel") or "").lower().split()


def _meta(root: etree._Element, name: str) -> str:
    """Return the content of a ``meta``, by its name or property."""
    for element in root.iter("meta"):
        if name in (element.get("name"), element.get("property")):
            return " ".join(text(element.get("content")).split())
    return ""
