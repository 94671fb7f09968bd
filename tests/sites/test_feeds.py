"""Feeds: an item a document, and the page behind it where the feed gives the beginning alone."""

from __future__ import annotations

import json
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta

import pytest

from paperpress.files.web import FetchError
from paperpress.model.article import Article
from paperpress.sites.feeds import entries_of, gives_beginning
from paperpress.sites.from_sites import FromSites
from site_server import DAY, Post, Reply, page, serving

Gathering = Callable[..., FromSites]
LINK = "https://post.example/stories/7"
LONG = "The buses run all night again, the council says. " * 20


def rss(*inner: str) -> bytes:
    items = "".join(f"<item><title>T</title><link>{LINK}</link>{each}</item>" for each in inner)
    return (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        f' xmlns:media="http://search.yahoo.com/mrss/"><channel><title>P</title>{items}</channel></rss>'
    ).encode()


def test_two_items_of_one_id_are_two_documents(gathered: Gathering) -> None:
    with serving("feed", [Post(7), Post(7, "Bank holds its rate")]) as site:
        found = [*gathered(site).articles()]
        assert [each.headline for each in found if isinstance(each, Article)] == [
            "Night buses return",
            "Bank holds its rate",
        ]


def json_feed(**item: object) -> bytes:
    whole = {"id": LINK, "url": LINK, "title": "T", **item}
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "items": [whole]}).encode()


@pytest.mark.parametrize(
    ("data", "beginning"),
    [
        (rss("<content:encoded>Rain today.</content:encoded>"), False),
        (rss("<description>Rain today.</description>"), True),
        (rss(f"<description>{LONG}</description>"), False),
        (rss(f"<description>{LONG} […]</description>"), True),
        (rss(f"<content:encoded>{LONG} Read more</content:encoded>"), True),
        (rss('<description>Rain.</description><media:content url="https://a.example/a.jpg"/>'), True),
        (rss(""), True),
        (json_feed(content_html="<p>Rain.</p>"), False),
        (json_feed(content_text="Rain."), False),
        (json_feed(summary="Rain."), True),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><id>a</id>'
         b'<link href="https://post.example/a"/><summary>Rain.</summary></entry></feed>', True),
        (b'<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>T</title><id>a</id>'
         b'<link href="https://post.example/a"/><content type="html">Rain.</content></entry></feed>',
         False),
    ],
)  # fmt: skip
def test_a_summary_is_told_from_a_short_text(data: bytes, beginning: bool) -> None:
    (entry,) = entries_of(data, "feed")
    assert gives_beginning(entry) is beginning


def test_each_item_is_a_feed_of_its_own() -> None:
    entries = entries_of(
        rss(*(f"<guid>{n}</guid><description>{LONG}</description>" for n in "ab")), "f"
    )
    assert len(entries) == 2
    assert all(isinstance(entry.article, Article) for entry in entries)
    assert [entry.data.count(b"<item>") for entry in entries] == [1, 1]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"news",
        b"{",
        b'{"items": 7}',
        b"[]",
        b"<rss",
        b'{"items": [7, null]}',
        b"<html></html>",
    ],
)
def test_what_is_no_feed_holds_nothing(data: bytes) -> None:
    with suppress(FetchError):
        assert entries_of(data, "feed") == []


def test_where_an_item_breaks_off_its_page_is_read_once(gathered: Gathering) -> None:
    with serving("feed", [Post(7, body="<p>From Monday the buses […]</p>")]) as site:
        whole = Post(7, body=f"<p>{LONG}</p>")
        site.answers["/stories/7"] = lambda server, _: page(whole, server)
        sites = gathered(site)
        (article,) = sites.articles()
        assert isinstance(article, Article)
        assert "the council says" in str(article.body)
        assert [finding.code for finding in sites.findings] == ["WEB003"]
        site.asked.clear()
        assert [finding.code for finding in gathered(site).findings] == ["WEB003"]
        assert site.paths == ["/feed.xml"]


def test_where_the_page_can_t_be_had_the_beginning_stands_and_it_is_tried_again(
    gathered: Gathering,
) -> None:
    with serving("feed", [Post(7, body="<p>From Monday the buses […]</p>")]) as site:
        site.answers["/stories/7"] = Reply(status=403)
        for _ in range(2):
            site.asked.clear()
            sites = gathered(site)
            (article,) = sites.articles()
            assert isinstance(article, Article)
            assert "From Monday" in str(article.body)
            assert [finding.code for finding in sites.findings] == ["WEB004"]
            assert site.paths == ["/feed.xml", "/stories/7"]


def test_pages_of_other_days_are_not_asked_for(gathered: Gathering) -> None:
    old = Post(7, published=DAY - timedelta(days=9), body="")
    with serving("feed", [old]) as site:
        sites = gathered(site)
        assert site.paths == ["/feed.xml"]
        assert [finding.code for finding in sites.findings] == ["WEB006"]
