"""Shaping: letters joined, stacked, reordered and kerned, each run in a face that has it."""

import pytest

import scripts
from paperpress.pictures.cover.faces import AMIRI, DEVANAGARI, SOURCE_SERIF
from paperpress.pictures.cover.shaping import as_written, face_for, mask, shaped
from paperpress.pictures.cover.style import Style
from paperpress.pictures.cover.typeset import measure

EN = Style("en", 40, 600)


def numbers(text, language="en"):
    """The glyphs of a line, by number, from the left."""
    return [glyph.number for glyph in shaped(text, Style(language, 40, 600)).glyphs]


def test_letters_are_kerned():
    assert measure("AV", EN) < measure("A", EN) + measure("V", EN)


def test_arabic_letters_are_joined_and_stand_from_the_right():
    """A letter alone has another form than one that begins a word or ends it."""
    assert set(numbers("لا", "ar")).isdisjoint(numbers("ل ا", "ar"))
    assert numbers("بب", "ar")[0] != numbers("بب", "ar")[1]
    assert numbers("با", "ar") == numbers("با", "en")
    assert numbers("بد", "ar")[-1] != numbers("ب", "ar")[0]


def test_persian_words_are_parted_where_a_non_joiner_stands():
    assert numbers("می\u200cخواهم", "fa") != numbers("میخواهم", "fa")


def test_devanagari_letters_stack_and_change_places():
    """The short i stands before its consonant, though it is said after it; क and ष become one."""
    assert numbers("कि", "hi")[-1] == numbers("क", "hi")[0]
    assert len(numbers("क्ष", "hi")) == 1


def test_thai_marks_stand_above_one_another():
    base, *above = shaped("ปั้", Style("th", 40, 600)).glyphs
    assert measure("ปั้", Style("th", 40, 600)) == measure("ป", Style("th", 40, 600))
    assert len({glyph.y for glyph in above} | {base.y}) > 1 or len(set(above)) == len(above)


def test_brackets_are_mirrored_and_a_latin_word_stands_from_the_left():
    line = "(NATO) حلف"
    glyphs = numbers(line, "ar")
    assert glyphs.index(numbers("N", "ar")[0]) < glyphs.index(numbers("O", "ar")[0])


def test_the_face_of_the_language_goes_first_and_any_other_helps():
    assert face_for("a", "hi") is DEVANAGARI
    assert face_for("a", "en") is SOURCE_SERIF
    assert face_for("ب", "en") is AMIRI
    assert face_for("Ꮳ", "en") is None


def test_emoji_that_are_written_with_several_letters_are_one_glyph():
    for emoji in ("🇺🇦", "👩‍🚀", "👍🏽", "👨‍👩‍👧‍👦"):
        assert len([n for n in numbers(emoji) if n]) == 1


def test_letters_stand_further_apart_where_a_theme_asks_but_joined_ones_don_t():
    wide = {language: Style(language, 40, 600, spacing=0.05) for language in ("en", "ar", "hi")}
    assert measure("Tide", wide["en"]) == pytest.approx(measure("Tide", EN) + 4 * 2, abs=0.1)
    for language, word in (("ar", "مدن"), ("hi", "तटीय")):
        assert measure(word, wide[language]) == measure(word, Style(language, 40, 600))


@pytest.mark.parametrize("language", sorted(scripts.OURS | scripts.OTHERS))
def test_no_glyph_is_missing_in_any_language(language):
    """Glyph 0 is the box that stands for a letter that a face hasn't got."""
    front = scripts.front(language)
    if face_for(front.headline[0], language) is None:
        pytest.skip("paperpress[cjk] is not installed")
    for text in (front.masthead, front.desk, front.headline, front.others[0][0]):
        assert 0 not in numbers(text, language)


def test_a_mask_lies_where_the_line_is_drawn():
    drawn = mask(shaped("H", EN))
    assert drawn.top + drawn.image.height == 0  # it stands on the baseline
    assert mask(shaped(" ", EN)) is None


@pytest.mark.parametrize(
    ("text", "language", "tag"),
    [
        ("Harbour towns brace", "en-GB", "en-GB"),
        ("तटीय शहर, BJP", "en-GB", "en-Deva"),
        ("مدن الساحل", "en", "en-Arab"),
        ("Harbour towns", "ar", "ar-Latn"),
        ("Приморские города", "en", "en"),
        ("港町 NATO", "ja", "ja"),
        ("港町", "en", "en"),
        ("2025", "hi", "hi"),
        ("शहर", "hi-Latn", "hi-Deva"),
    ],
)
def test_a_headline_is_set_as_it_is_written_whatever_its_tag_says(text, language, tag):
    assert as_written(text, language) == tag


def test_what_can_be_set_in_a_language_can_be_set_as_it_is_written():
    for language in scripts.OTHERS:
        headline = scripts.front(language).headline
        assert all(face_for(letter, as_written(headline, "en")) for letter in headline.split()[0])
