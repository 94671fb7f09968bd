"""What items of feeds share: relative addresses, lead pictures, texts that break off."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from lxml import etree

from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.sources.parsing.plain import plain, visible
from paperpress.sources.parsing.values import filled
from paperpress.sources.parsing.xml_text import area, text_at

_MEDIA = "{http://search.yahoo.com/mrss/}"
_ADDRESSES = {"a": ("href",), "img": ("src", "data-src", "data-lazy-src", "data-original"), "iframe": ("src",), "source": ("src",),
              "video": ("src", "poster"), "audio": ("src",)}  # fmt: skip
#: Of images and their sources: several addresses, each with its width or density.
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_DESCRIPTOR = re.compile(r"[0-9.]+[wxh],?")
_PICTURES = (".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif")
#: How a text that goes on elsewhere ends.
_BREAKS_OFF = re.compile(
    r"(?:\[(?:…|\.\.\.|&hellip;)\]|…|\.\.\.|(?:continue reading|read more|read the full (?:story|article)"
    r"|weiterlesen|mehr lesen|lire la suite|leer más|seguir leyendo|continua a leggere|lees verder)"
    r"[^\w]*(?:\S+\s*){0,12})\s*$",
    re.I,
)
_TELLING = 160
#: What blogs append to each item of a feed, whether its text is whole or not.
_APPEARED = re.compile(r"\s*The post .{1,300} (?:first appeared|appeared first) on .{1,120}$", re.S)
#: Pictures of the people who wrote, which some feeds give beside those of the story.
_PORTRAITS = ("gravatar.com/avatar/",)


def joined(base: str, address: str) -> str:
    """Return an address, completed from another (RFC 3986, section 5); as it stands where it is none.

    ``http://[x`` is in a feed by a slip, and no reason to lose the item: what can't be followed
    becomes its text, or is told as a picture that isn't there.
    """
    try:
        return urljoin(base, address.strip())
    except ValueError:
        return address


def is_web(address: str) -> bool:
    """Tell whether it is an address of the web."""
    return address.lower().startswith(("http://", "https://"))


def completed(body: etree._Element, base: str) -> None:
    """Complete the relative addresses of a body (RFC 3986, section 5)."""
    if not is_web(base):
        return
    for element in body.iter(*_ADDRESSES):
        for name in _ADDRESSES[str(element.tag)]:
            value = (element.get(name) or "").strip()
            if value and not value.startswith(("#", "data:")):
                element.set(name, joined(base, value))
    for element in body.iter("img", "source"):
        for name in _SETS:
            if element.get(name):
                element.set(name, _joined_set(base, element.get(name, "")))


def _joined_set(base: str, srcset: str) -> str:
    """Return a ``srcset`` with its addresses completed."""
    tokens = srcset.split()
    return " ".join(
        token
        if _DESCRIPTOR.fullmatch(token) or token.startswith("data:")
        else joined(base, token.rstrip(",")) + ("," if token.endswith(",") else "")
        for token in tokens
    )


def truncated(body: etree._Element) -> Iterator[Finding]:
    """Yield a finding for a body that breaks off, as feeds of many sites do (REC070)."""
    text = _APPEARED.sub("", " ".join(visible(body).split()))
    if _BREAKS_OFF.search(text[-_TELLING:]):
        yield emit("REC070", path="body", text=text[-40:])


def lead_of(item: etree._Element, base: str, enclosure: str = "") -> dict[str, Any] | None:
    """Return the lead picture: the largest of Media RSS, else an enclosure that is a picture."""
    contents = [*item.iter(f"{_MEDIA}content")]
    shown = [
        content
        for content in contents
        if _is_picture(content.get("url", ""), content.get("type", ""), content.get("medium", ""))
        and not any(portrait in content.get("url", "") for portrait in _PORTRAITS)
    ]
    best = max(shown, key=area, default=None)
    if best is None:
        thumbnails = [*item.iter(f"{_MEDIA}thumbnail")]
        best = max(thumbnails, key=area, default=None)
    if best is not None and best.get("url"):
        return filled(
            src=joined(base, best.get("url", "")),
            caption=plain(_beside(best, "description") or _beside(best, "title")),
            credit=plain(_beside(best, "credit")),
            alt=plain(_beside(best, "text")),
        )
    for element in item.findall("{*}enclosure"):
        if _is_picture(element.get("url", ""), element.get("type", ""), ""):
            return {"src": joined(base, element.get("url", ""))}
    if enclosure and _is_picture(enclosure, "", ""):
        return {"src": joined(base, enclosure)}
    return None


def _is_picture(url: str, kind: str, medium: str) -> bool:
    if kind or medium:
        return kind.startswith("image/") or medium == "image"
    return _path(url).lower().endswith(_PICTURES)


def _path(url: str) -> str:
    try:
        return urlsplit(url).path
    except ValueError:
        return ""


def _beside(element: etree._Element, name: str) -> str:
    """Return what Media RSS says of a picture within it, else around it."""
    parent = element.getparent()
    group = parent if parent is not None and str(parent.tag) == f"{_MEDIA}group" else None
    return (
        text_at(element, f"{_MEDIA}{name}")
        or text_at(group, f"{_MEDIA}{name}")
        or (text_at(parent, f"{_MEDIA}{name}") if group is None and name != "title" else "")
    )
