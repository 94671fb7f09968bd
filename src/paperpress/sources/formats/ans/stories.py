"""Arc XP's ANS, stories (https://github.com/washingtonpost/ans-schema, versions 0.5 to 0.10).

A document is a story, a list of them, or a search result of the content API. What stands in a
story's ``content_elements`` is read by `paperpress.sources.formats.ans.elements`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, BinaryIO

from paperpress.findings import emit
from paperpress.model.finding import Finding, Rejected
from paperpress.sources.formats.ans.elements import KINDS, Reading, blocks
from paperpress.sources.formats.ans.pictures import picture
from paperpress.sources.parsing.json_shape import begun, documents, held_if_given_twice
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.repeats import repeated_lead
from paperpress.sources.parsing.values import (
    at,
    each_once,
    filled,
    first,
    items,
    left_out,
    mapping,
    mappings,
    placed,
    text,
)
from paperpress.sources.raw import Raw

_VERSION = re.compile(r"0\.\d+(\.\d+)?(-.*)?")
_LISTS = frozenset({"results", "collection"})
_TOP = frozenset({"story", "gallery", "video", "image", "audio", "author", "graphic"}) | _LISTS
_EVER = "has_published_edition"
#: ANS names no vocabulary for ``status``; these are the ones that Arc's own systems write.
_STATUSES = {"published": "published", "": "published", "canceled": "cancelled"}


def detects(start: bytes) -> bool:
    """Tell whether a document, or the first of a list, has a type of ANS and its version or ``_id``."""
    beginning = begun(start)
    document = mapping(items(beginning)[0]) if items(beginning) else {}
    kind = text(document.get("type"))
    versioned = _VERSION.fullmatch(text(document.get("version"))) is not None
    return (kind in _TOP and versioned) or (
        kind in KINDS | _TOP
        and "_id" in document
        and document.keys().isdisjoint({"guid", "uri", "headline"})
    )


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the stories of a file; whatever else is in it says what it is."""
    for outcome in documents(file, name):
        if isinstance(outcome, Rejected):
            yield outcome
            continue
        place, document = outcome
        for inner, item in _unwrapped(place, document):
            yield held_if_given_twice(_read(mapping(item), name, inner), item)


def _unwrapped(place: str, document: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(document, list):
        yield from placed(place, document)
    elif mapping(document).get("type") in _LISTS:
        key = "content_elements" if "content_elements" in document else "data"
        yield from placed(f"{place}.{key}" if place else key, items(document.get(key)))
    else:
        yield place, document


def _read(story: dict[str, Any], name: str, place: str) -> Raw | Rejected:
    kind = text(story.get("type")) or "object without a type"
    headline = plain(first(at(story, "headlines", "basic"), at(story, "headlines", "print")))
    if kind != "story":
        role = "something that a story holds" if kind in KINDS else "no story"
        label = headline or first(story.get("name"), story.get("_id"))
        return left_out(
            name, place, label, f"is of the type {kind!r}: {role}, so no article", "type"
        )
    reading = Reading()
    body = blocks(reading, items(story.get("content_elements")), "content_elements")
    blocks(reading, items(story.get("corrections")), "corrections")
    note = plain(text(story.get("editor_note")))
    if note:
        body.insert(0, {"type": "aside", "blocks": [{"type": "paragraph", "text": note}]})
    notices = list(reading.notices)
    lead, body = _lead(story, body, notices)
    record = filled(
        id=first(story.get("_id"), at(story, "source", "source_id")),
        headline=headline,
        kicker=_kicker(mapping(at(story, "label", "basic"))),
        standfirst=plain(
            first(at(story, "subheadlines", "basic"), at(story, "description", "basic"))
        ),
        desk=_desk(mapping(story.get("taxonomy"))),
        dateline=text(story.get("location")),
        published=first(*(story.get(key) for key in _PUBLISHED)),
        updated=first(story.get("last_updated_date")),
        language=text(story.get("language")),
        picture=lead,
        related=_related(story),
        corrections=reading.corrections,
        url=_address(story),
        copyright=text(story.get("copyright")),
        keywords=_keywords(mapping(story.get("taxonomy"))),
        embargo=_embargo(story),
        status=_status(story),
        **_people(story, notices),
    )
    return Raw(place, {**record, "body": body}, tuple(notices))


#: The date to be shown, then the first time that it was public, then the last, then its making.
_PUBLISHED = ("display_date", "first_publish_date", "publish_date", "created_date")


def _lead(
    story: dict[str, Any], body: list[dict[str, Any]], notices: list[Finding]
) -> tuple[dict[str, Any] | None, list[dict[str, Any]]]:
    """Return the lead picture, and the body without a second copy of it."""
    promo = mapping(story.get("promo_items"))
    for key in ("lead_art", "basic"):
        lead = _picture_of(mapping(promo.get(key)))
        if lead is None:
            continue
        kept = [block for block in body if {**block, "type": ""} != {**lead, "type": ""}]
        if len(kept) < len(body):
            notices.append(repeated_lead())
        return lead, kept
    return None, body


def _picture_of(item: dict[str, Any]) -> dict[str, Any] | None:
    """Return the picture of an image, or the one that stands for a gallery or a video."""
    if item.get("type") == "image":
        return picture(item)
    inner = mapping(at(item, "promo_items", "basic"))
    if inner:
        return _picture_of(inner)
    if item.get("type") == "gallery":
        pictures = (picture(image) for image in mappings(item.get("content_elements")))
        return next((image for image in pictures if image), None)
    return None


def _kicker(label: dict[str, Any]) -> str:
    return "" if label.get("display") is False else plain(text(label.get("text")))


def _desk(taxonomy: dict[str, Any]) -> str:
    """Return the section's name; before ANS 0.10 sections were called sites."""
    sections = (
        *mappings(taxonomy.get("primary_section")),
        *mappings(taxonomy.get("sections")),
        *mappings(taxonomy.get("primary_site")),
        *mappings(taxonomy.get("sites")),
    )
    return first(*(section.get("name") for section in sections))


def _keywords(taxonomy: dict[str, Any]) -> list[str]:
    words = [text(keyword.get("keyword")) for keyword in mappings(taxonomy.get("keywords"))]
    tags = [first(tag.get("text"), tag.get("slug")) for tag in mappings(taxonomy.get("tags"))]
    return each_once([*words, *tags])


def _address(story: dict[str, Any]) -> str:
    """Return the canonical address, where it is a complete one."""
    url = first(story.get("canonical_url"))
    return url if "://" in url else ""


def _related(story: dict[str, Any]) -> list[dict[str, Any]]:
    """Return the related stories; a reference to one is its id."""
    entries = []
    for item in mappings(at(story, "related_content", "basic")):
        target = mapping(item.get("referent")) if item.get("type") == "reference" else item
        if target.get("type") != "story":
            continue
        entry = filled(
            id=first(target.get("_id"), target.get("id")),
            url=_address(target),
            headline=plain(first(at(target, "headlines", "basic"))),
            standfirst=plain(first(at(target, "description", "basic"))),
        )
        if entry.keys() & {"id", "url"}:
            entries.append(entry)
    return entries


def _embargo(story: dict[str, Any]) -> str:
    embargo = mapping(at(story, "content_restrictions", "embargo"))
    return first(embargo.get("end_time")) if embargo.get("active") else ""


def _status(story: dict[str, Any]) -> str:
    status = first(story.get("status")).lower()
    embargo = mapping(at(story, "content_restrictions", "embargo"))
    if embargo.get("active") and not first(embargo.get("end_time")):
        return "withheld"  # without an end the embargo keeps applying, as the schema says
    if False in (at(story, "revision", "published"), at(story, "publishing", _EVER)):
        return "draft"
    return _STATUSES.get(status, "draft")


def _people(story: dict[str, Any], notices: list[Finding]) -> dict[str, Any]:
    """Return the authors, and the printed line where others are credited too.

    ``vanity_credits`` are what is printed in place of ``credits``: an empty list hides them.
    """
    credits = {**mapping(story.get("credits")), **mapping(story.get("vanity_credits"))}
    authors: list[dict[str, Any]] = []
    others: list[str] = []
    for role, people in credits.items():
        named = [person for person in map(_person, mappings(people)) if person]
        if len(named) < len(mappings(people)):
            notices.append(emit("REC062", path=f"credits.{role}"))
        if role == "by":
            authors = named
        elif named:
            names = ", ".join(person["name"] for person in named)
            others.append(f"{role.replace('_', ' ')} {names}")
    printed = [", ".join(person["name"] for person in authors), *others]
    return filled(authors=authors, byline="; ".join(filter(None, printed)) if others else "")


def _person(person: dict[str, Any]) -> dict[str, Any] | None:
    name = first(
        at(person, "additional_properties", "original", "byline"),
        person.get("byline"),
        person.get("name"),
    )
    if not name:
        return None
    portrait = picture(mapping(person.get("image")))
    return filled(
        name=name,
        id=first(person.get("_id")),
        bio=plain(first(person.get("long_bio"), person.get("bio"), person.get("description"))),
        role=first(person.get("role")),
        url=first(person.get("url")) if "://" in first(person.get("url")) else "",
        portrait=portrait,
    )
