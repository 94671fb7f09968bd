"""Finds the address of an image, wherever a page keeps it, and tells which images show nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml import etree

from paperpress.body.elements import attribute, descendants, pixels, tag

_LAZY = (
    "data-src",
    "data-original",
    "data-lazy-src",
    "data-lazy",
    "data-hi-res-src",
    "data-full-url",
)
_LAZY_SETS = ("data-srcset", "data-lazy-srcset", "srcset")
_PLACEHOLDER = re.compile(
    r"data:|about:|(?:.*/)?(?:blank|spacer|pixel|placeholder|lazy(?:load)?|1x1|transparent|spinner|(?:ajax-)?load(?:ing|er))\.(?:gif|png|svg)",
    re.I,
)
_ON_WEB = re.compile(r"(?:https?:)?//", re.I)
_DESCRIPTOR = re.compile(r"([0-9]+(?:\.[0-9]+)?)[wx],?")
_SHORT_DATA = 200
"""Characters of a data address below which it holds no picture, only a transparent dot."""
_TRACKERS = frozenset(
    {
        "b.scorecardresearch.com", "bat.bing.com", "connect.facebook.net", "pixel.quantserve.com",
        "pixel.wp.com", "px.ads.linkedin.com", "sb.scorecardresearch.com", "stats.wordpress.com",
        "www.facebook.com", "www.google-analytics.com", "ad.doubleclick.net", "pixel.newscred.com",
        "counter.theconversation.com",
    }
)  # fmt: skip


def source_of(element: etree._Element) -> str:
    """Return the address of an image; the empty string where it has none.

    Where ``src`` only keeps the place for a script, the real address is in another attribute.
    """
    source = attribute(element, "src")
    if source and _PLACEHOLDER.match(source) is None:
        if _ON_WEB.match(source) is None:
            return source  # of local pictures only `src` is sure to be there
        # Of remote ones the largest is fetched, or the one that a script would put in its place.
        later = attribute(element, *_LAZY)
        return next(_candidates(element), "") or (later if _ON_WEB.match(later) else "") or source
    return attribute(element, *_LAZY) or next(_candidates(element), "") or source


def _candidates(element: etree._Element) -> Iterator[str]:
    """Yield the largest image of each ``srcset``: first the image's own, then those of its ``picture``."""
    parent = element.getparent()
    sources = [] if parent is None or tag(parent) != "picture" else [*descendants(parent, "source")]
    for holder in (element, *sources):
        for name in _LAZY_SETS:
            candidates = sized(attribute(holder, name))
            if candidates:
                yield max(candidates, key=lambda candidate: candidate[0])[1]


def sized(srcset: str) -> list[tuple[float, str]]:
    """Return the addresses of a ``srcset``, each with its width or density; 1 where it has neither."""
    candidates: list[tuple[float, str]] = []
    for token in srcset.split():
        descriptor = _DESCRIPTOR.fullmatch(token)
        address = token.strip(",")
        if descriptor is not None and candidates:
            candidates[-1] = (float(descriptor[1]), candidates[-1][1])
        elif address and _PLACEHOLDER.match(address) is None:
            candidates.append((1.0, address))
    return candidates


def is_pixel(element: etree._Element, source: str) -> bool:
    """Tell whether an image is a counting pixel or a placeholder, which nobody is meant to see."""
    width, height = pixels(element, "width"), pixels(element, "height")
    if width is not None and height is not None and width <= 2 and height <= 2:
        return True
    if source.startswith("data:"):
        return len(source) < _SHORT_DATA
    try:
        host = urlsplit(source).hostname
    except ValueError:
        return False
    return host in _TRACKERS
