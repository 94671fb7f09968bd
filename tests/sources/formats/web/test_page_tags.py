"""Pages without data: what their tags and markup say, and what is no part of the article."""

from __future__ import annotations

import builtins
from typing import Any

import pytest

from json_formats import FIXTURES, read_with
from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw
from tagged_pages import BODY, DATA, codes, meta, raw, record, results


def test_a_page_without_data_is_read_and_that_is_told() -> None:
    """REC191 beside REC021, and neither where the data tell it."""
    assert codes(raw()) == ["REC191", "REC021", "REC013"]
    told = raw(DATA % ',"articleBody":"Words."')
    assert "REC191" not in codes(told)


@pytest.mark.parametrize(
    ("head", "field", "value"),
    [
        (meta("author", "By Asha Venn and Piet Lander"), "authors", [{"name": "Asha Venn"}, {"name": "Piet Lander"}]),
        (meta("DC.creator", "Asha Venn"), "authors", [{"name": "Asha Venn"}]),
        (meta("parsely-author", "Asha Venn"), "authors", [{"name": "Asha Venn"}]),
        (meta("sailthru.author", "Asha Venn"), "authors", [{"name": "Asha Venn"}]),
        (meta("author", "https://facebook.example/asha"), "authors", None),
        (meta("author", "admin"), "authors", None),
        (meta("article:published_time", "2025-07-23T05:00:00Z"), "published", "2025-07-23T05:00:00Z"),
        (meta("parsely-pub-date", "2025-07-23T05:00:00Z"), "published", "2025-07-23T05:00:00Z"),
        (meta("sailthru.date", "Wed, 23 Jul 2025 05:00:00 +0000"), "published", "2025-07-23T05:00:00+00:00"),
        (meta("DC.date.issued", "2025-07-23"), "published", "2025-07-23"),
        (meta("date", "13. 1. 2025"), "published", "2025-01-13"),
        (meta("date", "03/04/2025"), "published", None),
        ('<link rel="canonical" href="https://a.example/2025/07/23/ferry">', "published", "2025-07-23"),
        (meta("article:modified_time", "2025-07-24"), "updated", "2025-07-24"),
        (meta("og:image", "https://a.example/ferry.jpg"), "picture", {"src": "https://a.example/ferry.jpg"}),
        (meta("twitter:image", "https://a.example/ferry.jpg"), "picture", {"src": "https://a.example/ferry.jpg"}),
        ('<link rel="image_src" href="https://a.example/ferry.jpg">', "picture", {"src": "https://a.example/ferry.jpg"}),
        (meta("parsely-section", "Harbour"), "desk", "Harbour"),
        (meta("news_keywords", "ferry, port"), "keywords", ["ferry", "port"]),
        (meta("twitter:description", "A standfirst."), "standfirst", "A standfirst."),
        (meta("description", "No&amp;nbsp;boat &amp;amp; no bus"), "standfirst", "No boat & no bus"),
    ],
)  # fmt: skip
def test_the_tags_tell(head: str, field: str, value: object) -> None:
    assert record(head).get(field) == value


@pytest.mark.parametrize(
    ("markup", "field", "value"),
    [
        (
            '<p class="byline">By <a href="/av">Asha Venn</a></p>',
            "authors",
            [{"name": "Asha Venn"}],
        ),
        ('<a rel="author" href="/av">Asha Venn</a>', "authors", [{"name": "Asha Venn"}]),
        ('<span class="author">Posted on 3 July</span>', "authors", None),
        ('<time class="published" datetime="2025-07-23">today</time>', "published", "2025-07-23"),
        ('<time class="updated" datetime="2025-07-24">today</time>', "updated", "2025-07-24"),
        ('<span class="entry-date">Published: July 23, 2025</span>', "published", "2025-07-23"),
        ('<div class="comment"><time datetime="2025-07-25">x</time></div>', "published", None),
    ],
)
def test_the_markup_tells_where_the_tags_do_not(markup: str, field: str, value: object) -> None:
    assert record("", markup + BODY).get(field) == value


@pytest.mark.parametrize(
    ("title", "heading", "headline"),
    [
        ("Night ferry | The Courier", "<h1>The Courier</h1><h1>Night ferry</h1>", "Night ferry"),
        ("Night ferry - The Courier", "<h1>The Courier</h1>", "Night ferry"),
        ("Night ferry", "", "Night ferry"),
        ("", "<h1>Night ferry</h1>", "Night ferry"),
        ("Ferry – and then?", "", "Ferry – and then?"),
    ],
)
def test_the_headline_is_not_the_sites_name(title: str, heading: str, headline: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="The Courier">'
    assert record(head, heading=heading)["headline"] == headline


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<link rel="canonical" href="https://courier.example/">', BODY),
        (
            '<meta property="og:type" content="product"><script type="application/ld+json">{"@type":"Product","name":"Kettle"}</script>',
            BODY,
        ),
        ("", "<p>Too short to be one.</p>"),
    ],
    ids=["front page", "product", "short"],
)
def test_a_page_of_something_else_is_left_out(head: str, body: str) -> None:
    (one,) = results(head, body)
    assert isinstance(one, Rejected)
    assert one.held


def test_without_the_extra_a_page_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def lacking(name: str, *args: Any, **more: Any) -> Any:
        if name == "trafilatura":
            raise ImportError(name)
        return real(name, *args, **more)

    monkeypatch.setattr(builtins, "__import__", lacking)
    (one,) = results(meta("article:published_time", "2025-07-23"))
    assert isinstance(one, Rejected)
    assert not one.held
    assert "pip install 'paperpress[web]'" in one.errors[0].message


def test_the_pages_of_the_fixtures_are_read() -> None:
    """Each is built as another kind of site builds its pages; the front page alone is none."""
    for path in sorted((FIXTURES / "page").iterdir()):
        found = read_with("page", path)
        is_article = path.stem not in {"none", "front-page"}
        assert isinstance(found[0], Raw) is is_article, path.name
