"""Where lead picture and standfirst stand, and how wide pictures are: what a first screen has room for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from paperpress.assembly.first_screen import Beginning, Place, arrange, fitted
from paperpress.assembly.screens import Head, Picture, Run
from paperpress.themes import load_theme
from paperpress.themes.type_sizes import TypeSizes, type_sizes
from paperpress.xhtml.context import StandfirstPlace
from paperpress.xhtml.widths import length

WORDS = "The first one left at ten past one, with nobody on it but the driver and a dog. "
STORY = tuple(Run((length(WORDS * count),), 0.7) for count in (3, 2, 3, 4, 2, 3))
SHORT = Head("Night buses return", position="1 of 4 · Contents · Next")
LONG = Head(
    "Night buses return to the harbour after four years, and nobody knows who will drive them",
    "Transport",
    WORDS * 3,
    "By Asha Rao, Jonah Petrak and Miriam Oduya · PORT ELLERY",
    "1 of 4 · Contents · Next",
)
WIDE = Picture(1.5, "A night bus waits at Bank.")
ANYWHERE = tuple(range(7))


def place(head: Head, lead: Picture | None, after: tuple[int, ...] = ANYWHERE) -> Place:
    return arrange(Beginning(head, lead, STORY, after, first=1)).place


def test_a_picture_leads_where_there_is_room_for_it() -> None:
    assert place(SHORT, WIDE).after == 0
    assert place(SHORT, WIDE).standfirst is StandfirstPlace.HEAD


def test_after_a_long_head_the_story_comes_first() -> None:
    """A picture that doesn't fit would leave the rest of the screen blank."""
    assert place(replace(LONG, standfirst="", notes=(120.0,)), WIDE).after > 0


def test_a_long_standfirst_makes_room_for_the_picture_or_the_story() -> None:
    assert place(LONG, WIDE).standfirst is not StandfirstPlace.HEAD
    assert place(SHORT, WIDE).standfirst is StandfirstPlace.HEAD


def test_with_text_a_quarter_larger_a_standfirst_lets_the_story_begin_first() -> None:
    theme = load_theme("large-print")
    sizes = type_sizes(theme.stylesheet, theme.text_scale)
    beginning = Beginning(replace(LONG, standfirst=WORDS * 2), None, STORY, first=1, sizes=sizes)
    assert arrange(beginning).place.standfirst is StandfirstPlace.TEXT
    assert arrange(replace(beginning, first=0)).place.standfirst is StandfirstPlace.HEAD


def test_a_picture_stands_only_where_it_may() -> None:
    assert place(LONG, WIDE, (0,)).after == 0
    assert place(LONG, WIDE, (3,)).after == 3


@pytest.mark.parametrize("aspect", [0.3, 0.5, 0.66, 0.75, 1.0, 1.5, 1.78, 3.0])
def test_no_picture_is_higher_than_a_screen_has_room_for(aspect: float) -> None:
    share = fitted(aspect)
    assert share == 40 or share / 100 / aspect <= 0.85
    assert place(SHORT, Picture(aspect, "")).share <= share


def test_a_wide_picture_in_the_text_has_the_whole_column() -> None:
    assert fitted(1.5) == 100


def test_a_story_of_no_words_has_its_picture_below_the_head() -> None:
    assert arrange(Beginning(SHORT, WIDE, ())).place.after == 0


def test_a_picture_within_the_story_is_as_wide_as_leaves_the_least_blank() -> None:
    story = (*STORY[:2], Picture(1.2, WORDS), *STORY[2:])
    shares = arrange(Beginning(LONG, WIDE, story, (0, 1, 2), first=1)).shares
    assert [bool(share) for share in shares] == [False, False, True, False, False, False, False]
    assert 40 <= shares[2] <= fitted(1.2)


def test_a_theme_of_larger_text_is_reckoned_with() -> None:
    """What fits at the reader's size needn't fit at twice that."""
    usual, twice = (
        arrange(Beginning(SHORT, WIDE, STORY, sizes=TypeSizes(text=text))).place.share
        for text in (1.0, 2.0)
    )
    assert twice <= usual
