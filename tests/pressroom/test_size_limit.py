"""An edition under a size (docs/pictures.md)."""

from __future__ import annotations

from typing import cast

import pytest

from paperpress.errors import SizeError
from paperpress.model.picture import Grade, Grades, PictureRef
from paperpress.model.publication import Publication
from paperpress.pressroom.size_limit import make_within

SIZES = {Grade(0.9): 1000, Grade(0.8): 500, Grade(0.7): 400}
"""A picture, by its grade."""
PICTURE = PictureRef("", "bus.jpg")


def size(grades: Grades) -> int:
    return SIZES[grades.get(PICTURE, Grade(0.9))]


def lower(grades: Grades, excess: int) -> tuple[Grades, int]:
    room = size(grades) - excess
    lowered = next((grade for grade, size in SIZES.items() if size <= room), Grade(0.7))
    return {PICTURE: lowered}, max(0, SIZES[lowered] - room)


def made(limit: int | None, text: int) -> list[int]:
    """The size of each file that was made; the last is the edition. Lowering adds to the text."""
    sizes = list[int]()

    def make(grades: Grades) -> tuple[Publication, bytes]:
        sizes.append(size(grades) + text + (450 if size(grades) < 1000 else 0))
        return cast("Publication", None), bytes(sizes[-1])

    make_within(limit, make, lower)
    return sizes


@pytest.mark.parametrize("limit", [None, 1100, 5000])
def test_what_fits_is_made_once(limit: int | None) -> None:
    assert made(limit, 100) == [1100]


def test_text_that_grew_is_made_room_for_from_what_the_pictures_now_have() -> None:
    """Not from the room that they were given: it may be much more than they took."""
    assert made(1000, 100) == [1100, 1050, 950]


def test_the_error_says_how_small_it_gets_and_by_how_much_that_is_too_large() -> None:
    with pytest.raises(SizeError, match=r"100 bytes more than the 0\.00 MB"):
        made(700, 400)
