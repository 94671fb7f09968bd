"""Addresses of links: which may stand in an edition, and how they are written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urljoin, urlsplit

from paperpress.vocab import LINK_SCHEMES

_CONTROL = re.compile("[\x00-\x1f\x7f]")
_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_HOST = re.compile(r"[^\s<>\"'`{}|\\^%/?#@]+")
#: What most links are: nothing to escape, nothing to complete.
_CLEAN = re.compile(
    r"https?://[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/(?:[\w!$&'()*+,./:;=?@~-]|%[0-9a-fA-F]{2})*)?",
    re.ASCII,
)
_BAD_ESCAPE = re.compile("%(?![0-9a-fA-F]{2})")
#: All that RFC 3986 lets stand in an address; letters of other scripts stand too (RFC 3987).
_MAY_STAND = "!#$%&'()*+,/:;=?@~"


@dataclass(frozen=True, slots=True)
class NoLink:
    """An address that can't be a link, and why."""

    href: str
    why: Literal["empty", "fragment", "relative", "scheme"]


def link_address(href: str, base: str | None = None) -> str | NoLink:
    """Return the full address of a link, or why it can't be one.

    A relative address is completed from `base`, the article's own, as RFC 3986 says (section 5).
    """
    href = _CONTROL.sub("", href).strip()
    if _CLEAN.fullmatch(href):
        return href
    if not href:
        return NoLink(href, "empty")
    if href.startswith("#"):
        return NoLink(href, "fragment")
    full = _joined(href, base)
    if full is None:
        return NoLink(href, "relative")
    scheme = _SCHEME.match(full)
    if scheme is None or scheme[1].lower() not in LINK_SCHEMES:
        return NoLink(href, "scheme")
    written = _written(scheme[1].lower(), full[scheme.end() :])
    return NoLink(href, "scheme") if written is None else written


def _joined(href: str, base: str | None) -> str | None:
    if _SCHEME.match(href):
        return href
    if href.startswith("//"):
        return f"https:{href}"
    if base is None:
        return None
    try:
        full = urljoin(base, href)
    except ValueError:
        return None
    return full if _SCHEME.match(full) else None


def _written(scheme: str, rest: str) -> str | None:
    """Return the address with forbidden characters escaped; None where it can't be read."""
    if scheme in ("mailto", "tel"):
        return f"{scheme}:{_escaped(rest)}" if rest.strip("/ ") else None
    try:
        parts = urlsplit(f"{scheme}:{rest}")
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if not host or parts.username is not None:
        return None
    if ":" in host:
        host = f"[{host}]"
    elif _HOST.fullmatch(host) is None:
        return None
    place = host if port is None else f"{host}:{port}"
    tail = rest[rest.index("//") + 2 + len(parts.netloc) :]
    return f"{scheme}://{place}{_escaped(tail)}"


def _escaped(text: str) -> str:
    text = _BAD_ESCAPE.sub("%25", text)
    head, mark, fragment = text.partition("#")
    safe = "".join(c if ord(c) > 0xA0 else quote(c, safe=_MAY_STAND) for c in head)
    return (
        safe
        + mark
        + "".join(
            c if ord(c) > 0xA0 else quote(c, safe=_MAY_STAND.replace("#", "")) for c in fragment
        )
    )
