"""What the data of a page lack comes from the page."""

from __future__ import annotations

from typing import Any

import pytest

from paperpress.sources.raw import Raw
from web_pages import results

DATA = '{"@context":"https://schema.org","@type":"NewsArticle","headline":"H","articleBody":"Words."%s}'


def page(body: str = "", head: str = "", fields: str = "", data: str = DATA) -> Any:
    script = f'<script type="application/ld+json">{data % fields}</script>'
    (raw,) = results(f"<!DOCTYPE html><html><head>{head}{script}</head><body>{body}</body></html>")
    assert isinstance(raw, Raw), raw
    return raw.record


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


def test_a_headline_cut_for_search_engines_is_that_of_the_page() -> None:
    """Google asked for headlines of 110 characters at most, and systems cut them."""
    data = DATA.replace('"H"', '"The long …"')
    assert page("<h1>The long headline</h1>", data=data)["headline"] == "The long headline"
    assert page("<h1>Another thing</h1>", data=data)["headline"] == "The long …"


def test_two_accounts_of_one_article_are_told_together() -> None:
    head = '<script type="application/ld+json">{"@type":"Article","headline":"H","inLanguage":"fr"}</script>'
    assert page(head=head)["language"] == "fr"
