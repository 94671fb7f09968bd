"""XML of anybody's: what is mended, what is refused, and that neither takes long."""

from __future__ import annotations

import io
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.sources.formats.table import FORMATS
from paperpress.sources.parsing.transcoding import in_utf_8
from paperpress.sources.parsing.xml_safety import without_entities
from paperpress.sources.parsing.xml_text import document
from xml_documents import root_of, shown


def refused(data: bytes) -> str:
    """Why a document can't be read."""
    found = document(in_utf_8(io.BytesIO(data)).file, "a.xml")
    assert isinstance(found, Rejected)
    return found.errors[0].message


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


@pytest.mark.slow
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


BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
<!ENTITY f SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel><item><title>T &b;&f;</title>
<description>B</description></item></channel></rss>"""


def test_no_entity_is_expanded_and_no_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xml"
    path.write_text(BOMB)
    (one,) = read(path)
    assert isinstance(one, Article)
    assert one.headline == "T &b;&f;"


def test_elements_too_deep_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.xml"
    path.write_text(f"<rss>{'<a>' * 300}{'</a>' * 300}</rss>")
    (one,) = read(path)
    assert isinstance(one, Rejected)
    assert "200 deep" in one.errors[0].message
