"""Who may read: names with passwords by HTTP Basic, or a token in the address.

The memory-hard function takes tens of milliseconds and 64 MB each time, so what it has confirmed is
held for a few minutes, few run at once, and attempts are counted before they are looked at. A name
that there isn't takes as long as one that there is.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hmac
import time
from collections import OrderedDict
from collections.abc import Callable
from pathlib import Path
from secrets import token_bytes, token_hex
from typing import Self, TypeVar

from paperpress.errors import ConfigurationError
from paperpress.serving.accounts import (
    HASHER,
    Account,
    digest_of,
    matches,
    plain,
    read_accounts,
)
from paperpress.serving.limits import Limit, network_of
from paperpress.serving.requests import RefusedError, Request

#: The part of a path that a token follows.
TOKEN = "t"  # noqa: S105 - no password
_CONFIRMED_FOR = 300.0
_AT_ONCE, _WAITING = 2, 20
_WINDOW = 300.0
_OF_AN_ACCOUNT, _OF_AN_ADDRESS = 10, 20
_MOST_HELD = 10_000
_Key = TypeVar("_Key")
_Value = TypeVar("_Value")


class Logins:
    """Knows the accounts of a file, as it stands."""

    def __init__(
        self,
        path: Path,
        failed: Callable[[str], None],
        clock: Callable[[], float],
    ) -> None:
        self._path = path
        self._failed = failed
        self._clock = clock
        self._state: tuple[int, ...] = ()
        self._names: dict[str, Account] = {}
        self._tokens: dict[str, Account] = {}
        self._key = b""
        self._nobody = ""
        self._confirmed: OrderedDict[bytes, tuple[str, float]] = OrderedDict()
        self._been_here: OrderedDict[tuple[str, str], None] = OrderedDict()
        self._of_account = Limit(_OF_AN_ACCOUNT, _WINDOW, clock)
        self._of_address = Limit(_OF_AN_ADDRESS, _WINDOW, clock)
        self._running = asyncio.Semaphore(_AT_ONCE)
        self._waiting = 0

    @classmethod
    def of(
        cls,
        path: Path,
        failed: Callable[[str], None] = lambda client: None,  # noqa: ARG005
        clock: Callable[[], float] = time.monotonic,
    ) -> Self:
        """Read the accounts of a file.

        Args:
            path: of the file.
            failed: called with the client's address when a login fails.
            clock: gives seconds.

        Raises:
            ConfigurationError: the file can't be used.
        """
        logins = cls(path, failed, clock)
        logins._key = token_bytes(32)
        # A name that isn't known is checked as long as one that is.
        logins._nobody = HASHER.hash(token_hex(16))
        logins._load()
        return logins

    async def admit(self, request: Request) -> Request:
        """Return the request of somebody who may read, without the token that was in its address.

        Raises:
            RefusedError: it isn't known who asks, the wrong password was given, or too many were.
        """
        self._load()
        if request.parts[:1] == (TOKEN,):
            return self._by_token(request)
        name, password = credentials(request.headers.get("authorization", ""))
        if not name:
            raise RefusedError(401)
        account = self._names.get(name)
        key = self._mark_of(name, password, account)
        held = self._confirmed.get(key)
        if account is not None and held is not None and held[1] > self._clock():
            return request
        await self._confirm(name, password, account, network_of(request.client))
        _keep(self._confirmed, key, (name, self._clock() + _CONFIRMED_FOR))
        return request

    def _by_token(self, request: Request) -> Request:
        if len(request.parts) < 2:
            raise RefusedError(404)
        address = network_of(request.client)
        if wait := self._of_address.wait(address):
            raise RefusedError(429, retry_after=wait)
        if digest_of(request.parts[1]) not in self._tokens:
            self._of_address.note(address)
            self._failed(request.client)
            raise RefusedError(404)
        if len(request.parts) == 2:
            raise RefusedError(302, location=f"{request.parts[1]}/")
        return request.below(2)

    async def _confirm(
        self, name: str, password: str, account: Account | None, address: str
    ) -> None:
        """Check a password by the memory-hard function.

        Raises:
            RefusedError: it is the wrong one, or there were too many attempts.
        """
        # Who has come in from here before isn't kept out by what others try elsewhere.
        known_here = (name, address) in self._been_here
        wait = self._of_address.wait(address)
        wait = wait or (0 if known_here else self._of_account.wait(name))
        if wait:
            raise RefusedError(429, retry_after=wait)
        if self._waiting >= _WAITING:
            raise RefusedError(503, retry_after=2)
        self._of_address.note(address)
        self._of_account.note(name)
        self._waiting += 1
        try:
            async with self._running:
                hashed = account.password if account else self._nobody
                right = await asyncio.to_thread(matches, hashed, password)
        finally:
            self._waiting -= 1
        if not right or account is None:
            self._failed(address)
            raise RefusedError(401)
        self._of_address.forgive(address)
        self._of_account.forgive(name)
        _keep(self._been_here, (name, address), None)

    def _mark_of(self, name: str, password: str, account: Account | None) -> bytes:
        """Return what a name and password are recognised by, while the account stays as it is."""
        text = "\0".join((name, password, account.password if account else ""))
        return hmac.digest(self._key, text.encode("utf-8", "surrogatepass"), "sha256")

    def _load(self) -> None:
        """Read the file again where it has changed.

        Raises:
            RefusedError: it can't be used any more; then nobody comes in.
            ConfigurationError: it can't be used when the server starts.
        """
        now = _state_of(self._path)
        if now and now == self._state:
            return
        try:
            accounts = read_accounts(self._path).accounts
        except ConfigurationError:
            if not self._state:
                raise
            raise RefusedError(503) from None
        self._names = {account.name: account for account in accounts}
        self._tokens = {account.token: account for account in accounts}
        self._state = now


def _state_of(path: Path) -> tuple[int, ...]:
    """Return what changes when a file does; nothing where it isn't there."""
    try:
        state = path.stat()
    except OSError:
        return ()
    return state.st_ino, state.st_size, state.st_mtime_ns, state.st_mode


def credentials(header: str) -> tuple[str, str]:
    """Return the name and password of an Authorization header; no name where there is none."""
    scheme, _, text = header.partition(" ")
    if scheme.lower() != "basic":
        return "", ""
    try:
        decoded = base64.b64decode(text.strip(), validate=True)
    except (binascii.Error, ValueError):
        return "", ""
    try:
        both = decoded.decode("utf-8")
    except UnicodeDecodeError:
        both = decoded.decode("latin-1")  # clients older than RFC 7617
    name, _, password = plain(both).partition(":")
    return name, password


def _keep(held: OrderedDict[_Key, _Value], key: _Key, value: _Value) -> None:
    held[key] = value
    held.move_to_end(key)
    while len(held) > _MOST_HELD:
        held.popitem(last=False)
