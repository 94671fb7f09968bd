"""Connections to the open internet, and to nothing else, each within a time.

Whoever writes an address into a record must not be able to make the press look into the network
that it stands in (server-side request forgery, CWE-918), nor to keep it waiting. So a host's name is
resolved here, every address that it has is judged, the connection goes to an address that was
judged, and no wait on it outlasts the time that is left for the whole.
"""

from __future__ import annotations

import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import httpcore

if TYPE_CHECKING:
    import ssl

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

#: Not of the open internet by the registries of special-purpose addresses
#: (https://www.iana.org/assignments/iana-ipv4-special-registry, iana-ipv6-special-registry),
#: whatever the `ipaddress` of this Python knows of them.
_CLOSED: Final = tuple(
    ipaddress.ip_network(network)
    for network in (
        *("0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16"),
        *("172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24"),
        *("192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15"),
        *("198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4"),
        *("2001::/23", "2001:db8::/32", "2620:4f:8000::/48", "3fff::/20"),
    )
)
#: Where single machines of the open internet are (RFC 4291, 2.4); what else IPv6 has is local, for
#: groups, or kept back.
_UNICAST: Final = ipaddress.IPv6Network("2000::/3")
#: Stands for the IPv4 address in its last 32 bits wherever a network has no IPv4 (RFC 6052, 2.1).
_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")


def is_open(address: Address) -> bool:
    """Tell whether an address belongs to one machine on the open internet.

    An IPv6 address that carries an IPv4 address inside leads to that one, so that one is judged.
    """
    if isinstance(address, ipaddress.IPv6Address):
        inside = _inside(address)
        if inside is not None:
            return is_open(inside)
        if address not in _UNICAST:
            return False
    return not any(address in network for network in _CLOSED)


def _inside(address: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """Return the IPv4 address that an IPv6 address leads to: mapped, translated, or 6to4 (RFC 3056)."""
    if address in _TRANSLATED:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour


def allowing(hosts: Iterable[str]) -> Callable[[Address], bool]:
    """Return a rule that lets through the open internet, and hosts of the publisher's own network.

    Args:
        hosts: whom the publisher names; their addresses are looked up once, at the first question.
    """
    of_hosts: set[Address] = set()
    asked = [*hosts]
    looking = threading.Lock()

    def is_allowed(address: Address) -> bool:
        if is_open(address):
            return True
        with looking:  # several pictures are fetched at once, and all wait for the first look-up
            while asked:
                of_hosts.update(_every_address_of(asked.pop()))
        return address in of_hosts

    return is_allowed


def _every_address_of(host: str) -> set[Address]:
    try:
        entries = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, ValueError):
        return set()
    return {ipaddress.ip_address(str(entry[4][0]).partition("%")[0]) for entry in entries}


class ClosedHostError(Exception):
    """A host's address may not be connected to."""


class UnknownHostError(Exception):
    """A host's name has no address."""


def addresses_of(host: str, port: int, allowed: Callable[[Address], bool]) -> tuple[str, ...]:
    """Return every address of a host, all of them allowed.

    Raises:
        UnknownHostError: it has none.
        ClosedHostError: one of them isn't allowed.
    """
    try:
        entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, ValueError, OverflowError):
        raise UnknownHostError(f"the host {host!r} isn't known") from None
    texts = dict.fromkeys(str(entry[4][0]).partition("%")[0] for entry in entries)
    for text in texts:
        if not allowed(ipaddress.ip_address(text)):
            raise ClosedHostError(f"{host!r} is at {text}, which is not on the open internet")
    return tuple(texts)


@dataclass(frozen=True, slots=True)
class Deadline:
    """When all waiting ends."""

    at: float
    """By `time.monotonic`."""

    def within(self, seconds: float | None) -> float:
        """Return the seconds that one wait may take: so many, or what is left.

        Raises:
            httpcore.ReadTimeout: nothing is left.
        """
        left = self.at - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for the whole is over")
        return left if seconds is None else min(seconds, left)


class OpenInternet(httpcore.NetworkBackend):
    """Connects to addresses that are allowed, and waits no longer than to a deadline."""

    def __init__(self, allowed: Callable[[Address], bool], deadline: Deadline) -> None:
        self._allowed = allowed
        self._deadline = deadline
        self._plain = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        """Connect to the first address of a host that answers.

        Raises:
            ClosedHostError, UnknownHostError: as `addresses_of`.
            httpcore.ConnectError, httpcore.TimeoutException: none answers.
        """
        *others, last = addresses_of(host, port, self._allowed)
        for address in (*others, last):
            try:
                stream = self._plain.connect_tcp(
                    address, port, self._deadline.within(timeout), local_address, socket_options
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                if address == last:
                    raise
            else:
                return _Stream(stream, self._deadline)
        raise AssertionError("the last address returns or raises")


class _Stream(httpcore.NetworkStream):
    """A connection each wait on which ends with the deadline."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._deadline.within(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._deadline.within(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,
    ) -> httpcore.NetworkStream:
        within = self._deadline.within(timeout)
        return _Stream(self._stream.start_tls(ssl_context, server_hostname, within), self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)
