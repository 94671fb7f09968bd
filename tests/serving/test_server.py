"""A server that runs: whatever is sent to it is answered, and it ends gently."""

from __future__ import annotations

import http.client
import os
import socket
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from asking import Running, running
from paperpress.errors import ConfigurationError
from paperpress.serving.server import listen
from shelving import DAY, edition, stand

LARGE = 40_000_000


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("served")
    out = folder / "dist"
    stand(out, "city")
    # A ZIP may follow anything: a file that takes a while to be sent.
    stand(out, "culture", data=os.urandom(LARGE) + edition("culture"))
    (folder / "secret.txt").write_text("secret", "utf-8")
    return out


@pytest.fixture(scope="module")
def server(out: Path) -> Iterator[Running]:
    with running(out.parent, "--no-press", "--prefix", "/paper") as server:
        yield server


def test_it_listens_on_this_machine_alone_unless_it_is_told(server: Running) -> None:
    assert server.host == "127.0.0.1"
    assert server.base.endswith("/paper/")
    assert server.get("/paper/").status == 200


def test_a_port_that_is_taken_is_told(server: Running) -> None:
    for host, port in (("127.0.0.1", server.port), ("no.such.host.invalid", 0)):
        told = pytest.raises(ConfigurationError, match=f"can't listen at {host}")
        with told, listen(host, port, None):
            pass


@pytest.mark.slow
@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    parts=st.lists(
        st.one_of(
            st.sampled_from(
                [
                    *("..", ".", "", "%2e%2e", "%2f", "%5c", "%00", "%0d%0a", "%c0%ae", "%ff", "~"),
                    *("read", "latest", "desks", "days", "new", "t", "search", "shelf", "dist"),
                    *(DAY.isoformat(), "2025-07", "city", "city.epub", "city.json", "opds.xml"),
                    *(
                        ".paperpress",
                        "report.json",
                        "secret.txt",
                        "index.html",
                        "nav.xhtml",
                        "?q=x",
                    ),
                    *("paper", "health", "search.xml", "a" * 3000, "0000-00-00", "9999-99"),
                ]
            ),
            st.text(
                st.characters(min_codepoint=33, max_codepoint=126, exclude_characters="#"),
                max_size=12,
            ),
        ),
        max_size=6,
    ),
    method=st.sampled_from(["GET", "HEAD"]),
)
@example(parts=["..", "..", "secret.txt"], method="GET")
@example(parts=["paper", DAY.isoformat(), "..", "..", "..", "secret.txt"], method="GET")
def test_no_path_leads_out_and_none_is_an_error(
    server: Running, parts: list[str], method: str
) -> None:
    got = server.get("/" + "/".join(parts), method)
    assert got.status in {200, 302, 400, 404}, got
    assert b"secret" not in got.body
    assert b'"digests"' not in got.body


@pytest.mark.parametrize(
    "sent",
    [
        b"GET * HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET http://paper.example/paper/ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET paper HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /\xff\xfe HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /paper/ HTTP/1.1\r\nHost: a b\r\n\r\n",
        b"GET /paper/ HTTP/1.1\r\nHost: x\r\nRange: bytes=x\r\nIf-None-Match: \xff\r\n\r\n",
        b"BREW /paper/ HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /paper/ HTTP/9.9\r\nHost: x\r\n\r\n",
        b"\r\n\r\n\r\n\x00\x01\x02\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: x\r\n\r\n",
        b"GET /paper/ HTTP/1.1\r\nHost: x\r\nAuthorization: Basic \xff\r\n\r\n",
        b"POST /paper/ HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
    ],
)
def test_an_odd_request_is_refused_and_the_next_is_answered(server: Running, sent: bytes) -> None:
    answer = b""
    with (
        socket.create_connection((server.host, server.port), timeout=60) as connection,
        suppress(ConnectionError),  # what is too long is cut off
    ):
        connection.sendall(sent)
        connection.shutdown(socket.SHUT_WR)
        while received := connection.recv(65536):
            answer += received
    assert not answer.startswith(b"HTTP/1.1 5"), answer[:200]
    assert b"Traceback" not in answer
    assert server.get("/paper/health").body == b"ok\n"


def test_a_connection_is_used_again(server: Running) -> None:
    connection = http.client.HTTPConnection(server.host, server.port, timeout=60)
    for path, status in (("/paper/", 200), ("/paper/x", 404), ("/paper/latest/city.epub", 200)):
        connection.request("GET", path)
        answer = connection.getresponse()
        answer.read()
        assert (answer.status, answer.will_close) == (status, False)
    connection.close()


@pytest.mark.slow
def test_a_download_that_is_under_way_is_finished_when_the_server_ends(out: Path) -> None:
    with running(out.parent, "--no-press") as server:
        connection = http.client.HTTPConnection(server.host, server.port, timeout=60)
        connection.request("GET", f"/{DAY.isoformat()}/culture.epub")
        answer = connection.getresponse()
        begun = answer.read(100_000)
        server.process.terminate()
        # It lets nobody new in, and finishes what it has begun.
        data = begun + answer.read()
        connection.close()
        assert server.process.wait(60) == 0
    assert data == (out / DAY.isoformat() / "culture.epub").read_bytes()
