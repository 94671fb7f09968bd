"""Answers of the Guardian's content API (https://open-platform.theguardian.com/documentation/)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, BinaryIO

from lxml import etree

from paperpress.model.finding import FieldError, Rejected
from paperpress.sources.parsing.bodies import figure_of, images, take_out, tree
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.json_shape import begun, documents, held_if_given_twice
from paperpress.sources.parsing.people import authors, merged
from paperpress.sources.parsing.plain import plain, visible
from paperpress.sources.parsing.snippets import paragraph
from paperpress.sources.parsing.values import (
    at,
    each_once,
    filled,
    first,
    items,
    left_out,
    mapping,
    mappings,
    number,
    text,
)
from paperpress.sources.raw import Raw

#: Kinds of content that are read; the others are pictures, films, games and the like.
_ARTICLES = frozenset({"article", "liveblog", "interactive", ""})


def detects(start: bytes) -> bool:
    """Tell whether a document is an answer with content, or an item of one."""
    document = mapping(begun(start))
    answer = mapping(document.get("response")) or document
    item = mapping(answer.get("content")) or mapping((items(answer.get("results")) or [None])[0])
    return _is_item(item) or _is_item(document)


def _is_item(item: dict[str, Any]) -> bool:
    return "webTitle" in item or {"webUrl", "apiUrl"} <= set(item)


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the items of a file; an item that is no article, or has no text, is rejected with the reason."""
    for outcome in documents(file, name):
        if isinstance(outcome, Rejected):
            yield outcome
            continue
        place, document = outcome
        for inner, item in _items(mapping(document)):
            where = ".".join(part for part in (place, inner) if part)
            yield held_if_given_twice(_read(item, name, where), item)


def _items(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    answer = mapping(document.get("response")) or document
    if _is_item(answer):
        yield "", answer
    if mapping(answer.get("content")):
        yield "content", mapping(answer["content"])
    for count, item in enumerate(mappings(answer.get("results"))):
        yield f"results[{count}]", item


def _read(item: dict[str, Any], name: str, place: str) -> Raw | Rejected:
    fields = mapping(item.get("fields"))
    headline = plain(first(fields.get("headline"), item.get("webTitle")))
    kind = text(item.get("type"))
    if kind not in _ARTICLES:
        return left_out(name, place, headline, f"is a {kind}, not an article", "type")
    body = _body(item, fields)
    if not body.strip():
        message = "is missing: ask the API for show-fields=all and show-blocks=all"
        source = f"{name}, {place}" if place else name
        return Rejected(source, headline, (FieldError("fields.body", message),))
    tags = mappings(item.get("tags"))
    picture, body = _lead(item, fields, body)
    record = filled(
        id=text(item.get("id")),
        headline=headline,
        standfirst=plain(text(fields.get("standfirst")) or text(fields.get("trailText"))),
        kicker=_keyword(tags, "tone"),
        desk=plain(first(item.get("sectionName"), item.get("sectionId"))),
        byline=plain(text(fields.get("byline"))),
        authors=_people(tags, fields),
        published=moment(first(item.get("webPublicationDate"), fields.get("firstPublicationDate"))),
        updated=moment(text(fields.get("lastModified"))),
        language=text(fields.get("lang")),
        url=first(item.get("webUrl"), fields.get("shortUrl")),
        keywords=each_once(
            plain(text(tag.get("webTitle"))) for tag in tags if tag.get("type") == "keyword"
        ),
        page=text(fields.get("newspaperPageNumber")),
        picture=picture,
        body=body,
    )
    return Raw(place, record)


def _body(item: dict[str, Any], fields: dict[str, Any]) -> str:
    """Return the text: the blocks in the order given (a live blog's newest first), else the field."""
    blocks = [
        block for block in mappings(at(item, "blocks", "body")) if block.get("published", True)
    ]
    parts = []
    for block in blocks:
        title = first(block.get("title"))
        parts.append(f"<h2>{title}</h2>" if title else "")
        parts.append(text(block.get("bodyHtml")))
    return "".join(parts) or text(fields.get("body"))


def _lead(
    item: dict[str, Any], fields: dict[str, Any], body: str
) -> tuple[dict[str, Any] | None, str]:
    """Return the lead picture, and the body.

    The picture is that of the main block's elements, else of the ``main`` field, which is HTML.

    What can't be told as a picture goes before the body, so that nothing is lost.
    """
    main = mapping(at(item, "blocks", "main"))
    for element in [*mappings(main.get("elements")), *mappings(item.get("elements"))]:
        picture = _picture(element)
        if picture:
            return picture, body
    html = first(main.get("bodyHtml"), fields.get("main"))
    if html:
        picture = _shown(html)
        return (picture, body) if picture else (None, paragraph(html) + body)
    thumbnail = first(fields.get("thumbnail"))
    return ({"src": thumbnail} if thumbnail else None), body


def _shown(html: str) -> dict[str, Any] | None:
    """Return the picture of a figure that holds one picture and nothing else; else None."""
    body = tree(html)
    pictures = list(images(body))
    if len(pictures) != 1 or body.find(".//iframe") is not None:
        return None
    image = pictures[0]
    captions = list(figure_of(image).iter("figcaption"))
    credits = [span for caption in captions for span in caption.iter("span") if _is_credit(span)]
    credit = " ".join(visible(span) for span in credits)
    for span in credits:
        take_out(span)
    return filled(
        src=image.get("src"),
        alt=image.get("alt"),
        caption=" ".join(" ".join(visible(caption) for caption in captions).split()),
        credit=" ".join(credit.split()),
    )


def _is_credit(span: etree._Element) -> bool:
    return (span.get("class") or "").endswith("__credit")


def _picture(element: dict[str, Any]) -> dict[str, Any] | None:
    assets = [asset for asset in mappings(element.get("assets")) if first(asset.get("file"))]
    if not assets or text(element.get("type")) not in {"image", ""}:
        return None
    largest = max(assets, key=_width)
    data = mapping(element.get("imageTypeData")) or mapping(largest.get("typeData"))
    credit = first(data.get("credit"))
    if not credit and first(data.get("photographer"), data.get("source")):
        credit = "/".join(each_once([text(data.get("photographer")), text(data.get("source"))]))
    return filled(
        src=text(largest.get("file")),
        alt=plain(first(data.get("alt"), data.get("altText"))),
        caption=plain(text(data.get("caption"))),
        credit=plain(credit),
    )


def _width(asset: dict[str, Any]) -> int:
    return number(text(at(asset, "typeData", "width")))


def _people(tags: list[dict[str, Any]], fields: dict[str, Any]) -> list[dict[str, Any]]:
    people = [
        filled(
            id=text(tag.get("id")),
            name=plain(text(tag.get("webTitle"))),
            bio=plain(text(tag.get("bio"))),
            url=text(tag.get("webUrl")),
            portrait={"src": portrait}
            if (portrait := first(tag.get("bylineLargeImageUrl"), tag.get("bylineImageUrl")))
            else None,
        )
        for tag in tags
        if tag.get("type") == "contributor" and first(tag.get("webTitle"))
    ]
    return merged(people) or authors(plain(text(fields.get("byline"))))


def _keyword(tags: list[dict[str, Any]], kind: str) -> str:
    return plain(first(*(tag.get("webTitle") for tag in tags if tag.get("type") == kind)))
