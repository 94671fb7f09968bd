"""Editions pressed by any executor of `concurrent.futures` whose workers see this machine's folders."""

from __future__ import annotations

import os
from collections.abc import Sequence
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from paperpress.model.edition import Edition
from paperpress.pressroom.edition import press_profiles
from paperpress.pressroom.job import Job
from paperpress.pressroom.pressed import Pressed
from paperpress.profiles import Profile

#: An executor doesn't tell how many workers it has: as many as this machine has cores.
_COUNT = os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class ByExecutor:
    """Sends each edition to an executor, with the job: what goes and what comes back pickles."""

    executor: Executor
    job: Job
    count: int = _COUNT
    ahead: int = 3 * _COUNT

    def press(
        self, edition: Edition, groups: Sequence[Sequence[Profile]]
    ) -> list[Future[tuple[Pressed, ...]]]:
        """Send an edition to be pressed for each group, and return the futures."""
        return [
            self.executor.submit(press_profiles, edition, self.job, tuple(group))
            for group in groups
        ]
