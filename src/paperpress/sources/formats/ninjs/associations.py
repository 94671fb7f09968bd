"""What is associated with a ninjs item: its lead picture, those within its text, related stories."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from paperpress.model.finding import Finding
from paperpress.sources.formats.ninjs.media import Item, addresses, named, picture, values
from paperpress.sources.parsing.bodies import (
    figure_of,
    images,
    source_of,
    take_out,
    tree,
    without_headline,
)
from paperpress.sources.parsing.plain import plain, visible
from paperpress.sources.parsing.repeats import repeated_headline, repeated_lead
from paperpress.sources.parsing.snippets import shown_picture
from paperpress.sources.parsing.values import filled, first, mapping

#: Names under which systems keep the picture that stands above the story.
_LEADS = ("featuremedia", "featured", "mainpic", "mainpicture", "main", "lead")
#: Names of what Superdesk's editor placed within the text.
_PLACED = re.compile(r"(?:editor_|embedded)\d+")
#: Superdesk marks what its editor placed by comments: ``<!-- EMBED START Image {id: "editor_0"} -->``.
_EMBED = re.compile(
    r'<!--\s*EMBED START\s+[\w-]+\s*\{\s*id:\s*"([^"]+)"\s*\}\s*-->(.*?)<!--\s*EMBED END\b.*?-->',
    re.DOTALL | re.IGNORECASE,
)
_SHOWS = re.compile(
    r"<(?:img|video|audio|iframe|blockquote|object|embed|table)\b|[^\s<>]+\s*<", re.I
)


def placed_pictures(
    item: Item, html: str, headline: str, notices: list[Finding]
) -> tuple[str, dict[str, Any] | None]:
    """Return the body with its pictures in their places, and the lead picture.

    The lead picture is shown once; a picture that stands nowhere in the body is put at its end. A
    picture in the body gets the credit and alternative text that its association tells.
    """
    pictures = {
        name: association
        for name, association in named(item.get("associations"))
        if picture(association) is not None
    }
    html = _EMBED.sub(lambda match: _filled(match, pictures), html)
    body = tree(html)
    changed = without_headline(body, headline)
    if changed:
        notices.append(repeated_headline())
    own_picture = picture(item)
    lead = _lead(pictures)
    for name, association in pictures.items():
        shown = [image for image in images(body) if _is_of(image, name, association)]
        if name == lead and shown:
            take_out(figure_of(shown[0]))
            notices.append(repeated_lead())
            changed = True
        elif name != lead and shown:
            changed |= _enriched(shown[0], mapping(picture(association)))
        elif name != lead:
            body.append(_element(shown_picture(mapping(picture(association)))))
            changed = True
    chosen = picture(pictures[lead]) if lead else own_picture
    return (source_of(body) if changed else html), chosen


def related(item: Item) -> list[dict[str, Any]]:
    """Return the associated stories: by id, with what the association says about them."""
    articles = []
    for _, association in named(item.get("associations")):
        if first(association.get("type")) not in {"text", "composite"}:
            continue
        identity = first(association.get("uri"), association.get("guid"))
        headline = next(
            (value for _, _, value in values(association, "headlines", "headline") if value), ""
        )
        if identity:
            articles.append(filled(id=identity, headline=plain(headline)))
    return articles


def _lead(pictures: dict[str, Item]) -> str:
    """Return the name of the lead picture: one that says so, else the first that no editor placed."""
    named_so = (name for name in _LEADS if name in pictures)
    others = (name for name in pictures if not _PLACED.fullmatch(name))
    return next(named_so, next(others, ""))


def _filled(match: re.Match[str], pictures: dict[str, Item]) -> str:
    """Return what an embed's comments hold; the picture itself where they hold nothing."""
    association = pictures.get(match[1].lower())
    if association is None or _SHOWS.search(match[2] + "<"):
        return match[2]
    return shown_picture(mapping(picture(association)))


def _is_of(image: etree._Element, name: str, item: Item) -> bool:
    identities = {first(item.get("uri"), item.get("guid")), *addresses(item)} - {""}
    return (
        image.get("data-assoc-ref", "").lower() == name
        or image.get("data-uri", "") in identities
        or image.get("src", "") in identities
    )


def _enriched(image: etree._Element, details: dict[str, Any]) -> bool:
    """Tell about a picture in the body what only its association told; whether there was any."""
    before = etree.tostring(figure_of(image))
    image.set("src", details["src"])
    if "alt" in details and not image.get("alt"):
        image.set("alt", details["alt"])
    holder = figure_of(image)
    visible_words = " ".join(visible(holder).split())
    if holder is not image:
        caption = holder.find(".//figcaption")
        if caption is None and (details.get("caption") or details.get("credit")):
            caption = etree.SubElement(holder, "figcaption")
            caption.text = details.get("caption", "")
        if caption is not None and details.get("credit", "") not in visible_words:
            credit = etree.SubElement(caption, "small", {"class": "credit"})
            credit.text = details["credit"]
    return etree.tostring(holder) != before


def _element(html: str) -> etree._Element:
    return tree(html)[0]
