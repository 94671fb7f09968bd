"""The protocol between a run and the workers that press its editions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from concurrent.futures import Future
from typing import Protocol

from paperpress.model.edition import Edition
from paperpress.pressroom.pressed import Pressed
from paperpress.profiles import Profile


class Workers(Protocol):
    """Presses editions for the job that it was made with."""

    @property
    def count(self) -> int:
        """How many editions are pressed side by side, as far as is known."""
        ...

    @property
    def ahead(self) -> int:
        """How many results may be waited for beyond the one whose turn it is.

        So many that no worker waits, and so few that an archive doesn't wait in memory.
        """
        ...

    def press(
        self, edition: Edition, groups: Sequence[Sequence[Profile]]
    ) -> Iterable[Future[tuple[Pressed, ...]]]:
        """Press one edition for profiles; what goes wrong with it alone is in the result.

        Each group of profiles is pressed by one worker, which reads the edition once for all of it.
        The futures hold the results of all profiles, in their order.
        """
        ...
