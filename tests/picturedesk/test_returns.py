"""A sheet comes back in whatever way a spreadsheet saves it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from paperpress.errors import ConfigurationError, SourceError
from paperpress.picturedesk.archive import read_alt_texts
from paperpress.picturedesk.returns import read_sheet
from paperpress.picturedesk.sheets import csv_sheet, json_lines_sheet
from picture_desk import KEY, OTHER, ROWS, filled, saved


@pytest.mark.parametrize(("name", "make"), [("w.csv", csv_sheet), ("w.jsonl", json_lines_sheet)])
def test_what_an_editor_fills_in_comes_back(name: str, make: Any) -> None:
    sheet = filled(make(ROWS), name, ("A bus in the rain.", ""), ("", "yes"))
    words = read_sheet(sheet, name).words
    assert words.texts.texts == {(KEY, "en"): "A bus in the rain.", (OTHER, "uk"): ""}


PLAIN = [{"picture": KEY, "language": "de", "alt": "Ein Bus fährt „heim“"}]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_any_separator_and_encoding_that_a_spreadsheet_saves_with(
    encoding: str, separator: str
) -> None:
    read = read_sheet(saved(PLAIN, encoding, separator), "w.csv")
    assert read.words.texts.texts == {(KEY, "de"): "Ein Bus fährt „heim“"}
    assert read.encoding == encoding.removesuffix("-sig")


def test_a_code_page_that_cannot_be_told_is_refused() -> None:
    """Ukrainian in Windows-1251 would be read as other letters, and nobody would be told."""
    rows = [{"picture": KEY, "language": "uk", "alt": "Автобус"}]
    with pytest.raises(SourceError, match="CSV UTF-8"):
        read_sheet(saved(rows, "windows-1251"), "w.csv")


def test_columns_may_come_in_another_order_and_with_others_between() -> None:
    rows = [{"Alt ": "A bus.", "notes": "!", "LANGUAGE": "en-GB", "Picture": KEY.upper()}]
    assert read_sheet(saved(rows), "w.csv").words.texts.texts == {(KEY, "en"): "A bus."}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "line 1: names no columns"),
        (b"picture,alt\n", "line 1: names no columns"),
        (f'picture,language,alt\n{KEY},en,"A bus\n'.encode(), "line 2: is no CSV"),
        (f"picture,language,alt\n{KEY},en,A bus, waiting\n".encode(), "line 2: has more cells"),
        (b"\xff\xfe\x00", "encoding isn't known"),
        (b"picture,language,alt\n\x81", "encoding isn't known"),
    ],
)
def test_a_file_that_is_no_sheet_is_told(data: bytes, said: str) -> None:
    with pytest.raises(SourceError, match=said):
        read_sheet(data, "w.csv")


@pytest.mark.parametrize(
    "line", ["9" * 5000, '{"picture": ' + "9" * 5000 + "}", "[" * 100_000, '{"a":' * 50_000, "\x00"]
)
def test_a_line_that_no_parser_takes_is_told_by_its_number(tmp_path: Path, line: str) -> None:
    (tmp_path / "alt-texts.jsonl").write_text("\n" + line + "\n")
    with pytest.raises(ConfigurationError, match=r"line 2: "):
        read_alt_texts(tmp_path / "alt-texts.jsonl")


@pytest.mark.parametrize("header", ["x" * 140_000, '"' + "x" * 140_000 + '"', "a," * 140_000])
def test_a_header_of_any_length_is_told_or_read(header: str) -> None:
    """CSV's own limit is 131,072 characters a cell."""
    sheet = f"picture,language,alt,{header}\n".encode()
    try:
        assert read_sheet(sheet, "s.csv").words.errors == ()
    except SourceError as error:
        assert "s.csv, line 1: is no CSV" in str(error)  # noqa: PT017
