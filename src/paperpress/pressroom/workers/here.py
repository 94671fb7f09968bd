"""Editions pressed in this process, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass

from paperpress.model.edition import Edition
from paperpress.pressroom.edition import press_profiles
from paperpress.pressroom.job import Job
from paperpress.pressroom.pressed import Pressed
from paperpress.profiles import Profile


@dataclass(frozen=True, slots=True)
class Here:
    """Presses each edition when it is asked for."""

    job: Job
    count: int = 1
    ahead: int = 0

    def press(
        self, edition: Edition, groups: Sequence[Sequence[Profile]]
    ) -> Iterator[Future[tuple[Pressed, ...]]]:
        """Press an edition for each group when it is asked for."""
        for group in groups:
            done: Future[tuple[Pressed, ...]] = Future()
            done.set_result(press_profiles(edition, self.job, group))
            yield done
