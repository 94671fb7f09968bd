"""An edition under a size (docs/pictures.md)."""

from __future__ import annotations

from typing import cast

import pytest

from paperpress.errors import SizeError
from paperpress.model.publication import Publication
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.pressroom.size_limit import make_within


class Steps:
    """A darkroom whose pictures come in three sizes."""

    def __init__(self) -> None:
        self.size = 1000

    def fit(self, room: int) -> int:
        self.size = next((size for size in (1000, 500, 400) if size <= room), 400)
        return max(0, self.size - room)


def made(limit: int | None, text: int) -> list[int]:
    """The size of each file that was made; the last is the edition. Lowering adds to the text."""
    steps, sizes = Steps(), list[int]()

    def make() -> tuple[Publication, bytes]:
        sizes.append(steps.size + text + (450 if steps.size < 1000 else 0))
        return cast("Publication", None), bytes(sizes[-1])

    make_within(limit, cast("LocalDarkroom", steps), make)
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
