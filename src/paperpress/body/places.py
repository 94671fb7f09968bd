"""Links within a body: their targets are marked before it is read, and settled after.

A link names its place by an id, or, where the export has lost the ids, by the words of a heading as
sites make ids of them. What names nothing becomes its text, with a remark.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final
from urllib.parse import urljoin

from lxml import etree

from paperpress.body.block_builder import BlockBuilder
from paperpress.body.elements import characters, descendants, tag
from paperpress.body.findings import BodyFinding, BodyFindings
from paperpress.body.flow import Reader
from paperpress.body.language_marks import LanguageMark
from paperpress.body.notes import NoteIndex
from paperpress.body.page_address import fragment_of, page_of
from paperpress.model.blocks import (
    Anchor,
    Block,
    Blocks,
    Footnote,
    Heading,
    Inline,
    Inlines,
    Link,
    plain,
)
from paperpress.model.traversal import blocks_in, inlines_in, map_inlines, rebuilt, runs_in

#: The element that stands for a place; no source can hold one of this name.
PLACE: Final = "{paperpress}place"
#: Elements that stand in a line and hold a part of it.
_RUNS: Final = frozenset(
    """
    a abbr b bdi bdo cite code del dfn em font i ins kbd label mark q s samp small span strike strong
    sub sup time tt u var
    """.split()  # noqa: SIM905 - a list of names
)
#: Elements whose own content begins the line that a link leads to.
_LINES: Final = _RUNS | {
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "td", "th", "dt", "dd", "summary", "legend", "caption",
}  # fmt: skip
#: Elements that are read by themselves, so that a place in them is a place before them.
_CLOSED: Final = (
    "figure", "pre", "listing", "xmp", "svg", "math", "select", "video", "audio", "object", "button",
    "iframe", "picture", "noscript", "textarea",
)  # fmt: skip
#: Elements that hold nothing but parts of theirs, so that no place can stand between those.
_FRAMES: Final = frozenset({"table", "tbody", "thead", "tfoot", "tr", "colgroup", "ul", "ol", "dl"})
#: Elements within a line: a place before one doesn't part the line.
_INLINE: Final = frozenset({"img", "br", "wbr", "picture", "svg", "math", "button"})
#: What sites put before the words of a heading to make an id of them.
_PREFIXES: Final = ("user-content-", "h-", "toc-", "section-", "heading-", "anchor-", "_")


class Places:
    """The places of one body that its links lead to."""

    def __init__(self, base: str | None, page: str) -> None:
        self._base = base
        self._page = page
        self._linked = False

    @classmethod
    def of(cls, base: str | None) -> Places:
        """Return the places of the body at an address, before any link is read."""
        return cls(base, page_of(base) if base else "")

    def name(self, href: str) -> str | None:
        """Return the place on this page that an address names; None where it names none here."""
        if "#" not in href:
            return None
        if href.startswith("#"):
            return fragment_of(href) or None
        if not self._base:
            return None
        try:
            full = urljoin(self._base, href)
        except ValueError:
            return None
        return fragment_of(full) or None if page_of(full) == self._page else None

    def mark(self, roots: Sequence[etree._Element], notes: NoteIndex) -> frozenset[str]:
        """Mark the place that each link within the body leads to, and return the names of these places."""
        links = [
            (link, name)
            for root in roots
            for link in root.iter("a")
            if link not in notes.backlinks
            and (name := self.name((link.get("href") or "").strip()))
            and notes.note(link) is None
        ]
        self._linked = bool(links)
        targets = _targets(roots) if links else {}
        marked: dict[str, etree._Element] = {}
        for link, name in links:
            ways = (name, f"user-content-{name}", name.casefold())
            target = next((targets[way] for way in ways if way in targets), None)
            if target is None:
                continue
            if tag(target) in _LINES and target in link.iterancestors():
                del link.attrib["href"]  # a heading's link to itself leads nowhere
            else:
                marked[name] = target
        for name, target in marked.items():
            _put(target, name)
        return frozenset(marked)

    def settle(
        self, blocks: Blocks, notes: Sequence[Footnote], body_findings: BodyFindings
    ) -> tuple[Blocks, list[Footnote]]:
        """Return a body in which every link within it leads to a place that it holds."""
        if not self._linked:
            return blocks, [*notes]
        names, unnamed = self._names((*blocks, *(block for note in notes for block in note.blocks)))

        def led(inline: Inline) -> Inlines:
            return (
                self._led(inline, names, body_findings) if isinstance(inline, Link) else (inline,)
            )

        def settled(blocks: Blocks) -> Blocks:
            return tuple(
                _named(rebuilt(block, settled, lambda run: map_inlines(run, led)), unnamed)
                for block in blocks
            )

        return settled(blocks), [replace(note, blocks=settled(note.blocks)) for note in notes]

    def _names(self, blocks: Blocks) -> tuple[dict[str, str], dict[str, str]]:
        """Return the places that links may name, and the headings that aren't places yet.


        The places are by name, the headings by their words.
        """
        held = {mark.name for mark in _anchors(blocks)}
        links = (
            inline
            for run in runs_in(blocks)
            for inline in inlines_in(run)
            if isinstance(inline, Link)
        )
        wanted = {name for link in links if (name := self.name(link.href))}
        headings = [block for block in blocks_in(blocks) if isinstance(block, Heading)]
        names = {name: name for name in held}
        unnamed: dict[str, str] = {}
        for name, heading in _by_their_words(wanted - held, headings).items():
            anchor = next((mark.name for mark in _anchors((heading,))), None)
            names[name] = anchor or unnamed.setdefault(_letters(heading), name)
        return names, unnamed

    def _led(self, link: Link, places: Mapping[str, str], body_findings: BodyFindings) -> Inlines:
        """Return a link to a place, to the beginning or to the web; its words where it leads nowhere."""
        name = self.name(link.href)
        if name is not None and name in places:
            return (replace(link, href=f"#{places[name]}"),)
        if name is None or not link.href.startswith("#"):
            return (link,)
        if name.lower() == "top":
            return (replace(link, href="#"),)
        body_findings.add(BodyFinding.FRAGMENT, link.href)
        return link.children


def place(
    _reader: Reader, builder: BlockBuilder, element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Add the mark of a place; one before a block begins after what is already set."""
    if element.get("part"):
        builder.part()
    builder.anchor(element.get("name") or "")


def _targets(roots: Iterable[etree._Element]) -> dict[str, etree._Element]:
    """Return the elements that have a name, by name; the first where several share it, as in browsers.

    Case counts, but where only another case of a name is there.
    """
    targets: dict[str, etree._Element] = {}
    folded: dict[str, etree._Element] = {}
    for root in roots:
        for element in root.iter(etree.Element):
            for name in (element.get("id"), element.get("name")):
                if name and (name == element.get("id") or tag(element) in _LINES):
                    targets.setdefault(name, element)
                    folded.setdefault(name.casefold(), element)
    return folded | targets


def _put(element: etree._Element, name: str) -> None:
    """Put a place at the beginning of an element that holds a line, else right before it."""
    mark = etree.Element(PLACE, {"name": name})
    closed = [up for up in (element, *element.iterancestors()) if tag(up) in _CLOSED]
    spot = closed[-1] if closed else element
    if tag(spot) in _FRAMES:
        spot = next((cell for cell in descendants(spot, "caption", "td", "th", "li", "dt")), spot)
    if not closed and tag(spot) in _LINES and characters(spot):
        mark.tail, spot.text = spot.text, None
        spot.insert(0, mark)
        return
    parent = spot.getparent()
    while parent is not None and tag(parent) in _FRAMES:
        spot, parent = parent, parent.getparent()
    if tag(spot) not in _INLINE | _RUNS:
        mark.set("part", "before")
    if parent is None:  # the body itself
        mark.tail, spot.text = spot.text, None
        spot.insert(0, mark)
    else:
        parent.insert(parent.index(spot), mark)


def _by_their_words(names: Iterable[str], headings: Sequence[Heading]) -> dict[str, Heading]:
    """Return the heading that each name means by its words: the first with those words."""
    by_words: dict[str, Heading] = {}
    for heading in headings:
        by_words.setdefault(_letters(heading), heading)
    meant_by: dict[str, Heading] = {}
    for name in sorted(names):
        bare = (name.removeprefix(prefix) for prefix in ("", *_PREFIXES))
        meant = next((by_words[w] for w in map(_letters, bare) if w and w in by_words), None)
        if meant is not None:
            meant_by[name] = meant
    return meant_by


def _letters(text: str | Heading) -> str:
    """Return only the letters and digits of a text, without accents and case, as ids have them."""
    words = plain(text.inlines) if isinstance(text, Heading) else text
    decomposed = unicodedata.normalize("NFKD", words.casefold())
    return "".join(c for c in decomposed if c.isalnum())


def _anchors(blocks: Blocks) -> Iterator[Anchor]:
    """Yield the places that blocks hold, before them or in their lines."""
    for block in blocks_in(blocks):
        if isinstance(block, Anchor):
            yield block
    for run in runs_in(blocks):
        yield from (part for part in inlines_in(run) if isinstance(part, Anchor))


def _named(block: Block, names: Mapping[str, str]) -> Block:
    """Return a heading that is meant by its words as a place; any other block unchanged."""
    if not isinstance(block, Heading) or next(_anchors((block,)), None) is not None:
        return block
    name = names.get(_letters(block))
    return block if name is None else replace(block, inlines=(Anchor(name), *block.inlines))
