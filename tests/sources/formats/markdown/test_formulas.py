"""Formulas in Markdown come out as they were typed, and what is no formula is Markdown."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from paperpress.sources.formats.markdown.formulas import formulas

PARSER = MarkdownIt("commonmark").use(formulas)
FORMULAS = {
    "$$a_1*b_1*c$$": "$$a_1*b_1*c$$",
    r"\\(x_1 * y_1 * z\\)": r"\(x_1 * y_1 * z\)",
    r"\(x^2\) is so": r"\(x^2\) is so",
    r"\\[ x = 1 \\]": r"\[ x = 1 \]",
    r"\[\frac{1}{2}\]": r"\[\frac{1}{2}\]",
    "$$\n\\begin{pmatrix} 1 & 2 \\\\ 3 & 4 \\end{pmatrix}\n$$": "$$\n\\begin{pmatrix} 1 &amp; 2 \\\\ 3 &amp; 4 \\end{pmatrix}\n$$",
    "*so* $$a<b^2$$ *it is*": "<em>so</em> $$a&lt;b^2$$ <em>it is</em>",
}  # fmt: skip
MARKDOWN = {
    "costs $$5 and *not* $$10": "costs $$5 and <em>not</em> $$10",
    r"\(in brackets\)": "(in brackets)",
    r"\[no link\](x)": "[no link](x)",
    "`$$a_1$$`": "<code>$$a_1$$</code>",
    r"\\(a *b* c\\)": r"\(a <em>b</em> c\)",
    "$$ alone": "$$ alone",
}


@pytest.mark.parametrize(("source", "expected"), {**FORMULAS, **MARKDOWN}.items())
def test_markdown(source: str, expected: str) -> None:
    assert PARSER.render(source).strip() == f"<p>{expected}</p>"
