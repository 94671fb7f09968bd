"""Sites that misbehave in every way, for every kind: what can be had is pressed, the rest is a finding."""

from __future__ import annotations

import gzip
import json
import re
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from delivering import server_context
from newsroom import run
from paperpress.config.sites import SiteKind
from site_server import KEY, Answering, Reply, SiteServer, serving

#: What comes a little at a time takes its time.
pytestmark = pytest.mark.slow

KINDS: list[SiteKind] = ["wordpress", "ghost", "feed", "sitemap", "json"]


def endless(_: SiteServer, handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b" " * 50_000)
    except OSError:
        return


def dripping(_: SiteServer, handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.end_headers()
    try:
        while True:
            handler.wfile.write(b" ")
            time.sleep(0.05)
    except OSError:
        return


def cut_short(_: SiteServer, handler: BaseHTTPRequestHandler) -> None:
    handler.send_response(200)
    handler.send_header("Content-Length", "5000")
    handler.end_headers()
    handler.wfile.write(b'{"posts": [')


def circle(_: SiteServer, handler: BaseHTTPRequestHandler) -> Reply:
    return Reply(status=302, headers={"Location": handler.path})


def page(text: str) -> Reply:
    return Reply(text.encode(), headers={"Content-Type": "text/html"})


def always(reply: Reply) -> Answering:
    return lambda *_: reply


LOGIN = "<!doctype html><title>Sign in</title><form><input type=password></form>"
#: Ways to misbehave, and what the finding says of each.
WAYS: dict[str, tuple[Answering, str]] = {
    "500": (always(Reply(status=500)), "answered 500"),
    "403": (always(Reply(status=403)), "answered 403"),
    "404": (always(Reply(status=404)), "answered 404"),
    "429": (always(Reply(status=429, headers={"Retry-After": "3600"})), "seconds of rest"),
    "login": (always(page(LOGIN)), "login"),
    "moved to a login": (lambda server, handler: page(LOGIN) if handler.path.startswith("/login") else
                         Reply(status=302, headers={"Location": "/login"}), "login"),
    "maintenance": (always(page("<!DOCTYPE html><h1>Back soon")), "HTML|feed|sitemap|list"),
    "empty": (always(Reply()), "empty"),
    "endless": (endless, "bytes that are taken"),
    "dripping": (dripping, "too long"),
    "cut short": (cut_short, "connection failed"),
    "circle": (circle, "leads on more than"),
    "inward": (always(Reply(status=302, headers={"Location": "http://10.0.0.1/a"})), "open internet"),
    "to a file": (always(Reply(status=302, headers={"Location": "file:///etc/passwd"})), "no address"),
    "no gzip": (always(Reply(b"\x1f\x8b{}", headers={"Content-Encoding": "gzip"})), "damaged"),
    "bomb": (always(Reply(gzip.compress(b"{" + b" " * 10**6),
                          headers={"Content-Encoding": "gzip"})), "bytes that are taken"),
    "latin": (always(Reply('{"title": "Zürich"}'.encode("latin-1"))), "."),
    "not modified": (always(Reply(status=304)), "answered 304"),
    "null": (always(Reply(b"null")), "."),
    "another list": (always(Reply(b'[1, null, {"id": []}, []]')), "."),
    "another object": (always(Reply(b'{"items": 7, "posts": [{"id": {}}]}')), "."),
}  # fmt: skip


#: What is asked for where the second article is among it.
SECOND = re.compile(r"(?:^|,)8(?:,|$)|id:.*0008|/stories/8")


@pytest.fixture(scope="module")
def servers() -> Iterator[Callable[[SiteKind], SiteServer]]:
    """A server for each kind."""
    contexts = {kind: serving(kind) for kind in KINDS}
    sites = {kind: context.__enter__() for kind, context in contexts.items()}
    yield lambda kind: sites[kind]
    for context in contexts.values():
        context.__exit__(None, None, None)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """No wait is longer than a test's patience."""
    monkeypatch.setenv("GHOST_KEY", KEY)
    monkeypatch.setattr("paperpress.sites.asking._TRIES", 1)
    monkeypatch.setattr("paperpress.sites.asking.LARGEST", 100_000)
    monkeypatch.setattr("paperpress.sites.from_sites._ONE_ANSWER", 0.4)


def pressed(
    folder: Path, site: SiteServer, *more: str
) -> tuple[int, list[str], list[dict[str, str]]]:
    """The exit code, the editions that stand, and the run's findings."""
    (folder / "paperpress.toml").write_text(site.toml)
    done = run(folder, "build", "--only", "2025-07-23", "--report", "report.json", *more)
    assert "Traceback" not in done.stderr
    assert KEY not in done.stdout + done.stderr
    editions = sorted(path.name for path in folder.glob("dist/2025-07-23/*.epub"))
    return done.returncode, editions, json.loads((folder / "report.json").read_text())["findings"]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("way", WAYS)
def test_a_site_that_misbehaves_is_told_and_nothing_else(
    kind: SiteKind, way: str, servers: Callable[[SiteKind], SiteServer], tmp_path: Path
) -> None:
    site = servers(kind)
    site.every, why = WAYS[way]
    code, editions, findings = pressed(tmp_path, site)
    assert editions == []
    assert code != 0
    (finding,) = [f for f in findings if f["code"].startswith("WEB")]
    assert finding["code"] == "WEB001"
    assert re.search(why, finding["message"]), finding["message"]
    assert finding["remedy"]
    assert KEY not in json.dumps(findings)


@pytest.mark.parametrize("kind", KINDS)
def test_a_site_whose_certificate_cannot_be_trusted_is_not_read(
    kind: SiteKind, tmp_path: Path
) -> None:
    with serving(kind, tls=server_context()) as site:
        code, editions, findings = pressed(tmp_path, site)
    assert editions == []
    assert code != 0
    (finding,) = [f for f in findings if f["code"].startswith("WEB")]
    assert finding["code"] == "WEB001"
    assert "its certificate can't be trusted" in finding["message"]
    assert "certificate" in finding["remedy"]
    assert site.asked == []


@pytest.mark.parametrize("kind", ["wordpress", "ghost", "sitemap"])
def test_half_a_site_is_pressed_and_the_other_half_is_told(
    kind: SiteKind, servers: Callable[[SiteKind], SiteServer], tmp_path: Path
) -> None:
    site = servers(kind)

    def half(server: SiteServer, handler: BaseHTTPRequestHandler) -> Reply | None:
        query = parse_qs(urlsplit(handler.path).query)
        wanted = query.get("filter", query.get("include", [handler.path]))[0]
        server.every = None
        try:
            return Reply(status=500) if SECOND.search(wanted) else server.reply(handler)
        finally:
            server.every = half

    site.every = half
    code, editions, findings = pressed(tmp_path, site)
    assert editions == ["city.epub"]
    assert code == 1
    told = [f for f in findings if f["code"] == "WEB002"]
    assert len(told) == 1


def test_a_robots_txt_that_fails_forbids_all(
    servers: Callable[[SiteKind], SiteServer], tmp_path: Path
) -> None:
    site = servers("feed")
    site.every = None
    site.answers["/robots.txt"] = Reply(status=500)
    code, editions, (finding, *_) = pressed(tmp_path, site)
    assert (code, editions) == (3, [])
    assert "robots.txt can't be had" in finding["message"]
    site.answers["/robots.txt"] = Reply(b"User-agent: *\nDisallow: /")
    _, _, (finding, *_) = pressed(tmp_path, site)
    assert "Allow the agent paperpress" in finding["remedy"]
    del site.answers["/robots.txt"]
