"""What a server is asked to do."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import IPv4Network, IPv6Network, ip_address, ip_network
from pathlib import Path
from typing import TypeAlias
from urllib.parse import quote

from paperpress.errors import ConfigurationError
from paperpress.shelf.front import Front

Network: TypeAlias = IPv4Network | IPv6Network


@dataclass(frozen=True, slots=True)
class Settings:
    """What a server is asked to do."""

    out: Path
    """The output folder."""
    front: Front | None
    """What the shelf says of itself; None: what its newest edition says."""
    prefix: str = ""
    """The path below which readers see the shelf, without a slash at its end: ``/paper``."""
    trusted: tuple[Network, ...] = ()
    """Proxies whose headers say where a request came from."""
    https: bool = False
    """Readers come by HTTPS, which a proxy in front speaks."""
    accounts: Path | None = None
    """The file of accounts; None: everybody may read."""
    metrics_port: int | None = None
    """The port of this machine at which figures are told; None: nowhere."""


def prefix_of(text: str) -> str:
    """Return a prefix as paths have it: with a slash before it and none after it.

    Raises:
        ConfigurationError: it is no path.
    """
    parts = [part for part in text.split("/") if part]
    plain = all(part == quote(part, safe="-._~") and part.strip(".") for part in parts)
    if not plain or "t" in parts:
        raise ConfigurationError(f"--prefix {text!r} is no path: write one such as /paper")
    return "".join(f"/{part}" for part in parts)


def network_of(text: str) -> Network:
    """Return an address, or a network of addresses.

    Raises:
        ConfigurationError: it is neither.
    """
    try:
        return ip_network(text)
    except ValueError:
        raise ConfigurationError(
            f"--trust-proxy {text!r} is no address: write one such as 127.0.0.1 or 10.0.0.0/8"
        ) from None


def is_loopback(host: str) -> bool:
    """Tell whether an address is this machine's own, that nobody else reaches."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
