"""What a reader takes for one letter."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.pictures.cover.graphemes import graphemes


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("tide", "t i d e"),
        ("e\u0301t", "e\u0301 t"),
        ("क्षत्रिय", "क्ष त्रि य"),
        ("தமிழ்", "த மி ழ்"),
        ("உள்ளே", "உ ள் ளே"),
        ("น้ำ", "น้ำ"),
        ("เมือง", "เมื อ ง"),
        ("ស្រុក", "ស្រុ ក"),
        ("မြို့", "မြို့"),
        ("🇺🇦🇬🇪", "🇺🇦 🇬🇪"),
        ("👩‍🚀👍🏽", "👩‍🚀 👍🏽"),
        ("1️⃣2", "1️⃣ 2"),
        ("مـَد", "م ـَ د"),
    ],
)
def test_marks_and_joined_letters_belong_to_the_one_before(text, parts):
    assert list(graphemes(text)) == parts.split(" ")


def test_a_mark_after_a_space_begins_nothing_else():
    assert graphemes("a \u0301b") == ("a", " \u0301", "b")


@given(st.text(max_size=40))
def test_no_letter_is_lost(text):
    assert "".join(graphemes(text)) == text
