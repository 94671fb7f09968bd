"""What the end of a screen parts, by where things stand."""

from __future__ import annotations

from paperpress.proof.measure.layout import Box, Element, LaidPage, Page, Placed, Role, Screen
from paperpress.proof.measure.parted import Parted, parted


def laid(roles: list[tuple[Role, int | None, int]], *screens: list[int]) -> LaidPage:
    """A page of elements (role, parent, last descendant), and which stand on its screens."""
    elements = tuple(
        Element(number, role, parent, last) for number, (role, parent, last) in enumerate(roles)
    )
    box = Box(0, 0, 100, 10)
    return LaidPage(
        Page("a.xhtml", elements, tells_story=True),
        tuple(Screen(tuple(Placed(number, box) for number in numbers)) for numbers in screens),
    )


BODY = (Role.OTHER, None, 9)


def test_a_row_that_goes_on_is_parted_and_a_head_that_is_repeated_is_not() -> None:
    roles = [
        (Role.TABLE, None, 5),
        (Role.TABLE_HEAD, 0, 2),
        (Role.ROW, 1, 2),
        (Role.ROW, 0, 3),
        (Role.ROW, 0, 5),
        (Role.OTHER, 4, 5),
    ]
    assert parted(laid(roles, [2, 3, 4], [2, 5]), 0) == Parted(rows=1)
    assert parted(laid(roles, [2, 3], [2, 4, 5]), 0) == Parted()
    assert parted(laid(roles, [2], [3, 4, 5]), 0) == Parted(rows=1)


def test_what_begins_a_screen_may_go_on() -> None:
    roles = [(Role.ENTRY, None, 1), (Role.OTHER, 0, 1)]
    assert parted(laid(roles, [0], [1]), 0) == Parted()


def test_nothing_is_parted_at_the_end_of_a_page() -> None:
    assert parted(laid([(Role.HEADING, None, 0)], [0]), 0) == Parted()


def test_a_caption_is_of_the_picture_before_it_else_after_it() -> None:
    roles = [
        (Role.FIGURE, None, 4),
        (Role.PICTURE, 0, 1),
        (Role.CAPTION, 0, 2),
        (Role.PICTURE, 0, 3),
        (Role.OTHER, 0, 4),
    ]
    assert parted(laid(roles, [1, 2], [3, 4]), 0) == Parted()
    assert parted(laid(roles, [1], [2, 3, 4]), 0) == Parted(captions=1)
    above = [(Role.FIGURE, None, 2), (Role.CAPTION, 0, 1), (Role.PICTURE, 0, 2)]
    assert parted(laid(above, [1], [2]), 0) == Parted(captions=1)
    assert parted(laid(above, [1, 2], [0]), 0) == Parted()


def test_a_caption_of_a_table_is_parted_from_its_first_row() -> None:
    roles = [(Role.TABLE, None, 3), (Role.CAPTION, 0, 1), (Role.ROW, 0, 2), (Role.ROW, 0, 3)]
    assert parted(laid(roles, [1], [2, 3]), 0).captions == 1
    assert parted(laid(roles, [1, 2], [3]), 0) == Parted()
