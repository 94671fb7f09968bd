"""Where a lead picture stands, and how wide: what a first screen has room for decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paperpress.assembly.first_screen import Head, Picture, Place, Run, badness, fits, fitted, place
from paperpress.xhtml.widths import length

WORDS = "The first one left at ten past one, with nobody on it but the driver and a dog. "
STORY = tuple(Run((length(WORDS * count),)) for count in (3, 2, 3, 4, 2, 3))
SHORT = Head("Night buses return", position="1 of 4 · Contents · Next")
LONG = Head(
    "Night buses return to the harbour after four years, and nobody knows who will drive them",
    "Transport",
    WORDS * 3,
    "By Asha Rao, Jonah Petrak and Miriam Oduya · PORT ELLERY",
    "1 of 4 · Contents · Next",
)
WIDE = Picture(1.5, "A night bus waits at Bank.")


def test_a_picture_leads_where_there_is_room_for_it() -> None:
    assert place(SHORT, WIDE, STORY, range(7)).after == 0


def test_after_a_long_head_the_story_comes_first() -> None:
    """A picture that doesn't fit would leave the rest of the screen blank."""
    assert place(replace(LONG, standfirst="", more=12.0), WIDE, STORY, range(7)).after > 0


def test_a_long_standfirst_stands_below_a_picture_that_would_have_no_room_else() -> None:
    assert place(LONG, WIDE, STORY, range(7)).below
    assert not place(SHORT, WIDE, STORY, range(7)).below
    assert not place(LONG, WIDE, STORY, [3]).below


def test_a_picture_has_room_below_a_head_at_the_usual_letters() -> None:
    assert fits(SHORT, WIDE, 100)
    assert not fits(replace(SHORT, more=20.0), WIDE, 100)


def test_what_is_never_parted_leaves_a_screen_blank() -> None:
    small, large = Run((10.0,), whole=True), Run((400.0,), whole=True)
    assert badness(SHORT, [small] * 60) < badness(SHORT, [*[small] * 6, large, *[small] * 60])


def test_a_picture_stands_only_where_it_may() -> None:
    assert place(LONG, WIDE, STORY, [0]).after == 0
    assert place(LONG, WIDE, STORY, [3]).after == 3


@pytest.mark.parametrize("aspect", [0.3, 0.5, 0.66, 0.75, 1.0, 1.5, 1.78, 3.0])
def test_no_picture_is_higher_than_a_screen_has_room_for(aspect: float) -> None:
    share = fitted(aspect)
    assert share == 40 or share / 100 / aspect <= 0.85
    assert place(SHORT, Picture(aspect, ""), STORY, range(7)).share <= share


def test_a_wide_picture_in_the_text_has_the_whole_column() -> None:
    assert fitted(1.5) == 100


def test_a_story_of_no_words_has_its_picture_below_the_head() -> None:
    assert place(SHORT, WIDE, (), [0]) == Place(0, place(SHORT, WIDE, (), [0]).share)


def test_a_theme_of_larger_text_is_reckoned_with() -> None:
    """What fits at the reader's size needn't fit at twice that."""
    usual, twice = (place(SHORT, WIDE, STORY, [0], scale).share for scale in (1.0, 2.0))
    assert twice <= usual
