"""What a server says while it runs: one line an event, for a person or in JSON for a program.

No line says who read what: requests are told without address, name, token and the words searched
for. Where a login fails, the address is told, so that a firewall can be told too.
"""

from __future__ import annotations

import json
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Final, TextIO

_PLAIN: Final = "text"


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
        time = self._clock().isoformat(timespec="milliseconds").replace("+00:00", "Z")
        if self._form == _PLAIN:
            line = " ".join((time, event, *(f"{k}={_shown(v)}" for k, v in fields.items())))
        else:
            line = json.dumps({"time": time, "event": event, **fields}, default=str)
        with self._lock:
            self._stream.write(f"{line}\n")
            self._stream.flush()


def _shown(value: object) -> str:
    """Return a value as one word, or in quotation marks; nothing in it can begin another line."""
    text = str(value)
    plain = text and text.isprintable() and not set(text) & set(' "=')
    return text if plain else json.dumps(text)
