"""The server's side of the press beside it: it starts it, hears of each press, and ends it."""

from __future__ import annotations

import asyncio
import multiprocessing
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Self

from paperpress.serving.events import Events
from paperpress.serving.metrics import Metrics
from paperpress.serving.pressing import PressOutcome, press_when_changed

#: Seconds between two looks whether the press has something to tell, and before a lost one is begun.
_LOOK, _AGAIN = 0.5, 5.0
_MOST_SAID = 20


class PressBeside:
    """A press in a process of its own."""

    def __init__(
        self,
        config: Path,
        out: Path,
        events: Events,
        metrics: Metrics,
    ) -> None:
        self._config = config
        self._out = out
        self._events = events
        self._metrics = metrics
        self.last: PressOutcome | None = None
        """How the last press came out."""
        self._process: BaseProcess
        self._connection: Connection

    @classmethod
    def begun(cls, config: Path, out: Path, events: Events, metrics: Metrics) -> Self:
        """Start a press of what a paperpress.toml names, into a folder."""
        press = cls(config, out, events, metrics)
        press._start()
        return press

    def _start(self) -> None:
        context = multiprocessing.get_context("spawn")
        self._connection, theirs = context.Pipe(duplex=False)
        self._process = context.Process(
            target=press_when_changed, args=(self._config, self._out, theirs), daemon=True
        )
        self._process.start()
        theirs.close()

    def wait(self) -> None:
        """Wait until the first press is done, or has failed."""
        try:
            self._say(self._connection.recv())
        except (EOFError, OSError):
            self._events.say("press-lost")

    async def listen(self, pressed: Callable[[], Awaitable[None]]) -> None:
        """Say how each press came out, for as long as the server runs.

        Args:
            pressed: called after each; it brings the shelf up to date.
        """
        while True:
            try:
                if await asyncio.to_thread(self._connection.poll, _LOOK):
                    self._say(await asyncio.to_thread(self._connection.recv))
                    await pressed()
            except (EOFError, OSError):
                self._events.say("press-lost")
                await asyncio.sleep(_AGAIN)
                self._start()

    def end(self) -> None:
        """End the press; what it was writing is whole or not there."""
        self._connection.close()
        self._process.terminate()
        self._process.join(_AGAIN)
        if self._process.is_alive():
            self._process.kill()

    def _say(self, how: PressOutcome) -> None:
        self.last = how
        for why in how.errors[:_MOST_SAID]:
            self._events.say("press-error", message=why)
        self._events.say("pressed", **how.statuses, left_out=how.left_out, ms=how.ms)
        outcome = "failed" if how.statuses.get("failed") else "ok"
        self._metrics.count("paperpress_presses_total", outcome=outcome)
