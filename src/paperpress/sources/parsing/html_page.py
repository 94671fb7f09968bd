"""An HTML page: its tree, what its head says, and what stands under its pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import etree

from paperpress.sources.parsing.bodies import letters
from paperpress.sources.parsing.plain import plain, visible
from paperpress.sources.parsing.values import filled, first

_CREDIT = re.compile(r"credit|copyright|byline|photographer|source", re.IGNORECASE)
#: What only assistive technology gets to hear before a caption: "Image caption".
_LABEL = re.compile(r"off-?screen|visually-?hidden|sr-only|screen-reader", re.IGNORECASE)
_LAZY = ("src", "data-src", "data-original", "data-lazy-src", "data-hi-res-src", "data-full-url")
_SETS = ("srcset", "data-srcset", "data-lazy-srcset")
_SIZES = frozenset({"w", "h", "width", "height", "quality", "q", "fit", "crop", "dpr", "resize"})
_FILE = re.compile(r"(.{4,}?)(?:[-_]\d+x\d+)?\.(?:jpe?g|png|webp|gif|avif)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """A page as it was saved."""

    root: etree._Element
    source: str
    tags: Mapping[str, Sequence[str]]
    """The contents of its ``meta``, by their names in small letters."""
    _details: dict[str, dict[str, str]] = field(default_factory=dict)
    """What it says about each of its pictures, by what their addresses share; made once."""

    def metas(self, *names: str) -> Iterator[str]:
        """Yield the contents of the ``meta`` of some names or properties, in the order of the names."""
        for name in names:
            yield from self.tags.get(name.lower(), ())

    def meta(self, *names: str) -> str:
        """Return the first content of the ``meta`` of some names or properties; empty: none."""
        return next(self.metas(*names), "")

    @property
    def title(self) -> str:
        """The title of the page; empty: none."""
        element = next(self.root.iter("title"), None)
        return "" if element is None else plain(" ".join("".join(element.itertext()).split()))

    @property
    def address(self) -> str:
        """The canonical address that the page gives itself; empty: none."""
        links = (
            link.get("href", "")
            for link in self.root.iter("link")
            if "canonical" in link.get("rel", "").lower().split()
        )
        href = first(*links, self.meta("og:url"))
        return href if "://" in href else ""

    @property
    def headline(self) -> str:
        """The text of the first heading of level 1; empty: none."""
        heading = next(self.root.iter("h1"), None)
        return "" if heading is None else " ".join(visible(heading).split())

    @property
    def language(self) -> str:
        """The language that the page is marked with; empty: none."""
        body = self.root.find("body")
        return first(
            self.root.get("lang"),
            "" if body is None else body.get("lang"),
            self.meta("og:locale").replace("_", "-"),
            self.meta("dc.language", "dcterms.language"),
        )

    def scripts(self, kind: str) -> Iterator[str]:
        """Yield the scripts of a media type."""
        for script in self.root.iter("script"):
            if (script.get("type") or "").split(";")[0].strip().lower() == kind:
                yield script.text or ""

    def picture(self, address: str) -> dict[str, Any]:
        """Return what the page says about the picture of an address: its caption, credit, alternative text.

        Empty where it isn't on the page. Of several prints the one with most words is taken.
        """
        if not self._details:
            self._details.update({"": {}}, **_said_of_pictures(self.root, self.address))
        return self._details.get(_key(address), {})


def _said_of_pictures(root: etree._Element, base: str) -> dict[str, dict[str, str]]:
    """Return what a page says about each picture, by what its addresses share."""
    by_key: dict[str, dict[str, str]] = {}
    figures: dict[etree._Element, dict[str, str]] = {}
    for image in root.iter("img", "amp-img"):
        words = _said_within(image, figures)
        for key in {_key(complete(base, address)) for address in addresses(image)}:
            if len("".join(words.values())) > len("".join(by_key.get(key, {}).values())):
                by_key[key] = words
    return by_key


def complete(base: str, address: str) -> str:
    """Return an address as it is seen from a page; itself where it is none, or the page has none."""
    try:
        return urljoin(base, address) if address else ""
    except ValueError:
        return address


def same_picture(address: str, other: str) -> bool:
    """Tell whether two addresses are of one picture, in one size or another."""
    return bool(address) and _key(address) == _key(other)


def page_of(data: bytes) -> Page:
    """Return the page in some bytes of UTF-8; never raises."""
    text = data.decode("utf-8", "replace").replace("\x00", "\ufffd")
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)
    root = etree.fromstring(text.encode() or b"<html></html>", parser)
    tags: dict[str, list[str]] = {}
    for element in root.iter("meta"):
        content = plain(element.get("content", ""))
        for name in {element.get("property", "").lower(), element.get("name", "").lower()} - {""}:
            if content:
                tags.setdefault(name, []).append(content)
    return Page(root, text, tags)


def addresses(image: etree._Element) -> Iterator[str]:
    """Yield all addresses of an image: for one size or another, at once or when it is scrolled to."""
    yield from (image.get(name, "") for name in _LAZY if image.get(name))
    # The parser doesn't close a ``source``, so that the image stands within the one before it.
    within = next(image.iterancestors("picture"), None)
    holders = [image, *([] if within is None else within.iter("source"))]
    for holder in holders:
        for name in _SETS:
            for candidate in holder.get(name, "").split(","):
                yield from candidate.split()[:1]


def _key(address: str) -> str:
    """Return a key that all addresses of one picture share, in whichever size."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    file = _FILE.fullmatch(parts.path.rpartition("/")[2])
    if file:
        return file[1].lower()
    query = sorted(pair for pair in parse_qsl(parts.query) if pair[0].lower() not in _SIZES)
    return f"{parts.netloc}{parts.path}{query}"


def said_of(image: etree._Element) -> dict[str, str]:
    """Return what its figure says about an image: caption, credit, and its alternative text."""
    return _said_within(image, {})


def _said_within(
    image: etree._Element, figures: dict[etree._Element, dict[str, str]]
) -> dict[str, str]:
    """Return what is said about an image; what its figure says is looked for once a figure."""
    figure = next(image.iterancestors("figure"), None)
    details = filled(alt=first(image.get("alt")))
    if figure is None:
        return details
    if figure not in figures:
        credit = first(*(_text(element) for element in figure.iter() if _is_credit(element)))
        captions = (_text(caption, credit) for caption in figure.iter("figcaption"))
        figures[figure] = filled(caption=first(*captions), credit=credit)
    return {**details, **figures[figure]}


def _is_credit(element: etree._Element) -> bool:
    if not isinstance(element.tag, str) or element.tag in {"figure", "figcaption", "img"}:
        return False
    names = element.get("class", "")
    holds_more = any(True for _ in element.iter("img", "figcaption"))
    return bool(_CREDIT.search(names)) and not _LABEL.search(names) and not holds_more


def _text(element: etree._Element, without: str = "") -> str:
    """Return the text of an element, but for labels that are only heard, and for the credit."""
    pieces = [
        piece for piece in _pieces(element) if not without or letters(piece) != letters(without)
    ]
    return " ".join(" ".join(pieces).split())


def _pieces(element: etree._Element) -> Iterator[str]:
    if not isinstance(element.tag, str) or _LABEL.search(element.get("class", "")):
        return
    yield element.text or ""
    for child in element:
        if _is_credit(child):
            yield " ".join(_pieces(child))
        else:
            yield from _pieces(child)
        yield child.tail or ""
