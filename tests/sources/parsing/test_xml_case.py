"""Feeds whose tags are in capitals are read as the same ones in small letters."""

from __future__ import annotations

from pathlib import Path

import pytest

from json_formats import FIXTURES
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources.reading import read

FEEDS = FIXTURES / "feed"


def read_bytes(folder: Path, data: bytes, name: str = "a.json.gz") -> list[Article | Rejected]:
    (folder / name).write_bytes(data)
    return list(read(folder / name))


def capitals(feed: bytes) -> bytes:
    """A feed as a program of the nineties writes it."""
    import re

    tags = re.compile(
        rb"<!\[CDATA\[.*?\]\]>|<!DOCTYPE[^>]*>|<\?.*?\?>|</?[\w:]+|\s[\w:]+(?==)", re.S
    )
    kept = (b"<!", b"<?", b" xmlns", b"\txmlns", b"\nxmlns")
    return tags.sub(lambda one: one[0] if one[0].startswith(kept) else one[0].upper(), feed)


@pytest.mark.parametrize("name", ["rss.xml", "atom.xml"])
def test_a_feed_in_capitals_is_read_as_the_same_one(name: str, tmp_path: Path) -> None:
    feed = (FEEDS / name).read_bytes()
    small = [
        one.headline for one in read_bytes(tmp_path, feed, "a.xml") if isinstance(one, Article)
    ]
    found = read_bytes(tmp_path, capitals(feed), "b.xml")
    articles = [one for one in found if isinstance(one, Article)]
    assert [one.headline for one in articles] == small
    assert "REC220" in {notice.code for one in articles for notice in one.notices}


def test_items_alone_in_capitals() -> None:
    from paperpress.sources.parsing.xml_case import in_small_letters

    feed = b"<rss><channel><Item><PubDate X='<A>'>x</PubDate><![CDATA[<B>]]></Item></channel></rss>"
    small = (
        b"<rss><channel><item><pubDate x='<A>'>x</pubDate><![CDATA[<B>]]></item></channel></rss>"
    )
    assert in_small_letters(feed, "rss") == small


def test_a_feed_that_is_right_is_left_as_it_is() -> None:
    from paperpress.sources.parsing.xml_case import in_small_letters

    feed = b"<rss><channel><item><media:Thing Url='x'/></item></channel></rss>"
    assert in_small_letters(feed, "rss") is feed
