"""Draws the pictures of the smaller example papers, the same ones every time, by the daily's means:
python examples/make_pictures.py
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE / "daily"))

from make_pictures import TALL, WIDE, glow, gradient, grain, harbour, mirror, ridge, save  # noqa: E402

#: The longest edge: these papers are small.
LONGEST = 1200


def floodlights() -> Image.Image:
    """A stand at night, with its lamps and an empty pitch."""
    image = gradient(WIDE, (14, 18, 30), (40, 52, 48))
    draw = ImageDraw.Draw(image)
    draw.polygon([(0, 520), (1600, 380), (1600, 760), (0, 760)], (30, 32, 40))
    for row in range(7):
        for seat in range(64):
            x, y = seat * 25 + row % 2 * 12, 560 + row * 26 - seat * 2
            draw.ellipse((x, y, x + 13, y + 15), (58 + row * 6, 54 + seat % 5 * 8, 62))
    draw.rectangle((0, 760, 1600, 1067), (46, 78, 52))
    draw.line((0, 860, 1600, 830), (190, 200, 190), 5)
    lamps = [(x, 170.0 - x / 24, 9.0) for x in range(180, 1500, 46)]
    return grain(glow(image, lamps, (236, 240, 255)), 31)


def loaf() -> Image.Image:
    """A round loaf, cut across, seen from above on a table."""
    image = gradient(TALL, (96, 74, 58), (58, 44, 36))
    draw = ImageDraw.Draw(image)
    draw.ellipse((150, 430, 917, 1190), (46, 34, 28))
    draw.ellipse((160, 400, 907, 1150), (176, 122, 72))
    draw.ellipse((220, 450, 847, 1080), (200, 150, 96))
    draw.line((300, 560, 770, 980), (238, 214, 172), 34)
    draw.line((770, 560, 300, 980), (238, 214, 172), 34)
    return grain(image, 32, 18)


def quay() -> Image.Image:
    """A harbour at dusk, with hills behind it and lamps on the quay."""
    image = gradient(WIDE, (84, 70, 104), (244, 186, 130))
    image = ridge(image, 8, 0.5, 0.05, (72, 62, 84), 2)
    draw = ImageDraw.Draw(image)
    draw.rectangle((0, 640, 1600, 690), (40, 36, 44))
    for x in range(120, 1600, 240):
        draw.line((x, 560, x, 650), (30, 26, 32), 6)
    image = glow(image, [(x, 556.0, 6.0) for x in range(120, 1600, 240)], (255, 226, 170))
    return grain(mirror(image, 690), 33)


SCENES: dict[str, Callable[[], Image.Image]] = {
    "weekend/pictures/floodlights.jpg": floodlights,
    "weekend/pictures/loaf.jpg": loaf,
    "sahil/pictures/harbour.jpg": quay,
    "minato/pictures/ferry.jpg": harbour,
}


def main() -> None:
    """Draws them all."""
    for name, draw in SCENES.items():
        picture = draw()
        picture.thumbnail((LONGEST, LONGEST))
        save(picture, HERE / name)


if __name__ == "__main__":
    main()
