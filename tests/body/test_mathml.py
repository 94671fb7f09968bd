"""What passes into MathML of the model: what engines draw, and nothing that could do more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from literals import read
from paperpress.body.html import read_html
from paperpress.body.mathml import math_of
from paperpress.model.blocks import Paragraph
from paperpress.model.formulas import Formula, MathElement


def literal(element: MathElement | str) -> str:
    """A tree as it would be written, without quotes."""
    if isinstance(element, str):
        return element
    attributes = "".join(f" {name}={value}" for name, value in element.attributes)
    return f"<{element.name}{attributes}>{''.join(map(literal, element.children))}</>"


def passed(source: str) -> str | None:
    math = math_of(read_html(f"<math>{source}</math>")[0])
    return None if math is None else "".join(map(literal, math.children))


PASSES = {
    "<mi>x</mi>": "<mi>x</>",
    "<m:mi>x</m:mi>": "<mi>x</>",
    "<mi mathvariant='bold' onclick='x()' href='http://example.org' style='color:red'>x</mi>": "<mi mathvariant=bold>x</>",
    "<mo stretchy='FALSE' lspace='0.2em' rspace='javascript:x'>+</mo>": "<mo stretchy=false lspace=0.2em>+</>",
    "<mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac>": "<mfrac linethickness=0><mi>n</><mi>k</></>",
    "<mtext>a <a href='x'>b</a></mtext>": "<mtext>a b</>",
    "<mi>x</mi><script>alert(1)</script>": "<mi>x</>",
    "<mi>x</mi> bare <b>words</b>": "<mi>x</><mtext>bare</><mrow><mtext>words</></>",
    "<semantics><mi>x</mi><annotation encoding='application/x-tex'>x</annotation>"
    "<annotation-xml encoding='text/html'><img src='http://example.org'></annotation-xml></semantics>": "<mi>x</>",
    "<mfenced open='[' close=']' separators=';'><mi>a</mi><mi>b</mi></mfenced>": "<mrow><mo>[</><mi>a</><mo>;</><mi>b</><mo>]</></>",
    "<mfenced close=''><mi>a</mi></mfenced>": "<mrow><mo>(</><mi>a</></>",
    "<menclose notation='radical'><mn>2</mn></menclose>": "<msqrt><mn>2</></>",
    "<maction selection='2'><mn>1</mn><mn>2</mn></maction>": "<mn>2</>",
    "<mstyle displaystyle='true' mathcolor='red'><mi>x</mi></mstyle>": "<mstyle displaystyle=true><mi>x</></>",
    "<mmultiscripts><mi>C</mi><mprescripts></mprescripts><mn>6</mn><none></none></mmultiscripts>": "<mmultiscripts><mi>C</><mprescripts></><mn>6</><mrow></></>",
    "<mtable frame='solid'><mlabeledtr><mtd><mi>l</mi></mtd><mtd><mi>x</mi></mtd></mlabeledtr></mtable>": "<mtable><mtr><mtd><mi>x</></></></>",
}  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), PASSES.items())
def test_what_engines_draw_passes_and_nothing_else(source: str, expected: str) -> None:
    assert passed(source) == expected


def test_a_formula_keeps_its_direction() -> None:
    (element,) = read_html('<math dir="RTL" href="x" class="y"><mi>س</mi></math>')
    math = math_of(element)
    assert math is not None
    assert math.attributes == (("dir", "rtl"),)


UNFIT = {
    "content MathML": "<apply><plus></plus><cn>1</cn><cn>2</cn></apply>",
    "a fraction of one part": "<mfrac><mn>1</mn></mfrac>",
    "scripts that aren't in pairs": "<mmultiscripts><mi>C</mi><mn>1</mn></mmultiscripts>",
    "nothing to be drawn": "<mrow></mrow><mphantom><mi>x</mi></mphantom>",
    "too deep": "<mrow>" * 60 + "<mi>x</mi>" + "</mrow>" * 60,
    "too long": "<mi>x</mi>" * 2001,
}


@pytest.mark.parametrize("source", UNFIT.values(), ids=UNFIT)
def test_a_formula_that_does_not_fit_has_no_tree(source: str) -> None:
    assert passed(source) is None


def test_a_formula_that_does_not_fit_stands_as_its_line() -> None:
    source = "<p>a <math><apply><plus></plus><cn>1</cn><cn>2</cn></apply></math></p>"
    (block,) = read(source).blocks
    assert isinstance(block, Paragraph)
    assert not any(isinstance(part, Formula) for part in block.inlines)


PARTS = [
    "<mi>x</mi>", "<mrow>", "</mrow>", "<mfrac>", "</mfrac>", "<msup>", "</msup>", "<mtable>", "<mtr>",
    "<mtd>", "</mtd>", "</mtr>", "</mtable>", "<none/>", "<mprescripts/>", "<mmultiscripts>",
    "</mmultiscripts>", "a", "<b>c</b>", "<mo>+</mo>", "<semantics>", "</semantics>", "<apply>",
    "</apply>", "<mfenced>", "</mfenced>",
]  # fmt: skip


@settings(max_examples=200)
@given(st.lists(st.sampled_from(PARTS), max_size=25))
def test_any_tree_is_read_without_an_error(parts: list[str]) -> None:
    read(f"<p>a <math>{''.join(parts)}</math> b</p>")
