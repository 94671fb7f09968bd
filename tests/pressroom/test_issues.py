"""A re-issue tells what changed since the last one that left the house (docs/decisions/0037)."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
import zipfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from newsroom import editions_in, jpeg, run_apart
from paperpress.editions.planning import plan
from paperpress.files.cache import Cache
from paperpress.model.report import EditionReport
from paperpress.pressroom.departures import note_departure
from paperpress.pressroom.issues import last_issue
from paperpress.pressroom.pressed_before import noted_of
from paperpress.pressroom.run import Run
from paperpress.pressroom.workers.remote import remote
from paperpress.sources import read
from withdrawn import DAY, Newsroom

pytestmark = pytest.mark.slow

NIGHT = "<p>The first one left at ten past one.</p>"
LATER = "<p>The first one left at twenty past one.</p>"


def told(report: EditionReport) -> list[tuple[str, str, str, str]]:
    return [(each.article, each.kind, each.moment, each.text) for each in report.changes]


def city(room: Newsroom, **changes: Any) -> EditionReport:
    return room.press(**changes).editions[0]


def text_of(path: Path, page: str) -> str:
    with zipfile.ZipFile(path) as archive:
        name = next(name for name in archive.namelist() if name.endswith(page))
        root = etree.fromstring(archive.read(name))
    return " ".join("".join(root.itertext()).split())


def depart(room: Newsroom) -> None:
    """What the shelf and a delivery note."""
    day = date.fromisoformat(DAY)
    note_departure(room.out, day, [note.issue for note in noted_of(room.out, day).notes])


def test_a_first_issue_tells_of_no_change(room: Newsroom) -> None:
    room.write("a", corrections=[{"text": "Ten past, not past ten.", "date": "2025-07-23"}])
    assert told(city(room)) == []
    assert "Since the last edition" not in text_of(room.file(), "contents.xhtml")
    assert "Ten past, not past ten." in text_of(room.file(), "a-a.xhtml")


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        (
            {"corrections": [{"text": "It left at twenty past.", "date": "2025-07-23T13:05:00Z"}]},
            "Corrected at 14:05: It left at twenty past.",
        ),
        (
            {"corrections": [{"text": "It left at twenty past.", "date": "2025-07-24"}]},
            "Corrected 24 July 2025: It left at twenty past.",
        ),
        (
            {
                "corrections": [{"text": "It left at twenty past."}],
                "updated": "2025-07-24T09:10:00+01:00",
            },
            "Corrected 24 July 2025, 09:10: It left at twenty past.",
        ),
        ({"updated": "2025-07-23T14:05:00+01:00"}, "Updated at 14:05"),
        ({"updated": "2025-07-24T14:05:00+01:00"}, "Updated 24 July 2025, 14:05"),
        ({"updated": "2025-07-24"}, "Updated 24 July 2025"),
        ({}, "Updated at 07:00"),  # what the job says
    ],
)
def test_a_changed_article_is_told_on_its_page_and_at_the_head_of_the_contents(
    room: Newsroom, changes: dict[str, Any], line: str
) -> None:
    """By the paper's clock, in the words of its language; the day alone is left out on the day."""
    city(room)
    room.write("a", body=LATER, **changes)
    report = room.press()
    again = report.editions[0]
    assert "EDN095" not in {finding.code for finding in report.findings}
    assert [change.kind for change in again.changes] == [line.split()[0].lower()]
    contents = text_of(room.file(), "contents.xhtml")
    assert f"Since the last edition Night buses return {line}" in contents
    page = text_of(room.file(), "a-a.xhtml")
    assert page.count(line) == 1
    for correction in changes.get("corrections", []):
        assert page.count(correction["text"]) == 1
    assert page.count("Updated") == line.startswith("Updated") or "updated" in changes


def test_without_a_time_none_is_made_up(room: Newsroom) -> None:
    city(room, now=None)
    room.write("a", body=LATER)
    room.write("b", desk="world", corrections=[{"text": "It was Tuesday."}])
    report = room.press(now=None)
    city_desk, world = report.editions
    assert told(city_desk) == [("a", "updated", "", "")]
    found = {(each.code, each.article) for each in report.findings}
    assert {("EDN095", "a"), ("EDN095", "b")} <= found
    assert told(world) == [("b", "corrected", "", "It was Tuesday.")]
    assert "Updated since the last edition" in text_of(room.file(), "a-a.xhtml")
    assert "Corrected: It was Tuesday." in text_of(room.file("world.epub"), "a-b.xhtml")


@pytest.mark.parametrize("cached", [False, True])
def test_the_same_issue_pressed_again_changes_no_byte(room: Newsroom, cached: bool) -> None:
    """However often, and whatever hour the job says."""
    cache = Cache(room.out / "cache") if cached else None
    city(room, cache=cache)
    room.write("a", body=LATER)
    first = city(room, cache=cache)
    for hour in (8, 9, 10):
        again = city(room, cache=cache, now=datetime(2025, 7, 23, hour, tzinfo=UTC))
        assert again.status == "unchanged"
        assert (again.sha256, again.changes) == (first.sha256, first.changes)


def test_what_was_put_back_is_told_only_where_readers_had_the_other(room: Newsroom) -> None:
    first = city(room)
    depart(room)
    room.write("a", body=LATER)
    assert told(city(room)) == [("a", "updated", "2025-07-23T07:00:00+01:00", "")]
    room.write("a", body=NIGHT)
    assert city(room).sha256 == first.sha256
    room.write("a", body=LATER)
    city(room)
    depart(room)
    room.write("a", body=NIGHT)
    assert [kind for _, kind, _, _ in told(city(room))] == ["updated"]
    assert city(room).status == "unchanged"


def test_an_issue_that_never_left_is_not_what_readers_have(room: Newsroom) -> None:
    city(room)
    depart(room)
    room.write("a", body=LATER)
    room.write("c")
    city(room)
    room.write("a", body=LATER, standfirst="Ten minutes late.")
    assert [(id, kind) for id, kind, _, _ in told(city(room))] == [("a", "updated"), ("c", "new")]
    depart(room)
    room.write("c", headline="A third bus")
    assert [(id, kind) for id, kind, _, _ in told(city(room))] == [("c", "updated")]


@pytest.mark.parametrize(
    "same",
    [
        {"body": "<p class='x'>The first one  left\nat ten past one.</p><!-- 17 -->"},
        {"updated": "2025-07-23T09:00:00+01:00"},
        {"url": "https://courier.example/buses"},
        {"keywords": ["buses"]},
        {"page": "A3"},
        {"body": "<div><p id='p1' data-n='4'>The first one left at ten past one.</p></div>"},
    ],
)
def test_what_a_reader_does_not_see_is_no_change(room: Newsroom, same: dict[str, Any]) -> None:
    city(room)
    room.write("a", **same)
    assert told(city(room)) == []


@pytest.mark.parametrize(
    "other",
    [
        {"headline": "Night buses are back"},
        {"standfirst": "After a year."},
        {"kicker": "Transport"},
        {"dateline": "WESTON"},
        {"authors": ["Asha Venn"]},
        {"body": '<p>The first one left at <a href="https://a.example/">ten past one</a>.</p>'},
        {"body": NIGHT + "<ul><li>Line 4</li></ul>"},
        {"body": [{"type": "paragraph", "text": "The first one left at eleven."}]},
        {"picture": {"src": "bus.jpg", "caption": "A bus. (Photo: Asha Venn)"}},
        {"corrections": [{"text": "Not ten past."}]},
    ],
)
def test_what_a_reader_sees_is_a_change(room: Newsroom, other: dict[str, Any]) -> None:
    (room.articles / "bus.jpg").write_bytes(jpeg())
    city(room)
    room.write("a", **other)
    assert [id for id, *_ in told(city(room))] == ["a"]


def test_another_picture_under_the_same_name_is_a_change(room: Newsroom) -> None:
    (room.articles / "bus.jpg").write_bytes(jpeg())
    room.write("a", body='<p>Here.</p><img src="bus.jpg" alt="A bus">')
    city(room)
    (room.articles / "bus.jpg").write_bytes(jpeg(shade=9))
    assert [id for id, *_ in told(city(room))] == ["a"]


def test_articles_that_came_and_went_are_told_and_no_name_of_what_is_held_back(
    room: Newsroom,
) -> None:
    room.write("secret", headline="The mayor resigns")
    city(room)
    room.write("secret", headline="The mayor resigns", status="withheld")
    room.write("c", headline="A third bus")
    again = city(room)
    assert [(id, kind) for id, kind, _, _ in told(again)] == [("c", "new")]
    assert again.taken_out == 1
    contents = text_of(room.file(), "contents.xhtml")
    assert "A third bus New since the last edition 1 article was taken out" in contents
    assert "New since the last edition" in text_of(room.file(), "a-c.xhtml")
    report = room.report()["editions"][0]
    assert (report["changes"][0]["article"], report["taken_out"]) == ("c", 1)
    page = (room.out / DAY / "report.html").read_text("utf-8")
    assert "Since the last edition (2)" in page
    assert "1 article" in page
    for said in (contents, page, str(report)):
        assert "mayor" not in said


def test_names_of_pages_stay_when_articles_are_added_above(room: Newsroom) -> None:
    """Ids whose names would be alike: which has the plain one goes by what stood there."""
    room.delete("a")
    room.write("night buses", headline="One")
    city(room)
    room.write("night-buses", headline="Two")
    (room.articles / "0.json").write_bytes((room.articles / "night-buses.json").read_bytes())
    room.delete("night-buses")
    city(room)
    with zipfile.ZipFile(room.file()) as archive:
        pages = [name for name in archive.namelist() if "/a-" in name]
    assert "One" in text_of(room.file(), "a-night-buses.xhtml")
    assert "Two" in text_of(room.file(), "a-night-buses-2.xhtml")
    assert len(pages) == 2


@pytest.mark.parametrize("way", ["path", "value"])
def test_workers_elsewhere_tell_the_same(room: Newsroom, way: Any) -> None:
    city(room)
    room.write("a", body=LATER, corrections=[{"text": "Twenty past.", "date": DAY}])
    at_home = replace(room.job, out=room.out.with_name("home"))
    room.out.with_name("home").mkdir()
    _copy(room.out, room.out.with_name("home"))
    here = list(Run.of(read(room.articles), at_home).press())
    run = Run.of(read(room.articles), room.job)
    with ThreadPoolExecutor(2) as pool, remote(pool, run.job, way, count=2) as workers:
        there = list(run.press(workers))
    assert [one.report for one in there] == [one.report for one in here]
    assert told(there[0].report) == [("a", "corrected", DAY, "Twenty past.")]


def _copy(source: Path, target: Path) -> None:
    for file in source.rglob("*"):
        if file.is_file():
            place = target / file.relative_to(source)
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(file.read_bytes())


def test_profiles_of_one_edition_tell_the_same(room: Newsroom) -> None:
    room.press(profiles=["eink", "tablet"])
    room.write("a", body=LATER)
    report = room.press(profiles=["eink", "tablet"])
    assert len({each.changes for each in report.editions if each.desk == "city"}) == 1
    assert told(city(room, profiles=["large"])) == told(report.editions[0])


def test_a_correction_moves_the_edition_s_time_so_that_devices_fetch_it(room: Newsroom) -> None:
    city(room)
    room.write("a", corrections=[{"text": "Twenty past.", "date": "2025-07-23T14:05:00+01:00"}])
    city(room)
    with zipfile.ZipFile(room.file()) as archive:
        package = archive.read("EPUB/package.opf").decode()
    modified = re.search(r"dcterms:modified[^>]*>([^<]+)", package)
    assert modified is not None
    assert modified[1] == "2025-07-23T13:05:00Z"


def test_a_note_that_is_broken_or_of_another_paper_is_as_none(room: Newsroom) -> None:
    city(room)
    (place,) = (room.out / ".paperpress" / "issues" / DAY).glob("city.json")
    place.write_bytes(b'{"identifier": "urn:other", "articles": []}')
    edition = next(iter(plan(read(room.articles), room.job.masthead, now=room.job.now)))
    assert last_issue(room.out, edition) is None
    place.write_bytes(b"{")
    room.write("a", body=LATER)
    report = room.press()
    assert told(report.editions[0]) == []
    assert "EDN096" in {finding.code for finding in report.findings}
    assert "EDN096" not in {finding.code for finding in room.press().findings}


def test_a_press_that_is_killed_before_the_file_stands_tells_the_same_the_next_time(
    room: Newsroom, monkeypatch: pytest.MonkeyPatch
) -> None:
    from paperpress.pressroom import task

    city(room)
    room.write("a", body=LATER)

    def killed(*_: Any) -> bool:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(task, "write_whole", killed)
        with pytest.raises(KeyboardInterrupt):
            city(room)
    assert [kind for _, kind, _, _ in told(city(room))] == ["updated"]


def test_one_id_at_two_desks_of_a_whole_paper_is_two_articles(room: Newsroom) -> None:
    """Each keeps its page, and each is told of by itself."""
    for name, desk in (("a", "city"), ("b", "world")):
        room.write(name, desk=desk)
        _rename(room, name, "same")
    city(room, layout="paper")
    room.write("b", desk="world", body=LATER)
    _rename(room, "b", "same")
    again = city(room, layout="paper")
    assert [id for id, *_ in told(again)] == ["same"]
    with zipfile.ZipFile(room.file("paper.epub")) as archive:
        pages = [name for name in archive.namelist() if "/a-" in name]
    assert sorted(pages) == ["EPUB/a-same-2.xhtml", "EPUB/a-same.xhtml"]
    assert "twenty past" in text_of(room.file("paper.epub"), "a-same-2.xhtml")
    told_on = ["Updated at" in text_of(room.file("paper.epub"), page) for page in sorted(pages)]
    assert told_on == [True, False]
    assert text_of(room.file("paper.epub"), "contents.xhtml").count("Updated at") == 1


def _rename(room: Newsroom, name: str, id: str) -> None:
    place = room.articles / f"{name}.json"
    record = json.loads(place.read_text("utf-8"))
    place.write_text(json.dumps({**record, "id": id}), "utf-8")


@pytest.mark.parametrize(
    "moment",
    [
        "0001-01-01T00:00:00Z",
        "1847-11-30T23:59:59+00:00",
        "9999-12-31T23:59:59Z",
        "2025-07-23T14:05:00.123456Z",
        "2025-07-23T14:05",
        "2025-03-30T01:30:00",
        "1850-01-01",
    ],
)
def test_a_correction_of_any_time_is_told(room: Newsroom, moment: str) -> None:
    """The zone of London was some seconds beside the hour once."""
    city(room)
    room.write("a", corrections=[{"text": "Twenty past.", "date": moment}])
    again = city(room)
    assert (again.status, again.changes[0].text) == ("pressed", "Twenty past.")
    assert city(room).status == "unchanged"


def test_corrections_in_another_order_are_the_same(room: Newsroom) -> None:
    both = [{"text": "One."}, {"text": "Two."}]
    room.write("a", corrections=both)
    city(room)
    room.write("a", corrections=both[::-1])
    assert told(city(room)) == []


@pytest.mark.parametrize("language", ["ar", "he", "is", "zh-Hant"])
def test_a_paper_in_any_language_tells_it(room: Newsroom, language: str) -> None:
    """Hostile words of a correction are words."""
    masthead = room.job.masthead.model_copy(update={"language": language})
    hostile = "</p><script>alert(1)</script> \u202e & {time}"
    city(room, masthead=masthead)
    room.write("a", corrections=[{"text": hostile, "date": "2025-07-23T14:05:00Z"}])
    assert city(room, masthead=masthead).status == "pressed"
    with zipfile.ZipFile(room.file()) as archive:
        for page in ("contents", "a-a"):
            root = etree.fromstring(archive.read(f"EPUB/{page}.xhtml"))
            assert "alert(1)" in "".join(root.itertext())
            assert not root.findall(".//{*}script")


@pytest.mark.parametrize("seen", ["issues/2025-07-23/city.json", "2025-07-23/city.epub.json"])
def test_a_build_that_is_killed_tells_as_one_that_is_not(room: Newsroom, seen: str) -> None:
    """SIGKILL as soon as a note of the re-issue stands; the next build makes it whole."""
    home = room.articles.parent
    (home / "paperpress.toml").write_text(CONFIG, "utf-8")
    for out in ("dist", "other"):
        run_apart(home, "build", "--out", out, "--jobs", "1").check_returncode()
    room.write("a", body=LATER, corrections=[{"text": "Twenty past.", "date": DAY}])
    run_apart(home, "build", "--out", "other", "--jobs", "1").check_returncode()
    note = home / "dist" / ".paperpress" / seen
    before = note.stat().st_mtime_ns
    command = [sys.executable, "-m", "paperpress", "build", "--jobs", "1"]
    with subprocess.Popen(
        command, cwd=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as build:
        while note.stat().st_mtime_ns == before and build.poll() is None:
            time.sleep(0.001)
        build.kill()
    run_apart(home, "build", "--jobs", "1").check_returncode()
    assert editions_in(home / "dist") == editions_in(home / "other")
    assert "Corrected" in text_of(home / "dist" / DAY / "city.epub", "contents.xhtml")


CONFIG = """
[masthead]
title = "The Test Gazette"
language = "en-GB"
identifier = "https://gazette.example/"
timezone = "Europe/London"

[sources]
files = ["articles"]
"""
