"""Where a line may break."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.pictures.cover.line_breaks import pieces


def parts(text):
    return [part for part, _ in pieces(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("highest tide", ["highest", "tide"]),
        ("Newcastle-Gateshead", ["Newcastle-", "Gateshead"]),
        ("港町、四十年", ["港", "町、", "四", "十", "年"]),
        ("ทะเล (ไทย)", ["ทะเล", "(ไทย)"]),
        ("ទី\u200bក្រុង", ["ទី\u200b", "ក្រុ", "ង"]),
        ("ເມືອງ", ["ເມື", "ອ", "ງ"]),
        ("အနှစ်လေးဆယ်", ["အ", "နှစ်", "လေး", "ဆယ်"]),
        ("अ बढ़ी कीमत", ["अ", "बढ़ी", "कीमत"]),
    ],
)
def test_a_line_breaks_between_words_or_where_the_script_allows(text, expected):
    assert parts(text) == expected


def test_thai_breaks_between_its_words():
    found = parts("เมืองชายฝั่งเตรียมรับน้ำขึ้นสูงสุดในรอบสี่สิบปี")
    assert "".join(found) == "เมืองชายฝั่งเตรียมรับน้ำขึ้นสูงสุดในรอบสี่สิบปี"
    assert 5 <= len(found) <= 14
    assert not {"น", "้ำ", "ป", "ี"} & set(found)


@given(st.text(st.sampled_from("ก น้ำเ ทะลขค្រុងທະເລ港。-a\u200b"), max_size=30))
def test_no_letter_is_lost(text):
    assert "".join(parts(text)) == text.replace(" ", "")
