"""The points of a page that its listeners go to: headings, printed pages, notes, sidebars."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from paperpress.speech.heard_pages import HeardPage
from paperpress.vocab import XHTML_NS
from paperpress.xhtml.tree import Element

NORMAL, FRONT, SPECIAL = "page-normal", "page-front", "page-special"
NOTE, SIDEBAR = "noteref", "sidebar"
_HEADINGS: Final = {f"{{{XHTML_NS}}}h{level}": level for level in range(1, 7)}
_DEEPEST: Final = 6
_ROMAN: Final = re.compile(
    r"(?=.)m{0,3}(cm|cd|d?c{0,3})(xc|xl|l?x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Point:
    """A point of the navigation control centre."""

    clip: int
    """The number of the clip that sounds there, from 1."""
    kind: str
    """``h1`` to ``h6``, or the class of a span."""
    text: str


def page_class(number: str) -> str:
    """Return what kind of page a number is of (DAISY 2.02, #ncc)."""
    if number.isascii() and number.isdigit():
        return NORMAL
    return FRONT if _ROMAN.fullmatch(number) else SPECIAL


def points_of(page: HeardPage, printed: Mapping[str, str]) -> Iterator[Point]:
    """Yield the points of a page, in the order in which they are heard.

    Args:
        page: the page.
        printed: by the id of a mark on the page, the number of the printed page that begins there.
    """
    by_id = {element.get("id"): element for element in page.root.iter() if element.get("id")}
    deeper = page.line.level - 1
    seen: set[Element] = set()
    for number, clip in enumerate(page.clips, 1):
        element = by_id[clip.anchor]
        heading = next((each for each in _around(element) if each.tag in _HEADINGS), None)
        if clip.anchor in printed:
            label = printed[clip.anchor]
            yield Point(number, page_class(label), label)
        elif "noteref" in clip.types:
            yield Point(number, NOTE, _text(element))
        elif heading is not None and heading not in seen:
            seen.add(heading)
            level = min(_HEADINGS[str(heading.tag)] + deeper, _DEEPEST)
            yield Point(number, f"h{level}", _text(heading))
        elif "pullquote" in clip.types and heading is None:
            quote = _quote(element)
            if quote not in seen:
                seen.add(quote)
                yield Point(number, SIDEBAR, quote.get("aria-label") or _text(element))


def _around(element: Element) -> Iterator[Element]:
    yield element
    yield from element.iterancestors()


def _quote(element: Element) -> Element:
    return next(each for each in _around(element) if each.tag == f"{{{XHTML_NS}}}aside")


def _text(element: Element) -> str:
    """Return what an element says, its pictures by their texts."""
    parts: list[str] = []
    for each in element.iter():
        parts.append(f" {alt} " if (alt := each.get("alt")) else each.text or "")
        if each is not element:
            parts.append(each.tail or "")
    return " ".join("".join(parts).split())
