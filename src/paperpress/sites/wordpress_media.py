"""What WordPress's media library says of pictures: sizes of the lead, texts of those in bodies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lxml import etree

from paperpress.sites.picture_sizes import best
from paperpress.sources.parsing.bodies import figure_of, images, source_of, tree
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.values import at, items, mapping, mappings, number, text

_FEATURED = "wp:featuredmedia"
#: The class by which WordPress's editors mark a picture of the library.
_MARK = re.compile(r"\bwp-image-([0-9]{1,18})\b")
#: How much the shape of a smaller size may differ; more, and something was cut off.
_ROUNDING = 0.02

FIELDS = "id,alt_text,caption"
"""Of a picture of the library, what `described` looks at."""


def with_lead_of(post: Mapping[str, Any], width: int) -> dict[str, Any]:
    """Return a post whose lead picture has the address of the size that a device needs."""
    embedded = mapping(post.get("_embedded"))
    leads = [
        {**media, "source_url": _address(media, width)} if media.get("source_url") else media
        for media in mappings(embedded.get(_FEATURED))
    ]
    return {**post, "_embedded": {**embedded, _FEATURED: leads}} if leads else dict(post)


def _address(media: Mapping[str, Any], width: int) -> str:
    original = text(media.get("source_url"))
    whole = _shape(at(media, "media_details"))
    sizes: dict[float, str] = {}
    for size in mapping(at(media, "media_details", "sizes")).values():
        shape = _shape(size)
        address = text(mapping(size).get("source_url"))
        if whole and shape and address and abs(shape[1] / whole[1] - 1) < _ROUNDING:
            sizes[shape[0]] = address
    if not sizes or whole is None:
        return original
    sizes.setdefault(whole[0], original)
    return sizes[best(sizes, width)]


def _shape(size: object) -> tuple[float, float] | None:
    """Return a width and the height in parts of it."""
    width, height = (number(text(mapping(size).get(side))) for side in ("width", "height"))
    return (float(width), height / width) if width > 0 and height > 0 else None


def ids_in(posts: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the ids of library pictures that bodies show, in their order."""
    bodies = (text(at(post, "content", "rendered")) for post in posts)
    return list(dict.fromkeys(id for body in bodies for id in _MARK.findall(body)))


def described(post: Mapping[str, Any], library: object) -> dict[str, Any]:
    """Return a post whose body's pictures have what the library says where the body says nothing.

    Args:
        post: of the API.
        library: an answer that holds pictures with `FIELDS`.
    """
    by_id = {str(media.get("id")): media for media in mappings(items(library))}
    body = text(at(post, "content", "rendered"))
    if not by_id or _MARK.search(body) is None:
        return dict(post)
    root = tree(body)
    changes = [_describe(image, media) for image, media in _pictured(root, by_id)]
    if not any(changes):
        return dict(post)
    return {**post, "content": {**mapping(post.get("content")), "rendered": source_of(root)}}


def _pictured(
    root: etree._Element, by_id: Mapping[str, Mapping[str, Any]]
) -> Iterator[tuple[etree._Element, Mapping[str, Any]]]:
    for image in [*images(root)]:
        mark = _MARK.search(image.get("class", ""))
        if mark and mark[1] in by_id:
            yield image, by_id[mark[1]]


def _describe(image: etree._Element, media: Mapping[str, Any]) -> bool:
    """Write an image's alternative text and caption where it has none, and tell whether it had none."""
    changed = False
    alt = plain(text(media.get("alt_text")))
    if alt and not image.get("alt", "").strip():
        image.set("alt", alt)
        changed = True
    caption = plain(text(at(media, "caption", "rendered")))
    if caption and _captioned(image, caption):
        changed = True
    return changed


def _captioned(image: etree._Element, caption: str) -> bool:
    """Write a caption below an image that has none, and tell whether it had none."""
    figure = figure_of(image)
    if figure is image:
        if next(image.iterancestors("figure"), None) is not None:
            return False  # of several in one figure, whose caption says what all of them show
        figure = etree.Element("figure")
        figure.tail, image.tail = image.tail, None
        parent = image.getparent()
        if parent is None:
            return False
        parent.replace(image, figure)
        figure.append(image)
    elif figure.find(".//figcaption") is not None:
        return False
    etree.SubElement(figure, "figcaption").text = caption
    return True
