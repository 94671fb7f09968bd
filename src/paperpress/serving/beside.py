"""A process beside the server: it is started, begun again where it is lost, and ended with the server."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Awaitable, Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Self

#: Seconds between two looks whether it has something to tell, and before a lost one is begun.
_LOOK, _AGAIN = 0.5, 5.0


class ProcessBeside:
    """Does one piece of work in a process of its own, for as long as the server runs."""

    _process: BaseProcess
    _connection: Connection

    def __init__(self, work: Callable[..., None], *arguments: Any) -> None:
        self._work = work
        self._arguments = arguments

    @classmethod
    def begun(cls, work: Callable[..., None], *arguments: Any) -> Self:
        """Start a process.

        Args:
            work: what it does, with a connection to the server as its first argument.
            arguments: the others.
        """
        process = cls(work, *arguments)
        process._start()
        return process

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe()
        self._process = context.Process(
            target=self._work, args=(theirs, *self._arguments), daemon=True
        )
        self._process.start()
        theirs.close()

    def receive(self) -> Any:
        """Wait for what it tells next.

        Raises:
            EOFError: it is lost.
            OSError: it is lost.
        """
        return self._connection.recv()

    def send(self, message: Any) -> None:
        """Tell it something; one that is lost begins anew, and needn't be told."""
        with suppress(OSError):
            self._connection.send(message)

    async def listen(
        self, hear: Callable[[Any], Awaitable[None]], lost: Callable[[], None]
    ) -> None:
        """Hear what it tells, for as long as the server runs.

        Args:
            hear: told of each message.
            lost: called where the process is gone, before another is started.
        """
        while True:
            try:
                if await asyncio.to_thread(self._connection.poll, _LOOK):
                    await hear(await asyncio.to_thread(self._connection.recv))
            except (EOFError, OSError):
                lost()
                await asyncio.sleep(_AGAIN)
                self._start()

    def end(self, grace: float = _AGAIN) -> None:
        """Ask it to end, and end it where it hasn't within a grace of some seconds."""
        self._process.terminate()
        self._process.join(grace)
        if self._process.is_alive():
            self._process.kill()
            self._process.join(_AGAIN)
        self._connection.close()
