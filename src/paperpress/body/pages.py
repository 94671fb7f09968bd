"""Where a printed page begins within a body: which elements say so, and of which page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from paperpress.body.elements import attribute, characters, classes, says, tag
from paperpress.model.blocks import Anchor, Blocks, Inlines, PageBreak
from paperpress.model.traversal import inlines_in, map_inlines

_CLASSES = frozenset(
    {"pagebreak", "page-break", "pagenum", "page-number", "page-num", "pagenumber"}
)
#: Ids that e-book makers give the bare anchor of a printed page: ``page_A8``, ``page-12``, ``pg12``.
_PAGE = "[A-Za-z]{0,3}-?[0-9]{1,4}[a-z]?|[ivxlc]{1,7}"
_ANCHOR = re.compile(f"(?:page|pg)[-_]?({_PAGE})")
#: A comment that says nothing else: ``<!--page A8-->``, ``<!-- page break: 12 -->``.
_COMMENT = re.compile(rf"<!--\s*page(?:[\s_-]?break)?[\s:=]+({_PAGE})\s*--!?>", re.I)
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class Mark:
    """An element that marks where a printed page begins."""

    page: str
    """Its label; empty where the element doesn't say."""
    is_label_alone: bool
    """Whether all text of the element is the label, which the page writes itself."""


def mark_of(element: etree._Element) -> Mark | None:
    """Return the mark of a printed page that begins with an element; None where it marks none.

    Sources: EPUB 3 Structural Semantics Vocabulary 1.1 and DPUB-ARIA 1.1, pagebreak.
    """
    marked = says(element, "pagebreak")
    if not marked and classes(element).isdisjoint(_CLASSES):
        return _anchor(element)
    text = characters(element)
    label = (
        attribute(element, "title", "aria-label", "data-page")
        or (text if len(text) <= _LONGEST else "")
        or _anchored(element)
    )
    page = _label(label)
    if not marked and re.fullmatch(_PAGE, page) is None:
        return None  # a class alone may only part sheets of paper
    return Mark(page, is_label_alone=_label(text) == page or not text)


def marked_by(comment: str) -> str:
    """Return the element that a comment stands for if it marks a printed page; else None."""
    match = _COMMENT.fullmatch(comment)
    return f'<span role="doc-pagebreak" aria-label="{match[1]}"></span>' if match else ""


def _anchor(element: etree._Element) -> Mark | None:
    empty = not len(element) and not (element.text or "").strip()
    if not empty or tag(element) not in {"a", "span"} or element.get("href"):
        return None
    page = _anchored(element)
    return Mark(page, is_label_alone=True) if page else None


def _anchored(element: etree._Element) -> str:
    match = _ANCHOR.fullmatch(attribute(element, "id", "name"))
    return match[1] if match else ""


def _label(text: str) -> str:
    """Return the label in a page's name: ``A8`` of ``Page A8``, ``[A8]`` or ``Seite A8:``."""
    last = text.split()[-1] if text.split() else ""
    return last.strip("[](){}.,:;·–—-")


def breaks_of(inlines: Inlines) -> tuple[PageBreak, ...]:
    """Return the page breaks in a run."""
    return tuple(mark for mark in places_of(inlines) if isinstance(mark, PageBreak))


def places_of(inlines: Inlines) -> tuple[PageBreak | Anchor, ...]:
    """Return the page breaks and anchors of a run, which mark a place and show nothing."""
    return tuple(part for part in inlines_in(inlines) if isinstance(part, PageBreak | Anchor))


def without_breaks(inlines: Inlines) -> Inlines:
    """Return a run without its page breaks, which would become part of a heading's name."""
    return map_inlines(inlines, lambda part: () if isinstance(part, PageBreak) else (part,))


def only_breaks(blocks: Blocks) -> bool:
    """Tell whether blocks only mark places, and so need no item or cell of their own."""
    return bool(blocks) and all(isinstance(block, PageBreak | Anchor) for block in blocks)
