"""Verse: lines and their indents are kept, and it is neither prose nor program code."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from literals import assert_blocks
from newsroom import article
from paperpress.assembly.single_page import to_xhtml

STANZAS = [["a", ">b"], ["c"]]
VERSE: list[tuple[str, list[list[str]]]] = [
    ("<pre class='wp-block-verse'>a\n  b\n\nc</pre>", STANZAS),
    ("<pre class='wp-block-verse'>a<br>  b<br><br>c</pre>", STANZAS),
    ("<p class=poem>a<br>&nbsp;&nbsp;b<br><br>c</p>", STANZAS),
    ("<div class=poem><p>a<br>&emsp;b</p><p>c</p></div>", STANZAS),
    ("<div class=poetry><div class=stanza><span>a</span><br><span class=i2>b</span></div><p>c</div>", STANZAS),
    ("<section class=verse><p class=line>a</p><p class='line indent'>b</p></section>", [["a", ">b"]]),
    ("<div class=poem><p class=line>a</p><p class=line style='margin-left:1em'>b</p></div>", [["a", ">b"]]),
    ("<div epub:type='z3998:verse'>a<br>b</div>", [["a", "b"]]),
    ("<p>a<br>&nbsp;&nbsp;&nbsp;&nbsp;b<br>c</p>", [["a", ">>b", "c"]]),
    ("<pre class=poem><em>a\nb</em> c</pre>", [["<em>a</em>", "<em>b</em> c"]]),
    ("<p class=verse style='white-space: pre-line'>a\nb</p>", [["a", "b"]]),
    ("<pre class=verse>\n   \n a\n\tb\n\n\n\nc   \n</pre>", [[">a", ">>b"], ["c"]]),
    ("<p style='white-space:pre-line'>a\nb</p>", [["a", "b"]]),
    ("<div class=line-block>a<br>&nbsp;&nbsp;b</div>", [["a", ">b"]]),
    ("<ul class=poem><li>a</li><li>b</li></ul>", [["a", "b"]]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "stanzas"), VERSE)
def test_lines_stanzas_and_indents_are_kept(source: str, stanzas: list[list[str]]) -> None:
    assert_blocks(source, [("verse", stanzas)])


OTHERS: list[tuple[str, list[Any]]] = [
    ("<pre>a\n  b</pre>", [("code", "a\n  b", "")]),
    ("<p>a<br>b</p>", ["a/b"]),
    ("<p><span class=verse>5</span> In the beginning</p>", ["5 In the beginning"]),
    (
        "<blockquote class=poem><p>a<br>b</p><footer>B</footer></blockquote>",
        [("quote", [("verse", [["a", "b"]])], "B")],
    ),
    (
        "<div class=poem><h2>T</h2><p>a</p><p lang=fr>b</p></div>",
        [("h2", "T"), ("verse", [["a"]]), ("verse fr", [["b"]])],
    ),
]


@pytest.mark.parametrize(("source", "expected"), OTHERS)
def test_what_is_beside_it_and_what_is_none(source: str, expected: list[Any]) -> None:
    assert_blocks(source, expected)


def test_a_line_is_a_block_of_its_own_and_no_program_code() -> None:
    page = etree.fromstring(
        to_xhtml(article(language="en", body="<pre class='poem'>a\n    b</pre>"))
    )
    lines = page.findall(".//{*}div[@class='verse']/{*}div[@class='stanza']/{*}div")
    assert [(line.get("class"), line.text) for line in lines] == [
        ("line", "a"),
        ("line indent-2", "b"),
    ]
    assert not page.findall(".//{*}pre")
    assert not page.findall(".//*[@translate]")


def test_verse_from_right_to_left_hangs_on_its_own_side() -> None:
    page = etree.fromstring(
        to_xhtml(article(language="ar", body="<pre class='poem'>ليل\nنهار</pre>"))
    )
    assert page.findall(".//{*}div[@class='verse from-right']")
