"""What a style means, an element says; what it only dresses goes (docs/body.md)."""

from __future__ import annotations

from typing import Any

import pytest

from literals import assert_blocks

STYLES = [
    ("<span style='text-decoration:line-through'>£5</span> £4", "<s>£5</s> £4"),
    ("<span style='TEXT-DECORATION: underline Line-Through red'>a</span>", "<s><u>a</u></s>"),
    ("<span style='text-decoration-line:line-through'>a</span>", "<s>a</s>"),
    ("<del style='text-decoration:line-through'>a</del>", "<del>a</del>"),
    ("<font style='font-style:italic'>a</font>", "<i>a</i>"),
    ("<span style='font: italic bold 12px/30px Georgia'>a</span>", "<b><i>a</i></b>"),
    ("<em style='font-style: italic'>a</em>", "<em>a</em>"),
    ("<i><span style='font-style: oblique 10deg'>a</span></i>", "<i>a</i>"),
    ("<span style='font-weight:bolder'>a</span>", "<b>a</b>"),
    ("<span style='font-weight:600 !important'>a</span>", "<b>a</b>"),
    ("<span style='font-weight:400'>a</span>", "a"),
    ("<b style='font-weight:normal'>a <b>c</b></b>", "a <b>c</b>"),
    ("<strong><span style='font-weight: 400;'>a</span></strong>", "a"),
    ("<em style='font-style:normal'>a</em>", "a"),
    ("10<span style='vertical-align:super;font-size:8px'>6</span>", "10<sup>6</sup>"),
    ("CO<span style='vertical-align: sub'>2</span>", "CO<sub>2</sub>"),
    ("<a href='https://x.org/' style='text-decoration:underline'>a</a>", "<a https://x.org/>a</a>"),
    ("<span style='color:red;font-size:9px;/* font-style:italic */'>a</span>", "a"),
    ("<span style='font-style'>a</span><span style=';:;'>b</span>", "ab"),
    ("<span class='strikethrough'>£5</span> £4", "<s>£5</s> £4"),
    ("<span class='x Font-Bold'>a</span>", "<b>a</b>"),
    ("<i><span class='italic'>a</span></i>", "<i>a</i>"),
    ("<span class='bold-move'>a</span>", "a"),
    ("<strike>a</strike><big>b</big><tt>c</tt>", "<s>a</s>b<code>c</code>"),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), STYLES)
def test_a_style_becomes_the_element_that_means_it(source: str, expected: str) -> None:
    assert_blocks(f"<p>x {source}</p>", [f"x {expected}"])


BLOCKS: list[tuple[str, list[Any]]] = [
    ("<p style='text-decoration:line-through'>a</p>", ["<s>a</s>"]),
    ("<div style='font-style:italic'><p>a</p><p>b</p></div>", ["<i>a</i>", "<i>b</i>"]),
    ("<ul><li style='text-decoration:line-through'>a<li>b</ul>", [("ul", [["<s>a</s>"], ["b"]])]),
    ("<h2 style='font-weight:bold'>a</h2>", [("h2", "a")]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), BLOCKS)
def test_so_does_that_of_a_block(source: str, expected: list[Any]) -> None:
    assert_blocks(source, expected)


HIDDEN = [
    "<p style='display:none'>b</p>",
    "<p hidden>b</p>",
    "<p>c<span style='visibility: hidden'>b</span></p>",
    "<div style='max-height:0px; overflow: hidden'>b</div>",
    "<p>c<span style='mso-hide:all'>b</span></p>",
    "<table hidden><tr><td>b</table>",
]


@pytest.mark.parametrize("source", HIDDEN)
def test_what_the_source_hides_is_left_out_and_its_words_are_told(source: str) -> None:
    expected = ["a", "c"] if source.startswith("<p>c") else ["a"]
    body = assert_blocks(f"<p>a</p>{source}", expected, "TXT030")
    assert "(1: b)" in body.findings[0].message


SHOWN = [
    "<p hidden=until-found>b</p>",
    "<p aria-hidden=true>b</p>",
    "<a href='#q'></a><p id=q style='display:none'>b</p>",
    "<div aria-controls='q'></div><p id=q hidden>b</p>",
    "<p style='display:block'>b</p>",
    "<div style='height:0; padding-bottom:56%; overflow:hidden'><p>b</p></div>",
]


@pytest.mark.parametrize("source", SHOWN)
def test_what_a_reader_can_open_is_not_hidden(source: str) -> None:
    assert_blocks(f"<p>a</p>{source}", ["a", "b"])


def test_a_row_that_is_hidden_goes_with_its_cells() -> None:
    source = "<table><tr><th>a<th>b<tr style='display:none'><td>c<td>d<tr><td>e<td>f</table>"
    expected = [("table", [[("col", "a"), ("col", "b")]], [[("td", "e"), ("td", "f")]], "")]
    assert_blocks(source, expected, "TXT030")
