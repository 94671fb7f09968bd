"""Signs of a change of code: The Rules of Unified English Braille (2013), section 14.3."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.braille.codes import code_of
from paperpress.braille.switching import Switches, Switching
from paperpress.profiles import Braille

CODES = {
    letter: code_of(tag, Braille()) for letter, tag in {"e": "en", "d": "de", "f": "fr"}.items()
}
TAGS = {"e": "en", "d": "de", "f": "fr", " ": "en"}


def signed(text: str, around: str = "e", *, named: bool = False) -> str:
    """A text of letters that name their codes, with signs, and with bars between its parts."""
    switching = Switching(CODES[around], Switches(named))
    codes = [CODES.get(letter, CODES[around]) for letter in text]
    parts = switching.parts(text, codes, [TAGS[letter] for letter in text])
    return "|".join(f"{part.before}{text[part.start : part.end]}{part.after}" for part in parts)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ee e", "ee e"),
        ("e dd e", "e |⠘⠷dd| e"),
        ("eddee", "e|⠘⠷dd⠘⠾|ee"),
        ("e d d e", "e |⠘⠷d| |⠘⠷d| e"),
        ("d d", "⠘⠷d| |⠘⠷d"),
        ("e d d d e", "e |⠐⠷⠄d d d⠠⠐⠾| e"),
        ("d f", "⠘⠷d| |⠘⠷f"),
        (" d ", " |⠘⠷d| "),
    ],
)
def test_a_word_has_a_sign_and_a_passage_has_two(text, expected):
    assert signed(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("d f", "⠐⠷⠙⠑⠄d⠠⠐⠾| |⠐⠷⠋⠗⠄f⠠⠐⠾"),
        ("d e d", "⠐⠷⠙⠑⠄d⠠⠐⠾| e |⠘⠷d"),
        ("d f d d d", "⠐⠷⠙⠑⠄d⠠⠐⠾| |⠐⠷⠋⠗⠄f⠠⠐⠾| |⠐⠷⠙⠑⠄d d d⠠⠐⠾"),
    ],
)
def test_where_there_are_several_each_is_named_but_where_it_was_the_last(text, expected):
    assert signed(text, named=True) == expected


def test_a_code_without_such_signs_writes_none():
    assert signed("f ddd e", around="f") == "f |ddd| |e"


@given(st.text("edf ", max_size=40), st.sampled_from("edf"), st.booleans())
def test_the_parts_are_the_whole_text(text, around, named):
    switching = Switching(CODES[around], Switches(named))
    codes = [CODES.get(letter, CODES[around]) for letter in text]
    parts = list(switching.parts(text, codes, [TAGS[letter] for letter in text]))
    assert "".join(text[part.start : part.end] for part in parts) == text
    assert all(
        CODES.get(text[place], part.code) == part.code
        for part in parts
        for place in range(part.start, part.end)
    )
