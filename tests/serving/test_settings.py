"""What a server is asked to do."""

from __future__ import annotations

import pytest

from paperpress.errors import ConfigurationError
from paperpress.serving.settings import is_loopback, network_of, prefix_of


@pytest.mark.parametrize(
    ("text", "prefix"),
    [("", ""), ("/", ""), ("paper", "/paper"), ("/paper/", "/paper"), ("/a/b-c_d.e", "/a/b-c_d.e")],
)
def test_a_prefix_has_a_slash_before_it(text: str, prefix: str) -> None:
    assert prefix_of(text) == prefix


@pytest.mark.parametrize("text", ["/a b", "/..", "/.", "/é", "http://x", "/a?b", "/t", "/<b>"])
def test_what_is_no_path_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="--prefix"):
        prefix_of(text)


@pytest.mark.parametrize("text", ["127.0.0.1", "10.0.0.0/8", "::1", "fd00::/8"])
def test_an_address_or_a_network_is_trusted(text: str) -> None:
    assert network_of(text)


@pytest.mark.parametrize("text", ["", "*", "localhost", "10.0.0.1/8", "300.1.1.1"])
def test_what_is_neither_is_refused(text: str) -> None:
    with pytest.raises(ConfigurationError, match="--trust-proxy"):
        network_of(text)


def test_this_machine_s_own_addresses_are_told_from_others() -> None:
    assert all(map(is_loopback, ("127.0.0.1", "127.9.9.9", "::1", "localhost")))
    assert not any(map(is_loopback, ("0.0.0.0", "::", "192.0.2.1", "paper.example")))
