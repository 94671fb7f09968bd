"""Feeds, WordPress, NITF and NewsML-G2: their rules (docs/formats), and that XML is read safely."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from json_formats import FIXTURES, read_with
from newsroom import ROOT
from paperpress.body.reader import translate
from paperpress.body.words import words_of
from paperpress.editions import plan
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.model.masthead import Masthead
from paperpress.sources import read
from paperpress.sources.formats.feeds import json_feed, xml_feeds
from paperpress.sources.formats.newsml import items as newsml
from paperpress.sources.formats.nitf import documents as nitf
from paperpress.sources.formats.wordpress import export, rest
from paperpress.sources.formats.wordpress.posts import with_footnotes

SAMPLES = ROOT.parent / "shared" / "samples"


def test_a_text_that_breaks_off_is_told() -> None:
    """REC070, and not where the text is whole."""
    first, second, _ = read_with("feed", FIXTURES / "feed" / "rss.xml")
    assert [notice.code for notice in first.notices] == []
    assert [notice.code for notice in second.notices] == ["REC070"]


def test_shortcodes_of_plugins_are_told_and_the_words_between_them_stay() -> None:
    """REC071, and not where there is none; words in brackets are words."""
    first, second, *_ = read_with("wordpress", FIXTURES / "wordpress" / "export.xml")
    assert [notice.code for notice in first.notices] == ["REC071"]
    assert "newsletter" in first.notices[0].message
    assert "Sign here" in first.record["body"]
    assert "[sic]" in first.record["body"]
    assert second.notices == ()


@pytest.mark.parametrize(
    ("kept", "body"),
    [
        (
            '[{"content":"The <em>note</em>.","id":"u-1"}]',
            'a<ol class="wp-block-footnotes"><li id="u-1">The <em>note</em>.</li></ol>b',
        ),
        ("", "a<!-- wp:footnotes /-->b"),
        ("{broken", "a<!-- wp:footnotes /-->b"),
        ('[7, {"id": "x"}]', 'a<ol class="wp-block-footnotes"><li id="x"></li></ol>b'),
    ],
)
def test_wordpress_keeps_footnotes_beside_the_text_and_they_stand_in_it(
    kept: str, body: str
) -> None:
    assert with_footnotes("a<!-- wp:footnotes /-->b", kept) == body


def test_what_wordpress_keeps_back_never_reaches_an_edition() -> None:
    """A draft, a post to come, a private one, one behind a password, a page, files."""
    articles = list(read(FIXTURES / "wordpress" / "export.xml"))
    planned = plan(
        articles, Masthead(title="T", language="en"), now=datetime(2025, 7, 23, tzinfo=UTC)
    )
    assert [a.headline for e in planned for a in e.articles] == ["Night buses return"]
    assert all(one.held for one in planned.left_out)
    assert {one.errors[0].path for one in planned.left_out} == {
        "embargo", "status", "wp:post_password", "wp:post_type",
    }  # fmt: skip


def test_log_ins_are_not_read() -> None:
    told = repr(read_with("wordpress", FIXTURES / "wordpress" / "export.xml"))
    assert "login@" not in told


BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;">
<!ENTITY f SYSTEM "file:///etc/hostname">]><rss version="2.0"><channel><item><title>T &b;&f;</title>
<description>B</description></item></channel></rss>"""


def test_no_entity_is_expanded_and_no_file_is_read(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xml"
    path.write_text(BOMB)
    (one,) = read(path)
    assert isinstance(one, Article)
    assert one.headline == "T &b;&f;"


def test_elements_too_deep_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "deep.xml"
    path.write_text(f"<rss>{'<a>' * 300}{'</a>' * 300}</rss>")
    (one,) = read(path)
    assert isinstance(one, Rejected)
    assert "200 deep" in one.errors[0].message


def test_bare_ampersands_and_forbidden_characters_are_mended(tmp_path: Path) -> None:
    """As exports have them; what stands in CDATA stays as it is."""
    path = tmp_path / "a.xml"
    path.write_text(
        "<rss version='2.0'><channel><item><title>Ann & Bob\x0b</title>"
        "<description><![CDATA[<p>R&amp;B & more</p>]]></description></item></channel></rss>"
    )
    (one,) = read(path)
    assert isinstance(one, Article)
    assert one.headline == "Ann & Bob"
    assert list(words_of(translate(one))) == ["R&B", "&", "more"]


def test_xml_of_no_format_says_what_it_begins_with(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_text("<?xml version='1.0'?><inventory/>")
    (one,) = read(path)
    assert isinstance(one, Rejected)
    assert "is of no format that is known" in one.errors[0].message


def test_what_is_cut_off_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.xml"
    path.write_bytes((FIXTURES / "feed" / "atom.xml").read_bytes()[:700])
    (one,) = read(path)
    assert isinstance(one, Rejected)
    assert one.source.endswith(", its end")
    assert "is cut off" in one.errors[0].message


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
