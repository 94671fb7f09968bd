"""What a server answers, asked as a server would: what stands where, and what stands nowhere."""

from __future__ import annotations

import asyncio
import json
import os
import re
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from lxml import etree

from asking import Asking
from hearing import heard_epub
from newsroom import article
from paperpress.config import load_configuration
from paperpress.shelf import making
from paperpress.vocab import FILE_TYPES
from shelving import DAY, edition, identifier, stand, withdraw

YESTERDAY = date(2025, 7, 22)
#: It asks for everything of a shelf that is made anew.
pytestmark = pytest.mark.slow

ATOM = "{http://www.w3.org/2005/Atom}"


def said(asking: Asking) -> list[dict[str, object]]:
    return [json.loads(line) for line in asking.said.getvalue().splitlines()]


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/index.html", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/opds.xml", "application/atom+xml;profile=opds-catalog;kind=navigation"),
        ("/opds.json", "application/opds+json"),
        ("/editions.xml", "application/atom+xml"),
        ("/new/opds.xml", "application/atom+xml;profile=opds-catalog;kind=acquisition"),
        ("/new/opds.json", "application/opds+json"),
        ("/days/", "text/html; charset=utf-8"),
        ("/days/2025-07/opds.xml", "application/atom+xml;profile=opds-catalog;kind=navigation"),
        ("/desks/city/", "text/html; charset=utf-8"),
        ("/desks/city/opds.json", "application/opds+json"),
        ("/desks/city/2025-07/index.html", "text/html; charset=utf-8"),
        ("/2025-07-23/", "text/html; charset=utf-8"),
        ("/2025-07-23/opds.xml", "application/atom+xml;profile=opds-catalog;kind=acquisition"),
        ("/2025-07-23/city.json", "application/opds-publication+json"),
        ("/2025-07-23/city.epub", "application/epub+zip"),
        ("/2025-07-23/city.epub?v=0123456789ab", "application/epub+zip"),
        ("/latest/culture.epub", "application/epub+zip"),
        ("/search.xml", "application/opensearchdescription+xml"),
        (
            "/search/opds.xml?q=ferries",
            "application/atom+xml;profile=opds-catalog;kind=acquisition",
        ),
        ("/search/opds.json?query=ferries", "application/opds+json"),
        ("/search/?q=ferries", "text/html; charset=utf-8"),
        ("/read/frame.css", "text/css; charset=utf-8"),
        ("/read/2025-07-23/city/nav.xhtml", "text/html; charset=utf-8"),
        ("/read/2025-07-23/city/cover.jpg", "image/jpeg"),
        ("/health", "text/plain; charset=utf-8"),
    ],
)
def test_each_kind_of_thing_stands_where_the_shelf_has_it(
    asking: Asking, path: str, media_type: str
) -> None:
    got, head = asking.get(path), asking.get(path, "HEAD")
    assert (got.status, got.headers["content-type"]) == (200, media_type)
    assert int(got.headers["content-length"]) == len(got.body)
    assert (head.status, head.body, head.headers) == (200, b"", got.headers)
    assert asking.get(path, if_none_match=got.headers["etag"]).status == 304
    assert asking.get(path, "POST").status == 405


@pytest.mark.parametrize(
    "path",
    [
        *("/2025-07-23/report.json", "/2025-07-23/report.html", "/.paperpress-shelf"),
        *("/.paperpress/2025-07-23/city.epub.json", "/days.json", "/shelf/index.html"),
        *("/2025-07-22/", "/2025-07-22/city.epub", "/2025-7-23/", "/20250723/", "/2025-W30-3/"),
        *("/2025-07-23/sport.epub", "/2025-07-23/sport.json", "/2025-07-23/city.jpg"),
        *("/2025-07-23/city.epub/", "/2025-07-23/city/city.epub", "/latest/sport.epub"),
        *("/latest/", "/latest/city", "/latest/city.json", "/latest/city.kobo.epub"),
        *("/new/", "/new/index.html", "/new", "/desks/", "/desks/sport/", "/desks/city/2025-08/"),
        *("/desks/city/2025-07/x", "/desks/city/2025-13/", "/days/2024-01/", "/days/x/"),
        *("/search", "/search/", "/search/x.xml", "/read/", "/read/x.css", "/read/2025-07-23/"),
        *("/read/2025-07-23/sport/", "/read/2025-07-23/city/EPUB/nav.xhtml", "/robots.txt"),
        *("/read/2025-07-23/city/package.opf", "/read/2025-07-23/city/a-9.xhtml", "/metrics"),
        *("/opds-auth.json", "/t/0123456789abcdef012345", "/t/x/opds.xml", "/index.html/"),
        *(
            "/CITY",
            "/2025-07-23/CITY.epub",
            "/desks/city/2025-07-23.epub",
            "/éé",
            "/%00",
            "/%2e%2e",
        ),
    ],
)
def test_nothing_else_stands_anywhere(asking: Asking, path: str) -> None:
    got = asking.get(path)
    if path == "/search/":
        assert "No edition has these words." in got.text
    else:
        assert (got.status, got.body) in {(404, b"404 Not Found\n"), (302, b"302 Found\n")}
        assert got.status == 404 or path == "/search", got.headers


@pytest.mark.parametrize(
    ("path", "leads_to"),
    [
        ("/2025-07-23", "2025-07-23/"),
        ("/desks/city", "city/"),
        ("/read/2025-07-23/city", "city/contents.xhtml"),
        ("/read/2025-07-23/city/", "contents.xhtml"),
    ],
)
def test_an_address_without_its_end_leads_on(asking: Asking, path: str, leads_to: str) -> None:
    got = asking.get(path)
    assert (got.status, got.headers["location"]) == (302, leads_to)


@pytest.fixture(scope="module")
def epub() -> bytes:
    return heard_epub(article(body="<p>It left.</p><h2>Then</h2><p>It came.</p>"))


@pytest.fixture
def heard(out: Path, epub: bytes) -> Asking:
    """A shelf of which one edition reads itself aloud."""
    stand(out, "city", profile="listen", data=epub)
    return Asking(out, prefix="/paper")


def test_what_is_heard_is_a_podcast_with_whole_addresses(heard: Asking) -> None:
    got = heard.get("/paper/new/podcast.xml", accept_encoding="gzip")
    assert (got.status, got.headers["content-type"]) == (200, "application/rss+xml")
    assert got.headers["content-encoding"] == "gzip"
    again = heard.get("/paper/new/podcast.xml", if_none_match=got.headers["etag"])
    assert again.status == 304
    item = etree.fromstring(got.text.encode()).find("channel/item")
    assert item is not None
    named = {str(each.tag).rpartition("}")[2]: each.get("url") for each in item if each.get("url")}
    types = {
        "enclosure": "audio/mpeg",
        "transcript": "text/vtt",
        "chapters": "application/json+chapters",
    }
    assert named.keys() == types.keys()
    for name, address in named.items():
        assert address is not None
        assert address.startswith("http://paper.example/paper/2025-07-23/city/a-night-buses.")
        file = heard.get(address.removeprefix("http://paper.example"))
        assert (file.status, file.headers["content-type"]) == (200, types[name])
    sound = named["enclosure"] or ""
    part = heard.get(sound.removeprefix("http://paper.example"), range="bytes=10-19")
    assert (part.status, len(part.body)) == (206, 10)


def test_nothing_is_heard_elsewhere(heard: Asking) -> None:
    for path in (
        *("/podcast.xml", "/days/podcast.xml", "/desks/culture/podcast.xml", "/search/podcast.xml"),
        *("/2025-07-22/podcast.xml", "/2025-07-23/city/a-x.mp3", "/2025-07-23/city/podcast.xml"),
        *("/2025-07-23/culture/a-night-buses.mp3", "/2025-07-23/city/", "/x/podcast.xml"),
    ):
        assert heard.get(f"/paper{path}").status == 404, path


def test_what_is_withdrawn_is_not_heard_by_those_who_know_its_address(
    heard: Asking, out: Path
) -> None:
    sound = "/paper/2025-07-23/city/a-night-buses.mp3"
    assert heard.get(sound).status == 200
    withdraw(out, "city")
    assert heard.get(sound).status == 404
    assert heard.get("/paper/new/podcast.xml").status == 404


def test_editions_of_every_kind_are_sent(out: Path) -> None:
    for ending in ("brf", "ebrl", "pef", "mp3", "daisy.zip"):
        file = stand(out, "city", profile="x", data=ending.encode())
        as_pressed = file.with_name(f"city.{ending}")
        rename(out, file, as_pressed)
    asking = Asking(out)
    for ending, media_type in FILE_TYPES.items():
        name = "city.daisy.zip" if ending == "zip" else f"city.{ending}"
        got = asking.get(f"/2025-07-23/{name}")
        assert (got.status, got.headers["content-type"]) == (200, media_type)
        assert got.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert asking.get(f"/latest/{name}").status == 200


def rename(out: Path, before: Path, after: Path) -> None:
    """Let an edition stand under another name, with its note."""
    note = out / ".paperpress" / DAY.isoformat() / f"{before.name}.json"
    renamed = note.read_text("utf-8").replace(before.name, after.name)
    note.with_name(f"{after.name}.json").write_text(renamed, "utf-8")
    note.unlink()
    before.rename(after)


def test_covers_come_in_two_sizes(asking: Asking) -> None:
    document = json.loads(asking.get("/2025-07-23/city.json").text)
    assert len(document["images"]) == 2
    for image in document["images"]:
        got = asking.get(f"/2025-07-23/{image['href']}")
        assert (got.status, got.headers["content-type"]) == (200, image["type"])
        assert got.body.startswith(b"\xff\xd8")


def test_an_edition_is_sent_whole_or_in_part(asking: Asking, out: Path) -> None:
    data = (out / "2025-07-23/city.epub").read_bytes()
    got = asking.get("/2025-07-23/city.epub", accept_encoding="gzip")
    assert got.body == data
    assert "content-encoding" not in got.headers
    part = asking.get("/2025-07-23/city.epub", range="bytes=100-199", if_range=got.headers["etag"])
    assert (part.status, part.body) == (206, data[100:200])


def test_feeds_and_pages_are_those_of_the_static_shelf_and_what_a_server_adds(
    asking: Asking, out: Path
) -> None:
    for path in ("opds.xml", "new/opds.xml", "2025-07-23/opds.xml", "desks/city/opds.xml"):
        feed = etree.fromstring(asking.get(f"/{path}").body)
        links = [each for each in feed.findall(f"{ATOM}link") if each.get("rel") == "search"]
        assert [each.get("type") for each in links] == ["application/opensearchdescription+xml"]
        for each in links:
            feed.remove(each)
        static = etree.fromstring((out / "shelf" / path).read_bytes())
        assert [each.attrib for each in feed.iter()] == [each.attrib for each in static.iter()]
    for path in ("opds.json", "new/opds.json", "desks/city/opds.json"):
        feed = json.loads(asking.get(f"/{path}").text)
        (search,) = [each for each in feed["links"] if each["rel"] == "search"]
        assert search["templated"]
        assert search["href"].endswith("search/opds.json{?query}")
        feed["links"].remove(search)
        assert feed == json.loads((out / "shelf" / path).read_bytes())
    assert "Read in the browser" not in (out / "shelf/index.html").read_text("utf-8")
    assert 'href="read/2025-07-23/city"' in asking.get("/").text


def test_whatever_an_edition_says_is_text_and_nothing_else(asking: Asking) -> None:
    for path in (
        "/",
        "/2025-07-23/opds.xml",
        "/editions.xml",
        "/search/?q=zur",
        "/read/2025-07-23/city/nav.xhtml",
    ):
        body = asking.get(path).text
        assert "Café “Zur &lt;Post&gt;” &amp; the sea" in body, path
        assert "<Post>" not in body


def test_a_word_that_is_searched_for_is_text(asking: Asking) -> None:
    page = asking.get("/search/?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E").text
    assert "<script" not in page
    assert etree.fromstring(page.encode()).find(".//{*}input").get("value").startswith('"><script>')  # type: ignore[union-attr]
    feed = asking.get("/search/opds.xml?q=%22%26%3C").body
    assert etree.fromstring(feed).find(f"{ATOM}link").get("href") == "opds.xml?q=%22%26%3C"  # type: ignore[union-attr]


def test_every_answer_has_the_headers_of_a_strict_audit(asking: Asking) -> None:
    for path in (
        "/",
        "/2025-07-23/city.epub",
        "/nothing",
        "/read/2025-07-23/city/nav.xhtml",
        "/t/x/",
    ):
        headers = asking.get(path).headers
        policy = headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "script" not in policy
        assert "unsafe" not in policy
        assert "frame-ancestors 'none'" in policy
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert headers["referrer-policy"] == "no-referrer"
        assert "camera=()" in headers["permissions-policy"]
        assert headers["cross-origin-resource-policy"] == "same-origin"
        assert headers["cache-control"] == "no-cache"
        assert "server" not in headers
        assert "strict-transport-security" not in headers


def test_a_server_behind_https_says_so(out: Path) -> None:
    asking = Asking(out, https=True)
    assert asking.get("/").headers["strict-transport-security"] == "max-age=15768000"
    assert 'template="https://paper.example/search/' in asking.get("/search.xml").text


def test_other_methods_are_refused(asking: Asking) -> None:
    for method in ("POST", "PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "PROPFIND"):
        got = asking.get("/", method)
        assert (got.status, got.headers["allow"]) == (405, "GET, HEAD")


def test_a_browser_is_told_in_a_page_of_the_paper_s_language(out: Path) -> None:
    asking = Asking(out)
    page = etree.fromstring(asking.get("/nothing", accept="text/html,*/*").body)
    assert page.get("lang") == "en-GB"
    assert page.findtext(".//{*}main/{*}p") == "There is nothing at this address."


def test_what_is_withdrawn_is_gone_at_once(asking: Asking, out: Path) -> None:
    stand(out, "city", YESTERDAY, headlines=("Yesterday's ferries",))
    assert b"Yesterday" in asking.get("/2025-07-22/").body
    assert asking.get("/latest/city.epub").body == (out / "2025-07-23/city.epub").read_bytes()
    old = asking.get("/2025-07-23/city.json").text
    cover = json.loads(old)["images"][0]["href"]
    withdraw(out, "city")
    for path in ("city.epub", "city.json", cover):
        assert asking.get(f"/2025-07-23/{path}").status == 404, path
    assert asking.get("/read/2025-07-23/city/nav.xhtml").status == 404
    assert asking.get("/latest/city.epub").body == (out / "2025-07-22/city.epub").read_bytes()
    for path in (
        "/",
        "/new/opds.xml",
        "/new/opds.json",
        "/editions.xml",
        "/desks/city/",
        "/2025-07-23/opds.xml",
        "/search/?q=night",
    ):
        assert b"Night ferries" not in asking.get(path).body, path


def test_each_page_alone_is_right_after_a_withdrawal(out: Path) -> None:
    for path in (
        "/",
        "/editions.xml",
        "/desks/city/",
        "/desks/city/2025-07/",
        "/2025-07-23/",
        "/search/?q=night",
    ):
        stand(out, "city")
        asking = Asking(out)
        assert b"Night ferries" in asking.get(path).body, path
        withdraw(out, "city")
        assert b"Night ferries" not in asking.get(path).body, path


def test_a_day_that_comes_is_there_at_once(asking: Asking, out: Path) -> None:
    tomorrow = date(2025, 7, 24)
    stand(out, "city", tomorrow, headlines=("Tomorrow's ferries",))
    assert asking.get("/2025-07-24/city.epub").status == 200
    assert b"Tomorrow" in asking.get("/").body
    assert b"Tomorrow" in asking.get("/search/?q=tomorrow").body


def test_a_corrected_edition_is_there_at_once_under_another_tag(asking: Asking, out: Path) -> None:
    before = asking.get("/2025-07-23/city.epub").headers["etag"]
    page = asking.get("/2025-07-23/").headers["etag"]
    stand(out, "city", headlines=("Night ferries return, corrected",))
    got = asking.get("/2025-07-23/city.epub", if_none_match=before)
    assert got.status == 200
    assert got.body == (out / "2025-07-23/city.epub").read_bytes()
    assert b"corrected" in asking.get("/2025-07-23/", if_none_match=page).body
    assert b"corrected" in asking.get("/read/2025-07-23/city/nav.xhtml").body


def test_a_file_that_is_not_as_it_was_pressed_is_not_sent(asking: Asking, out: Path) -> None:
    file = out / "2025-07-23/city.epub"
    assert asking.get("/2025-07-23/city.epub").status == 200
    file.unlink()
    file.write_bytes(edition(headlines=("Held back",)))
    assert asking.get("/2025-07-23/city.epub").status == 404
    assert asking.get("/read/2025-07-23/city/nav.xhtml").status == 404
    assert asking.get("/latest/city.epub").status == 404


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
def test_no_link_is_followed_out(
    asking: Asking, out: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    secret = tmp_path_factory.mktemp("elsewhere") / "secret.epub"
    secret.write_bytes(b"secret")
    document = json.loads(asking.get("/2025-07-23/city.json").text)
    cover = out / "shelf/2025-07-23" / document["images"][0]["href"]
    for place in (
        out / "2025-07-23/city.epub",
        cover,
        out / "shelf/index.html",
        out / "shelf/latest/city.epub",
    ):
        place.unlink()
        place.symlink_to(secret)
    for path in (
        "2025-07-23/city.epub",
        f"2025-07-23/{cover.name}",
        "index.html",
        "latest/city.epub",
        "read/2025-07-23/city/nav.xhtml",
    ):
        assert b"secret" not in asking.get(f"/{path}").body, path
    assert asking.get("/2025-07-23/city.epub").status == 404
    assert asking.get(f"/2025-07-23/{cover.name}").status in {200, 404}


def test_a_shelf_that_cannot_be_made_says_nothing_of_the_past(
    asking: Asking, out: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asking.get("/")
    asking.said.truncate(asking.said.seek(0))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("paperpress.serving.view.make_shelf", full)
    withdraw(out, "city")
    got = asking.get("/")
    assert (got.status, got.headers["retry-after"]) == (503, "10")
    assert asking.get("/2025-07-23/city.epub").status == 503
    assert {"shelf-failed"} == {each["event"] for each in said(asking)} - {"request"}


def test_an_error_that_nobody_foresaw_costs_one_answer(
    asking: Asking, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paperpress.serving.search.folded", lambda _: 1 / 0)
    got = asking.get("/search/?q=x", accept="text/html")
    assert got.status == 500
    assert "ZeroDivision" not in got.text
    assert [each["message"] for each in said(asking) if each["event"] == "error"] == [
        "ZeroDivisionError: division by zero"
    ]
    assert asking.get("/").status == 200


def test_below_a_prefix_everything_is_found_by_the_way(out: Path) -> None:
    asking = Asking(out, prefix="/paper")
    assert asking.get("/paper/opds.xml").status == 200
    assert asking.get("/paper").headers["location"] == "paper/"
    description = asking.get("/paper/search.xml").text
    assert 'template="http://paper.example/paper/search/opds.xml?q={searchTerms}"' in description
    for path in ("/paper/opds.xml", "/paper/2025-07-23/opds.xml", "/paper/2025-07-23/"):
        links = [
            each.get("href")
            for each in etree.fromstring(asking.get(path).body).iter("{*}link", "{*}a")
        ]
        assert [href for href in links if href is None or href.startswith(("/", "http"))] == []


def test_figures_are_told_at_their_own_port_alone(out: Path) -> None:
    asking = Asking(out, metrics_port=9100)
    asking.get("/")
    assert asking.get("/metrics").status == 404
    figures = asking.get("/metrics", port=9100).text
    assert 'paperpress_requests_total{kind="page",status="200"} 1' in figures
    assert asking.get("/", port=9100).status == 404


def test_no_line_says_who_read_what(asking: Asking) -> None:
    asking.get("/2025-07-23/city.epub", referer="https://elsewhere.example/")
    asking.get("/search/?q=my+illness")
    asking.get("/t/abcdefghijklmnop/opds.xml")
    text = asking.said.getvalue()
    for secret in ("203.0.113.7", "illness", "elsewhere", "abcdefghijklmnop"):
        assert secret not in text
    requests = [each for each in said(asking) if each["event"] == "request"]
    assert [each["status"] for each in requests] == [200, 200, 404]


def test_the_shelf_says_what_paperpress_toml_says_of_it_now(asking: Asking, tmp_path: Path) -> None:
    file = tmp_path / "paperpress.toml"
    file.write_text('[masthead]\ntitle = "The Evening Courier"\nlanguage = "en"\n', "utf-8")
    from paperpress.shelf.front import front_for

    asyncio.run(asking.application.pressed(front_for(load_configuration(file))))
    assert "<title>The Evening Courier</title>" in asking.get("/").text
    static = tmp_path / "shelf/index.html"
    assert "<title>The Evening Courier</title>" in static.read_text("utf-8")


def test_without_a_paperpress_toml_the_newest_edition_gives_the_title(out: Path) -> None:
    assert "<title>The Meridian Courier</title>" in Asking(out, front=None).get("/").text


def test_an_empty_folder_is_a_shelf_without_editions(tmp_path: Path) -> None:
    asking = Asking(tmp_path)
    assert "There are no editions yet." in asking.get("/").text
    assert asking.get("/new/opds.xml").status == 200
    stand(tmp_path)
    assert "Night ferries return" in asking.get("/").text
    assert identifier("city", DAY) in asking.get("/new/opds.xml").text
    assert making.FOLDER == "shelf"


# What KOReader's own code asks of a server (its needs of feeds: tests/shelf/test_feeds.py).


@pytest.mark.parametrize("path", ["/new/opds.xml", "/new/opds.json", "/desks/city/opds.xml"])
def test_koreader_knows_a_list_by_its_time_and_gets_it_plain(asking: Asking, path: str) -> None:
    """`parseFeed`: first by HEAD, for Last-Modified; `Accept-Encoding: identity`, and it prefers JSON."""
    asks = {
        "accept_encoding": "identity",
        "accept": "application/opds+json, application/atom+xml;profile=opds-catalog, */*",
    }
    head, got = asking.get(path, "HEAD", **asks), asking.get(path, **asks)
    assert (head.status, got.status) == (200, 200)
    assert head.headers["last-modified"] == got.headers["last-modified"]
    assert "content-encoding" not in got.headers
    assert got.body.startswith(b"{" if path.endswith(".json") else b"<?xml")


def test_koreader_finds_the_search_in_both_forms(asking: Asking) -> None:
    """`getSearchTemplate`: the first template of Atom's type; in JSON what stands in braces goes."""
    links = json.loads(asking.get("/opds.json").body)["links"]
    (search,) = (link["href"] for link in links if link["rel"] == "search")
    assert re.sub(r"\{.*\}", "?query=%s", search) == "search/opds.json?query=%s"
    description = etree.fromstring(asking.get("/search.xml").body)
    template = next(
        url.get("template")
        for url in description.iter("{*}Url")
        if "application/atom+xml" in url.get("type")
    )
    address = urlsplit(template.replace("{searchTerms}", "night%20ferries"))
    got = asking.get(f"{address.path}?{address.query}")
    assert b"Night ferries return" in got.body
