"""The paper's day: which edition an article is in by its time (docs/decisions/0022)."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

import paperpress
from newsroom import article, record, run
from paperpress.editions.planning import plan
from paperpress.errors import ConfigurationError, RecordError
from paperpress.model.masthead import Masthead
from paperpress.model.when import edition_day

NOW = datetime(2025, 7, 24, 6, tzinfo=UTC)
LONDON, FIVE = ZoneInfo("Europe/London"), time(5)


@pytest.mark.parametrize(
    ("published", "edition"),
    [
        ("2025-07-23T18:00:00+01:00", "2025-07-24"),
        ("2025-07-23T23:59:59+01:00", "2025-07-24"),
        ("2025-07-24T04:59:59+01:00", "2025-07-24"),
        ("2025-07-24T05:00:00+01:00", "2025-07-25"),
        ("2025-07-24T04:30:00Z", "2025-07-25"),
        ("2025-07-23T03:30:00Z", "2025-07-23"),
        ("2025-07-23T18:00:00", "2025-07-24"),
        ("2025-07-23", "2025-07-23"),
    ],
)
def test_an_article_is_in_the_edition_that_leaves_the_house_next(
    published: str, edition: str
) -> None:
    """The issue: what came at 18:00 leaves at five the next morning, and bears that day's date."""
    read = article(published=published).published
    assert read is not None
    assert edition_day(read, LONDON, FIVE).isoformat() == edition


@pytest.mark.parametrize("hour", [0, 5, 18, 23])
def test_from_midnight_on_it_is_the_article_s_own_date(hour: int) -> None:
    moment = datetime(2025, 7, 23, hour, tzinfo=LONDON)
    assert edition_day(moment, LONDON, time()) == date(2025, 7, 23)


def moments(zone: str, start: datetime, hours: int) -> list[datetime]:
    begin = start.replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)
    return [begin + timedelta(minutes=5 * step) for step in range(hours * 12)]


CHANGES = {
    "back, in the hour that comes twice": ("America/New_York", datetime(2025, 11, 1), time(1, 30)),
    "forward, in the hour that is left out": (
        "America/New_York",
        datetime(2025, 3, 8),
        time(2, 30),
    ),
    "back at midnight": ("America/Havana", datetime(2025, 11, 1), time(0, 30)),
    "forward at midnight": ("America/Havana", datetime(2025, 3, 8), time(0, 30)),
    "back over midnight": ("America/St_Johns", datetime(2006, 10, 28), time(23, 30)),
    "half an hour": ("Australia/Lord_Howe", datetime(2025, 4, 5), time(1, 45)),
    "a day that never was": ("Pacific/Apia", datetime(2011, 12, 28), time(5)),
}


@pytest.mark.parametrize("what", list(CHANGES))
def test_when_the_clock_is_changed_no_later_moment_is_in_an_earlier_edition(what: str) -> None:
    zone, start, starts = CHANGES[what]
    days = [edition_day(moment, ZoneInfo(zone), starts) for moment in moments(zone, start, 96)]
    assert days == sorted(days)
    assert len(set(days)) >= 4


@given(
    st.datetimes(timezones=st.just(UTC)),
    st.sampled_from(["Europe/London", "Asia/Kolkata", "Pacific/Kiritimati", "America/Havana"]),
    st.times().map(lambda at: at.replace(second=0, microsecond=0)),
)
def test_any_moment_has_an_edition_within_a_day_of_its_date(
    moment: datetime, name: str, starts: time
) -> None:
    """The ends of the calendar as well."""
    zone = ZoneInfo(name)
    try:
        own = moment.astimezone(zone).date()
    except OverflowError:
        return
    assert abs(edition_day(moment, zone, starts) - own) <= timedelta(days=1)


@pytest.mark.parametrize("text", ["05:00", "5:00", "05:00:00", "23:59", time(5)])
def test_a_masthead_says_when_its_day_begins(text: object) -> None:
    told = Masthead.model_validate({"title": "T", "language": "en", "day_starts": text})
    assert told.day_starts in {time(5), time(23, 59)}


@pytest.mark.parametrize("text", ["5am", "24:00", "5", 5, "05:60", "", None, "05:00+01:00"])
def test_what_is_no_time_of_day_is_told_in_our_words(text: object) -> None:
    with pytest.raises(RecordError, match="is no time of day: write one such as"):
        Masthead.model_validate({"title": "T", "language": "en", "day_starts": text})


@pytest.fixture
def early(masthead: Masthead) -> Masthead:
    return masthead.model_copy(update={"day_starts": FIVE})


def test_editions_are_planned_by_the_paper_s_day(early: Masthead) -> None:
    articles = [
        article(id="evening", published="2025-07-23T18:00:00+01:00"),
        article(id="night", published="2025-07-24T04:00:00+01:00"),
        article(id="morning", published="2025-07-24T09:00:00+01:00"),
    ]
    editions = plan(articles, early, now=NOW)
    assert [(str(e.date), [a.id for a in e.articles]) for e in editions] == [
        ("2025-07-24", ["evening", "night"]),
        ("2025-07-25", ["morning"]),
    ]


def test_one_day_or_a_window_is_pressed_of_what_there_is(masthead: Masthead) -> None:
    articles = [article(id=f"a{n}", published=f"2025-07-{20 + n}") for n in range(5)]
    for since, until, days in [
        (date(2025, 7, 22), date(2025, 7, 22), ["22"]),
        (date(2025, 7, 22), None, ["22", "23", "24"]),
        (None, date(2025, 7, 21), ["20", "21"]),
        (date(2025, 7, 21), date(2025, 7, 23), ["21", "22", "23"]),
    ]:
        planned = plan(articles, masthead, since=since, until=until, now=NOW)
        assert [edition.date.isoformat()[-2:] for edition in planned] == days
        assert list(planned.left_out) == []
        assert planned.findings == ()


def test_what_is_held_back_on_another_day_is_not_of_this_press(masthead: Masthead) -> None:
    held = article(status="draft", published="2025-07-20")
    day = date(2025, 7, 23)
    planned = plan([held, article()], masthead, since=day, until=day, now=NOW)
    assert list(planned.left_out) == []


def test_a_day_that_the_sources_hold_nothing_of_is_told(masthead: Masthead) -> None:
    """EDN052."""
    articles = [article(id=f"a{n}", published=f"2025-07-{20 + n}") for n in range(2)]
    day = date(2025, 7, 25)
    (finding,) = plan(articles, masthead, since=day, until=day, now=NOW).findings
    assert finding.code == "EDN052"
    assert finding.message == (
        "The sources hold nothing of 2025-07-25; what they hold is of 2025-07-20 to 2025-07-21."
    )


def test_how_many_articles_were_given_another_date_is_told(masthead: Masthead) -> None:
    """EDN050."""
    articles = [article(id=f"a{n}", published=f"2025-07-{20 + n}") for n in range(4)]
    articles += [article(id="held", status="draft", published="2025-07-01")]
    (finding,) = plan(articles, masthead, on=date(2025, 7, 23), now=NOW).findings
    assert finding.code == "EDN050"
    assert finding.message == (
        "Of 4 articles 3 have another date of their own (2025-07-20 to 2025-07-22)"
        " and were given 2025-07-23."
    )
    assert plan(articles[3:4], masthead, on=date(2025, 7, 23), now=NOW).findings == ()


def test_one_date_for_all_goes_with_no_choice_of_days(masthead: Masthead) -> None:
    with pytest.raises(ConfigurationError, match="one date"):
        plan([], masthead, on=date(2025, 7, 23), since=date(2025, 7, 23))


@pytest.fixture
def paper(tmp_path: Path) -> Path:
    toml = '[masthead]\ntitle = "T"\nlanguage = "en"\ntimezone = "Europe/London"\n'
    (tmp_path / "paperpress.toml").write_text(f"{toml}day_starts = 05:00:00\n", "utf-8")
    (tmp_path / "articles").mkdir()
    for number in range(3):
        told = record(id=f"a{number}", published=f"2025-07-{21 + number}T18:00:00")
        (tmp_path / "articles" / f"a{number}.json").write_text(json.dumps(told))
    return tmp_path


def pressed(out: str) -> list[str]:
    return [line.split("\t")[0].split("/")[1] for line in out.splitlines()]


def test_the_command_presses_the_days_that_are_asked_for(paper: Path) -> None:
    for options, days in [
        ((), ["2025-07-22", "2025-07-23", "2025-07-24"]),
        (("--only", "2025-07-23"), ["2025-07-23"]),
        (("--since", "2025-07-23"), ["2025-07-23", "2025-07-24"]),
        (("--until", "2025-07-22"), ["2025-07-22"]),
        (("--only", "2025-07-23"), ["2025-07-23"]),
    ]:
        result = run(paper, "build", *options)
        assert result.returncode == 0, result.stderr
        assert pressed(result.stdout) == days
        assert "EDN0" not in result.stderr


def test_the_command_tells_what_it_dated_anew(paper: Path) -> None:
    for _ in range(2):
        result = run(paper, "build", "--date", "2025-07-24")
        assert "EDN050 2025-07-24: Of 3 articles 2 have another date" in result.stderr
    told = json.loads((paper / "dist" / "2025-07-24" / "report.json").read_text("utf-8"))
    assert told["findings"][0]["code"] == "EDN050"


def test_the_command_says_which_days_there_are(paper: Path) -> None:
    result = run(paper, "build", "--only", "2025-07-30")
    assert result.returncode == 3
    assert "what they hold is of 2025-07-22 to 2025-07-24" in result.stderr


@pytest.mark.parametrize(
    "options",
    [
        ("--date", "2025-07-23", "--only", "2025-07-23"),
        ("--date", "2025-07-23", "--since", "2025-07-23"),
        ("--only", "2025-07-23", "--until", "2025-07-23"),
        ("--since", "2025-07-24", "--until", "2025-07-23"),
        ("--only", "yesterday"),
        ("--only", "20250723"),
        ("--since", "2025-02-30"),
    ],
)
def test_options_that_can_not_go_together_are_wrong_usage(
    paper: Path, options: tuple[str, ...]
) -> None:
    result = run(paper, "build", *options)
    assert result.returncode == 2
    assert "Traceback" not in result.stderr


def test_a_time_of_pressing_without_a_zone_is_refused_in_our_words() -> None:
    with pytest.raises(paperpress.PaperpressError, match="time zone"):
        paperpress.plan(
            [], paperpress.Masthead(title="T", language="en"), now=datetime(2025, 7, 23, 5)
        )
