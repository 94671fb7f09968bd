"""How tall lines of type are."""

from paperpress.pictures.cover.style import Style


def test_lines_of_no_text_have_no_height():
    assert Style("en", 40, 600).height(0) == 0


def test_a_block_is_as_tall_as_its_lines_from_the_top_of_the_first_to_the_foot_of_the_last():
    style = Style("en", 40, 600)
    assert style.height(1) == style.rise + style.fall
    assert style.height(3) - style.height(2) == style.leading


def test_scripts_with_marks_above_and_below_stand_further_apart():
    assert Style("hi", 40, 600).leading > Style("en", 40, 600).leading
