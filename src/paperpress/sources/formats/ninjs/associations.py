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
        name: one for name, one in named(item.get("associations")) if picture(one) is not None
    }
    html = _EMBED.sub(lambda found: _filled(found, pictures), html)
    body = tree(html)
    changed = without_headline(body, headline)
    if changed:
        notices.append(repeated_headline())
    own = picture(item)
    lead = _lead(pictures)
    for name, one in pictures.items():
        shown = [image for image in images(body) if _is_of(image, name, one)]
        if name == lead and shown:
            take_out(figure_of(shown[0]))
            notices.append(repeated_lead())
            changed = True
        elif name != lead and shown:
            changed |= _enriched(shown[0], mapping(picture(one)))
        elif name != lead:
            body.append(_element(shown_picture(mapping(picture(one)))))
            changed = True
    chosen = picture(pictures[lead]) if lead else own
    return (source_of(body) if changed else html), chosen


def related(item: Item) -> list[dict[str, Any]]:
    """Return the associated stories: by id, with what the association says about them."""
    found = []
    for _, one in named(item.get("associations")):
        if first(one.get("type")) not in {"text", "composite"}:
            continue
        identity = first(one.get("uri"), one.get("guid"))
        headline = next(
            (value for _, _, value in values(one, "headlines", "headline") if value), ""
        )
        if identity:
            found.append(filled(id=identity, headline=plain(headline)))
    return found


def _lead(pictures: dict[str, Item]) -> str:
    """Return the name of the lead picture: one that says so, else the first that no editor placed."""
    named_so = (name for name in _LEADS if name in pictures)
    others = (name for name in pictures if not _PLACED.fullmatch(name))
    return next(named_so, next(others, ""))


def _filled(found: re.Match[str], pictures: dict[str, Item]) -> str:
    """Return what an embed's comments hold; the picture itself where they hold nothing."""
    one = pictures.get(found[1].lower())
    if one is None or _SHOWS.search(found[2] + "<"):
        return found[2]
    return shown_picture(mapping(picture(one)))


def _is_of(image: etree._Element, name: str, item: Item) -> bool:
    known = {first(item.get("uri"), item.get("guid")), *addresses(item)} - {""}
    return (
        image.get("data-assoc-ref", "").lower() == name
        or image.get("data-uri", "") in known
        or image.get("src", "") in known
    )


def _enriched(image: etree._Element, known: dict[str, Any]) -> bool:
    """Tell about a picture in the body what only its association told; whether there was any."""
    before = etree.tostring(figure_of(image))
    image.set("src", known["src"])
    if "alt" in known and not image.get("alt"):
        image.set("alt", known["alt"])
    holder = figure_of(image)
    said = " ".join(visible(holder).split())
    if holder is not image:
        caption = holder.find(".//figcaption")
        if caption is None and (known.get("caption") or known.get("credit")):
            caption = etree.SubElement(holder, "figcaption")
            caption.text = known.get("caption", "")
        if caption is not None and known.get("credit", "") not in said:
            credit = etree.SubElement(caption, "small", {"class": "credit"})
            credit.text = known["credit"]
    return etree.tostring(holder) != before


def _element(html: str) -> etree._Element:
    return tree(html)[0]
