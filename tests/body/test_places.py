"""Links within a body lead to the heading or place that they name, on every device."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

import paperpress
from newsroom import article
from paperpress.body.reader import translate
from paperpress.body.words import words_of
from paperpress.model.article import Article

URL = "https://gazette.example/explainer"


def text_of_page(body: Any, **fields: Any) -> str:
    """The text of the article's page, on one line."""
    page = paperpress.to_xhtml(article(body=body, language="en", **fields)).decode()
    section = page.partition('<section class="text"')[2].partition(">")[2].rpartition("</section>")
    return section[0].partition("<footer")[0].partition("</section>")[0].replace("\n", "")


def codes(body: Any, **fields: Any) -> list[str]:
    return [finding.code for finding in translate(article(body=body, **fields)).findings]


PLACES = {
    "a heading": (
        '<p><a href="#part-two">Two</a></p><h2 id="part-two">Part two</h2>',
        '<p><a href="#place-part-two">Two</a></p>'
        '<h2><span id="place-part-two"></span>Part two</h2>',
    ),
    "a heading, back": (
        '<h2 id="part-two">Part two</h2><p><a href="#part-two">Two</a></p>',
        '<h2><span id="place-part-two"></span>Part two</h2>'
        '<p><a href="#place-part-two">Two</a></p>',
    ),
    "a section": (
        '<p><a href="#s">S</a></p><section id="s"><h2>Part</h2></section>',
        '<p><a href="#place-s">S</a></p><h2><span id="place-s"></span>Part</h2>',
    ),
    "a paragraph, a run of it, and a bare anchor": (
        '<p><a href="#p">P</a> <a href="#r">R</a> <a href="#n">N</a></p><p id="p">One</p>'
        '<p>Two <em id="r">three</em></p><p><a name="n"></a>Four</p>',
        '<p><a href="#place-p">P</a> <a href="#place-r">R</a> <a href="#place-n">N</a></p>'
        '<p><span id="place-p"></span>One</p><p>Two <em><span id="place-r"></span>three</em></p>'
        '<p><span id="place-n"></span>Four</p>',
    ),
    "a list, an item, an empty item": (
        '<p><a href="#l">L</a><a href="#i">I</a><a href="#e">E</a></p>'
        '<ul id="l"><li>a</li><li id="i">b</li><li id="e"></li></ul>',
        '<p><a href="#place-l">L</a><a href="#place-i">I</a><a href="#place-e">E</a></p>'
        '<ul><li><span id="place-e"></span><span id="place-l"></span>a</li>'
        '<li><span id="place-i"></span>b</li></ul>',
    ),
    "a table, a row, a cell": (
        '<p><a href="#t">T</a><a href="#r">R</a><a href="#c">C</a></p><table id="t">'
        '<tr><th>A</th></tr><tr id="r"><td>b</td></tr><tr><td id="c">d</td></tr></table>',
        '<p><a href="#place-t">T</a><a href="#place-r">R</a><a href="#place-c">C</a></p>'
        '<div class="table"><table><thead><tr><th scope="col"><span id="place-t"></span>A</th>'
        '</tr></thead><tbody><tr><td><span id="place-r"></span>b</td></tr>'
        '<tr><td><span id="place-c"></span>d</td></tr></tbody></table></div>',
    ),
    "a quote": (
        '<p><a href="#q">Q</a></p><blockquote id="q"><p>It is so.</p></blockquote>',
        '<p><a href="#place-q">Q</a></p>'
        '<blockquote><p><span id="place-q"></span>It is so.</p></blockquote>',
    ),
    "a listing and a divider": (
        '<p><a href="#c">C</a><a href="#d">D</a></p><pre id="c">x</pre><hr id="d"/>',
        '<p><a href="#place-c">C</a><a href="#place-d">D</a></p>'
        '<span id="place-c"></span><pre dir="ltr" translate="no"><code>x</code></pre>'
        '<span id="place-d"></span><hr/>',
    ),
    "the article's beginning": (
        '<p>Words.</p><p><a href="#top">Up</a></p>',
        '<p>Words.</p><p><a href="#headline">Up</a></p>',
    ),
    "letters of every script": (
        '<p><a href="#%D0%BC%D1%96%D1%81%D1%82%D0%BE">М</a></p><h2 id="місто">Місто</h2>',
        '<p><a href="#place-2758b6f2">М</a></p><h2><span id="place-2758b6f2"></span>Місто</h2>',
    ),
    "ids that differ in signs alone": (
        '<p><a href="#a.b">1</a><a href="#a b">2</a></p><p id="a.b">x</p><p id="a b">y</p>',
        '<p><a href="#place-a-b">1</a><a href="#place-a-b-2">2</a></p>'
        '<p><span id="place-a-b"></span>x</p><p><span id="place-a-b-2"></span>y</p>',
    ),
    "an id twice: the first, as in browsers": (
        '<p><a href="#a">1</a></p><p id="a">x</p><p id="a">y</p>',
        '<p><a href="#place-a">1</a></p><p><span id="place-a"></span>x</p><p>y</p>',
    ),
    "an id like one of ours": (
        '<p><a href="#headline">1</a></p><p id="headline">x</p>',
        '<p><a href="#place-headline">1</a></p><p><span id="place-headline"></span>x</p>',
    ),
    "a heading by its words, where the ids are lost": (
        '<p><a href="#whats-next">1</a><a href="#what-s-next">2</a><a href="#h-cafes">3</a></p>'
        "<h2>What’s next?</h2><h2>Cafés</h2>",
        '<p><a href="#place-what-s-next">1</a><a href="#place-what-s-next">2</a>'
        '<a href="#place-h-cafes">3</a></p><h2><span id="place-what-s-next"></span>What’s next?'
        '</h2><h2><span id="place-h-cafes"></span>Cafés</h2>',
    ),
    "a heading's link to itself is its words": (
        '<h2 id="a">Fares <a href="#a">¶</a></h2>',
        "<h2>Fares ¶</h2>",
    ),
}


@pytest.mark.parametrize(("source", "expected"), PLACES.values(), ids=PLACES)
def test_a_link_leads_to_the_place_that_it_names(source: str, expected: str) -> None:
    assert text_of_page(source) == expected
    assert codes(source) in ([], ["TXT012"])


@pytest.mark.parametrize(
    "href",
    [
        "#part-two",
        f"{URL}#part-two",
        "https://www.gazette.example/explainer/#part-two",
        "http://gazette.example/explainer?utm_source=feed#part-two",
        "/explainer#part-two",
        "explainer#part-two",
        "//gazette.example/explainer#part-two",
    ],
)
def test_the_article_s_own_address_with_a_fragment_is_a_link_within(href: str) -> None:
    source = f'<p><a href="{href}">Two</a></p><h2 id="part-two">Part two</h2>'
    assert '<a href="#place-part-two">Two</a>' in text_of_page(source, url=URL)
    assert codes(source, url=URL) == []


@pytest.mark.parametrize(
    ("href", "written"),
    [
        (f"{URL}#comments", f"{URL}#comments"),
        (f"{URL}#:~:text=bus", f"{URL}#:~:text=bus"),
        ("https://gazette.example/other#part-two", "https://gazette.example/other#part-two"),
        (
            "https://gazette.example/Explainer#part-two",
            "https://gazette.example/Explainer#part-two",
        ),
        (
            "https://gazette.example/explainer?page=2#part-two",
            "https://gazette.example/explainer?page=2#part-two",
        ),
    ],
)
def test_a_place_of_another_page_stays_on_the_web(href: str, written: str) -> None:
    source = f'<p><a href="{href}">Two</a></p><h2 id="part-two">Part two</h2>'
    assert f'<a href="{written}">Two</a>' in text_of_page(source, url=URL)


@pytest.mark.parametrize("href", ["#gone", "#", "#:~:text=bus", "#Fares"])
def test_a_link_to_no_place_is_its_words_and_told(href: str) -> None:
    source = f'<p>See <a href="{href}">the fares</a>.</p>'
    assert text_of_page(source) == "<p>See the fares.</p>"
    assert codes(source) == ["LNK003"]


def test_a_reference_to_a_note_stays_one() -> None:
    source = '<p>Bus.<a href="#fn-1">1</a></p><ol class="footnotes"><li id="fn-1">A bus.</li></ol>'
    assert "noteref" in text_of_page(source)
    assert "place-" not in text_of_page(source)


def test_places_in_blocks_of_a_record() -> None:
    body = [
        {"type": "paragraph", "html": 'See <a href="#part-two">two</a>, <a href="#t">three</a>.'},
        {"type": "heading", "text": "Part two"},
        {"type": "html", "html": '<p id="t">Three.</p>'},
    ]
    assert text_of_page(body) == (
        '<p>See <a href="#place-part-two">two</a>, <a href="#place-t">three</a>.</p>'
        '<h2><span id="place-part-two"></span>Part two</h2><p><span id="place-t"></span>Three.</p>'
    )


def test_a_picture_s_place_is_before_it() -> None:
    source = (
        '<p><a href="#map">Map</a></p><figure id="map"><img src="m.jpg" alt="A map">'
        "<figcaption>Routes</figcaption></figure>"
    )
    assert '<span id="place-map"></span><figure' in text_of_page(source)


IDS = st.sampled_from(["a", "b", "Part two", "top", "headline", "fig-1", "é", "x.y", "box-1"])
WORDS = st.sampled_from(["Part two", "a", "bus", "Fares rise today", ""])
TAGS = """p h2 h3 li div section td blockquote ul table pre aside figure span em figcaption dl dt tr
    details"""


def named(tag: str, id: str, inner: str) -> str:
    return f'<{tag} id="{id}">{inner}</{tag}>'


def linked(id: str, words: str) -> str:
    return f'<a href="#{id}">{words}</a>'


PARTS = st.recursive(
    st.one_of(WORDS, st.builds(linked, IDS, WORDS)),
    lambda inner: st.builds(
        named, st.sampled_from(TAGS.split()), IDS, st.lists(inner, max_size=3).map(" ".join)
    ),
    max_leaves=8,
)


@given(st.lists(PARTS, min_size=1, max_size=5).map("".join))
def test_every_link_of_a_page_leads_somewhere_and_no_id_is_there_twice(source: str) -> None:
    page = etree.fromstring(paperpress.to_xhtml(article(body=source or "x", language="en")))
    ids = [element.get("id") for element in page.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    for link in page.iter("{*}a"):
        href = link.get("href") or ""
        assert not href.startswith("#") or href[1:] in ids


@given(st.lists(PARTS, min_size=1, max_size=5).map("".join))
def test_no_link_leads_forward_to_what_kobo_would_show_as_a_note(source: str) -> None:
    """Kobo's criteria: a node of this file, further on, of nine to 5000 characters."""
    page = etree.fromstring(paperpress.to_xhtml(article(body=source or "x", language="en")))
    places = {element.get("id"): element for element in page.iter() if element.get("id")}
    order = {element: number for number, element in enumerate(page.iter())}
    for link in page.iter("{*}a"):
        target = places.get((link.get("href") or "").removeprefix("#"))
        if target is not None and order[target] > order[link] and link.get("role") is None:
            assert len("".join(target.itertext())) < 9


@given(st.lists(PARTS, min_size=1, max_size=5).map("".join))
def test_places_lose_no_word_and_add_none(source: str) -> None:
    without = re.sub(' id="[^"]*"|href="[^"]*"', "", source)

    def words(body: str) -> tuple[str, ...]:
        return words_of(translate(Article(id="a", headline="h", body=f"<b></b>{body}")))

    assert "".join(words(source)) == "".join(words(without))
