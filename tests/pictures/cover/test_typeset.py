"""A line of type: what can be set, and how wide it is."""

import pytest
from PIL import Image, ImageDraw

from paperpress.pictures.cover.style import Style
from paperpress.pictures.cover.typeset import can_set, clean, draw_line, measure

EN = Style("en", 40, 600)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Łódź, Tiếng Việt, Ísland", "en"),
        ("Αθήνα", "el"),
        ("Київський вісник", "uk"),
        ("صحيفة الصباح ٢٠٢٥", "ar"),
        ("روزنامه پارسی گچ", "fa"),
        ("ۆێ", "ckb"),
        ("שליח הבוקר, שָׁלוֹם", "he"),
        ("A Hebrew word, שלום, in English", "en"),
        ("NATO في بروكسل", "ar"),
        ("won’t — “quoted” … €5", "en"),
        ("मध्याह्न समाचार", "hi"),
        ("ข่าว", "th"),
        ("தமிழ்", "ta"),
        ("📰", "en"),
    ],
)
def test_every_script_with_a_face_can_be_set_in_any_language(text, language):
    assert can_set(text, language)
    assert can_set(text, "en")


@pytest.mark.parametrize("text", ["ᏣᎳᎩ", "\U0001f8b0", "", "  ", "\u0378"])
def test_what_no_face_has_and_what_is_blank_can_t_be_set(text):
    assert not can_set(text, "en")


def test_what_is_invisible_and_shapes_nothing_is_not_set():
    assert clean("Tages\u00adzeitung\u200f") == "Tageszeitung"
    assert clean(" two\n lines ") == "two lines"


def test_joiners_points_and_breaks_of_no_width_are_kept():
    for text in ("می\u200cخواهم", "क\u094d\u200dष", "שָׁלוֹם", "ទី\u200bក្រុង"):
        assert clean(text) == text


def test_a_width_is_that_of_what_is_drawn():
    sheet = Image.new("L", (400, 80), 255)
    draw_line(ImageDraw.Draw(sheet), (20, 60), "Hamburg", EN, "#000000")
    left, _, right, _ = sheet.point(lambda level: 255 - level).getbbox()
    assert abs((right - left) - measure("Hamburg", EN)) < 6


def test_a_line_of_spaces_draws_nothing():
    sheet = Image.new("L", (40, 40), 255)
    draw_line(ImageDraw.Draw(sheet), (0, 30), "  ", EN, "#000000")
    assert sheet.getextrema() == (255, 255)
