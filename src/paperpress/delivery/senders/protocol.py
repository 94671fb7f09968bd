"""What every way of sending can do."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from typing import ClassVar, Protocol

from paperpress.delivery.editions import Parcel
from paperpress.delivery.recipients import Recipient


@dataclass(frozen=True, slots=True)
class Sending:
    """An edition on its way to a recipient."""

    parcel: Parcel
    recipient: Recipient
    issue: int
    """How many contents of the edition arrived there before."""
    doubtful: bool
    """Whether this content may have arrived before, and nobody could tell."""
    begin: Callable[[], None]
    """Called just before the step from which on it may have arrived."""

    @property
    def correction(self) -> bool:
        """Whether the recipient has an earlier issue."""
        return self.issue > 0


class Sender(Protocol):
    """Sends editions to one target."""

    can_ask: ClassVar[bool]
    """Whether the other side can be asked what it has, so that nothing arrives twice."""

    def recipients(self) -> Iterator[Recipient]:
        """Give the target's recipients, one at a time.

        Raises:
            UnusableError: they can't be read.
        """
        ...

    def send(self, sending: Sending) -> None:
        """Send an edition. It returns when the other side has said that it has it.

        Raises:
            DelayError, RefusalError, UnfitError, UnusableError: it hasn't.
        """
        ...

    def hide(self, text: str) -> str:
        """Return a text without what is secret of this target."""
        ...

    def close(self) -> None:
        """Close what was opened; it is opened anew where it is needed."""
        ...


def delivery_id(target: str, sending: Sending) -> str:
    """Return what a delivery is known by: the same for each try, another for another issue."""
    edition = sending.parcel.edition
    parts = (target, sending.recipient.address, edition.key, edition.sha256, str(sending.issue))
    return sha256("\n".join(parts).encode()).hexdigest()[:40]
