"""Where a document of XML begins, and in which encoding it is."""

from __future__ import annotations

import pytest

from paperpress.sources.parsing.transcoding import begun_in_utf_8
from paperpress.sources.parsing.xml_text import first_tag
from xml_documents import shown


@pytest.mark.parametrize(
    ("declared", "written"),
    [
        ("utf-8", "utf-8"),
        ("iso-8859-1", "latin-1"),
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("utf-16", "utf-16"),
        ("utf-16", "utf-16-le"),
        ("utf-16", "utf-8"),
        ("utf-8", "utf-8-sig"),
    ],
)
@pytest.mark.parametrize("slip", ["", " & co"], ids=["right", "bare ampersand"])
def test_legacy_encodings_are_read_as_declared(declared: str, written: str, slip: str) -> None:
    """ISO 8859-1 is Windows-1252, as browsers take it (Encoding Standard, section 4.2)."""
    words = f"Café{slip}" if written == "latin-1" else f"“Café”{slip}"
    source = f'<?xml version="1.0" encoding="{declared}"?><rss>{words}</rss>'
    assert shown(source.encode(written)) == words


@pytest.mark.parametrize("written", ["shift_jis", "koi8-r", "gb2312", "euc-kr", "big5"])
def test_encodings_of_other_scripts_are_read(written: str) -> None:
    words = {"koi8-r": "Ночью", "euc-kr": "버스"}.get(written, "中日")
    source = f'<?xml version="1.0" encoding="{written}"?><rss>{words}</rss>'
    assert shown(source.encode(written)) == words


def test_an_encoding_that_nobody_knows_is_what_its_bytes_are() -> None:
    source = '<?xml version="1.0" encoding="x-none"?><rss>Wörter</rss>'
    assert shown(source.encode()) == shown(source.encode("cp1252")) == "Wörter"


@pytest.mark.parametrize(
    ("source", "name"),
    [
        (b"<!-- a > b --><?x-y <rss>?><!DOCTYPE nitf [<!ENTITY a '<b>'> <!-- ] -->]><nitf a='b'>", "nitf"),
        (b"\xef\xbb\xbf\n<rss version='2.0'>", "rss"),
        ("<rss>".encode("utf-16-be"), "rss"),
        (b"words <rss>", ""),
        (b"<!-- never closed <rss>", ""),
        (b"<!DOCTYPE nitf", ""),
    ],
)  # fmt: skip
def test_the_first_element_is_found_behind_whatever_stands_before_it(
    source: bytes, name: str
) -> None:
    assert first_tag(begun_in_utf_8(source))[0] == name
