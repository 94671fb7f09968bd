"""JSON Feed 1.0 and 1.1 (https://www.jsonfeed.org/version/1.1/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.parsing.bodies import repeats_beginning, source_of, tree
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.feed_items import completed, joined, truncated
from paperpress.sources.parsing.json_shape import begun, documents, held_if_given_twice
from paperpress.sources.parsing.leads import shown_once
from paperpress.sources.parsing.people import merged
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.snippets import paragraphs
from paperpress.sources.parsing.values import (
    each_once,
    filled,
    first,
    items,
    mapping,
    mappings,
    text,
)
from paperpress.sources.raw import Raw


def detects(start: bytes) -> bool:
    """Tell whether a document is a JSON Feed: its version is an address of jsonfeed.org."""
    return "jsonfeed.org/version/" in text(mapping(begun(start)).get("version"))


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the items of a feed."""
    for outcome in documents(file, name):
        if isinstance(outcome, Rejected):
            yield outcome
            continue
        feed = mapping(outcome[1])
        if not items(feed.get("items")):
            yield Rejected(name, "", (FieldError("items", "is empty: the feed gives no item"),))
        for number, item in enumerate(items(feed.get("items"))):
            read = _read(feed, mapping(item), name, f"items[{number}]")
            yield held_if_given_twice(read, item)


def _read(feed: dict[str, Any], item: dict[str, Any], name: str, place: str) -> Raw | Rejected:
    html = text(item.get("content_html")) or paragraphs(text(item.get("content_text")))
    headline = plain(first(item.get("title")))
    base = first(item.get("url"), feed.get("home_page_url"), feed.get("feed_url"))
    if not html.strip():
        message = "is missing: the item has neither content_html nor content_text"
        return Rejected(f"{name}, {place}", headline, (FieldError("body", message),))
    body = tree(html)
    completed(body, base)
    summary = plain(text(item.get("summary")))
    picture = first(item.get("image"), item.get("banner_image"))
    notices = [*truncated(body)]
    lead = {"src": joined(base, picture)} if picture else None
    lead = shown_once(body, lead, notices)
    record = filled(
        id=first(item.get("id"), item.get("url")),
        headline=headline,
        standfirst="" if repeats_beginning(html, summary) else summary,
        desk=first(*items(item.get("tags"))),
        authors=_people(item) or _people(feed),
        published=moment(first(item.get("date_published"))),
        updated=moment(first(item.get("date_modified"))),
        language=first(item.get("language"), feed.get("language")),
        url=first(item.get("url"), item.get("external_url")),
        keywords=each_once(map(text, items(item.get("tags")))),
        picture=lead,
        body=source_of(body),
    )
    return Raw(place, record, tuple(notices))


def _people(item: dict[str, Any]) -> list[dict[str, Any]]:
    people = mappings(item.get("authors")) or mappings(item.get("author"))
    return merged(
        filled(
            name=plain(text(person.get("name"))),
            url=text(person.get("url")),
            portrait={"src": person["avatar"]} if first(person.get("avatar")) else None,
        )
        for person in people
        if first(person.get("name"))
    )
