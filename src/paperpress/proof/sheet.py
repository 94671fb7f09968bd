"""Proofs on a sheet: pages in plain frames, with their numbers and the device's name."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import NamedTuple

from PIL import Image, ImageDraw

from paperpress.pictures.cover.style import Style
from paperpress.pictures.cover.typeset import can_set, clean, draw_line, measure

_GROUND, _FRAME, _INK = "#ffffff", "#8a8a8a", "#202020"


class Drawn(NamedTuple):
    """A page, drawn."""

    label: str
    image: Image.Image


def contact_sheet(
    columns: Sequence[str], rows: Sequence[Sequence[Drawn | None]], title: str
) -> Image.Image:
    """Return pages in rows, None for a place left free, below a title and what each column is called.

    `columns` is empty where columns have no names.
    """
    images = [drawn.image for row in rows for drawn in row if drawn is not None]
    width, height = max(i.width for i in images), max(i.height for i in images)
    across = max(len(row) for row in rows)
    unit = max(12, width // 24)
    gap, label = unit * 2, unit * 2
    top = gap + unit * 3 + (label if columns else 0)
    size = gap + across * (width + gap), top + len(rows) * (height + label + gap)
    sheet = Image.new("RGB", size, _GROUND)
    pen = ImageDraw.Draw(sheet)
    _say(pen, title, (gap, gap + unit), round(unit * 1.4), size[0] - 2 * gap)
    for number, name in enumerate(columns):
        _say(pen, name, (gap + number * (width + gap), top - unit), unit, width)
    for row, labelled in enumerate(rows):
        for column, drawn in enumerate(labelled):
            if drawn is None:
                continue
            name, image = drawn
            left, upper = gap + column * (width + gap), top + row * (height + label + gap)
            sheet.paste(image, (left, upper))
            frame = (left - 2, upper - 2, left + image.width + 1, upper + image.height + 1)
            pen.rectangle(frame, outline=_FRAME, width=2)
            _say(pen, name, (left, upper + image.height + round(unit * 1.4)), unit, width)
    return sheet


def _say(pen: ImageDraw.ImageDraw, text: str, at: tuple[int, int], size: int, width: int) -> None:
    """Draw a line of text from a point on its baseline, cut to a width; nothing where no face has it."""
    style, line = Style("en", size, 500), clean(text)
    if not can_set(line, "en"):
        return
    while line and measure(line, style) > width:
        line = line[:-1]
    draw_line(pen, at, line, style, _INK)


def png(sheet: Image.Image, width: int | None) -> bytes:
    """Return a sheet as PNG of at most 256 colours; scaled down to a width in pixels."""
    if width is not None and width < sheet.width:
        height = round(sheet.height * width / sheet.width)
        sheet = sheet.resize((width, height), Image.Resampling.LANCZOS)
    grey = sheet.convert("L")
    is_grey = sheet.tobytes() == grey.convert("RGB").tobytes()
    out = io.BytesIO()
    few = grey.point([min(255, round(n / 8) * 8) for n in range(256)]) if is_grey else sheet
    palette = few.convert("RGB").quantize(256, dither=Image.Dither.NONE)
    palette.save(out, "PNG", optimize=True)
    return out.getvalue()
