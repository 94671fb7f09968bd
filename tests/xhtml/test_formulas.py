"""A formula on a page: in MathML, as a picture or as a line, and heard once whichever it is."""

from __future__ import annotations

import pytest

from paperpress.model.formulas import Formula, MathElement
from paperpress.xhtml.context import DrawnFormula, ShownFormulas
from paperpress.xhtml.formulas import formula
from paperpress.xhtml.tree import add, page, serialise

HALF = MathElement(
    "math", (), (MathElement("mfrac", (), (MathElement("mn", (), ("1",)), MathElement("mn", (), ("2",)))),)
)  # fmt: skip
BLOCK = Formula("1/2", HALF, block=True)
IN_LINE = Formula("1/2", HALF)
MATH = '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="1/2"{}><mfrac><mn>1</mn><mn>2</mn></mfrac></math>'
DRAWN = ShownFormulas(mathml=False, drawn={BLOCK: DrawnFormula("img/f.png", 2.5)})
SHOWN = [
    (ShownFormulas(), IN_LINE, MATH.format("")),
    (ShownFormulas(), BLOCK, MATH.format(' display="block"')),
    (DRAWN, BLOCK, '<img class="formula" src="img/f.png" alt="1/2" style="width: 2.50em"/>'),
    (DRAWN, IN_LINE, "1/2"),
    (ShownFormulas(mathml=False), BLOCK, "1/2"),
]


@pytest.mark.parametrize(("formulas", "shown", "expected"), SHOWN)
def test_a_formula_is_shown_as_the_engine_can(
    formulas: ShownFormulas, shown: Formula, expected: str
) -> None:
    root, body = page("t", "en", "ltr", "s.css")
    formula(add(body, "p", text="so "), shown, formulas)
    assert f"<p>so {expected}</p>" in serialise(root).decode()
