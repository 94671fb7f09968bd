"""Layouts by MuPDF: its lines and pictures, each joined to the element that it comes from.

MuPDF says where a page's words stand, and not what they are. It also says where the first line of
any id stands, and every element of what it lays out has one (`proof/engine_copy.py`): a line belongs
to the last element that begins at or before it.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from paperpress.checks.view import View
from paperpress.proof.engine_copy import engine_copy, ids_of
from paperpress.proof.measure.layout import (
    Box,
    LaidPage,
    Layout,
    Page,
    Placed,
    Role,
    Screen,
    Sized,
    area_of,
)
from paperpress.proof.pages import HAIR, laid_out, mupdf


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an element's first line or picture stands, from the top of the page's first screen."""

    down: float
    element: int


def lay_out(
    path: Path, view: View, pages: Mapping[str, Page], sizes: Sequence[Sized]
) -> Iterator[Layout]:
    """Yield an edition as MuPDF lays it out on each device at its size of letter.

    Raises:
        ToolError: MuPDF isn't installed.
    """
    copy = engine_copy(path.read_bytes(), view)
    for device, letters in sizes:
        area = area_of(device)
        laid = []
        with laid_out(path, device, letters, copy) as document:
            for chapter, href in enumerate(view.spine):
                if href in pages:
                    reader = _Chapter(document, chapter, area, pages[href])
                    where = f"{view.folder}/{href}" if view.folder else href
                    laid.append(reader.laid(reader.starts(where, ids_of(view.by_href[href]))))
        yield Layout(area, device.text[letters], tuple(laid))


class _Chapter:
    """A page of the spine in MuPDF's document."""

    def __init__(self, document: Any, chapter: int, area: Box, page: Page) -> None:
        self._document = document
        self._chapter = chapter
        self._area = area
        self._page = page

    def starts(self, path: str, ids: Iterable[tuple[int, str]]) -> list[_Start]:
        """Return where elements begin, from the top down."""
        # MuPDF parts what it answers into screens of whole points, and counts on from them.
        whole = int(self._area.height)
        starts = []
        for number, name in ids:
            place, _, down = mupdf().mupdf.fz_resolve_link(self._document.this, f"{path}#{name}")
            if place.chapter == self._chapter and not math.isnan(down):
                starts.append(_Start(place.page * whole + down, number))
        return sorted((s for s in starts if s.down), key=lambda s: (s.down, s.element))

    def laid(self, starts: Sequence[_Start]) -> LaidPage:
        """Return the page over its screens."""
        count = self._document.chapter_page_count(self._chapter)
        flags = mupdf().TEXT_ACCURATE_BBOXES | mupdf().TEXT_PRESERVE_LIGATURES
        drawn = [self._document.load_page((self._chapter, n)) for n in range(count)]
        pictures = self._pictures([page.get_image_info() for page in drawn], starts)
        screens = []
        for number, page in enumerate(drawn):
            text = page.get_text("dict", flags=flags)
            lines = self._lines(text, number, starts)
            placed = sorted([*lines, *pictures[number]], key=lambda part: part.element)
            screens.append(Screen(tuple(placed)))
        return LaidPage(self._page, tuple(screens or [Screen(())]))

    def _lines(self, text: Any, number: int, starts: Sequence[_Start]) -> Iterator[Placed]:
        places = [start.down for start in starts]
        for block in text["blocks"]:
            for line in block.get("lines", ()):
                spans = [span for span in line["spans"] if span["text"].strip()]
                if not spans:
                    continue
                main = max(spans, key=lambda span: float(span["size"]))
                down = number * self._area.height + main["origin"][1] - self._area.top
                place = bisect_right(places, down + HAIR)
                element = starts[place - 1].element if place else 0
                yield Placed(element, Box(*_round(line["bbox"])))

    def _pictures(
        self, drawn: Sequence[Sequence[Mapping[str, Any]]], starts: Sequence[_Start]
    ) -> list[list[Placed]]:
        """Return the pictures of each screen: they are drawn in the order in which they are written."""
        boxes = [
            (number, image["bbox"])
            for number, images in enumerate(drawn)
            for image in images
            if self._is_within(image["bbox"])
        ]
        begun = {start.element: start.down for start in starts}
        elements = [element.number for element in self._page.of(Role.PICTURE, Role.FACE)]
        shown = [number for number in elements if number in begun]
        if len(boxes) == len(elements):
            shown = elements
        placed: list[list[Placed]] = [[] for _ in drawn]
        for (screen, box), element in zip(boxes, shown, strict=False):
            placed[screen].append(Placed(element, Box(*_round(box)), is_picture=True))
        return placed

    def _is_within(self, box: Sequence[float]) -> bool:
        """Tell whether a picture is this screen's: one at an edge is drawn on the next one too."""
        return box[1] < self._area.bottom - HAIR and box[3] > self._area.top + HAIR


def _round(box: Sequence[float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (round(edge, 2) for edge in box)
    return left, top, right, bottom
