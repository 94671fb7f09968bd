"""Web pages that carry an article's data: what the data lack is asked of the page."""

from __future__ import annotations

import builtins
import io
from typing import Any

import pytest

from json_formats import BY_NAME, FIXTURES
from paperpress.model.finding import Rejected
from paperpress.sources.formats.web import pages as web_page
from paperpress.sources.parsing.html_page import page_of, same_picture
from paperpress.sources.parsing.transcoding import begun_in_utf_8, in_utf_8
from paperpress.sources.raw import Raw

DATA = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"H","articleBody":"Words."%s}'


def results(html: str | bytes) -> list[Raw | Rejected]:
    data = html if isinstance(html, bytes) else html.encode()
    return list(BY_NAME["page"].records(io.BytesIO(data), "p.html"))


def page(body: str = "", head: str = "", fields: str = "", data: str = DATA) -> Any:
    script = f'<script type="application/ld+json">{data % fields}</script>'
    (raw,) = results(f"<!DOCTYPE html><html><head>{head}{script}</head><body>{body}</body></html>")
    assert isinstance(raw, Raw), raw
    return raw.record


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
    ("head", "field", "value"),
    [
        ('<link rel="canonical" href="https://a.example/x">', "url", "https://a.example/x"),
        ('<meta property="og:url" content="https://a.example/y">', "url", "https://a.example/y"),
        ('<meta property="article:section" content="City">', "desk", "City"),
        ('<meta name="description" content="D">', "standfirst", "D"),
        ('<meta property="article:published_time" content="2025-07-23">', "published", "2025-07-23"),
        ('<meta property="og:image" content="https://a.example/pier.jpg">', "picture",
         {"src": "https://a.example/pier.jpg"}),
    ],
)  # fmt: skip
def test_what_the_data_lack_comes_from_the_head(head: str, field: str, value: object) -> None:
    assert page(head=head)[field] == value


def test_the_data_come_before_the_head() -> None:
    head = '<meta property="article:section" content="City">'
    assert page(head=head, fields=',"articleSection":"World"')["desk"] == "World"


@pytest.mark.parametrize(
    ("figure", "said"),
    [
        ("<figure><img src='https://a.example/pier.jpg' alt='A pier'><figcaption>C</figcaption></figure>",
         {"caption": "C", "alt": "A pier"}),
        ("<figure><img src='https://a.example/pier-300x200.jpg'><figcaption>C <span class='photo-credit'>Roe</span></figcaption></figure>",
         {"caption": "C", "credit": "Roe"}),
        ("<figure><img data-src='https://a.example/pier.jpg?w=300'><span class='copyright'>Roe</span></figure>",
         {"credit": "Roe"}),
        ("<img src='https://a.example/other.jpg' alt='Other'>", {}),
    ],
)  # fmt: skip
def test_caption_and_credit_come_from_the_figure_of_the_picture(
    figure: str, said: dict[str, str]
) -> None:
    source = "https://a.example/pier.jpg"
    made = page(body=figure, fields=f',"image":"{source}"')
    assert made["picture"] == {"src": source, **said}


def test_a_relative_picture_is_completed_from_the_pages_address() -> None:
    head = '<link rel="canonical" href="https://a.example/x/y">'
    data = DATA.replace("Words.", "<p>A</p><img src='../b.jpg'>")
    made = page(head=head, fields=',"image":"/pier.jpg"', data=data)
    assert made["picture"] == {"src": "https://a.example/pier.jpg"}
    assert 'src="https://a.example/b.jpg"' in made["body"]


@pytest.mark.parametrize("source", ["http://[", "", "data:image/gif;base64,R0lGODlh", "?"])
def test_a_picture_without_a_proper_address_breaks_nothing(source: str) -> None:
    data = DATA.replace("Words.", f"<p>A</p><img src='{source}'>")
    head = '<link rel="canonical" href="https://a.example/x/y">'
    assert "<p>A</p>" in page(f"<img src='{source}'>", head, f',"image":"{source}"', data)["body"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/1/pier.jpg", "https://b.example/2/pier-640x480.webp", True),
        ("https://a.example/r/?i=7&w=800", "https://a.example/r/?w=200&i=7", True),
        ("https://a.example/r/?i=7", "https://a.example/r/?i=8", False),
        ("https://a.example/pier.jpg", "https://a.example/boat.jpg", False),
        ("", "", False),
    ],
)
def test_a_picture_is_known_again_in_another_size(one: str, other: str, same: bool) -> None:
    assert same_picture(one, other) is same


def test_a_headline_cut_for_search_engines_is_that_of_the_page() -> None:
    """Google asked for headlines of 110 characters at most, and systems cut them."""
    data = DATA.replace('"H"', '"The long …"')
    assert page("<h1>The long headline</h1>", data=data)["headline"] == "The long headline"
    assert page("<h1>Another thing</h1>", data=data)["headline"] == "The long …"


def test_two_accounts_of_one_article_are_told_together() -> None:
    head = '<script type="application/ld+json">{"@type":"Article","headline":"H","inLanguage":"fr"}</script>'
    assert page(head=head)["language"] == "fr"


@pytest.mark.parametrize(
    ("data", "codes"),
    [
        ("<!-- " + DATA % "" + " -->", []),
        ("//<![CDATA[\n" + DATA % "" + "\n//]]>", []),
        (DATA % "" + ";", []),
    ],
)
def test_data_wrapped_for_old_browsers_are_read(data: str, codes: list[str]) -> None:
    (raw,) = results(f'<html><script type="application/ld+json">{data}</script></html>')
    assert isinstance(raw, Raw)
    assert [notice.code for notice in raw.notices] == codes


def test_broken_data_are_told_and_the_others_read() -> None:
    (raw,) = results(
        f'<html><script type="application/ld+json">{{"a":</script>'
        f'<script type="application/ld+json">{DATA % ""}</script></html>'
    )
    assert isinstance(raw, Raw)
    assert [notice.code for notice in raw.notices] == ["REC022"]


def test_a_body_in_microdata_keeps_its_markup() -> None:
    (raw,) = results((FIXTURES / "page" / "microdata.html").read_bytes())
    assert isinstance(raw, Raw)
    assert isinstance(raw.record, dict)
    assert "<em>cette nuit</em>" in raw.record["body"]


def test_a_drawn_text_is_named_as_such_in_the_report() -> None:
    pytest.importorskip("trafilatura", reason="pip install 'paperpress[web]'")
    (raw,) = results((FIXTURES / "page" / "textless.html").read_bytes())
    assert isinstance(raw, Raw)
    assert isinstance(raw.record, dict)
    (told,) = [notice for notice in raw.notices if notice.code == "REC021"]
    assert "trafilatura" in told.message
    assert "newsletter" not in raw.record["body"]
    assert raw.record["body"].count("<p>") == 8


def test_without_the_extra_a_page_without_text_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = builtins.__import__

    def without(name: str, *rest: Any) -> Any:
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without)
    (found,) = results((FIXTURES / "page" / "textless.html").read_bytes())
    assert isinstance(found, Rejected)
    assert not found.held
    assert "pip install 'paperpress[web]'" in found.errors[0].message


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
