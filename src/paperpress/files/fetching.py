"""Pictures fetched from the web, where the user asks for it (``--fetch``).

How a server is asked is settled by `web`; whatever can't be an address, a header or a picture costs
that one picture.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from paperpress.files.cache import REMOTE, note_use
from paperpress.files.kept_by_address import KeptByAddress
from paperpress.files.regular import read_regular
from paperpress.files.web import (
    Answer,
    Asked,
    FetchError,
    address,
    answer_to,
    marks_of,
    refused,
    sendable,
)
from paperpress.findings import emit
from paperpress.last_guard import guarded
from paperpress.model.picture import UnusablePicture

if TYPE_CHECKING:
    from paperpress.files.internet import Address, Deadline

#: Bytes of one picture.
LARGEST = 50_000_000
_TRIES = 3
#: Seconds: for one picture in all, to wait when told to.
_WHOLE, _LONGEST_WAIT = 120.0, 30.0
#: At once: pictures in all, and from one host.
_AT_ONCE, _A_HOST = 8, 2
_TYPES = ("image/", "application/octet-stream", "binary/octet-stream")


@dataclass(slots=True)
class Fetcher:
    """Fetches pictures into a folder, and asks again only whether they have changed."""

    folder: Path
    allowed: Callable[[Address], bool] = lambda address: _is_open(address)
    """Which addresses may be connected to."""
    offline: bool = False
    """Whether what is kept is all that there is, and no server is asked."""
    fresh: float = 0.0
    """Seconds for which what was had is believed without asking the server."""
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
        with self._hosts[address(url).netloc]:
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
        kept = self._kept(url)
        if self.offline:
            if kept is None:
                raise FetchError("no answer was recorded")
            return kept[0]
        if kept is not None and time.time() - kept[2] < self.fresh:
            return kept[0]
        marks = kept[1] if kept else {}
        asked = Asked(url, {"Accept": "image/*", **marks}, self.largest, _accept_picture)
        try:
            answer = answer_to(asked, self.allowed, deadline)
            if answer.status == 304 and kept is not None:
                self._files.note(url, read_regular(kept[0]), **_facts(url, marks))
                return kept[0]
            marks = marks_of(answer.headers)
            return self._files.keep(url, _picture_in(answer), **_facts(url, marks))
        except OSError as error:
            why = error.strerror or str(error)
            raise FetchError(f"it can't be kept in {self.folder}: {why}") from None

    @property
    def _files(self) -> KeptByAddress:
        return KeptByAddress(self.folder / REMOTE)

    def _kept(self, url: str) -> tuple[Path, dict[str, str], float] | None:
        """Return a kept copy, the marks to ask with, and when it was had, if both are whole."""
        kept = self._files.find(url)
        if kept is None:
            return None
        noted = kept[1]
        try:
            asked, had = sendable(noted["ask"]), float(noted.get("had", 0))
        except (ValueError, KeyError, AttributeError, TypeError, OverflowError):
            return None
        path, note = self._files.paths(url)
        note_use(path)
        note_use(note)
        return path, asked, had


def _facts(url: str, marks: Mapping[str, str]) -> Mapping[str, object]:
    """Return what is noted beside a picture: what to ask with, and when it was had."""
    return {"url": url, "ask": marks, "had": time.time()}


def _accept_picture(answer: Answer) -> None:
    """Let a picture pass, and the word that a kept one is still right.

    Raises:
        FetchError: it is anything else.
    """
    if answer.status == 304:
        return
    if answer.status != 200:
        raise refused(answer)
    kind = answer.headers.get("content-type", "image/").lower()
    if not kind.startswith(_TYPES):
        raise FetchError(f"it is {kind.partition(';')[0]!r}, not a picture")
    if answer.headers.get("content-encoding", "identity").lower() not in {"identity", ""}:
        raise FetchError("it comes compressed, though it was asked for as it is")


def _picture_in(answer: Answer) -> bytes:
    """Return the bytes of a picture.

    Raises:
        FetchError: the server says that a copy is still right, and none is kept.
    """
    if answer.status == 304:
        raise refused(answer)
    return answer.data


def _is_open(address: Address) -> bool:
    from paperpress.files.internet import is_open

    return is_open(address)
