"""Widths of text, reckoned without a font."""

from __future__ import annotations

import pytest

from paperpress.xhtml.widths import length, longest_word


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("हिन्दी", "हनद"),  # vowel signs above and below take no room of their own
        ("e\u0301te\u0301", "ete"),
        ("soft\u00adhyphen", "softhyphen"),
    ],
)
def test_marks_have_no_width(text: str, other: str) -> None:
    spacing = sum(character in "ि" + "ी" for character in text)
    assert length(text) == pytest.approx(length(other) + spacing * length("n"))


def test_a_letter_of_east_asia_is_as_wide_as_it_is_high() -> None:
    assert length("夜行バス") == 4.0


def test_the_longest_word_is_what_a_column_can_t_be_narrower_than() -> None:
    assert longest_word("won by three lengths") == length("lengths")
    assert longest_word("") == 0.0
    assert longest_word("half-time") == length("half-")
    assert longest_word("前半終了") == 2.0
