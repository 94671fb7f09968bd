"""The frame round a page, as a tree."""

from __future__ import annotations

from lxml import etree

from paperpress.serving.frame import Frame, framed
from paperpress.shelf.catalogue import Headline
from paperpress.shelf.front import Front

ARABIC = Headline("العبّارات تعود", "ar", "rtl")
TITLES = {"a.xhtml": Headline("Ferries <return>", "en-GB", "ltr"), "b.xhtml": ARABIC}
FRONT = Front("The Courier", "en-GB", "key")


def page(
    path: str, *, language: str = "en-GB", body: str = "<main><p>Text</p></main>"
) -> etree._Element:
    source = (
        f'<html xmlns="http://www.w3.org/1999/xhtml" lang="{language}" dir="ltr"><head><title>T</title>'
        f"</head><body>{body}</body></html>"
    )
    frame = Frame(
        f"read/2025-07-23/city/{path}", path, tuple(TITLES.items()), ("a.xhtml", "b.xhtml"), TITLES
    )
    return etree.fromstring(framed(etree.fromstring(source), frame, FRONT))


def test_a_title_is_text_and_marked_with_its_language() -> None:
    root = page("a.xhtml")
    first, second = root.iterfind(".//{*}ol/{*}li/{*}a")
    assert (first.text, len(first)) == ("Ferries <return>", 0)
    assert (second[0].get("lang"), second[0].get("dir"), second[0].text) == (
        "ar",
        "rtl",
        ARABIC.text,
    )
    following = root.find(".//{*}a[@rel='next']")
    assert following is not None
    assert "".join(following.itertext()) == f"Next: {ARABIC.text}"
    assert root.find(".//{*}a[@rel='prev']") is None


def test_a_page_out_of_the_reading_order_has_nothing_beside_it() -> None:
    root = page("nav.xhtml")
    assert [each.get("id") for each in root.iterfind(".//{*}nav")] == ["paperpress-top"]


def test_words_of_ours_are_in_the_page_s_language() -> None:
    root = page("a.xhtml", language="de")
    assert root.findtext(".//{*}summary") == "Inhalt"
    shelf = root.find(".//{*}a[@rel='up']")
    assert shelf is not None
    assert (shelf.text, shelf.get("lang")) == ("The Courier", "en-GB")


def test_a_way_leads_out_of_a_folder_of_the_edition() -> None:
    frame = Frame("read/2025-07-23/city/text/a b.xhtml", "text/a b.xhtml", (), (), {})
    assert frame.way("c d.xhtml#e f") == "../c%20d.xhtml#e%20f"
    assert frame.way("text/a b.xhtml") == "a%20b.xhtml"


def test_an_element_that_is_empty_has_an_end_and_a_void_one_has_none() -> None:
    data = framed(
        etree.fromstring(
            '<html xmlns="http://www.w3.org/1999/xhtml"><head/><body><p/><br/></body></html>'
        ),
        Frame("read/x", "x", (), (), {}),
        FRONT,
    )
    assert b"<p></p><br/>" in data
