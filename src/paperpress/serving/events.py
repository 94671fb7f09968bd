"""What a server says while it runs: one line an event, for a person or in JSON for a program.

No line says who read what: requests are told without address, name, token and the words searched
for. Where a login fails, the address is told, so that a firewall can be told too.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final, TextIO

from paperpress.model.event import json_line, stamp

_PLAIN: Final = "text"
#: So many errors of a press, of sites or of a delivery are told, each as an event.
_MOST_ERRORS: Final = 20


def _clock() -> datetime:
    return datetime.now(UTC)


class Events:
    """Writes events."""

    def __init__(
        self,
        form: str = _PLAIN,
        stream: TextIO | None = None,
        clock: Callable[[], datetime] = _clock,
    ) -> None:
        self._form = form
        self._stream = stream or sys.stderr
        self._clock = clock
        self._lock = threading.Lock()

    def say(self, event: str, **fields: object) -> None:
        """Write an event: what it is, and what is known of it."""
        moment = self._clock()
        if self._form == _PLAIN:
            facts = (f"{name}={_shown(value)}" for name, value in fields.items())
            line = " ".join((stamp(moment), event, *facts))
        else:
            line = json_line(event, moment, fields)
        with self._lock:
            self._stream.write(f"{line}\n")
            self._stream.flush()

    def say_errors(self, event: str, errors: Sequence[str]) -> None:
        """Write an event for each of the first errors."""
        for why in errors[:_MOST_ERRORS]:
            self.say(event, message=why)


def _shown(value: object) -> str:
    """Return a value as one word, or in quotation marks; nothing in it can begin another line."""
    text = str(value)
    plain = text and text.isprintable() and not set(text) & set(' "=')
    return text if plain else json.dumps(text)
