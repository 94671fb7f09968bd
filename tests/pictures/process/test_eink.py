"""Greys for e-ink (docs/pictures.md)."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from paperpress.pictures.process import eink


def between(low: int, high: int) -> Image.Image:
    """A ramp from one level to another."""
    ramp = Image.linear_gradient("L").resize((64, 512))
    return ramp.point([round(low + (high - low) * n / 255) for n in range(256)])


def levels(image: Image.Image) -> tuple[int, int]:
    low, high = image.getextrema()
    assert isinstance(low, int)
    assert isinstance(high, int)
    return low, high


def test_a_foggy_photograph_uses_its_range() -> None:
    assert levels(eink.stretched(between(20, 230))) == (0, 255)


@pytest.mark.parametrize(("low", "high"), [(0, 255), (2, 253)])
def test_a_full_range_is_left_as_it_is(low: int, high: int) -> None:
    image = between(low, high)
    assert eink.stretched(image) is image


@pytest.mark.parametrize(("low", "high"), [(100, 100), (100, 160)])
def test_what_has_hardly_any_range_is_left_as_it_is(low: int, high: int) -> None:
    """A plane or a fog: stretching it would show but noise."""
    image = between(low, high)
    assert eink.stretched(image) is image


def test_a_night_stays_a_night_and_snow_stays_snow() -> None:
    """Black and white move by 32 levels at most."""
    assert levels(eink.stretched(between(0, 120)))[1] < 140
    assert levels(eink.stretched(between(140, 255)))[0] > 110


@given(st.integers(0, 90), st.integers(160, 255))
@settings(max_examples=40)
def test_stretching_keeps_the_order_of_greys(low: int, high: int) -> None:
    column = eink.stretched(between(low, high)).resize((1, 512), Image.Resampling.NEAREST)
    shades = list(column.tobytes())
    assert shades == sorted(shades)


def chart(ink: str, paper: str) -> Image.Image:
    image = Image.new("L", (1200, 900), paper)
    pen = ImageDraw.Draw(image)
    for x in range(20, 1200, 60):
        pen.line((x, 0, x, 899), fill=ink)
    return image


def test_a_chart_is_told_from_a_photograph() -> None:
    assert eink.is_drawn(chart("black", "white"))
    assert not eink.is_drawn(Image.effect_noise((300, 300), 40))
    assert not eink.is_drawn(between(0, 255))


def test_thin_light_lines_on_a_dark_plane_keep_their_weight_when_scaled() -> None:
    """Light adds up in proportion to its square here; scaled by numbers, a line fades."""
    night = chart("white", "black")
    assert eink.is_light_on_dark(night)
    assert not eink.is_light_on_dark(chart("black", "white"))
    by_light = eink.scaled_in_light(night, (400, 300)).histogram()
    by_number = night.resize((400, 300), Image.Resampling.LANCZOS).histogram()
    assert sum(by_light[120:]) > 3 * sum(by_number[120:])


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_plane_scaled_in_light_is_the_same_plane(mode: str) -> None:
    plane = Image.new(mode, (64, 64), 100 if mode == "L" else (10, 100, 250))
    assert eink.scaled_in_light(plane, (16, 16)).tobytes() == plane.resize((16, 16)).tobytes()


def greys(image: Image.Image) -> set[int]:
    return set(image.tobytes())


def test_few_colours_are_a_panel_s_sixteen_greys() -> None:
    assert greys(eink.in_few_colours(between(0, 255))) == {17 * step for step in range(16)}


def test_dither_in_order_gives_sixteen_greys_and_the_mean_that_was_there() -> None:
    for shade in (0, 60, 100, 128, 201, 255):
        plane = Image.new("L", (64, 64), shade)
        patterned = eink.dithered(plane)
        assert greys(patterned) <= {17 * step for step in range(16)}
        assert len(greys(patterned)) <= 2
        assert sum(patterned.tobytes()) / 64**2 == pytest.approx(shade, abs=1.5)


@pytest.mark.parametrize("size", [(1, 1), (7, 3), (8, 8), (9, 17)])
def test_any_size_can_be_dithered(size: tuple[int, int]) -> None:
    assert eink.dithered(Image.new("L", size, 90)).size == size
