"""Newspapers' sites of every kind on the loopback: what they hold is a list of posts that tests change."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ssl import SSLContext
from urllib.parse import parse_qs, urlsplit

from paperpress.config.sites import SiteKind

#: Of the day that tests press.
DAY = datetime(2025, 7, 23, tzinfo=UTC)
KEY = "22444f78447824223cefc48062"


@dataclass(frozen=True, slots=True)
class Post:
    """An article, as a site has it."""

    id: int
    title: str = "Night buses return"
    published: datetime = DAY + timedelta(hours=6)
    changed: datetime | None = None
    body: str = "<p>From Monday the buses run all night again.</p>"
    desk: str = "City"

    @property
    def modified(self) -> datetime:
        """When it was last changed."""
        return self.changed or self.published


POSTS = [Post(7), Post(8, "Bank holds its rate", body="<p>The rate stays at four.</p>")]


@dataclass(frozen=True, slots=True)
class Reply:
    """What is answered."""

    data: bytes = b""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)


Answering = Callable[["SiteServer", BaseHTTPRequestHandler], Reply | None]
"""Gives an answer, or writes one by itself and gives None."""


@dataclass
class SiteServer:
    """A site that runs."""

    kind: SiteKind
    posts: list[Post]
    answers: dict[str, Reply | Answering] = field(default_factory=dict)
    """By path; before what the kind answers."""
    every: Answering | None = None
    """In place of all answers but that of robots.txt."""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    """Addresses and headers, in the order in which they came."""
    host: str = ""
    scheme: str = "http"

    @property
    def home(self) -> str:
        """The address of the front page."""
        return f"{self.scheme}://{self.host}/"

    @property
    def url(self) -> str:
        """What paperpress.toml says."""
        page = {"feed": "feed.xml", "sitemap": "news.xml", "json": "api?from={since}&page={page}"}
        return f"{self.home}{page.get(self.kind, '')}"

    @property
    def paths(self) -> list[str]:
        """What was asked for, without robots.txt."""
        return [path for path, _ in self.asked if path != "/robots.txt"]

    @property
    def toml(self) -> str:
        """A paperpress.toml that reads it."""
        more = {"ghost": 'key_env = "GHOST_KEY"', "json": 'items = "items"'}
        return (
            '[masthead]\ntitle = "The Harbour Post"\nlanguage = "en-GB"\n'
            'identifier = "https://post.example/"\n'
            f'[[sources]]\nurl = "{self.url}"\nkind = "{self.kind}"\n{more.get(self.kind, "")}\n'
        )

    def change(self, id: int, **changes: object) -> None:
        """Correct a post, an hour later."""
        later = {"changed": DAY + timedelta(hours=9), **changes}
        self.posts = [replace(p, **later) if p.id == id else p for p in self.posts]  # type: ignore[arg-type]

    def reply(self, handler: BaseHTTPRequestHandler) -> Reply | None:
        """Return the answer to a request."""
        self.asked.append((handler.path, dict(handler.headers)))
        path = urlsplit(handler.path).path
        answer = self.answers.get(path)
        if answer is None and self.every is not None and path != "/robots.txt":
            answer = self.every
        if answer is None:
            return self._usual(path, parse_qs(urlsplit(handler.path).query))
        return answer if isinstance(answer, Reply) else answer(self, handler)

    def _usual(self, path: str, query: Mapping[str, list[str]]) -> Reply:
        if path.startswith("/stories/"):
            id = int(path.rpartition("/")[2])
            return next(
                (page(post, self) for post in self.posts if post.id == id), Reply(status=404)
            )
        by_kind = {"wordpress": _wordpress, "ghost": _ghost, "feed": _feed,
                   "sitemap": _sitemap, "json": _json}  # fmt: skip
        return by_kind[self.kind](self, path, query)


def _wordpress(site: SiteServer, path: str, query: Mapping[str, list[str]]) -> Reply:
    if path == "/":
        return Reply(
            b"<html>", headers={"Link": f'<{site.home}wp-json/>; rel="https://api.w.org/"'}
        )
    if path != "/wp-json/wp/v2/posts":
        return Reply(b'{"code": "rest_no_route"}', 404)
    ids = query.get("include", [""])[0].split(",")
    posts = [
        {
            "id": post.id,
            "date_gmt": f"{post.published:%Y-%m-%dT%H:%M:%S}",
            "modified_gmt": f"{post.modified:%Y-%m-%dT%H:%M:%S}",
            "status": "publish",
            "type": "post",
            "link": f"{site.home}stories/{post.id}",
            "title": {"rendered": post.title},
            "content": {"rendered": post.body, "protected": False},
            "excerpt": {"rendered": ""},
            "_embedded": {"wp:term": [[{"taxonomy": "category", "name": post.desk}]]},
        }
        for post in site.posts
        if ids == [""] or str(post.id) in ids
    ]
    return Reply(json.dumps(posts).encode(), headers={"X-WP-TotalPages": "1"})


def _ghost(site: SiteServer, path: str, query: Mapping[str, list[str]]) -> Reply:
    if path != "/ghost/api/content/posts/":
        return Reply(status=404)
    if query.get("key") != [KEY]:
        return Reply(b'{"errors": [{"message": "Unknown Content API Key"}]}', 401)
    wanted = query["filter"][0]
    posts = [
        {
            "id": f"{post.id:024x}",
            "title": post.title,
            "slug": f"story-{post.id}",
            "html": post.body,
            "published_at": post.published.isoformat(),
            "updated_at": post.modified.isoformat(),
            "visibility": "public",
            "url": f"{site.home}stories/{post.id}",
            "primary_tag": {"name": post.desk},
        }
        for post in site.posts
        if not wanted.startswith("id:") or f"{post.id:024x}" in wanted
    ]
    return Reply(json.dumps({"posts": posts, "meta": {"pagination": {"next": None}}}).encode())


def _feed(site: SiteServer, path: str, query: Mapping[str, list[str]]) -> Reply:
    items = "".join(
        f"<item><guid>{site.home}stories/{post.id}</guid><title>{post.title}</title>"
        f"<link>{site.home}stories/{post.id}</link><category>{post.desk}</category>"
        f"<pubDate>{post.published:%a, %d %b %Y %H:%M:%S} +0000</pubDate>"
        f"<content:encoded><![CDATA[{post.body}]]></content:encoded></item>"
        for post in site.posts
    )
    text = (
        '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>'
        f"<title>The Harbour Post</title><link>{site.home}</link>{items}</channel></rss>"
    )
    return (
        tagged(text.encode(), "application/rss+xml") if path == "/feed.xml" else Reply(status=404)
    )


def _sitemap(site: SiteServer, path: str, query: Mapping[str, list[str]]) -> Reply:
    urls = "".join(
        f"<url><loc>{site.home}stories/{post.id}</loc><lastmod>{post.modified.isoformat()}</lastmod>"
        f"<n:news><n:publication_date>{post.published.isoformat()}</n:publication_date></n:news></url>"
        for post in site.posts
    )
    text = (
        '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:n="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
    )
    return tagged(text.encode(), "application/xml") if path == "/news.xml" else Reply(status=404)


def _json(site: SiteServer, path: str, query: Mapping[str, list[str]]) -> Reply:
    records = [
        {
            "id": str(post.id),
            "headline": post.title,
            "body": post.body,
            "desk": post.desk,
            "published": post.published.isoformat(),
        }
        for post in site.posts
        if query.get("page") == ["1"]
    ]
    found = {"items": records}
    return (
        tagged(json.dumps(found).encode(), "application/json")
        if path == "/api"
        else Reply(status=404)
    )


def page(post: Post, site: SiteServer) -> Reply:
    """A post's own page, with JSON-LD."""
    facts = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": post.title,
        "datePublished": post.published.isoformat(),
        "dateModified": post.modified.isoformat(),
        "articleSection": post.desk,
    }
    text = (
        f'<!doctype html><html lang="en"><head><title>{post.title}</title>'
        f'<link rel="canonical" href="{site.home}stories/{post.id}">'
        f'<script type="application/ld+json">{json.dumps(facts)}</script></head>'
        f"<body><article><h1>{post.title}</h1>{post.body}</article></body></html>"
    )
    return tagged(text.encode(), "text/html; charset=utf-8")


def tagged(data: bytes, kind: str) -> Reply:
    """An answer that can be asked after by its tag."""
    return Reply(data, headers={"Content-Type": kind, "ETag": f'"{sha256(data).hexdigest()[:8]}"'})


class _Handler(BaseHTTPRequestHandler):
    site: SiteServer

    def do_GET(self) -> None:
        reply = self.site.reply(self)
        if reply is None:
            return
        tag = reply.headers.get("ETag")
        if tag and self.headers.get("If-None-Match") == tag:
            reply = Reply(status=304)
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.data)))
        self.end_headers()
        self.wfile.write(reply.data)

    def log_message(self, *_: object) -> None:
        """Quiet."""


@contextmanager
def serving(
    kind: SiteKind, posts: list[Post] | None = None, tls: SSLContext | None = None
) -> Iterator[SiteServer]:
    """Run a site of a kind; by HTTPS where there is something to prove it with."""
    site = SiteServer(kind, list(POSTS) if posts is None else posts)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"site": site}))
    server.daemon_threads = True
    if tls is not None:
        server.socket = tls.wrap_socket(server.socket, server_side=True)
        site.scheme = "https"
    site.host = f"127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
