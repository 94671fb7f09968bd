"""Printed pages: where each begins, and their list in print order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.assembly.printed import markers, page_list


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
