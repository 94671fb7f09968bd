"""News in JSON of the IPTC: ninjs 1.0 to 1.6, 2.0 to 2.2, 3.0 and 3.1, and Superdesk's dialect.

https://iptc.org/standards/ninjs/ and https://github.com/iptc/newsinjson. Names of keys differ from
version to version in capitals (``versioncreated``, ``versionCreated``), so they are read without.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, BinaryIO

from paperpress.findings import emit
from paperpress.model.finding import Finding, Rejected
from paperpress.sources.formats.ninjs.associations import placed_pictures, related
from paperpress.sources.formats.ninjs.bodies import Chosen, chosen
from paperpress.sources.formats.ninjs.media import PICTURES, named, names, values
from paperpress.sources.lenient.holding import held_by_keys
from paperpress.sources.parsing.bodies import repeats_beginning
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.json_shape import begun, documents, held_if_given_twice
from paperpress.sources.parsing.json_text import RepeatedKeys, object_of
from paperpress.sources.parsing.people import authors, merged
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.repeats import repeated_beginning
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

#: Keys of which an item has one at least, beside its ``uri`` or ``guid``.
_MARKS = frozenset(
    {
        "$standard", "bodies", "body_text", "body_xhtml", "copyrightholder", "descriptions",
        "eventdetails", "headlines", "plannedcoverage", "pubstatus", "renditions", "representationtype", "standard",
        "versioncreated",
    }
)  # fmt: skip
#: Keys of the standard that say when and whether an item is let out, which are read for themselves.
_OF_RELEASE = frozenset({"pubstatus", "embargoed", "embargoeduntil"})
_ENVELOPES = ("_items", "items", "newsitems", "data")
_STATUSES = {"": "published", "usable": "published", "canceled": "cancelled"}
_KICKERS = frozenset({"kicker", "overline", "eyebrow", "vignette"})
_STANDFIRSTS = frozenset({"sub", "subheadline", "subhead", "standfirst", "deck", "subtitle"})


def detects(start: bytes) -> bool:
    """Return an item, or the first of a list or of an answer of an API, that looks like ninjs."""
    document = begun(start)
    if isinstance(document, dict):
        document = next((document[key] for key in _ENVELOPES if items(document.get(key))), document)
    return bool(items(document)) and _is_item(_lowered(items(document)[0]))


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the stories of a file; pictures, videos and events alone say what they are."""
    for outcome in documents(file, name):
        if isinstance(outcome, Rejected):
            yield outcome
            continue
        place, document = outcome
        for inner, item in _unwrapped(place, _lowered(document)):
            holds = held_by_keys(mapping(item), _OF_RELEASE)
            for read in _read(mapping(item), name, inner):
                if isinstance(read, Raw):
                    read = replace(read, holds=(*read.holds, *holds))
                yield held_if_given_twice(read, item)


def _is_item(item: Any) -> bool:
    item = mapping(item)
    is_named = isinstance(item.get("uri"), str) or isinstance(item.get("guid"), str)
    return is_named and not _MARKS.isdisjoint(item)


def _lowered(value: Any) -> Any:
    """Return the value with its keys in lower case; names of associations are nobody's words."""
    if isinstance(value, dict):
        pairs = value.pairs() if isinstance(value, RepeatedKeys) else list(value.items())
        return object_of([(str(key).lower(), _lowered(inner)) for key, inner in pairs])
    return [_lowered(inner) for inner in value] if isinstance(value, list) else value


def _unwrapped(place: str, document: Any) -> Iterator[tuple[str, Any]]:
    if isinstance(document, list):
        yield from placed(place, document)
        return
    key = next((key for key in _ENVELOPES if items(mapping(document).get(key))), "")
    if key and not _is_item(document):
        yield from placed(f"{place}.{key}" if place else key, items(document[key]))
    else:
        yield place, document


def _read(item: dict[str, Any], name: str, place: str) -> Iterator[Raw | Rejected]:
    body = chosen(item)
    kind = first(item.get("type"))
    within = [
        (label, association)
        for label, association in named(item.get("associations"))
        if body.body is None
        and chosen(association).body is not None
        and association.get("type") not in PICTURES
    ]
    if kind in {"", "text", "composite"} and body.body is not None:
        yield _article(item, body, place)
    elif kind == "composite" and within:
        for label, association in within:
            yield from _read(association, name, f"{place}.associations.{label}".lstrip("."))
    else:
        held = first(item.get("pubstatus")).lower() not in {"", "usable"}
        label = "" if held else _label(item)  # no report tells the words of what is kept back
        yield left_out(name, place, label, _reason(item, kind), "bodies")


def _reason(item: dict[str, Any], kind: str) -> str:
    if item.get("eventdetails") or item.get("plannedcoverage"):
        return "is an event or its planned coverage, with no body, so no article"
    if kind not in {"", "text", "composite"}:
        return f"is of the type {kind!r}, so no article"
    return "has no body, so it is no article: send the item with its bodies"


def _label(item: dict[str, Any]) -> str:
    return first(_headline(item), item.get("title"), item.get("uri"), item.get("guid"))


def _article(item: dict[str, Any], body: Chosen, place: str) -> Raw:
    notices: list[Finding] = []
    if len(body.among) > 1 and body.body is not None:
        notices.append(_of_several(body))
    document = body.document
    headline = first(_headline(item), document.headline if document else "")
    if not headline and first(item.get("title")):
        headline = first(item.get("title"))
        notices.append(_from_title())
    html, lead = placed_pictures(item, body.html, headline, notices)
    printed = first(item.get("byline"), item.get("by"), document.byline if document else "")
    record = filled(
        id=first(item.get("uri"), item.get("guid")),
        headline=headline,
        kicker=_of_role(item, _KICKERS),
        standfirst=_standfirst(item, html, document.standfirst if document else "", notices),
        desk=first(*names(item.get("service")), *names(item.get("anpa_category"))),
        dateline=_place(item) or (document.dateline if document else ""),
        language=first(item.get("language")),
        picture=lead,
        related=related(item),
        copyright=plain(first(item.get("copyrightnotice"), item.get("copyrightholder"))),
        keywords=_keywords(item),
        embargo=moment(first(item.get("embargoeduntil"), item.get("embargoed"))),
        status=_STATUSES.get(first(item.get("pubstatus")).lower(), "withheld"),
        **_times(item, document.issued if document else ""),
        **_people(item, plain(printed)),
    )
    return Raw(place, {**record, "body": html}, tuple(notices))


def _of_several(body: Chosen) -> Finding:
    labels = ", ".join(choice.label for choice in body.among)
    taken = body.body.label if body.body else ""
    return emit("REC010", case="chosen", path="bodies", labels=labels, taken=taken)


def _from_title() -> Finding:
    return emit("REC011", path="title")


def _headline(item: dict[str, Any]) -> str:
    """Return the main headline, or the first that isn't for something else (1.x: ``headline``)."""
    headlines = list(values(item, "headlines", "headline"))
    main = [value for role, _, value in headlines if role in {"main", "headline", ""}]
    other = [value for role, _, value in headlines if role not in _KICKERS | _STANDFIRSTS]
    return plain(first(*main, *other))


def _of_role(item: dict[str, Any], roles: frozenset[str]) -> str:
    headlines = (value for role, _, value in values(item, "headlines", "headline") if role in roles)
    return plain(first(*headlines))


def _standfirst(item: dict[str, Any], html: str, from_body: str, notices: list[Finding]) -> str:
    """Return the subheadline, or the description; not one that only is the story's beginning."""
    written = _of_role(item, _STANDFIRSTS) or from_body
    described = [
        value
        for role, _, value in values(item, "descriptions", "description")
        if role in {"", "text", "html", "xhtml", "summary", "abstract", *_STANDFIRSTS}
    ]
    description = plain(first(*described))
    if written or not description:
        return written
    if repeats_beginning(html, description):
        notices.append(repeated_beginning("descriptions"))
        return ""
    return description


def _place(item: dict[str, Any]) -> str:
    return first(
        item.get("located"), at(item, "dateline", "text"), at(item, "dateline", "located", "city")
    )


def _times(item: dict[str, Any], issued: str) -> dict[str, Any]:
    """Return when an article was first out, and when this version was, if that is later."""
    published = first(
        item.get("firstpublished"), item.get("firstcreated"), item.get("versioncreated"), issued
    )
    updated = first(item.get("versioncreated"))
    return filled(
        published=moment(published), updated=moment(updated) if updated != published else ""
    )


def _keywords(item: dict[str, Any]) -> list[str]:
    keywords = [text(word) for word in items(item.get("keywords"))]
    subjects = [*names(item.get("subjects")), *names(item.get("subject"))]
    return each_once(keywords) or each_once(subjects)


def _people(item: dict[str, Any], printed: str) -> dict[str, Any]:
    """Return those of the printed line, with what Superdesk's ``authors`` tell about them and others."""
    credited = [
        filled(
            name=first(author.get("name")),
            role=first(*names(author.get("jobtitle")), author.get("role")),
            bio=plain(first(author.get("biography"))),
        )
        for author in mappings(item.get("authors"))
        if first(author.get("name"))
    ]
    return filled(byline=printed, authors=merged([*authors(printed), *credited]))
