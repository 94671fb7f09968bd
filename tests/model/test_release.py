"""Days that wait for an editor's word, until their time comes."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from paperpress.model.release import gate_at

DAY = date(2025, 7, 23)


@pytest.mark.parametrize(
    ("now", "goes_out"),
    [
        ("2025-07-22T12:00:00+00:00", False),
        ("2025-07-23T04:59:59+00:00", False),
        ("2025-07-23T05:00:00+00:00", True),
        ("2025-07-24T00:00:00+00:00", True),
    ],
)
def test_a_day_goes_out_at_its_time_where_the_paper_is(now: str, goes_out: bool) -> None:
    gate = gate_at(datetime.fromisoformat(now), time(6), ZoneInfo("Europe/London"), ())
    assert gate.lets(DAY) == goes_out
    assert gate.opens > datetime.fromisoformat(now)


def test_a_day_goes_out_when_an_editor_says_so() -> None:
    gate = gate_at(datetime(2025, 7, 20, tzinfo=UTC), time(6), UTC, [DAY])
    assert gate.lets(DAY)
    assert not gate.lets(date(2025, 7, 22))
