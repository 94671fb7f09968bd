"""What an article points to: in the edition first, else on the web, and never anything else."""

from __future__ import annotations

import pytest

from newsroom import article
from paperpress.assembly.links import Links, safe_address
from paperpress.assembly.metadata import file_as
from paperpress.assembly.printed import markers, page_list
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
        ([{"url": "javascript:x", "headline": "X"}], [], ["LNK010"]),
    ],
)
def test_related_articles(
    of_first: list[object], pointers: list[tuple[str, bool]], codes: list[str]
) -> None:
    assert related(*of_first) == (pointers, codes)


def test_a_printed_page_begins_in_the_first_article_on_it_and_the_list_is_in_print_order() -> None:
    """EPUB Accessibility 1.1, page navigation: every marker is listed, in the order of the print."""
    marked = markers([("A2", "A10"), ("A1",), ("A2",)])
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


@pytest.mark.parametrize(
    ("name", "filed"),
    [
        ("Asha Rao", "Rao, Asha"),
        ("Cher", "Cher"),
        ("נועה לוי", "נועה לוי"),
        ("Олена Коваль", "Коваль, Олена"),
    ],
)
def test_a_name_is_filed_as_a_library_sorts_it(name: str, filed: str) -> None:
    assert file_as(name) == filed
