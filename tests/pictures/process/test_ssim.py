"""Structural similarity (Wang and others, 2004), in windows of 8 by 8 pixels."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from paperpress.pictures.process.ssim import likeness, sample

WALL = Image.effect_noise((160, 120), 60)


def test_a_picture_is_wholly_like_itself() -> None:
    assert likeness(WALL, WALL) == pytest.approx(1.0, abs=1e-4)


def test_the_more_is_lost_the_less_alike() -> None:
    blurred = [WALL.filter(ImageFilter.GaussianBlur(radius)) for radius in (0.3, 0.6, 1, 3)]
    values = [likeness(WALL, copy) for copy in blurred]
    assert values == sorted(values, reverse=True)
    assert values[0] > 0.9 > 0.3 > values[-1]


def test_its_negative_is_unlike_it() -> None:
    assert likeness(WALL, WALL.point(lambda level: 255 - level)) < 0


def test_two_planes_are_as_like_as_equation_6_says() -> None:
    """Luminance alone is left of it: (2·100·110 + C1) / (100² + 110² + C1)."""
    one, other = Image.new("L", (16, 16), 100), Image.new("L", (16, 16), 110)
    expected = (2 * 100 * 110 + 6.5025) / (100**2 + 110**2 + 6.5025)
    assert likeness(one, other) == pytest.approx(expected, abs=1e-4)


@given(st.integers(1, 700), st.integers(1, 700))
@settings(max_examples=40)
def test_a_sample_is_small_and_never_empty(width: int, height: int) -> None:
    tiles = sample(Image.new("RGB", (width, height)))
    assert tiles.mode == "RGB"
    assert min(16, width) <= tiles.width <= 192
    assert min(16, height) <= tiles.height <= 192


def test_a_sample_s_tiles_stand_on_the_grid_of_jpeg_s_units_and_cover_the_whole() -> None:
    """Each tile of a ramp shows where it is from."""
    ramp = Image.linear_gradient("L").rotate(90).resize((1264, 840))
    tiles = sample(ramp)
    lefts = [tiles.crop((x, 0, x + 16, 16)).tobytes() for x in range(0, 192, 16)]
    on_grid = {ramp.crop((x, 0, x + 16, 16)).tobytes() for x in range(0, 1264, 16)}
    assert set(lefts) <= on_grid
    shades = [tile[0] for tile in lefts]
    assert min(shades) < 20
    assert max(shades) > 235
