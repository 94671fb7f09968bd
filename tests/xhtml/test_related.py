"""What else a reader might like: what this edition doesn't hold is told of as what it is."""

from __future__ import annotations

from datetime import date

from lxml import etree

from newsroom import article
from paperpress.model.blocks import Body
from paperpress.xhtml.context import ArticlePage, Frame, Pointer
from paperpress.xhtml.related import related_section
from paperpress.xhtml.words import Words

TOLD = {"desk": "City", "standfirst": "Who rides.", "published": date(2025, 7, 22)}


def section(*pointers: Pointer) -> etree._Element:
    page = ArticlePage(
        frame=Frame("The Gazette", "en", "ltr"),
        article=article(),
        body=Body(()),
        href="a.xhtml",
        language="en",
        direction="ltr",
        published=None,
        updated=None,
        pictures={},
        related=pointers,
    )
    footer = etree.Element("footer")
    related_section(footer, page, Words("en"))
    return footer


def lines(footer: etree._Element) -> list[list[str]]:
    return [["".join(p.itertext()) for p in item.iter("{*}p")] for item in footer.iter("{*}li")]


def test_those_of_this_edition_come_first_and_are_as_short_as_can_be() -> None:
    here = Pointer("b.xhtml", "Night buses return", "en", "ltr", **TOLD)
    web = Pointer("https://courier.example/", "Ferries", "en", "ltr", on_web=True, **TOLD)
    assert lines(section(web, here)) == [
        ["City", "Night buses return"],
        ["City", "Ferries (on the web)", "Who rides.", "July 22, 2025"],
    ]


def test_what_can_t_be_followed_is_told_of_last() -> None:
    gone = Pointer("", "Night buses return", "en", "ltr", **TOLD)
    web = Pointer("https://courier.example/", "Ferries", "en", "ltr", on_web=True)
    footer = section(gone, web)
    assert lines(footer) == [
        ["Ferries (on the web)"],
        ["City", "Night buses return", "Who rides.", "July 22, 2025"],
    ]
    assert [link.get("href") for link in footer.iter("{*}a")] == ["https://courier.example/"]
