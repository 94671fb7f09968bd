"""XML of anybody's: what is mended, what is refused, and that neither takes long."""

from __future__ import annotations

import io
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from paperpress.model.finding import Rejected
from paperpress.sources.formats.table import FORMATS
from paperpress.sources.parsing.transcoding import begun_in_utf_8, in_utf_8
from paperpress.sources.parsing.xml_mending import Document
from paperpress.sources.parsing.xml_safety import without_entities
from paperpress.sources.parsing.xml_text import document, first_tag


def root_of(data: bytes) -> etree._Element:
    """The root of a document."""
    read = document(in_utf_8(io.BytesIO(data)).file, "a.xml")
    assert isinstance(read, Document), read
    return read.root


def shown(data: bytes) -> str:
    """The words of a document."""
    return "".join(root_of(data).itertext())


def refused(data: bytes) -> str:
    """Why a document can't be read."""
    found = document(in_utf_8(io.BytesIO(data)).file, "a.xml")
    assert isinstance(found, Rejected)
    return found.errors[0].message


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
    ("source", "words"),
    [
        ("\n  <?xml version='1.0'?><rss>Words</rss>", "Words"),
        ("<rss>caf&eacute;&nbsp;au lait &mdash; R&B</rss>", "café\u00a0au lait — R&B"),
        ("<!DOCTYPE nitf SYSTEM 'nitf-3-6.dtd'><nitf>caf&eacute;</nitf>", "café"),
        ("<!DOCTYPE a [<!ENTITY b 'x'>]><a>&b;</a>", "&b;"),
        ("<rss>a&#0;b&#xD83D;c&#x1F600;</rss>", "abc😀"),
        ("<rss><![CDATA[&nbsp; & &b;]]> &b;</rss>", "&nbsp; & &b; &b;"),
    ],
    ids=["space first", "names of HTML", "of a DTD", "own entity", "numbers", "CDATA"],
)
def test_slips_are_mended_and_no_word_is_lost(source: str, words: str) -> None:
    assert shown(source.encode()) == words


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


@pytest.mark.parametrize(
    "start",
    [
        b"<" + b"<!--" * 250_000,
        b"<!-- -->" * 120_000,
        b"<!DOCTYPE [" * 90_000,
        b"<?a " * 250_000,
        b"<a " * 300_000,
    ],
    ids=["comments", "closed comments", "document types", "instructions", "tags"],
)
def test_the_format_of_any_mebibyte_is_told_at_once(start: bytes) -> None:
    """Each character is looked at a fixed number of times: nobody can keep a press waiting."""
    begun = time.process_time()
    for known in FORMATS:
        known.detects(start)
    assert time.process_time() - begun < 5


@pytest.mark.parametrize(
    "data",
    [b"<rss>&x " + b"<![CDATA[" * 110_000, b"<rss>" + b"&" * 1_000_000, b"<a>" * 300_000],
    ids=["CDATA", "ampersands", "elements"],
)
def test_broken_documents_are_refused_at_once(data: bytes) -> None:
    begun = time.process_time()
    assert "is no well-formed XML" in refused(data)
    assert time.process_time() - begun < 10


def test_entities_of_attributes_are_not_expanded() -> None:
    """The parser expands those whatever it is told of elements' text: so there are none left."""
    nested = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    source = f'<!DOCTYPE rss [<!ENTITY e0 "aaaaaaaaaa">{nested}]><rss a="&e8;">T</rss>'
    root = root_of(source.encode())
    assert root.get("a") == "&e8;"


@given(st.text(alphabet="&;#x1aegl <>[]!CDAT", max_size=40))
def test_mending_twice_changes_nothing_more(source: str) -> None:
    once = without_entities(source.encode())
    assert without_entities(once) == once


@pytest.mark.parametrize("lead", [10, 20_000, 100_000])
def test_no_entity_is_expanded_wherever_the_document_type_begins(lead: int) -> None:
    """Nor in an attribute, where a parser expands them even when it is told not to."""
    data = (
        b'<?xml version="1.0"?><!--'
        + b" " * lead
        + b'--><!DOCTYPE nitf [<!ENTITY big "EXPANDED">]>'
        b'<nitf title="&big;">&big;</nitf>'
    )
    root = root_of(data)
    assert b"EXPANDED" not in etree.tostring(root)
