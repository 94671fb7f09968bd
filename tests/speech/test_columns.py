"""What is said before each cell of a table."""

from __future__ import annotations

from lxml import etree

from paperpress.speech.columns import column_headers
from paperpress.vocab import XHTML_NS


def headers(rows: str) -> list[str]:
    table = etree.fromstring(f'<table xmlns="{XHTML_NS}">{rows}</table>')
    return [
        " ".join(phrase.text for phrase in phrases)
        for phrases in column_headers(table, "en").values()
    ]


COLUMNS = '<tr><th scope="col">Day</th><th scope="col">Night</th><th scope="col">Change</th></tr>'


def test_a_cell_has_the_header_of_its_column() -> None:
    assert headers(COLUMNS + "<tr><td>1</td><td>2</td><td>3</td></tr>") == [
        "Day:",
        "Night:",
        "Change:",
    ]


def test_wide_and_tall_cells_move_those_beside_and_below() -> None:
    rows = '<tr><td rowspan="2">1</td><td colspan="2">2</td></tr><tr><td>3</td><td>4</td></tr>'
    assert headers(COLUMNS + rows) == ["Day:", "Night:", "Night:", "Change:"]


def test_a_cells_own_list_goes_first_less_its_row() -> None:
    rows = (
        '<tr><th id="a" scope="col">2019</th><th id="b" scope="col">Fare</th></tr>'
        '<tr><th id="r" scope="row">Adult</th><td headers="a b r">£1</td></tr>'
    )
    assert headers(rows) == ["two thousand and nineteen: Fare:"] or headers(rows) == [
        "twenty nineteen: Fare:"
    ]


def test_a_table_without_headers_has_none() -> None:
    assert headers("<tr><td>1</td></tr>") == [""]
