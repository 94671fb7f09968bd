"""Which entries have their standfirst: a list fills its first screen."""

from __future__ import annotations

from paperpress.assembly.front_page import Listed, set_front_page
from paperpress.assembly.screens import Head, Picture, Run
from paperpress.themes.type_sizes import TypeSizes

HEAD = Head("In this edition", kicker="The Courier", byline="Saturday, 14 March 2026 · 9 articles")
SIZES = TypeSizes()


def listed(standfirst: float, headline: float = 25.0, heading: Run | None = None) -> Listed:
    short = Run((headline, 15.0), 1.0, whole=True)
    full = Run((headline, standfirst, 15.0), 1.0, whole=True) if standfirst else short
    return Listed(full, short, heading)


def test_entries_of_any_usual_length_keep_their_standfirsts() -> None:
    front = set_front_page(HEAD, [listed(30.0)] * 9, frozenset(range(9)), SIZES)
    assert front.full == frozenset(range(9))
    assert front.share is None


def test_one_that_would_leave_the_screen_blank_has_none() -> None:
    entries = [listed(30.0), listed(600.0), *[listed(30.0)] * 7]
    front = set_front_page(HEAD, entries, frozenset(range(9)), SIZES)
    assert 0 in front.full
    assert 1 not in front.full


def test_what_no_first_screen_shows_is_as_it_is() -> None:
    entries = [*[listed(30.0)] * 20, listed(600.0)]
    assert 20 in set_front_page(HEAD, entries, frozenset(range(21)), SIZES).full


def test_a_picture_is_shown_where_it_has_room() -> None:
    entries = [listed(30.0)] * 9
    front = set_front_page(HEAD, entries, frozenset(range(9)), SIZES, Picture(1.5, ""))
    assert front.share in {40, 50, 60, 70, 80, 90, 100}
    high = [listed(500.0, 200.0), *entries]
    assert set_front_page(HEAD, high, frozenset(range(10)), SIZES, Picture(0.6, "")).share is None


def test_a_group_s_name_and_an_index_take_room_too() -> None:
    name = Run((10.0,), 2.0, leads=True)
    entries = [listed(30.0, heading=name), listed(0.0)]
    front = set_front_page(HEAD, entries, frozenset({0}), SIZES, rest=[Run((20.0,), 0.6)] * 9)
    assert front.full == {0}
