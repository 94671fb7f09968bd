"""Times are read where they are sure; one that can't be told costs what it dates its date alone."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from as_written import only, read, told

FIVE = datetime(2025, 7, 23, 4, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("value", "moment"),
    [
        ("Wed, 23 Jul 2025 05:00:00 +0100", FIVE),
        ("23 Jul 2025 04:00 GMT", FIVE),
        (int(FIVE.timestamp()), FIVE),
        (FIVE.timestamp(), FIVE),
        (int(FIVE.timestamp()) * 1000, FIVE),
        (str(int(FIVE.timestamp())), FIVE),
        ({"$date": "2025-07-23T04:00:00Z"}, FIVE),
        (["2025-07-23T04:00:00Z"], FIVE),
        ("23 July 2025", date(2025, 7, 23)),
        ("2025/07/23", date(2025, 7, 23)),
        (20250723, date(2025, 7, 23)),
    ],
)
def test_a_time_that_is_sure_is_read_however_it_is_written(value: object, moment: date) -> None:
    found = read(published=value)
    assert found.published == moment
    assert told(found) == [("REC107", "notice", "published")]


@pytest.mark.parametrize(
    ("value", "readings"),
    [
        ("23/07/2025", ("2025-07-23", "no day that exists")),
        ("03/04/2025", ("2025-04-03", "2025-03-04")),
        ("3-4-2025 10:30", ("2025-04-03", "2025-03-04")),
        ("03/04/25", ("2025-04-03", "2025-03-04")),
        ("12 / 11 / 2025", ("2025-11-12", "2025-12-11")),
    ],
)
def test_a_date_whose_order_differs_by_country_is_ambiguous_and_both_readings_are_told(
    value: str, readings: tuple[str, str]
) -> None:
    found = read(published=value)
    assert found.published is None
    notice = only(found)
    assert (notice.code, notice.severity, notice.path) == ("REC108", "error", "published")
    assert "ambiguous" in notice.message
    assert all(reading in notice.message for reading in readings)


def test_a_time_that_can_not_be_told_costs_what_it_dates_its_date_alone() -> None:
    found = read(
        updated="03/04/2025",
        corrections=[{"text": "It was Tuesday.", "date": "last week"}],
        related=[{"headline": "Trams", "published": "17 hours ago"}],
    )
    assert found.updated is None
    assert found.corrections[0].date is None
    assert found.related[0].published is None
    assert told(found) == [
        ("REC109", "warning", "updated"),
        ("REC109", "warning", "corrections[0].date"),
        ("REC110", "notice", "related[0].published"),
    ]
