"""Copyfitting: how a headline is broken into lines and cut on a cover (docs/pictures.md)."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperpress.pictures.cover import copyfit
from paperpress.pictures.cover.copyfit import ELLIPSIS, Room, break_lines, fit
from paperpress.pictures.cover.style import Style
from paperpress.pictures.cover.typeset import can_set, measure

EN = Style("en", 40, 600)


def lines(text, width, style=EN):
    return list(break_lines(text, width, style))


def test_words_that_fit_stay_on_one_line():
    assert lines("Two rivals talk", 2000) == ["Two rivals talk"]


def test_lines_are_as_even_as_they_can_be():
    assert lines("one two three four five six", measure("one two three four five", EN)) == [
        "one two three",
        "four five six",
    ]


def test_a_word_wider_than_the_line_is_hyphenated_in_its_language():
    found = lines("Bundesverfassungsgericht", 300, Style("de", 40, 600))
    assert len(found) > 1
    assert all(line.endswith("-") for line in found[:-1])
    assert "".join(line.removesuffix("-") for line in found) == "Bundesverfassungsgericht"


def test_no_hyphen_is_put_where_nothing_is_broken():
    assert "-" not in "".join(lines("Bundesverfassungsgericht prüft", 600, Style("de", 40, 600)))


def test_a_line_may_end_after_a_hyphen_or_dash_of_the_word_s_own():
    assert lines("Newcastle-Gateshead", measure("Newcastle-Gate", EN)) == [
        "Newcastle-",
        "Gateshead",
    ]


def test_a_no_break_space_is_kept():
    width = measure("about 40\u00a0", EN)
    assert lines("about 40\u00a0km", width) == ["about", "40\u00a0km"]


def test_chinese_breaks_between_characters_but_marks_cling():
    style = Style("zh", 40, 600)
    if not can_set("港町", "zh"):
        pytest.skip("paperpress[cjk] is not installed")
    found = lines("港町四十年、高潮備避難", measure("港町四十年", style), style)
    assert "".join(found) == "港町四十年、高潮備避難"
    assert all(not line.startswith("、") for line in found)


@settings(max_examples=60)
@given(
    st.lists(st.text("abcdefghij-ß", min_size=1, max_size=14), min_size=1, max_size=9),
    st.integers(60, 700),
)
def test_no_letter_is_lost_and_no_line_is_too_long(words, width):
    text = " ".join(words)
    found = lines(text, width)
    assert "".join(found).replace("-", "").replace(" ", "") == text.replace("-", "").replace(
        " ", ""
    )
    assert all(measure(line, EN) <= width for line in found)


def test_a_text_is_set_as_large_as_its_room_allows():
    room = Room(width=600, height=300, largest=90, smallest=30, most_lines=3, weight=700)
    short, long = (
        fit("Tide", "en", room),
        fit("Harbour towns brace for the highest tide in forty years", "en", room),
    )
    assert short.style.size == 90
    assert 30 <= long.style.size < 90
    assert long.height <= 300


def test_a_text_gets_smaller_before_a_word_is_broken():
    style = Style("de", 60, 700)
    room = Room(int(measure("Bundesgericht", style)), 200, 70, 30, 2, 700)
    assert fit("Bundesgericht", "de", room).lines == ("Bundesgericht",)


def test_what_is_too_long_at_the_smallest_size_ends_in_an_ellipsis_between_words():
    room = Room(width=300, height=120, largest=50, smallest=40, most_lines=2, weight=600)
    text = "Harbour towns brace for the highest tide in forty years of records"
    found = fit(text, "en", room)
    assert len(found.lines) == 2
    assert found.lines[-1].endswith(ELLIPSIS)
    assert text.startswith(" ".join(found.lines).removesuffix(ELLIPSIS))
    assert found.width <= 300


@pytest.mark.parametrize("text", ["W" * 6000, "तटीयशहर" * 800, "เมืองชายฝั่ง" * 500, "word " * 2000])
def test_what_no_cover_has_room_for_is_not_set_to_be_cut_off(text, monkeypatch):
    """Work that grew with the square of a headline's length."""
    measured = []
    monkeypatch.setattr(
        copyfit, "measure", lambda line, style: measured.append(len(line)) or measure(line, style)
    )
    found = fit(text, "en", Room(1100, 900, 190, 70, 7, 800))
    assert found.lines[-1].endswith(ELLIPSIS)
    assert max(measured) <= 4 * copyfit._MOST_LETTERS
    assert sum(measured) < 2_000_000
