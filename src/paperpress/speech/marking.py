"""The sentences of a page get spans with ids, and become the units that are heard, in reading order.

The words, their order and every element of the page stay; only spans are put round sentences. A
sentence that begins in one element and ends in another isn't cut there, but goes on to the next end
that stands in neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Final, Literal, TypeAlias

from lxml import etree

from paperpress.speech.columns import column_headers
from paperpress.speech.phrases import (
    MATH,
    Phrase,
    is_aside,
    is_spoken,
    joined,
    language_in,
    phrases_of,
    runs,
    types_of,
)
from paperpress.speech.pieces import (
    IMAGE,
    Piece,
    announced,
    append,
    bared,
    holds_lines,
    is_credit,
    nodes_of,
    parts_of,
    tags,
    text_of,
)
from paperpress.speech.sentences import sentences
from paperpress.vocab import XHTML_NS
from paperpress.xhtml.tree import Element, say

Pause: TypeAlias = Literal["sentence", "paragraph", "heading"]


_SPAN, _TABLE = (f"{{{XHTML_NS}}}{name}" for name in ("span", "table"))
_INLINE: Final = {
    MATH,
    *tags(
        "a abbr b bdi br cite code data del dfn em i img ins kbd mark q ruby s samp small span strong"
        " sub sup time u var wbr"
    ),
}
_HEADINGS: Final = tags("h1 h2 h3 h4 h5 h6")
#: What a listener may leave at once (EPUB 3.3, section 9.5.2), by its element.
_ESCAPABLE: Final = {
    f"{{{XHTML_NS}}}{name}": kind
    for name, kind in (
        ("table", "table"),
        ("tr", "table-row"),
        ("td", "table-cell"),
        ("th", "table-cell"),
        ("ul", "list"),
        ("ol", "list"),
        ("li", "list-item"),
        ("figure", "figure"),
        ("nav", "landmarks"),
    )
}
#: What a listener may skip wherever it stands (section 9.5.1), by its type on the page.
_SKIPPABLE: Final = frozenset({"footnote", "pullquote"})


@dataclass(frozen=True, slots=True)
class Container:
    """An element that is left or skipped as a whole."""

    anchor: str
    type: str
    """Its structural type; empty for a sentence whose words are marked one by one."""


@dataclass(frozen=True, slots=True)
class Unit:
    """What is heard at once: a sentence, a picture's text, a cell, a note's sign."""

    anchor: str
    phrases: tuple[Phrase, ...]
    within: tuple[Container, ...]
    """From the outermost."""
    type: str = ""
    """``noteref`` or ``pagebreak``, which can be skipped; empty for text."""
    pause: Pause = "sentence"


def mark(root: Element, language: str, *, credits_heard: bool) -> tuple[Unit, ...]:
    """Put spans round the sentences of a page, and return what is heard of it, in order."""
    body = root.find(f"{{{XHTML_NS}}}body")
    assert body is not None, "a page has a body"
    taken = {anchor for element in root.iter() if (anchor := element.get("id"))}
    marking = _Marking(taken, credits_heard=credits_heard)
    marking.walk(body, language_in(root, language), ())
    return tuple(marking.units)


class _Marking:
    """The units of one page, as they are come upon."""

    def __init__(self, taken: set[str], *, credits_heard: bool) -> None:
        self.units: list[Unit] = []
        self._credits_heard = credits_heard
        self._taken = taken
        self._number = 0
        self._headers: dict[Element, tuple[Phrase, ...]] = {}
        self._header: tuple[Phrase, ...] = ()

    def walk(self, parent: Element, language: str, within: tuple[Container, ...]) -> None:
        """Mark all that an element holds."""
        if parent.tag == _TABLE:
            self._headers |= column_headers(parent, language)
        nodes = nodes_of(parent)
        parent.text = None
        del parent[:]
        group: list[Piece] = []
        for node in nodes:
            if isinstance(node, str) or node.tag in _INLINE or not isinstance(node.tag, str):
                group.append(node)
                continue
            self._line(parent, group, language, within)
            group = []
            parent.append(node)
            self._block(node, language, within)
        self._line(parent, group, language, within)

    def _block(self, block: Element, language: str, within: tuple[Container, ...]) -> None:
        if block.get("hidden") is not None or block.get("class") == "share":
            return
        if not is_spoken(block):
            return
        inner = language_in(block, language)
        kind = _ESCAPABLE.get(str(block.tag)) or next(iter(_SKIPPABLE & set(types_of(block))), "")
        if kind:
            within = (*within, Container(self._anchor(block), kind))
        self._header = self._headers.get(block, self._header)
        before = len(self.units)
        self.walk(block, inner, within)
        self._header = ()
        if len(self.units) > before and block.tag in _HEADINGS:
            self.units[-1] = replace(self.units[-1], pause="heading")

    def _line(
        self, parent: Element, group: list[Piece], language: str, within: tuple[Container, ...]
    ) -> None:
        """Mark the sentences of what stands in a line of its own."""
        before = len(self.units)
        elements = [piece for piece in group if not isinstance(piece, str)]
        alone = all(piece.isspace() for piece in group if isinstance(piece, str))
        if len(elements) == 1 and alone and holds_lines(elements[0]):
            for piece in group:
                append(parent, piece)
            self.walk(elements[0], language_in(elements[0], language), within)
        else:
            _Line(self, parent, language, within).mark(group)
        if len(self.units) > before and not (within and within[-1].type == "table-cell"):
            self.units[-1] = replace(self.units[-1], pause="paragraph")

    def sentence(
        self, parent: Element, pieces: Sequence[Piece], language: str, within: tuple[Container, ...]
    ) -> None:
        """Put a span round a sentence, the white space at its ends left outside."""
        phrases = phrases_of(parts_of(pieces, language))
        if not phrases:
            for piece in pieces:
                append(parent, piece)
            return
        head, inner, tail = bared(pieces)
        say(parent, head)
        span = etree.SubElement(parent, _SPAN)
        for piece in inner:
            append(span, piece)
        say(parent, tail)
        heard, self._header = joined((*self._header, *phrases)), ()
        self.units.append(Unit(self._anchor(span), heard, within))

    def picture(self, image: Element, language: str, within: tuple[Container, ...]) -> None:
        """Add a picture's text, announced as a picture's."""
        text = image.get("alt", "")
        if text and image.get("class") != "qr":
            phrases = phrases_of(announced(text, language, cover=image.get("role") == "doc-cover"))
            self.units.append(Unit(self._anchor(image), phrases, within, pause="paragraph"))

    def aside(self, element: Element, language: str, within: tuple[Container, ...]) -> None:
        """Add a note's sign or a page's number."""
        label = element.get("aria-label") or "".join(element.itertext())
        inner = language_in(element, language)
        phrases = phrases_of([Phrase(label, inner)])
        if phrases:
            kind = "pagebreak" if "pagebreak" in types_of(element) else "noteref"
            self.units.append(Unit(self._anchor(element), phrases, within, kind))

    def credit(self, element: Element, language: str, within: tuple[Container, ...]) -> None:
        """Add a picture's credit, where credits are heard."""
        phrases = phrases_of(runs(element, language))
        if phrases and self._credits_heard:
            unit = Unit(self._anchor(element), phrases, within, pause="paragraph")
            self.units.append(unit)

    def _anchor(self, element: Element) -> str:
        """Return the id of an element; one is given to it where it has none."""
        anchor = element.get("id")
        while anchor is None:
            self._number += 1
            if f"s{self._number}" not in self._taken:
                anchor = f"s{self._number}"
                element.set("id", anchor)
        return anchor


@dataclass(slots=True)
class _Line:
    """One line's pieces, cut where a sentence ends between them or within their text."""

    marking: _Marking
    parent: Element
    language: str
    within: tuple[Container, ...]

    def mark(self, group: list[Piece]) -> None:
        """Mark the sentences; pictures, and credits, end one."""
        stretch: list[Piece] = []
        for piece in group:
            if isinstance(piece, str) or not (piece.tag == IMAGE or is_credit(piece)):
                stretch.append(piece)
                continue
            self._stretch(stretch)
            stretch = []
            self.parent.append(piece)
            if piece.tag == IMAGE:
                self.marking.picture(piece, self.language, self.within)
            else:
                language = language_in(piece, self.language)
                self.marking.credit(piece, language, self.within)
        self._stretch(stretch)

    def _stretch(self, pieces: list[Piece]) -> None:
        texts = [text_of(piece) for piece in pieces]
        whole = "".join(texts)
        ends = list(accumulate(map(len, sentences(whole, self.language)))) if whole else []
        place, held = 0, list[Piece]()
        for piece, text in zip(pieces, texts, strict=True):
            end = place + len(text)
            if isinstance(piece, str):
                cuts = [cut for cut in ends if place < cut <= end]
                for start, cut in zip([place, *cuts], [*cuts, end], strict=True):
                    held.append(piece[start - place : cut - place])
                    if cut in ends:
                        held = self._flush(held)
            elif (
                isinstance(piece.tag, str)
                and is_aside(piece)
                and self._may_stand(whole, ends, place)
            ):
                held = self._flush(held)
                self.parent.append(piece)
                self.marking.aside(piece, self.language, self.within)
            else:
                held.append(piece)
                if end in ends and end > place:
                    held = self._flush(held)
            place = end
        self._flush(held)

    @staticmethod
    def _may_stand(whole: str, ends: list[int], place: int) -> bool:
        """Tell whether a place is between two sentences, or before or after all of them."""
        end = next((cut for cut in ends if cut >= place), len(whole))
        start = max((cut for cut in ends if cut <= place), default=0)
        return not whole[place:end].strip() or not whole[start:place].strip()

    def _flush(self, pieces: list[Piece]) -> list[Piece]:
        self.marking.sentence(
            self.parent, [p for p in pieces if p != ""], self.language, self.within
        )
        return []
