"""Withdrawing reaches what was pressed, and nothing else (docs/decisions/0021)."""

from __future__ import annotations

import json
import stat
from dataclasses import replace
from datetime import date, time
from pathlib import Path
from typing import Any

import pytest

from newsroom import record, run
from paperpress.model.finding import FieldError, Rejected
from paperpress.model.masthead import Masthead
from paperpress.pressroom.pressed_before import FOLDER
from paperpress.pressroom.run import press
from paperpress.sources import read
from withdrawn import DAY, Newsroom, codes

pytestmark = pytest.mark.slow

WITHDRAWALS = {
    "withheld": lambda room: room.write("a", status="withheld"),
    "cancelled": lambda room: room.write("a", status="cancelled"),
    "under embargo": lambda room: room.write("a", embargo="2030-01-01T00:00:00Z"),
    "deleted": lambda room: room.delete("a"),
    "moved to another desk": lambda room: room.write("a", desk="world"),
    "moved to another day": lambda room: room.write("a", published="2025-07-24T05:00:00Z"),
    "withheld, and its day moved": lambda room: room.write(
        "a", status="draft", published="2025-08-30T05:00:00Z"
    ),
}


@pytest.mark.parametrize("how", list(WITHDRAWALS))
def test_an_edition_whose_last_article_is_withdrawn_is_set_aside_and_told(
    room: Newsroom, how: str
) -> None:
    """EDN040."""
    room.press()
    pressed = room.file().read_bytes()
    WITHDRAWALS[how](room)
    report = room.press()
    assert not room.file().exists()
    assert room.file("world.epub").exists()
    (finding,) = (finding for finding in report.findings if finding.code == "EDN040")
    assert finding.path == f"{DAY}/city.epub"
    assert [f["code"] for f in room.report()["findings"] if f["code"] == "EDN040"] == ["EDN040"]
    (aside,) = (room.out / FOLDER / "withdrawn").rglob("*.withdrawn")
    assert aside.read_bytes() == pressed
    assert stat.S_IMODE(aside.parent.stat().st_mode) == 0o700
    assert codes(room.press()) == []


def test_one_whose_articles_are_pressed_is_left_and_nothing_is_told(room: Newsroom) -> None:
    """No EDN040 to EDN047."""
    for _ in range(3):
        assert codes(room.press()) == []
    assert room.standing() == [f"{DAY}/city.epub", f"{DAY}/world.epub"]


def test_the_last_article_of_a_whole_day_reaches_its_edition_and_its_report(
    room: Newsroom,
) -> None:
    room.press()
    for id in ("a", "b"):
        room.write(id, status="withheld", desk="city" if id == "a" else "world")
    report = room.press()
    assert room.standing() == []
    assert codes(report) == ["EDN040", "EDN040"]
    assert room.report()["editions"] == []
    for name in ("report.json", "report.html"):
        assert "Night buses return" not in (room.out / DAY / name).read_text("utf-8")
    assert "The Test Gazette" in (room.out / DAY / "report.html").read_text("utf-8")


def test_what_comes_back_is_pressed_again(room: Newsroom) -> None:
    room.press()
    before = room.file().read_bytes()
    room.write("a", status="withheld")
    room.press()
    room.write("a")
    assert codes(room.press()) == []
    assert room.file().read_bytes() == before


def test_the_setting_removes_or_keeps(room: Newsroom) -> None:
    """EDN041 where it is kept."""
    room.press()
    room.write("a", status="withheld")
    assert codes(room.press(withdrawn="keep")) == ["EDN041"]
    assert codes(room.press(withdrawn="keep")) == ["EDN041"]
    assert room.file().exists()
    report = room.press(withdrawn="remove")
    assert codes(report) == ["EDN040"]
    assert "removed" in report.findings[-1].message
    assert not room.file().exists()
    assert not (room.out / FOLDER / "withdrawn").exists()


def test_a_file_that_was_altered_is_left_alone_and_told(room: Newsroom) -> None:
    """EDN042: it isn't ours any more, by its digest."""
    room.press()
    room.file().write_bytes(b"PK, mended by hand")
    room.write("a", status="withheld")
    assert codes(room.press()) == ["EDN042"]
    assert room.file().read_bytes() == b"PK, mended by hand"


def test_files_that_no_press_made_are_never_touched(room: Newsroom) -> None:
    room.press()
    strange = [room.file("sport.epub"), room.file("notes.txt"), room.file("city.epub.bak")]
    for path in strange:
        path.write_bytes(b"not ours")
    room.write("a", status="withheld")
    room.press()
    assert [path.read_bytes() for path in strange] == [b"not ours"] * 3


def test_a_link_in_an_edition_s_place_is_not_followed(room: Newsroom, tmp_path: Path) -> None:
    """EDN042."""
    room.press()
    kept = tmp_path / "kept.epub"
    room.file().rename(kept)
    room.file().symlink_to(kept)
    room.write("a", status="withheld")
    assert codes(room.press()) == ["EDN042"]
    assert kept.exists()


def test_an_edition_that_somebody_took_away_is_forgotten(room: Newsroom) -> None:
    room.press()
    room.file().unlink()
    room.write("a", status="withheld")
    assert codes(room.press()) == []


SMALLER: dict[str, dict[str, Any]] = {
    "another desk": {"desks": ("world",)},
    "another profile": {"profiles": ("large",)},
    "another layout": {"layout": "paper"},
}


@pytest.mark.parametrize("what", list(SMALLER))
def test_what_this_press_was_not_asked_for_stays(room: Newsroom, what: str) -> None:
    """No EDN040: the article is gone, but nothing says that the other editions are to go."""
    room.press()
    room.delete("a")
    report = room.press(**SMALLER[what])
    assert room.file().exists()
    assert "EDN040" not in codes(report)


@pytest.mark.parametrize("what", list(SMALLER))
def test_what_stays_and_holds_what_is_held_back_is_told(room: Newsroom, what: str) -> None:
    """EDN044."""
    room.press()
    room.write("a", status="withheld")
    report = room.press(**SMALLER[what])
    assert room.file().exists()
    assert codes(report) == ["EDN044"]


def test_the_whole_paper_is_not_judged_by_one_desk(room: Newsroom) -> None:
    room.press(layout="paper")
    room.delete("a")
    room.press(layout="paper", desks=("city",))
    assert room.standing() == [f"{DAY}/paper.epub"]


def test_editions_of_other_sources_stay(room: Newsroom, tmp_path: Path) -> None:
    """EDN045: city.json, then world.json, into one folder."""
    for desk in ("city", "world"):
        (tmp_path / f"{desk}.json").write_text(json.dumps([record(id=desk, desk=desk)]))
    for desk in ("city", "world", "city"):
        source = tmp_path / f"{desk}.json"
        report = press(read(source), replace(room.job, sources=[str(source)]))
    assert room.standing() == [f"{DAY}/city.epub", f"{DAY}/world.epub"]
    assert codes(report) == ["EDN045"]
    assert "world.epub" in report.findings[-1].message


@pytest.mark.parametrize("pattern", ["*.json", "??.json", "[a-z]*.json"])
def test_a_pattern_is_a_source_as_well(room: Newsroom, pattern: str) -> None:
    room.write("aa", desk="culture")
    room.press()
    room.delete("aa")
    job = replace(room.job, sources=[str(room.articles / pattern)])
    assert codes(press(read(room.articles), job)) == ["EDN040"]


def test_standard_input_may_be_another_each_time(room: Newsroom) -> None:
    """EDN045: what came that way is told of, and not taken away."""
    room.articles.with_name("t.toml").write_text(
        '[masthead]\ntitle = "T"\nlanguage = "en"\n', "utf-8"
    )
    home = room.articles.parent
    for id, desk in (("a", "city"), ("b", "world")):
        text = json.dumps(record(id=id, desk=desk))
        result = run(home, "build", "-", "-c", "t.toml", text=text)
    assert room.file().exists()
    assert "EDN045" in result.stderr


def test_another_newspaper_s_editions_stay(room: Newsroom) -> None:
    room.press()
    other = Masthead(title="Another", language="en", identifier="https://other.example/")
    room.delete("a")
    room.write("c", desk="sport")
    room.press(masthead=other)
    assert room.file().exists()


def test_a_record_that_can_not_be_used_takes_nothing_away(room: Newsroom) -> None:
    """EDN043: half an upload is no withdrawal."""
    room.press()
    for text in ('{"id": "a", "head', json.dumps(record(id="a", headline=""))):
        (room.articles / "a.json").write_text(text, "utf-8")
        assert codes(room.press()) == ["EDN043"]
        assert room.file().exists()
    room.write("z", headline="")
    room.delete("a")
    assert codes(room.press()) == ["EDN040"]


def test_a_day_that_the_sources_no_longer_hold_is_history(room: Newsroom) -> None:
    room.write("old", published="2025-07-20T10:00:00Z")
    room.press()
    room.delete("old")
    assert codes(room.press()) == []
    assert room.file(day="2025-07-20").exists()


@pytest.mark.parametrize("asked", ["on", "only"])
def test_a_day_that_was_asked_for_and_of_which_there_is_nothing_stays_and_is_told(
    room: Newsroom, asked: str
) -> None:
    """EDN043: an export that failed is no withdrawal."""
    room.press()
    day = date.fromisoformat(DAY)
    days = {"on": day} if asked == "on" else {"since": day, "until": day}
    report = press([], replace(room.job, **days))
    assert codes(report) == ["EDN043", "EDN043"]
    assert len(room.report()["editions"]) == 2, "its report is the one of before"
    assert room.file().exists()


@pytest.mark.parametrize("days", [{}, {"on": date(2025, 7, 23)}, {"since": date(2025, 7, 23)}])
def test_a_record_that_is_held_back_and_tells_no_day_reaches_its_edition(
    room: Newsroom, days: dict[str, Any]
) -> None:
    """By its id, wherever it was pressed."""
    room.press()
    held = [
        Rejected("a.json", id, (FieldError("status", "is 'embargoed'"),), held=True)
        for id in ("a", "b")
    ]
    assert codes(press(held, replace(room.job, **days))) == ["EDN040", "EDN040"]
    assert room.standing() == []


def test_an_edition_that_fails_does_not_leave_what_is_withdrawn(room: Newsroom) -> None:
    """Else the file of before would stay, with the article in it."""
    room.write("c")
    room.press()
    old = room.file().read_bytes()
    assert codes(room.press(max_size=100)) == []
    assert room.file().read_bytes() == old
    room.write("c", status="withheld")
    assert codes(room.press(max_size=100)) == ["EDN040"]
    assert not room.file().exists()
    assert room.file("world.epub").exists()


def test_a_file_that_can_not_be_moved_is_an_error(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    """EDN047."""
    room.press()
    room.write("a", status="withheld")

    replace_file = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if target.suffix == ".withdrawn":
            raise PermissionError(13, "Permission denied", str(self))
        return replace_file(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", refuse)
        report = room.press()
    assert codes(report) == ["EDN047"]
    assert room.file().exists()
    assert codes(room.press()) == ["EDN040"]


@pytest.mark.parametrize(
    "change",
    [{"day_starts": time(5)}, {"timezone": "Pacific/Kiritimati"}, {"timezone": "Pacific/Apia"}],
)
def test_a_day_that_begins_otherwise_moves_editions_and_leaves_none_behind(
    room: Newsroom, change: dict[str, Any]
) -> None:
    for id, desk in (("a", "city"), ("b", "world")):
        room.write(id, desk=desk, published="2025-07-23T18:00:00Z")
    room.press()
    masthead = room.job.masthead.model_copy(update=change)
    report = room.press(masthead=masthead)
    assert room.standing() == ["2025-07-24/city.epub", "2025-07-24/world.epub"]
    assert codes(report) == ["EDN040", "EDN040"]
    assert room.report(DAY)["editions"] == []


def test_another_date_for_the_same_articles_is_another_edition(room: Newsroom) -> None:
    """A weekly presses some articles again under a new date; the old ones stay."""
    room.press(on=date(2025, 7, 23))
    room.press(on=date(2025, 7, 24))
    assert len(room.standing()) == 4


def test_days_that_were_not_asked_for_stay(room: Newsroom) -> None:
    room.write("old", published="2025-07-22T10:00:00Z")
    room.press()
    room.write("old", status="withheld", published="2025-07-22T10:00:00Z")
    room.press(since=date(2025, 7, 23), until=date(2025, 7, 23))
    assert room.file(day="2025-07-22").exists()


def test_a_profile_pressed_later_adds_its_name(room: Newsroom) -> None:
    """EDN051: two profiles pressed one after the other lose nothing."""
    room.press(profiles=("eink",))
    eink = room.file().read_bytes()
    report = room.press(profiles=("kindle",))
    assert [e.path for e in report.editions] == [
        f"{DAY}/city.kindle.epub",
        f"{DAY}/world.kindle.epub",
    ]
    assert room.file().read_bytes() == eink
    assert [f.code for f in report.findings if f.code == "EDN051"] == ["EDN051"]
    again = room.press(profiles=("eink",))
    assert [e.status for e in again.editions] == ["unchanged"] * 2
    assert not [f for f in again.findings if f.code == "EDN051"]
    both = room.press(profiles=("kindle", "eink"))
    assert sorted(e.path for e in both.editions) == room.standing()
    assert len(room.standing()) == 4


def test_one_profile_s_name_is_free_again_when_its_files_are_gone(room: Newsroom) -> None:
    room.press(profiles=("eink",))
    for path in room.out.rglob("*.epub"):
        path.unlink()
    report = room.press(profiles=("kindle",))
    assert [e.path for e in report.editions] == [f"{DAY}/city.epub", f"{DAY}/world.epub"]


def test_a_profile_that_changed_places_leaves_no_second_file(room: Newsroom) -> None:
    room.press(profiles=("eink", "kobo"))
    assert room.file("city.kobo.kepub.epub").exists()
    room.press(profiles=("kobo", "eink"))
    assert room.standing() == [
        f"{DAY}/{desk}{ending}"
        for desk in ("city", "world")
        for ending in (".eink.epub", ".kepub.epub")
    ]


def test_the_command_tells_and_its_option_goes_before_the_setting(tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    toml = '[masthead]\ntitle = "T"\nlanguage = "en"\n[edition]\nwithdrawn = "keep"\n'
    (tmp_path / "paperpress.toml").write_text(toml, "utf-8")
    for id, desk in (("a", "city"), ("b", "world")):
        (tmp_path / "articles" / f"{id}.json").write_text(json.dumps(record(id=id, desk=desk)))
    assert run(tmp_path, "build").returncode == 0
    (tmp_path / "articles" / "a.json").write_text(json.dumps(record(id="a", status="withheld")))
    for _ in range(2):
        kept = run(tmp_path, "build")
        assert "EDN041 2025-07-23/city.epub" in kept.stderr
    assert run(tmp_path, "build", "--strict").returncode == 1
    taken = run(tmp_path, "build", "--withdrawn", "aside", "--strict")
    assert taken.returncode == 0, taken.stderr
    assert "EDN040 2025-07-23/city.epub" in taken.stderr
    assert "EDN04" not in run(tmp_path, "build", "--withdrawn", "aside").stderr
    assert "EDN04" not in run(tmp_path, "build", "--withdrawn", "aside").stderr
