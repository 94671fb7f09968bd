"""Items of the Associated Press's Media API: metadata of texts and pictures, with the text if it is there.

https://developer.ap.org/ap-media-api/. The API tells where a text lies, in NITF; clients put it beside
the item, or into it. Nothing is fetched here.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO, Final

from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.formats.nitf.text import Nitf, nitf
from paperpress.sources.parsing.bodies import repeats_beginning, source_of, tree, without_headline
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.json_shape import begun, documents, held_if_given_twice
from paperpress.sources.parsing.people import authors, merged
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.repeats import repeated_beginning, repeated_headline
from paperpress.sources.parsing.snippets import paragraphs, shown_picture
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

_STATUSES: Final = {"": "published", "usable": "published", "embargoed": "published",
                    "withheld": "withheld", "canceled": "cancelled"}  # fmt: skip
#: What a category's letter stands for, where the item gives nothing else (ANPA-1312, AP's use of it).
_CATEGORIES: Final = {
    "a": "National", "d": "Food", "e": "Entertainment", "f": "Business", "i": "International",
    "l": "Lifestyle", "n": "State and regional", "o": "Weather", "p": "Politics", "q": "Sports",
    "r": "Racing", "s": "Sports", "t": "Travel", "w": "Washington",
}  # fmt: skip
#: Where clients put the text of an item, in NITF or HTML.
_BODIES: Final = ("body_nitf", "nitf", "body_html", "body_xhtml", "body", "body_text", "content")
#: What a picture is offered in, the largest first.
_SIZES: Final = ("main", "preview", "thumbnail")


def detects(start: bytes) -> bool:
    """Tell whether the first item has AP's own identifiers."""
    item, _ = next(_items(begun(start), ""), ({}, ""))
    return isinstance(at(item, "item", "altids"), dict) and bool(first(
        at(item, "item", "altids", "itemid"), at(item, "item", "altids", "etag")
    ))  # fmt: skip


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the texts of a feed, a search or an item; items that are only pictures say so."""
    for outcome in documents(file, name):
        if isinstance(outcome, Rejected):
            yield outcome
            continue
        place, document = outcome
        for holder, inner in _items(document, place):
            yield held_if_given_twice(_read(holder, name, inner), holder)


def _items(document: Any, place: str) -> Iterator[tuple[dict[str, Any], str]]:
    """Yield the objects that hold an item each, with what stands beside it, and their places."""
    if isinstance(document, list):
        for number, item in enumerate(document):
            yield from _items(mapping(item), f"{place}[{number}]")
        return
    inner = mapping(document)
    data = mapping(inner.get("data"))
    listed = mappings(data.get("items")) or mappings(inner.get("items"))
    if listed:
        for number, item in enumerate(listed):
            yield from _items(item, f"{place}items[{number}]")
    elif isinstance(data.get("item"), dict):
        yield {**inner, **data}, place
    elif isinstance(inner.get("item"), dict):
        yield inner, place
    elif "altids" in inner:
        yield {"item": inner}, place


def _read(holder: dict[str, Any], name: str, place: str) -> Raw | Rejected:
    item = mapping(holder.get("item"))
    headline = plain(first(item.get("headline"), item.get("title")))
    kind = first(item.get("type"))
    if kind not in ("", "text"):
        return left_out(name, place, headline, f"is of the type {kind!r}, so no article", "type")
    html, document = _text(holder, item)
    if not html:
        where = first(at(item, "renditions", "nitf", "href")).partition("?")[0]  # keys follow
        reason = (
            f"is missing: the text lies in a file of its own ({where}); read that one too, as NITF"
            if where
            else "is missing"
        )
        source = f"{name}, {place}" if place else name
        return Rejected(source, headline, (FieldError("renditions.nitf", reason),))
    notices: list[Finding] = []
    body = tree(html)
    if without_headline(body, headline):
        notices.append(repeated_headline())
        html = source_of(body)
    pictures = [image for image in map(_picture, _beside(holder, item)) if image]
    record = {
        **_meta(item, headline, document),
        "body": html + "".join(map(shown_picture, pictures[1:])),
        **filled(picture=pictures[0] if pictures else None),
    }
    standfirst = plain(first(item.get("description_summary"), item.get("headline_extended")))
    if standfirst and repeats_beginning(html, standfirst):
        notices.append(repeated_beginning("description_summary"))
    elif standfirst and standfirst != headline:
        record["standfirst"] = standfirst
    return Raw(place, record, tuple(notices))


def _text(holder: dict[str, Any], item: dict[str, Any]) -> tuple[str, Nitf | None]:
    """Return the text as HTML, and the NITF document that holds it, wherever the client put it."""
    rendition = mapping(at(item, "renditions", "nitf"))
    candidates = [
        *(item.get(key) for key in _BODIES),
        *(holder.get(key) for key in _BODIES),
        *(rendition.get(key) for key in ("data", *_BODIES)),
    ]
    for candidate in candidates:
        source = first(candidate, *(mapping(candidate).get(key) for key in _BODIES))
        if "<nitf" in source or "<body.content" in source:
            document = nitf(source)
            return document.body, document
        if source:
            return (source if "<" in source else paragraphs(source)), None
    return "", None


def _meta(item: dict[str, Any], headline: str, document: Nitf | None) -> dict[str, Any]:
    created, version = (
        moment(first(item.get("firstcreated"))),
        moment(first(item.get("versioncreated"))),
    )
    lines = mappings(item.get("bylines"))
    printed = "; ".join(first(line.get("by"), line.get("name")) for line in lines)
    printed = plain(printed.strip("; ") or (document.byline if document else ""))
    status = first(item.get("pubstatus")).lower()
    embargo = moment(first(item.get("embargoed")))
    is_open = status == "embargoed" and not embargo
    return filled(
        id=first(at(item, "altids", "itemid"), item.get("uri")),
        headline=headline or (document.headline if document else ""),
        desk=_desk(item),
        byline=printed,
        authors=_people(lines) or authors(printed),
        dateline=plain(first(item.get("located"), at(item, "datelinelocation", "city"),
                             document.dateline if document else "")),
        published=created or version,
        updated=version if version != created else "",
        embargo=embargo,
        status="withheld" if is_open else _STATUSES.get(status, "withheld"),
        language=first(item.get("language")),
        copyright=plain(first(item.get("copyrightnotice"))),
        keywords=each_once(map(text, items(item.get("keywords")))),
    )  # fmt: skip


def _people(lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the people that lines name, each with the title beside their line."""
    return merged(
        {**person, **filled(role=plain(first(line.get("title"))))}
        for line in lines
        for person in authors(plain(first(line.get("name"), line.get("by"))))
    )


def _desk(item: dict[str, Any]) -> str:
    """Return the name of the first category; where it has only a letter, what the letter stands for."""
    for subject in mappings(item.get("subject")):
        if "category" in items(subject.get("rels")):
            name, code = first(subject.get("name")), first(subject.get("code")).lower()
            if len(name) > 1:
                return name
            if code in _CATEGORIES:
                return _CATEGORIES[code]
    return ""


def _beside(holder: dict[str, Any], item: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Yield the items that are linked to a text, in the order of their numbers."""
    for linked in (item.get("associations"), holder.get("associations")):
        associations = mapping(linked)
        for key in sorted(associations, key=lambda name: (len(name), name)):
            association = mapping(associations[key])
            yield mapping(at(association, "data", "item") or association.get("item") or association)


def _picture(item: dict[str, Any]) -> dict[str, Any]:
    """Return a picture in its largest size with an address; empty where it has none, or is held back."""
    if first(item.get("type")) not in ("picture", "graphic"):
        return {}
    if _STATUSES.get(first(item.get("pubstatus")).lower()) != "published" or item.get("embargoed"):
        return {}
    renditions = mapping(item.get("renditions"))
    source = first(*(at(renditions, size, "href") for size in _SIZES))
    if not source:
        return {}
    return filled(
        src=source,
        caption=plain(first(item.get("description_caption"), item.get("caption"))),
        credit=plain(first(item.get("description_creditline"), at(item, "photographer", "name"))),
        alt=plain(first(item.get("alttext"), item.get("description_alttext"))),
    )
