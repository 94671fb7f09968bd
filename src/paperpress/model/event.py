"""An event as a program reads it: one object of JSON, on one line."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime


def json_line(event: str, moment: datetime, fields: Mapping[str, object]) -> str:
    """Return an event as a line of JSON: when it was, what it is, and what is known of it."""
    return json.dumps({"time": stamp(moment), "event": event, **fields}, default=str)


def stamp(moment: datetime) -> str:
    """Return a moment of UTC as RFC 3339 writes it, to the millisecond."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
