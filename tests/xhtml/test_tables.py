"""Tables, notes and long descriptions as they stand on a page (issue: tables, notes)."""

from __future__ import annotations

import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsroom import article
from paperpress.assembly.single_page import to_xhtml
from paperpress.body.reader import translate


def page(body: Any, **fields: Any) -> etree._Element:
    return etree.fromstring(to_xhtml(article(**{"language": "en-GB", "body": body, **fields})))


def text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


FARES = """<table><caption>Fares</caption>
<thead><tr><td rowspan="2"></td><th colspan="2">Day</th><th>Night</th></tr>
<tr><th>Adult</th><th>Child</th><th>All</th></tr></thead>
<tr><th rowspan="2">Zone 1</th><td>£1<a href="#fn-1">1</a></td><td>50p</td><td>£2</td></tr>
<tr><td colspan="3">Free on Sundays</td></tr>
<tr><th>Zone 2</th><td>£2</td><td>£1</td><td>£4</td></tr></table><p id="fn-1">Since May.</p>"""


def test_a_complex_table_is_told_again_as_a_list_in_its_order() -> None:
    """docs/decisions/0013-complex-tables.md"""
    tree = page(FARES)
    table, details = tree.find(".//{*}table"), tree.find(".//{*}details[@class='linear']")
    assert table.get("aria-details") == details.get("id")
    assert text(details.find("{*}summary")) == "As a list: Fares"
    assert [text(item) for item in details.findall("{*}ul/{*}li/{*}ul/{*}li")] == [
        "Day, Adult: £1",
        "Day, Child: 50p",
        "Night, All: £2",
        "Day, Night, Adult, Child, All: Free on Sundays",
        "Day, Adult: £2",
        "Day, Child: £1",
        "Night, All: £4",
    ]
    assert [item.text for item in details.findall("{*}ul/{*}li")] == ["Zone 1", "Zone 1", "Zone 2"]


def test_what_stands_on_a_page_once_is_not_told_again() -> None:
    """Ids are unique, so references to notes and marks of pages stay in the table alone."""
    ids = [element.get("id") for element in page(FARES).iter() if element.get("id")]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "rows",
    [
        "<tr><th>Zone</th><th>Fare</th></tr><tr><td>1</td><td>£1</td></tr>",
        "<tr><th>Zone 1</th><td>£1</td></tr><tr><th>Zone 2</th><td>£2</td></tr>",
    ],
)
def test_a_simple_table_is_told_once(rows: str) -> None:
    tree = page(f"<table>{rows}</table>")
    assert tree.find(".//{*}details") is None
    assert all(cell.get("scope") for cell in tree.iter("{*}th"))


cells = st.tuples(st.sampled_from(["td", "th"]), st.integers(1, 3), st.integers(1, 3))


@pytest.mark.slow
@given(st.lists(st.lists(cells, min_size=1, max_size=4), min_size=1, max_size=4))
def test_every_value_of_any_complex_table_is_in_its_list(rows: list[list[Any]]) -> None:
    words = iter(range(1000))
    markup = "".join(
        "<tr>"
        + "".join(f'<{n} colspan="{c}" rowspan="{r}">w{next(words)}w</{n}>' for n, c, r in row)
        + "</tr>"
        for row in rows
    )
    tree = page(f"<table><tr><th>a</th><th>b</th></tr>{markup}</table>")
    details = tree.find(".//{*}details")
    if details is not None:
        in_table = re.findall(r"w\d+w", text(tree.find(".//{*}table/{*}tbody")))
        in_list = dict.fromkeys(re.findall(r"w\d+w", text(details)))
        assert set(in_table) <= set(in_list)


@pytest.mark.parametrize(
    ("table", "codes", "heads"),
    [
        ("<tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr>", [], 2),
        ("<tr><td><b>a</b></td><td><b>b</b></td></tr><tr><td>1</td><td>2</td></tr>", ["TXT011"], 2),
        ("<tr><td>a</td><td>b</td></tr><tr><td>1</td><td>2</td></tr>", ["TXT012"], 0),
    ],
)
def test_header_cells_are_found_or_asked_for(table: str, codes: list[str], heads: int) -> None:
    """WCAG 2.2, criterion 1.3.1, technique H51."""
    record = article(body=f"<table>{table}</table>")
    assert [finding.code for finding in translate(record).findings] == codes
    assert len(list(page(record.body).iter("{*}th"))) == heads


def test_a_table_in_a_record_without_headers_is_asked_for_them() -> None:
    record = article(body=[{"type": "table", "rows": [["1", "2"], ["3", "4"]]}])
    assert [finding.code for finding in translate(record).findings] == ["TXT012"]
