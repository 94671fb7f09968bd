"""A drawing in SVG is a picture with its own words; an icon is words; what decorates is nothing."""

from __future__ import annotations

from base64 import b64decode
from urllib.parse import unquote

import pytest
from lxml import etree

from literals import read
from paperpress.model.article import Picture
from paperpress.model.blocks import Body, Figure, Gallery
from paperpress.model.traversal import blocks_in
from svg import BAR, chart

TALL = '<path d="M0 0h9"/><path d="M0 9h9"/><path d="M9 9h9"/>'


def pictures(body: Body) -> list[Picture]:
    return [block.picture for block in blocks_in(body) if isinstance(block, Figure)]


def drawn(body: Body) -> etree._Element:
    (picture,) = pictures(body)
    head, _, data = picture.src.partition(",")
    assert head == "data:image/svg+xml;base64"
    return etree.fromstring(b64decode(unquote(data)))


WORDS = {
    "title and description": (chart(), "Ferry passengers. They rise each year."),
    "a label": ('<svg aria-label="A plan." width="300"><title>x</title>{}</svg>', "A plan."),
    "a title": ('<svg width="300"><title>A plan</title>{}</svg>', "A plan"),
    "a description": ('<svg width="300"><desc>Of the quay.</desc>{}</svg>', "Of the quay."),
    "words of a program": (
        '<svg width="300"><title>Group 3</title><desc>Created with Sketch.</desc>{}</svg>',
        None,
    ),
    "none": ('<svg width="300">{}</svg>', None),
    "too many": (
        f'<svg width="300"><title>A plan</title><desc>{"Of the quay. " * 40}</desc>{{}}</svg>',
        "A plan",
    ),
}


@pytest.mark.parametrize(("source", "alt"), WORDS.values(), ids=WORDS)
def test_a_drawing_is_a_picture_and_its_words_the_alternative_text(
    source: str, alt: str | None
) -> None:
    body = read(f"<p>before</p>{source.replace('{}', TALL)}<p>after</p>")
    (picture,) = pictures(body)
    assert picture.alt == alt
    assert body.findings == ()


def test_labels_describe_a_drawing_that_has_no_words_of_its_own() -> None:
    body = read('<svg viewBox="0 0 300 90"><text>North</text><text>South</text><text/></svg>')
    (picture,) = pictures(body)
    assert (picture.alt, picture.description) == (None, "North, South")


def test_a_drawing_keeps_its_parts_and_a_script_goes_on_to_where_it_is_refused() -> None:
    body = read(
        '<svg viewBox="0 0 300 90" @click="x" v-on:y="z"><use xlink:href="#a"/><text>a &lt; b</text>'
        '<linearGradient id="a"/></svg>'
    )
    root = drawn(body)
    assert [etree.QName(child).localname for child in root] == ["use", "text", "lineargradient"]
    assert dict(root.attrib) == {"viewbox": "0 0 300 90"}
    assert (root[0].get("href"), root[1].text) == ("#a", "a < b")


def test_a_drawing_in_a_figure_has_its_caption() -> None:
    body = read(
        f"<figure>{chart()}<figcaption>Passengers a year. Photo: Wire</figcaption></figure>"
    )
    (picture,) = pictures(body)
    assert (picture.alt or "").startswith("Ferry passengers.")
    assert (picture.caption or "").startswith("Passengers a year.")


def test_drawings_side_by_side_are_a_gallery() -> None:
    body = read(f'<div class="gallery">{chart()}{chart(3)}</div>')
    assert [type(block) for block in body.blocks] == [Gallery]


ICONS = {
    "by its size": ('<svg width="24" height="24"><path d="M0 0"/></svg>', "a b"),
    "by its size in ems": ('<svg style="width:1.5em"><path d="M0 0"/></svg>', "a b"),
    "by its plane": (f'<svg viewBox="0 0 24 24">{TALL}</svg>', "a b"),
    "a path without a size": ('<svg viewBox="0 0 512 512"><path d="M0 0"/></svg>', "a b"),
    "in a link": (
        f'<a href="https://example.org/"><svg viewBox="0 0 512 512">{TALL}</svg></a>',
        "a b",
    ),
    "of another drawing": ('<svg><use href="#icon-x"/></svg>', "a b"),
    "with a label": ('<svg aria-label="4 of 5" width="90"></svg>', "a 4 of 5 b"),
    "with a title": ('<svg width="24"><title>Facebook</title>{TALL}</svg>', "a Facebook b"),
}


@pytest.mark.parametrize(("source", "text"), ICONS.values(), ids=ICONS)
def test_an_icon_is_its_words(source: str, text: str) -> None:
    body = read(f"<p>a {source} b</p>".replace("{TALL}", TALL))
    assert pictures(body) == []
    (block,) = body.blocks
    assert "".join(part.text for part in block.inlines if hasattr(part, "text")) == text  # type: ignore[union-attr]
    assert [finding.code for finding in body.findings] == ["TXT017"]


DECORATION = {
    "hidden from listeners": f'<svg aria-hidden="true" width="300">{TALL}<text>x</text></svg>',
    "of no role": f'<svg role="presentation" width="300">{TALL}</svg>',
    "parts for others": f'<svg><symbol id="a">{TALL}</symbol></svg>',
}


@pytest.mark.parametrize("source", DECORATION.values(), ids=DECORATION)
def test_what_only_decorates_is_left_out_without_a_word(source: str) -> None:
    body = read(f"<p>a b</p>{source}")
    assert (len(body.blocks), body.findings) == (1, ())


FILES = {
    "an object": ('<object data="plan.svg" type="image/svg+xml">A plan.</object>', "A plan."),
    "an object by its name": ('<object data="plan.svg?v=2"></object>', None),
    "embedded": ('<embed src="plan.SVG" title="A plan.">', "A plan."),
}


@pytest.mark.parametrize(("source", "alt"), FILES.values(), ids=FILES)
def test_a_drawings_file_is_a_picture_however_it_is_put_there(source: str, alt: str | None) -> None:
    (picture,) = pictures(read(source))
    assert picture.src.lower().startswith("plan.svg")
    assert picture.alt == alt


@pytest.mark.parametrize("depth", [150, 3000])
def test_a_drawing_of_any_depth_is_read(depth: int) -> None:
    body = read(f'<p>a</p><svg width="300">{"<g>" * depth}{BAR}{"</g>" * depth}</svg>')
    assert body.blocks
