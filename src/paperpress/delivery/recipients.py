"""Who gets an edition: a place, or the addresses of a file, read a line at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from paperpress.config.targets import ascii_address
from paperpress.delivery.answers import UnusableError

_COMMENT = "#"
#: How many lines of a list are named; the others are counted.
MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Recipient:
    """One place that an edition goes to."""

    address: str
    """What it is known by: an e-mail address, a folder, a web address."""
    name: str = ""
    """How it is named to an editor, where a target has several: ``line 17``."""


class AddressList:
    """A file of addresses, one a line; empty lines and lines that begin with # say nothing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.wrong: list[int] = []
        """The first lines that are no address, when the file was read last."""
        self.wrong_count = 0

    def __iter__(self) -> Iterator[Recipient]:
        """Give each address, named by its line.

        Raises:
            UnusableError: the file can't be read.
        """
        self.wrong, self.wrong_count = [], 0
        try:
            with self.path.open("rb") as file:
                for number, line in enumerate(file, 1):
                    text = line.decode("utf-8-sig", "replace").strip()
                    if text and not text.startswith(_COMMENT):
                        yield from self._address(text, number)
        except OSError as error:
            raise UnusableError(f"the list {self.path} can't be read: {error.strerror}") from None

    def _address(self, text: str, number: int) -> Iterator[Recipient]:
        try:
            address = ascii_address(text)
        except ValueError:
            self.wrong_count += 1
            if len(self.wrong) < MOST_NAMED:
                self.wrong.append(number)
        else:
            yield Recipient(address, f"line {number}")
