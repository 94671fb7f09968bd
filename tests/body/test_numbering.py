"""The numbers of lists: those that a browser shows (HTML Standard, section 4.4.5)."""

from __future__ import annotations

from itertools import count
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree, html

from literals import assert_blocks
from newsroom import article
from paperpress.assembly.single_page import to_xhtml

LISTS = [
    ("<ol reversed><li>a<li>b<li>c</ol>", "ol 3 down", ["a", "b", "c"]),
    ("<ol reversed start=12><li>a<li>b</ol>", "ol 12 down", ["a", "b"]),
    ("<ol type=a><li>a<li>b</ol>", "ol 1 lower-alpha", ["a", "b"]),
    ("<ol type=I start=4><li>a</ol>", "ol 4 upper-roman", ["a"]),
    ("<ol type=q start=x><li>a</ol>", "ol 1", ["a"]),
    ("<ol start=-1><li>a<li>b</ol>", "ol -1", ["a", "b"]),
    ("<ol><li>a<li value=4>b<li value=12>c<li>d</ol>", "ol 1 1,4,12,13", ["a", "b", "c", "d"]),
    ("<ol><li value=9>a<li>b</ol>", "ol 9", ["a", "b"]),
    ("<ol><li value='12th'>a</ol>", "ol 12", ["a"]),
    ("<ol><li value=twelve>a</ol>", "ol 1", ["a"]),
    ("<ol><li><li>b<li><li>d</ol>", "ol 2 2,4", ["b", "d"]),
    ("<ol reversed><li>a<li value=10>b<li>c</ol>", "ol 3 down 3,10,9", ["a", "b", "c"]),
    ("<ul style='list-style-type: lower-roman'><li>a</ul>", "ol 1 lower-roman", ["a"]),
    ("<ol style='list-style: UPPER-LATIN inside'><li>a</ol>", "ol 1 upper-alpha", ["a"]),
    ("<ol style='list-style: none'><li>a</ol>", "ol 1 none", ["a"]),
    ("<ol class='lower-roman' start=3><li>a</ol>", "ol 3 lower-roman", ["a"]),
    ("<ol class='loweralpha simple'><li>a</ol>", "ol 1 lower-alpha", ["a"]),
    ("<ol><li type=i>a<li type=i>b</ol>", "ol 1 lower-roman", ["a", "b"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "kind", "items"), LISTS)
def test_numbers_are_kept(source: str, kind: str, items: list[str]) -> None:
    assert_blocks(source, [(kind, [[item] for item in items])])


def test_what_stands_beside_the_items_gets_no_number() -> None:
    expected: list[Any] = ["x", ("ol 1", [["a", "y"], ["b"]])]
    assert_blocks("<ol>x<li>a</li><p>y</p><li>b</li></ol>", expected)


def test_a_list_that_shows_bullets_has_no_numbers() -> None:
    assert_blocks("<ol style='list-style-type: disc'><li>a</ol>", [("ul", [["a"]])])


RECORDS = [
    ({"start": 4}, "ol 4"),
    ({"reversed": True}, "ol 3 down"),
    ({"numbering": "a", "values": [None, 9, None]}, "ol 1 lower-alpha 1,9,10"),
    ({"start": 1, "values": [1, 4, 12, 99, 100]}, "ol 1 1,4,12"),
    ({"ordered": False, "start": 4, "values": [7]}, "ul"),
]  # fmt: skip


@pytest.mark.parametrize(("fields", "kind"), RECORDS)
def test_the_lists_of_a_record_have_numbers_too(fields: dict[str, Any], kind: str) -> None:
    block = {"type": "list", "ordered": True, "items": ["a", "b", "c"], **fields}
    assert_blocks([block], [(kind, [["a"], ["b"], ["c"]])])


def test_an_item_that_holds_nothing_counts_in_a_record_as_in_a_browser() -> None:
    block = {"type": "list", "ordered": True, "items": ["a", "", "c"]}
    assert_blocks([block], [("ol 1 1,3", [["a"], ["c"]])])


def as_a_browser_shows(root: etree._Element) -> dict[str, int]:
    """The number of each item by its first word: the Standard's own steps, written anew."""
    shown: dict[str, int] = {}
    for ordered in root.iter("{*}ol"):
        items = [child for child in ordered if etree.QName(child).localname == "li"]
        step = -1 if ordered.get("reversed") is not None else 1
        begin = ordered.get("start") or (str(len(items)) if step < 0 else "1")
        counter = count(int(begin), step)
        for item in items:
            if item.get("value"):
                counter = count(int(item.get("value", "")), step)
            number = next(counter)
            words = "".join(item.itertext()).split()
            if words:
                shown[words[0]] = number
    return shown


@st.composite
def ordered(draw: st.DrawFn, depth: int = 2) -> str:
    attributes = draw(st.sampled_from(["", " reversed", " type='a'", " type='I' reversed"]))
    start = draw(st.none() | st.integers(-3, 40))
    attributes += "" if start is None else f' start="{start}"'
    items = []
    for _ in range(draw(st.integers(1, 5))):
        value = draw(st.none() | st.integers(-5, 200))
        inner = draw(st.sampled_from(["word", "", "<p>word</p>", "<b>word</b>"]))
        if inner and depth and draw(st.booleans()):
            inner += draw(ordered(depth - 1))
        items.append(f"<li{'' if value is None else f' value={value}'}>{inner}</li>")
    return f"<ol{attributes}>{''.join(items)}</ol>"


@pytest.mark.slow
@settings(max_examples=150)
@given(ordered())
def test_every_number_on_the_page_is_the_one_that_a_browser_shows_of_the_source(
    source: str,
) -> None:
    words = count()
    source = "".join(f"w{next(words)} {part}" for part in source.split("word"))[3:]
    page = etree.fromstring(to_xhtml(article(language="en", body=f"<p>x</p>{source}")))
    shown = as_a_browser_shows(html.fromstring(f"<div>{source}</div>"))
    assert as_a_browser_shows(page) == {k: n for k, n in shown.items() if k.startswith("w")}


def test_a_list_that_counts_down_says_each_number_for_engines_that_cannot() -> None:
    page = etree.fromstring(to_xhtml(article(language="en", body="<ol reversed><li>a<li>b</ol>")))
    assert [item.get("value") for item in page.iter("{*}li")] == ["2", "1"]
