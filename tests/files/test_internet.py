"""Which addresses are of the open internet, with the registries of IANA as the table."""

from __future__ import annotations

import ipaddress
import time
from concurrent.futures import ThreadPoolExecutor

import httpcore
import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.files.internet import (
    ClosedHostError,
    Deadline,
    UnknownHostError,
    addresses_of,
    allowing,
    is_open,
)

OPEN = ["8.8.8.8", "93.184.216.34", "1.1.1.1", "2606:4700::1111", "2a00:1450:4001:81b::200e"]
CLOSED = [
    *("0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.0.1", "169.254.169.254"),
    *("172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.0.8", "192.0.0.170", "192.0.2.1"),
    *("192.88.99.1", "192.168.0.1", "198.18.0.1", "198.19.255.255", "198.51.100.1", "203.0.113.9"),
    *("224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255"),
    *("::", "::1", "::127.0.0.1", "::8.8.8.8", "::a00:1", "fec0::1", "feff::1", "fe80::1", "fc00::1"),
    *("fd12:3456::1", "ff02::1", "ff0e::1", "100::1", "100:0:0:1::1", "2001:db8::1", "3fff::1"),
    *("5f00::1", "64:ff9b:1::1", "64:ff9b:1::808:808", "::ffff:0:8.8.8.8", "2001:2::1", "2001:10::1"),
    *("2001:0:a00:1::1", "2001:0:808:808::1", "2001:1::", "4000::1", "8000::1", "e000::1", "2001:20::1"),
]  # fmt: skip
ip4 = st.ip_addresses(v=4)


def carried(inside: ipaddress.IPv4Address) -> list[ipaddress.IPv6Address]:
    """IPv6 addresses that lead to an IPv4 one: mapped, translated, 6to4."""
    number = int(inside)
    return [
        ipaddress.IPv6Address((0xFFFF << 32) | number),
        ipaddress.IPv6Address((0x0064_FF9B << 96) | number),
        ipaddress.IPv6Address((0x2002 << 112) | (number << 80) | 1),
    ]


@pytest.mark.parametrize("address", OPEN)
def test_the_open_internet_is_open(address: str) -> None:
    assert is_open(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", CLOSED)
def test_nothing_else_is(address: str) -> None:
    assert not is_open(ipaddress.ip_address(address))


@given(ip4)
def test_an_address_inside_another_is_looked_at(inside: ipaddress.IPv4Address) -> None:
    assert {is_open(address) for address in carried(inside)} == {is_open(inside)}


@given(st.ip_addresses())
def test_nothing_is_open_that_python_knows_to_be_private(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if is_open(address) and address not in ipaddress.ip_network("::/32"):
        translated = address in ipaddress.ip_network("64:ff9b::/96")
        assert translated or (address.is_global and not address.is_multicast)


@pytest.mark.parametrize("host", ["10.0.0.1", "127.1", "0x7f000001", "::1", "64:ff9b::a00:1"])
def test_a_host_is_judged_by_its_address_however_it_is_written(host: str) -> None:
    with pytest.raises(ClosedHostError, match="not on the open internet"):
        addresses_of(host, 80, is_open)


@pytest.mark.parametrize("host", ["", "a..b", "x" * 300, "a b", "a\0b", "nowhere.invalid", "%"])
def test_what_is_no_host_is_not_known(host: str) -> None:
    with pytest.raises((UnknownHostError, ClosedHostError)):
        addresses_of(host, 80, is_open)


def test_no_wait_outlasts_what_is_left() -> None:
    assert Deadline(time.monotonic() + 100).within(3) == 3
    assert Deadline(time.monotonic() + 1).within(60) <= 1
    with pytest.raises(httpcore.ReadTimeout):
        Deadline(time.monotonic() - 1).within(60)


def test_a_named_host_is_looked_up_once_and_whoever_asks_meanwhile_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looked_up = []

    def slow(host: str, *_: object, **__: object) -> list[tuple[object, ...]]:
        looked_up.append(host)
        time.sleep(0.05)  # so that the others come meanwhile
        return [(0, 0, 0, "", ("10.0.0.7", 0))]

    monkeypatch.setattr("socket.getaddrinfo", slow)
    is_allowed = allowing(["paper.internal"])
    inside, other = (ipaddress.ip_address(address) for address in ("10.0.0.7", "10.0.0.8"))
    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(is_allowed, [inside] * 50))
    assert looked_up == ["paper.internal"]
    assert not is_allowed(other)
    assert is_allowed(ipaddress.ip_address("93.184.215.14"))
