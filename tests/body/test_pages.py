"""Printed pages in a body: what marks one, and where it comes to stand (docs/body.md)."""

from __future__ import annotations

import pytest

from newsroom import article
from paperpress.assembly.printed import pages_in
from paperpress.body.reader import translate
from paperpress.model.blocks import Heading, List, Paragraph, Table, Text
from paperpress.model.blocks import PageBreak as P

A, B = Text("a"), Text("b")


def read(body: object) -> tuple[object, list[str]]:
    made = translate(article(body=body))
    return made.blocks, [finding.code for finding in made.findings]


@pytest.mark.parametrize(
    "mark",
    [
        '<span epub:type="pagebreak" title="A8"></span>',
        '<span role="doc-pagebreak" aria-label="Page A8"></span>',
        '<span role="doc-pagebreak" aria-label="Seite A8."/>',
        '<span epub:type="pagebreak">[A8]</span>',
        '<span epub:type="pagebreak" id="page-A8"></span>',
        '<a id="page_A8"></a>',
        '<a name="pageA8"></a>',
        '<span class="pagenum">A8</span>',
        '<span class="page-break" data-page="A8"></span>',
        "<!--page A8-->",
        "<!-- Page  A8 -->",
        "<!-- page-break: A8 -->",
    ],
)
def test_a_mark_in_the_line_stays_in_the_line(mark: str) -> None:
    """EPUB Structural Semantics 1.1 and DPUB-ARIA 1.1, pagebreak; and what e-book makers write."""
    assert read(f"<p>a{mark}b</p>") == ((Paragraph((A, P("A8"), B)),), [])


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        ('<p>a</p><hr class="pagebreak" title="A8"><p>b</p>', (Paragraph((A,)), P("A8"), Paragraph((B,)))),
        ('<div role="doc-pagebreak" aria-label="2"></div><p>a</p>', (P("2"), Paragraph((A,)))),
        ("<p>a</p><!--page 12--><p>b</p>", (Paragraph((A,)), P("12"), Paragraph((B,)))),
        ("<!--page xii--><p>a</p>", (P("xii"), Paragraph((A,)))),
        ("<ul><li>a</li><!--page 2--><li>b</li></ul>", (List(False, ((Paragraph((A,)), P("2")), (Paragraph((B,)),))),)),
        ('<p><b><a id="page_2"></a></b></p><p>a</p>', (P("2"), Paragraph((A,)))),
        ('<h2><a id="page_2"></a>a</h2>', (P("2"), Heading(2, (A,)))),
        ('<ul><li>a</li><a id="page_2"></a><li>b</li></ul>', (List(False, ((Paragraph((A,)), P("2")), (Paragraph((B,)),))),)),
        ([{"type": "paragraph", "text": "a"}, {"type": "page_break", "page": "A8"}], (Paragraph((A,)), P("A8"))),
    ],
)  # fmt: skip
def test_a_mark_between_blocks_stands_between_blocks(body: object, blocks: object) -> None:
    assert read(body) == (blocks, [])


def test_a_mark_between_rows_makes_no_row() -> None:
    rows = "<tr><th>a</th><th>b</th></tr><tr><td>a</td><td>b</td></tr>{}<tr><td>a</td>{}<td>b</td></tr>"
    mark = '<span role="doc-pagebreak" aria-label="{}"></span>'
    (table,) = translate(
        article(body=f"<table>{rows.format(mark.format(2), mark.format(3))}</table>")
    ).blocks
    assert isinstance(table, Table)
    assert [len(row) for row in (*table.head, *table.body)] == [2, 2, 2]
    assert pages_in(
        translate(article(body=f"<table>{rows.format(mark.format(2), mark.format(3))}</table>"))
    ) == ("2", "3")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ('<p>a<span role="doc-pagebreak"></span></p>', ["TXT025"]),
        ('<p class="page-break">a</p>', []),
        ('<p><a id="pages"></a>a</p>', []),
        ('<div class="page-break" title="Part two"><p>a</p></div>', []),
        ("<!--nextpage--><p>a</p>", []),
        ("<!-- page --><p>a</p>", []),
        ("<!-- page 2 of 5 --><p>a</p>", []),
        ("<!-- page 2 follows --><p>a</p>", []),
        ("<!-- frontpage 2 --><p>a</p>", []),
        ("<!-- pages 2 --><p>a</p>", []),
        ("<script>// <!-- page 2 --></script><p>a</p>", ["TXT001"]),
    ],
)
def test_what_names_no_page_marks_none_and_loses_no_word(body: str, code: list[str]) -> None:
    assert read(body) == ((Paragraph((A,)),), code)


def test_the_words_of_a_mark_that_are_more_than_its_page_stay() -> None:
    body = '<p><span role="doc-pagebreak" aria-label="8">a</span></p>'
    assert read(body) == ((Paragraph((P("8"), A)),), [])
