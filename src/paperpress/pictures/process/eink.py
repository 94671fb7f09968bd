"""Greys for e-ink: sixteen of them, on paper that is no brighter than a newspaper's."""

from __future__ import annotations

from functools import cache
from typing import cast

from PIL import Image, ImageChops, ImageMath

#: Greys that a panel shows, evenly spaced from 0 to 255.
_GREYS = 16
_STEP = 255 // (_GREYS - 1)

#: The share of pixels, at either end, that may become plain black or white.
_CLIPPED = 0.004
#: How far black and white may be moved; beyond that a picture is meant to be dark, or pale.
_FARTHEST = 32
#: A range that ends this near to black and to white is full.
_NEAR = 4
#: A picture of fewer levels is a plane, a fog or a blank: there is nothing to bring out.
_FEWEST_LEVELS = 64

#: A picture whose commonest levels, so many of them, hold so much of it is drawn, not taken.
_FLAT_LEVELS = 8
_FLAT_SHARE = 0.75
#: A drawing darker than this on average is light lines on dark.
_DARK = 96


def stretched(image: Image.Image) -> Image.Image:
    """Return a grey photograph whose darkest parts are black and whose lightest are white, mildly.

    A panel's black is a dark grey and its white a light one, so that a photograph that doesn't use
    its range looks like fog. Black and white move by an eighth of the range at most, in a straight
    line, so that shadows keep their depth, and skin its place between them. A picture that uses
    its range already, or has hardly any, is left as it is.
    """
    levels = image.histogram()
    clipped = image.width * image.height * _CLIPPED
    low, high = _end(levels, clipped), 255 - _end(levels[::-1], clipped)
    black, white = min(low, _FARTHEST), max(high, 255 - _FARTHEST)
    full = black <= _NEAR and white >= 255 - _NEAR
    if full or high - low < _FEWEST_LEVELS:
        return image
    gain = 255 / (white - black)
    return image.point([max(0, min(255, round((n - black) * gain))) for n in range(256)])


def _end(levels: list[int], clipped: float) -> int:
    """Return the first level at which more than `clipped` pixels lie."""
    count = 0
    for level, pixels in enumerate(levels):
        count += pixels
        if count > clipped:
            return level
    return len(levels) - 1


def is_drawn(image: Image.Image) -> bool:
    """Tell whether a picture has the flat planes of a chart, a screenshot or a drawing."""
    levels = sorted(_lightness(image).histogram(), reverse=True)
    return sum(levels[:_FLAT_LEVELS]) >= _FLAT_SHARE * sum(levels)


def is_light_on_dark(image: Image.Image) -> bool:
    """Tell whether a drawing is light lines on a dark plane."""
    levels = _lightness(image).histogram()
    return sum(level * pixels for level, pixels in enumerate(levels)) < _DARK * sum(levels)


def _lightness(image: Image.Image) -> Image.Image:
    """Return the lightness of a picture in any mode.

    Pillow turns LAB only into RGB, and by a profile.
    """
    return image.getchannel("L") if image.mode == "LAB" else image.convert("L")


def scaled_in_light(image: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return a grey or RGB picture scaled down as light adds up, not as its numbers do.

    Thin light lines on a dark plane keep their weight so; scaled by the numbers, they fade. The
    square of a value stands for its light: what comes out is at most ten levels of 255 from what
    sRGB's own curve gives (white on black, half and half: 180, not 188), where numbers give 128.
    """
    bands = [_scaled_in_light(band, size) for band in image.split()]
    return Image.merge(image.mode, bands)


def _scaled_in_light(band: Image.Image, size: tuple[int, int]) -> Image.Image:
    wide = band.convert("F")
    light = ImageMath.lambda_eval(lambda bands: bands["v"] * bands["v"], v=wide)
    fitted = cast("Image.Image", light).resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)
    # Lanczos swings below zero beside a hard edge, where there is no root.
    root = ImageMath.lambda_eval(
        lambda bands: ((bands["v"] + abs(bands["v"])) / 2) ** 0.5, v=fitted
    )
    return cast("Image.Image", root).convert("L")


def in_few_colours(image: Image.Image) -> Image.Image:
    """Return a drawing in a panel's sixteen greys, or in 256 colours, each pixel in the nearest."""
    if image.mode == "L":
        return image.point([round(level / _STEP) * _STEP for level in range(256)])
    return image.quantize(256, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).convert("RGB")


def dithered(image: Image.Image) -> Image.Image:
    """Return a grey picture in a panel's sixteen greys, dithered in order (Bayer's matrix of 8 by 8).

    For software that neither dithers nor scales: on any other the pattern is ruined.
    """
    pattern = _pattern(image.size)
    moved = ImageChops.subtract(ImageChops.add(image, pattern), _plane(image.size))
    return in_few_colours(moved)


def _plane(size: tuple[int, int]) -> Image.Image:
    return Image.new("L", size, _STEP // 2)


def _pattern(size: tuple[int, int]) -> Image.Image:
    """Return thresholds from 0 to one step of grey, over a whole picture."""
    tile = Image.new("L", (8, 8))
    tile.putdata([_threshold(x, y) * _STEP // 64 for y in range(8) for x in range(8)])
    sheet = Image.new("L", size)
    for x in range(0, size[0], 8):
        sheet.paste(tile, (x, 0))
    row = sheet.crop((0, 0, size[0], min(8, size[1])))
    for y in range(8, size[1], 8):
        sheet.paste(row, (0, y))
    return sheet


@cache
def _threshold(x: int, y: int) -> int:
    """Return a value of Bayer's matrix, 0 to 63: the bits of x ^ y and of y, interleaved and reversed."""
    value = 0
    for bit in range(3):
        value |= ((((x ^ y) >> bit) & 1) << (5 - 2 * bit)) | (((y >> bit) & 1) << (4 - 2 * bit))
    return value
