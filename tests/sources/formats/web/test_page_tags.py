"""Pages without data: what their tags and markup say, and what is no part of the article."""

from __future__ import annotations

import builtins
import io
from typing import Any

import pytest

from json_formats import BY_NAME, FIXTURES, read_with
from paperpress.model.finding import Rejected
from paperpress.sources.parsing.plain import plain
from paperpress.sources.raw import Raw

WORDS = (
    "The night ferry between the port and the islands will sail again from the first of October.",
    "The harbour board voted on Tuesday to pay for eleven deckhands and two masters until spring.",
    "Engineers found the hull sound, and the galley has to be replaced before the first sailing.",
    "Crossings take ninety minutes in fair weather, the board says, and two hours in foul.",
    "A motion to raise the fares was put off until the figures of the winter are on the table.",
)
BODY = "".join(f"<p>{one}</p>" for one in WORDS)
DATA = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
    '"headline":"Night ferry"%s}</script>'
)


def results(
    head: str = "", body: str = "", heading: str = "<h1>Night ferry</h1>", **more: str
) -> list[Raw | Rejected]:
    language = more.get("language", "en")
    page = (
        f'<!DOCTYPE html><html lang="{language}"><head>{head}<meta property="og:type" content="article"></head>'
        f"<body><article>{heading}{body or BODY}</article></body></html>"
    )
    return list(BY_NAME["page"].records(io.BytesIO(page.encode()), "p.html"))


def raw(head: str = "", body: str = "", **more: str) -> Raw:
    (one,) = results(head, body, **more)
    assert isinstance(one, Raw), one
    return one


def record(head: str = "", body: str = "", **more: str) -> dict[str, Any]:
    found = raw(head, body, **more).record
    assert isinstance(found, dict)
    return found


def meta(name: str, content: str) -> str:
    return f'<meta name="{name}" content="{content}">'


def codes(one: Raw) -> list[str]:
    return [notice.code for notice in one.notices]


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
    ("address", "is_mark"),
    [
        ("https://a.example/img/logo.png", True),
        ("https://a.example/og-default.png", True),
        ("https://a.example/share_image_1200x630.jpg", True),
        ("https://a.example/facebookShare.png", True),
        ("https://a.example/static/favicon-192.png", True),
        ("https://a.example/i/fallback.jpg?w=600", True),
        ("https://a.example/default/2025/ferry.jpg", False),
        ("https://a.example/quay-fb.jpg", False),
        ("https://a.example/social-housing.jpg", False),
        ("https://a.example/12345.jpg", False),
        ("https://a.example/cover.jpg", False),
        ("https://a.example/facebook.png", True),
        ("https://a.example/Facebook-1024.jpg", False),
    ],
)
def test_the_sites_own_picture_is_no_lead(address: str, is_mark: bool) -> None:
    """REC192 where it is left out, and not where a picture is the article's."""
    found = raw(meta("og:image", address))
    assert ("REC192" in codes(found)) is is_mark
    assert ("picture" in found.record) is not is_mark


def test_a_mark_that_has_a_caption_is_the_articles() -> None:
    figure = '<figure><img src="https://a.example/logo.png"><figcaption>The new mark</figcaption></figure>'
    found = record(meta("og:image", "https://a.example/logo.png"), figure + BODY)
    assert found["picture"]["caption"] == "The new mark"


def test_what_the_data_call_a_logo_is_no_lead_and_the_tags_may_name_another() -> None:
    logo = "https://a.example/m/post-600.png"
    data = DATA % (
        f',"articleBody":"Words.","image":"{logo}","publisher":{{"@type":"Organization","logo":'
        f'{{"@type":"ImageObject","url":"{logo}"}}}}'
    )
    found = raw(data)
    assert "picture" not in found.record
    assert "REC192" in codes(found)
    other = raw(data + meta("og:image", "https://a.example/ferry.jpg"))
    assert other.record["picture"]["src"] == "https://a.example/ferry.jpg"


@pytest.mark.parametrize(
    "line",
    [
        "Follow us on Twitter and Facebook",
        "Follow The Courier on Instagram.",
        "Sign up for our morning newsletter, in your inbox at six.",
        "Subscribe to The Courier for unlimited reading",
        "Advertisement",
        "Suivez-nous sur Instagram",
        "Folgen Sie uns auf Mastodon",
        "Síguenos en Telegram",
        "Iscriviti alla newsletter",
        "Volg ons op Facebook",
        "Подписывайтесь на наш канал",
    ],
)
def test_a_prompt_is_left_out_and_told(line: str) -> None:
    """REC193, and not where the body is the article's alone."""
    data = DATA % f',"articleBody":"One sentence.\\n{line}\\nAnother sentence."'
    found = raw(data)
    assert found.record["body"] == "<p>One sentence.</p><p>Another sentence.</p>"
    (notice,) = [one for one in found.notices if one.code == "REC193"]
    assert line in notice.message


@pytest.mark.parametrize(
    "line",
    [
        "Follow us into the hall, said the keeper.",
        "Sign up at the hall by Friday to help with the clay.",
        "Share prices fell on Tuesday.",
        "Read the whole report, she said, before you vote.",
        "Most people came by boat.",
        "Related companies were not asked.",
        "More than forty barges are to come.",
        "Suivez le match, dit-il.",
    ],
)
def test_a_sentence_that_begins_like_one_stays(line: str) -> None:
    data = DATA % f',"articleBody":"One sentence.\\n{line}"'
    found = raw(data)
    assert "REC193" not in codes(found)
    assert line in plain(found.record["body"]).splitlines()


@pytest.mark.parametrize(
    "ending",
    [
        "<p>Today’s five most popular stories</p><p>Bridge to close for a year</p><p>Bus 12 goes round</p>",
        "<h3>Related</h3><ul><li><a href='/a'>Bridge to close</a></li></ul>",
        "<p>Lesen Sie auch</p><p><a href='/a'>Brücke wird gesperrt</a></p>",
        "<ul><li><a href='/a'>Bridge to close for a year</a></li><li><a href='/b'>Bus 12 goes round again</a></li></ul>",
        "<p>Most read</p><ol><li>Bridge to close</li><li>Bus 12 goes round</li></ol>",
    ],
)
def test_other_articles_headlines_at_the_end_are_left_out(ending: str) -> None:
    body = f"<p>{WORDS[0]}</p><p>{WORDS[1]}</p>"
    escaped = (body + ending).replace('"', "'")
    found = raw(DATA % f',"articleBody":"{escaped}"')
    assert found.record["body"].strip() == body
    assert codes(found) == ["REC193"]


@pytest.mark.parametrize(
    "ending",
    [
        "<h2>Sources</h2><ul><li><a href='https://b.example/x'>The laboratory’s figures</a></li><li><a href='https://c.example/y'>The council’s minutes of May</a></li></ul>",
        "<p>See the <a href='/a'>report</a>.</p>",
        "<p>Related:</p><p>It was a long night. Nobody slept, and the clerk least of all.</p>",
        "<p>Yes.</p><p>No.</p><p>He left.</p>",
    ],
)
def test_an_ending_of_the_articles_own_stays(ending: str) -> None:
    body = f"<p>{WORDS[0]}</p>{ending}".replace('"', "'")
    found = raw(DATA % f',"articleBody":"{body}"')
    assert codes(found) == []
    assert found.record["body"] == body


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
