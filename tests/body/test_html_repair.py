"""Broken HTML: what a browser drops, and a reader must not lose (`paperpress.body.html_repair`)."""

from __future__ import annotations

import time
from itertools import product

import pytest
from lxml import etree

from paperpress.body.html import read, read_html
from paperpress.body.html_repair import DEEPEST, Repair
from paperpress.body.reader import translate
from paperpress.body.words import text_of_blocks
from paperpress.model.article import Article


@pytest.mark.parametrize(
    ("source", "text", "repairs"),
    [
        ("<p>a</p> tail", "a tail", ()),
        ("lead<html><body>x</body></html>trail", "leadxtrail", ()),
        ("<head><title>T</title></head><body>b</body>", "b", ()),
        ("<p>a<title>T</title>b", "aTb", ()),
        ("<table>a<tr><td>b</td></tr>c</table>", "abc", ()),
        ("<p>a<![CDATA[<b>b</b>]]>c", "abc", (Repair.CDATA,)),
        ("a\0b", "a\ufffdb", ()),
        ("I <3 <b>you</b> </3", "I <3 you </3", (Repair.NOT_A_TAG,)),
        ("<p>x <y and z</p> q", "x <y and z q", (Repair.NOT_A_TAG,)),
        ("<p>Jo <jo@example.org></p>", "Jo <jo@example.org>", (Repair.NOT_A_TAG,)),
        ('<a href="x>b <b>c</b>', "b c", (Repair.TAG,)),
        ("<p>a <a href='b", "a <a href='b", (Repair.TAG,)),
        ("a<!-- b c", "a b c", (Repair.TAG,)),
        ("a<!-- b --!>c<!-->d", "acd", ()),
        ("<iframe src='x' />a<p>b</p>", "ab", ()),
        ("<textarea>a<p>b</p>", "ab", (Repair.TAG,)),
        ("<p>a<script>b<p>c", "a", (Repair.SWALLOWED,)),
        ("<script src=x>a<p>b", "ab", (Repair.TAG,)),
        ("<plaintext>a<b>b", "ab", ()),
        ("a<wbr>b<source src=x>c<track>d", "abcd", ()),
        ("<?php echo 1 ?>a<!doctype html>b", "ab", ()),
    ],
)
def test_no_word_is_lost(source: str, text: str, repairs: tuple[Repair, ...]) -> None:
    reading = read(source)
    if "\0" in source:
        text = text.replace("\ufffd", "")
    assert "".join(reading.root.itertext()) == text
    assert reading.repairs == repairs


def depth(root: etree._Element) -> int:
    return max(len(list(element.iterancestors())) for element in root.iter())


@pytest.mark.parametrize(
    "names", [*product(("p", "li", "td", "tr", "dd", "b", "div", "a", "h2"), repeat=2)]
)
def test_no_tree_is_deeper_than_a_page_can_be(names: tuple[str, str]) -> None:
    source = "".join(f"<{name}>x" for name in names * 200)
    root = read_html(source)
    assert depth(root) <= DEEPEST + 2
    assert "".join(root.itertext()).count("x") == 400


@pytest.mark.slow
@pytest.mark.parametrize(
    "name", ["div", "span", "blockquote", "ul><li", "table><tr><td", "q lang=fr"]
)
def test_five_thousand_nested_elements_are_read(name: str) -> None:
    source = f"<p>first</p>{f'<{name}>w ' * 5000}last"
    body = translate(Article(id="a", headline="h", body=source))
    words = text_of_blocks(body.blocks).split()
    assert (words[0], words.count("w"), words[-1]) == ("first", 5000, "last")
    assert "TXT008" in {finding.code for finding in body.findings}


@pytest.mark.slow
@pytest.mark.parametrize(
    "unit",
    [
        *("<", "<a ", "<a '", "<!--", "<script>", "<script></script ", "<b>", "<p>w ", "&", "</p>"),
        *("<td rowspan=9>w ", "<img srcset='aaaa,'>", "<a href='#fn1'>-</a>", "<br>", "<![CDATA["),
    ],
)
def test_time_grows_with_length_and_no_faster(unit: str) -> None:
    """Sixteen times the body may take no more than a hundred times as long: squared, it's 256.

    The processor's time of the shortest of several runs: a busy machine makes any one of them long.
    """

    def seconds(times: int) -> float:
        article = Article.model_construct(id="a", headline="h", body="<p>" + unit * times)
        start = time.process_time()
        translate(article)
        return time.process_time() - start

    short = max(min(seconds(1000) for _ in range(3)), 0.0005)
    assert min(seconds(16000) for _ in range(3)) < 100 * short
