"""Printed pages: where each begins, and the list of them (EPUB Accessibility 1.1, page navigation)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from paperpress.slugs import slug, unique

_PIECE = re.compile(r"(\d+)")


@dataclass(frozen=True, slots=True)
class Marker:
    """Where a printed page begins."""

    article: int
    """Position in the edition."""
    page: str
    anchor: str
    """Id on the article's page."""


def markers(pages_of: Sequence[Sequence[str]]) -> list[Marker]:
    """A marker for each printed page, in the first article that stands on it."""
    found: list[Marker] = []
    seen: set[str] = set()
    for number, pages in enumerate(pages_of):
        taken: set[str] = set()
        for page in pages:
            if page not in seen:
                seen.add(page)
                found.append(Marker(number, page, unique(f"page-{slug(page)}", taken)))
    return found


def page_list(marked: Sequence[Marker], hrefs: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Href and page of each marker, in print order: A1, A2, A10, B1."""
    in_print_order = sorted(marked, key=lambda marker: _print_order(marker.page))
    return tuple(
        (f"{hrefs[marker.article]}#{marker.anchor}", marker.page) for marker in in_print_order
    )


def _print_order(page: str) -> list[tuple[int, int, str]]:
    """Letters as letters, numbers as numbers; roman front matter is left as letters."""
    return [
        (1, int(piece), "") if piece.isdecimal() else (0, 0, piece.casefold())
        for piece in _PIECE.split(page)
        if piece
    ]
