"""One answer of a server on the web, asked for with bounds on where, how long and how much.

An address may be anybody's, and so is what a server answers: where a connection may go and how long
it may last is settled by `internet`, and each redirect is judged anew.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final

from paperpress.version import __version__

if TYPE_CHECKING:
    import ssl

    import httpcore
    import httpx

    from paperpress.files.internet import Address, Deadline

_MOST_REDIRECTS = 5
#: Seconds: to connect, and between two pieces.
_CONNECT, _READ = 10.0, 20.0
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
#: Of a number in a header.
_MOST_DIGITS = 15
_GZIP: Final = frozenset({"gzip", "x-gzip"})
_GZIP_BEGINS: Final = b"\x1f\x8b"
#: What a server marks a version by, and how that is sent back (RFC 9110, 13.1).
_MARKS: Final = {"etag": "If-None-Match", "last-modified": "If-Modified-Since"}
#: A mark that can be sent back as it came: the octets of a field's value (RFC 9110, 5.5), and few.
_SENDABLE = re.compile(r"[\x21-\x7e\x80-\xff](?:[\x20-\x7e\x80-\xff]{0,998}[\x21-\x7e\x80-\xff])?")
#: How Python's ssl tells of a certificate that ran out, is another's, or is signed by nobody known.
_CERTIFICATE: Final = "CERTIFICATE_VERIFY_FAILED"
_REASON = re.compile(r"verify failed: ([^(]*[^(\s])")
#: Statuses after which another try may help.
AGAIN: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
#: What names paperpress to a server.
AGENT: Final = f"paperpress/{__version__}"


class FetchError(Exception):
    """Why something couldn't be fetched; `again` where another try may help."""

    def __init__(
        self, why: str, *, again: bool = False, wait: float = 0.0, status: int = 0
    ) -> None:
        super().__init__(why)
        self.again = again
        self.wait = wait
        self.status = status
        """What the server answered; 0 where it didn't."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for, and how."""

    url: str
    headers: Mapping[str, str]
    """Beside those that every request has; names in the form that they are sent in."""
    largest: int
    """Bytes that are taken, as they are after unpacking."""
    accepts: Callable[[Answer], None] = lambda _: None
    """Looks at an answer before its body is read; raises FetchError where it isn't wanted."""
    secret: frozenset[str] = frozenset()
    """Names of headers that go to the address's own host alone."""
    secret_query: Mapping[str, str] = field(default_factory=dict)
    """Goes at the end of the address, to its own host alone, and stands in no answer and no error."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered."""

    url: str
    """Where it was found in the end."""
    status: int
    headers: Mapping[str, str]
    """By their names in small letters."""
    data: bytes = b""


def answer_to(asked: Asked, allowed: Callable[[Address], bool], deadline: Deadline) -> Answer:
    """Ask for what is at an address, and return the first answer that leads nowhere else.

    Args:
        asked: what is asked for.
        allowed: which addresses may be connected to.
        deadline: when all of it ends.

    Raises:
        FetchError: there is no answer, or one that isn't wanted.
        OSError: this machine has no means left.
    """
    import httpcore

    from paperpress.files.internet import ClosedHostError, OpenInternet, UnknownHostError

    internet = OpenInternet(allowed, deadline)
    try:
        with httpcore.ConnectionPool(_certificates(), network_backend=internet) as pool:
            return _followed(pool, asked)
    except ClosedHostError as error:
        raise FetchError(str(error)) from None
    except UnknownHostError as error:
        raise FetchError(str(error), again=True) from None
    except httpcore.TimeoutException:
        raise FetchError("it took too long", again=True) from None
    except (httpcore.NetworkError, httpcore.ProtocolError, httpcore.ProxyError) as error:
        if _CERTIFICATE in str(error):
            why = _REASON.search(str(error))
            raise FetchError(
                f"its certificate can't be trusted ({why[1] if why else error})"
            ) from None
        raise FetchError(f"the connection failed ({error})", again=True) from None


def _followed(pool: httpcore.ConnectionPool, asked: Asked) -> Answer:
    at = home = address(asked.url)
    for _ in range(_MOST_REDIRECTS + 1):
        at_home = (at.scheme, at.netloc) == (home.scheme, home.netloc)
        headers = {
            name: value
            for name, value in asked.headers.items()
            if at_home or name not in asked.secret
        }
        sent_to = at.copy_merge_params(asked.secret_query) if at_home and asked.secret_query else at
        with _sent(pool, sent_to, headers) as response:
            answer = Answer(str(at), response.status, _named(response.headers))
            if response.status not in _REDIRECTS:
                asked.accepts(answer)
                data = _body(response, answer.headers, asked.largest)
                return Answer(answer.url, answer.status, answer.headers, data)
            location = answer.headers.get("location", "")
            if not location:
                raise FetchError("it leads on, and doesn't say where to")
            at = address(location.encode("latin-1").decode("utf-8", "replace"), at)
            for name in asked.secret_query:  # as a server repeats it when it leads on
                at = at.copy_remove_param(name) if name in at.params else at
    raise FetchError(f"it leads on more than {_MOST_REDIRECTS} times")


def _named(headers: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    return {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in headers}


def _sent(pool: httpcore.ConnectionPool, url: httpx.URL, headers: Mapping[str, str]) -> Any:
    """Send a request, in a context that gives the response and closes it."""
    import httpcore

    every = {
        "Host": url.netloc.decode("ascii"),
        "User-Agent": AGENT,
        "Accept-Encoding": "identity",
        **headers,
    }
    return pool.stream(
        "GET",
        httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path),
        headers=[(name.encode(), value.encode("latin-1")) for name, value in every.items()],
        extensions={"timeout": {"connect": _CONNECT, "read": _READ, "write": _READ}},
    )


def _body(response: httpcore.Response, headers: Mapping[str, str], largest: int) -> bytes:
    length = number_in(headers.get("content-length", ""))
    if length > largest:
        raise FetchError(f"it has {length:,} bytes, and at most {largest:,} are taken")
    encoding = headers.get("content-encoding", "identity").lower()
    pieces, size = [], 0
    for piece in _plain(response.iter_stream(), encoding, largest):
        pieces.append(piece)
        size += len(piece)
        if size > largest:
            raise FetchError(f"it has more than the {largest:,} bytes that are taken")
    return b"".join(pieces)


def _plain(pieces: Iterable[bytes], encoding: str, largest: int) -> Iterator[bytes]:
    """Yield a body as it was before it was packed, a piece never longer than is taken at most."""
    if encoding in {"identity", ""}:
        yield from pieces
        return
    if encoding not in {*_GZIP, "deflate"}:
        raise FetchError(f"it comes compressed in a way that wasn't asked for ({encoding[:20]})")
    rest = iter(pieces)
    begun = b""
    while len(begun) < len(_GZIP_BEGINS) and (piece := next(rest, b"")):
        begun += piece
    if encoding != "deflate" and not begun.startswith(_GZIP_BEGINS):
        yield begun  # some servers say so of what they send as it is
        yield from rest
        return
    unpacking = zlib.decompressobj(wbits=_form_of(begun))
    try:
        for piece in chain((begun,), rest):
            yield unpacking.decompress(piece, largest + 1)
        if not unpacking.eof:
            raise FetchError("it is cut short", again=True)
    except zlib.error:
        raise FetchError("it can't be unpacked: it is damaged") from None


def _form_of(begun: bytes) -> int:
    """Return zlib's number of the form in which bytes are packed, by how they begin."""
    if begun.startswith(_GZIP_BEGINS):
        return 31
    # “deflate” is zlib's form (RFC 9110, 8.4.1.2), and some send what lies within it alone.
    is_zlib = len(begun) > 1 and begun[0] & 0x0F == 8 and int.from_bytes(begun[:2]) % 31 == 0
    return zlib.MAX_WBITS if is_zlib else -zlib.MAX_WBITS


def address(text: str, base: httpx.URL | None = None) -> httpx.URL:
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


def marks_of(headers: Mapping[str, str]) -> dict[str, str]:
    """Return the headers that ask a server whether its answer has changed since these came."""
    return sendable({header: headers.get(mark, "") for mark, header in _MARKS.items()})


def sendable(marks: Mapping[str, object]) -> dict[str, str]:
    """Return the marks of a version that can be sent to a server."""
    return {
        header: mark
        for header in _MARKS.values()
        if isinstance(mark := marks.get(header), str) and _SENDABLE.fullmatch(mark)
    }


def refused(answer: Answer) -> FetchError:
    """Return the error for an answer whose status gives nothing."""
    return FetchError(
        f"the server answered {answer.status}",
        again=answer.status in AGAIN,
        wait=_seconds(answer.headers.get("retry-after", "")),
        status=answer.status,
    )


def _seconds(text: str) -> float:
    """Return how long a server asks to wait, in seconds or up to a date (RFC 9110, 10.2.3)."""
    try:
        until = parsedate_to_datetime(text)
    except ValueError:
        return float(number_in(text))
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max((until - datetime.now(UTC)).total_seconds(), 0.0)


def number_in(text: str) -> int:
    """Return a header's number; 0 where it isn't a number that a server would send."""
    return int(text) if text.isdecimal() and len(text) <= _MOST_DIGITS else 0


@cache
def _certificates() -> ssl.SSLContext:
    """Return the certificates that servers are checked with; shared, since reading them is slow."""
    import httpx

    return httpx.create_ssl_context(trust_env=False)
