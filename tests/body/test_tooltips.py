"""Words with a tooltip keep it as a note."""

from __future__ import annotations

import re

import pytest

from newsroom import article
from paperpress.body.reader import translate
from paperpress.body.words import text_of_blocks


def test_words_with_a_tooltip_keep_it_as_a_note_where_a_class_says_so() -> None:
    source = '<p>A <span class="tooltip" title="A pool of money.">fund</span> and <a href="https://x.example/" title="More">1</a></p>'
    body = translate(article(body=source))
    assert text_of_blocks(body.blocks) == "A fund and 1"
    assert [text_of_blocks(note.blocks) for note in body.notes] == ["A pool of money."]


VALUES = [
    '<span title="Gold medals">3</span>',
    '<span title="Up since May">▲</span>',
    '<a href="#p2" title="The second page">2</a>',
    '<sup title="1">1</sup>',
    '<a href="https://x.example/" title="A page elsewhere">1</a>',
    '<abbr title="Number">no</abbr>',
]


@pytest.mark.parametrize("source", VALUES)
def test_a_title_on_a_value_makes_it_no_reference(source: str) -> None:
    body = translate(article(body=f"<p>a {source}</p>"))
    assert body.notes == ()
    assert text_of_blocks(body.blocks) == f"a {re.sub('<[^>]*>', '', source)}"
