"""What a tree says of links within the page: where each stands, and what it leads to.

Which of two links that lead to each other refers to a note, and which leads back from it, is told
by where they stand: a reference follows words, a note follows its number and ends a text. Names
say little, since every system has its own: of ``footnote-1`` and ``footnote-anchor-1`` one is the
note, in another system the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from paperpress.body.elements import characters, tag
from paperpress.body.page_address import fragment_of as place_named_by
from paperpress.body.page_address import page_of

_BLOCKS = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "dd", "details", "div", "dl",
        "dt", "figcaption", "figure", "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr",
        "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot",
        "th", "thead", "tr", "ul",
    }
)  # fmt: skip
_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")


def fragment_of(link: etree._Element, base: str | None = None) -> str:
    """Return the id that a link within the page leads to; empty where it leads elsewhere."""
    href = (link.get("href") or "").strip()
    page, mark, _ = href.partition("#")
    if not mark or (page and (base is None or page_of(page) != page_of(base))):
        return ""
    return place_named_by(href)


def has_heading(element: etree._Element) -> bool:
    """Tell whether an element has a heading; a section has one, a note has none."""
    return tag(element) in _HEADINGS or next(element.iterdescendants(*_HEADINGS), None) is not None


@dataclass(slots=True)
class Places:
    """Where everything stands in the trees of one body."""

    order: dict[etree._Element, tuple[int, int]] = field(default_factory=dict)
    """The first and the last place of each element."""
    words: list[int] = field(default_factory=list)
    """The place of each text that has letters or figures and is no link within the page."""
    in_headings: set[int] = field(default_factory=set)
    """The places of such texts in headings."""
    first_in_line: set[etree._Element] = field(default_factory=set)
    """Links within the page that no words stand before, in their block."""
    targets: dict[str, etree._Element] = field(default_factory=dict)
    """The element of each id, or of an anchor's name; the first of those that share one."""
    links: list[etree._Element] = field(default_factory=list)
    """Links within the page, in order."""

    def is_before(self, first: etree._Element, other: etree._Element) -> bool:
        """Tell whether an element ends before another begins."""
        return self.order[first][1] < self.order[other][0]

    def holds(self, outer: etree._Element, inner: etree._Element) -> bool:
        """Tell whether one element is the other, or lies around it."""
        first, last = self.order[outer]
        return first <= self.order[inner][0] <= last


def places_of(roots: Sequence[etree._Element], base: str | None) -> Places:
    """Return the position of everything in the trees, found in one pass."""
    walk = _Walk(Places(), base)
    for root in roots:
        walk.element(root)
    return walk.places


@dataclass(slots=True)
class _Walk:
    places: Places
    base: str | None
    at: int = 0
    in_link: bool = False
    in_heading: bool = False
    after_words: bool = False
    """Whether words were met in the block that is walked through."""

    def element(self, element: etree._Element) -> None:
        places = self.places
        name = tag(element)
        if not name:
            return
        self.at += 1
        start = self.at
        for key in (element.get("id"), element.get("name") if name == "a" else None):
            if key:
                places.targets.setdefault(key, element)
        links_within = name == "a" and bool(fragment_of(element, self.base))
        if links_within:
            places.links.append(element)
            if not self.after_words:
                places.first_in_line.add(element)
        if name in _BLOCKS or name == "br":
            self.after_words = False
        outer, self.in_link = self.in_link, self.in_link or links_within
        in_heading, self.in_heading = self.in_heading, self.in_heading or name in _HEADINGS
        self.text(element.text)
        for child in element:
            self.element(child)
            self.text(child.tail)
        self.in_link, self.in_heading = outer, in_heading
        if name in _BLOCKS:
            self.after_words = False
        self.at += 1
        places.order[element] = (start, self.at)

    def text(self, text: str | None) -> None:
        self.at += 1
        if text and not self.in_link and any(map(str.isalnum, text)):
            self.places.words.append(self.at)
            self.after_words = True
            if self.in_heading:
                self.places.in_headings.add(self.at)


def anchors_of(link: etree._Element) -> Iterator[str]:
    """Yield the ids of the place where a link stands.


    Its own, those in it, that of the element which raises it, and that of an empty anchor beside it.
    """
    parent = link.getparent()
    around = [parent] if parent is not None and tag(parent) in ("sup", "span", "small") else []
    beside = [
        anchor
        for neighbour in (link, *around)
        for anchor in (_empty(neighbour.getprevious()), _empty(neighbour.getnext()))
        if anchor is not None
    ]
    for element in (*around, *link.iter(), *beside):
        yield from (name for name in (element.get("id"), element.get("name")) if name)


def line_of(element: etree._Element) -> etree._Element | None:
    """Return the block that an element stands in."""
    return next(element.iterancestors(*_BLOCKS), None)


def _empty(element: etree._Element | None) -> etree._Element | None:
    """Return an element if it is an empty anchor; else None."""
    if element is None or tag(element) not in ("a", "span") or element.get("href"):
        return None
    return element if not characters(element) else None


def is_raised(link: etree._Element) -> bool:
    """Tell whether a link is raised over the line, as references are."""
    return any(tag(up) == "sup" for up in link.iterancestors("sup", *_BLOCKS)) or any(
        tag(inner) == "sup" for inner in link
    )
