"""What is no article of any format says what it looks like, what was tried, and what can be done."""

from __future__ import annotations

from pathlib import Path

import pytest

from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.sources.unlike import unlike_any


def said(folder: Path, data: str | bytes, name: str = "day.json") -> str:
    path = folder / name
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    (result,) = read(path)
    assert isinstance(result, Rejected)
    return "\n".join(error.message for error in result.errors)


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ('{"sku": 1, "price": 2}', "an object with the keys 'sku', 'price'"),
        (
            '{"results": [{"nid": 1, "field_text": "x"}], "count": 1}',
            "'results' is a list of 1 with the keys 'nid', 'field_text'",
        ),
        ('[{"sku": 1}]', "an object with the keys 'sku'"),
        ("{}", "an empty object"),
    ],
)
def test_unknown_json_says_what_it_looks_like_and_names_the_mapping(
    tmp_path: Path, text: str, looks: str
) -> None:
    message = said(tmp_path, text)
    assert looks in message
    assert "ninjs" in message
    assert "wordpress" in message
    assert "docs/formats/mapping.md" in message
    assert len(message) < 800


@pytest.mark.parametrize(
    "line", ["Title;Text;Date", "headline,body,published", "Title\tText", '"Title","Text"']
)
def test_csv_is_called_a_table_and_names_the_mapping(tmp_path: Path, line: str) -> None:
    row = ";a,b\t"
    message = said(tmp_path, f"{line}\n{row}\n", "day.csv")
    assert "table (CSV) with the columns" in message
    assert "docs/formats/mapping.md" in message


def test_a_letter_is_no_table(tmp_path: Path) -> None:
    message = said(tmp_path, "Dear editor, I write of ferries\nThey are late.\n", "letter.txt")
    assert "no format that is known" in message


def test_what_is_of_no_format_names_those_that_were_tried(tmp_path: Path) -> None:
    message = said(tmp_path, b"\x89PNG\r\n\x1a\n", "day.bin")
    assert "no format that is known" in message
    assert "docs/formats/mapping.md" in message


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ('{"headline": "H", "body": "b",}', "a trailing comma"),
        ('{"headline": "H", "keywords": ["a", "b", ]}', "a trailing comma"),
        ('[{"headline": "H"},\n]', "a trailing comma"),
        ('{"headline": "H",, "body": "b"}', "a comma too many"),
        ('{"headline": "H" "body": "b"}', "a comma is missing"),
        ('{"headline" "H"}', "a colon is missing"),
        ('{headline: "H"}', "a key in double quotes is missing"),
        ("{'headline': 'H'}", "double quotes, not single ones"),
        ("{“headline”: “H”}", "straight double quotes"),
        ('{"headline": “H”}', "straight double quotes"),
        ('{"headline": "H" // the day\'s lead\n}', "JSON has no comments"),
        ('{"headline": "H", "body": "b"', "it breaks off"),
        ('{"headline": "H", "body": "b', "no closing quotation mark"),
        ('{"headline": "one\ntwo" x}', "a line break or tab"),
        ('{"headline": "C:\\Users"}', "a backslash must be written twice"),
        ('{"headline": "\\u12"}', "\\u needs four digits"),
        ('{"headline": }', "a value is missing"),
        ('{"headline": "H", "body": "b"} and more', "something follows after the end"),
        ('{"headline": nope}', "a value is missing"),
    ],
)
def test_a_slip_in_json_is_called_by_its_name_with_its_place(
    tmp_path: Path, text: str, reason: str
) -> None:
    message = said(tmp_path, text)
    assert reason in message
    assert "line " in message
    assert "column " in message


def test_a_slip_in_a_line_of_json_lines_costs_that_line(tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl"
    good = '{"id": "a", "headline": "H", "body": "b"}'
    path.write_text(f"{good}\n{good[:-1]},}}\n{good}\n")
    _, slip, _ = read(path)
    assert isinstance(slip, Rejected)
    assert "a trailing comma" in slip.errors[0].message


def test_xml_of_no_format_says_what_it_begins_with(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<?xml version='1.0'?><inventory/>")
    (one,) = read(path)
    assert isinstance(one, Rejected)
    assert "is of no format that is known" in one.errors[0].message


def test_a_script_that_hands_json_on_is_called_one() -> None:
    assert "JSONP" in unlike_any(b'callback({"data": [1, 2]});')
