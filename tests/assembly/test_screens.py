"""What the first screen of a page shows, reckoned without a font."""

from __future__ import annotations

from paperpress.assembly.screens import (
    Head,
    Laid,
    Picture,
    Run,
    badness,
    head_heights,
    lay,
    screens,
    together,
)
from paperpress.themes.type_sizes import TypeSizes

SIZES = TypeSizes()
HEAD = Head("Night buses return", position="1 of 4 · Contents · Next")


def bad(*units: Run | Picture, head: Head = HEAD) -> float:
    return badness(head_heights(head, SIZES), [lay(unit, SIZES) for unit in units], SIZES.text)


def test_a_story_that_fills_the_screen_is_good() -> None:
    assert bad(Run((2000.0,), 0.7)) == 0


def test_a_page_that_ends_leaves_nothing_blank() -> None:
    assert bad(Picture(1.5, "A bus.", 60)) < bad(Picture(1.5, "A bus.", 60), Picture(0.4, ""))


def test_what_is_never_parted_leaves_a_screen_blank() -> None:
    small = Run((10.0,), 0.7, whole=True)
    large = Run((400.0,), 0.7, whole=True)
    assert bad(*[small] * 60) < bad(*[small] * 6, large, *[small] * 60)


def test_a_heading_goes_with_what_follows_it() -> None:
    text, heading = Run((300.0,), 0.7), Run((10.0,), 2.0, leads=True)
    large = Run((500.0,), 0.7, whole=True)
    assert bad(text, heading, large) > bad(text, Run((10.0,), 2.0), large)


def test_a_head_that_fills_the_screen_shows_no_story() -> None:
    long = Head("Night buses return", standfirst="Nobody knows who drives them. " * 40)
    assert bad(Run((2000.0,), 0.7), head=long) > 100


def test_a_head_is_as_high_as_all_of_its_lines() -> None:
    plain = head_heights(HEAD, SIZES)
    noted = head_heights(Head(HEAD.headline, position=HEAD.position, notes=(90.0,)), SIZES)
    assert all(more > less for more, less in zip(noted, plain, strict=True))


def test_a_credit_line_of_its_own_takes_room() -> None:
    picture = Picture(1.5, "A bus.", credit="Asha Rao")
    apart = TypeSizes(credit_apart=True)
    assert lay(picture, apart).heights > lay(picture, SIZES).heights


def test_two_blocks_that_hold_together_are_as_high_as_both() -> None:
    first, second = Laid((3.0,), (2,), gap=1.0, shows=True), Laid((4.0,), (3,), gap=0.5)
    assert together(first, second) == Laid((8.0,), (5,), 0.5, whole=True, shows=True)


def test_larger_text_makes_screens_smaller() -> None:
    assert max(s.width for s in screens(1.25)) < max(s.width for s in screens(1.0))


def test_the_weightiest_screens_come_first() -> None:
    weights = [screen.unseen for screen in screens()]
    assert weights == sorted(weights, reverse=True)
