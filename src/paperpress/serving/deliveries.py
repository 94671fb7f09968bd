"""The server's side of the deliveries beside it: what they tell goes into events, figures and health."""

from __future__ import annotations

import asyncio
from pathlib import Path

from paperpress.config import load_configuration
from paperpress.errors import PaperpressError
from paperpress.serving.beside import ProcessBeside
from paperpress.serving.delivering import DeliveryOutcome, DeliveryStep, deliver_when_pressed
from paperpress.serving.events import Events
from paperpress.serving.metrics import Metrics
from paperpress.serving.pressing import PressOutcome

#: Seconds that an edition may take to be sent to its end, once the server is asked to end.
_GRACE = 30.0
#: Seconds between two looks whether there are any deliveries.
_LOOK = 0.5


class DeliveryBeside:
    """Deliveries in a process of its own, which is there as soon as a target wants them."""

    def __init__(
        self, config: Path, out: Path, events: Events, metrics: Metrics, *, release: bool = False
    ) -> None:
        """Deliver nothing yet.

        Args:
            config: the paperpress.toml.
            out: the output folder.
            events: told of each delivery.
            metrics: count them.
            release: whether an editor is at work, whose word starts deliveries.
        """
        self._config = config
        self._out = out
        self._events = events
        self._metrics = metrics
        self._release = release
        self._process: ProcessBeside | None = None
        self.last: DeliveryOutcome | DeliveryStep | None = None
        """How the last delivery came out, or how far the one is that is under way."""

    def pressed(self, outcome: PressOutcome) -> None:
        """Let what was pressed be delivered where a target gets it after each press."""
        if self._process is None and self._is_wanted():
            self._process = ProcessBeside.begun(
                deliver_when_pressed, self._config, self._out, self._release
            )
        if self._process is not None:
            self._process.send(bool(outcome.statuses.get("pressed")))

    def _is_wanted(self) -> bool:
        try:
            return bool(load_configuration(self._config).targets_at(release=self._release))
        except PaperpressError:
            return False  # the press beside has told of it

    async def listen(self) -> None:
        """Say how each delivery came out, for as long as the server runs."""
        while self._process is None:
            await asyncio.sleep(_LOOK)
        await self._process.listen(self._hear, self._lost)

    def end(self) -> None:
        """End the deliveries, after the edition that is being sent."""
        if self._process is not None:
            self._process.end(_GRACE)

    def _lost(self) -> None:
        self._events.say("delivery-lost")
        self._metrics.fails("delivery", True)

    async def _hear(self, outcome: DeliveryOutcome | DeliveryStep) -> None:
        self.last = outcome
        if isinstance(outcome, DeliveryStep):
            return
        self._events.say_errors("delivery-error", outcome.errors)
        for each in outcome.deliveries:
            self._metrics.count("paperpress_deliveries_total", status=each.status)
            if each.status != "there":
                self._events.say(
                    "delivered",
                    path=each.path,
                    target=each.target,
                    status=each.status,
                    arrived=each.arrived,
                    recipients=each.recipients,
                )
        self._metrics.fails("delivery", not outcome.complete)
