"""Feeds: RSS, Atom and JSON Feed; where an item breaks off, the page behind it is read."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field, replace
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from itertools import islice
from typing import Any

from lxml import etree

from paperpress.files.web import FetchError
from paperpress.findings import emit
from paperpress.model.article import Article
from paperpress.model.finding import Finding, Rejected
from paperpress.model.when import instant
from paperpress.sites.asking import Asker, LimitError
from paperpress.sites.listing import Document, Item, Listing, Span
from paperpress.sources import read
from paperpress.sources.parsing.dates import moment as dated
from paperpress.sources.parsing.values import text as text_of
from paperpress.sources.parsing.xml_text import document, text_at

#: An item whose text breaks off (REC070).
_BREAKS_OFF = "REC070"
#: Characters below which what stands in the place of a summary is one.
_SHORT = 600
#: Where a feed keeps whole texts.
_TEXTS = (
    "{http://purl.org/rss/1.0/modules/content/}encoded",
    "{http://www.w3.org/2005/Atom}content",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """An item of a feed as a feed of its own, and what the reader of feeds makes of it."""

    data: bytes
    ending: str
    article: Article | Rejected


@dataclass(frozen=True, slots=True)
class Feed:
    """A site's feed."""

    asker: Asker
    url: str
    span: Span
    _entries: dict[str, Entry] = field(default_factory=dict)
    """By the keys of the items that were listed."""

    def listed(self) -> Listing:
        """Return the feed's items; a feed forgets those of before.

        Raises:
            FetchError: the feed doesn't answer, or is none.
        """
        answer = self.asker.ask(self.url, "xml")
        items: dict[str, Item] = {}
        moments: list[datetime] = []
        for entry in entries_of(answer.data, self.url):
            article, data = entry.article, entry.data
            key = self._new_key(_key(article, data), data)
            self._entries[key] = entry
            published = article.published if isinstance(article, Article) else _told_in(data)
            moment = instant(published, self.span.zone) if published else None
            moments += [moment] if moment else []
            if self.span.holds(published):
                items[key] = Item(key, sha256(data).hexdigest(), moment)
        if not self._entries:
            raise FetchError("it is a feed without items")
        return Listing([*items.values()], min(moments, default=None))

    def _new_key(self, key: str, data: bytes) -> str:
        """Return the key of an item; one of its own where another item has that id."""
        if key in self._entries and self._entries[key].data != data:
            return f"{key} {sha256(data).hexdigest()[:12]}"
        return key

    def documents(self, items: Sequence[Item]) -> Iterator[Document | Finding]:
        """Yield each item as a feed of its own, or the page behind it where its text breaks off."""
        for item in items:
            entry = self._entries[item.key]
            page = _page_behind(entry)
            if page:
                try:
                    answer = self.asker.ask(page, "html")
                except LimitError:
                    raise
                except FetchError as error:
                    yield emit("WEB004", url=page, why=error)
                    item = replace(item, mark="")  # so that the page is tried again
                else:
                    yield Document(item, answer.data, ".html", page)
                    continue
            yield Document(item, entry.data, entry.ending)


def entries_of(data: bytes, name: str) -> list[Entry]:
    """Return the items of a feed, each read.

    Args:
        data: the feed.
        name: of it, for errors.

    Raises:
        FetchError: it is no feed.
    """
    return [
        Entry(alone, ending, article)
        for alone, ending in _parted(data, name)
        for article in islice(read(BytesIO(alone)), 1)
    ]


def gives_beginning(entry: Entry) -> bool:
    """Tell whether an item leads to a page that holds more of its article."""
    return bool(_page_behind(entry))


def _page_behind(entry: Entry) -> str:
    """Return the address of the page that holds the whole text; empty where the feed holds it."""
    article = entry.article
    if isinstance(article, Rejected):
        return _link_in(entry.data)
    breaks_off = any(notice.code == _BREAKS_OFF for notice in article.notices)
    return article.url or "" if breaks_off or _is_summary(entry.data, article) else ""


def _link_in(data: bytes) -> str:
    """Return where an item leads that its feed gives no text of."""
    item = _alone(data)
    if isinstance(item, dict):
        return text_of(item.get("url"))
    link = item.find("{*}link")
    return (link.get("href") or link.text or "").strip() if link is not None else ""


def _told_in(data: bytes) -> datetime | None:
    """Return when an item was published that its feed gives no text of."""
    item = _alone(data)
    if isinstance(item, dict):
        text = text_of(item.get("date_published"))
    else:
        text = text_at(item, "{*}pubDate", "{*}published", "{*}updated", "{*}date")
    try:
        moment = datetime.fromisoformat(dated(text))
    except ValueError:
        return None
    return moment if moment.tzinfo else None


def _alone(data: bytes) -> dict[str, Any] | etree._Element:
    """Return the item of a feed that holds one."""
    if data[:1] == b"{":
        item: dict[str, Any] = json.loads(data)["items"][0]
        return item
    return next(etree.fromstring(data).iter("{*}item", "{*}entry"))


def _is_summary(data: bytes, article: Article) -> bool:
    """Tell whether an item gives a few words on its article and no text, as feeds of many papers do."""
    body = article.body if isinstance(article.body, str) else ""
    if len(body) >= _SHORT:
        return False
    item = _alone(data)
    if isinstance(item, dict):
        return not {"content_html", "content_text"} & item.keys()
    texts = item.iter(*_TEXTS)
    return not any(text.text or len(text) for text in texts)


def _key(article: Article | Rejected, data: bytes) -> str:
    if isinstance(article, Article):
        return article.id
    return f"sha256-{sha256(data).hexdigest()}"


def _parted(data: bytes, name: str) -> Iterator[tuple[bytes, str]]:
    """Yield each item of a feed as a feed that holds it alone.

    Raises:
        FetchError: it is no feed.
    """
    if data.lstrip()[:1] == b"{":
        yield from _json_parted(data)
        return
    whole = document(BytesIO(data), name)
    if isinstance(whole, Rejected):
        raise FetchError("it is no feed")
    root = whole.root
    items = [element for element in root.iter("{*}item", "{*}entry") if not _is_within(element)]
    # Found again by their places: a copy has elements of its own.
    bare = deepcopy(root)
    for element in [*bare.iter("{*}item", "{*}entry")]:
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    channel = bare.find("{*}channel")
    for element in items:
        parent = element.getparent()
        home = bare if parent is root or channel is None else channel
        alone = deepcopy(element)
        home.append(alone)
        yield etree.tostring(bare, encoding="utf-8", xml_declaration=True), ".xml"
        home.remove(alone)


def _is_within(element: etree._Element) -> bool:
    return next(element.iterancestors("{*}item", "{*}entry"), None) is not None


def _json_parted(data: bytes) -> Iterator[tuple[bytes, str]]:
    try:
        feed: Any = json.loads(data)
    except (ValueError, RecursionError):
        raise FetchError("the feed's JSON can't be read") from None
    items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list):
        raise FetchError("it is no feed")
    for item in filter(lambda item: isinstance(item, dict), items):
        alone = json.dumps({**feed, "items": [item]}, ensure_ascii=False, indent=1)
        yield alone.encode(), ".json"
