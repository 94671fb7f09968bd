"""Editions pressed by any executor of `concurrent.futures` whose workers see this machine's folders."""

from __future__ import annotations

import os
from concurrent.futures import Executor, Future
from dataclasses import dataclass

from paperpress.model.edition import Edition
from paperpress.pressroom.edition import press_edition
from paperpress.pressroom.job import Job
from paperpress.pressroom.pressed import Pressed
from paperpress.profiles import Profile

#: An executor doesn't tell how many workers it has: so many that no core of this machine waits.
_AHEAD = 3 * (os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class ByExecutor:
    """Sends each edition to an executor, with the job: what goes and what comes back pickles."""

    executor: Executor
    job: Job
    ahead: int = _AHEAD

    def press(self, edition: Edition, profile: Profile) -> Future[Pressed]:
        """Send an edition to be pressed, and return its future."""
        return self.executor.submit(press_edition, edition, self.job, profile)
