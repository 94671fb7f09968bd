"""Feeds: what is the item's own, and what other vocabularies say beside it (docs/formats/feed.md)."""

from __future__ import annotations

import io
from typing import Any

import pytest

from json_formats import BY_NAME, FIXTURES, read_with
from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw

SPACES = """xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/\""""


BODY = "<description>&lt;p&gt;The first one left.&lt;/p&gt;</description>"


def read_one(name: str, source: str) -> Raw:
    (one,) = BY_NAME[name].records(io.BytesIO(source.encode()), "feed")
    assert isinstance(one, Raw), one
    return one


def rss(item: str, channel: str = "") -> Raw:
    return read_one(
        "feed",
        f'<rss version="2.0" {SPACES}><channel>{channel}<item><title>Night buses</title>{item}'
        f"{'' if 'description>' in item or 'encoded>' in item else BODY}</item></channel></rss>",
    )


def record(raw: Raw) -> dict[str, Any]:
    assert isinstance(raw.record, dict)
    return raw.record


def atom(entry: str, feed: str = "") -> dict[str, Any]:
    source = (
        f'<feed xmlns="http://www.w3.org/2005/Atom">{feed}<entry><id>a</id>{entry}</entry></feed>'
    )
    return record(read_one("feed", source))


@pytest.mark.parametrize(
    ("item", "field", "value"),
    [
        ("<media:title>A bus</media:title>", "headline", "Night buses"),
        (f"<media:description>A bus.</media:description>{BODY}", "body", "<p>The first one left.</p>"),
        ('<media:category scheme="x">Vehicles</media:category><category>City</category>', "desk", "City"),
        ("<dc:subject>City</dc:subject>", "keywords", ["City"]),
        ('<atom:link rel="replies" href="https://a.example/r"/><link>/n</link>', "url", "https://a.example/n"),
        ("<atom:author><atom:name>Asha Venn</atom:name><atom:email>a@a.example</atom:email></atom:author>",
         "authors", [{"name": "Asha Venn"}]),
    ],
)  # fmt: skip
def test_an_item_is_told_by_its_own_elements(item: str, field: str, value: object) -> None:
    """RSS 2.0 has no namespace; Media RSS, Atom and Dublin Core have a title or a link of theirs."""
    channel = '<atom:link rel="self" href="https://a.example/feed"/><link>https://a.example/</link>'
    assert record(rss(item, channel))[field] == value


@pytest.mark.parametrize(
    ("content", "body"),
    [
        ('<div xmlns="http://www.w3.org/1999/xhtml">At once: <b>buses</b> left.</div>', "At once: <b>buses</b> left."),
        ('<h:div xmlns:h="http://www.w3.org/1999/xhtml"><h:p>Buses</h:p></h:div>', "<p>Buses</p>"),
        ('<p xmlns="http://www.w3.org/1999/xhtml">Buses</p>', "<p>Buses</p>"),
    ],
    ids=["text first", "prefix", "no div"],
)  # fmt: skip
def test_xhtml_keeps_every_word_whatever_its_prefix(content: str, body: str) -> None:
    """RFC 4287, section 3.1.1.3."""
    read = atom(f'<title>T</title><content type="xhtml">{content}</content>')
    assert read["body"] == body


def test_the_page_of_an_entry_is_its_alternate_in_html() -> None:
    """RFC 4287, section 4.2.7: several alternates differ by media type or language."""
    links = (
        '<link type="text/html" href="https://a.example/1"/>'
        '<link type="application/json" href="https://a.example/1.json"/>'
    )
    assert atom(f"<title>T</title>{links}<content>Words</content>")["url"] == "https://a.example/1"


def test_an_entry_of_another_feed_has_that_feeds_authors() -> None:
    """RFC 4287, section 4.2.1: in its source."""
    source = "<source><author><name>Asha Venn</name></author></source>"
    feed = "<author><name>The Aggregator</name></author>"
    read = atom(f"<title>T</title>{source}<content>Words</content>", feed)
    assert read["authors"] == [{"name": "Asha Venn"}]


@pytest.mark.parametrize(
    "item",
    [
        "<link>http://[x</link>",
        '<description>&lt;p&gt;&lt;a href="http://[x"&gt;Words&lt;/a&gt;&lt;/p&gt;</description>',
        '<media:content url="http://[x" medium="image"/>',
        f'<media:content url="a.jpg" medium="image" width="{"9" * 5000}" height="1"/>',
    ],
    ids=["link", "link in the body", "picture", "size"],
)
def test_an_address_that_is_none_loses_no_item(item: str) -> None:
    channel = "<link>https://a.example/</link>"
    assert record(rss(item, channel))["headline"] == "Night buses"


def test_the_writers_portrait_is_no_lead_picture() -> None:
    item = (
        '<media:content url="https://0.gravatar.com/avatar/1?s=96" medium="image"/>'
        '<media:content url="https://a.example/bus.jpg" medium="image"/>'
    )
    assert record(rss(item))["picture"] == {"src": "https://a.example/bus.jpg"}


def test_a_lead_picture_in_the_body_too_is_shown_once_with_what_is_said_there() -> None:
    """REC014; in another size it is the same picture."""
    item = (
        '<media:content url="https://a.example/night-bus.jpg" medium="image"><media:credit>Lena Ortiz'
        "</media:credit></media:content><content:encoded><![CDATA[<figure><img src="
        '"https://a.example/night-bus-300x200.jpg" alt="A red bus."><figcaption>At the bank.</figcaption>'
        "</figure><p>The first one left.</p>]]></content:encoded>"
    )
    read = rss(item)
    assert record(read)["picture"] == {
        "src": "https://a.example/night-bus.jpg",
        "credit": "Lena Ortiz",
        "alt": "A red bus.",
        "caption": "At the bank.",
    }
    assert record(read)["body"] == "<p>The first one left.</p>"
    assert [notice.code for notice in read.notices] == ["REC014"]


@pytest.mark.parametrize(
    ("ending", "breaks_off"),
    [
        ("and […]</p>", True),
        ("and […]</p><p>The post <a>Buses</a> appeared first on <a>The Courier</a>.</p>", True),
        ("and on.</p><p>The post <a>Buses</a> appeared first on <a>The Courier</a>.</p>", False),
        ("and on.</p>", False),
    ],
)
def test_a_text_breaks_off_before_what_a_blog_appends_too(ending: str, breaks_off: bool) -> None:
    """REC070."""
    read = rss(f"<content:encoded><![CDATA[<p>It ran on {ending}]]></content:encoded>")
    assert [notice.code for notice in read.notices] == ["REC070"] * breaks_off


@pytest.mark.parametrize(
    ("name", "source", "path"),
    [
        ("feed", "<rss><channel/></rss>", ""),
        ("jsonfeed", '{"version": "https://jsonfeed.org/version/1.1", "items": []}', "items"),
        ("jsonfeed", '{"version": "https://jsonfeed.org/version/1.1", "items": ["x"]}', "body"),
    ],
)
def test_a_feed_that_gives_nothing_says_so(name: str, source: str, path: str) -> None:
    (one,) = BY_NAME[name].records(io.BytesIO(source.encode()), "feed")
    assert isinstance(one, Rejected)
    assert one.errors[0].path == path


def test_a_text_that_breaks_off_is_told() -> None:
    """REC070, and not where the text is whole."""
    first, second, _ = read_with("feed", FIXTURES / "feed" / "rss.xml")
    assert [notice.code for notice in first.notices] == []
    assert [notice.code for notice in second.notices] == ["REC070"]
