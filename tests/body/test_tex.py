"""TeX is found between its signs, and what is no formula stays as it was written."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from literals import assert_blocks, read, tree
from newsroom import article
from paperpress.body.reader import translate
from paperpress.body.tex import Tex, parts_of, written
from paperpress.body.words import text_of_blocks

PROSE = [
    "costs $5 and $10 a day",
    "from $$5 to $$10",
    "US$$5$$ off",
    "big $$ for the stars and $$ for owners",
    r"\(see above\) and C:\(x86)\(y)",
    r"\[sic\]",
    "$x$ alone",
    "$$$ and $$$",
]


@pytest.mark.parametrize("text", PROSE)
def test_what_is_no_formula_stays_as_it_was_written(text: str) -> None:
    assert "".join(part for part in parts_of(text) if isinstance(part, str)) == text
    assert_blocks(f"<p>{text}</p>", [text])


MARKED = [r"\({}\)", r"\[{}\]", "$${}$$", "$latex {}$", "[latex]{}[/latex]"]


@pytest.mark.parametrize("signs", MARKED)
def test_tex_is_found_between_its_signs(signs: str) -> None:
    parts = list(parts_of(f"a {signs.replace('{}', 'x^2')} b"))
    assert [written(part.source) for part in parts if isinstance(part, Tex)] == ["x²"]


@settings(max_examples=200)
@given(st.text("\\()[]$x^_{}12 fracb&;", max_size=40))
def test_whatever_looks_like_tex_raises_nothing_and_loses_no_letter(source: str) -> None:
    body = translate(article(body=f"<p>w {source}</p>"))
    assert text_of_blocks(body.blocks).startswith("w")
    assert "".join(p if isinstance(p, str) else p.typed for p in parts_of(source)) == source
    assert read(f"w {source}").blocks
    assert tree(body.blocks)
