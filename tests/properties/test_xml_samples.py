"""Feeds, WordPress, NITF and NewsML-G2 that others publish: every item is an article or says why not."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import ROOT
from paperpress.body.reader import translate
from paperpress.body.words import words_of
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.sources.formats.feeds import json_feed, xml_feeds
from paperpress.sources.formats.newsml import items as newsml
from paperpress.sources.formats.nitf import documents as nitf
from paperpress.sources.formats.wordpress import export, rest

pytestmark = pytest.mark.slow

SAMPLES = ROOT.parent / "shared" / "samples"


@given(st.binary())
def test_any_bytes_are_told_to_be_of_a_format_or_not(data: bytes) -> None:
    for detects in (
        xml_feeds.detects, json_feed.detects, newsml.detects, nitf.detects,
        rest.detects, export.detects,
    ):  # fmt: skip
        assert detects(data) in {True, False}


#: Articles, and those of them with a lead picture; then what is left out, by the field that says so.
JUDGED = {
    "feeds/Simple.json": (0, 0, ["headline", "headline"]),
    "feeds/example.json": (1, 0, ["headline"]),
    "feeds/content-encoded.rss": (7, 0, []),
    "feeds/guardian.rss": (55, 55, []),
    "nitf/NTB_nitf_sample.xml": (1, 0, []),
    "nitf/nitf-fishing.xml": (1, 0, []),
    "newsml/TT_newsmlg2_sample.xml": (1, 1, []),
    "newsml/dpa.xml": (1, 0, []),
    "wordpress/single-post.json": (1, 1, []),
    "wordpress/sample-with-alt.xml": (1, 1, ["wp:post_type"]),
    "wordpress/feature-image-captions.xml": (3, 2, ["wp:post_type"] * 2),
}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published samples lie beside the project")
@pytest.mark.parametrize("name", sorted(JUDGED))
def test_each_item_of_the_samples_is_an_article_or_says_why_not(name: str) -> None:
    found = list(read(SAMPLES / name))
    articles = [one for one in found if isinstance(one, Article)]
    errors = [e.path for one in found if isinstance(one, Rejected) for e in one.errors]
    assert (len(articles), sum(a.picture is not None for a in articles), errors) == JUDGED[name]
    assert all(list(words_of(translate(article))) for article in articles)


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published samples lie beside the project")
@pytest.mark.parametrize("path", sorted(SAMPLES.glob("[fnw][eio][ert]*/*")), ids=lambda p: p.name)
def test_every_sample_is_read_to_its_end(path: Path) -> None:
    """Each item becomes an article with its words, or is told of with a reason."""
    for one in read(path):
        assert isinstance(one, Article) or one.errors[0].message


#: Of the first article of each: headline, people, date, desk, the lead picture's address, caption
#: and alternative text, each by how it begins.
WHOLE = {
    "nitf/NTB_nitf_sample.xml": ("Pandemien herjer", [], "2021-05-16", "Utenriks", None),
    "nitf/nitf-fishing.xml": ("Weather and Tide", ["Alan Karben"], "2002-02-25", "news", None),
    "newsml/TT_newsmlg2_sample.xml": (
        "Jan Guillou skriver", [], "2021-09-19", "Litteratur",
        ("https://beta.tt.se/media/text/210919", "Journalisten och", None),
    ),
    "newsml/dpa.xml": ("Eintracht in London:", [], "2022-10-11", "Sport", None),
    "wordpress/sample-with-alt.xml": (
        "Post with Featured Image", ["Hermione Granger"], "2013-06-07", "Company News",
        ("https://example.com/wp-content", "A gorgeous sunset", "Sunset over mountains"),
    ),
    "wordpress/single-post.json": (
        "My Awesome Post", ["Guest Writer"], "2019-11-07", "Boop",
        ("https://mysite.com/wp-content", "This is Boopity", "Boopity"),
    ),
    "feeds/guardian.rss": (
        "Trump State of the Union", ["David Smith"], "2018-01-31", "Donald Trump",
        ("https://i.guim.co.uk/", None, None),
    ),
    "feeds/content-encoded.rss": ("THE CREATIVE", ["Jeremy Puma"], "2018-04-09", "plants", None),
    "feeds/heise.atom": ("Java-Anwendungsserver:", ["heise online"], "2016-02-01", None, None),
    "feeds/MaybePizzaBlog.json": ("GE's Monogram", ["Gus Mueller"], "2016-01-22", None, None),
    "ghost/posts.json": (
        "Welcome", ["Ghost"], "2012-11-27", "Getting Started",
        ("https://casper.ghost.org/", None, None),
    ),
    "guardian/item-content-with-blocks.json": (
        "example-liveblog", [], "2015-04-17", "News",
        ("http://media-origin.test", "Mandatory Credit:", "Clive James"),
    ),
}  # fmt: skip


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published samples lie beside the project")
@pytest.mark.parametrize("name", sorted(WHOLE))
def test_an_article_of_the_samples_is_read_whole(name: str) -> None:
    headline, people, day, desk, lead = WHOLE[name]
    article = next(one for one in read(SAMPLES / name) if isinstance(one, Article))
    assert article.headline.startswith(headline)
    assert [author.name for author in article.authors] == people
    assert str(article.published).startswith(day)
    assert article.desk == desk
    if lead is None:
        assert article.picture is None
        return
    picture = article.picture
    assert picture is not None
    for found, begins in zip((picture.src, picture.caption, picture.alt), lead, strict=True):
        assert found is None if begins is None else (found or "").startswith(begins)
