"""A server from its start to its end: it listens, answers, and ends gently when it is asked to."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass

import uvicorn

from paperpress.errors import ConfigurationError
from paperpress.serving.events import Events

#: Seconds that a download may take to its end, once the server is asked to end.
_GRACE = 30
#: Connections that may wait to be taken.
_WAITING = 2048
_IDLE = 15


@dataclass(frozen=True, slots=True)
class Listening:
    """Where a server listens: to readers, and to this machine's own questions."""

    sockets: tuple[socket.socket, ...]

    @property
    def port(self) -> int:
        """The port for readers."""
        return int(self.sockets[0].getsockname()[1])

    @property
    def metrics_port(self) -> int | None:
        """The port of this machine at which figures are told."""
        return int(self.sockets[1].getsockname()[1]) if len(self.sockets) > 1 else None


@contextmanager
def listen(host: str, port: int, metrics_port: int | None) -> Iterator[Listening]:
    """Open an address to readers; port 0 is one that is free.

    Raises:
        ConfigurationError: somebody else listens there, or there is no such address.
    """
    with ExitStack() as opened:
        sockets = [opened.enter_context(_bound(host, port))]
        if metrics_port is not None:
            sockets.append(opened.enter_context(_bound("127.0.0.1", metrics_port)))
        yield Listening(tuple(sockets))


def _bound(host: str, port: int) -> socket.socket:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        bound = socket.socket(family, kind, protocol)
        try:
            if os.name == "posix":
                bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind(address)
            bound.listen(_WAITING)
        except BaseException:
            bound.close()
            raise
    except (OSError, UnicodeError, OverflowError) as error:
        why = error.strerror if isinstance(error, OSError) else None
        raise ConfigurationError(
            f"can't listen at {host}, port {port}: {why or 'there is no such address'};"
            " name another with --host or --port"
        ) from None
    return bound


def serve(
    application: Callable[..., Awaitable[None]],
    listening: Listening,
    events: Events,
    *,
    beside: Sequence[Callable[[], Awaitable[None]]] = (),
) -> None:
    """Answer requests until the process is asked to end (SIGTERM, SIGINT).

    Then nobody new is let in, what is under way is finished within a limit, and the rest is cut off.

    Args:
        application: answers.
        listening: where.
        events: told of the beginning and the end.
        beside: run meanwhile, and are cancelled at the end.
    """
    configuration = uvicorn.Config(
        application,
        lifespan="off",
        log_config=None,
        access_log=False,
        proxy_headers=False,
        server_header=False,
        ws="none",
        timeout_keep_alive=_IDLE,
        timeout_graceful_shutdown=_GRACE,
        backlog=_WAITING,
    )
    server = _Server(configuration)

    async def everything() -> None:
        tasks = [asyncio.ensure_future(each()) for each in beside]
        try:
            await server.serve(sockets=list(listening.sockets))
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    factory = configuration.get_loop_factory()
    events.say("started", port=listening.port)
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.run(everything())
    events.say("ended")


class _Server(uvicorn.Server):
    """Ends at a signal without raising it once more: to end was what was asked for."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        before = {each: signal.signal(each, self.handle_exit) for each in _SIGNALS}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)


_SIGNALS = (signal.SIGINT, signal.SIGTERM)
