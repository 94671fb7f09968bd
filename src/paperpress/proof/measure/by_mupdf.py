"""Layouts by MuPDF: its lines and pictures, each joined to the element that it comes from.

MuPDF says where a page's words stand, and not what they are. It also says where the first line of
any id stands; so every element gets an id (which changes nothing on a page), and a line belongs to
the last element that begins at or before it.
"""

from __future__ import annotations

import io
import math
import zipfile
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from lxml import etree

from paperpress.checks.view import Page as CheckedPage
from paperpress.checks.view import View
from paperpress.proof.devices import Device, Letters
from paperpress.proof.measure.layout import Box, LaidPage, Layout, Page, Placed, Role, Screen
from paperpress.proof.pages import laid_out, mupdf

#: Elements that stand in a line: they have no first line of their own.
_IN_LINE: Final = frozenset(
    {"a", "b", "bdi", "bdo", "br", "cite", "code", "em", "i", "q", "s", "small", "span", "strong",
     "sub", "sup", "time", "u", "wbr"}
)  # fmt: skip
_PREFIX: Final = "measured-"
#: Baselines of one line may differ by a hair.
_HAIR: Final = 0.1


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an element's first line or picture stands, from the top of the page's first screen."""

    down: float
    element: int


def lay_out(
    path: Path, view: View, pages: Mapping[str, Page], device: Device, letters: Letters
) -> Layout:
    """Return an edition as MuPDF lays it out."""
    top, right, bottom, left = device.margins
    width, height = device.points
    area = Box(left, top, width - right, height - bottom)
    ids: dict[str, dict[int, str]] = {}
    data = _with_ids(path.read_bytes(), view, ids)
    laid = []
    with laid_out(path, device, letters, data) as document:
        for chapter, href in enumerate(view.spine):
            if href in pages:
                reader = _Chapter(document, chapter, area, pages[href])
                where = f"{view.folder}/{href}" if view.folder else href
                laid.append(reader.laid(reader.starts(where, ids[href])))
    return Layout(width, area, device.text[letters], tuple(laid))


class _Chapter:
    """A page of the spine in MuPDF's document."""

    def __init__(self, document: Any, chapter: int, area: Box, page: Page) -> None:
        self._document = document
        self._chapter = chapter
        self._area = area
        self._page = page

    def starts(self, path: str, ids: Mapping[int, str]) -> list[_Start]:
        """Return where elements begin, from the top down."""
        # MuPDF parts what it answers into screens of whole points, and counts on from them.
        whole = int(self._area.height)
        found = []
        for number, name in ids.items():
            place, _, down = mupdf().mupdf.fz_resolve_link(self._document.this, f"{path}#{name}")
            if place.chapter == self._chapter and not math.isnan(down):
                found.append(_Start(place.page * whole + down, number))
        return sorted((s for s in found if s.down), key=lambda s: (s.down, s.element))

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
            placed = sorted([*lines, *pictures[number]], key=lambda one: one.element)
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
                place = bisect_right(places, down + _HAIR)
                element = starts[place - 1].element if place else 0
                yield Placed(element, Box(*_round(line["bbox"])))

    def _pictures(
        self, drawn: Sequence[Sequence[Mapping[str, Any]]], starts: Sequence[_Start]
    ) -> list[list[Placed]]:
        """Return the pictures of each screen: they are drawn in the order in which they are written."""
        boxes = [(n, image["bbox"]) for n, images in enumerate(drawn) for image in images]
        begun = {start.element: start.down for start in starts}
        elements = [element.number for element in self._page.of(Role.PICTURE, Role.FACE)]
        shown = [number for number in elements if number in begun]
        if len(boxes) == len(elements):
            shown = elements
        found: list[list[Placed]] = [[] for _ in drawn]
        for (screen, box), element in zip(boxes, shown, strict=False):
            found[screen].append(Placed(element, Box(*_round(box)), is_picture=True))
        return found


def _round(box: Sequence[float]) -> tuple[float, float, float, float]:
    left, top, right, bottom = (round(edge, 2) for edge in box)
    return left, top, right, bottom


def _with_ids(data: bytes, view: View, ids: dict[str, dict[int, str]]) -> bytes:
    """Return an EPUB whose elements all have ids, and the id of each by its page and number."""
    folder = f"{view.folder}/" if view.folder else ""
    written = {}
    for page in view.by_href.values():
        written[folder + page.href], ids[page.href] = _page_with_ids(page)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in dict.fromkeys(old.namelist()):
            new.writestr(name, written.get(name) or old.read(name))
    return out.getvalue()


def _page_with_ids(page: CheckedPage) -> tuple[bytes, dict[int, str]]:
    tree = deepcopy(page.tree)
    ids = {}
    elements = (element for element in tree.iter() if isinstance(element.tag, str))
    for number, element in enumerate(elements):
        name = etree.QName(element).localname
        if name in _IN_LINE:
            continue
        ids[number] = element.get("id") or f"{_PREFIX}{number}"
        element.set("id", ids[number])
    return etree.tostring(tree, xml_declaration=True, encoding="utf-8"), ids
