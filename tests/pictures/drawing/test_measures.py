"""A drawing is as large as it means to be, as sharp as a device shows it, and within the page."""

from __future__ import annotations

import pytest

from paperpress.pictures.drawing.measures import measures_of

BOX = (1200, 1600)
SIZES = [
    ({"viewBox": "0 0 100 80"}, (1200, 960)),
    ({"width": "100", "height": "80"}, (300, 240)),
    ({"width": "100px", "height": "80px", "viewBox": "0 0 1000 800"}, (300, 240)),
    ({"width": "1in", "viewBox": "0 0 2 1"}, (288, 144)),
    ({"height": "48pt", "viewBox": "0,0,2,1"}, (384, 192)),
    ({"width": "100%", "height": "100%", "viewBox": "0 0 100 80"}, (1200, 960)),
    ({"width": "1e9", "height": "1e9"}, (1200, 1200)),
    ({"viewBox": "0 0 100000 1"}, (1200, 1)),
    ({"viewBox": "0 0 1 100000"}, (1, 1600)),
    ({"viewBox": "0 0 x 1", "width": "NaN"}, (1200, 600)),
    ({"width": "9" * 400, "height": "1e-99"}, (900, 1)),
    ({"viewBox": f"0 0 {'9' * 400} 1"}, (1200, 600)),
    ({"viewBox": "0 0 1e99 1e-99"}, (1200, 1)),
    ({}, (1200, 600)),
]


@pytest.mark.parametrize(("attributes", "size"), SIZES)
def test_size(attributes: dict[str, str], size: tuple[int, int]) -> None:
    measures = measures_of(attributes)
    assert measures is not None
    assert measures.pixels(BOX) == size


@pytest.mark.parametrize(
    "attributes", [{"width": "0"}, {"height": "0px"}, {"viewBox": "0 0 0 9"}, {"viewBox": "0 0 9 -1"}]
)  # fmt: skip
def test_a_drawing_without_a_plane_has_no_size(attributes: dict[str, str]) -> None:
    assert measures_of(attributes) is None
