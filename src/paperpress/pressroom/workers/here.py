"""Editions pressed in this process, one after the other."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass

from paperpress.model.edition import Edition
from paperpress.pressroom.edition import press_edition
from paperpress.pressroom.job import Job
from paperpress.pressroom.pressed import Pressed
from paperpress.profiles import Profile


@dataclass(frozen=True, slots=True)
class Here:
    """Presses each edition when it is asked for."""

    job: Job
    ahead: int = 0

    def press(self, edition: Edition, profile: Profile) -> Future[Pressed]:
        """Press an edition, and return when it is done."""
        done: Future[Pressed] = Future()
        done.set_result(press_edition(edition, self.job, profile))
        return done
