"""Printed pages: where each begins, and the list of them (EPUB Accessibility 1.1, page navigation)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from paperpress.model.blocks import Body, PageBreak
from paperpress.model.traversal import walk
from paperpress.slugs import slug, unique

#: Of a printed page; longer runs of digits are no number that anybody counts to.
_NUMBER = re.compile(r"\d{1,18}")
_PIECE = re.compile(r"(\d+)")
_ROMAN = re.compile("[ivxlc]+")
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


@dataclass(frozen=True, slots=True)
class Marker:
    """Where a printed page begins."""

    article: int
    """Position in the edition."""
    page: str
    anchor: str
    """Id on the article's page."""
    in_text: bool = False
    """Whether it stands where the body marks it, and not at the article's head."""


def markers(pages_of: Sequence[tuple[Sequence[str], Sequence[str]]]) -> list[Marker]:
    """Return a marker for each printed page, in the first article that stands on it.

    Args:
        pages_of: of each article, the pages that its record names and those that its body marks.
            What the body marks begins there; the others begin at the article's head.
    """
    listed: list[Marker] = []
    seen: set[str] = set()
    for number, (named, marked) in enumerate(pages_of):
        taken: set[str] = set()
        head = [page for page in named if page not in marked]
        for page in (*head, *marked):
            if page not in seen:
                seen.add(page)
                anchor = unique(f"page-{slug(page)}", taken)
                listed.append(Marker(number, page, anchor, in_text=page in marked))
    return listed


def pages_in(body: Body) -> tuple[str, ...]:
    """Return the printed pages that begin within a body, in reading order, each once."""
    breaks = (part.page for part in walk(body) if isinstance(part, PageBreak))
    return tuple(dict.fromkeys(breaks))


def page_list(marked: Sequence[Marker], hrefs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return href and page of each marker, in print order: A1, A2, A10, B1."""
    in_print_order = sorted(marked, key=lambda marker: _print_order(marker.page))
    return tuple(
        (f"{hrefs[marker.article]}#{marker.anchor}", marker.page) for marker in in_print_order
    )


def _print_order(page: str) -> list[tuple[int, int, str]]:
    """Return a key that sorts page labels as they are printed: ii, iv, 2, 10, A1, A8, B2."""
    if _ROMAN.fullmatch(page):
        return [(-1, _roman(page), "")]
    return [
        (0, int(piece), "")
        if _NUMBER.fullmatch(piece)
        else (1, 0, piece.casefold().strip(" -_.:/"))
        for piece in _PIECE.split(page)
        if piece
    ]


def _roman(numeral: str) -> int:
    values = [_VALUES[letter] for letter in numeral]
    following = [*values[1:], 0]
    return sum(
        -value if value < after else value for value, after in zip(values, following, strict=True)
    )
