"""Which days a span holds."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from paperpress.sites.listing import Span

TOKYO = ZoneInfo("Asia/Tokyo")
DAY = date(2025, 7, 23)


@pytest.mark.parametrize(
    ("moment", "held"),
    [
        (datetime(2025, 7, 22, 14, 59, tzinfo=UTC), False),  # 23:59 in Tokyo
        (datetime(2025, 7, 22, 15, 0, tzinfo=UTC), True),
        (datetime(2025, 7, 23, 14, 59, tzinfo=UTC), True),
        (datetime(2025, 7, 23, 15, 0, tzinfo=UTC), False),
        (date(2025, 7, 23), True),
        (None, True),
    ],
)
def test_days_are_those_of_the_paper_s_clock(moment: datetime | date | None, held: bool) -> None:
    span = Span(DAY, DAY, TOKYO, time())
    assert span.holds(moment) is held
    if isinstance(moment, datetime) and held:
        assert span.start <= moment < span.end


def test_news_of_the_evening_is_in_the_edition_of_the_next_morning() -> None:
    span = Span(DAY, DAY, UTC, time(5))
    assert span.holds(datetime(2025, 7, 22, 23, 59, tzinfo=UTC))
    assert not span.holds(datetime(2025, 7, 23, 6, tzinfo=UTC))
    assert span.start <= datetime(2025, 7, 22, 5, tzinfo=UTC)
