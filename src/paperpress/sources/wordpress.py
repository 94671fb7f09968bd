"""WordPress: exports (WXR 1.0 to 1.2), and posts of its REST API with ``_embed``.

https://wordpress.org/documentation/article/tools-export-screen/ and
https://developer.wordpress.org/rest-api/reference/posts/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, BinaryIO

from lxml import etree

from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.bodies import repeats_beginning, source_of, tree
from paperpress.sources.feed_items import completed, joined
from paperpress.sources.json_shape import begun, documents
from paperpress.sources.moments import moment
from paperpress.sources.people import authors, merged
from paperpress.sources.plain import plain
from paperpress.sources.raw import Raw
from paperpress.sources.shortcodes import left_out as shortcodes_left_out
from paperpress.sources.shortcodes import replaced
from paperpress.sources.values import (
    at,
    each_once,
    first,
    items,
    left_out,
    mapping,
    mappings,
    text,
    told,
)
from paperpress.sources.xml_items import items_of
from paperpress.sources.xml_text import first_tag, said

_WXR = "wordpress.org/export/"
_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
#: What a status means to a paper; ``future`` is an embargo, and any other is told as withheld.
_STATUSES = {"publish": "published", "future": "published", "draft": "draft",
             "pending": "draft", "auto-draft": "draft", "private": "withheld", "trash": "cancelled"}  # fmt: skip
_POST_TYPES = frozenset({"post", "article", "news", ""})
#: Where Newspack and other software keep a standfirst.
_SUBTITLES = ("newspack_post_subtitle", "wps_subtitle", "_subtitle", "subtitle", "kicker_subtitle")


# Exports


def detects_export(start: bytes) -> bool:
    """RSS with the namespace of WordPress's exports."""
    name, attributes = first_tag(start)
    return name == "rss" and _WXR in attributes


def export_records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """The posts of an export; what is no post, or is protected, says so."""
    with items_of(file, name) as found:
        if isinstance(found, Rejected):
            yield found
            return
        channel = found.root.find("channel")
        if channel is None:
            yield Rejected(name, "", (FieldError("channel", "is missing: the export is empty"),))
            return
        # A post may name a file that comes later, so the files are gathered before.
        files = {said(one, "{*}post_id"): _attached(one) for one in found if _is_file(one)}
        site = _site(channel, files)
        for number, item in enumerate(found):
            yield _exported(item, site, name, f"item {number + 1}")


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
        said(channel, "{*}base_site_url", "{*}base_blog_url", "link"),
        said(channel, "language"),
        {said(one, "{*}author_login"): one for one in channel.findall("{*}author")},
        files,
    )


def _kind(item: etree._Element) -> str:
    return said(item, "{*}post_type")


def _is_file(item: etree._Element) -> bool:
    return _kind(item) == "attachment"


def _exported(item: etree._Element, site: _Site, name: str, place: str) -> Raw | Rejected:
    title, kind = plain(said(item, "title")), _kind(item)
    if kind not in _POST_TYPES:
        what = {"page": "a page of the site", "attachment": "a file", "revision": "an earlier version",
                "nav_menu_item": "an entry of a menu"}.get(kind, f"of the kind {kind!r}")  # fmt: skip
        return left_out(name, place, title, f"is {what}, not a post", "wp:post_type")
    if said(item, "{*}post_password"):
        return left_out(name, place, title, "is protected by a password", "wp:post_password")
    meta = {
        said(one, "{*}meta_key"): said(one, "{*}meta_value") for one in item.findall("{*}postmeta")
    }
    status = said(item, "{*}status")
    gmt = said(item, "{*}post_date_gmt")
    local = said(item, "{*}post_date")
    known = gmt if gmt and not gmt.startswith("0000") else ""
    published = moment(f"{known}Z" if known else said(item, "pubDate") or local)
    changed = said(item, "{*}post_modified_gmt")
    terms = item.findall("category")
    record = told(
        id=said(item, "guid", "{*}post_id"),
        headline=title,
        standfirst=next((plain(meta[key]) for key in _SUBTITLES if meta.get(key)), ""),
        desk=plain(_terms(terms, "category")[0]) if _terms(terms, "category") else "",
        authors=_export_people(item, terms, site.people),
        published=published,
        updated=moment(f"{changed}Z") if changed and not changed.startswith("0000") else "",
        status=_STATUSES.get(status, "withheld" if status else "published"),
        embargo=published if status == "future" else "",
        url=joined(f"{site.address}/", said(item, "link")) if said(item, "link") else "",
        language=site.language,
        keywords=each_once(
            map(plain, [*_terms(terms, "category")[1:], *_terms(terms, "post_tag")])
        ),
        picture=_thumbnail(meta, site.files),
    )
    body, excerpt = said(item, _CONTENT), _excerpt(item)
    return _with_body(record, body, excerpt, site.files, site.address, name, place, blank=True)


def _excerpt(item: etree._Element) -> str:
    return next((said(one, ".") for one in item.findall("{*}encoded") if one.tag != _CONTENT), "")


def _terms(terms: list[etree._Element], domain: str) -> list[str]:
    found = ["".join(one.itertext()) for one in terms if one.get("domain", "category") == domain]
    return [one for one in found if one.strip() and one != "Uncategorized"]


def _export_people(
    item: etree._Element, terms: list[etree._Element], people: Mapping[str, etree._Element]
) -> list[dict[str, Any]]:
    """Co-Authors Plus names them as terms; else the one who posted, by the list of authors."""
    several = _terms(terms, "author")
    if several:
        return merged({"name": plain(one)} for one in several)
    login = said(item, _CREATOR)
    known = people.get(login)
    if known is not None:
        full = f"{said(known, '{*}author_first_name')} {said(known, '{*}author_last_name')}".strip()
        return authors(plain(said(known, "{*}author_display_name") or full))
    return authors(login) if " " in login else []


def _attached(item: etree._Element) -> dict[str, str]:
    meta = {said(m, "{*}meta_key"): said(m, "{*}meta_value") for m in item.findall("{*}postmeta")}
    return {
        "src": said(item, "{*}attachment_url", "guid"),
        "alt": plain(meta.get("_wp_attachment_image_alt", "")),
        "caption": plain(_excerpt(item) or said(item, _CONTENT)),
        "credit": plain(meta.get("_media_credit", "")),
    }


def _thumbnail(
    meta: Mapping[str, str], files: Mapping[str, Mapping[str, str]]
) -> dict[str, Any] | None:
    found = files.get(meta.get("_thumbnail_id", ""))
    return told(**found) if found is not None else None


# The REST API


def detects_answer(start: bytes) -> bool:
    """A post, or a list of posts, with texts that are rendered."""
    found = begun(start)
    post = mapping(found[0] if isinstance(found, list) and found else found)
    return "rendered" in mapping(post.get("title")) and not {
        "content",
        "excerpt",
        "guid",
    }.isdisjoint(post)


def answer_records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """The posts of an answer."""
    for found in documents(file, name):
        if isinstance(found, Rejected):
            yield found
            continue
        place, value = found
        several = isinstance(value, list)
        for number, post in enumerate(mappings(value)):
            yield _answered(post, name, f"{place}[{number}]" if several else place)


def _answered(post: dict[str, Any], name: str, place: str) -> Raw | Rejected:
    title = plain(text(at(post, "title", "rendered")))
    kind = text(post.get("type"))
    if kind not in _POST_TYPES:
        return left_out(name, place, title, f"is of the kind {kind!r}, not a post", "type")
    if at(post, "content", "protected") is True:
        return left_out(name, place, title, "is protected by a password", "content.protected")
    embedded = mapping(post.get("_embedded"))
    terms = [term for group in items(embedded.get("wp:term")) for term in mappings(group)]
    categories = [plain(text(t.get("name"))) for t in terms if t.get("taxonomy") == "category"]
    tags = [plain(text(t.get("name"))) for t in terms if t.get("taxonomy") == "post_tag"]
    meta = mapping(post.get("meta"))
    status = text(post.get("status"))
    published = _utc(post, "date")
    record = told(
        id=first(at(post, "guid", "rendered"), post.get("id")),
        headline=title,
        standfirst=plain(first(*(meta.get(key) for key in _SUBTITLES))),
        desk=first(*(one for one in categories if one != "Uncategorized")),
        authors=_answer_people(post, embedded, terms),
        published=published,
        updated=_utc(post, "modified"),
        status=_STATUSES.get(status, "withheld" if status else "published"),
        embargo=published if status == "future" else "",
        url=text(post.get("link")),
        language=text(post.get("lang")),
        keywords=each_once([*categories[1:], *tags]),
        picture=_featured(post, embedded),
    )
    excerpt = text(at(post, "excerpt", "rendered"))
    body = text(at(post, "content", "rendered"))
    return _with_body(record, body, excerpt, {}, text(post.get("link")), name, place, blank=False)


def _utc(post: dict[str, Any], key: str) -> str:
    gmt = text(post.get(f"{key}_gmt"))
    return moment(f"{gmt}Z" if gmt else text(post.get(key)))


def _answer_people(
    post: dict[str, Any], embedded: dict[str, Any], terms: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    several = mappings(post.get("coauthors")) or [t for t in terms if t.get("taxonomy") == "author"]
    people = []
    for one in several or mappings(embedded.get("author")):
        name = plain(first(one.get("display_name"), one.get("name")))
        if name and "code" not in one:  # a person whom the API keeps to itself
            people.append(told(name=name, bio=plain(text(one.get("description"))),
                               url=first(one.get("link"), one.get("url"))))  # fmt: skip
    return merged(people)


def _featured(post: dict[str, Any], embedded: dict[str, Any]) -> dict[str, Any] | None:
    media = next(iter(mappings(embedded.get("wp:featuredmedia"))), {})
    source = first(media.get("source_url"), post.get("jetpack_featured_media_url"))
    if not source:
        return None
    return told(
        src=source,
        alt=plain(text(media.get("alt_text"))),
        caption=plain(text(at(media, "caption", "rendered"))),
        credit=plain(
            first(at(media, "meta", "_media_credit"), at(media, "media_credit", "credit"))
        ),
    )


# Both


def _with_body(
    record: dict[str, Any],
    body: str,
    excerpt: str,
    pictures: Mapping[str, Mapping[str, str]],
    base: str,
    name: str,
    place: str,
    *,
    blank: bool,
) -> Raw | Rejected:
    """The record with its body; `blank` where blank lines part paragraphs, as an export has them."""
    notices: list[Finding] = []
    if not body.strip():
        source = f"{name}, {place}" if place else name
        return Rejected(
            source, str(record.get("headline", "")), (FieldError("content", "is empty"),)
        )
    html, gone = replaced(body, pictures)
    if gone:
        notices.append(shortcodes_left_out("REC071", gone, _INSTEAD))
    element = tree(_parted(html) if blank else html)
    completed(element, base)
    standfirst = plain(excerpt)
    if standfirst and "standfirst" not in record and not repeats_beginning(html, _cut(standfirst)):
        record["standfirst"] = standfirst
    record["body"] = source_of(element)
    return Raw(place, record, tuple(notices))


def _cut(excerpt: str) -> str:
    """An excerpt that WordPress cut ends in brackets, or in a link to read on."""
    return re.sub(
        r"\s*(?:\[(?:…|\.\.\.)\]|…|Continue reading.*|Read more.*)$", "", excerpt, flags=re.S
    )


_BLOCK = re.compile(
    r"\s*</?(?:address|article|aside|blockquote|dd|div|dl|dt|figcaption|figure|footer|form|h[1-6]"
    r"|header|hr|iframe|li|nav|ol|p|pre|script|section|style|table|tbody|td|tfoot|th|thead|tr|ul)\b|\s*<!--",
    re.I,
)


_INSTEAD = "Export the posts as they are shown, or write in HTML what they showed."


def _parted(html: str) -> str:
    """Paragraphs where the classic editor keeps but blank lines (WordPress's ``wpautop``)."""
    if "<!-- wp:" in html:
        return html
    parts = re.split(r"\n\s*\n", html.replace("\r\n", "\n"))
    return "\n".join(
        part if _BLOCK.match(part) or not part.strip() else f"<p>{_broken(part.strip())}</p>"
        for part in parts
    )


def _broken(part: str) -> str:
    return part.replace("\n", "<br>\n")
