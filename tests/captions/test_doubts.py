"""Credits that only an editor can tell from what is seen."""

from __future__ import annotations

import pytest

from paperpress.captions.doubts import CreditDoubt, credit_doubt
from paperpress.model.article import Picture


@pytest.mark.parametrize(
    ("caption", "doubt"),
    [
        ("The quay at dawn. (Jane Doe)", CreditDoubt("Jane Doe", taken=True)),
        ("The quay at dawn (Jane Doe)", CreditDoubt("Jane Doe", taken=False)),
        ("The quay (Lantern Hill)", CreditDoubt("Lantern Hill", taken=False)),
        ("Quay at dawn / Jane Doe", CreditDoubt("Jane Doe", taken=False)),
        ("波止場（山田太郎）", CreditDoubt("山田太郎", taken=False)),
        ("The quay at dawn (right)", None),
        ("Amazon (AMZN)", None),
        ("Quay (AP)", None),
        ("Quay. Photo: Jane Doe", None),
        ("Der Kai (Foto: Jane Doe)", None),
        ("The quay (in the rain)", None),
        ("In office (2011-2012)", None),
        ("The quay at dawn", None),
    ],
)
def test_a_bare_name_is_a_doubt_and_a_sign_is_none(caption: str, doubt: CreditDoubt | None) -> None:
    assert credit_doubt(Picture(src="a.jpg", caption=caption), language="en") == doubt


@pytest.mark.parametrize("credit", ["Lena Ortiz", ""])
def test_where_the_record_says_the_credit_there_is_no_doubt(credit: str) -> None:
    picture = Picture(src="a.jpg", caption="The quay. (Jane Doe)", credit=credit)
    assert credit_doubt(picture, language="en") is None
