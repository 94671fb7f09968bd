"""Pictures fetched from the web, where the user asks for it (``--fetch``).

An address in a record is anybody's, and so is what a server answers: where a connection may go and
how long it may last is settled by `internet`, each redirect is judged anew, and whatever can't be
an address, a header or a picture costs that one picture.
"""

from __future__ import annotations

import hashlib
import json
import re
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paperpress.files.atomic import write_passing
from paperpress.files.cache import REMOTE, make_private, note_use
from paperpress.files.regular import read_regular
from paperpress.findings import emit
from paperpress.last_guard import guarded
from paperpress.model.picture import UnusablePicture
from paperpress.version import __version__

if TYPE_CHECKING:
    import ssl

    import httpcore
    import httpx

    from paperpress.files.internet import Address, Deadline

#: Bytes of one picture.
LARGEST = 50_000_000
_MOST_REDIRECTS = 5
_TRIES = 3
#: Seconds: to connect, between two pieces, for one picture in all, to wait when told to.
_CONNECT, _READ, _WHOLE, _LONGEST_WAIT = 10.0, 20.0, 120.0, 30.0
#: At once: pictures in all, and from one host.
_AT_ONCE, _A_HOST = 8, 2
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_TYPES = ("image/", "application/octet-stream", "binary/octet-stream")
#: What a server marks a version by, and how that is sent back (RFC 9110, 13.1).
_MARKS = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
#: A mark that can be sent back as it came: the octets of a field's value (RFC 9110, 5.5), and few.
_SENDABLE = re.compile(r"[\x21-\x7e\x80-\xff](?:[\x20-\x7e\x80-\xff]{0,998}[\x21-\x7e\x80-\xff])?")
#: Of a number in a header.
_MOST_DIGITS = 15


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
    """Seconds that one picture may take, from the first try to the last."""
    sleep: Callable[[float], None] = time.sleep
    _hosts: dict[bytes, threading.Semaphore] = field(
        default_factory=lambda: defaultdict(lambda: threading.Semaphore(_A_HOST))
    )

    def __call__(self, addresses: Iterable[str]) -> Mapping[str, Path | UnusablePicture]:
        """Return the file of each address, or why there is none (PIC040). Each is asked for once."""
        wanted = list(dict.fromkeys(addresses))
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            return dict(zip(wanted, pool.map(self._outcome_of, wanted), strict=True))

    def _outcome_of(self, url: str) -> Path | UnusablePicture:
        try:
            return guarded(
                lambda: self._in_turn(url),
                lambda why: UnusablePicture(emit("PIC050", why=why)),
                foreseen=(FetchError,),
            )
        except FetchError as error:
            return UnusablePicture(emit("PIC040", url=url, error=error))

    def _in_turn(self, url: str) -> Path | UnusablePicture:
        with self._hosts[_address(url).netloc]:
            return self._patiently(url)

    def _patiently(self, url: str) -> Path:
        """Return the file of an address, trying again after a while where that may help.

        If no try succeeds, a copy that is kept is used.
        """
        from paperpress.files.internet import Deadline

        deadline = Deadline(time.monotonic() + self.whole)
        for number in range(_TRIES):
            try:
                return self._fetched(url, deadline)
            except FetchError as error:
                kept = self._kept(url)
                in_time = time.monotonic() < deadline.at
                if error.again and in_time and number + 1 < _TRIES:
                    self.sleep(min(error.wait or 2.0**number, _LONGEST_WAIT))
                elif error.again and kept is not None:
                    return kept[0]
                else:
                    raise
        raise AssertionError("the last try returns or raises")

    def _fetched(self, url: str, deadline: Deadline) -> Path:
        import httpcore

        from paperpress.files.internet import ClosedHostError, OpenInternet, UnknownHostError

        kept = self._kept(url)
        internet = OpenInternet(self.allowed, deadline)
        try:
            with httpcore.ConnectionPool(_certificates(), network_backend=internet) as pool:
                return self._followed(pool, url, kept)
        except ClosedHostError as error:
            raise FetchError(str(error)) from None
        except UnknownHostError as error:
            raise FetchError(str(error), again=True) from None
        except httpcore.TimeoutException:
            raise FetchError("it took too long", again=True) from None
        except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
            raise FetchError(f"the connection failed ({error})", again=True) from None
        except OSError as error:
            why = error.strerror or str(error)
            raise FetchError(f"it can't be kept in {self.folder}: {why}") from None

    def _followed(
        self, pool: httpcore.ConnectionPool, url: str, kept: tuple[Path, dict[str, str]] | None
    ) -> Path:
        at = _address(url)
        for _ in range(_MOST_REDIRECTS + 1):
            with _asked(pool, at, kept[1] if kept else {}) as response:
                headers = {
                    name.decode("latin-1").lower(): value.decode("latin-1")
                    for name, value in response.headers
                }
                if response.status == 304 and kept is not None:
                    return kept[0]
                if response.status not in _REDIRECTS:
                    return self._keep(url, self._body(response, headers), headers)
                if not headers.get("location"):
                    raise FetchError("it leads on, and doesn't say where to")
                at = _address(headers["location"].encode("latin-1").decode("utf-8", "replace"), at)
        raise FetchError(f"it leads on more than {_MOST_REDIRECTS} times")

    def _body(self, response: httpcore.Response, headers: Mapping[str, str]) -> bytes:
        status = response.status
        if status != 200:
            wait = float(_number(headers.get("retry-after", "")))
            raise FetchError(f"the server answered {status}", again=status in _AGAIN, wait=wait)
        kind = headers.get("content-type", "image/").lower()
        if not kind.startswith(_TYPES):
            raise FetchError(f"it is {kind.partition(';')[0]!r}, not a picture")
        if headers.get("content-encoding", "identity").lower() not in {"identity", ""}:
            raise FetchError("it comes compressed, though it was asked for as it is")
        length = _number(headers.get("content-length", ""))
        if length > self.largest:
            raise FetchError(f"it has {length:,} bytes, and at most {self.largest:,} are taken")
        pieces, size = [], 0
        for piece in response.iter_stream():
            pieces.append(piece)
            size += len(piece)
            if size > self.largest:
                raise FetchError(f"it has more than the {self.largest:,} bytes that are taken")
        return b"".join(pieces)

    # What is kept

    def _paths(self, url: str) -> tuple[Path, Path]:
        name = hashlib.sha256(url.encode("utf-8", "surrogatepass")).hexdigest()
        return self.folder / REMOTE / name, self.folder / REMOTE / f"{name}.json"

    def _kept(self, url: str) -> tuple[Path, dict[str, str]] | None:
        """Return a kept copy and the marks to ask with, if both are whole."""
        path, note = self._paths(url)
        try:
            noted = json.loads(read_regular(note))
            if hashlib.sha256(read_regular(path)).hexdigest() != noted["sha256"]:
                return None
            asked = {
                header: mark
                for header in _MARKS.values()
                if isinstance(mark := noted["ask"].get(header), str) and _SENDABLE.fullmatch(mark)
            }
        except (OSError, ValueError, KeyError, AttributeError, TypeError, RecursionError):
            return None
        note_use(path)
        note_use(note)
        return path, asked

    def _keep(self, url: str, data: bytes, headers: Mapping[str, str]) -> Path:
        path, note = self._paths(url)
        make_private(path.parent)
        asked = {
            header: headers[mark]
            for mark, header in _MARKS.items()
            if _SENDABLE.fullmatch(headers.get(mark, ""))
        }
        noted = {"url": url, "sha256": hashlib.sha256(data).hexdigest(), "ask": asked}
        write_passing(path, data)
        write_passing(note, json.dumps(noted).encode())
        return path


def _address(text: str, base: httpx.URL | None = None) -> httpx.URL:
    """Return an address of the web that can be asked; relative ones stand below `base`.

    Raises:
        FetchError: it is none.
    """
    import httpx

    try:
        url = httpx.URL(text) if base is None else base.join(text)
    except (httpx.InvalidURL, ValueError) as error:
        raise FetchError(f"{text!r} is no address ({error})") from None
    if url.scheme not in {"http", "https"} or not url.host:
        raise FetchError(f"{text!r} is no address of http or https")
    if url.port is not None and not 0 < url.port < 65536:
        raise FetchError(f"{text!r} is no address: there is no port {url.port}")
    return url


def _asked(pool: httpcore.ConnectionPool, url: httpx.URL, asked: Mapping[str, str]) -> Any:
    """Ask for what is at an address, in a context that gives the response and closes it."""
    import httpcore

    headers = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": f"paperpress/{__version__}",
        "Accept": "image/*",
        "Accept-Encoding": "identity",
        **asked,
    }
    return pool.stream(
        "GET",
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=[(name.encode(), value.encode("latin-1")) for name, value in headers.items()],
        extensions={"timeout": {"connect": _CONNECT, "read": _READ, "write": _READ}},
    )


def _number(text: str) -> int:
    """Return a header's number; 0 where it isn't a number that a server would send."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0


def _is_open(address: Address) -> bool:
    from paperpress.files.internet import is_open

    return is_open(address)


@cache
def _certificates() -> ssl.SSLContext:
    """Return the certificates that servers are checked with; shared, since reading them is slow."""
    import httpx

    return httpx.create_ssl_context(trust_env=False)
