"""Moments at the ends of the calendar, which systems write for “not set” and “for ever”."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom import article, record, run
from paperpress.editions.planning import plan
from paperpress.model import when
from paperpress.model.masthead import Masthead
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.relative import resolve

ENDS = [
    "0001-01-01T00:00:00+14:00",
    "0001-01-01T00:00:00Z",
    "0001-01-01T00:00:00",
    "0001-01-01",
    "0001-01-02T03:04:05+23:59",
    "9999-12-31T23:59:59-12:00",
    "9999-12-31T23:59:59.999999Z",
    "9999-12-31T23:59:59",
    "9999-12-31",
]
ZONES = ["UTC", "Pacific/Kiritimati", "Etc/GMT+12", "America/New_York", "Asia/Tokyo"]
offsets = st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
zones = st.one_of(offsets, st.sampled_from(ZONES).map(ZoneInfo))
moments = st.one_of(
    st.dates(),
    st.datetimes(timezones=st.one_of(st.none(), zones)),
    st.sampled_from([datetime.min, datetime.max]),
    st.builds(datetime.min.replace, tzinfo=zones),
    st.builds(datetime.max.replace, tzinfo=zones),
)


@given(moments, zones)
def test_any_moment_can_be_told_in_any_zone(moment: datetime | date, zone: ZoneInfo) -> None:
    local = when.localise(moment, zone)
    instant = when.instant(moment, zone)
    assert isinstance(local, datetime) == isinstance(moment, datetime)
    assert instant.tzinfo is zone
    assert when.instant(instant, UTC).tzinfo is UTC
    assert when.day(instant) == when.day(local)


@pytest.mark.slow
@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("end", ENDS)
@pytest.mark.parametrize("field", ["published", "updated"])
def test_an_article_of_either_end_costs_no_other_its_place(
    tmp_path: Path, field: str, end: str, zone: str
) -> None:
    masthead = Masthead(title="T", language="en", timezone=zone)
    articles = [article(), article(id="odd", **{field: end}), article(id="last")]
    planned = plan(articles, masthead)
    sorted_ = {one.id for edition in planned for one in edition.articles}
    assert sorted_ == {"night-buses", "odd", "last"}
    report = press(articles, Job(masthead=masthead, out=tmp_path, desks=["city"]))
    assert {edition.status for edition in report.editions} == {"pressed"}


@pytest.mark.parametrize("zone", ZONES)
@pytest.mark.parametrize("end", [end for end in ENDS if end.startswith("9999")])
def test_an_embargo_for_ever_holds(end: str, zone: str) -> None:
    masthead = Masthead(title="T", language="en", timezone=zone)
    planned = plan([article(embargo=end)], masthead, now=datetime(2026, 1, 1, tzinfo=UTC))
    assert len(planned) == 0
    assert [rejected.held for rejected in planned.left_out] == [True]


@pytest.mark.parametrize("end", ENDS)
def test_related_items_and_corrections_of_either_end_are_shown(tmp_path: Path, end: str) -> None:
    full = article(
        related=[{"id": "other", "headline": "Other", "published": end}],
        corrections=[{"text": "It was ten.", "date": end}],
    )
    masthead = Masthead(title="T", language="en", timezone="Asia/Tokyo")
    report = press([full], Job(masthead=masthead, out=tmp_path))
    assert report.editions[0].status == "pressed"


def test_the_command_presses_the_good_records_of_such_a_file(tmp_path: Path) -> None:
    records = [record(), record(id="odd", published=ENDS[0]), record(id="end", updated=ENDS[5])]
    (tmp_path / "day.json").write_text(json.dumps(records))
    done = run(tmp_path, "build", "day.json", "--title", "T", "--language", "en")
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "dist" / "2025-07-23" / "city.epub").is_file()
    assert (tmp_path / "dist" / "0001-01-01" / "city.epub").is_file()
    assert run(tmp_path, "check", "dist/0001-01-01/city.epub").returncode == 0


@given(st.text(st.characters(codec="utf-8"), max_size=120))
@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_any_text_can_be_asked_for_a_date(text: str) -> None:
    assert isinstance(moment(text), str)


@pytest.mark.parametrize(
    "text",
    ["23 Jul 99999999999999999999 05:00", "Wed, 99 Jul 2025 99:99:99 +9999", "9" * 99, "1/1/0000"],
)
def test_numbers_that_no_calendar_has_stay_as_they_are(text: str) -> None:
    assert moment(text) == text


@given(st.integers(0, 9999), st.sampled_from(["weeks", "days", "hours", "seconds"]))
def test_ages_reach_no_further_than_the_calendar(count: int, unit: str) -> None:
    first = datetime.min.replace(tzinfo=UTC)
    assert isinstance(resolve(f"{count} {unit} ago", first), str)
    assert resolve("yesterday", first) == "yesterday"
