"""Pictures from the web, against a server that misbehaves in every way (docs/fetching.md)."""

from __future__ import annotations

import gzip
import ipaddress
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newsroom import article, jpeg
from paperpress.files.cache import Cache, cache_folder
from paperpress.files.fetching import Fetcher
from paperpress.model.masthead import Masthead
from paperpress.model.picture import UnusablePicture
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press

PICTURE = jpeg()


class Misbehaving(BaseHTTPRequestHandler):
    """Each path is a way to go wrong."""

    asked: list[tuple[str, dict[str, str]]]
    seen: dict[str, int]

    def do_GET(self) -> None:
        self.asked.append((self.path, dict(self.headers)))
        self.seen[self.path] = self.seen.get(self.path, 0) + 1
        getattr(self, self.path.strip("/").partition("?")[0].replace("-", "_"))()

    def log_message(self, *_: object) -> None:
        """Quiet."""

    def say(self, status: int = 200, data: bytes = b"", **headers: str) -> None:
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def good(self) -> None:
        self.say(data=PICTURE, Content_Type="image/jpeg")

    def tagged(self) -> None:
        if self.headers.get("If-None-Match") == '"v1"':
            self.say(304)
        else:
            self.say(data=PICTURE, Content_Type="image/jpeg", ETag='"v1"')

    def page(self) -> None:
        self.say(data=b"<html>", Content_Type="text/html")

    def gone(self) -> None:
        self.say(404)

    def moody(self) -> None:
        if self.seen[self.path] < 3:
            self.say(503, Retry_After="7")
        else:
            self.good()

    def broken(self) -> None:
        self.say(500)

    def onward(self) -> None:
        self.say(302, Location="/good")

    def circle(self) -> None:
        self.say(302, Location="/circle")

    def inward(self) -> None:
        self.say(302, Location="http://10.0.0.1/secret.jpg")

    def to_file(self) -> None:
        self.say(302, Location="file:///etc/hostname")

    def large(self) -> None:
        self.say(data=b"x" * 200_000, Content_Type="image/jpeg")

    def endless(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "image/jpeg")
        self.end_headers()
        try:
            while True:
                self.wfile.write(b"x" * 50_000)
        except OSError:
            pass

    def dripping(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "image/jpeg")
        self.end_headers()
        try:
            for _ in range(40):
                self.wfile.write(b"x")
                time.sleep(0.1)
        except OSError:
            pass

    def bomb(self) -> None:
        self.say(
            data=gzip.compress(b"0" * 10**6), Content_Type="image/jpeg", Content_Encoding="gzip"
        )

    def cut(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "image/jpeg")
        self.send_header("Content-Length", "5000")
        self.end_headers()
        self.wfile.write(b"x" * 100)


@pytest.fixture
def server() -> Iterator[ThreadingHTTPServer]:
    handler = type("Handler", (Misbehaving,), {"asked": [], "seen": {}})
    running = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    running.daemon_threads = True
    threading.Thread(target=running.serve_forever, args=(0.01,), daemon=True).start()
    yield running
    running.shutdown()
    running.server_close()


@pytest.fixture
def waits() -> list[float]:
    return []


@pytest.fixture
def fetcher(tmp_path: Path, waits: list[float]) -> Fetcher:
    """One that may connect to this machine, takes 100 kB, and doesn't really wait."""
    home = ipaddress.ip_address("127.0.0.1")
    return Fetcher(
        tmp_path / "kept",
        allowed=lambda address: address == home or address.is_global,
        largest=100_000,
        whole=1.0,
        sleep=waits.append,
    )


def at(server: ThreadingHTTPServer, path: str) -> str:
    return f"http://127.0.0.1:{server.server_address[1]}/{path}"


def why(fetcher: Fetcher, url: str) -> str:
    (found,) = fetcher([url]).values()
    assert isinstance(found, UnusablePicture), found
    assert found.finding.code == "PIC040"
    assert url in found.finding.message
    return found.finding.message


@pytest.mark.parametrize("path", ["good", "onward", "tagged", "moody"])
def test_a_picture_is_fetched(fetcher: Fetcher, server: ThreadingHTTPServer, path: str) -> None:
    (found,) = fetcher([at(server, path)]).values()
    assert isinstance(found, Path)
    assert found.read_bytes() == PICTURE


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("page", "it is 'text/html', not a picture"),
        ("gone", "the server answered 404"),
        ("broken", "the server answered 500"),
        ("circle", "it leads on more than 5 times"),
        ("inward", "'10.0.0.1' is at 10.0.0.1, which is not on the open internet"),
        ("to-file", "is no address of http or https"),
        ("large", "it has 200,000 bytes"),
        ("endless", "it has more than the 100,000 bytes"),
        ("dripping", "it took too long"),
        ("bomb", "it comes compressed"),
        ("cut", "the connection failed"),
    ],
)
def test_each_misbehaviour_is_told(
    fetcher: Fetcher, server: ThreadingHTTPServer, path: str, reason: str
) -> None:
    assert reason in why(fetcher, at(server, path))


def test_what_may_pass_is_tried_again_as_the_server_asks(
    fetcher: Fetcher, server: ThreadingHTTPServer, waits: list[float]
) -> None:
    fetcher([at(server, "moody")])
    assert waits == [7.0, 7.0]
    fetcher([at(server, "gone")])
    assert waits == [7.0, 7.0]


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "10.1.2.3", "192.168.1.1", "172.16.0.1", "169.254.169.254",
     "0.0.0.0", "[::1]", "[fe80::1]", "[fc00::1]", "[::ffff:10.0.0.1]", "224.0.0.1", "100.64.0.1",
     "2130706433"],
)  # fmt: skip
def test_no_address_off_the_open_internet_is_connected_to(tmp_path: Path, host: str) -> None:
    """Loopback, private, link-local (where clouds keep their keys), shared, multicast."""
    strict = Fetcher(tmp_path, sleep=lambda _: None)
    assert "not on the open internet" in why(strict, f"http://{host}/a.jpg")


@pytest.mark.parametrize("url", ["ftp://a.example/a.jpg", "http:///a.jpg", "//"])
def test_only_http_and_https_are_spoken(tmp_path: Path, url: str) -> None:
    assert "no address of http" in why(Fetcher(tmp_path, sleep=lambda _: None), url)


def test_a_host_that_is_not_known_is_told(fetcher: Fetcher) -> None:
    assert "isn't known" in why(fetcher, "http://nowhere.invalid/a.jpg")


def test_what_is_kept_is_asked_for_by_its_mark_and_serves_off_line(
    fetcher: Fetcher, server: ThreadingHTTPServer
) -> None:
    """RFC 9110, section 13: a conditional request."""
    url = at(server, "tagged")
    first, second = (fetcher([url])[url] for _ in range(2))
    assert first == second
    assert server.RequestHandlerClass.asked[-1][1]["If-None-Match"] == '"v1"'
    server.shutdown()
    server.server_close()
    assert fetcher([url])[url] == first


def test_a_torn_copy_is_not_served(fetcher: Fetcher, server: ThreadingHTTPServer) -> None:
    url = at(server, "tagged")
    path = fetcher([url])[url]
    assert isinstance(path, Path)
    path.write_bytes(b"torn")
    assert fetcher([url])[url] == path
    assert path.read_bytes() == PICTURE


def test_two_at_once_from_one_host(fetcher: Fetcher, server: ThreadingHTTPServer) -> None:
    found = fetcher([at(server, f"good?{n}") for n in range(12)])
    assert all(isinstance(path, Path) for path in found.values())
    assert len(found) == 12


def test_nothing_is_fetched_unless_asked(tmp_path: Path, server: ThreadingHTTPServer) -> None:
    remote = article(str(tmp_path), picture={"src": at(server, "good"), "alt": "A bus."})
    report = press([remote], Job(masthead=Masthead(title="T", language="en"), out=tmp_path / "o"))
    assert [finding.code for finding in report.findings if finding.code == "PIC001"] == ["PIC001"]
    assert server.RequestHandlerClass.asked == []


@pytest.mark.parametrize("kept", [True, False])
def test_what_is_fetched_lies_in_the_job_s_cache_else_where_the_platform_keeps_such(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: bool
) -> None:
    folders = []

    def fetcher(folder: Path) -> None:
        folders.append(folder)

    monkeypatch.setattr("paperpress.pressroom.task.Fetcher", fetcher)
    cache = Cache(tmp_path / "own") if kept else None
    masthead = Masthead(title="T", language="en")
    press([article()], Job(masthead=masthead, out=tmp_path / "o", fetch=True, cache=cache))
    assert folders == [tmp_path / "own" if kept else cache_folder()]


def test_a_fetched_picture_is_pressed(
    tmp_path: Path, server: ThreadingHTTPServer, fetcher: Fetcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paperpress.pressroom.task.Fetcher", lambda _: fetcher)
    remote = article(str(tmp_path), picture={"src": at(server, "good"), "alt": "A bus."})
    job = Job(masthead=Masthead(title="T", language="en"), out=tmp_path / "o", fetch=True)
    report = press([remote], job)
    assert [finding.code for finding in report.findings if finding.severity == "error"] == []
    assert report.editions[0].pictures == 1


def test_the_folder_can_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PAPERPRESS_CACHE_DIR", str(tmp_path))
    assert cache_folder() == tmp_path
    monkeypatch.delenv("PAPERPRESS_CACHE_DIR")
    assert cache_folder().name == "paperpress"


def test_what_was_had_a_moment_ago_isn_t_asked_for_again(
    server: ThreadingHTTPServer, fetcher: Fetcher
) -> None:
    url = at(server, "tagged")
    fetcher.fresh = 3600.0
    for _ in range(2):
        (found,) = fetcher([url]).values()
        assert isinstance(found, Path)
    assert len(server.RequestHandlerClass.asked) == 1
    fetcher.fresh = 0.0
    fetcher([url])
    assert len(server.RequestHandlerClass.asked) == 2


def test_offline_there_is_what_was_kept_and_nothing_else(
    server: ThreadingHTTPServer, fetcher: Fetcher
) -> None:
    kept, other = at(server, "good"), at(server, "tagged")
    fetcher([kept])
    fetcher.offline = True
    found = fetcher([kept, other])
    assert isinstance(found[kept], Path)
    assert isinstance(found[other], UnusablePicture)
    assert len(server.RequestHandlerClass.asked) == 1
