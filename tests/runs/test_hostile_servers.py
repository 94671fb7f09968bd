"""Addresses that are none, and servers that answer with anything at all: one picture each."""

from __future__ import annotations

import ipaddress
import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom import article, jpeg
from paperpress.files.fetching import Fetcher
from paperpress.files.internet import is_open
from paperpress.model.masthead import Masthead
from paperpress.model.picture import UnusablePicture
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press

#: What comes a little at a time takes its time.
pytestmark = pytest.mark.slow

PICTURE = jpeg((60, 40))
HOME = ipaddress.ip_address("127.0.0.1")

NO_ADDRESSES = [
    *("http://[::1/x", "http://::1]/x", "http://[/", "http://[]/", "http://[v1.a]/", "http://]/"),
    *("http://a.example:99999/x", "http://a.example:-1/x", "http://a.example:0/x"),
    *("http://a.example:x/", f"http://a.example:{'9' * 5000}/", "http://a.example:8 0/x"),
    *("http://☃.example/x", "http://ａ.example/", f"http://{'ä' * 80}.example/", "http://а..рф/"),
    *("http://\ud800.example/", "http://127.0.0.1/\ud800.jpg", "http://a\n.example/", "http://a\0/"),
    *("http://", "https:", "http:////", "http://?", "http://#", "http://@", "http://:80", "http:x"),
    *("http://" + "a" * 70_000, "https://" + "a." * 200 + "example/", "http://%00/", "http://%/"),
    *("http://[::ffff:zzzz]/", "http://[fe80::1%25%00]/", "http://\u202e.example/", "//"),
]  # fmt: skip


@dataclass
class Raw:
    """A server of this machine that answers each connection with what a function sends."""

    answer: Callable[[socket.socket], None]
    connections: int = 0
    asked: list[bytes] = field(default_factory=list)
    listening: socket.socket = field(default_factory=lambda: socket.create_server(("127.0.0.1", 0)))

    def url(self, path: str = "a.jpg") -> str:
        return f"http://127.0.0.1:{self.listening.getsockname()[1]}/{path}"

    def serve(self) -> None:
        while True:
            try:
                connection, _ = self.listening.accept()
            except OSError:
                return
            self.connections += 1
            with connection:
                try:
                    self.asked.append(connection.recv(65536))
                    self.answer(connection)
                except OSError:
                    continue


@pytest.fixture
def serving() -> Iterator[Callable[[Callable[[socket.socket], None] | bytes], Raw]]:
    running: list[Raw] = []

    def start(answer: Callable[[socket.socket], None] | bytes) -> Raw:
        send = answer if callable(answer) else lambda connection: connection.sendall(answer)
        server = Raw(send)
        running.append(server)
        threading.Thread(target=server.serve, daemon=True).start()
        return server

    yield start
    for server in running:
        server.listening.close()


def fetcher(folder: Path, whole: float = 5.0) -> Fetcher:
    return Fetcher(
        folder, allowed=lambda address: address == HOME or is_open(address), whole=whole,
        sleep=lambda _: None, largest=100_000,
    )  # fmt: skip


def good(*headers: bytes, body: bytes = PICTURE) -> bytes:
    lines = [b"HTTP/1.1 200 OK", b"Content-Type: image/jpeg", *headers]
    return b"\r\n".join(
        (*lines, b"Content-Length: %d" % len(body), b"Connection: close", b"", body)
    )


@pytest.mark.parametrize("url", NO_ADDRESSES)
def test_what_is_no_address_costs_its_picture(tmp_path: Path, url: str) -> None:
    (found,) = fetcher(tmp_path)([url]).values()
    assert isinstance(found, UnusablePicture)
    assert found.finding.code == "PIC040"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=30), st.sampled_from(["http://", "https://[", "http://127.0.0.1:", "//"]))
def test_any_text_can_be_an_address(tmp_path: Path, text: str, start: str) -> None:
    strict = Fetcher(tmp_path, allowed=lambda _: False, sleep=lambda _: None)
    assert all(isinstance(one, UnusablePicture) for one in strict([start + text]).values())


@pytest.mark.parametrize(
    "location",
    [b"http://[::1/x", b"http://127.0.0.1:99999/x", b"//127.0.0.1:x/", b"http://\xff\xfe/", b"",
     "http://пример.рф:0/".encode(), b"http://[", b"javascript:alert(1)", b"data:image/png,x",
     b"http://" + b"a" * 5000 + b"/"],
)  # fmt: skip
def test_a_redirect_to_no_address_costs_its_picture(
    tmp_path: Path, serving: Callable[..., Raw], location: bytes
) -> None:
    server = serving(
        b"HTTP/1.1 302 Found\r\nLocation: " + location + b"\r\nContent-Length: 0\r\n\r\n"
    )
    (found,) = fetcher(tmp_path)([server.url()]).values()
    assert isinstance(found, UnusablePicture)


@pytest.mark.parametrize(
    "mark", [b'"\xe4\xf6"', '"Ж"'.encode(), b'"\xff"', b'W/"\x80"', b'"' + b"x" * 20_000 + b'"']
)
def test_a_mark_of_any_bytes_is_sent_back_as_it_came_or_not_at_all(
    tmp_path: Path, serving: Callable[..., Raw], mark: bytes
) -> None:
    """Kept, it was fatal the next day (RFC 9110, 8.8.3: a tag may hold any byte above 0x7F)."""
    server = serving(good(b"ETag: " + mark))
    for _ in range(2):
        (found,) = fetcher(tmp_path)([server.url()]).values()
        assert isinstance(found, Path)
    sent = [line for line in server.asked[-1].split(b"\r\n") if line.startswith(b"If-None-Match")]
    assert sent == ([] if len(mark) > 1000 else [b"If-None-Match: " + mark])


@pytest.mark.parametrize(
    "note",
    ["[]", "{", '{"sha256": 1}', "[" * 100_000, "9" * 5000, '{"sha256": "x", "ask": []}', "\ud800",
     '{"sha256": SHA, "ask": {"If-None-Match": "Ж", "Host": "evil"}}',
     '{"sha256": SHA, "ask": {"If-None-Match": "a\\r\\nX: y"}}',
     '{"sha256": SHA, "ask": {"If-None-Match": 5}}', '{"sha256": SHA, "ask": null}'],
)  # fmt: skip
def test_a_note_that_was_tampered_with_is_none(
    tmp_path: Path, serving: Callable[..., Raw], note: str
) -> None:
    server = serving(good())
    fetch = fetcher(tmp_path)
    (path,) = fetch([server.url()]).values()
    assert isinstance(path, Path)
    digest = json.loads(path.with_name(f"{path.name}.json").read_text())["sha256"]
    data = note.replace("SHA", json.dumps(digest)).encode("utf-8", "surrogatepass")
    path.with_name(f"{path.name}.json").write_bytes(data)
    assert fetch([server.url()]) == {server.url(): path}
    assert b"evil" not in server.asked[-1]
    assert b"X: y" not in server.asked[-1]


def test_headers_that_drip_are_within_the_time_for_the_whole(
    tmp_path: Path, serving: Callable[..., Raw]
) -> None:
    """A header line every 0.3 s took 36 s where 3 were allowed. No tries follow when it is over."""
    lines = []

    def drip(connection: socket.socket) -> None:
        connection.sendall(b"HTTP/1.1 200 OK\r\n")
        for number in range(200):
            connection.sendall(b"X-%d: y\r\n" % number)
            lines.append(number)
            time.sleep(0.1)

    server = serving(drip)
    (found,) = fetcher(tmp_path, whole=0.6)([server.url()]).values()
    assert isinstance(found, UnusablePicture)
    assert "it took too long" in found.finding.message
    assert server.connections == 1
    assert len(lines) < 60


@pytest.mark.parametrize(
    "piece", [b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 302 Found\r\nX: y\r\n", b"H"]
)
def test_so_is_whatever_else_comes_a_little_at_a_time(
    tmp_path: Path, serving: Callable[..., Raw], piece: bytes
) -> None:
    def drip(connection: socket.socket) -> None:
        for _ in range(200):
            connection.sendall(piece)
            time.sleep(0.1)

    server = serving(drip)
    (found,) = fetcher(tmp_path, whole=0.6)([server.url()]).values()
    assert isinstance(found, UnusablePicture)
    assert server.connections <= 3


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(
    st.one_of(
        st.binary(max_size=200),
        st.binary(max_size=60).map(lambda value: good(b"ETag: " + value)),
        st.binary(max_size=60).map(lambda value: good(b"Content-Encoding: " + value)),
        st.binary(max_size=20).map(lambda value: b"HTTP/1.1 " + value + b"\r\n\r\n"),
        st.binary(max_size=60).map(
            lambda value: b"HTTP/1.1 301 X\r\nLocation: " + value + b"\r\n\r\n"
        ),
    )
)
def test_any_bytes_can_be_an_answer(
    tmp_path: Path, serving: Callable[..., Raw], answer: bytes
) -> None:
    server = serving(answer)
    fetch = fetcher(tmp_path, whole=1.0)
    for _ in range(2):
        (found,) = fetch([server.url()]).values()
        assert isinstance(found, Path | UnusablePicture)
    server.listening.close()


@pytest.mark.parametrize(
    "header",
    [b"Content-Length: " + b"9" * 5000, b"Retry-After: " + b"9" * 5000, b"Content-Type: \xff\xfe",
     b"Content-Length: -1", b"Transfer-Encoding: \xe4", b"X: " + b"y" * 200_000],
)  # fmt: skip
def test_odd_headers_cost_their_picture(
    tmp_path: Path, serving: Callable[..., Raw], header: bytes
) -> None:
    server = serving(b"HTTP/1.1 503 X\r\n" + header + b"\r\n\r\nbody")
    (found,) = fetcher(tmp_path)([server.url()]).values()
    assert isinstance(found, UnusablePicture)


def test_a_cache_that_cannot_be_written_costs_the_pictures(
    tmp_path: Path, serving: Callable[..., Raw]
) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")
    (found,) = fetcher(tmp_path / "kept")([serving(good()).url()]).values()
    assert isinstance(found, UnusablePicture)
    assert str(tmp_path / "kept") in found.finding.message


def test_no_address_ends_the_run(tmp_path: Path) -> None:
    odd = [
        article(str(tmp_path), id=f"a{number}", picture={"src": url, "alt": "A bus."})
        for number, url in enumerate(NO_ADDRESSES)
        if "\ud800" not in url
    ]
    masthead = Masthead(title="T", language="en")
    report = press(odd, Job(masthead=masthead, out=tmp_path / "out", fetch=True))
    assert report.editions[0].status == "pressed"
    assert {f.code for f in report.findings if f.severity == "error"} >= {"PIC040"}
