"""What an article points to: in the edition first, else on the web, and never anything else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import article
from paperpress.assembly.links import Links, safe_address
from paperpress.assembly.printed import markers, page_list
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
    links = Links(articles, [pointer(1), pointer(2)], found)
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


def test_a_printed_page_begins_in_the_first_article_on_it_and_the_list_is_in_print_order() -> None:
    """EPUB Accessibility 1.1, page navigation: every marker is listed, in the order of the print."""
    marked = markers([(("A2", "A10"), ()), (("A1",), ()), (("A2",), ())])
    assert [(m.article, m.page, m.anchor) for m in marked] == [
        (0, "A2", "page-a2"),
        (0, "A10", "page-a10"),
        (1, "A1", "page-a1"),
    ]
    assert page_list(marked, ["x", "y", "z"]) == (
        ("y#page-a1", "A1"),
        ("x#page-a2", "A2"),
        ("x#page-a10", "A10"),
    )


def test_a_page_that_the_body_marks_begins_there_and_not_at_the_head() -> None:
    """A story that jumps from A1 to A8, and another that stands on A8 too."""
    marked = markers([(("A1", "A8"), ("A8", "A9")), (("A8",), ()), ((), ("A9", "B2"))])
    assert [(m.article, m.page, m.in_text) for m in marked] == [
        (0, "A1", False),
        (0, "A8", True),
        (0, "A9", True),
        (2, "B2", True),
    ]


@pytest.mark.parametrize(
    "pages",
    [
        ["A1", "A2", "A8", "A10", "B2", "B10"],
        ["1", "2", "10", "10a", "11", "S1"],
        ["ii", "iv", "ix", "x", "1", "2"],
        ["A-2", "A-10", "B-1"],
    ],
)
def test_pages_are_listed_as_a_paper_is_leafed_through(pages: list[str]) -> None:
    marked = markers([(tuple(reversed(pages)), ())])
    assert [page for _, page in page_list(marked, ["x"])] == pages


names = st.lists(st.sampled_from(["A1", "A8", "B2", "1", "a1", "A 1"]), max_size=4)


@given(st.lists(st.tuples(names, names), max_size=4))
def test_each_printed_page_is_listed_once_under_an_id_of_its_own(
    pages_of: list[tuple[list[str], list[str]]],
) -> None:
    marked = markers(pages_of)
    listed = page_list(marked, [f"{n}.xhtml" for n in range(len(pages_of))])
    assert {page for _, page in listed} == {p for pair in pages_of for one in pair for p in one}
    assert len(listed) == len({page for _, page in listed}) == len({href for href, _ in listed})


def in_body(html: str, *addresses: str | None) -> str:
    """The links of a first article whose edition holds others at these addresses."""
    first = article(id="one", body=f"<p>{html}</p>", url="https://gazette.example/one")
    others = [article(id=f"a{n}", url=url) for n, url in enumerate(addresses, 2)]
    pointers = [pointer(number) for number in range(1, len(others) + 2)]
    links = Links([first, *others], pointers, [])
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
