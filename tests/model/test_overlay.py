"""Changes of records: the last of a field counts."""

from __future__ import annotations

from paperpress.model.overlay import Change, Overlay


def change(article: str, field: str, value: str | None) -> Change:
    return Change(article, field, value, None, "Asha Rao", "2025-07-23T06:30:12Z")


def test_the_last_change_of_a_field_counts() -> None:
    overlay = Overlay((change("a", "hold", "One"), change("a", "hold", "Two")))
    assert overlay.of("a")["hold"].value == "Two"
    assert overlay.of("b") == {}


def test_what_was_taken_back_counts_no_more_and_is_still_the_last() -> None:
    overlay = Overlay((change("a", "hold", "One"), change("a", "hold", None)))
    assert overlay.of("a") == {}
    last = overlay.last("a", "hold")
    assert last is not None
    assert last.value is None


def test_places_come_with_the_last_move_first() -> None:
    moves = (("a", "2"), ("b", "1"), ("c", "3"), ("a", "1"), ("c", None))
    overlay = Overlay(tuple(change(article, "place", value) for article, value in moves))
    assert list(overlay.places().items()) == [("a", 1), ("b", 1)]


def test_who_and_when_are_told_to_the_minute() -> None:
    assert change("a", "hold", "x").who_and_when == "Asha Rao, 2025-07-23 06:30"
