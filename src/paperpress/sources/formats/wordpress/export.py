"""WordPress exports, WXR 1.0 to 1.2 (https://wordpress.org/documentation/article/tools-export-screen/)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from lxml import etree

from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.formats.wordpress.posts import (
    POST_TYPES,
    STATUSES,
    SUBTITLES,
    with_body,
    with_footnotes,
)
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.feed_items import joined
from paperpress.sources.parsing.people import authors, merged
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.values import (
    each_once,
    filled,
    left_out,
)
from paperpress.sources.parsing.xml_items import items_of
from paperpress.sources.parsing.xml_text import root_tag, text_at
from paperpress.sources.raw import Raw

_WXR = "wordpress.org/export/"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
#: What an item is that isn't a post, as an editor is told.
_OTHER_KINDS = {
    "page": "a page of the site",
    "attachment": "a file",
    "revision": "an earlier version",
    "nav_menu_item": "an entry of a menu",
}
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def detects(start: bytes) -> bool:
    """Tell whether a file is RSS with the namespace of WordPress's exports."""
    name, attributes = root_tag(start)
    return name == "rss" and _WXR in attributes


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the posts of an export; what is no post, or is protected, says so."""
    with items_of(file, name) as items:
        if isinstance(items, Rejected):
            yield items
            return
        channel = items.root.find("channel")
        if channel is None:
            yield Rejected(name, "", (FieldError("channel", "is missing: the export is empty"),))
            return
        # A post may name a file that comes later, so the files are gathered before.
        files = {text_at(item, "{*}post_id"): _attached(item) for item in items if _is_file(item)}
        site = _site(channel, files)
        for number, item in enumerate(items):
            read = _exported(item, site, name, f"item {number + 1}")
            yield items.mends.noted(number, read)
        yield from items.mends.ended(name)


@dataclass(frozen=True, slots=True)
class _Site:
    """What an export tells of all its posts."""

    address: str
    language: str
    people: Mapping[str, etree._Element]
    """By the names with which they log in."""
    files: Mapping[str, Mapping[str, str]]
    """By their ids."""


def _site(channel: etree._Element, files: Mapping[str, Mapping[str, str]]) -> _Site:
    return _Site(
        text_at(channel, "{*}base_site_url", "{*}base_blog_url", "link"),
        text_at(channel, "language"),
        {text_at(author, "{*}author_login"): author for author in channel.findall("{*}author")},
        files,
    )


def _kind(item: etree._Element) -> str:
    return text_at(item, "{*}post_type")


def _is_file(item: etree._Element) -> bool:
    return _kind(item) == "attachment"


def _exported(item: etree._Element, site: _Site, name: str, place: str) -> Raw | Rejected:
    kind = _kind(item)
    if kind not in POST_TYPES:
        what = _OTHER_KINDS.get(kind, f"of the kind {kind!r}")
        title = plain(text_at(item, "title"))
        return left_out(name, place, title, f"is {what}, not a post", "wp:post_type")
    if text_at(item, "{*}post_password"):
        return left_out(name, place, "", "is protected by a password", "wp:post_password")
    meta = _meta(item)
    body = with_footnotes(text_at(item, _CONTENT), meta.get("footnotes", ""))
    return with_body(
        _record(item, meta, site),
        body,
        _excerpt(item),
        site.files,
        site.address,
        name,
        place,
        blank=True,
    )


def _record(item: etree._Element, meta: Mapping[str, str], site: _Site) -> dict[str, Any]:
    """Return a post's fields under our names; its body is read apart."""
    status = text_at(item, "{*}status")
    published = _published(item)
    changed = _universal(item, "{*}post_modified_gmt")
    terms = item.findall("category")
    categories = _terms(terms, "category")
    link = text_at(item, "link")
    return filled(
        id=text_at(item, "guid", "{*}post_id"),
        headline=plain(text_at(item, "title")),
        standfirst=next((plain(meta[key]) for key in SUBTITLES if meta.get(key)), ""),
        desk=plain(categories[0]) if categories else "",
        authors=_export_people(item, terms, site.people),
        published=published,
        updated=moment(changed) if changed else "",
        status=STATUSES.get(status, "withheld" if status else "published"),
        embargo=published if status == "future" else "",
        url=joined(f"{site.address}/", link) if link else "",
        language=site.language,
        keywords=each_once(map(plain, [*categories[1:], *_terms(terms, "post_tag")])),
        picture=_thumbnail(meta, site.files),
    )


def _meta(item: etree._Element) -> dict[str, str]:
    return {
        text_at(row, "{*}meta_key"): text_at(row, "{*}meta_value")
        for row in item.findall("{*}postmeta")
    }


def _published(item: etree._Element) -> str:
    """Return when a post was published; a draft's time in universal time is all zeros."""
    when = _universal(item, "{*}post_date_gmt") or text_at(item, "pubDate", "{*}post_date")
    return moment(when)


def _universal(item: etree._Element, field: str) -> str:
    """Return a time with its zone, or nothing where the export has zeros in its place."""
    gmt = text_at(item, field)
    return f"{gmt}Z" if gmt and not gmt.startswith("0000") else ""


def _excerpt(item: etree._Element) -> str:
    return next(
        (
            text_at(element, ".")
            for element in item.findall("{*}encoded")
            if element.tag != _CONTENT
        ),
        "",
    )


def _terms(terms: list[etree._Element], domain: str) -> list[str]:
    names = ["".join(term.itertext()) for term in terms if term.get("domain", "category") == domain]
    return [name for name in names if name.strip() and name != "Uncategorized"]


def _export_people(
    item: etree._Element, terms: list[etree._Element], people: Mapping[str, etree._Element]
) -> list[dict[str, Any]]:
    """Return the authors: Co-Authors Plus has them as terms; else the one who posted."""
    several = _terms(terms, "author")
    if several:
        return merged({"name": plain(name)} for name in several)
    login = text_at(item, _CREATOR)
    person = people.get(login)
    if person is not None:
        full = f"{text_at(person, '{*}author_first_name')} {text_at(person, '{*}author_last_name')}".strip()
        return authors(plain(text_at(person, "{*}author_display_name") or full))
    return authors(login) if " " in login else []


def _attached(item: etree._Element) -> dict[str, str]:
    meta = _meta(item)
    return {
        "src": text_at(item, "{*}attachment_url", "guid"),
        "alt": plain(meta.get("_wp_attachment_image_alt", "")),
        "caption": plain(_excerpt(item) or text_at(item, _CONTENT)),
        "credit": plain(meta.get("_media_credit", "")),
    }


def _thumbnail(
    meta: Mapping[str, str], files: Mapping[str, Mapping[str, str]]
) -> dict[str, Any] | None:
    file = files.get(meta.get("_thumbnail_id", ""))
    return filled(**file) if file is not None else None
