"""Proofs: an edition's pages as a device would show them, before a reader sees them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from typing import NamedTuple

from PIL import Image

from paperpress.errors import ConfigurationError
from paperpress.proof.devices import Device, Letters, device, devices
from paperpress.proof.pages import count_pages, new_document, pages
from paperpress.proof.sheet import Drawn, contact_sheet, png

__all__ = ["Device", "Letters", "View", "device", "devices", "proof_pdf", "proof_png"]

#: Pages in a row of a contact sheet.
_ACROSS = 3
_RANGE = re.compile(r"(\d+)(?:-(\d+))?")


class View(NamedTuple):
    """An edition on a device."""

    path: Path
    device: Device
    letters: Letters = Letters.USUAL


def proof_png(views: Sequence[View], which: str = "1-6", *, width: int | None = None) -> bytes:
    """Return a sheet of pages as PNG: one view's three in a row, or several views' side by side.

    Args:
        views: one, or those to be compared.
        which: pages as the device counts them, from 1: ``1-6,9``. Beyond the last: none.
        width: of the sheet in pixels; None: pages at the device's own.

    Raises:
        ConfigurationError: no page is asked for that is there, or a file can't be opened.
        ToolError: MuPDF isn't installed.
    """
    drawn = [_drawn(view, which) for view in views]
    if len(drawn) == 1:
        (only,) = drawn
        rows = [only[start : start + _ACROSS] for start in range(0, len(only), _ACROSS)]
        return png(contact_sheet((), rows, _called(views[0])), width)
    # A view that has fewer pages than another leaves places free.
    pairs: list[tuple[Drawn | None, ...]] = list(zip_longest(*drawn))
    return png(contact_sheet([_called(view) for view in views], pairs, "Side by side"), width)


def proof_pdf(views: Sequence[View], which: str = "1-6") -> bytes:
    """Return pages as a PDF, each as large as the screen is; several views' side by side on one page.

    Args and errors are those of `proof_png`.
    """
    rows = list(zip_longest(*(_drawn(view, which) for view in views)))
    document = new_document()
    gap = 36 if len(views) > 1 else 0
    for row in rows:
        sizes = [view.device.points for view in views]
        width = sum(across for across, _ in sizes) + gap * (len(views) - 1)
        sheet = document.new_page(width=width, height=max(down for _, down in sizes))
        left = 0.0
        for drawn, (across, down) in zip(row, sizes, strict=True):
            if drawn is not None:
                place = left, 0, left + across, down
                sheet.insert_image(place, stream=_stored(drawn.image))
            left += across + gap
    return bytes(document.tobytes(deflate=True, no_new_id=True))


def _drawn(view: View, wanted: str) -> list[Drawn]:
    path, device, letters = view
    numbers = _numbers(wanted, count_pages(path, device, letters))
    drawn = pages(path, device, numbers, letters)
    return [Drawn(f"Page {number}", image) for number, image in zip(numbers, drawn, strict=True)]


def _called(view: View) -> str:
    screen, (width, height) = view.device, view.device.size
    shades = f"{screen.greys} greys" if screen.greys else "glass"
    colour = ", colour" if screen.colour and screen.greys else ""
    letters = "" if view.letters is Letters.USUAL else f", {view.letters} letters"
    return f"{view.path.name} – {screen.name}, {width} × {height}, {shades}{colour}{letters}"


def _numbers(wanted: str, count: int) -> list[int]:
    asked = list(_asked(wanted))
    existing = [number for number in dict.fromkeys(asked) if number <= count]
    if not existing:
        raise ConfigurationError(f"pages {wanted!r}: the edition has {count} pages on this device")
    return existing


def _asked(wanted: str) -> Iterator[int]:
    for part in wanted.split(","):
        match = _RANGE.fullmatch(part.strip())
        first = int(match[1]) if match else 0
        last = int(match[2] or first) if match else 0
        if first < 1 or last < first or last - first > 1000:
            raise ConfigurationError(f"pages {wanted!r}: write numbers from 1, such as 1-6,9")
        yield from range(first, last + 1)


def _stored(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
