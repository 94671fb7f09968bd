"""Dates and times as systems write them (RFC 3339, ISO 8601, RFC 5322, and their usual slips)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paperpress.sources.parsing.dates import moment


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("20250723T050000Z", "2025-07-23T05:00:00+00:00"),
        ("2025-07-23CET05:00:00+0100", "2025-07-23T05:00:00+01:00"),
        ("23.07.2025, 05:00 Uhr", "2025-07-23T05:00:00"),
        ("23. 7. 2025", "2025-07-23"),
        ("20250723", "2025-07-23"),
        ("2025-W30-3", "2025-07-23"),
        ("2025-07-23T05:00:00+0100", "2025-07-23T05:00:00+01:00"),
        ("2025-07-23 05:00:00 +0100", "2025-07-23T05:00:00+01:00"),
        ("2025-07-23 05:00:00 UTC", "2025-07-23T05:00:00+00:00"),
        ("Wed, 23 Jul 2025 05:00:00 GMT", "2025-07-23T05:00:00+00:00"),
        ("Mi, 23 Jul 2025 05:00 +02:00", "2025-07-23T05:00:00+02:00"),
        ("23 Jul 25 05:00 +0100", "2025-07-23T05:00:00+01:00"),
        ("Wed, 23 July 2025 05:00:00 CEST", "2025-07-23T05:00:00+02:00"),
        ("Wed, 23 Jul 2025 05:00:00", "2025-07-23T05:00:00"),
        ("Mi, 23 Jul 2025 05:00:00 +0200", "2025-07-23T05:00:00+02:00"),
        ("Wed Jul 23 05:00:00 2025", "2025-07-23T05:00:00"),
        ("2025/07/23 05:00", "2025-07-23T05:00:00"),
        ("23/07/2025", "2025-07-23"),
        ("07/23/2025", "2025-07-23"),
        ("03.04.2025 17:05", "2025-04-03T17:05:00"),
        ("July 23, 2025", "2025-07-23"),
        ("23rd July 2025", "2025-07-23"),
        ("23 July 2025 at 5:00 p.m.", "2025-07-23T17:00:00"),
        ("Wednesday, July 23, 2025 12:05 AM EDT", "2025-07-23T00:05:00-04:00"),
        ("Wed Jul 23 05:00:00 UTC 2025", "2025-07-23T05:00:00+00:00"),
        ("Wed Jul 23 05:00:00 +0200 2025", "2025-07-23T05:00:00+02:00"),
        ("Wed Jul 23 05:00:00 IST 2025", "Wed Jul 23 05:00:00 IST 2025"),
        ("23-Jul-2025 05:00", "2025-07-23T05:00:00"),
        ("2025-7-3", "2025-07-03"),
        ("2025-7-23 5:00", "2025-07-23T05:00:00"),
        ("1753243200.0", "2025-07-23T04:00:00+00:00"),
        ("1753243200", "2025-07-23T04:00:00+00:00"),
        ("1753243200123", "2025-07-23T04:00:00+00:00"),
        ("20161231T235960Z", "2016-12-31T23:59:59+00:00"),
        ("2016-12-31 23:59:60 UTC", "2016-12-31T23:59:59+00:00"),
        ("Sat, 31 Dec 2016 23:59:60 GMT", "2016-12-31T23:59:59+00:00"),
        ("31 December 2016 23:59:60", "2016-12-31T23:59:59"),
        ("20250723T240000Z", "2025-07-24T00:00:00+00:00"),
        ("2025-07-23t24:00z", "2025-07-24T00:00:00+00:00"),
        ("2025/07/23 24:00", "2025-07-24T00:00:00"),
        ("Wed, 23 Jul 2025 24:00:00 +0200", "2025-07-24T00:00:00+02:00"),
        ("2025-07-23t05:00:00z", "2025-07-23T05:00:00+00:00"),
        ("1753246800123456", "2025-07-23T05:00:00+00:00"),
    ],
)
def test_what_can_be_told_is_told(text: str, expected: str) -> None:
    assert moment(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "2025-07-23",
        "2025-07-23T05:00:00+01:00",
        "2025-07-23 05:00:00",
        "2025-07-23T05:00:00.123Z",
        "03/04/2025",  # March or April
        "23 Jul 2025 05:00 XYZ",  # no zone that is known
        "23 Jul 2025 05:00 IST",  # India, Ireland or Israel
        "2025-13-45",
        "Wed, 23 Jul 2025 24:00:01 GMT",
        "23 July 2025 05:00:75",
        "2025-7-32",
        "1 January 2025 10:00 +99:00",  # no zone is a day away
        "Wed, 1 Jan 2025 10:00:00 +9999",
        "2025/01/01 10:00 +2400",
        "Aa" * 10_000,
        "12345678",
        "17 hours ago",
        "yesterday",
        "",
    ],
)
def test_what_is_right_already_and_what_cannot_be_told_stays(text: str) -> None:
    """The record's validator then reads it, or refuses it with the reason."""
    assert moment(text) == text


@given(st.datetimes(datetime(2000, 1, 1), datetime(2099, 1, 1)), st.integers(-12 * 4, 13 * 4))
def test_what_python_writes_is_read(naive: datetime, quarters: int) -> None:
    instant = naive.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=15 * quarters)))
    assert datetime.fromisoformat(moment(format_datetime(instant))) == instant
    basic = instant.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    assert datetime.fromisoformat(moment(basic)) == instant


@given(st.text())
def test_any_text_is_read_or_stays(text: str) -> None:
    found = moment(text)
    assert found in (text, " ".join(text.split())) or datetime.fromisoformat(found)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2025-07-23T05:00:00[Europe/London]", "2025-07-23T05:00:00+01:00"),
        ("2025-07-23T05:00:00+01:00[Europe/London]", "2025-07-23T05:00:00+01:00"),
        ("2025-07-23 05:00 Europe/Berlin", "2025-07-23T05:00:00+02:00"),
        ("2025-07-23[Europe/London]", "2025-07-23"),
        ("2025-204T05:00:00Z", "2025-07-23T05:00:00+00:00"),
        ("2025-204", "2025-07-23"),
    ],
)
def test_zones_by_name_and_days_of_the_year(text: str, read: str) -> None:
    assert moment(text) == read


@pytest.mark.parametrize("text", ["2025-999", "2025-366", "2025-07-23T05:00:00 Nowhere/City"])
def test_a_zone_or_a_day_that_is_none_stays(text: str) -> None:
    assert moment(text) == text
