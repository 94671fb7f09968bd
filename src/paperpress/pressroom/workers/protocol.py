"""The protocol between a run and the workers that press its editions."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Protocol

from paperpress.model.edition import Edition
from paperpress.pressroom.pressed import Pressed
from paperpress.profiles import Profile


class Workers(Protocol):
    """Presses editions for the job that it was made with."""

    @property
    def ahead(self) -> int:
        """How many editions may wait beyond the one whose turn it is.

        So many that no worker waits, and so few that an archive doesn't wait in memory.
        """
        ...

    def press(self, edition: Edition, profile: Profile) -> Future[Pressed]:
        """Press one edition for one profile; what goes wrong with it alone is in the result."""
        ...
