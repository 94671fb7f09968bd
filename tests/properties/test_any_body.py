"""What holds for every body, whatever comes: no word lost, nothing raised, headings in steps."""

from __future__ import annotations

import re
from collections import Counter
from html import escape
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from paperpress.body.html import is_markup
from paperpress.body.reader import translate
from paperpress.body.words import words_of
from paperpress.model.article import Article
from paperpress.model.blocks import (
    Aside,
    Blocks,
    Body,
    Embed,
    Heading,
    List,
    Paragraph,
    Quote,
    Table,
    plain,
)
from paperpress.model.text import sanitise
from paperpress.model.traversal import runs_in

pytestmark = pytest.mark.slow

WORD = st.text("abcdefgäéñжשبкn", min_size=1, max_size=6)
RUN = st.lists(WORD, min_size=1, max_size=4).map(" ".join)


def read(source: str) -> Body:
    return translate(Article(id="a", headline="h", body=source))


def wrapped(names: str, inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda n, i: f"<{n}>{i}</{n.split()[0]}>", st.sampled_from(names.split(";")), inner
    )


INLINE = st.recursive(
    RUN.map(escape),
    lambda inner: wrapped(
        "em;strong;b;i;u;s;sub;sup;code;q;cite;span;span lang=fr;font;foo-bar"
        ";a href=https://x.org/;a href=#q",
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
    ),
    max_leaves=5,
)
LEAF = wrapped("p;h1;h2;h3;h5;div;pre;address;center;details", INLINE) | INLINE.map(
    lambda i: f" {i} "
)
BOXES = "div;section;blockquote;aside;article;main;form;b;a href=https://x.org/"
ROW = "<tr><td>{0}</td><th>k</th></tr>"


def several(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.lists(inner, min_size=1, max_size=3).map("".join)


BLOCK = st.recursive(
    LEAF,
    lambda inner: st.one_of(
        wrapped(BOXES, several(inner)),
        wrapped("ul;ol start=4;ol", several(inner.map("<li>{}</li>".format))),
        wrapped("table;table role=presentation", several(inner.map(ROW.format))),
        wrapped("dl", st.builds("<dt>{}</dt><dd>{}</dd>".format, INLINE, inner)),
    ),
    max_leaves=8,
)
DOCUMENT = st.lists(BLOCK, min_size=1, max_size=4).map("".join)


class Visible(HTMLParser):
    """The standard library's view of a source: its characters, but for what is never seen."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self.hidden += tag in ("script", "style")

    def handle_endtag(self, tag: str) -> None:
        self.hidden -= tag in ("script", "style") and self.hidden > 0

    def handle_data(self, data: str) -> None:
        if not self.hidden:
            self.parts.append(data)


def visible(source: str) -> str:
    """All characters that are seen, without white space."""
    parser = Visible()
    parser.feed(source)
    parser.close()
    return re.sub(r"\s", "", sanitise("".join(parser.parts)))


HEADED = [
    *(f"<h{n}>x</h{n}>" for n in range(1, 7)),
    "<ul><li><h4>y</h4></ul>",
    "<aside><h5>z</h5><h6>w</h6></aside>",
    "<table><tr><td><h3>c</h3><td>d</table>",
]


def levels(blocks: Blocks) -> list[int]:
    found: list[int] = []
    for block in blocks:
        match block:
            case Heading(level=level):
                found.append(level)
            case Quote() | Aside() | Embed():
                found += levels(block.blocks)
            case List(items=items):
                found += [level for item in items for level in levels(item)]
            case Table(head=head, body=body):
                found += [lv for row in head + body for cell in row for lv in levels(cell.blocks)]
            case _:
                pass
    return found


@settings(max_examples=150)
@given(DOCUMENT)
def test_the_words_of_html_are_all_kept_in_their_order(source: str) -> None:
    said = visible(source)
    assert re.sub(r"\s", "", "".join(words_of(read(source)))) == said


@settings(max_examples=100)
@given(DOCUMENT)
def test_words_that_a_block_parts_are_never_run_together(source: str) -> None:
    expected = re.sub(
        r"</?(?:p|h\d|div|li|t[dhr]|d[dt]|table|pre|ul|ol|dl|[a-z]{5,})\b[^>]*>", " ", source
    )
    expected = re.sub(r"<[^>]*>", "", expected)
    got = Counter(words_of(read(source)))
    assert not Counter(expected.split()) - got


SOUP = st.lists(
    st.sampled_from(
        [
            "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href='https://x.org'>", "</a>",
            "<ul>", "<wbr>", "<picture>", "<source>", "</summary>", "<ruby>", "<details>",
            "<summary>",
            "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<th>", "<h2>", "</h2>", "<h6>",
            "<blockquote>", "</blockquote>", "<br>", "<hr>", "<dl>", "<dt>", "<dd>", "</dl>",
            "<figure>", "</figure>", "<img src=a.jpg>", "<pre>", "</pre>", "<section>", "</span>",
            "<span lang=xx-bogus>", "<o:p>", "&amp;", "&#8212;", " ", "\n", "<!-- note -->",
            "&nbsp;",
            "<!doctype html>", "<font color=red>", "<aside class=pullquote>", "</aside>",
            "<div class=gallery>", "<caption>", "</tr>", "</li>", "</em>", "<em>", "<i/>", "<body>",
        ]
    )
    | WORD,
    max_size=25,
).map("".join)  # fmt: skip


@settings(max_examples=400)
@given(SOUP)
def test_tag_soup_loses_no_character(source: str) -> None:
    if is_markup(source):
        assert Counter(re.sub(r"\s", "", "".join(words_of(read(source))))) == Counter(
            visible(source)
        )


@settings(max_examples=300)
@given(st.text(max_size=60) | st.text("<>/!-&#;=\"' abpx[]?\0\u00ad\n", max_size=60))
def test_nothing_that_comes_raises_and_all_text_may_stand_in_xml(source: str) -> None:
    body = read(source)
    text = "".join(words_of(body))
    assert sanitise(text) == text


@settings(max_examples=150)
@given(st.lists(st.sampled_from(HEADED)))
def test_headings_never_jump(sources: list[str]) -> None:
    """WCAG 2.2 G141; the headline is level 1."""
    last = 1
    for level in levels(read("".join(sources)).blocks):
        assert 2 <= level <= last + 1
        last = level


@settings(max_examples=100)
@given(st.text(max_size=80).filter(lambda text: not is_markup(text)))
def test_a_body_without_markup_keeps_its_words_as_paragraphs(source: str) -> None:
    body = read(source)
    assert all(isinstance(block, Paragraph) for block in body.blocks)
    assert words_of(body) == tuple(sanitise(source).split())


@settings(max_examples=100)
@given(DOCUMENT)
def test_white_space_is_folded_and_trimmed(source: str) -> None:
    """CSS Text 3, 4.1.1: no run begins or ends in a space or has two in a row."""
    for run in runs_in(read(source).blocks):
        text = plain(run)
        assert text == text.strip(" ")
        assert "  " not in text


@settings(max_examples=60)
@given(DOCUMENT)
def test_reading_twice_says_the_same(source: str) -> None:
    assert read(source) == read(source)
