"""One line an event."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from io import StringIO

from paperpress.serving.events import Events

NOON = datetime(2025, 7, 23, 12, tzinfo=UTC)


def said(form: str, **fields: object) -> str:
    stream = StringIO()
    Events(form, stream, lambda: NOON).say("request", **fields)
    return stream.getvalue()


def test_an_event_is_a_line_for_a_person() -> None:
    line = said("text", path="/a b", status=200, why='x\n2025 "forged"', empty="")
    assert line == (
        '2025-07-23T12:00:00.000Z request path="/a b" status=200'
        ' why="x\\n2025 \\"forged\\"" empty=""\n'
    )


def test_or_an_object_for_a_program() -> None:
    line = said("json", path="/\u2028x\r\ny", status=200, why=OSError("full"))
    assert line.count("\n") == 1
    assert json.loads(line) == {
        "time": "2025-07-23T12:00:00.000Z",
        "event": "request",
        "path": "/\u2028x\r\ny",
        "status": 200,
        "why": "full",
    }
