"""What a robots.txt allows (RFC 9309)."""

from __future__ import annotations

import pytest

from paperpress.sites.robots import Robots

HOME = "https://post.example"


@pytest.mark.parametrize(
    ("text", "path", "allowed"),
    [
        ("", "/a", True),
        ("User-agent: *\nDisallow: /", "/a", False),
        ("User-agent: *\nDisallow:", "/a", True),
        ("User-agent: *\nDisallow: /\nAllow: /feed.xml", "/feed.xml", True),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", True),
        ("User-agent: paperpress\nDisallow: /a\n\nUser-agent: *\nDisallow: /", "/b", True),
        ("User-agent: PaperPress/2.0\nDisallow: /a", "/a", False),
        ("User-agent: somebody\nUser-agent: paperpress\nDisallow: /a", "/a/b", False),
        ("User-agent: somebody\nDisallow: /", "/a", True),
        ("User-agent: *\nDisallow: /*?replytocom", "/a?replytocom=7", False),
        ("User-agent: *\nDisallow: /*.json$", "/api/a.json", False),
        ("User-agent: *\nDisallow: /*.json$", "/api/a.json?page=2", True),
        ("User-agent: *\nDisallow: /a$", "/ab", True),
        ("User-agent: *\nDisallow: /gr%c3%bcn", "/grün", False),
        ("User-agent: *\nDisallow: /grün", "/gr%C3%BCn", False),
        ("User-agent: *  # all\nDisallow: /a # not this", "/a", False),
        ("\ufeffUser-agent: *\nDisallow: /a", "/a", False),
        ("Disallow: /", "/a", True),
        ("User-agent: *\nSitemap: /s\nDisallow: /a", "/a", False),
        ("<html><body>Not found", "/a", True),
    ],
)
def test_the_longest_rule_of_our_group_decides(text: str, path: str, allowed: bool) -> None:
    assert Robots.of(text.encode()).allows(f"{HOME}{path}") is allowed


def test_delays_and_sitemaps_are_read() -> None:
    robots = Robots.of(
        b"User-agent: *\nCrawl-delay: 2.5\nSitemap: https://post.example/news.xml\n"
        b"User-agent: other\nCrawl-delay: 90\n"
    )
    assert robots.delay == 2.5
    assert robots.sitemaps == ("https://post.example/news.xml",)


def test_a_delay_that_is_no_number_is_none() -> None:
    assert Robots.of(b"User-agent: *\nCrawl-delay: nan").delay == 0
