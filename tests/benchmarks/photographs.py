"""Pictures with the statistics of photographs, made from nothing but chance.

Things that hide one another, of every size, each size covering as much as any other ("dead
leaves"): that gives the edges, the flat parts and the fall of detail with fineness that photographs
have. Each thing has its own tone and its own share of texture; light falls softly over all; a part
is out of focus; a sensor adds a little grain. photographs_measured.py tells how near they come.
"""

from __future__ import annotations

import io
import math
import random
from collections.abc import Iterator
from dataclasses import dataclass

from PIL import Image, ImageChops, ImageDraw, ImageFilter, ImageOps

SIZE = (2000, 1333)
#: Of a picture as it is sent: each scene is saved at the quality that comes nearest.
BYTES = 650_000
SCENES = 24
_MARGIN = 200
_FRAME = SIZE[0] + _MARGIN, SIZE[1] + _MARGIN
#: Half the width of things, in pixels, and how often they would cover the scene.
_SMALLEST, _LARGEST = 3, 500
_COVERED = 2.5
#: The part of a scene's height that may be sky, and the things that stand before it.
_SKY = 0.4
_BEFORE = 25
_GRAIN = 0.08
_GREY = 128
_LEVELS = range(256)


@dataclass(frozen=True)
class _Surfaces:
    """What all scenes take pieces of, since making them takes longest."""

    fine: Image.Image
    soft: Image.Image
    grain: Image.Image

    @classmethod
    def make(cls) -> _Surfaces:
        chance = random.Random(0)
        size = _FRAME[0] + 2 * _MARGIN, _FRAME[1] + 2 * _MARGIN
        fine, soft = _octaves(chance, size, 40, size[0]), _octaves(chance, size, 2, 12)
        grain = _noise(chance, size).filter(ImageFilter.GaussianBlur(0.6))
        return cls(_strong(fine, 0.7), _strong(soft, 0.5), _strong(grain, _GRAIN))


def photographs(count: int, first: int = 0) -> Iterator[tuple[int, bytes]]:
    """So many different JPEGs, each with its number from `first` on.

    Those of a scene come together, so that only one scene is held.
    """
    surfaces = _Surfaces.make()
    for scene in range(SCENES):
        numbers = [n for n in range(first, first + count) if n % SCENES == scene]
        if numbers:
            seen = _scene(random.Random(scene), surfaces)
            quality = _quality(seen)
            for number in numbers:
                yield number, _saved(_taken(seen, random.Random(number)), quality)


def _saved(picture: Image.Image, quality: int) -> bytes:
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return out.getvalue()


def _quality(scene: Image.Image) -> int:
    """The quality, on libjpeg's scale, at which a picture of a scene has so many bytes."""
    left, top = _MARGIN // 2, _MARGIN // 2
    picture = scene.crop((left, top, left + SIZE[0], top + SIZE[1]))
    low, high = 60, 97
    while low < high:
        middle = (low + high) // 2
        if len(_saved(picture, middle)) < BYTES:
            low = middle + 1
        else:
            high = middle
    return low


def _taken(scene: Image.Image, chance: random.Random) -> Image.Image:
    """A scene from where one stands, in that moment's light."""
    left, top = chance.randrange(_MARGIN), chance.randrange(_MARGIN)
    picture = scene.crop((left, top, left + SIZE[0], top + SIZE[1]))
    if chance.random() < 0.5:
        picture = ImageOps.mirror(picture)
    gain, lift = chance.uniform(0.9, 1.05), chance.uniform(-8, 8)
    return picture.point([_level(v * gain + lift) for v in _LEVELS] * 3)


def _scene(chance: random.Random, surfaces: _Surfaces) -> Image.Image:
    tones, rough = _leaves(chance)
    lit = ImageChops.add(tones, _rgb(_piece(surfaces.soft, chance)), 1, -_GREY)
    fine = ImageChops.add(lit, _rgb(_piece(surfaces.fine, chance)), 1, -_GREY)
    textured = Image.composite(fine, lit, rough)
    near = _piece(surfaces.soft, chance).point([_level((v - 115) * 12) for v in _LEVELS])
    focused = Image.composite(textured, textured.filter(ImageFilter.GaussianBlur(5)), near)
    sharp = focused.filter(ImageFilter.GaussianBlur(0.5))
    return ImageChops.add(sharp, _rgb(_piece(surfaces.grain, chance)), 1, -_GREY)


def _leaves(chance: random.Random) -> tuple[Image.Image, Image.Image]:
    """Things before one another: their colours, and how rough each is."""
    tones, rough = Image.new("RGB", _FRAME, _colour(chance)), Image.new("L", _FRAME)
    colours, roughness = ImageDraw.Draw(tones), ImageDraw.Draw(rough)

    def put(half: float) -> None:
        middle = chance.uniform(0, _FRAME[0]), chance.uniform(0, _FRAME[1])
        outline = _outline(chance, middle, half)
        colours.polygon(outline, _colour(chance))
        roughness.polygon(outline, round(255 * chance.random() ** 2))

    left = _FRAME[0] * _FRAME[1] * _COVERED
    while left > 0:
        # Each size covers as much as any other: as many as the inverse cube of their size.
        half = _SMALLEST / math.sqrt(1 - chance.random() * (1 - (_SMALLEST / _LARGEST) ** 2))
        left -= math.pi * half * half / 2
        put(half)
    sky = (0, 0, _FRAME[0], round(_FRAME[1] * chance.uniform(0, _SKY)))
    colours.rectangle(sky, _colour(chance))
    roughness.rectangle(sky, 10)
    for _ in range(_BEFORE):
        put(chance.uniform(10, 150))
    return tones, rough


def _outline(
    chance: random.Random, middle: tuple[float, float], half: float
) -> list[tuple[float, float]]:
    """From a triangle to something round, longer than wide, at any angle."""
    corners, narrow = chance.choice((3, 4, 4, 5, 16)), chance.uniform(0.4, 1)
    turn = chance.uniform(0, math.tau)
    points = []
    for corner in range(corners):
        angle = math.tau * corner / corners
        along, across = half * math.cos(angle), half * narrow * math.sin(angle)
        x = along * math.cos(turn) - across * math.sin(turn)
        y = along * math.sin(turn) + across * math.cos(turn)
        points.append((middle[0] + x, middle[1] + y))
    return points


def _colour(chance: random.Random) -> tuple[int, int, int]:
    """Any lightness, little colour."""
    light = 25 + 190 * chance.betavariate(1.3, 1.6)
    red, green, blue = (_level(light + chance.gauss(0, 12)) for _ in range(3))
    return red, green, blue


def _octaves(chance: random.Random, size: tuple[int, int], first: int, end: int) -> Image.Image:
    """Noise from so many cells across up to as many, each octave weaker than the one before."""
    plane, cells, weight = Image.new("L", size, _GREY), first, 0.8
    while cells < end:
        small = _noise(chance, (cells, max(2, cells * size[1] // size[0])))
        octave = _strong(small.resize(size, Image.Resampling.BICUBIC), weight)
        plane = ImageChops.add(plane, octave, 1, -_GREY)
        cells, weight = cells * 2, weight * 0.7
    return plane


def _noise(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    return Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))


def _piece(surface: Image.Image, chance: random.Random) -> Image.Image:
    left, top = chance.randrange(2 * _MARGIN), chance.randrange(2 * _MARGIN)
    return surface.crop((left, top, left + _FRAME[0], top + _FRAME[1]))


def _strong(plane: Image.Image, weight: float) -> Image.Image:
    return plane.point([_level(_GREY + (v - _GREY) * weight) for v in _LEVELS])


def _rgb(plane: Image.Image) -> Image.Image:
    return Image.merge("RGB", (plane, plane, plane))


def _level(value: float) -> int:
    return max(0, min(255, round(value)))
