"""A text of NewsML 1 is read in whatever it is written."""

from __future__ import annotations

import pytest

from newsml1_items import HEADLINE, TEXT, WORDS, component, item, results, story
from paperpress.sources.raw import Raw


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ("<nitf><body><body.content><p>One.</p></body.content></body></nitf>", "<p>One.</p>"),
        ("<html xmlns='http://www.w3.org/1999/xhtml'><head><title>T</title></head><body><p>One.</p></body></html>", "<p>One.</p>"),
        ("<p>One.</p><p>Two.</p>", "<p>One.</p><p>Two.</p>"),
        ("<![CDATA[<p>One &amp; two.</p>]]>", "<p>One &amp; two.</p>"),
        ("<![CDATA[<nitf><body><body.content><p>One.</p></body.content></body></nitf>]]>", "<div><p>One.</p></div>"),
        ("One.\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("A line that was broken to\nfit a printer.\n\nAnd another.", "<p>A line that was broken to fit a printer.</p><p>And another.</p>"),
        ("  A line that was broken\nto fit.\n  And another.", "<p>A line that was broken to fit.</p><p>And another.</p>"),
        ("R&amp;B &lt; jazz", "<p>R&amp;B &lt; jazz</p>"),
    ],
    ids=["NITF", "XHTML", "elements", "HTML in CDATA", "NITF in CDATA", "plain", "wrapped", "indented", "signs"],
)  # fmt: skip
def test_a_text_is_read_in_whatever_it_is_written(content: str, body: str) -> None:
    found = story(TEXT.format(content))["body"]
    assert found.replace("<div>", "").replace("</div>", "") == body.replace("<div>", "").replace(
        "</div>", ""
    )


def test_base64_is_read() -> None:
    text = (
        "<ContentItem><Encoding Notation='Base64'><DataContent>T25lLg==</DataContent></Encoding>"
        "</ContentItem>"
    )
    assert story(text)["body"] == "<p>One.</p>"


def test_of_several_prints_one_is_read_and_that_is_told() -> None:
    """REC010, and not where there is one."""
    prints = TEXT.format("Plain.") + TEXT.format("<p>Marked up.</p>")
    (one,) = results(item(component(prints, lines=HEADLINE, attributes="EquivalentsList='yes'")))
    assert isinstance(one, Raw)
    assert one.record["body"] == "<p>Marked up.</p>"
    assert [notice.code for notice in one.notices] == ["REC010"]
    (one,) = results(item(component(WORDS, lines=HEADLINE)))
    assert [notice.code for notice in one.notices] == []
