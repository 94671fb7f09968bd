"""Editions put on a WebDAV server: Nextcloud, ownCloud, a disk station, KOReader's cloud storage.

An edition is put under a name of its own that no reading software lists, and takes its place in one
step (MOVE, RFC 4918, section 9.9), so that no device fetches half of it. Nextcloud refuses names
that end in ``.part``. After a break the server is asked what it has, so nothing arrives twice.
"""

from __future__ import annotations

import ssl
from collections.abc import Iterator
from hashlib import sha256
from typing import ClassVar
from urllib.parse import quote, urlsplit

import httpx

from paperpress.config.targets import WebDavTarget
from paperpress.delivery.answers import DelayError, RefusalError, UnusableError, line
from paperpress.delivery.limits import too_large
from paperpress.delivery.passwords import Login
from paperpress.delivery.recipients import Recipient
from paperpress.delivery.senders.protocol import Sending
from paperpress.version import __version__

_UNFINISHED = ".uploading"
_TIMEOUT = httpx.Timeout(120.0, connect=30.0)
_PIECE = 65536
_AGAIN = frozenset({408, 409, 423, 425, 429, 500, 502, 503, 504, 507})
_WHOLE = frozenset({429, 502, 503, 507})
_NO_ENTRY = frozenset({401, 403, 405, 501})
_WHAT = {
    401: "username or password are wrong",
    403: "it doesn't allow that",
    405: "it doesn't know WebDAV there",
    423: "the file is locked",
    501: "it doesn't know WebDAV there",
    507: "there is no room left",
}


class WebDavSender:
    """Puts editions below a folder of a server, as they lie in the output folder."""

    can_ask: ClassVar = True

    def __init__(self, target: WebDavTarget, login: Login | None) -> None:
        self._target = target
        self._login = login
        self._client: httpx.Client | None = None

    def recipients(self) -> Iterator[Recipient]:
        """Give the folder."""
        yield Recipient(self._target.url)

    def send(self, sending: Sending) -> None:
        """Put an edition, and move it to its place.

        Raises:
            DelayError: the line broke, or the server can't now.
            RefusalError: the server won't have it.
            UnfitError: it is larger than the server takes.
            UnusableError: the server lets nobody in, or is no WebDAV server.
        """
        try:
            self._send(self._open(), sending)
        except httpx.HTTPError as error:
            if _is_certificate(error):
                raise UnusableError(f"its certificate isn't valid: {line(str(error))}") from None
            why = f"the line broke ({line(str(error)) or 'no answer'})"
            raise DelayError(why, whole=True, doubtful=True) from None

    def _send(self, client: httpx.Client, sending: Sending) -> None:
        data, path = sending.parcel.data, sending.parcel.edition.path
        place = f"{self._target.url}{quote(path)}"
        if sending.doubtful and _has(client, place, sending.parcel.edition.sha256):
            return
        folder, _, name = place.rpartition("/")
        unfinished = f"{folder}/.{name}{_UNFINISHED}"
        self._make_folder(client, f"{folder}/")
        headers = {"Content-Type": "application/epub+zip"}
        self._expect(client.put(unfinished, content=data, headers=headers), len(data))
        sending.begin()
        moved = {"Destination": place, "Overwrite": "T"}
        self._expect(client.request("MOVE", unfinished, headers=moved), len(data))

    def _make_folder(self, client: httpx.Client, folder: str) -> None:
        """Make the day's folder, and the target's own where that isn't there yet."""
        answer = client.request("MKCOL", folder)
        if answer.status_code == 409:
            self._expect(client.request("MKCOL", self._target.url), 0)
            answer = client.request("MKCOL", folder)
        if answer.status_code != 405:  # there already (RFC 4918, section 9.3.1)
            self._expect(answer, 0)

    def _expect(self, answer: httpx.Response, size: int) -> None:
        """See that the server has done what it was asked for.

        Raises:
            DelayError, RefusalError, UnfitError, UnusableError: it hasn't.
        """
        code = answer.status_code
        if code in {200, 201, 204}:
            return
        host = urlsplit(self._target.url).hostname or ""
        reason = _WHAT.get(code) or line(answer.reason_phrase)
        summary = f"{host} answered {code} to {answer.request.method}: {reason}"
        if code == 413:
            raise too_large(size, None, host)
        if code in _NO_ENTRY or 300 <= code < 400:
            moved = ": write the address that it leads to" if code < 400 else ""
            raise UnusableError(f"{summary}{moved}")
        if code in _AGAIN or code >= 500:
            raise DelayError(summary, wait=_asked_to_wait(answer), whole=code in _WHOLE)
        raise RefusalError(summary)

    def _open(self) -> httpx.Client:
        if self._client is None:
            login = self._login
            self._client = httpx.Client(
                auth=(login.username, login.password.get_secret_value()) if login else None,
                headers={"User-Agent": f"paperpress/{__version__}"},
                timeout=_TIMEOUT,
                verify=ssl.create_default_context(),
                follow_redirects=False,
                trust_env=False,
            )
        return self._client

    def hide(self, text: str) -> str:
        """Return a text without the password."""
        return self._login.hide(text) if self._login else text

    def close(self) -> None:
        """Close the line."""
        if self._client is not None:
            self._client.close()
            self._client = None


def _has(client: httpx.Client, place: str, digest: str) -> bool:
    """Tell whether the server has a file with this content."""
    hashed = sha256()
    with client.stream("GET", place) as answer:
        if answer.status_code != 200:
            return False
        for piece in answer.iter_bytes(_PIECE):
            hashed.update(piece)
    return hashed.hexdigest() == digest


def _is_certificate(error: BaseException) -> bool:
    return "CERTIFICATE_VERIFY_FAILED" in str(error)


def _asked_to_wait(answer: httpx.Response) -> float:
    asked = answer.headers.get("retry-after", "")
    return float(asked) if asked.isdecimal() else 0.0
