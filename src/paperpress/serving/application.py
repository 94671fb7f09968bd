"""The way from a request to its answer, as an ASGI application.

What stands at a path follows from what is on the shelf, never from the disk: each part of a path is
looked up among the shelf's days, desks, files and pages, and what isn't among them isn't there.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping, MutableMapping
from contextlib import ExitStack
from typing import Any, Final, Self, TypeAlias

from paperpress.errors import PaperpressError
from paperpress.last_guard import guarded_awaiting
from paperpress.serving.answers import Answer, OpenFile, answer
from paperpress.serving.error_pages import (
    AUTHENTICATION,
    AUTHENTICATION_TYPE,
    authentication_document,
    refused,
)
from paperpress.serving.events import Events
from paperpress.serving.headers import headers_of
from paperpress.serving.logins import Logins
from paperpress.serving.metrics import TYPE as METRICS_TYPE
from paperpress.serving.metrics import Metrics
from paperpress.serving.requests import RefusedError, Request, Scope, request_of
from paperpress.serving.settings import Settings
from paperpress.serving.site import Site, text_from
from paperpress.shelf.front import Front

_Message: TypeAlias = MutableMapping[str, Any]
_Receive: TypeAlias = Callable[[], Awaitable[_Message]]
_Send: TypeAlias = Callable[[_Message], Awaitable[None]]
_METHODS: Final = ("GET", "HEAD")
#: Bytes of a file that are read at once.
_PIECE: Final = 1 << 18
_PLAIN: Final = "text/plain; charset=utf-8"


class Application:
    """Answers requests for a shelf."""

    _site: Site
    _logins: Logins | None
    _headers: Mapping[str, str]

    def __init__(self, settings: Settings, events: Events, metrics: Metrics) -> None:
        self._settings = settings
        self._events = events
        self.metrics = metrics

    @classmethod
    def of(cls, settings: Settings, events: Events, metrics: Metrics | None = None) -> Self:
        """Return an application whose shelf is made and whose accounts are read.

        Raises:
            ConfigurationError: the accounts can't be used.
        """
        application = cls(settings, events, metrics or Metrics())
        private = settings.accounts is not None
        application._site = Site.of(settings, application._shelf_made)
        application._logins = (
            Logins.of(settings.accounts, application._failed) if settings.accounts else None
        )
        application._headers = headers_of(https=settings.https, private=private)
        return application

    async def pressed(self, front: Front) -> None:
        """Bring the shelf up to date after a press, for those who look at its files.

        Args:
            front: what it says of itself now.
        """
        view = self._site.view
        view.reload(front)
        try:
            await view.current(lambda snapshot: snapshot.days)
        except (PaperpressError, OSError) as error:
            self._events.say("shelf-failed", message=error)

    async def __call__(self, scope: Scope, _receive: _Receive, send: _Send) -> None:
        """Answer one request, as ASGI asks for."""
        if scope["type"] != "http":
            return
        began = time.perf_counter()
        self.metrics.under_way += 1
        kind, sent, status = "other", 0, 0
        try:
            with ExitStack() as opened:
                kind, result = await self._answer(scope, opened)
                status = result.status
                sent = await self._send(result, send, head=scope["method"] == "HEAD")
        finally:
            seconds = time.perf_counter() - began
            self.metrics.under_way -= 1
            self.metrics.answered(kind, status, sent, seconds)
            self._say(scope, kind, status, sent, seconds)

    async def _answer(self, scope: Scope, opened: ExitStack) -> tuple[str, Answer]:
        """Return the kind of what was asked for, and the answer; whatever happens, there is one."""
        asked: list[Request] = []

        async def answered() -> tuple[str, Answer]:
            request = request_of(scope, self._settings)
            asked.append(request)
            if self._is_private(scope):
                return "metrics", self._figures(request)
            if request.method not in _METHODS:
                raise RefusedError(405, allow=", ".join(_METHODS))
            return await self._admitted(request, opened)

        def unforeseen(why: str) -> tuple[str, Answer]:
            self._events.say("error", message=why)
            return "other", self._refused(RefusedError(500), asked)

        try:
            return await guarded_awaiting(answered, unforeseen, foreseen=(PaperpressError, OSError))
        except RefusedError as refusal:
            return "refused", self._refused(refusal, asked)
        except (PaperpressError, OSError) as error:
            # The shelf can't be brought up to date: what it says may be withdrawn by now.
            self._events.say("shelf-failed", message=error)
            return "other", self._refused(RefusedError(503, retry_after=10), asked)

    def _refused(self, refusal: RefusedError, asked: list[Request]) -> Answer:
        return refused(refusal, self._site.view.snapshot.front, asked[-1] if asked else None)

    async def _admitted(self, request: Request, opened: ExitStack) -> tuple[str, Answer]:
        """Return the answer to a request of whoever may read.

        Raises:
            RefusedError: there is no such thing, or it isn't for whoever asks.
        """
        front = self._site.view.snapshot.front
        if request.parts == ("health",):
            return "health", answer(request, text_from(self.metrics.health(), _PLAIN))
        if self._logins is not None:
            if request.parts == (AUTHENTICATION,):
                document = authentication_document(front, request.base)
                return "feed", answer(request, text_from(document, AUTHENTICATION_TYPE))
            request = await self._logins.admit(request)
        kind, entity = await self._site.entity(request)
        if isinstance(entity, OpenFile):
            opened.callback(entity.file.close)
        return kind, answer(request, entity)

    def _is_private(self, scope: Scope) -> bool:
        """Tell whether a request came to the port of this machine where figures are shown."""
        port = self._settings.metrics_port
        return port is not None and (scope.get("server") or ("", 0))[1] == port

    def _figures(self, request: Request) -> Answer:
        if request.parts != ("metrics",):
            raise RefusedError(404)
        return answer(request, text_from(self.metrics.text(), METRICS_TYPE))

    async def _send(self, result: Answer, send: _Send, *, head: bool) -> int:
        """Send an answer, and return how many bytes its body had."""
        headers = {**self._headers, **result.headers}
        pairs = [
            (name.lower().encode(), text.encode("latin-1", "replace"))
            for name, text in headers.items()
        ]
        await send({"type": "http.response.start", "status": result.status, "headers": pairs})
        if head or isinstance(result.body, bytes):
            body = b"" if head or not isinstance(result.body, bytes) else result.body
            await send({"type": "http.response.body", "body": body})
            return len(body)
        sent = 0
        piece = result.body
        while sent < piece.length:
            data = await asyncio.to_thread(piece.read, sent, _PIECE)
            if not data:
                raise OSError("an edition's file became shorter while it was sent")
            sent += len(data)
            more = sent < piece.length
            await send({"type": "http.response.body", "body": data, "more_body": more})
        return sent

    def _say(self, scope: Scope, kind: str, status: int, sent: int, seconds: float) -> None:
        path = str(scope["path"])
        shown = "/t/…" if "/t/" in path[:60] else path[:200]
        self._events.say(
            "request",
            method=str(scope["method"])[:10],
            path=shown,
            kind=kind,
            status=status,
            bytes=sent,
            ms=round(seconds * 1000, 1),
        )

    def _failed(self, client: str) -> None:
        self.metrics.count("paperpress_failed_logins_total")
        self._events.say("login-failed", address=client)

    def _shelf_made(self) -> None:
        self.metrics.count("paperpress_shelves_made_total")
        self._events.say("shelf-made")
