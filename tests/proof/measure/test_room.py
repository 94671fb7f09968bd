"""How a screen's room is used, by where things stand."""

from __future__ import annotations

import pytest

from paperpress.proof.measure.layout import Box, Element, Layout, Page, Placed, Role, Screen
from paperpress.proof.measure.room import blank, small_pictures, tables_out

AREA = Box(20, 20, 220, 320)
LAYOUT = Layout(AREA, 10, ())


def screen(*edges: tuple[float, float], is_picture: bool = False, right: float = 220) -> Screen:
    """A screen with a line from each top to its bottom."""
    return Screen(
        tuple(Placed(1, Box(20, top, right, bottom), is_picture) for top, bottom in edges)
    )


@pytest.mark.parametrize(
    ("placed", "share"),
    [
        (screen(), 1),
        (screen((20, 320)), 0),
        (screen((20, 170)), 0.5),
        (screen((20, 140), (170, 320)), 0),  # room between paragraphs
        (screen((20, 140), (230, 320)), 0.3),
        (screen((110, 320)), 0.3),
        (screen((20, 320), (20, 40)), 0),  # a line beside a picture
        (screen((20, 400)), 0),  # past the foot
    ],
)
def test_blank_is_what_is_left_below_and_gaps_of_more_than_four_letters(
    placed: Screen, share: float
) -> None:
    assert blank(placed, LAYOUT) == pytest.approx(share)


def page(role: Role) -> Page:
    return Page("a", (Element(0, Role.TABLE, None, 1), Element(1, role, 0, 1)), tells_story=False)


@pytest.mark.parametrize(("width", "count"), [(60, 1), (66, 1), (67, 0)])
def test_a_picture_is_small_below_a_third_of_the_text(width: float, count: int) -> None:
    placed = screen((20, 40), is_picture=True, right=20 + width)
    assert small_pictures(page(Role.PICTURE), placed, LAYOUT) == count
    assert small_pictures(page(Role.FACE), placed, LAYOUT) == 0


@pytest.mark.parametrize(("right", "count"), [(222, 0), (223, 1), (400, 1)])
def test_a_table_is_out_past_the_edge_of_the_text(right: float, count: int) -> None:
    assert tables_out(page(Role.OTHER), screen((20, 40), (50, 60), right=right), LAYOUT) == count


def test_a_table_is_out_past_the_foot_too() -> None:
    assert tables_out(page(Role.OTHER), screen((20, 340)), LAYOUT) == 1
