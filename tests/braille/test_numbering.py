"""Numbers of items, in each way that a list counts."""

import pytest

from paperpress.braille.numbering import number_of


@pytest.mark.parametrize(
    ("number", "style", "written"),
    [
        (7, "decimal", "7"),
        (7, "decimal-leading-zero", "07"),
        (1994, "lower-roman", "mcmxciv"),
        (4, "upper-roman", "IV"),
        (0, "upper-roman", "0"),
        (4000, "lower-roman", "4000"),
        (26, "lower-alpha", "z"),
        (27, "lower-alpha", "aa"),
        (53, "upper-alpha", "BA"),
        (-1, "lower-alpha", "-1"),
        (3, "lower-greek", "γ"),
        (-3, "decimal", "-3"),
    ],
)
def test_a_number_is_written_as_css_counts(number, style, written):
    assert number_of(number, style) == written
