"""What clients and proxies send, as a value."""

from __future__ import annotations

from typing import Any

import pytest

from paperpress.serving.requests import RefusedError, Request, request_of
from paperpress.serving.settings import Settings, network_of

PROXY = "10.0.0.9"


def scope(path: str = "/", query: bytes = b"", peer: str = "203.0.113.7", **headers: str) -> Any:
    named = {"host": "paper.example", **{k.replace("_", "-"): v for k, v in headers.items()}}
    return {
        "method": "GET",
        "path": path,
        "query_string": query,
        "headers": [(name.encode(), text.encode("latin-1")) for name, text in named.items()],
        "client": (peer, 1),
        "server": ("127.0.0.1", 8000),
    }


def asked(path: str = "/", query: bytes = b"", prefix: str = "", **more: str) -> Request:
    trusted = (network_of("10.0.0.0/8"), network_of("::1"))
    settings = Settings(out=None, front=None, prefix=prefix, trusted=trusted)  # type: ignore[arg-type]
    return request_of(scope(path, query, **more), settings)


@pytest.mark.parametrize(
    ("path", "parts"),
    [
        ("/", ("",)),
        ("/opds.xml", ("opds.xml",)),
        ("/desks/city/", ("desks", "city", "")),
        ("/desks/city", ("desks", "city")),
    ],
)
def test_a_path_is_taken_apart(path: str, parts: tuple[str, ...]) -> None:
    assert asked(path).parts == parts


@pytest.mark.parametrize(
    "path",
    [
        "/../etc/passwd",
        "/a/../b",
        "/./a",
        "//a",
        "/a//b",
        "/.paperpress/x",
        "/2025-07-23/.part",
        "/a\\b",
        "/a\0b",
        "/a\nb",
        "/a\u202eb",
        "/..",
        "/" + "a" * 2000,
    ],
)
def test_a_path_that_is_no_plain_one_leads_nowhere(path: str) -> None:
    with pytest.raises(RefusedError, match="404"):
        asked(path)


@pytest.mark.parametrize("path", ["*", "", "paper.example:443", "http://paper.example/"])
def test_a_target_that_is_no_path_is_refused(path: str) -> None:
    with pytest.raises(RefusedError, match="400"):
        asked(path)


def test_a_prefix_is_taken_off_whether_the_proxy_did_so_or_not() -> None:
    assert asked("/paper/opds.xml", prefix="/paper").parts == ("opds.xml",)
    assert asked("/opds.xml", prefix="/paper").parts == ("opds.xml",)
    assert asked("/paperback", prefix="/paper").parts == ("paperback",)
    with pytest.raises(RefusedError, match="302") as refused:
        asked("/paper", prefix="/paper")
    assert refused.value.location == "paper/"


def test_the_address_is_that_which_the_client_sees() -> None:
    assert asked("/").base == "http://paper.example/"
    assert asked("/", prefix="/paper").base == "http://paper.example/paper/"


@pytest.mark.parametrize("host", ["a b", "paper.example/x", "<b>", "a:b:c", "x" * 300, "é.example"])
def test_a_host_that_can_be_none_is_refused(host: str) -> None:
    with pytest.raises(RefusedError, match="400"):
        asked("/", host=host)


@pytest.mark.parametrize("host", ["paper.example:8000", "[::1]:80", "127.0.0.1", "a-b_c.example"])
def test_a_host_may_have_a_port(host: str) -> None:
    assert asked("/", host=host).base == f"http://{host}/"


def test_what_a_proxy_says_is_believed_of_one_that_is_trusted_alone() -> None:
    forwarded = {
        "x_forwarded_for": "198.51.100.1, 203.0.113.50, 10.0.0.3",
        "x_forwarded_proto": "https",
        "x_forwarded_host": "news.example",
    }
    behind = asked("/", peer=PROXY, **forwarded)
    assert (behind.client, behind.base) == ("203.0.113.50", "https://news.example/")
    alone = asked("/", **forwarded)
    assert (alone.client, alone.base) == ("203.0.113.7", "http://paper.example/")


@pytest.mark.parametrize(
    ("chain", "client"),
    [("", PROXY), ("unknown", PROXY), ("10.1.1.1", "10.1.1.1"), ("x, 203.0.113.5", "203.0.113.5")],
)
def test_a_chain_that_breaks_off_ends_at_the_last_address(chain: str, client: str) -> None:
    assert asked("/", peer=PROXY, x_forwarded_for=chain).client == client


def test_a_forwarded_host_that_can_be_none_is_refused() -> None:
    with pytest.raises(RefusedError, match="400"):
        asked("/", peer=PROXY, x_forwarded_host='"><script>')
    assert asked("/", peer=PROXY, x_forwarded_proto="javascript").base.startswith("http://")


def test_a_query_is_read_and_an_odd_one_refused() -> None:
    assert asked(query=b"q=night+ferries&v=1").query == {"q": "night ferries", "v": "1"}
    assert asked(query=b"q").query == {}
    for odd in (b"q=%ff", b"&".join([b"a=1"] * 50), "q=é".encode()):
        with pytest.raises(RefusedError, match="400"):
            asked(query=odd)
    with pytest.raises(RefusedError, match="404"):
        asked(query=b"q=" + b"a" * 2000)


def test_the_shelf_may_begin_further_down() -> None:
    below = asked("/t/secret/opds.xml").below(2)
    assert (below.parts, below.base) == (("opds.xml",), "http://paper.example/t/secret/")


def test_a_type_is_accepted_where_it_is_named() -> None:
    request = asked("/", accept="text/html,application/xhtml+xml;q=0.9,*/*;q=0.1")
    assert request.accepts("application/xhtml+xml")
    assert not request.accepts("image/png")
