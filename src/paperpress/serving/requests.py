"""A request as a value: what is asked for, by whom, and under which address the shelf is seen.

What a client sends may be anything. A path that isn't a plain one is refused here, so nobody below
has to think of it; and what proxies add is believed from those alone that are trusted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, MutableMapping
from dataclasses import dataclass, replace
from ipaddress import ip_address
from typing import Any, TypeAlias
from urllib.parse import parse_qs

from paperpress.errors import PaperpressError
from paperpress.serving.settings import Network, Settings

Scope: TypeAlias = MutableMapping[str, Any]
#: Longer paths and queries are nobody's: an edition's longest name has a tenth of it.
_LONGEST = 1000
_HOST = re.compile(r"[A-Za-z0-9._-]{1,253}(:[0-9]{1,5})?|\[[0-9A-Fa-f:.]{2,45}\](:[0-9]{1,5})?")


class RefusedError(PaperpressError):
    """A request that isn't answered with what it asks for."""

    def __init__(
        self, status: int, *, retry_after: int = 0, allow: str = "", location: str = ""
    ) -> None:
        super().__init__(f"refused with {status}")
        self.status = status
        self.location = location
        """Where it is instead, seen from where it was asked for."""
        self.retry_after = retry_after
        """Seconds after which it may be tried again; 0: that isn't known."""
        self.allow = allow
        """The methods that are allowed."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked for."""

    method: str
    parts: tuple[str, ...]
    """The path below the shelf, taken apart at its slashes; of the shelf itself, one empty part."""
    query: Mapping[str, str]
    headers: Mapping[str, str]
    """By names in small letters."""
    client: str
    """The address that it came from, as far as that is known."""
    base: str
    """The shelf's address as the client sees it, with a slash at its end."""

    @property
    def path(self) -> str:
        """The path below the shelf."""
        return "/".join(self.parts)

    def below(self, number: int) -> Request:
        """Return the request as one to a shelf that begins so many parts further down."""
        before, parts = self.parts[:number], self.parts[number:]
        return replace(self, parts=parts or ("",), base=f"{self.base}{'/'.join(before)}/")

    def accepts(self, media_type: str) -> bool:
        """Tell whether the client names a type among those that it takes."""
        named = (each.split(";")[0].strip() for each in self.headers.get("accept", "").split(","))
        return media_type in named


def request_of(scope: Scope, settings: Settings) -> Request:
    """Return the request of an ASGI scope.

    Raises:
        RefusedError: it can't be understood.
    """
    headers = _headers(scope)
    path, query = scope["path"], scope.get("query_string", b"")
    if len(path) > _LONGEST or len(query) > _LONGEST:
        raise RefusedError(404)
    peer = (scope.get("client") or ("", 0))[0]
    trusted = _is_of(peer, settings.trusted)
    return Request(
        method=scope["method"],
        parts=_parts(path, settings.prefix),
        query=_query(query),
        headers=headers,
        client=_client(peer, headers, settings.trusted) if trusted else peer,
        base=_base(scope, headers if trusted else {}, headers, settings),
    )


def _headers(scope: Scope) -> dict[str, str]:
    headers: dict[str, str] = {}
    for name, value in scope["headers"]:
        key, text = name.decode("latin-1").lower(), value.decode("latin-1").strip()
        headers[key] = f"{headers[key]}, {text}" if key in headers else text
    return headers


def _parts(path: str, prefix: str) -> tuple[str, ...]:
    """Return the parts of a path; a proxy may have taken the prefix off.

    Raises:
        RefusedError: it is no plain path, or the prefix without the slash that belongs to it.
    """
    if not path.startswith("/"):
        raise RefusedError(400)
    if prefix and (path == prefix or path.startswith(f"{prefix}/")):
        path = path[len(prefix) :]
        if not path:
            raise RefusedError(302, location=f"{prefix.rpartition('/')[2]}/")
    parts = tuple(path[1:].split("/"))
    if "\\" in path or any(not character.isprintable() for character in path):
        raise RefusedError(404)
    if any(part.startswith(".") or not part for part in parts[:-1]) or parts[-1].startswith("."):
        raise RefusedError(404)
    return parts


def _query(query: bytes) -> dict[str, str]:
    try:
        values = parse_qs(query.decode("ascii"), max_num_fields=20, errors="strict")
    except ValueError:
        raise RefusedError(400) from None
    return {name: texts[0] for name, texts in values.items()}


def _client(peer: str, headers: Mapping[str, str], trusted: Iterable[Network]) -> str:
    """Return the address before all proxies that are trusted, read from the nearest one backwards."""
    client = peer
    for each in reversed(headers.get("x-forwarded-for", "").split(",")):
        address = each.strip()
        if not _is_address(address):
            return client
        client = address
        if not _is_of(client, trusted):
            return client
    return client


def _base(
    scope: Scope, forwarded: Mapping[str, str], headers: Mapping[str, str], settings: Settings
) -> str:
    """Return the address of the shelf, as the client sees it.

    Raises:
        RefusedError: the client names no host that could be one.
    """
    server = scope.get("server") or ("localhost", None)
    host = headers.get("host") or f"{server[0]}:{server[1]}"
    host = forwarded.get("x-forwarded-host", "").rpartition(",")[2].strip() or host
    if not _HOST.fullmatch(host):
        raise RefusedError(400)
    scheme = forwarded.get("x-forwarded-proto", "").rpartition(",")[2].strip()
    if scheme not in {"http", "https"}:
        scheme = "https" if settings.https else "http"
    return f"{scheme}://{host}{settings.prefix}/"


def _is_address(text: str) -> bool:
    try:
        ip_address(text)
    except ValueError:
        return False
    return True


def _is_of(address: str, networks: Iterable[Network]) -> bool:
    return _is_address(address) and any(ip_address(address) in network for network in networks)
