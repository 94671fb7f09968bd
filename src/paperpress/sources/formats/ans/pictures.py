"""Pictures of ANS: an image, and what is said about it."""

from __future__ import annotations

from typing import Any

from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.values import at, each_once, filled, first, mapping, mappings, text


def picture(image: dict[str, Any]) -> dict[str, Any] | None:
    """Return a record's picture of an ANS image; None for one without an address."""
    source = first(image.get("url"), at(image, "additional_properties", "originalUrl"))
    if image.get("type") not in {"image", "graphic"} or not source:
        return None
    kind = {"photograph": "photograph", "graphic": "infographic"}.get(
        first(image.get("image_type"))
    )
    return filled(
        src=source,
        caption=plain(first(image.get("caption"), image.get("subtitle"))),
        credit=_credit(image),
        alt=plain(text(image.get("alt_text"))),
        kind=kind or ("infographic" if image.get("type") == "graphic" else None),
    )


def _credit(image: dict[str, Any]) -> str:
    """Return the credit line, such as ``Ann Lee/The Agency``.

    ``vanity_credits`` are printed in place of ``credits``.
    """
    credits = {**mapping(image.get("credits")), **mapping(image.get("vanity_credits"))}
    names = each_once(
        first(person.get("byline"), person.get("name"))
        for role in ("by", "photos_by", "affiliation")
        for person in mappings(credits.get(role))
    )
    return plain("/".join(names))
