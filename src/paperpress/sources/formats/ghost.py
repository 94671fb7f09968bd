"""Ghost: its export, and answers of its content and admin API (https://ghost.org/docs/content-api/).

Nothing but posts, their authors and their tags is looked at: an export also holds keys, settings,
and the addresses of users and members, which are nobody's business here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, BinaryIO

from paperpress.findings import emit
from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.json_shape import begun, documents, held_if_given_twice
from paperpress.sources.parsing.people import merged
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.values import (
    at,
    filled,
    first,
    items,
    left_out,
    mapping,
    mappings,
    number,
    placed,
    text,
)
from paperpress.sources.raw import Raw

#: What a post's status means to a paper; any other is told as it is.
_STATUSES = {"published": "published", "sent": "published", "draft": "draft"}
_PUBLIC = frozenset({"", "public"})


def detects(start: bytes) -> bool:
    """Tell whether a document has Ghost's posts beside one another, or in an export's ``db``."""
    document = mapping(begun(start))
    if "db" in document:
        export = mapping((items(document["db"]) or [None])[0])
        return "data" in export or "meta" in export
    post = mapping((items(document.get("posts") or document.get("pages")) or [None])[0])
    return {"title", "slug"} <= set(post) and not {
        "html",
        "lexical",
        "mobiledoc",
        "plaintext",
    }.isdisjoint(post)


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the posts of a file; a page or a post that is kept back says so."""
    for outcome in documents(file, name):
        if isinstance(outcome, Rejected):
            yield outcome
            continue
        place, document = outcome
        exports = mappings(mapping(document).get("db"))
        if exports:
            for count, export in enumerate(exports):
                yield from _exported(mapping(export.get("data")), name, f"db[{count}].data.")
        else:
            yield from _answered(mapping(document), name, f"{place} " if place else "")


def _answered(document: dict[str, Any], name: str, prefix: str) -> Iterator[Raw | Rejected]:
    for key in ("posts", "pages"):
        for place, post in placed(f"{prefix}{key}", mappings(document.get(key))):
            people = mappings(post.get("authors")) or mappings(post.get("primary_author"))
            tags = mappings(post.get("tags"))
            chief = mappings(post.get("primary_tag"))
            read = _read(post, people, [*chief, *tags], post, name, place, page=key == "pages")
            yield held_if_given_twice(read, post)


def _exported(data: dict[str, Any], name: str, prefix: str) -> Iterator[Raw | Rejected]:
    """Yield the posts of an export, whose tables of people and tags are joined to them."""
    people = {text(user.get("id")): user for user in mappings(data.get("users"))}
    tags = {text(tag.get("id")): tag for tag in mappings(data.get("tags"))}
    meta = {text(row.get("post_id")): row for row in mappings(data.get("posts_meta"))}
    authors, tagging = (_by_post(data.get(table)) for table in ("posts_authors", "posts_tags"))
    for place, post in placed(f"{prefix}posts", mappings(data.get("posts"))):
        id = text(post.get("id"))
        written = _joined(authors.get(id, ()), "author_id", people)
        primary = [people[key] for key in (text(post.get("author_id")),) if key in people]
        tagged = _joined(tagging.get(id, ()), "tag_id", tags)
        read = _read(post, written or primary, tagged, meta.get(id, {}), name, place)
        yield held_if_given_twice(read, post)


def _by_post(rows: object) -> dict[str, list[dict[str, Any]]]:
    """Return the rows of a table that joins something to posts, by the post."""
    by_post: dict[str, list[dict[str, Any]]] = {}
    for row in mappings(rows):
        by_post.setdefault(text(row.get("post_id")), []).append(row)
    return by_post


def _joined(
    rows: Sequence[dict[str, Any]], key: str, by_id: dict[str, dict[str, Any]]
) -> list[dict[str, Any]]:
    """Return what the rows of a post name, in the order that the rows have."""
    names = [text(row.get(key)) for row in sorted(rows, key=_place_among)]
    return [by_id[name] for name in names if name in by_id]


def _place_among(row: dict[str, Any]) -> int:
    """Return the position of a person or tag among a post's; first, where it has no number."""
    return number(text(row.get("sort_order")))


def _read(
    post: dict[str, Any],
    people: list[dict[str, Any]],
    tags: list[dict[str, Any]],
    meta: dict[str, Any],
    name: str,
    place: str,
    *,
    page: bool = False,
) -> Raw | Rejected:
    title = first(post.get("title"))
    if page or text(post.get("type")) == "page" or post.get("page") is True:
        return left_out(name, place, title, "is a page of the site, not a post", "type")
    visibility = text(post.get("visibility"))
    if visibility in _PUBLIC and post.get("access") is False:
        visibility = "members"  # of whose post the API gives the beginning
    is_public = visibility in _PUBLIC
    if not _body(post).strip():
        if not is_public:
            return left_out(name, place, "", f"is for {visibility} alone", "visibility")
        return _without_html(post, title, name, place)
    record = _record(post, people, tags, meta, is_public=is_public)
    notices: list[Finding] = []
    if not is_public:
        notices.append(_for_some(visibility))
    if first(post.get("codeinjection_head"), post.get("codeinjection_foot")):
        notices.append(_INJECTED)
    return Raw(place, record, tuple(notices))


def _record(
    post: dict[str, Any],
    people: list[dict[str, Any]],
    tags: list[dict[str, Any]],
    meta: dict[str, Any],
    *,
    is_public: bool,
) -> dict[str, Any]:
    """Return a post's fields under our names; tags that begin with ``#`` are Ghost's own."""
    status = text(post.get("status"))
    published = moment(first(post.get("published_at"), post.get("created_at")))
    public = [tag for tag in tags if not first(tag.get("name")).startswith("#")]
    return filled(
        id=first(post.get("uuid"), post.get("id")),
        headline=plain(first(post.get("title"))),
        standfirst=plain(first(post.get("custom_excerpt"))),
        desk=plain(first(*(tag.get("name") for tag in public))),
        authors=merged(_person(person) for person in people if first(person.get("name"))),
        published=published,
        updated=moment(first(post.get("updated_at"))),
        status=_status(status) if is_public else "withheld",
        embargo=published if status == "scheduled" else "",
        url=first(post.get("canonical_url"), post.get("url")),
        keywords=list(dict.fromkeys(plain(first(tag.get("name"))) for tag in public)),
        picture=_picture(post, meta),
        body=_body(post),
    )


def _body(post: dict[str, Any]) -> str:
    """Return the text of a post: its HTML, else the plain text that some ask the API for alone."""
    return text(post.get("html")) or text(post.get("plaintext"))


def _status(status: str) -> str:
    """Return our status for Ghost's; a scheduled post is held back only by its embargo."""
    if status in ("", "scheduled"):
        return "published"
    return _STATUSES.get(status, "withheld")


def _without_html(post: dict[str, Any], title: str, name: str, place: str) -> Rejected:
    source = next((key for key in ("lexical", "mobiledoc") if post.get(key)), "")
    message = (
        f"is missing, and the text is there as {source} alone: export it with formats=html,{source}"
        if source
        else "is empty"
    )
    return Rejected(f"{name}, {place}", title, (FieldError("html", message),))


def _person(person: dict[str, Any]) -> dict[str, Any]:
    """Return what readers are shown of a person, never the address with which they log in."""
    portrait = first(person.get("profile_image"))
    return filled(
        id=first(person.get("slug"), person.get("id")),
        name=plain(first(person.get("name"))),
        bio=plain(first(person.get("bio"))),
        url=first(person.get("url"), person.get("website")),
        portrait={"src": portrait} if portrait else None,
    )


def _picture(post: dict[str, Any], meta: dict[str, Any]) -> dict[str, Any] | None:
    source = first(post.get("feature_image"))
    if not source:
        return None
    alt = at(meta, "feature_image_alt") or at(post, "feature_image_alt")
    caption = at(meta, "feature_image_caption") or at(post, "feature_image_caption")
    return filled(src=source, alt=plain(text(alt)), caption=plain(text(caption)))


def _for_some(visibility: str) -> Finding:
    return emit("REC082", path="visibility", visibility=visibility)


_INJECTED = emit("REC080", path="codeinjection_head")
