"""Tables of a body: header cells are found, and a table of layout becomes its texts."""

from __future__ import annotations

from typing import Any

import pytest

from literals import assert_blocks

TABLES = [
    (
        "<table><caption>C</caption><thead><tr><th>a<th>b<tbody><tr><th>c<td>d</table>",
        [("table", [[("col", "a"), ("col", "b")]], [[("row", "c"), ("td", "d")]], "C")],
        [],
    ),
    (
        "<table><tr><td><b>a</b><td><strong>b</strong><tr><td>c<td>d</table>",
        [
            (
                "table",
                [[("col", "<b>a</b>"), ("col", "<strong>b</strong>")]],
                [[("td", "c"), ("td", "d")]],
                "",
            )
        ],
        ["TXT011"],
    ),
    (
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
        [("table", [], [[("td", "a"), ("td", "b")], [("td", "c"), ("td", "d")]], "")],
        ["TXT012"],
    ),
    ("<table><tr><td>a<tr><td>b</table>", ["a", "b"], ["TXT013"]),
    ("<table role=presentation><tr><td>a<td>b</table>", ["a", "b"], ["TXT013"]),
    ("<table><tr><td>a<td>b</table>", ["a", "b"], ["TXT013"]),
    (
        "<table><tr><td><img src=i.jpg><td>a<tr><td>b<td>c</table>",
        [("figure", {"src": "i.jpg"}), "a", "b", "c"],
        ["TXT013"],
    ),
    (
        "<table><tr><td>1<td><img src=i.jpg><td>a<tr><td>2<td><img src=j.jpg><td>b</table>",
        [
            (
                "table",
                [],
                [
                    [("td", "1"), ("td", ("figure", {"src": "i.jpg"})), ("td", "a")],
                    [("td", "2"), ("td", ("figure", {"src": "j.jpg"})), ("td", "b")],
                ],
                "",
            )
        ],
        ["TXT012"],
    ),
    (
        "<table><tr><th colspan=2>a<tr><td rowspan=9>b<td colspan=99>c</table>",
        [("table", [[("col", "a", (2, 1))]], [[("td", "b"), ("td", "c")]], "")],
        ["TXT014"],
    ),
    (
        "<table>x<tr><th>a<th>b</tr>y<tr><td>c<td>d</table>",
        [
            "x",
            (
                "table",
                [[("col", "a"), ("col", "b")]],
                [[("td", "y")], [("td", "c"), ("td", "d")]],
                "",
            ),
        ],
        [],
    ),
]


@pytest.mark.parametrize(("source", "expected", "codes"), TABLES)
def test_tables(source: str, expected: list[Any], codes: list[str]) -> None:
    """WCAG 2.2, 1.3.1; techniques H51, H63, F46."""
    assert_blocks(source, expected, *codes)
