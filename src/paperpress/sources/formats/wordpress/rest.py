"""Posts of WordPress's REST API with ``_embed`` (https://developer.wordpress.org/rest-api/reference/posts/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from paperpress.model.finding import Rejected
from paperpress.sources.formats.wordpress.posts import POST_TYPES, STATUSES, SUBTITLES, with_body
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.json_shape import begun, documents, held_if_given_twice
from paperpress.sources.parsing.people import merged
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.values import (
    at,
    each_once,
    filled,
    first,
    items,
    left_out,
    mapping,
    mappings,
    text,
)
from paperpress.sources.raw import Raw


def detects(start: bytes) -> bool:
    """Tell whether a document is a post, or a list of posts, with rendered texts."""
    beginning = begun(start)
    post = mapping(beginning[0] if isinstance(beginning, list) and beginning else beginning)
    is_rendered = "rendered" in mapping(post.get("title")) or {"date_gmt", "modified_gmt"} <= {
        *post
    }
    return is_rendered and not {"content", "excerpt", "guid"}.isdisjoint(post)


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the posts of an answer."""
    for outcome in documents(file, name):
        if isinstance(outcome, Rejected):
            yield outcome
            continue
        place, value = outcome
        several = isinstance(value, list)
        for number, post in enumerate(mappings(value)):
            read = _answered(post, name, f"{place}[{number}]" if several else place)
            yield held_if_given_twice(read, post)


def _answered(post: dict[str, Any], name: str, place: str) -> Raw | Rejected:
    title = plain(_rendered(post, "title"))
    kind = text(post.get("type"))
    if kind not in POST_TYPES:
        return left_out(name, place, title, f"is of the kind {kind!r}, not a post", "type")
    if at(post, "content", "protected") is True or text(post.get("password")):
        return left_out(name, place, "", "is protected by a password", "content.protected")
    embedded = mapping(post.get("_embedded"))
    terms = [term for group in items(embedded.get("wp:term")) for term in mappings(group)]
    categories = [plain(text(t.get("name"))) for t in terms if t.get("taxonomy") == "category"]
    tags = [plain(text(t.get("name"))) for t in terms if t.get("taxonomy") == "post_tag"]
    meta = mapping(post.get("meta"))
    status = text(post.get("status"))
    published = _utc(post, "date")
    record = filled(
        id=first(at(post, "guid", "rendered"), post.get("id")),
        headline=title,
        standfirst=plain(first(*(meta.get(key) for key in SUBTITLES))),
        desk=first(*(category for category in categories if category != "Uncategorized")),
        authors=_answer_people(post, embedded, terms),
        published=published,
        updated=_utc(post, "modified"),
        status=STATUSES.get(status, "withheld" if status else "published"),
        embargo=published if status == "future" else "",
        url=text(post.get("link")),
        language=text(post.get("lang")),
        keywords=each_once([*categories[1:], *tags]),
        picture=_featured(post, embedded),
    )
    excerpt, body = _rendered(post, "excerpt"), _rendered(post, "content")
    return with_body(record, body, excerpt, {}, text(post.get("link")), name, place, blank=False)


def _rendered(post: dict[str, Any], key: str) -> str:
    """Return a text as it is shown; plug-ins make it the whole value, and editors see it `raw`."""
    value = post.get(key)
    return text(value) if isinstance(value, str) else first(at(value, "rendered"), at(value, "raw"))


def _utc(post: dict[str, Any], key: str) -> str:
    gmt = text(post.get(f"{key}_gmt"))
    is_told = gmt and not gmt.startswith("0000")  # which stands for none
    return moment(f"{gmt}Z" if is_told else text(post.get(key)))


def _answer_people(
    post: dict[str, Any], embedded: dict[str, Any], terms: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    several = mappings(post.get("coauthors")) or [t for t in terms if t.get("taxonomy") == "author"]
    people = []
    for person in several or mappings(embedded.get("author")):
        name = plain(first(person.get("display_name"), person.get("name")))
        if name and "code" not in person:  # a person whom the API keeps to itself
            people.append(filled(name=name, bio=plain(text(person.get("description"))),
                               url=first(person.get("link"), person.get("url"))))  # fmt: skip
    return merged(people)


def _featured(post: dict[str, Any], embedded: dict[str, Any]) -> dict[str, Any] | None:
    media = next(iter(mappings(embedded.get("wp:featuredmedia"))), {})
    source = first(media.get("source_url"), post.get("jetpack_featured_media_url"))
    if not source:
        return None
    return filled(
        src=source,
        alt=plain(text(media.get("alt_text"))),
        caption=plain(text(at(media, "caption", "rendered"))),
        credit=plain(
            first(at(media, "meta", "_media_credit"), at(media, "media_credit", "credit"))
        ),
    )
