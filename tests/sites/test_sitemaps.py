"""Sitemaps and their indexes."""

from __future__ import annotations

import gzip
from collections.abc import Callable
from datetime import timedelta

import pytest

from paperpress.model.article import Article
from paperpress.sites.from_sites import FromSites
from site_server import DAY, POSTS, Post, Reply, SiteServer, page, serving

Gathering = Callable[..., FromSites]
XMLNS = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'


def urls(site: SiteServer, *entries: str) -> bytes:
    inner = "".join(f"<url><loc>{site.home}stories/{entry}</url>" for entry in entries)
    return f"<urlset {XMLNS}>{inner}</urlset>".encode()


def headlines(sites: FromSites) -> list[str]:
    return [each.headline for each in sites.articles() if isinstance(each, Article)]


def test_an_index_leads_to_the_sitemaps_that_may_hold_the_day(gathered: Gathering) -> None:
    with serving("sitemap") as site:
        site.answers["/news.xml"] = Reply(
            f"<sitemapindex {XMLNS}>"
            "<sitemap><loc> /a.xml</loc><lastmod>2025-07-23T07:00:00Z</lastmod></sitemap>"
            f"<sitemap><loc>{site.home}old.xml</loc><lastmod>2019-01-01</lastmod></sitemap>"
            f"<sitemap><loc>{site.home}none.xml</loc></sitemap></sitemapindex>".encode()
        )
        day = "2025-07-23T06:00:00Z"
        site.answers["/a.xml"] = Reply(
            gzip.compress(urls(site, f"7</loc><lastmod>{day}</lastmod>"))
        )
        sites = gathered(site)
        assert site.paths == ["/news.xml", "/a.xml", "/none.xml", "/stories/7"]
        assert headlines(sites) == ["Night buses return"]
        assert [finding.code for finding in sites.findings] == ["WEB002"]


def test_a_page_that_was_changed_today_may_be_of_another_day(gathered: Gathering) -> None:
    week_ago = Post(7, published=DAY - timedelta(days=7))
    with serving("sitemap", [week_ago, POSTS[1]]) as site:
        changed = "</loc><lastmod>2025-07-23T08:00:00Z</lastmod>"
        site.answers["/news.xml"] = Reply(urls(site, f"7{changed}", f"8{changed}", "9</loc>"))
        assert headlines(gathered(site)) == ["Bank holds its rate"]
        assert "/stories/9" not in site.paths


@pytest.mark.parametrize(
    "data", [b"\x1f\x8bnews", b"<rss/>", b"<urlset", b"https://post.example/a\n", b"\x1f\x8b"]
)
def test_what_is_no_sitemap_is_told(gathered: Gathering, data: bytes) -> None:
    with serving("sitemap") as site:
        site.answers["/news.xml"] = Reply(data)
        assert [finding.code for finding in gathered(site).findings] == ["WEB001"]


def test_one_page_that_fails_costs_itself_alone(gathered: Gathering) -> None:
    with serving("sitemap") as site:
        site.answers["/stories/7"] = Reply(status=404)
        sites = gathered(site)
        assert headlines(sites) == ["Bank holds its rate"]
        assert [finding.code for finding in sites.findings] == ["WEB002"]
        site.answers["/stories/7"] = lambda server, _: page(POSTS[0], server)
        assert len(headlines(gathered(site))) == 2


def test_a_page_that_was_taken_out_is_gone_though_the_sitemap_lists_it(gathered: Gathering) -> None:
    with serving("sitemap") as site:
        assert len(headlines(gathered(site))) == 2
        site.change(7)
        site.answers["/stories/7"] = Reply(status=503, headers={"Retry-After": "900"})
        assert len(headlines(gathered(site))) == 2
        site.answers["/stories/7"] = Reply(status=410)
        assert headlines(gathered(site)) == ["Bank holds its rate"]
