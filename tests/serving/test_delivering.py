"""When a server delivers, and what it tells of that."""

from __future__ import annotations

import json
import threading
from datetime import date, datetime, time
from pathlib import Path

import pytest

from newsroom import record, run
from paperpress.config import load_configuration
from paperpress.config.overlay import line_of
from paperpress.model.overlay import RELEASE, Change
from paperpress.serving.delivering import QUIET, DeliveryStep, Steps, Timetable, _decisive, delivery

TOML = """
[masthead]
title = "The Test Gazette"
language = "en-GB"
[sources]
files = ["articles.json"]
[[deliver]]
name = "device"
by = "folder"
folder = "device"
after_build = true
[[deliver]]
name = "by-a-timer"
by = "folder"
folder = "elsewhere"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "device").mkdir()
    (tmp_path / "paperpress.toml").write_text(TOML.replace("after_build = true\n", ""), "utf-8")
    (tmp_path / "articles.json").write_text(json.dumps([record()]), "utf-8")
    assert run(tmp_path, "build", "-q").returncode == 0
    (tmp_path / "paperpress.toml").write_text(TOML, "utf-8")
    return tmp_path


def delivered(folder: Path, ending: threading.Event | None = None) -> tuple[list[str], bool, str]:
    """How each edition came out, whether all has arrived, and what is wrong."""
    outcome = delivery(folder / "paperpress.toml", folder / "dist", ending or threading.Event())
    statuses = [f"{each.target} {each.status}" for each in outcome.deliveries]
    return statuses, outcome.complete, "; ".join(outcome.errors)


def test_what_is_due_goes_to_the_targets_that_get_it_after_a_press(folder: Path) -> None:
    assert delivered(folder) == (["device sent"], True, "")
    assert (folder / "device/2025-07-23/city.epub").is_file()
    assert delivered(folder) == (["device there"], True, "")


def test_an_editors_word_brings_a_day_to_every_target_and_each_step_is_told(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paperpress.serving.delivering._STEP", 0.0)
    (folder / "elsewhere").mkdir()
    by_hand = '\n[edition]\nrelease = "by hand"\n'
    (folder / "paperpress.toml").write_text(TOML + by_hand, "utf-8")
    told: list[DeliveryStep] = []
    steps = Steps(told.append, release=True)
    outcome = delivery(folder / "paperpress.toml", folder / "dist", threading.Event(), steps)
    assert [each.target for each in outcome.deliveries] == ["device", "by-a-timer"]
    assert [step.sent for step in told] == [1, 2]
    assert delivered(folder) == (["device there"], True, "")


def test_what_fails_is_told_and_tried_again(folder: Path) -> None:
    (folder / "device").rmdir()
    statuses, complete, errors = delivered(folder)
    assert (statuses, complete) == (["device waiting"], False)
    assert errors.startswith("DLV003")
    (folder / "device").mkdir()
    assert delivered(folder) == (["device sent"], True, "")


def test_a_configuration_that_is_wrong_is_told(folder: Path) -> None:
    (folder / "paperpress.toml").write_text("[masthead]\n", "utf-8")
    statuses, complete, errors = delivered(folder)
    assert (statuses, complete) == ([], False)
    assert "masthead.title" in errors


def test_what_is_asked_to_end_sends_no_more_and_loses_nothing(folder: Path) -> None:
    ending = threading.Event()
    ending.set()
    statuses, complete, errors = delivered(folder, ending)
    assert (statuses, complete) == (["device waiting"], False)
    assert "was asked to end" in errors
    assert list((folder / "device").rglob("*.epub")) == []
    assert delivered(folder) == (["device sent"], True, "")


def test_nothing_is_delivered_of_a_day_that_has_not_gone_out(folder: Path) -> None:
    """`release = "by hand"`: of a day to come, until an editor says so."""
    by_hand = TOML + '[edition]\nrelease = "by hand"\n'
    (folder / "articles.json").write_text(
        json.dumps([record(published="2999-07-23T05:00:00+01:00")]), "utf-8"
    )
    (folder / "paperpress.toml").write_text(by_hand.replace("after_build = true\n", ""), "utf-8")
    assert run(folder, "build", "-q").returncode == 0
    (folder / "paperpress.toml").write_text(by_hand, "utf-8")
    before = _decisive(folder / "paperpress.toml")
    assert all("2999" not in status for status in delivered(folder)[0])
    assert not (folder / "device/2999-07-23").exists()
    release = Change("2999-07-23", RELEASE, "released", None, "Ada", "2999-07-23T05:30:00Z")
    (folder / "overlay.jsonl").write_text(line_of(release), "utf-8")
    assert _decisive(folder / "paperpress.toml") != before
    assert delivered(folder)[0] == ["device sent"]
    assert (folder / "device/2999-07-23/city.epub").is_file()


def test_the_set_time_lets_a_day_go_out_as_an_editors_word_does(folder: Path) -> None:
    """The press wakes at it (`test_pressing`), and what decides is another then: that is due at once."""
    by_hand = '[edition]\nrelease = "by hand"\nrelease_at = 05:30:00\n'
    (folder / "paperpress.toml").write_text(TOML + by_hand, "utf-8")
    configuration = load_configuration(folder / "paperpress.toml")
    day, zone = date(2025, 7, 23), configuration.masthead.zone
    before, after = (
        configuration.gate(datetime.combine(day, time(5, minute), zone)) for minute in (29, 30)
    )
    assert before is not None
    assert after is not None
    assert not before.lets(day)
    assert after.lets(day)
    assert repr(before) != repr(after)
    assert before.opens == datetime.combine(day, time(5, 30), zone)
    assert delivered(folder)[0] == ["device sent"]


def test_a_change_waits_for_further_ones_and_a_release_does_not() -> None:
    timetable = Timetable(due=0.0)
    timetable.pressed(100.0, at_once=False)
    timetable.pressed(130.0, at_once=False)
    assert timetable.due == 130.0 + QUIET
    timetable.pressed(140.0, at_once=True)
    assert timetable.due == 140.0


def test_what_has_not_arrived_is_tried_again_later_each_time_and_each_hour_at_least() -> None:
    timetable, waits = Timetable(due=0.0), []
    for _ in range(12):
        timetable.delivered(0.0, complete=False)
        waits.append(timetable.due)
    assert waits[:5] == [300.0, 600.0, 1200.0, 2400.0, 3600.0]
    assert set(waits[5:]) == {3600.0}
    timetable.delivered(0.0, complete=True)
    assert (timetable.due, timetable.failures) == (3600.0, 0)
