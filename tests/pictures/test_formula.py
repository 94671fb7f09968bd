"""A formula becomes a picture, the same each time, and none where the renderer fails."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image

from paperpress.pictures.formula import EM, formula_picture

NS = 'xmlns="http://www.w3.org/1998/Math/MathML"'


def test_a_formula_is_drawn_in_greys_as_large_as_letters() -> None:
    mathml = f"<math {NS}><mfrac><mn>1</mn><mn>2</mn></mfrac></math>"
    picture = formula_picture(mathml)
    assert picture is not None
    assert picture.height > EM, "a fraction is higher than a letter"
    with Image.open(BytesIO(picture.data)) as image:
        grey = image.convert("L")
        assert grey.size == (picture.width, picture.height)
        assert grey.getextrema()[0] < 64, "its lines are dark"
        assert grey.getpixel((0, 0)) == 255, "on white, not on nothing"
    formula_picture.cache_clear()
    again = formula_picture(mathml)
    assert again is not None
    assert again.data == picture.data


UNDRAWN = {
    "nothing": f"<math {NS}></math>",
    "no formula": "<p>",
    "too long": f"<math {NS}>{'<mn>12345</mn>' * 50}</math>",
}


@pytest.mark.parametrize("mathml", UNDRAWN.values(), ids=UNDRAWN)
def test_what_can_not_be_drawn_gives_no_picture(mathml: str) -> None:
    assert formula_picture(mathml) is None
