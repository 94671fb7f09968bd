"""Embeds that a page's script draws: AMP's elements, an editor's ``oembed``, empty boxes with an address.

Nothing in them is a frame or a link, so that without their script a reader would see nothing of
them. The attribute that the script reads tells where they stand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from paperpress.body.block_builder import BlockBuilder
from paperpress.body.elements import attribute, classes, tag
from paperpress.body.embeds import provider_of
from paperpress.body.findings import BodyFinding
from paperpress.body.flow import Reader, inner
from paperpress.body.language_marks import LanguageMark
from paperpress.body.links import address
from paperpress.model.blocks import Blocks, Embed
from paperpress.model.traversal import walk

_Places = Mapping[str, tuple[str, str]]
"""Name to the attribute that is read, and the address that its value belongs in."""

ELEMENTS: Final[_Places] = {
    "oembed": ("url", "{}"),
    "amp-brightcove": ("data-video-id", "https://players.brightcove.net/{data-account}/default_default/index.html?videoId={}"),
    "amp-dailymotion": ("data-videoid", "https://www.dailymotion.com/video/{}"),
    "amp-embedly-card": ("data-url", "{}"),
    "amp-facebook": ("data-href", "{}"),
    "amp-gist": ("data-gistid", "https://gist.github.com/{}"),
    "amp-instagram": ("data-shortcode", "https://www.instagram.com/p/{}/"),
    "amp-pinterest": ("data-url", "{}"),
    "amp-reddit": ("data-src", "{}"),
    "amp-soundcloud": ("data-trackid", "https://w.soundcloud.com/player/?url=https%3A//api.soundcloud.com/tracks/{}"),
    "amp-tiktok": ("data-src", "{}"),
    "amp-twitter": ("data-tweetid", "https://twitter.com/i/status/{}"),
    "amp-vimeo": ("data-videoid", "https://vimeo.com/{}"),
    "amp-youtube": ("data-videoid", "https://www.youtube.com/watch?v={}"),
    "lite-vimeo": ("videoid", "https://vimeo.com/{}"),
    "lite-youtube": ("videoid", "https://www.youtube.com/watch?v={}"),
}  # fmt: skip
"""Elements that nothing but a script shows."""

_CLASSES: Final[_Places] = {
    "fb-post": ("data-href", "{}"),
    "fb-video": ("data-href", "{}"),
    "flourish-embed": ("data-src", "https://public.flourish.studio/{}/"),
    "infogram-embed": ("data-id", "https://infogram.com/{}"),
}
_OEMBED: Final = ("data-oembed-url", "{}")
"""What some editors write on a box of any class."""


def is_scripted(element: etree._Element) -> bool:
    """Tell whether a script would draw something into a box."""
    return _place_of(element) is not None


def scripted(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read what a script would draw as a link with a title; what stands within, a frame say, goes before it."""
    blocks = inner(reader, builder, element, language_mark)
    url = "" if _holds_embed(blocks) else _url(element)
    full = (address(url, reader.base, reader.body_findings) if url else None) or ""
    if not full.startswith("http"):
        if not blocks:
            reader.body_findings.add(BodyFinding.FRAME, tag(element))
        builder.block(*blocks)
        return
    title = attribute(element, "title", "aria-label", "data-title", "playlabel")
    reader.body_findings.add(BodyFinding.EMBED, full)
    builder.block(Embed(provider_of(full), full, title, blocks))


def _holds_embed(blocks: Blocks) -> bool:
    return any(isinstance(block, Embed) for block in walk(blocks))


def _url(element: etree._Element) -> str:
    place = _place_of(element)
    if place is None:
        return ""
    name, pattern = place
    value = attribute(element, name).strip("/")
    return pattern.replace("{data-account}", attribute(element, "data-account")).replace(
        "{}", value
    )


def _place_of(element: etree._Element) -> tuple[str, str] | None:
    """Return where an element says what it shows; None where it says nothing."""
    named = (_CLASSES[name] for name in sorted(classes(element)) if name in _CLASSES)
    places = (ELEMENTS.get(tag(element)), *named, _OEMBED)
    return next((place for place in places if place and attribute(element, place[0])), None)
