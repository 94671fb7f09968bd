"""Pictures fetched from the web, where the user asks for it (``--fetch``).

An address in a record is anybody's: whoever writes it must not be able to make the press look into
the network that it stands in (server-side request forgery, CWE-918). So a name is resolved first,
every address that it has must be one of the open internet, the connection goes to the address that
was checked, and each redirect is judged anew.
"""

from __future__ import annotations

import hashlib
import ipaddress
import json
import socket
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import urljoin, urlsplit

from paperpress.files.atomic import write_passing
from paperpress.files.cache import REMOTE, note_use
from paperpress.model.finding import Finding, Severity
from paperpress.model.picture import UnusablePicture
from paperpress.version import __version__

if TYPE_CHECKING:
    import httpx

Address: TypeAlias = ipaddress.IPv4Address | ipaddress.IPv6Address

#: Bytes of one picture.
LARGEST = 50_000_000
_MOST_REDIRECTS = 5
_TRIES = 3
#: Seconds: to connect, between two pieces, for one picture in all, to wait when told to.
_CONNECT, _READ, _WHOLE, _LONGEST_WAIT = 10.0, 20.0, 120.0, 30.0
#: At once: pictures in all, and from one host.
_AT_ONCE, _A_HOST = 8, 2
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_TYPES = ("image/", "application/octet-stream", "binary/octet-stream")


class FetchError(Exception):
    """Why a picture couldn't be fetched; `again` where another try may help."""

    def __init__(self, why: str, *, again: bool = False, wait: float = 0.0) -> None:
        super().__init__(why)
        self.again = again
        self.wait = wait


@dataclass(slots=True)
class Fetcher:
    """Fetches pictures into a folder, and asks again only whether they have changed."""

    folder: Path
    allowed: Callable[[Address], bool] = lambda address: _is_open(address)
    """Which addresses may be connected to."""
    largest: int = LARGEST
    whole: float = _WHOLE
    """Seconds that one picture may take."""
    sleep: Callable[[float], None] = time.sleep
    _hosts: dict[str, threading.Semaphore] = field(
        default_factory=lambda: defaultdict(lambda: threading.Semaphore(_A_HOST))
    )

    def __call__(self, addresses: Iterable[str]) -> Mapping[str, Path | UnusablePicture]:
        """The file of each address, or why there is none (PIC040). Each is asked for once."""
        wanted = list(dict.fromkeys(addresses))
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            return dict(zip(wanted, pool.map(self._one, wanted), strict=True))

    def _one(self, url: str) -> Path | UnusablePicture:
        try:
            with self._hosts[urlsplit(url).netloc]:
                return self._patiently(url)
        except FetchError as error:
            return UnusablePicture(
                Finding(
                    "PIC040",
                    Severity.ERROR,
                    "",
                    "",
                    f"The picture {url!r} couldn't be fetched: {error}.",
                    "Look whether the address opens, or put the file beside the record.",
                )
            )

    def _patiently(self, url: str) -> Path:
        """Again after a while where that may help; a copy that is kept serves where it doesn't."""
        for number in range(_TRIES):
            try:
                return self._fetched(url)
            except FetchError as error:
                kept = self._kept(url)
                if error.again and number + 1 < _TRIES:
                    self.sleep(min(error.wait or 2.0**number, _LONGEST_WAIT))
                elif error.again and kept is not None:
                    return kept[0]
                else:
                    raise
        raise AssertionError("the last try returns or raises")

    def _fetched(self, url: str) -> Path:
        import httpx

        kept = self._kept(url)
        asked = {} if kept is None else kept[1]
        began = time.monotonic()
        timeout = httpx.Timeout(_READ, connect=_CONNECT)
        try:
            with httpx.Client(timeout=timeout, follow_redirects=False, trust_env=False) as client:
                return self._followed(client, url, asked, kept[0] if kept else None, began)
        except httpx.TimeoutException:
            raise FetchError("it took too long", again=True) from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise FetchError(f"the connection failed ({error})", again=True) from None

    def _followed(
        self,
        client: httpx.Client,
        url: str,
        asked: Mapping[str, str],
        kept: Path | None,
        began: float,
    ) -> Path:
        at = url
        for _ in range(_MOST_REDIRECTS + 1):
            request = self._request(client, at, asked)
            response = client.send(request, stream=True)
            try:
                if response.status_code == 304 and kept is not None:
                    return kept
                if response.is_redirect:
                    at = urljoin(at, response.headers.get("location", ""))
                    continue
                data = self._body(response, began)
                return self._keep(url, data, response.headers)
            finally:
                response.close()
        raise FetchError(f"it leads on more than {_MOST_REDIRECTS} times")

    def _request(self, client: httpx.Client, url: str, asked: Mapping[str, str]) -> httpx.Request:
        """A request to the address that was checked, in the name of the host that was asked for."""
        parts = urlsplit(url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise FetchError(f"{url!r} is no address of http or https")
        address = self._checked(
            parts.hostname, parts.port or (443 if parts.scheme == "https" else 80)
        )
        host = f"[{address}]" if address.version == 6 else str(address)
        place = parts._replace(netloc=host if parts.port is None else f"{host}:{parts.port}")
        headers = {
            "Host": parts.netloc.rpartition("@")[2],
            "User-Agent": f"paperpress/{__version__}",
            "Accept": "image/*",
            "Accept-Encoding": "identity",
            **asked,
        }
        return client.build_request(
            "GET", place.geturl(), headers=headers, extensions={"sni_hostname": parts.hostname}
        )

    def _checked(self, host: str, port: int) -> Address:
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise FetchError(f"the host {host!r} isn't known", again=True) from None
        addresses = [ipaddress.ip_address(str(one[4][0]).partition("%")[0]) for one in found]
        wrong = next((one for one in addresses if not self.allowed(_plain(one))), None)
        if wrong is not None or not addresses:
            raise FetchError(f"{host!r} is at {wrong}, which is not on the open internet")
        return addresses[0]

    def _body(self, response: httpx.Response, began: float) -> bytes:
        status, headers = response.status_code, response.headers
        if status != 200:
            after = headers.get("retry-after", "")
            wait = float(after) if after.isdecimal() else 0.0
            raise FetchError(f"the server answered {status}", again=status in _AGAIN, wait=wait)
        kind = headers.get("content-type", "image/").lower()
        if not kind.startswith(_TYPES):
            raise FetchError(f"it is {kind.partition(';')[0]!r}, not a picture")
        if headers.get("content-encoding", "identity").lower() not in {"identity", ""}:
            raise FetchError("it comes compressed, though it was asked for as it is")
        length = headers.get("content-length", "")
        if length.isdecimal() and int(length) > self.largest:
            raise FetchError(
                f"it has {int(length):,} bytes, and at most {self.largest:,} are taken"
            )
        pieces, size = [], 0
        for piece in response.iter_raw():
            pieces.append(piece)
            size += len(piece)
            if size > self.largest:
                raise FetchError(f"it has more than the {self.largest:,} bytes that are taken")
            if time.monotonic() - began > self.whole:
                raise FetchError("it took too long", again=True)
        return b"".join(pieces)

    # What is kept

    def _paths(self, url: str) -> tuple[Path, Path]:
        name = hashlib.sha256(url.encode()).hexdigest()
        return self.folder / REMOTE / name, self.folder / REMOTE / f"{name}.json"

    def _kept(self, url: str) -> tuple[Path, dict[str, str]] | None:
        """A kept copy and what to ask by, if both are whole."""
        path, note = self._paths(url)
        try:
            told = json.loads(note.read_text("utf-8"))
            if hashlib.sha256(path.read_bytes()).hexdigest() != told["sha256"]:
                return None
            note_use(path)
            note_use(note)
            return path, {str(key): str(value) for key, value in told["ask"].items()}
        except (OSError, ValueError, KeyError, AttributeError, TypeError):
            return None

    def _keep(self, url: str, data: bytes, headers: Mapping[str, str]) -> Path:
        path, note = self._paths(url)
        path.parent.mkdir(parents=True, exist_ok=True)
        ask = {}
        if headers.get("etag"):
            ask["If-None-Match"] = headers["etag"]
        if headers.get("last-modified"):
            ask["If-Modified-Since"] = headers["last-modified"]
        told = {"url": url, "sha256": hashlib.sha256(data).hexdigest(), "ask": ask}
        write_passing(path, data)
        write_passing(note, json.dumps(told).encode())
        return path


def _is_open(address: Address) -> bool:
    """Of the open internet, and of one machine: neither private, loopback, link-local nor shared."""
    return address.is_global and not address.is_multicast


def _plain(address: Address) -> Address:
    """An IPv4 address that stands in an IPv6 one is judged as itself (RFC 4291, 2.5.5)."""
    mapped = getattr(address, "ipv4_mapped", None)
    return mapped if isinstance(mapped, ipaddress.IPv4Address) else address
