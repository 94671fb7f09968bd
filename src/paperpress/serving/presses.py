"""The server's side of the press beside it: what it tells goes into events, figures and health."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from pathlib import Path
from typing import Self

from paperpress.serving.beside import ProcessBeside
from paperpress.serving.events import Events
from paperpress.serving.metrics import Metrics
from paperpress.serving.polling import PAUSE, RoundOutcome
from paperpress.serving.pressing import PressOutcome, press_when_changed


class PressBeside:
    """A press in a process of its own."""

    def __init__(self, process: ProcessBeside, events: Events, metrics: Metrics) -> None:
        self._process = process
        self._events = events
        self._metrics = metrics
        self.last: PressOutcome | None = None
        """How the last press came out."""

    @classmethod
    def begun(
        cls, config: Path, out: Path, events: Events, metrics: Metrics, pause: int = PAUSE
    ) -> Self:
        """Start a press of what a paperpress.toml names, into a folder.

        Args:
            config: the paperpress.toml.
            out: the output folder.
            events: told of each press.
            metrics: count them.
            pause: minutes between two rounds in which the sites are asked.
        """
        process = ProcessBeside.begun(press_when_changed, config, out, pause * 60.0)
        return cls(process, events, metrics)

    def wait(self) -> None:
        """Wait until the first press is done, or it is sure that nothing can be pressed yet."""
        try:
            while not self._has_ended(self._process.receive()):
                pass
        except (EOFError, OSError):
            self._lost()

    def _has_ended(self, message: PressOutcome | RoundOutcome) -> bool:
        self._say(message)
        return isinstance(message, PressOutcome) or message.failed

    async def listen(self, pressed: Callable[[PressOutcome], Awaitable[None]]) -> None:
        """Say how each press came out, for as long as the server runs.

        Args:
            pressed: called after each; it brings the shelf up to date.
        """
        await self._process.listen(partial(self._hear, pressed), self._lost)

    async def _hear(
        self,
        pressed: Callable[[PressOutcome], Awaitable[None]],
        message: PressOutcome | RoundOutcome,
    ) -> None:
        self._say(message)
        if isinstance(message, PressOutcome):
            await pressed(message)

    def end(self) -> None:
        """End the press; what it was writing is whole or not there."""
        self._process.end()

    def _lost(self) -> None:
        self._events.say("press-lost")
        self._metrics.fails("press", True)

    def _say(self, message: PressOutcome | RoundOutcome) -> None:
        if isinstance(message, PressOutcome):
            self.last = message
            self._events.say_errors("press-error", message.errors)
            self._events.say(
                "pressed", **message.statuses, left_out=message.left_out, ms=message.ms
            )
            failed = bool(message.statuses.get("failed"))
            self._metrics.count("paperpress_presses_total", outcome=_outcome(failed))
            self._metrics.fails("press", failed)
        else:
            self._events.say_errors("site-error", message.errors)
            self._events.say(
                "sites-asked", articles=message.articles, requests=message.requests, ms=message.ms
            )
            failed = bool(message.errors)
            self._metrics.count("paperpress_site_rounds_total", outcome=_outcome(failed))
            self._metrics.fails("sites", failed)


def _outcome(failed: bool) -> str:
    return "failed" if failed else "ok"
