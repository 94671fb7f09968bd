"""What kind of page a number is of; the points of whole books are in test_talking_book."""

from __future__ import annotations

import pytest

from paperpress.speech.daisy.points import page_class


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        *(("1", "page-normal"), ("128", "page-normal"), ("٣", "page-special")),
        *(("i", "page-front"), ("iv", "page-front"), ("XII", "page-front"), ("xcix", "page-front")),
        *(("A2", "page-special"), ("12a", "page-special"), ("iiii", "page-special")),
        *(("12–13", "page-special"), ("Cover", "page-special"), ("", "page-special")),
    ],
)
def test_a_printed_page_is_normal_front_or_special(number: str, kind: str) -> None:
    assert page_class(number) == kind
