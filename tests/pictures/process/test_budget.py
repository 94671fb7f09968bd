"""What pictures give up so that an edition fits (docs/pictures.md)."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given
from hypothesis import strategies as st

from paperpress.model.picture import Grade
from paperpress.pictures.process.budget import fit, grades_from

COUNT = 6


def sizes_of(first: Mapping[str, int]) -> object:
    return lambda grade: {name: size // (grade + 1) for name, size in first.items()}


def test_first_likeness_falls_by_hundredths_then_size() -> None:
    steps = grades_from(0.88)
    assert steps[:4] == (Grade(0.88), Grade(0.87), Grade(0.86), Grade(0.85))
    assert [grade.scale for grade in steps[4:]] == [0.85, 0.7, 0.55, 0.4]
    assert {grade.ssim for grade in steps[4:]} == {0.85}


def test_a_profile_that_asks_for_little_keeps_what_it_asks_for() -> None:
    assert grades_from(0.8)[0] == Grade(0.8)


def test_what_fits_is_left_as_it_is() -> None:
    chosen, missing = fit(lambda _: {"a": 5, "b": 7}, COUNT, 12)
    assert (chosen, missing) == ({"a": 0, "b": 0}, 0)


def test_the_largest_give_way_first_and_no_more_than_has_to() -> None:
    first = {"small": 10, "large": 100, "middle": 60}
    chosen, missing = fit(sizes_of(first), COUNT, 125)
    assert (chosen, missing) == ({"small": 0, "large": 1, "middle": 0}, 0)


def test_a_picture_that_would_grow_is_not_lowered() -> None:
    by_grade = [{"chart": 90, "wall": 80}, {"chart": 95, "wall": 40}]
    chosen, missing = fit(lambda grade: by_grade[grade], 2, 140)
    assert (chosen, missing) == ({"chart": 0, "wall": 1}, 0)


def test_what_is_too_large_even_at_the_last_grade_is_told() -> None:
    chosen, missing = fit(sizes_of({"a": 600, "b": 600}), COUNT, 150)
    assert set(chosen.values()) == {COUNT - 1}
    assert missing == 50


@given(
    st.dictionaries(st.text(max_size=2), st.integers(0, 10**6), max_size=8), st.integers(0, 10**7)
)
def test_evenly_to_the_eye_and_within_the_room(first: dict[str, int], room: int) -> None:
    """No picture is more than one grade below another, and what is said to fit does.

    Where it doesn't, every picture is at the last grade, or would gain nothing by it.
    """
    sizes = sizes_of(first)
    chosen, missing = fit(sizes, COUNT, room)
    assert set(chosen) == set(first)
    assert max(chosen.values(), default=0) - min(chosen.values(), default=0) <= 1
    total = sum(sizes(grade)[name] for name, grade in chosen.items())
    assert max(0, total - room) == missing
    if missing:
        last, least = sizes(COUNT - 1), sizes(COUNT - 2)
        assert all(chosen[name] == COUNT - 1 or last[name] == least[name] for name in chosen)
