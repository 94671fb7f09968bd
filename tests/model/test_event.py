"""An event for a program is one object on one line."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from paperpress.model.event import json_line, stamp

NOON = datetime(2025, 7, 23, 12, 0, 0, 5600, tzinfo=UTC)


def test_a_line_says_when_what_and_what_is_known() -> None:
    line = json_line("request", NOON, {"path": "/\u2028x\r\ny", "file": Path("a"), "status": 200})
    assert len(line.splitlines()) == 1
    assert json.loads(line) == {
        "time": "2025-07-23T12:00:00.005Z",
        "event": "request",
        "path": "/\u2028x\r\ny",
        "file": "a",
        "status": 200,
    }


def test_a_moment_is_written_to_the_millisecond() -> None:
    assert stamp(NOON.replace(microsecond=0)) == "2025-07-23T12:00:00.000Z"
