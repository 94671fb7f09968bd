"""Other machines: a real scheduler and workers of Dask, and the bytes of one machine."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from newsroom import (
    ROOT,
    article,
    editions_in,
    example_by_the_command,
    jpeg,
    need,
    record,
    run_apart,
)
from paperpress.errors import ConfigurationError, WorkerError
from paperpress.files.cache import Cache
from paperpress.model.alt_texts import AltTexts, picture_key
from paperpress.model.article import Article
from paperpress.model.masthead import Masthead
from paperpress.model.report import Report
from paperpress.pictures import store
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import Run, press
from paperpress.pressroom.workers import dask as cluster_module
from paperpress.pressroom.workers import remote
from paperpress.pressroom.workers.dask import cluster
from paperpress.pressroom.workers.parcels import Parcel
from paperpress.pressroom.workers.remote import Way, press_parcel
from paperpress.profiles import profile

NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)
JOB = Job(masthead=Masthead(title="The Test Gazette", language="en-GB"))
WAYS: tuple[Way, ...] = ("path", "value")

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("cluster")]


@pytest.fixture
def day(tmp_path: Path) -> list[Article]:
    """Twelve editions, with a picture from a file, one in its own address, and one that's lost."""
    folder = tmp_path / "records"
    folder.mkdir()
    (folder / "bus.jpg").write_bytes(jpeg((900, 600)))
    inline = f"data:image/jpeg;base64,{b64encode(jpeg((300, 200), 9)).decode()}"
    sources = ("bus.jpg", inline, "lost.jpg")
    return [
        article(
            str(folder),
            id=f"a{number}",
            desk=f"desk-{number % 12}",
            picture={"src": sources[number % 3], "alt": f"Bus {number}."},
            authors=[{"name": "Ann Writer", "bio": "Writes.", "portrait": {"src": "bus.jpg"}}],
        )
        for number in range(24)
    ]


def told(report: Report) -> list[tuple[str, str, str]]:
    return [(edition.path, edition.sha256, edition.status) for edition in report.editions]


def press_by(way: Way, executor: Executor, day: list[Article], job: Job) -> Report:
    run = Run.of(day, job)
    with remote.remote(executor, run.job, way, count=3) as workers:
        return run.report(list(run.press(workers)))


# By any executor


@pytest.mark.parametrize("way", WAYS)
def test_by_either_way_the_bytes_are_those_of_one_machine(
    day: list[Article], masthead: Masthead, tmp_path: Path, way: Way
) -> None:
    words = {
        (picture_key(jpeg((900, 600))), "en"): "A bus in the rain.",
        ("sha256-0", "en"): "A ferry.",
    }
    job = Job(masthead=masthead, out=tmp_path / "here", now=NOW, alt_texts=AltTexts(words))
    here = press(day, job)
    with ThreadPoolExecutor(2) as pool:
        there = press_by(way, pool, day, replace(job, out=tmp_path / "there"))
    assert told(there) == told(here)
    assert there.findings == here.findings
    assert {p.name for p in (tmp_path / "there").iterdir()} == {".paperpress", "2025-07-23"}
    for name in ("report.json", "report.html", "desk-3.epub"):
        one, two = (tmp_path / folder / "2025-07-23" / name for folder in ("here", "there"))
        assert one.read_bytes() == two.read_bytes()


def test_by_value_a_worker_reads_and_writes_nothing(
    day: list[Article], masthead: Masthead, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be a machine that has no folder in common with the newsroom's."""
    genuine = remote.press_by_value

    def elsewhere(*given: Any) -> Any:
        with monkeypatch.context() as patched:
            patched.setattr(store, "read_file", None)
            patched.setattr(store, "locate", None)
            return genuine(*given)

    monkeypatch.setattr(remote, "press_by_value", elsewhere)
    with ThreadPoolExecutor(1) as pool:
        report = press_by(
            "value", pool, day[:1], Job(masthead=masthead, out=tmp_path / "o", now=NOW)
        )
    assert report.editions[0].status == "pressed"


class Nobody(Executor):
    """Workers that nothing should be sent to."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        raise AssertionError("this was to stay at home")


def test_by_value_what_is_unchanged_does_not_travel(
    day: list[Article], masthead: Masthead, tmp_path: Path
) -> None:
    job = Job(masthead=masthead, out=tmp_path / "o", now=NOW, cache=Cache(tmp_path / "cache"))
    with ThreadPoolExecutor(1) as pool:
        press_by("value", pool, day, job)
    report = press_by("value", Nobody(), day, job)
    assert {edition.status for edition in report.editions} == {"unchanged"}


class Loses(Executor):
    """A worker that dies with every edition."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        lost: Future[Any] = Future()
        lost.set_exception(MemoryError("killed"))
        return lost


@pytest.mark.parametrize("way", WAYS)
def test_an_edition_that_is_lost_with_its_worker_is_told_by_name(
    day: list[Article], masthead: Masthead, tmp_path: Path, way: Way
) -> None:
    report = press_by(way, Loses(), day[:1], Job(masthead=masthead, out=tmp_path / "o", now=NOW))
    assert [edition.status for edition in report.editions] == ["failed"]
    finding = report.findings[-1]
    assert (finding.code, finding.path) == ("EDN002", "2025-07-23/desk-0")
    assert "its worker was lost (MemoryError: killed)" in finding.message
    assert not (tmp_path / "o" / ".parcels").exists()


def test_a_folder_that_is_not_shared_is_told(tmp_path: Path, masthead: Masthead) -> None:
    job = Parcel.of(Job(masthead=masthead), tmp_path, "job")
    with pytest.raises(WorkerError, match="share the folder, or send by value"):
        press_parcel(Parcel(str(tmp_path / "gone"), "0"), job, profile("eink"))
    (tmp_path / "other").write_bytes(b"another's")
    with pytest.raises(WorkerError, match="isn't what was sent"):
        press_parcel(Parcel(str(tmp_path / "other"), "0"), job, profile("eink"))


# By Dask


def start(*arguments: str, folder: Path) -> subprocess.Popen[bytes]:
    name = arguments[0]
    with (folder / f"{name}.log").open("ab") as log:
        return subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{name}", *arguments[1:]],
            cwd=folder,
            stdout=log,
            stderr=log,
            env={**os.environ, "DASK_DISTRIBUTED__ADMIN__LOW_LEVEL_LOG_LENGTH": "0"},
        )


@pytest.fixture
def scheduler(tmp_path: Path) -> Iterator[Path]:
    """A folder with the address of a scheduler in it."""
    try:
        import distributed  # noqa: F401 - whether it is there
    except ImportError:
        need(False, "Dask is missing: pip install 'paperpress[dask]'")
    folder = tmp_path / "cluster"
    folder.mkdir()
    options = ("--port", "0", "--no-dashboard", "--scheduler-file", "scheduler.json")
    process = start("scheduler", *options, folder=folder)
    wait_for((folder / "scheduler.json").is_file, folder)
    try:
        yield folder
    finally:
        process.kill()
        process.wait()


def wait_for(there: Callable[[], object], folder: Path) -> None:
    deadline = time.monotonic() + 60
    while not there():
        if time.monotonic() > deadline:
            pytest.fail("".join(log.read_text() for log in folder.glob("*.log")))
        time.sleep(0.05)


def address(folder: Path) -> str:
    return str(json.loads((folder / "scheduler.json").read_text())["address"])


@pytest.fixture
def workers(scheduler: Path) -> Iterator[list[subprocess.Popen[bytes]]]:
    """Two, of one thread each, that nobody starts again."""
    options = ("--scheduler-file", "scheduler.json", "--nthreads", "1", "--no-nanny")
    processes = [start("worker", *options, "--no-dashboard", folder=scheduler) for _ in range(2)]
    import distributed

    with distributed.Client(address(scheduler), set_as_default=False) as client:  # type: ignore[no-untyped-call]
        client.wait_for_workers(2, timeout=60)
    try:
        yield processes
    finally:
        for process in processes:
            process.kill()
            process.wait()


@pytest.mark.parametrize("way", WAYS)
def test_a_worker_killed_in_the_middle_loses_nothing_and_repeats_nothing(
    scheduler: Path,
    workers: list[subprocess.Popen[bytes]],
    day: list[Article],
    masthead: Masthead,
    tmp_path: Path,
    way: Way,
) -> None:
    """The issue: the bytes are those of one machine, and what was finished stays as it was."""
    here = press(day, Job(masthead=masthead, out=tmp_path / "here", now=NOW))
    out = tmp_path / "there"
    cache = Cache(tmp_path / "cache")
    run = Run.of(day, Job(masthead=masthead, out=out, now=NOW, threads=1, cache=cache))
    finished: dict[Path, int] = {}
    results = []
    with cluster(address(scheduler), run.job, way) as workers_there:
        assert workers_there.ahead == 4
        for pressed in run.press(workers_there):
            results.append(pressed)
            if not finished:
                workers[0].send_signal(signal.SIGKILL)
                finished = {path: path.stat().st_mtime_ns for path in out.rglob("*.epub")}
    there = told(run.report(results))
    assert [edition[:2] for edition in there] == [edition[:2] for edition in told(here)]
    # What the worker had written when it was killed, and told nobody of, is found and not made again:
    # at most as many as were under way.
    assert [status for *_, status in there].count("pressed") >= 8
    assert {status for *_, status in there} <= {"pressed", "unchanged"}
    assert 0 < len(finished) < 12
    assert {path: path.stat().st_mtime_ns for path in finished} == finished
    assert not (out / ".parcels").exists()


def test_the_command_presses_on_a_cluster(
    scheduler: Path, workers: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    folder = tmp_path / "paper"
    folder.mkdir()
    (folder / "bus.jpg").write_bytes(jpeg())
    records = [
        record(id=f"a{n}", desk=f"desk-{n}", picture={"src": "bus.jpg", "alt": "A bus."})
        for n in range(3)
    ]
    (folder / "day.json").write_text(json.dumps(records), "utf-8")

    def build(*options: str) -> str:
        command = ["build", "day.json", "--title", "T", "--language", "en", *options]
        done = run_apart(folder, *command)
        done.check_returncode()
        return done.stdout

    here = build("-o", "here")
    for way in WAYS:
        there = build("-o", way, "--cluster", address(scheduler), "--send", way)
        assert there.replace(f"{way}/", "here/") == here
        assert editions_in(folder / way) == editions_in(folder / "here")


def test_the_example_presses_what_the_command_presses(
    scheduler: Path, workers: list[subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    script = str(ROOT / "examples" / "cluster.py")
    command = [sys.executable, script, address(scheduler), str(tmp_path / "there")]
    subprocess.run(command, check=True, capture_output=True)
    pressed = editions_in(tmp_path / "there")
    assert len(pressed) == 3
    assert pressed == example_by_the_command(tmp_path / "here")


def test_a_scheduler_without_workers_is_told(scheduler: Path) -> None:
    with (
        pytest.raises(ConfigurationError, match="has no workers"),
        cluster(address(scheduler), JOB),
    ):
        pass


def test_workers_that_would_make_other_bytes_are_refused(
    scheduler: Path,
    workers: list[subprocess.Popen[bytes]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Told here by what the workers say, since these workers have what we have."""
    genuine = cluster_module.version
    monkeypatch.setattr(
        cluster_module, "version", lambda name: "1.0" if name == "pillow" else genuine(name)
    )
    with (
        pytest.raises(ConfigurationError, match=r"pillow .* there, 1\.0 here"),
        cluster(address(scheduler), JOB),
    ):
        pass


def test_no_scheduler_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("paperpress.pressroom.workers.dask._PATIENCE", 0.3)
    with (
        pytest.raises(ConfigurationError, match="no scheduler answers at tcp://127"),
        cluster("tcp://127.0.0.1:9", JOB),
    ):
        pass


def test_without_dask_it_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ConfigurationError, match=r"paperpress\[dask\]"), cluster("tcp://x:1", JOB):
        pass
