"""Web pages that carry an article's data: what the data lack is asked of the page."""

from __future__ import annotations

import io

import pytest

from json_formats import FIXTURES
from paperpress.model.finding import Rejected
from paperpress.sources.formats.web import pages as web_page
from paperpress.sources.parsing.html_page import page_of
from paperpress.sources.parsing.transcoding import begun_in_utf_8, in_utf_8
from web_pages import results


@pytest.mark.parametrize(
    ("start", "is_page"),
    [
        (b"<!DOCTYPE html>", True),
        (b"\xef\xbb\xbf\n<!-- saved --> <html lang=en>", True),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', True),
        (b'<?xml version="1.0"?><rss version="2.0">', False),
        (b'<?xml version="1.0"?><nitf>', False),
        (b"<p>a fragment</p>", False),
        (b"htmlish <html>", False),
    ],
)
def test_a_page_is_told_by_its_beginning(start: bytes, is_page: bool) -> None:
    assert web_page.detects(begun_in_utf_8(start)) is is_page


@pytest.mark.parametrize(
    ("data", "text"),
    [
        ('<meta charset="windows-1252"><h1>Caf\xe9</h1>'.encode("cp1252"), "Café"),
        ('<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-2"><h1>Łódź</h1>'.encode("iso-8859-2"), "Łódź"),
        ("<h1>Café</h1>".encode(), "Café"),
        ("<h1>Café</h1>".encode("cp1252"), "Café"),
        ('<meta charset="klingon"><h1>Café</h1>'.encode(), "Café"),
    ],
    ids=["declared", "declared by http-equiv", "UTF-8", "undeclared", "unknown name"],
)  # fmt: skip
def test_a_page_is_read_in_its_encoding(data: bytes, text: str) -> None:
    assert page_of(in_utf_8(io.BytesIO(data)).file.read()).headline == text


def test_a_page_of_no_article_says_what_it_is() -> None:
    (found,) = results((FIXTURES / "page" / "none.html").read_bytes())
    assert isinstance(found, Rejected)
    assert found.held
    assert "website" in found.errors[0].message
