"""What an article points to: in the edition first, else on the web, and never anything else."""

from __future__ import annotations

import pytest

from newsroom import article
from paperpress.assembly.links import Links, safe_address
from paperpress.body.reader import translate
from paperpress.model.blocks import Link, Paragraph
from paperpress.model.finding import Finding
from paperpress.xhtml.context import Pointer


@pytest.mark.parametrize(
    ("url", "safe"),
    [
        ("https://example.com/a b", "https://example.com/a%20b"),
        ("javascript:alert(1)", ""),
        ("/relative", ""),
        ("mailto:a@example.com", ""),
        ("", ""),
    ],
)
def test_a_canonical_address_is_a_web_address(url: str, safe: str) -> None:
    found: list[Finding] = []
    assert safe_address(url, "a", "url", found) == safe
    assert [f.code for f in found] == (["LNK010"] if url and not safe else [])


def pointer(number: int) -> Pointer:
    return Pointer(f"a-{number}.xhtml", f"Headline {number}", "en", "ltr")


def related(*of_first: object) -> tuple[list[tuple[str, bool]], list[str]]:
    articles = [
        article(id="one", related=list(of_first)),
        article(id="two", url="https://gazette.example/two"),
    ]
    found: list[Finding] = []
    links = Links.of(articles, [pointer(1), pointer(2)], found)
    return [(p.href, p.on_web) for p in links.related(0, "en")], [f.code for f in found]


@pytest.mark.parametrize(
    ("of_first", "pointers", "codes"),
    [
        (["two"], [("a-2.xhtml", False)], []),
        (["https://gazette.example/two"], [("a-2.xhtml", False)], []),
        (["two", "two", "one"], [("a-2.xhtml", False)], []),
        (["gone"], [], ["LNK011"]),
        (["https://other.example/x"], [("https://other.example/x", True)], ["LNK012"]),
        (
            [{"url": "https://other.example/x", "headline": "X"}],
            [("https://other.example/x", True)],
            [],
        ),
        ([{"url": "javascript:x", "headline": "X"}], [("", False)], ["LNK010"]),
        (["https://gazette.example/two/"], [("a-2.xhtml", False)], []),
        (["http://www.gazette.example/two?utm_source=feed#x"], [("a-2.xhtml", False)], []),
        (["gazette.example/two"], [("a-2.xhtml", False)], []),
        ([{"id": "gone", "url": "//www.gazette.example/two/"}], [("a-2.xhtml", False)], []),
        (
            [{"url": "https://gazette.example/two?page=2", "headline": "X"}],
            [("https://gazette.example/two?page=2", True)],
            [],
        ),
        ([{"url": "javascript:x"}], [], ["LNK010"]),
        ([{"headline": "X", "desk": "City"}], [("", False)], ["LNK011"]),
        ([{"headline": "X"}, {"headline": "X"}], [("", False)], ["LNK011", "LNK011"]),
        (["Trams stop at ten"], [("", False)], ["LNK011"]),
    ],
)
def test_related_articles(
    of_first: list[object], pointers: list[tuple[str, bool]], codes: list[str]
) -> None:
    assert related(*of_first) == (pointers, codes)


def in_body(html: str, *addresses: str | None) -> str:
    """The links of a first article whose edition holds others at these addresses."""
    first = article(id="one", body=f"<p>{html}</p>", url="https://gazette.example/one")
    others = [article(id=f"a{n}", url=url) for n, url in enumerate(addresses, 2)]
    pointers = [pointer(number) for number in range(1, len(others) + 2)]
    links = Links.of([first, *others], pointers, [])
    body = links.in_body(translate(first))
    (paragraph,) = body.blocks
    assert isinstance(paragraph, Paragraph)
    (link,) = (part for part in paragraph.inlines if isinstance(part, Link))
    return link.href


@pytest.mark.parametrize(
    "href",
    [
        "https://gazette.example/two",
        "https://www.gazette.example/two/?fbclid=1#fares",
        "http://gazette.example/two",
        "/two",
        "two/",
    ],
)
def test_a_link_to_an_article_of_the_edition_goes_to_its_page(href: str) -> None:
    """One file an article, linked without a fragment (the architecture's decisions)."""
    assert in_body(f'<a href="{href}">x</a>', "https://gazette.example/two") == "a-2.xhtml"
    assert (
        in_body(f'<a href="{href}"><b>x</b></a>', None, "http://gazette.example/two/")
        == "a-3.xhtml"
    )


@pytest.mark.parametrize(
    "href",
    [
        "https://gazette.example/three",
        "https://gazette.example/two?page=2",
        "mailto:two@gazette.example",
    ],
)
def test_any_other_link_stays(href: str) -> None:
    assert in_body(f'<a href="{href}">x</a>', "https://gazette.example/two") == href


def test_an_address_that_could_be_several_s_is_nobody_s_but_as_it_is_written() -> None:
    two, again = "https://gazette.example/two", "https://www.gazette.example/two"
    assert in_body(f'<a href="{again}/">x</a>', two, again) == f"{again}/"
    assert in_body(f'<a href="{again}">x</a>', two, again) == "a-3.xhtml"


def test_a_link_within_the_article_stays_within() -> None:
    href = "https://www.gazette.example/one/?utm_source=x#fares"
    assert in_body(f'<a href="{href}">x</a><b id="fares">y</b>', None) == "#fares"
