"""A caption of which an editor has said which words are the credit."""

from __future__ import annotations

import pytest

from paperpress.captions.legend import legend
from paperpress.model.article import Picture
from paperpress.model.credit_words import with_credit


@pytest.mark.parametrize(
    ("caption", "credit", "rest"),
    [
        ("The quay (Jane Doe)", "Jane Doe", "The quay"),
        ("The quay. (Jane Doe)", "Jane Doe", "The quay."),
        ("The quay / Jane Doe", "Jane Doe", "The quay"),
        ("The quay – Jane Doe.", "Jane Doe", "The quay."),
        ("波止場（山田太郎）", "山田太郎", "波止場"),
        ("Jane Doe and Jane Doe", "Jane Doe", "Jane Doe and"),
    ],
)
def test_the_credit_and_what_is_around_it_leave_the_caption(
    caption: str, credit: str, rest: str
) -> None:
    picture = with_credit(Picture(src="a.jpg", caption=caption), credit)
    assert (picture.caption, picture.credit) == (rest, credit)


def test_a_caption_without_a_credit_stays_whole_under_the_picture() -> None:
    picture = with_credit(Picture(src="a.jpg", caption="The quay. (Lantern Hill)"), "")
    shown = legend(picture, language="en")
    assert (shown.caption, shown.credit) == ("The quay. (Lantern Hill)", "")


def test_words_that_the_caption_does_not_have_are_no_credit() -> None:
    with pytest.raises(ValueError, match="Jane Doe"):
        with_credit(Picture(src="a.jpg", caption="The quay"), "Jane Doe")
