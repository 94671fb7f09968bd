"""The pictures of a new publication: drawn, so that nobody's rights are in them."""

from __future__ import annotations

import io
from collections.abc import Iterator

from PIL import Image, ImageDraw, ImageFilter

_SIZE = (1200, 800)


def specimens() -> Iterator[tuple[str, bytes]]:
    """Yield file name and JPEG bytes of each picture."""
    yield "bridge.jpg", _jpeg(_bridge())
    yield "moth.jpg", _jpeg(_moths())


def _jpeg(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=85)
    return out.getvalue()


def _sky(top: int, bottom: int) -> Image.Image:
    ramp = Image.linear_gradient("L").resize(_SIZE)
    return ramp.point([top + (bottom - top) * level // 255 for level in range(256)])


def _bridge() -> Image.Image:
    image = _sky(235, 150)
    draw = ImageDraw.Draw(image)
    draw.polygon(
        [(0, 430), (300, 330), (620, 400), (900, 310), (1200, 420), (1200, 560), (0, 560)], 130
    )
    draw.rectangle((0, 540, 1200, 800), 110)
    draw.rectangle((0, 440, 1200, 500), 60)
    for arch in range(4):
        left = 20 + arch * 300
        draw.rectangle((left - 30, 490, left + 290, 600), 60)
        draw.ellipse((left, 480, left + 240, 760), 110)
    draw.rectangle((0, 600, 1200, 800), 118)
    for lamp in range(6):
        x = 100 + lamp * 200
        draw.line((x, 440, x, 360), 30, 6)
        draw.ellipse((x - 14, 338, x + 14, 366), 255)
    return image.filter(ImageFilter.GaussianBlur(1.2))


def _moths() -> Image.Image:
    image = _sky(20, 60)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 640, 1200, 800), 35)
    glow = Image.new("L", _SIZE, 0)
    ImageDraw.Draw(glow).ellipse((380, 260, 820, 700), 150)
    image = Image.composite(
        Image.new("L", _SIZE, 235), image, glow.filter(ImageFilter.GaussianBlur(90))
    )
    draw = ImageDraw.Draw(image)
    draw.polygon([(500, 560), (700, 560), (650, 640), (550, 640)], 90)
    draw.ellipse((560, 440, 640, 560), 255)
    for number in range(14):
        x, y = 330 + (number * 197) % 560, 210 + (number * 131) % 330
        draw.polygon([(x, y), (x - 26, y - 16), (x - 20, y + 14)], 225)
        draw.polygon([(x, y), (x + 26, y - 16), (x + 20, y + 14)], 245)
    return image.filter(ImageFilter.GaussianBlur(0.8))
