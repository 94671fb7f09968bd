"""WordPress's REST API, as a server of a test answers it; the real one is in test_real_wordpress.py."""

from __future__ import annotations

import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from paperpress.files.web import Answer, FetchError
from paperpress.model.article import Article
from paperpress.sites.asking import Asker, Keys
from paperpress.sites.from_sites import FromSites
from paperpress.sites.kept_answers import KeptAnswers
from paperpress.sites.wordpress import api_of, posts_in
from site_server import Post, Reply, SiteServer, serving

Gathering = Callable[..., FromSites]
API = "/wp-json/wp/v2/posts"


def test_a_long_list_is_read_page_by_page_and_posts_in_batches(gathered: Gathering) -> None:
    posts = [Post(number, f"Story {number}") for number in range(130)]
    with serving("wordpress", posts) as site:

        def paged(server: SiteServer, handler: BaseHTTPRequestHandler) -> Reply:
            query = parse_qs(urlsplit(handler.path).query)
            page = int(query.get("page", ["1"])[0])
            start = 0 if "include" in query else (page - 1) * 100
            del server.answers[API]
            reply = server.reply(handler)
            server.answers[API] = paged
            assert reply is not None
            listed = json.loads(reply.data)[start : start + 100]
            return Reply(json.dumps(listed).encode(), headers={"X-WP-TotalPages": "2"})

        site.answers[API] = paged
        assert len([*gathered(site).articles()]) == 130
        # The front page, two of the list, and 130 posts by twenty; each counted twice by the nesting.
        asked = [*dict.fromkeys(site.paths)]
        assert len(asked) == 1 + 2 + 7


@pytest.mark.parametrize(
    ("answer", "ids"),
    [
        ([{"id": 1}, {"id": "2"}, None, {"code": "oops"}], [1, 2]),
        ({"0": {"id": 1}, "1": {"id": 2}}, [1, 2]),
        ({"success": True, "data": [{"id": 1}]}, [1]),
        ([], []),
    ],
)
def test_posts_are_found_wherever_a_plug_in_put_them(answer: object, ids: list[int]) -> None:
    assert [post["id"] for post in posts_in(answer)] == ids


@pytest.mark.parametrize("answer", [{}, {"code": "rest_no_route"}, [None], [{"id": {}}], "a"])
def test_what_holds_no_posts_is_told(answer: object) -> None:
    with pytest.raises(FetchError, match="no list of posts"):
        posts_in(answer)


def test_a_site_without_pretty_addresses_and_pages_without_end(gathered: Gathering) -> None:
    posts = [Post(number, f"Story {number}") for number in range(100)]
    with serving("wordpress", posts) as site:

        def plain(server: SiteServer, handler: BaseHTTPRequestHandler) -> Reply | None:
            query = parse_qs(urlsplit(handler.path).query)
            route = query.get("rest_route", [""])[0]
            if not route:
                return Reply(b"<html><title>P</title>", headers={"Content-Type": "text/html"})
            handler.path = f"/wp-json{route}?{urlsplit(handler.path).query}"
            return server.reply(handler)  # the same hundred, whatever page is asked for

        site.answers["/"] = plain
        site.answers[API] = lambda server, handler: (
            without(server, handler) if "rest_route" in handler.path else Reply(status=404)
        )
        assert len([*gathered(site).articles()]) == 100
        assert not any(path.endswith("&page=3") for path in site.paths)


def without(server: SiteServer, handler: BaseHTTPRequestHandler) -> Reply | None:
    """Return what the site answers by itself."""
    own = server.answers.pop(API)
    try:
        return server.reply(handler)
    finally:
        server.answers[API] = own


def test_one_post_that_the_server_can_t_render_costs_itself_alone(gathered: Gathering) -> None:
    posts = [Post(number, f"Story {number}") for number in (1, 2, 3, 4)]
    with serving("wordpress", posts) as site:

        def moody(server: SiteServer, handler: BaseHTTPRequestHandler) -> Reply | None:
            ids = parse_qs(urlsplit(handler.path).query).get("include", [""])[0]
            if "3" in ids.split(","):
                return Reply(b"<html>Fatal error", 200)
            del server.answers[API]
            try:
                return server.reply(handler)
            finally:
                server.answers[API] = moody

        site.answers[API] = moody
        sites = gathered(site)
        titles = [each.headline for each in sites.articles() if isinstance(each, Article)]
        assert titles == ["Story 1", "Story 2", "Story 4"]
        (finding,) = sites.findings
        assert finding.code == "WEB002"
        assert "?p=3" in finding.message


@pytest.mark.parametrize(
    ("link", "asked"),
    [
        ("{home}?rest_route=/", "/?rest_route=/wp/v2/posts&after="),
        ("", "/wp-json/wp/v2/posts?after="),
    ],
)
def test_the_api_is_where_the_site_says(gathered: Gathering, link: str, asked: str) -> None:
    with serving("wordpress") as site:

        def front(server: SiteServer, handler: BaseHTTPRequestHandler) -> Reply:
            if "rest_route" in handler.path:
                return Reply(b"[]")
            named = f'<{link.format(home=server.home)}>; rel="https://api.w.org/"'
            return Reply(b"", headers={"Link": named} if link else {})

        site.answers["/"] = front
        gathered(site)
        assert site.paths[1].startswith(asked)


@pytest.mark.parametrize(
    ("said", "keys", "asked"),
    [
        ("http://news.example/wp-json/", Keys(), "https://news.example/wp-json/"),
        ("https://news.example:8443/?rest_route=/", Keys(), "https://news.example/?rest_route=/"),
        ("https://www.news.example/wp-json/", Keys(), "https://www.news.example/wp-json/"),
        ("https://www.news.example/wp-json/", Keys("", {"Authorization": "x"}), ""),
        ("https://evil.example/wp-json/", Keys(), ""),
    ],
)
def test_the_api_of_the_same_house_is_asked_where_no_key_could_go_astray(
    said: str, keys: Keys, asked: str, tmp_path: Path
) -> None:
    link = {"link": f'<{said}>; rel="https://api.w.org/"'}
    web = Asker(lambda what: Answer(what.url, 200, link, b""), KeptAnswers(tmp_path), keys=keys)
    if asked:
        assert api_of(web, "https://news.example/") == asked
        return
    with pytest.raises(FetchError, match="another host"):
        api_of(web, "https://news.example/")


def test_an_api_at_another_host_is_not_asked(gathered: Gathering) -> None:
    with serving("wordpress") as site:
        named = '<http://10.0.0.1/wp-json/>; rel="https://api.w.org/"'
        site.answers["/"] = Reply(b"", headers={"Link": named})
        (finding,) = gathered(site).findings
        assert "another host" in finding.message


def test_drafts_are_listed_for_who_has_a_password_which_goes_along(
    gathered: Gathering, tmp_path: Path
) -> None:
    (tmp_path / "password").write_text("oyster\n")
    (tmp_path / "password").chmod(0o600)
    with serving("wordpress") as site:
        toml = (f'{site.toml}username = "ann"\npassword_file = "password"\n'
                'statuses = ["publish", "future"]\ntypes = ["posts"]\n')  # fmt: skip
        gathered(site, toml=toml)
        lists = [path for path in site.paths if path.startswith(API)]
        assert all("status=publish%2Cfuture" in path for path in lists)
        with_password = [path for path, headers in site.asked if "Authorization" in headers]
        assert with_password == site.paths
