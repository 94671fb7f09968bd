"""What an article's first screen shows, by where things stand."""

from __future__ import annotations

import pytest

from paperpress.proof.measure.first_screen import FirstScreen, count_lines, first_screen
from paperpress.proof.measure.layout import Box, Element, LaidPage, Page, Placed, Role, Screen

ELEMENTS = (
    Element(0, Role.OTHER, None, 6),
    Element(1, Role.HEADLINE, 0, 1),
    Element(2, Role.BYLINE, 0, 2),
    Element(3, Role.PICTURE, 0, 3),
    Element(4, Role.OTHER, 0, 4, story=True),
    Element(5, Role.ENTRY, 0, 6),
    Element(6, Role.PICTURE, 5, 6),
)


def laid(*screens: list[int]) -> LaidPage:
    return LaidPage(
        Page("a.xhtml", ELEMENTS, tells_story=True),
        tuple(
            Screen(
                tuple(
                    Placed(number, Box(0, 10 * n, 9, 10 * n + 9), number in {3, 6})
                    for n, number in enumerate(numbers)
                )
            )
            for numbers in screens
        ),
    )


@pytest.mark.parametrize(
    ("screens", "expected"),
    [
        ([[1, 2, 3, 4, 4]], FirstScreen(headline=True, byline=True, picture=True, lines=2)),
        ([[1, 1], [1, 2, 4]], FirstScreen(headline=False, byline=False, picture=False, lines=0)),
        ([[1], [3, 4]], FirstScreen(headline=True, byline=True, picture=False, lines=0)),
        ([[1, 6]], FirstScreen(headline=True, byline=True, picture=False, lines=0)),
    ],
)
def test_a_first_screen(screens: list[list[int]], expected: FirstScreen) -> None:
    """A picture of an entry is none of the article; a byline that isn't there is not missing."""
    assert first_screen(laid(*screens)) == expected


@pytest.mark.parametrize(
    ("boxes", "count"),
    [
        ([], 0),
        ([(0, 10), (0, 10)], 1),  # two pieces of a line
        ([(0, 10), (9, 19), (18, 28)], 3),  # lines whose letters overlap
        ([(0, 10), (-3, 5), (12, 22)], 2),  # a raised number of a note
    ],
)
def test_pieces_beside_each_other_are_a_line(boxes: list[tuple[int, int]], count: int) -> None:
    assert count_lines(Box(0, top, 9, bottom) for top, bottom in boxes) == count
