"""A newspaper's address, and what is found there; each new publication presses as it is."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsroom import run
from paperpress.config import Configuration, load_configuration
from paperpress.config.sites import SiteKind
from site_server import KEY, POSTS, Post, Reply, SiteServer, page, serving

LONG = "The buses run all night again, the council says. " * 20
RSS = '<link rel="alternate" type="application/rss+xml" title="Alles" href="/feed.xml">'


@pytest.fixture(autouse=True)
def key_of_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GHOST_CONTENT_KEY", raising=False)


def front(head: str = "", lang: str = ' lang="de-AT"') -> Reply:
    return Reply(f"<!doctype html><html{lang}><head>{head}</head><body>…</body></html>".encode())


def made(folder: Path, site: SiteServer) -> tuple[str, str, Configuration]:
    """What was said, what was written, and that read."""
    done = run(folder, "new", "--from", site.home)
    assert done.returncode == 0, done.stderr
    (file,) = folder.glob("*/paperpress.toml")
    configuration = load_configuration(file)
    pressed = run(file.parent, "build", "--only", "2025-07-23")
    assert pressed.returncode == 0, pressed.stderr
    return done.stdout, file.read_text(), configuration


def test_wordpress_is_told_by_its_api(tmp_path: Path) -> None:
    with serving("wordpress") as site:
        facts = {"name": "Der Kurier &amp; Bote", "url": site.home, "namespaces": ["wp/v2"],
                 "timezone_string": "Europe/Vienna"}  # fmt: skip
        categories = [{"name": "Stadt", "slug": "stadt", "count": 41},
                      {"name": "Uncategorized", "slug": "uncategorized", "count": 3}]  # fmt: skip
        kinds = {"post": {}, "page": {}, "review": {"rest_base": "reviews"}, "wp_block": {}}
        for path, data in (("", facts), ("wp/v2/categories", categories), ("wp/v2/types", kinds)):
            site.answers[f"/wp-json/{path}"] = Reply(json.dumps(data).encode())
        site.answers["/"] = Reply(
            front('<link rel="alternate" hreflang="en" href="/en/">').data,
            headers={"Link": f'<{site.home}wp-json/>; rel="https://api.w.org/"'},
        )
        said, text, configuration = made(tmp_path, site)
        assert "Der Kurier & Bote: WordPress, by its REST API; desks: Stadt (41)" in said
        masthead = configuration.masthead
        assert (masthead.title, masthead.language) == ("Der Kurier & Bote", "de-AT")
        assert (masthead.timezone, masthead.identifier) == ("Europe/Vienna", site.home)
        assert [desk.slug for desk in masthead.desks] == ["stadt"]
        assert [(s.kind, s.url) for s in configuration.sites] == [("wordpress", site.home)]
        assert '# types = ["posts", "reviews"]' in text
        assert "# The site is also in en" in text


@pytest.mark.parametrize(("offset", "zone"), [(2, "Etc/GMT-2"), (-5, "Etc/GMT+5"), (5.5, "UTC")])
def test_a_zone_that_is_hours_alone_is_one_of_hours(
    tmp_path: Path, offset: float, zone: str
) -> None:
    with serving("wordpress") as site:
        facts = {"name": "K", "url": "", "namespaces": ["wp/v2"], "gmt_offset": offset}
        site.answers["/wp-json/"] = Reply(json.dumps(facts).encode())
        _, _, configuration = made(tmp_path, site)
        assert configuration.masthead.timezone == zone


def test_ghost_is_read_by_its_api_where_a_key_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GHOST_CONTENT_KEY", KEY)
    with serving("ghost") as site:
        settings = {"settings": {"title": "The Courier", "lang": "en", "timezone": "Europe/Dublin"}}
        tags = {"tags": [{"name": "City", "count": {"posts": 9}}, {"name": "Old", "count": None}]}
        site.answers["/"] = front('<meta name="generator" content="Ghost 5.130">')
        site.answers["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /ghost/\n")
        for name, data in (("settings", settings), ("tags", tags)):
            site.answers[f"/ghost/api/content/{name}/"] = Reply(json.dumps(data).encode())
        said, text, configuration = made(tmp_path, site)
        assert "The Courier: Ghost, by its content API; desks: City (9)" in said
        assert configuration.sites[0].key_env == "GHOST_CONTENT_KEY"
        assert configuration.masthead.timezone == "Europe/Dublin"
        assert KEY not in said + text
        assert not any(KEY in path for path, _ in site.asked if "/ghost/" not in path)


def test_ghost_without_a_key_is_read_by_its_feed_and_how_to_get_a_key_is_said(
    tmp_path: Path,
) -> None:
    with serving("feed") as site:
        site.answers["/"] = front(f'<meta name="generator" content="Ghost 5.130">{RSS}')
        said, text, configuration = made(tmp_path, site)
        assert configuration.sites[0].kind == "feed"
        for each in (said, text):
            assert "Integrations" in each
            assert "GHOST_CONTENT_KEY" in each


def test_a_feed_of_whole_texts_is_taken_before_a_sitemap(tmp_path: Path) -> None:
    head = f"<title>Der Kurier – Nachrichten aus Linz</title>{RSS}"
    with serving("feed") as site:
        site.answers["/"] = front(head)
        said, text, configuration = made(tmp_path, site)
        assert "Der Kurier: a feed of whole texts (2 items); desks: City (2)" in said
        assert configuration.sites[0].url == f"{site.home}feed.xml"
        assert configuration.masthead.language == "de-AT"
        assert "write one such as Europe/London" in text


def test_pages_of_a_sitemap_are_taken_before_a_feed_of_beginnings(tmp_path: Path) -> None:
    posts = [Post(7, body="<p>A summary […]</p>"), Post(8, body="<p>Another […]</p>")]
    with serving("feed", posts) as site, serving("sitemap") as other:
        other.host = site.host
        listed = other.reply(type("Asked", (), {"path": "/news.xml", "headers": {}})())  # type: ignore[arg-type]
        assert isinstance(listed, Reply)
        site.answers["/"] = front(RSS)
        site.answers["/robots.txt"] = Reply(f"Sitemap: {site.home}news.xml".encode())
        site.answers["/news.xml"] = listed
        for post in POSTS:
            site.answers[f"/stories/{post.id}"] = page(Post(post.id, body=f"<p>{LONG}</p>"), site)
        said, text, configuration = made(tmp_path, site)
        assert configuration.sites[0].kind == "sitemap"
        assert "that gives beginnings alone" in said
        assert "# There is also a feed" in text


def test_feeds_and_sitemaps_are_looked_for_where_they_usually_are(tmp_path: Path) -> None:
    with serving("feed") as site:
        site.answers["/"] = front("<title>K</title>", lang="")
        _, text, configuration = made(tmp_path, site)
        assert configuration.sites[0].url == f"{site.home}feed.xml"
        assert "doesn't say which language" in text


def test_a_site_that_nothing_reads_is_told_with_what_was_tried(tmp_path: Path) -> None:
    with serving("feed", []) as site:
        site.answers["/"] = front("<title>K</title>")
        done = run(tmp_path, "new", "--from", site.home)
        assert done.returncode == 2
        assert "nothing was found that it can be read by" in done.stderr
        assert "docs/sites.md" in done.stderr
        assert [*tmp_path.iterdir()] == []


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://", "is no address"),
        ("ftp://post.example/", "is no address"),
        ("https://a:b@post.example/", "without a name and a password"),
        ("nothing.invalid", "named with its http://"),
        ("http://10.0.0.1:1/", "can't be read"),
    ],
)
def test_what_is_no_address_or_doesn_t_answer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, address: str, why: str
) -> None:
    monkeypatch.setattr("paperpress.sites.asking._TRIES", 1)
    monkeypatch.setattr("paperpress.sites.looking._ONE_ANSWER", 1.0)
    done = run(tmp_path, "new", "--from", address)
    assert done.returncode == 2
    assert why in done.stderr


def test_a_title_of_any_signs_is_written_so_that_it_is_read_again(tmp_path: Path) -> None:
    with serving("feed") as site:
        title = 'The "Post" \\ &#127; &lt;]]'
        site.answers["/"] = front(f"<meta property=\"og:site_name\" content='{title}'>{RSS}")
        _, _, configuration = made(tmp_path, site)
        assert configuration.masthead.title.startswith('The "Post" \\')


@pytest.mark.parametrize("kind", ["feed", "sitemap"])
def test_a_feed_or_a_sitemap_can_be_named_itself(tmp_path: Path, kind: SiteKind) -> None:
    with serving(kind) as site:
        site.answers["/"] = front("<title>Der Kurier</title>")
        assert run(tmp_path, "new", "paper", "--from", site.url).returncode == 0
        configuration = load_configuration(tmp_path / "paper/paperpress.toml")
        assert [(each.kind, each.url) for each in configuration.sites] == [(kind, site.url)]
        assert configuration.masthead.title == "Der Kurier"


def test_from_the_page_of_a_section_the_paper_is_found(tmp_path: Path) -> None:
    with serving("feed") as site:
        site.answers["/city/today.html"] = front("<title>City</title>")
        site.answers["/"] = front(f"<title>Der Kurier</title>{RSS}")
        assert run(tmp_path, "new", "--from", f"{site.home}city/today.html").returncode == 0
        assert (tmp_path / "der-kurier/paperpress.toml").is_file()


@pytest.mark.slow
@pytest.mark.parametrize(
    "head",
    [
        "",
        "<title></title><meta name=generator><link rel=alternate>",
        '<script type="application/ld+json">{"@type": ["WebSite", 7], "name": 7, "logo": []}</script>',
        '<script type="application/ld+json">[null, {"@graph": 7}, {"@type": null}]</script>',
        '<script type="application/ld+json">{"@type": "WebSite", </script>',
        '<link rel="alternate" type="application/rss+xml" href="http://[::1">',
        '<link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">',
        '<link rel="https://api.w.org/" href="http://10.0.0.1/wp-json/">',
        '<html lang="xx-nonsense-of-nobody-at-all"><meta property="og:locale" content="de_AT">',
        "<title>" + "x" * 100_000 + "</title>",
        "\ufffe\0<title>\u202e</title>",
    ],
)
def test_whatever_a_head_holds_something_is_made_of_it(tmp_path: Path, head: str) -> None:
    with serving("feed") as site:
        site.answers["/"] = front(head)
        done = run(tmp_path, "new", "paper", "--from", site.home)
        assert done.returncode in {0, 2}
        assert "Traceback" not in done.stderr
        assert "is a mistake of paperpress" not in done.stderr
        if done.returncode == 0:
            assert run(tmp_path / "paper", "build", "--only", "2025-07-23").returncode == 0
