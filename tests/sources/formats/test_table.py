"""The table of formats: what it looks for before it loads a reader, against the readers."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from json_formats import FIXTURES
from newsroom import ROOT
from paperpress.sources.formats.table import FORMATS
from paperpress.sources.parsing.transcoding import begun_in_utf_8

#: What each format's module says of a file itself, by the format's name.
OWN = {known.name: known.reader().detects for known in FORMATS if known.reader}
FILES = [path for path in sorted(FIXTURES.rglob("*")) if path.is_file()]
EXAMPLES = [path for path in sorted((ROOT / "examples").rglob("*")) if path.suffix == ".json"]


def told(start: bytes) -> list[str]:
    return [known.name for known in FORMATS if known.detects(start)]


def told_by_themselves(start: bytes) -> list[str]:
    return [name for name, detects in OWN.items() if detects(begun_in_utf_8(start))]


@pytest.mark.parametrize(
    "path", FILES + EXAMPLES, ids=lambda path: f"{path.parent.name}/{path.name}"
)
def test_no_file_is_kept_from_a_reader_that_would_take_it(path: Path) -> None:
    data = path.read_bytes()
    for start in (data, data[: len(data) * 2 // 3], b"\n " + data, codecs.BOM_UTF8 + data):
        assert told(start) == told_by_themselves(start)


@pytest.mark.parametrize("root", ["rss version='2.0'", "nitf", "newsItem", "html"])
@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("blank", ["", "\n \t"])
def test_nor_is_markup_in_any_code(root: str, code: str, blank: str) -> None:
    for mark in (b"", codecs.BOM_UTF16_BE, codecs.BOM_UTF16_LE):
        start = mark + f"{blank}<{root}>".encode(code)
        assert told(start) == told_by_themselves(start)
    assert told(f"<{root}>".encode(code)) or root == "html"


@pytest.mark.parametrize(
    "start",
    [
        b'{"GUID": "a", "Standard": {}, "headlines": []}',
        b'{"uri": "a", "versionCreated": "2026"}',
        rb'{"version": "https:\/\/jsonfeed.org\/version\/1.1"}',
        b'{"title": "T"}\n\nText.',
    ],
    ids=["ninjs in capitals", "ninjs", "JSON Feed as PHP writes it", "Markdown after JSON"],
)
def test_nor_is_json_that_is_written_unusually(start: bytes) -> None:
    assert told(start) == told_by_themselves(start)
    assert len(told(start)) > 1  # beside plain records, which any JSON may be
