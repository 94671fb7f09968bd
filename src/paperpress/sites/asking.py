"""Asking a site politely: by its robots.txt, one request at a time, with patience, within limits."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final, Literal, Protocol, TypeAlias

from paperpress.files.web import AGENT, Answer, Asked, FetchError, address, marks_of, refused
from paperpress.sites.encodings import with_text
from paperpress.sites.kept_answers import KeptAnswers
from paperpress.sites.robots import Robots

#: Bytes of one answer.
LARGEST: Final = 50_000_000
_TRIES = 3
#: Seconds between two tries that no server asks for, doubled each time, and at most.
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
#: Requests that fail one after the other, each in spite of its tries, until no more are made.
_MOST_FAILURES = 4

_PASSWORD = re.compile(rb"<input[^>]{1,500}type\s*=\s*[\"']?password", re.I)
_ARTICLE = re.compile(
    rb"<article|application/ld\+json|property\s*=\s*[\"']og:type[\"'][^>]{0,80}article",
    re.I | re.S,
)

Wanted: TypeAlias = Literal["json", "xml", "html", "head", "text"]
"""What an answer is to hold; ``head``: a page of which the headers and the head are looked at, if any."""

_ACCEPT: Final[Mapping[Wanted, str]] = {
    "json": "application/feed+json, application/json",
    "xml": "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9,"
    " application/feed+json;q=0.8",
    "html": "text/html, application/xhtml+xml",
    "head": "text/html, application/xhtml+xml, */*;q=0.1",
    "text": "text/plain, */*;q=0.1",
}


class Transport(Protocol):
    """Gets one answer, from the web or from answers that were recorded."""

    def __call__(self, asked: Asked) -> Answer:
        """Return the answer.

        Raises:
            FetchError: there is none.
        """
        ...


class LimitError(FetchError):
    """The run has asked for as much as it may."""


#: Where JSON begins: at the beginning, or on a line behind what a server's own warnings say of a
#: mistake in a plug-in.
_JSON_BEGINS = re.compile(r"\A\ufeff?\s*(?=[\[{])|^(?=[\[{])", re.M)
_NOISE = 20_000
_DECODER = json.JSONDecoder()


@dataclass(frozen=True, slots=True)
class Limits:
    """What one run may ask of one site."""

    requests: int = 2_000
    bytes: int = 500_000_000
    seconds: float = 900.0


@dataclass(frozen=True, slots=True)
class Keys:
    """What shows a site that its owner let us in; it goes to that host alone."""

    host: str = ""
    """The site's own, with its scheme and port."""
    headers: Mapping[str, str] = field(default_factory=dict)
    query: Mapping[str, str] = field(default_factory=dict)

    @property
    def are_there(self) -> bool:
        """Whether there are any."""
        return bool(self.headers or self.query)


@dataclass(slots=True)
class Asker:
    """Asks one site, and keeps count."""

    transport: Transport
    kept: KeptAnswers
    limits: Limits = Limits()
    keys: Keys = Keys()
    agent: str = AGENT
    """Says to the site who asks, and whom its owner can turn to."""
    sleep: Callable[[float], None] = time.sleep
    clock: Callable[[], float] = time.monotonic
    requests: int = 0
    bytes: int = 0
    _began: float | None = None
    _failures: int = 0
    _robots: dict[str, Robots | FetchError] = field(default_factory=dict)

    def ask(self, url: str, wanted: Wanted) -> Answer:
        """Return what is at an address; a kept answer where the server says that it is still right.

        Raises:
            FetchError: it can't be had, robots.txt forbids it, or it is something else.
            LimitError: the run may ask no more.
        """
        robots = self.robots_of(url)
        # Whoever gives a key lets its holder in, and robots.txt speaks to those who come without:
        # that of each Ghost forbids its API to all.
        at_home = site_of(url) == self.keys.host
        invited = self.keys.are_there and at_home
        if not invited and not robots.allows(url):
            raise FetchError("the site's robots.txt forbids it")
        if robots.delay:
            self._wait(min(robots.delay, _LONGEST_WAIT))
        answer = self._patiently(url, wanted, self.keys if at_home else Keys())
        _check(answer, wanted)
        return with_text(answer)

    def json(self, url: str) -> tuple[Any, Answer]:
        """Return what JSON at an address says, and the answer.

        Raises:
            FetchError: as `ask`, or it is no JSON.
        """
        answer = self.ask(url, "json")
        try:
            text = answer.data.decode(json.detect_encoding(answer.data))
            begins = _JSON_BEGINS.search(text)
            value, end = _DECODER.raw_decode(text, begins.end() if begins else 0)
        except (ValueError, RecursionError):
            raise FetchError("the server's JSON can't be read") from None
        rest = text[end:].strip()
        if rest and not rest.startswith("<"):
            raise FetchError("the server's JSON can't be read")
        return value, answer

    def robots_of(self, url: str) -> Robots:
        """Return what the robots.txt of an address's host says; it is asked for once.

        Raises:
            FetchError: it can't be had.
        """
        site = site_of(url)
        if site not in self._robots:
            self._robots[site] = self._asked_robots(f"{site}/robots.txt")
        robots = self._robots[site]
        if isinstance(robots, FetchError):
            raise FetchError(str(robots), status=robots.status)
        return robots

    def _asked_robots(self, url: str) -> Robots | FetchError:
        """Return what a robots.txt says (RFC 9309, 2.3.1): none allows all, one that fails nothing."""
        try:
            return Robots.of(self._patiently(url, "text", Keys()).data)
        except LimitError:
            raise
        except FetchError as error:
            if 400 <= error.status < 500 and error.status != 429:
                return Robots()
            return FetchError(f"its robots.txt can't be had: {error}", status=error.status)

    def _patiently(self, url: str, wanted: Wanted, keys: Keys) -> Answer:
        if self._failures >= _MOST_FAILURES:
            raise LimitError("it stopped answering")
        for number in range(_TRIES):
            try:
                answer = self._once(url, wanted, keys)
            except LimitError:
                raise
            except FetchError as error:
                if error.wait > _LONGEST_WAIT:
                    raise LimitError(
                        f"{error}, and asks for {error.wait:.0f} seconds of rest",
                        status=error.status,
                    ) from None
                if not error.again or number + 1 == _TRIES:
                    self._failures += error.again
                    raise
                self._wait(error.wait or _FIRST_WAIT * 2.0**number)
            else:
                self._failures = 0
                return answer
        raise AssertionError("the last try returns or raises")

    def _once(self, url: str, wanted: Wanted, keys: Keys) -> Answer:
        self._count()
        kept = self.kept.answer_at(url)
        headers = {
            "User-Agent": self.agent,
            "Accept": _ACCEPT[wanted],
            "Accept-Encoding": "gzip",
            **keys.headers,
            **(marks_of(kept.headers) if kept else {}),
        }
        secret = frozenset(keys.headers)
        answer = self.transport(Asked(url, headers, LARGEST, _accepted, secret, keys.query))
        self.bytes += len(answer.data)
        if answer.status == 304 and kept is not None:
            return kept
        if answer.status != 200:
            raise refused(answer)
        self.kept.keep(url, answer)
        return answer

    def _count(self) -> None:
        self.requests += 1
        if self.requests > self.limits.requests:
            raise LimitError(f"more than {self.limits.requests:,} requests would be made")
        if self.bytes > self.limits.bytes:
            raise LimitError(f"more than {self.limits.bytes:,} bytes were sent")
        self._in_time(0.0)

    def _wait(self, seconds: float) -> None:
        self._in_time(seconds)
        self.sleep(seconds)

    def _in_time(self, more: float) -> None:
        now = self.clock()
        if self._began is None:
            self._began = now
        if now + more - self._began > self.limits.seconds:
            raise LimitError(f"it takes longer than {self.limits.seconds:.0f} seconds")


def agent_of(contact: str) -> str:
    """Return how we name ourselves to a site, with whom its owner can turn to where that is known."""
    sendable = "".join(sign for sign in contact if "!" <= sign <= "~" and sign not in "()\\")
    return f"{AGENT} (+{sendable})" if sendable else AGENT


def site_of(url: str) -> str:
    """Return scheme, host and port of an address, as keys and robots.txt go by them.

    Raises:
        FetchError: it is no address.
    """
    at = address(url)
    return f"{at.scheme}://{at.netloc.decode('ascii')}"


def _accepted(answer: Answer) -> None:
    if answer.status not in {200, 304}:
        raise refused(answer)


def _check(answer: Answer, wanted: Wanted) -> None:
    """See that an answer is what was meant.

    Raises:
        FetchError: a page came, as of a login or of a server in trouble, or nothing.
    """
    if wanted in {"head", "text"}:
        return
    encoding = json.detect_encoding(answer.data[:4])
    start = answer.data[:1_000].decode(encoding, "replace").removeprefix("\ufeff").lstrip().lower()
    if not start:
        raise FetchError("the server's answer is empty")
    page = start.startswith(("<!doctype html", "<html"))
    if wanted in {"json", "xml"} and page:
        raise FetchError("a page of HTML came where data was meant, as of a login or an outage")
    if wanted == "json":
        text = answer.data[:_NOISE].decode(encoding, "replace")
        if _JSON_BEGINS.search(text) is None:
            raise FetchError("the server's answer is no JSON")
    if wanted == "html" and _is_login(answer.data):
        raise FetchError("a login page came in place of the article")


def _is_login(page: bytes) -> bool:
    """Tell whether a page asks for a password and holds no article."""
    return _PASSWORD.search(page) is not None and _ARTICLE.search(page) is None
