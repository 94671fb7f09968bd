"""Formulas keep their value: MathML and TeX on one line, and each named in a finding."""

from __future__ import annotations

import pytest

from literals import assert_blocks
from newsroom import article
from paperpress.body.formulas import in_a_line
from paperpress.body.html import read_html
from paperpress.body.reader import translate
from paperpress.body.tex import written
from paperpress.body.words import text_of_blocks

MATHML = {
    "<mn>12</mn><mo>&#x2062;</mo><msup><mn>3</mn><mn>2</mn></msup>": "12 × 3²",
    "<mn>12</mn><msup><mn>3</mn><mn>2</mn></msup>": "12 3²",
    "<mfrac><mn>1</mn><mn>2</mn></mfrac>": "1/2",
    "<mn>1</mn><mfrac><mn>1</mn><mn>2</mn></mfrac>": "1 1/2",
    "<mn>1</mn><mo>&#x2064;</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>": "1 + 1/2",
    "<mfrac><mn>1</mn><mn>2</mn></mfrac><mi>x</mi>": "(1/2) x",
    "<mi>x</mi><mfrac><mn>1</mn><mn>2</mn></mfrac>": "x (1/2)",
    "<mn>3</mn><mo>÷</mo><mfrac><mn>1</mn><mn>2</mn></mfrac>": "3 ÷ (1/2)",
    "<mfrac><mfrac><mi>a</mi><mi>b</mi></mfrac><mi>c</mi></mfrac>": "(a/b)/c",
    "<mfrac><mn>1</mn><mrow><mn>2</mn><mi>x</mi></mrow></mfrac>": "1/(2x)",
    "<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>": "(a + b)/2",
    "<msup><mfrac><mi>a</mi><mi>b</mi></mfrac><mn>2</mn></msup>": "(a/b)²",
    "<msup><mrow><mo>-</mo><mn>2</mn></mrow><mn>2</mn></msup>": "(−2)²",
    "<mo>-</mo><msup><mn>2</mn><mn>2</mn></msup>": "−2²",
    "<msup><msup><mi>x</mi><mn>2</mn></msup><mn>3</mn></msup>": "(x²)³",
    "<msup><mn>2</mn><mrow><mi>n</mi><mo>+</mo><mn>1</mn></mrow></msup>": "2^(n + 1)",
    "<msup><mn>10</mn><mrow><mo>-</mo><mn>6</mn></mrow></msup>": "10⁻⁶",
    "<msup><mi>x</mi><mfrac><mn>1</mn><mn>2</mn></mfrac></msup>": "x^(1/2)",
    "<msup><mi>e</mi><mrow><mi>i</mi><mi>π</mi></mrow></msup>": "e^(iπ)",
    "<msup><mn>90</mn><mo>∘</mo></msup>": "90°",
    "<msqrt><mi>x</mi><mo>+</mo><mn>1</mn></msqrt>": "√(x + 1)",
    "<mroot><mi>x</mi><mn>3</mn></mroot>": "∛(x)",
    "<mroot><mi>x</mi><mi>n</mi></mroot>": "x^(1/n)",
    "<msub><mi>a</mi><mrow><mi>i</mi><mo>&#x2063;</mo><mi>j</mi></mrow></msub>": "a_(i, j)",
    "<msub><mi>H</mi><mn>2</mn></msub><mi>O</mi>": "H₂O",
    "<msubsup><mi>x</mi><mi>i</mi><mn>2</mn></msubsup>": "(x_i)²",
    "<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>": "∑_(i = 1)ⁿ i",
    "<munder><mo>lim</mo><mrow><mi>x</mi><mo>→</mo><mn>0</mn></mrow></munder><mi>x</mi>": "lim_(x → 0) x",
    "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup><mi>x</mi><mi>d</mi><mi>x</mi>": "∫₀¹ x dx",
    "<mmultiscripts><mi>C</mi><mprescripts/><mn>6</mn><mn>14</mn></mmultiscripts>": "¹⁴₆C",
    "<mover><mi>x</mi><mo>¯</mo></mover>": "x\u0305",
    "<mi>f</mi><mo>&#x2061;</mo><mrow><mo>(</mo><mi>x</mi><mo>)</mo></mrow>": "f(x)",
    "<mi>sin</mi><mo>&#x2061;</mo><mi>x</mi>": "sin x",
    "<mn>2</mn><mo>&#x2062;</mo><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow>": "2 × (a + b)",
    "<mo>|</mo><mi>x</mi><mo>|</mo>": "|x|",
    "<mi>P</mi><mo>(</mo><mi>A</mi><mo>|</mo><mi>B</mi><mo>)</mo>": "P(A | B)",
    "<mfenced open='[' close=']' separators=';'><mi>a</mi><mi>b</mi></mfenced>": "[a; b]",
    "<mo>(</mo><mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr></mtable><mo>)</mo>": "(1, 2; 3, 4)",
    "<mtable><mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr></mtable>": "[1, 2]",
    "<mfrac linethickness='0'><mi>n</mi><mi>k</mi></mfrac>": "C(n, k)",
    "<menclose notation='radical'><mn>2</mn></menclose>": "√(2)",
    "<maction selection='2'><mn>1</mn><mn>2</mn></maction>": "2",
    "<mi>v</mi><mo>=</mo><mn>5</mn><mtext> km/h</mtext>": "v = 5 km/h",
    "<ms>a</ms><mphantom><mn>1</mn></mphantom>": "“a”",
    "<apply><divide/><cn>1</cn><cn>2</cn></apply>": "1/2",
    "<apply><plus/><cn>1</cn><apply><power/><ci>x</ci><cn>2</cn></apply></apply>": "1 + x²",
    "<mfrac><mn>1</mn></mfrac>": "1/()",
}  # fmt: skip


@pytest.mark.parametrize(("source", "line"), MATHML.items())
def test_mathml_on_one_line_has_the_value_that_was_meant(source: str, line: str) -> None:
    assert in_a_line(read_html(f"<math>{source}</math>")[0]) == line


TEX = {
    r"\frac{1}{2}": "1/2",
    r"E=mc^2": "E = mc²",
    r"12\cdot 3^{2}": "12 · 3²",
    r"\sqrt[3]{x+1}": "∛(x + 1)",
    r"\sum_{i=1}^n i^2": "∑_(i = 1)ⁿ i²",
    r"\begin{pmatrix}1&2\\3&4\end{pmatrix}": "(1, 2; 3, 4)",
    r"\begin{align}a&=b+c\\d&=e\end{align}": "a = b + c; d = e",
    r"\text{rate} = 5\%": "rate = 5%",
    r"\log_2 8": "log₂ 8",
    r"1{,}000": "1,000",
    r"\unheardof{x}": "",
    r"x^": "",
    r"\left(": "",
    r"}{": "",
}


@pytest.mark.parametrize(("source", "line"), TEX.items())
def test_tex_on_one_line_has_the_value_that_was_meant(source: str, line: str) -> None:
    """Empty: it can't be read, and stays as it was typed."""
    assert written(source) == line


SOURCES = [
    ("<p>a <math alttext='x squared'><msup><mi>x</mi><mn>2</mn></msup></math></p>", "a x squared"),
    ("<p>a <math alttext='x^{2}'><msup><mi>x</mi><mn>2</mn></msup></math></p>", "a x²"),
    ("<p>a <math><semantics><annotation encoding='application/x-tex'>x^2</annotation></semantics></math></p>", "a x²"),
    ("<p>a <mml:math><mml:msup><mml:mn>3</mml:mn><mml:mn>2</mml:mn></mml:msup></mml:math></p>", "a 3²"),
    ("<p>a <script type='math/tex'>x^2</script></p>", "a x²"),
    ("<p>a \\(x^2\\)</p>", "a x²"),
    ("<p>a <img class=latex src=i.png alt='x^2'></p>", "a x²"),
    ("a \\(x^2\\)", "a x²"),
    ("<p>a <span class=katex><span class=katex-mathml><math><mi>x</mi></math></span><span class=katex-html aria-hidden=true>x</span></span></p>", "a x"),
    ("<p>a <span style='display:none'><math alttext='{x}'><mi>x</mi></math></span><img class=mwe-math-fallback-image-inline src=i.svg alt='{x}'></p>", "a x"),
    ("<p>a <span class=MathJax><nobr>xx</nobr></span><script type='math/tex'>x</script></p>", "a x"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "words"), SOURCES)
def test_each_formula_is_said_once_and_named_in_a_finding(source: str, words: str) -> None:
    body = assert_blocks(source, [words], "TXT016")
    assert body.findings[0].message.endswith(f": {words[2:]}.")


def test_a_block_stands_on_a_line_of_its_own() -> None:
    source = "<p>a $$x^2$$ b</p><math display=block><mi>y</mi></math>"
    assert_blocks(source, ["a", "x²", "b", "y"], "TXT016", "TXT016")


def test_tex_that_cannot_be_read_stays_and_is_told() -> None:
    body = assert_blocks("<p>a \\(\\unheardof{x}\\) b</p>", ["a \\(\\unheardof{x}\\) b"], "TXT031")
    assert "\\unheardof{x}" in body.findings[0].message


def test_a_listing_about_tex_is_no_formula() -> None:
    assert_blocks("<p>a <code>\\(x^2\\)</code></p>", ["a <code>\\(x^2\\)</code>"])
    assert_blocks("<pre>\\(x^2\\)</pre>", [("code", "\\(x^2\\)", "")])


def test_the_texts_of_a_record_hold_formulas_too() -> None:
    record = [{"type": "paragraph", "text": "a \\(x^2\\)"}, {"type": "paragraph", "text": "b"}]
    assert_blocks(record, ["a x²", "b"], "TXT016")


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("12<math><msup><mn>3</mn><mn>2</mn></msup></math>", "12 3²"),
        ("1<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math> cups", "1 1/2 cups"),
        ("<b>1</b><math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>", "1 1/2"),
        ("<math><mn>3</mn></math>7", "3 7"),
        ("<math><msup><mn>3</mn><mn>2</mn></msup></math>7", "3² 7"),
        ("1\\(\\frac{1}{2}\\) cups", "1 1/2 cups"),
        ("<math><mn>3</mn></math>, 7 and x<math><mn>3</mn></math>", "3, 7 and x3"),
    ],
)
def test_no_figure_of_the_text_touches_one_of_a_formula(source: str, shown: str) -> None:
    assert text_of_blocks(translate(article(body=f"<p>{source}</p>")).blocks) == shown
