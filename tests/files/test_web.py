"""One answer from a server: what goes along on the way, and what of it is taken."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from delivering import server_context
from paperpress.files.internet import Deadline
from paperpress.files.web import Answer, Asked, FetchError, answer_to, refused
from site_server import Reply, SiteServer, serving


@pytest.fixture
def site() -> Iterator[SiteServer]:
    with serving("feed", []) as running:
        yield running


def asked(url: str) -> Answer:
    headers = {"Authorization": "Basic pearl"}
    what = Asked(url, headers, 10_000, secret=frozenset(headers), secret_query={"key": "pearl"})
    return answer_to(what, lambda _: True, Deadline(time.monotonic() + 20))


def test_a_key_goes_along_to_its_own_host_and_stands_in_no_answer(site: SiteServer) -> None:
    site.answers["/a"] = lambda _, request: Reply(
        status=302, headers={"Location": request.path.replace("/a", "/b")}
    )
    site.answers["/b"] = Reply(b"here")
    answer = asked(f"{site.home}a?page=1")
    assert answer.data == b"here"
    assert answer.url == f"{site.home}b?page=1"
    assert [path for path, _ in site.asked] == ["/a?page=1&key=pearl", "/b?page=1&key=pearl"]
    assert all(headers["Authorization"] == "Basic pearl" for _, headers in site.asked)


def test_a_key_doesn_t_go_along_to_another_host(site: SiteServer) -> None:
    with serving("feed", []) as other:
        site.answers["/a"] = lambda _, request: Reply(
            status=302, headers={"Location": f"{other.home}b?{request.path.partition('?')[2]}"}
        )
        other.answers["/b"] = Reply(b"there")
        answer = asked(f"{site.home}a?page=1")
        assert answer.url == f"{other.home}b?page=1"
        ((path, headers),) = other.asked
        assert path == "/b?page=1"
        assert "Authorization" not in headers


def test_what_comes_packed_is_unpacked_within_limits(site: SiteServer) -> None:
    packed = {"Content-Encoding": "gzip"}
    site.answers["/a"] = Reply(gzip.compress(b"news"), headers=packed)
    site.answers["/bomb"] = Reply(gzip.compress(b"0" * 10**6), headers=packed)
    site.answers["/short"] = Reply(gzip.compress(b"news")[:-5], headers=packed)
    raw = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    ways = {
        "deflate": zlib.compress(b"news"),
        "Deflate": raw.compress(b"news") + raw.flush(),
        "x-gzip": gzip.compress(b"news"),
        "gzip": b"news",  # which it isn't
    }
    assert asked(f"{site.home}a").data == b"news"
    for name, data in ways.items():
        site.answers[f"/{name}"] = Reply(data, headers={"Content-Encoding": name})
        assert asked(f"{site.home}{name}").data == b"news", name
    for path, why in (("bomb", "more than the 10,000"), ("short", "cut short")):
        with pytest.raises(FetchError, match=why):
            asked(f"{site.home}{path}")


@pytest.mark.parametrize(
    ("header", "least", "most"),
    [
        ("120", 120, 120),
        ("", 0, 0),
        ("soon", 0, 0),
        ("-5", 0, 0),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0, 0),
    ],
)
def test_a_server_says_when_to_come_back_in_seconds_or_as_a_date(
    header: str, least: float, most: float
) -> None:
    error = refused(Answer("https://a.example/", 503, {"retry-after": header}))
    assert error.again
    assert least <= error.wait <= most


def test_a_date_to_come_is_told_in_seconds_from_now() -> None:
    date = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True)
    assert 3000 <= refused(Answer("https://a.example/", 503, {"retry-after": date})).wait <= 3600


def test_a_certificate_that_nobody_trusts_ends_it_at_once() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), BaseHTTPRequestHandler)
    context: ssl.SSLContext = server_context()
    server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        with pytest.raises(FetchError, match="its certificate can't be trusted") as error:
            asked(f"https://127.0.0.1:{server.server_address[1]}/a")
        assert not error.value.again
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
