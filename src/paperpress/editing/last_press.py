"""What the press beside the server made last: how it came out, what it found, and the editions' files."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from paperpress.config import load_configuration
from paperpress.errors import PaperpressError
from paperpress.model.finding import Finding, Severity
from paperpress.pressroom.reports import REPORT_NAME
from paperpress.serving.deliveries import DeliveryBeside
from paperpress.serving.delivering import DeliveryOutcome, DeliveryStep
from paperpress.serving.pressing import PressOutcome
from paperpress.shelf.front import Front, front_for
from paperpress.shelf.making import make_shelf
from paperpress.xhtml.words import Words


@dataclass(slots=True)
class LastPress:
    """Tells how the last press came out."""

    config: Path
    out: Path
    front: Front
    outcome: Callable[[], PressOutcome | None]
    delivery: DeliveryBeside | None = None
    """What brings a day that is released to its readers; None: nothing does."""
    suggests: bool = False
    number: int = 0
    """How many presses there have been since the server was started."""

    async def pressed(self, outcome: PressOutcome) -> None:
        """Note that there was a press, bring the shelf up to date, and let be delivered what may go out."""
        self.number += 1
        with suppress(
            PaperpressError, OSError
        ):  # the press beside has told of it, or the next one does
            configuration = load_configuration(self.config)
            self.front, self.suggests = front_for(configuration), configuration.suggest is not None
            if configuration.shelf is not None:
                await asyncio.to_thread(make_shelf, self.out, self.front)
        if self.delivery is not None:  # after the shelf: nobody gets by mail what isn't there yet
            self.delivery.pressed(outcome)

    def sentence(self, words: Words) -> str:
        """Return how the last press came out, in a sentence."""
        how = self.outcome()
        if how is None:
            return words.text("What is saved is pressed as soon as the press is ready.")
        if failed := how.statuses.get("failed", 0):
            why = how.errors[0] if how.errors else ""
            return words.text("The press failed for {number}: {why}", number=failed, why=why)
        pressed = how.statuses.get("pressed", 0)
        if not pressed:
            return words.text("Everything saved is in the editions.")
        return words.text(
            "Everything saved is in the editions: {number} pressed just now, in {seconds} seconds.",
            number=words.catalogue.number(pressed),
            seconds=f"{how.ms / 1000:.1f}",
        )

    def delivered(self, words: Words) -> str:
        """Return how the last delivery came out, or how far it is, in a sentence; empty where there was none."""
        how = self.delivery.last if self.delivery else None
        if how is None or (isinstance(how, DeliveryOutcome) and not (how.deliveries or how.errors)):
            return ""
        if isinstance(how, DeliveryStep):
            number = words.catalogue.number(how.sent)
            return words.text("Going out: {number} sent so far.", number=number)
        there = sum(each.arrived for each in how.deliveries)
        wanted = sum(each.recipients for each in how.deliveries)
        numbers = {"there": words.catalogue.number(there), "all": words.catalogue.number(wanted)}
        sentence = words.text("Delivered: {there} of {all} have it.", **numbers)
        return " ".join((sentence, *how.errors[:1]))

    def findings(self, on: date | None) -> Mapping[str, list[Finding]]:
        """Return what a day's report tells, by the article that it is about."""
        by_article: dict[str, list[Finding]] = {}
        for entry in self._report(on).get("findings", []):
            finding = Finding(**{**entry, "severity": Severity(entry["severity"])})
            by_article.setdefault(finding.article, []).append(finding)
        return by_article

    def edition_file(self, on: date, desk: str) -> Path | None:
        """Return the file of an edition; None where it isn't pressed."""
        for entry in self._report(on).get("editions", []):
            path = str(entry.get("path", ""))
            if path.startswith(f"{on.isoformat()}/{desk}.") and entry.get("status") != "failed":
                return self.out / path
        return None

    def _report(self, on: date | None) -> dict[str, list[dict[str, Any]]]:
        """Return a day's report; an empty one where there is none that can be read."""
        if on is None:
            return {}
        try:
            document = json.loads((self.out / on.isoformat() / REPORT_NAME).read_bytes())
        except (OSError, ValueError):
            return {}
        return document if isinstance(document, dict) else {}
