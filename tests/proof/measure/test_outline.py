"""What elements of a page are: of ours, and of EPUBs that others made."""

from __future__ import annotations

import pytest
from lxml import etree

from paperpress.checks.view import Page as CheckedPage
from paperpress.proof.measure.layout import Page, Role
from paperpress.proof.measure.outline import outline_of


def outlined(body: str) -> Page:
    page = (
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<body>{body}</body></html>"
    )
    return outline_of(CheckedPage("a.xhtml", etree.fromstring(page)))


@pytest.mark.parametrize(
    ("body", "role"),
    [
        ("<article><h1/></article>", Role.HEADLINE),
        ("<section><h2/></section>", Role.HEADING),
        ('<p class="byline"/>', Role.BYLINE),
        ("<figure/>", Role.FIGURE),
        ("<figure><img/></figure>", Role.PICTURE),
        ('<div class="portrait"><img/></div>', Role.FACE),
        ('<img class="qr"/>', Role.FACE),
        ("<figure><figcaption/></figure>", Role.CAPTION),
        ('<div class="gallery"><p class="caption"/></div>', Role.CAPTION),
        ("<table><tr/></table>", Role.ROW),
        ('<ol class="entries"><li/></ol>', Role.ENTRY),
        ('<nav epub:type="toc"><ol><li/></ol></nav>', Role.ENTRY),
        ('<div class="entry"/>', Role.ENTRY),
        ("<ul><li/></ul>", Role.OTHER),
        ('<aside role="doc-pullquote"/>', Role.PULL_QUOTE),
        ("<blockquote><footer/></blockquote>", Role.ATTRIBUTION),
        ("<footer/>", Role.OTHER),
    ],
)
def test_the_last_element_has_the_role(body: str, role: Role) -> None:
    assert outlined(body).elements[-1].role is role


def test_the_story_is_what_is_called_its_text() -> None:
    page = outlined(
        '<article><p/><section class="text"><h2/><p/><figure><img/><figcaption/></figure></section>'
        "<footer><p/></footer></article>"
    )
    # html, body, article, p, section, h2, p, figure, img, figcaption, footer, p
    assert [e.number for e in page.elements if e.story] == [4, 6, 7, 8]
    assert page.tells_story


def test_in_others_epubs_the_story_is_what_lies_in_no_other_part() -> None:
    page = outlined(
        '<h1/><p class="byline"/><p/><aside><p/></aside><ul><li/></ul><header><p/></header>'
    )
    assert [e.number for e in page.elements if e.story] == [4, 8]
    assert page.tells_story


@pytest.mark.parametrize(
    "body", ['<section epub:type="cover"><h1/><p/></section>', "<p/>", '<nav epub:type="toc"/>']
)
def test_a_page_without_a_story(body: str) -> None:
    page = outlined(body)
    assert not page.tells_story
    assert not any(element.story for element in page.elements)


def test_elements_know_where_they_lie() -> None:
    page = outlined("<div><p><b/></p></div><p/>")
    assert [(e.parent, e.last) for e in page.elements] == [
        (None, 5), (0, 5), (1, 4), (2, 4), (3, 4), (1, 5),
    ]  # fmt: skip
