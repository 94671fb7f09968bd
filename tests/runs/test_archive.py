"""An archive: read once, never held whole, and gone on with where it was stopped."""

from __future__ import annotations

import json
import multiprocessing
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from newsroom import article, editions_in, record
from paperpress.editions import plan
from paperpress.editions.article_store import ArticleStore
from paperpress.errors import ConfigurationError, WorkerError
from paperpress.files.cache import Cache
from paperpress.model.article import Article
from paperpress.model.finding import FieldError, Rejected
from paperpress.model.masthead import Masthead
from paperpress.model.report import Tally
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import Run, press
from paperpress.pressroom.workers.executor import ByExecutor
from paperpress.pressroom.workers.processes import processes

pytestmark = pytest.mark.slow

NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)


def archive(days: int, a_day: int = 2) -> Iterator[Article]:
    """Articles of so many days, in no order of days."""
    first = date(2015, 1, 1)
    for number in range(days * a_day):
        day = first + timedelta(days=number * 7 % days)
        yield article(id=f"a{number}", headline=f"Number {number}", published=day.isoformat())


def test_every_article_of_an_archive_is_in_the_edition_of_its_day(
    masthead: Masthead, tmp_path: Path
) -> None:
    run = Run.of(archive(30), Job(masthead=masthead, out=tmp_path, now=NOW))
    assert len(run) == 30
    tally = Tally()
    for pressed in run.press():
        tally.add(pressed.report, pressed.findings)
        assert pressed.report.articles == 2
    assert tally.pressed == 30
    assert len(list(tmp_path.glob("*/city.epub"))) == 30
    assert len(list(tmp_path.glob("*/report.json"))) == 30


def test_a_run_and_press_write_the_same(masthead: Masthead, tmp_path: Path) -> None:
    press(archive(3), Job(masthead=masthead, out=tmp_path / "one", now=NOW))
    for _ in Run.of(archive(3), Job(masthead=masthead, out=tmp_path / "two", now=NOW)).press():
        pass
    for path in (tmp_path / "one").rglob("*.*"):
        other = tmp_path / "two" / path.relative_to(tmp_path / "one")
        if path.is_file():
            assert path.read_bytes() == other.read_bytes()


def test_a_days_reports_are_there_before_the_next_day_is_pressed(
    masthead: Masthead, tmp_path: Path
) -> None:
    """So a stopped archive has told of everything that it has finished."""
    days: list[str] = []
    for pressed in Run.of(archive(4), Job(masthead=masthead, out=tmp_path, now=NOW)).press():
        for earlier in days:
            assert (tmp_path / earlier / "report.json").is_file()
        days.append(pressed.report.date)


class Counting(Executor):
    """Runs at once, and counts what was handed over and not yet asked for."""

    def __init__(self) -> None:
        self.waiting = 0
        self.most = 0

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        counting = self

        class Asked(Future[Any]):
            def result(self, timeout: float | None = None) -> Any:
                counting.waiting -= 1
                return super().result(timeout)

        self.waiting += 1
        self.most = max(self.most, self.waiting)
        future = Asked()
        future.set_result(fn(*args, **kwargs))
        return future


def test_no_more_editions_wait_than_are_asked_to_go_ahead(
    masthead: Masthead, tmp_path: Path
) -> None:
    counting = Counting()
    run = Run.of(archive(20), Job(masthead=masthead, out=tmp_path, now=NOW))
    for _ in run.press(ByExecutor(counting, run.job, ahead=3)):
        assert counting.waiting <= 3
    assert counting.most == 4


def test_what_is_left_out_is_told_in_its_own_days_report_and_the_rest_in_the_last(
    masthead: Masthead, tmp_path: Path
) -> None:
    """Ten years of reports don't each repeat what one record lacks; and nothing is untold."""
    records: list[Article | Rejected] = [
        article(id="a", published="2015-01-01"),
        article(id="held", published="2015-01-01", status="draft"),
        article(id="b", published="2015-01-02"),
        article(id="undated", published=None),
        article(id="of no edition", published="2014-05-05", status="draft"),
        Rejected("x.jsonl, line 9", "", (FieldError("", "is no JSON"),)),
    ]
    report = press(records, Job(masthead=masthead, out=tmp_path, now=NOW))
    told = {
        path.parent.name: [one["article"] for one in json.loads(path.read_text())["rejected"]]
        for path in tmp_path.glob("*/report.json")
    }
    assert told == {"2015-01-01": ["held"], "2015-01-02": ["undated", "", "of no edition"]}
    assert len(report.rejected) == 4


def test_a_related_article_of_another_day_is_told_of_by_its_id(masthead: Masthead) -> None:
    first = article(id="old", headline="How it began", published="2015-01-01")
    second = article(id="new", published="2016-01-01", related=[{"id": "old"}])
    planned = plan([second, first], masthead)
    assert planned[1].articles[0].related[0].headline == "How it began"


def test_editions_are_put_together_when_they_are_asked_for(masthead: Masthead) -> None:
    planned = plan(archive(5), masthead)
    assert [e.date for e in planned] == [e.date for e in planned]
    assert [e.date for e in planned[1:3]] == [planned[1].date, planned[2].date]
    assert planned[-1].date == date(2015, 1, 5)
    with pytest.raises(IndexError):
        planned[5]


def test_a_spool_gives_what_it_was_given_in_order() -> None:
    store = ArticleStore.opened()
    desk_day, other = (date(2015, 1, 1), "city"), (date(2015, 1, 2), "city")
    articles = [article(id=f"a{n}") for n in range(3)]
    assert all(store.add(desk_day, one) for one in articles)
    assert not store.add(desk_day, articles[1])
    assert store.add(other, articles[0])
    newer = article(id="a1", headline="Newer")
    store.replace(desk_day, newer)
    assert list(store.articles(desk_day)) == [articles[0], newer, articles[2]]
    assert store.get(desk_day, "a1") == newer
    assert store.desk_days() == [desk_day, other]
    assert store.find("a0") == articles[0]
    assert store.find("gone") is None


# Memory


def test_memory_does_not_grow_with_the_archive(tmp_path: Path) -> None:
    """Four times the articles, and the peak stays: what grows is an index alone."""

    def peak(count: int) -> int:
        source = tmp_path / f"{count}.jsonl"
        body = "<p>" + "The council met and voted on it. " * 300 + "</p>"
        with source.open("w", encoding="utf-8") as file:
            for number in range(count):
                day = (date(2015, 1, 1) + timedelta(days=number // 100)).isoformat()
                line = record(id=f"a{number}", headline=f"N {number}", published=day, body=body)
                file.write(json.dumps(line) + "\n")
        script = (
            "import resource, sys, paperpress\n"
            "masthead = paperpress.Masthead(title='T', language='en')\n"
            "plan = paperpress.plan(paperpress.read(sys.argv[1]), masthead)\n"
            "assert sum(len(edition.articles) for edition in plan) == int(sys.argv[2])\n"
            "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"
        )
        command = [sys.executable, "-c", script, str(source), str(count)]
        return int(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

    small, large = peak(4000), peak(16000)
    assert large < small * 1.25


# Stopped, and started again


def test_started_again_it_goes_on_where_it_stopped(masthead: Masthead, tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")
    job = Job(masthead=masthead, out=tmp_path / "out", now=NOW, cache=cache)
    stopped = Run.of(archive(8), job).press()
    finished = [next(stopped).report.path for _ in range(3)]
    stopped.close()
    statuses = {p.report.path: p.report.status for p in Run.of(archive(8), job).press()}
    assert {path for path, status in statuses.items() if status == "unchanged"} == set(finished)
    assert list(statuses.values()).count("pressed") == 5


def test_killed_in_the_middle_and_started_again_it_presses_only_what_is_missing(
    tmp_path: Path,
) -> None:
    """With processes at work, which end with their parent."""
    source, out = tmp_path / "archive.jsonl", tmp_path / "out"
    with source.open("w", encoding="utf-8") as file:
        for one in archive(60, 1):
            file.write(json.dumps(record(id=one.id, published=str(one.published))) + "\n")
    options = ["--title", "T", "--language", "en", "-o", str(out), "--jobs", "2"]
    command = [sys.executable, "-m", "paperpress", "build", str(source), *options]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(list(out.glob("*/*.epub"))) < 8 and process.poll() is None:
        time.sleep(0.01)
    workers = _children(process.pid)
    process.send_signal(signal.SIGKILL)
    process.wait()
    _gone(workers)
    finished = {path: path.stat().st_mtime_ns for path in out.glob("*/*.epub")}
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    assert 8 <= len(finished) < 60
    assert len(list(out.glob("*/*.epub"))) == 60
    assert {path: path.stat().st_mtime_ns for path in finished} == finished
    assert said.count("unchanged") >= len(finished) - 2
    assert not list(out.rglob("*.part"))[2:]


def _children(pid: int) -> list[int]:
    path = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in path.read_text().split()] if path.is_file() else []


def _gone(pids: list[int]) -> None:
    deadline = time.monotonic() + 20
    while any(_runs(pid) for pid in pids):
        assert time.monotonic() < deadline, "a worker has outlived its parent"
        time.sleep(0.05)


def _runs(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def _die(*_: Any) -> Any:
    os._exit(9)


def _as_copies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let processes be copies of this one, with what was put in place here, whatever threads run."""
    monkeypatch.setattr("paperpress.pressroom.workers.processes.begins_at_once", lambda: True)


def test_processes_press_for_the_job_that_they_were_made_with(
    masthead: Masthead, tmp_path: Path
) -> None:
    """It goes to each process once; editions go alone."""
    run = Run.of(archive(3), Job(masthead=masthead, out=tmp_path / "here", now=NOW))
    here = [pressed.report for pressed in run.press()]
    there = replace(run, job=replace(run.job, out=tmp_path / "there"))
    with processes(there.job, 2) as workers:
        assert [pressed.report for pressed in there.press(workers)] == here
    assert editions_in(tmp_path / "there") == editions_in(tmp_path / "here")


def test_processes_are_gone_when_the_press_is_over(masthead: Masthead, tmp_path: Path) -> None:
    run = Run.of(archive(3), Job(masthead=masthead, out=tmp_path, now=NOW))
    with processes(run.job, 2) as workers:
        next(run.press(workers))
        begun = multiprocessing.active_children()
        assert len(begun) == 2
    assert not any(process.is_alive() for process in begun)


def test_an_error_in_a_process_is_raised_here(
    masthead: Masthead, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: Any) -> Any:
        raise ConfigurationError("no such theme")

    monkeypatch.setattr("paperpress.pressroom.workers.processes.press_profiles", fail)
    _as_copies(monkeypatch)
    run = Run.of(archive(2), Job(masthead=masthead, out=tmp_path, now=NOW))
    with processes(run.job, 1) as workers, pytest.raises(ConfigurationError, match="no such theme"):
        list(run.press(workers))


def test_a_worker_that_is_killed_is_told_of_not_waited_for(
    masthead: Masthead, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("paperpress.pressroom.workers.processes.press_profiles", _die)
    _as_copies(monkeypatch)
    run = Run.of(archive(3), Job(masthead=masthead, out=tmp_path, now=NOW))
    with processes(run.job, 2) as workers, pytest.raises(WorkerError, match="press again"):
        list(run.press(workers))
