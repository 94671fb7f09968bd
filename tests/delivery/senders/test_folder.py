"""Editions into folders: whole or not at all, once, and only where the device is."""

from __future__ import annotations

import errno
import os
import shutil
from collections import namedtuple
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from delivering import DAY, Paper, codes, messages, statuses, target
from paperpress.config.targets import Target
from paperpress.errors import ConfigurationError, ExitCode
from paperpress.pressroom.departures import departed

EPUB = b"PK\x03\x04 first issue"
CORRECTED = b"PK\x03\x04 second issue"


def folder(**values: object) -> Target:
    return target(**{"by": "folder", "folder": "device", **values})


@pytest.fixture
def device(paper: Paper) -> Path:
    place = paper.folder / "device"
    place.mkdir()
    return place


def test_an_edition_lies_as_in_the_output_folder(paper: Paper, device: Path) -> None:
    path = paper.press(EPUB)
    report = paper.deliver(folder())
    assert (codes(report), report.exit_code()) == ([], ExitCode.OK)
    assert (device / path).read_bytes() == EPUB
    assert [entry.name for entry in (device / path).parent.iterdir()] == ["city.epub"]


def test_an_edition_that_a_reader_removed_stays_away(paper: Paper, device: Path) -> None:
    path = paper.press(EPUB)
    paper.deliver(folder())
    (device / path).unlink()
    assert statuses(paper.deliver(folder())) == {path: "there"}
    assert not (device / path).exists()


@pytest.mark.parametrize("mount", [None, "device"])
def test_a_device_that_is_not_there_is_told_and_never_made(paper: Paper, mount: str | None) -> None:
    path = paper.press(EPUB)
    if mount:  # its mount point is there, and empty
        (paper.folder / "device").mkdir()
    report = paper.deliver(folder(mount=mount))
    assert codes(report) == ["DLV003"]
    assert statuses(report) == {path: "waiting"}
    assert report.exit_code() == ExitCode.INCOMPLETE
    assert paper.slept == []
    assert not list(paper.folder.rglob("device/*"))


def test_a_full_device_is_told(paper: Paper, device: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = namedtuple("usage", "total used free")
    path = paper.press(EPUB)
    with monkeypatch.context() as patched:
        patched.setattr(shutil, "disk_usage", lambda _: usage(100, 0, 100))
        report = paper.deliver(folder())
    assert codes(report) == ["DLV001"]
    assert "0.00 MB are free" in messages(report)
    assert statuses(paper.deliver(folder())) == {path: "sent"}


def test_a_write_that_fails_leaves_nothing_behind(
    paper: Paper, device: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = paper.press(EPUB)

    sync = os.fsync

    def full(handle: int) -> None:
        if str(device) in str(Path(f"/proc/self/fd/{handle}").readlink()):
            raise OSError(errno.ENOSPC, "No space left on device")
        sync(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        report = paper.deliver(folder())
    assert codes(report) == ["DLV001"]
    assert "No space left on device" in messages(report)
    assert not [file for file in device.rglob("*") if file.is_file()]
    assert statuses(paper.deliver(folder())) == {path: "sent"}


def test_what_a_crash_left_is_taken_away(paper: Paper, device: Path) -> None:
    path = paper.press(EPUB)
    (device / path).parent.mkdir()
    (device / path).with_name(".city.epub.x7.part").write_bytes(b"half")
    paper.deliver(folder())
    assert [entry.name for entry in (device / path).parent.iterdir()] == ["city.epub"]


@pytest.mark.parametrize(
    ("corrections", "expected", "found"),
    [("always", CORRECTED, []), ("never", EPUB, ["DLV007"]), ("daily", CORRECTED, [])],
)
def test_a_correction_goes_by_the_targets_policy(
    paper: Paper, device: Path, corrections: str, expected: bytes, found: list[str]
) -> None:
    path = paper.press(EPUB)
    paper.deliver(folder(corrections=corrections))
    paper.press(CORRECTED)
    report = paper.deliver(folder(corrections=corrections))
    assert (device / path).read_bytes() == expected
    assert codes(report) == found
    assert report.exit_code() == ExitCode.OK


def test_a_second_correction_of_a_day_waits_for_the_next(paper: Paper, device: Path) -> None:
    path = paper.press(EPUB)
    daily = folder(corrections="daily")
    paper.deliver(daily)
    for number in (1, 2, 3):
        paper.press(CORRECTED + str(number).encode())
        report = paper.deliver(daily)
    assert (device / path).read_bytes() == CORRECTED + b"1"
    assert codes(report) == ["DLV008"]
    assert statuses(report) == {path: "held"}
    # 22:30 in UTC is tomorrow in London.
    paper.now += timedelta(hours=18)
    assert codes(paper.deliver(daily)) == []
    assert (device / path).read_bytes() == CORRECTED + b"3"


def test_a_target_gets_no_archive(paper: Paper, device: Path) -> None:
    for back in range(20):
        paper.press(EPUB, day=DAY - timedelta(days=back))
    report = paper.deliver(folder())
    assert list(statuses(report)) == ["2025-07-23/city.epub"]


def test_a_day_that_was_missed_is_brought_later(paper: Paper, device: Path) -> None:
    paper.press(EPUB)
    device.rmdir()
    paper.deliver(folder())
    for later in (1, 2):
        paper.press(EPUB, day=DAY + timedelta(days=later))
    device.mkdir()
    report = paper.deliver(folder())
    assert set(statuses(report).values()) == {"sent"}
    assert len(statuses(report)) == 3


def test_a_day_that_is_too_old_is_let_go(paper: Paper, device: Path) -> None:
    paper.press(EPUB)
    paper.deliver(folder(days=2))
    paper.press(CORRECTED)
    paper.press(EPUB, day=DAY + timedelta(days=2))
    assert list(statuses(paper.deliver(folder(days=2)))) == ["2025-07-25/city.epub"]


def test_a_day_can_be_asked_for(paper: Paper, device: Path) -> None:
    for back in (0, 30, 91):
        paper.press(EPUB, day=DAY - timedelta(days=back))
    report = paper.deliver(folder(), only=DAY - timedelta(days=30))
    assert statuses(report) == {"2025-06-23/city.epub": "sent"}
    with pytest.raises(ConfigurationError, match="isn't known any more"):
        paper.deliver(folder(), only=DAY - timedelta(days=91))


def test_profiles_and_desks_go_where_they_are_wanted(paper: Paper, device: Path) -> None:
    for desk in ("city", "world", "sport"):
        paper.press(EPUB, desk=desk)
        paper.press(EPUB, desk=desk, profile="kobo", infix=".kobo.kepub")
    report = paper.deliver(folder(profile="kobo", desks=["city", "sport"]))
    assert list(statuses(report)) == [
        "2025-07-23/city.kobo.kepub.epub",
        "2025-07-23/sport.kobo.kepub.epub",
    ]
    assert list(statuses(paper.deliver(folder(name="other", desks=["world"])))) == [
        "2025-07-23/world.epub"
    ]


def test_a_profile_that_is_not_pressed_is_told(paper: Paper, device: Path) -> None:
    paper.press(EPUB)
    report = paper.deliver(folder(profile="kindle"))
    assert codes(report) == ["DLV010"]
    assert report.exit_code() == ExitCode.INCOMPLETE


def test_a_desk_that_is_not_there_every_day_is_no_finding(paper: Paper, device: Path) -> None:
    paper.press(EPUB)
    report = paper.deliver(folder(desks=["sport"]))
    assert (codes(report), report.exit_code()) == ([], ExitCode.OK)


def test_a_file_that_was_changed_is_not_sent(paper: Paper, device: Path) -> None:
    path = paper.press(EPUB)
    (paper.out / path).write_bytes(b"by hand")
    report = paper.deliver(folder())
    assert codes(report) == ["DLV012"]
    assert not list(device.iterdir())


def test_a_note_that_is_torn_is_told(paper: Paper, device: Path) -> None:
    path = paper.press(EPUB)
    paper.press(EPUB, desk="world")
    (paper.out / ".paperpress" / f"{path}.json").write_bytes(b'{"path": "20')
    report = paper.deliver(folder())
    assert codes(report) == ["DLV014"]
    assert statuses(report) == {"2025-07-23/world.epub": "sent"}


def test_an_edition_that_was_withdrawn_is_not_sent(paper: Paper, device: Path) -> None:
    path = paper.press(EPUB)
    (paper.out / path).unlink()
    assert statuses(paper.deliver(folder())) == {}


def test_an_output_folder_without_editions_has_nothing_due(paper: Paper) -> None:
    report = paper.deliver(folder())
    assert (report.deliveries, report.exit_code()) == ((), ExitCode.OK)


def test_a_torn_state_sends_nothing(paper: Paper, device: Path) -> None:
    path = paper.press(EPUB)
    paper.deliver(folder())
    (device / path).unlink()
    (state,) = (paper.out / ".paperpress" / "delivered").iterdir()
    state.write_bytes(b"torn" * 2000)
    report = paper.deliver(folder())
    assert codes(report) == ["DLV013"]
    assert not (device / path).exists()


def test_one_target_in_trouble_holds_up_no_other(paper: Paper, device: Path) -> None:
    path = paper.press(EPUB)
    gone = folder(name="gone", folder="nowhere")
    report = paper.deliver(gone, folder())
    assert (device / path).read_bytes() == EPUB
    assert codes(report) == ["DLV003"]


def test_another_folder_gets_what_the_first_had(paper: Paper, device: Path) -> None:
    path = paper.press(EPUB)
    paper.deliver(folder())
    (paper.folder / "other").mkdir()
    assert statuses(paper.deliver(folder(folder="other"))) == {path: "sent"}
    assert (paper.folder / "other" / path).read_bytes() == EPUB


def test_an_issue_has_left_the_house_once_it_is_offered(paper: Paper, device: Path) -> None:
    """So that the next one tells what changed since then; one that nobody could get hasn't."""
    paper.press(EPUB)
    device.rmdir()
    paper.deliver(folder())
    assert departed(paper.out, DAY) == frozenset()
    device.mkdir()
    paper.deliver(folder())
    assert departed(paper.out, DAY) == {sha256(EPUB).hexdigest()[:32]}
    paper.press(CORRECTED)
    paper.deliver(folder(corrections="never"))
    assert len(departed(paper.out, DAY)) == 1


def test_a_departure_that_can_not_be_noted_is_told_and_noted_by_the_next_run(
    paper: Paper, device: Path
) -> None:
    """Else the next issue would tell nothing of what changed."""
    path = paper.press(EPUB)
    issues = paper.out / ".paperpress" / "issues"
    issues.write_bytes(b"")
    report = paper.deliver(folder())
    assert codes(report) == ["DLV013"]
    assert (device / path).read_bytes() == EPUB
    issues.unlink()
    assert statuses(paper.deliver(folder())) == {path: "there"}
    assert len(departed(paper.out, DAY)) == 1
