"""A run with nothing changed only looks: and whatever has changed, it sees (docs/cache.md)."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from newsroom import jpeg, record
from paperpress.cli import cli
from paperpress.files.cache import Cache, cache_folder
from paperpress.files.readings import Readings
from paperpress.model.finding import FieldError, Finding, Rejected, Severity
from paperpress.model.report import EditionOutcome, EditionReport, RunOutcome
from paperpress.pressroom.known_runs import REPORTS, SHELF, KnownRun, find, keep

pytestmark = pytest.mark.slow

TOML = """
[masthead]
title = "The Test Gazette"
language = "en-GB"
[sources]
files = ["articles", "late/*.json"]
[edition]
theme = "own"
"""


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A paper with a theme of its own, a picture, and two sources; the command runs in it."""
    folder = tmp_path / "paper"
    for name in ("articles", "late", "own", "pictures"):
        (folder / name).mkdir(parents=True)
    (folder / "paperpress.toml").write_text(TOML, "utf-8")
    (folder / "own" / "theme.toml").write_text('base = "classic"\nname = "own"\n', "utf-8")
    (folder / "pictures" / "bus.jpg").write_bytes(jpeg())
    picture = {"src": "pictures/bus.jpg", "alt": "A bus."}
    write(folder / "articles" / "a.json", id="a", picture=picture)
    write(folder / "late" / "b.json", id="b", desk="world")
    monkeypatch.chdir(folder)
    return folder


def write(path: Path, **changes: object) -> None:
    path.write_text(json.dumps(record(**changes)), "utf-8")


def build(*options: str) -> Result:
    return CliRunner().invoke(cli, ["build", *options], standalone_mode=False)


@pytest.fixture
def only_looks(monkeypatch: pytest.MonkeyPatch) -> Callable[..., bool]:
    """Whether the command, run again, presses nothing."""
    import paperpress.cli.build_run as pressing

    pressed = []
    genuine = pressing.run_build

    def press(*given: object) -> int:
        pressed.append(1)
        return genuine(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(pressing, "run_build", press)

    def again(*options: str) -> bool:
        pressed.clear()
        build(*options)
        return not pressed

    return again


def test_a_run_with_nothing_changed_says_and_writes_what_pressing_again_would(
    paper: Path, only_looks: Callable[..., bool]
) -> None:
    write(paper / "articles" / "held.json", id="held", status="draft")
    write(paper / "articles" / "wrong.json", id="wrong", headline="")
    build()
    day = paper / "dist" / "2025-07-23"
    looked = build()
    files = {path.name: path.read_bytes() for path in day.iterdir()}
    shutil.rmtree(cache_folder() / SHELF)
    pressed = build()
    assert (looked.stdout, looked.stderr) == (pressed.stdout, pressed.stderr)
    assert looked.return_value == pressed.return_value == 1
    assert {path.name: path.read_bytes() for path in day.iterdir()} == files
    assert b'"unchanged"' in files["report.json"]
    assert only_looks()


def test_a_report_that_was_altered_or_lost_is_written_again(
    paper: Path, only_looks: Callable[..., bool]
) -> None:
    build()
    assert only_looks()
    page = paper / "dist" / "2025-07-23" / "report.html"
    told = page.read_bytes()
    for spoil in (lambda: page.write_bytes(b"altered"), page.unlink):
        spoil()
        assert only_looks()
        assert page.read_bytes() == told


def test_what_a_report_would_say_may_be_gone_from_the_cache(
    paper: Path, only_looks: Callable[..., bool]
) -> None:
    build()
    assert only_looks()
    page = paper / "dist" / "2025-07-23" / "report.html"
    told = page.read_bytes()
    shutil.rmtree(cache_folder() / REPORTS)
    assert only_looks()
    page.unlink()
    assert not only_looks()
    assert page.read_bytes() == told


CHANGES: dict[str, Callable[[Path], object]] = {
    "a record": lambda p: write(p / "articles" / "a.json", id="a", headline="Another"),
    "a record more": lambda p: write(p / "articles" / "c.json", id="c"),
    "a record less": lambda p: (p / "articles" / "a.json").unlink(),
    "a record of a pattern": lambda p: write(p / "late" / "c.json", id="c"),
    "the configuration": lambda p: (p / "paperpress.toml").write_text(
        TOML.replace("Test Gazette", "Other Gazette"), "utf-8"
    ),
    "the picture desk's words": lambda p: (p / "alt-texts.jsonl").write_text("", "utf-8"),
    "the theme": lambda p: (p / "own" / "style.css").write_text("p { margin: 0 }", "utf-8"),
    "a picture": lambda p: (p / "pictures" / "bus.jpg").write_bytes(jpeg(shade=9)),
    "a picture less": lambda p: (p / "pictures" / "bus.jpg").unlink(),
    "an edition": lambda p: (p / "dist" / "2025-07-23" / "city.epub").write_bytes(b"PK"),
    "an edition less": lambda p: (p / "dist" / "2025-07-23" / "city.epub").unlink(),
}


@pytest.mark.parametrize("what", list(CHANGES))
def test_whatever_a_run_read_or_wrote_is_looked_at(
    paper: Path, only_looks: Callable[..., bool], what: str
) -> None:
    build()
    assert only_looks()
    CHANGES[what](paper)
    assert not only_looks()


def test_a_picture_that_a_link_now_leads_elsewhere_is_seen(
    paper: Path, only_looks: Callable[..., bool]
) -> None:
    """The same bytes, but of another file: reports name files."""
    real, link = paper / "pictures" / "one.jpg", paper / "pictures" / "bus.jpg"
    link.rename(real)
    shutil.copy(real, paper / "pictures" / "two.jpg")
    link.symlink_to("one.jpg")
    build()
    assert only_looks()
    link.unlink()
    link.symlink_to("two.jpg")
    assert not only_looks()


def test_a_touched_file_and_a_report_changed_by_hand_change_nothing(
    paper: Path, only_looks: Callable[..., bool]
) -> None:
    build()
    build()
    report = paper / "dist" / "2025-07-23" / "report.json"
    told = report.read_bytes()
    report.write_bytes(b"{}")
    (paper / "pictures" / "bus.jpg").touch()
    assert only_looks()
    assert report.read_bytes() == told


@pytest.mark.parametrize(
    "options",
    [("--profile", "large"), ("--date", "2025-07-24"), ("-o", "other"), ("--theme", "large-print")],
)
def test_every_option_that_decides_is_another_run(
    paper: Path, only_looks: Callable[..., bool], options: tuple[str, ...]
) -> None:
    build()
    assert not only_looks(*options)
    assert only_looks(*options)


@pytest.mark.parametrize("options", [("-v",), ("-q",), ("--strict",)])
def test_one_run_is_said_in_every_way(
    paper: Path, only_looks: Callable[..., bool], options: tuple[str, ...]
) -> None:
    """What is kept is how the run came out, and not what was said of it."""
    write(paper / "articles" / "a.json", id="a", standfrist="x")
    build()
    assert only_looks(*options)
    looked = build(*options)
    shutil.rmtree(cache_folder() / SHELF)
    pressed = build(*options)
    assert (looked.stdout, looked.stderr) == (pressed.stdout, pressed.stderr)
    assert looked.return_value == pressed.return_value


@pytest.mark.parametrize("options", [("--no-cache",), ("--report", "r.json")])
def test_some_runs_are_never_noted(
    paper: Path, only_looks: Callable[..., bool], options: tuple[str, ...]
) -> None:
    build(*options)
    assert not only_looks(*options)


def test_standard_input_is_never_noted(paper: Path, only_looks: Callable[..., bool]) -> None:
    for _ in range(2):
        assert not only_looks("-")


def test_a_lost_picture_may_yet_come(paper: Path, only_looks: Callable[..., bool]) -> None:
    write(paper / "late" / "b.json", id="b", picture={"src": "pictures/late.jpg"})
    build()
    assert not only_looks()


def test_another_folder_is_another_run(
    paper: Path, only_looks: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    build()
    (paper / "below").mkdir()
    monkeypatch.chdir(paper / "below")
    assert not only_looks()


def test_a_nearer_configuration_is_seen(
    paper: Path, only_looks: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    (paper / "below").mkdir()
    monkeypatch.chdir(paper / "below")
    build()
    assert only_looks()
    (paper / "below" / "paperpress.toml").write_text(TOML.replace("late/*.json", "*"), "utf-8")
    assert not only_looks()


def test_an_embargo_that_ends_is_seen(paper: Path, only_looks: Callable[..., bool]) -> None:
    soon = datetime.now(UTC) + timedelta(seconds=600)
    write(paper / "late" / "b.json", id="b", embargo=soon.isoformat())
    build()
    assert only_looks()
    cache = Cache(cache_folder())
    (path,) = (path for path in (cache_folder() / SHELF).rglob("*") if path.is_file())
    key = path.parent.name + path.name
    told = find(cache, key)
    assert told is not None
    assert told.until == pytest.approx(soon.timestamp(), abs=1)
    keep(cache, key, replace(told, until=soon.timestamp() - 3600))
    assert not only_looks()


def test_what_changes_while_it_is_pressed_is_seen_the_next_time(
    paper: Path, only_looks: Callable[..., bool], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each input is looked at before it is read."""
    import paperpress.cli.build_run as pressing

    genuine = pressing.Run.of

    def meanwhile(*given: object) -> object:
        run = genuine(*given)  # type: ignore[arg-type]
        write(paper / "articles" / "a.json", id="a", headline="Corrected")
        return run

    with monkeypatch.context() as patched:
        patched.setattr(pressing.Run, "of", meanwhile)
        build()
    assert not only_looks()


def test_looking_loads_neither_a_parser_nor_a_picture(paper: Path) -> None:
    """A run with nothing changed takes little more than Python takes to start."""
    script = (
        "import sys; sys.argv[1:] = ['build']\n"
        "from paperpress.cli import main\n"
        "try: main()\n"
        "finally: print(*sys.modules, file=open('modules', 'w'))\n"
    )
    for _ in range(2):
        command = [sys.executable, "-c", script]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ})
    loaded = set((paper / "modules").read_text().split())
    assert loaded.isdisjoint({"lxml", "PIL", "pydantic", "ebooklib", "babel", "fontTools"})


def test_a_run_is_read_as_it_was_kept(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("{}", "utf-8")
    readings = Readings()
    readings.file(tmp_path / "gone")
    readings.folder(tmp_path)
    readings.pattern(tmp_path, "*.json")
    report = EditionReport("p", "i", "m", "d", "2025-07-23", "eink", 1, 2, 3, "0", "unchanged")
    finding = Finding("REC001", Severity.NOTICE, "a", "b", "c", "d")
    outcome = RunOutcome(
        (EditionOutcome(report, (finding,)),),
        (Rejected("s", "a", (FieldError("p", "m"),), held=True),),
        (finding,),
    )
    run = KnownRun(readings, {"e": "1"}, {"r": "2"}, outcome, 2.0, None)
    keep(Cache(tmp_path / "cache"), "0" * 64, run)
    assert find(Cache(tmp_path / "cache"), "0" * 64) == run


def test_a_run_that_took_an_edition_away_is_not_known_and_the_next_is(
    paper: Path, only_looks: Callable[..., bool]
) -> None:
    """EDN040 is told once, and what is told again is told by a known run as well."""
    build()
    write(paper / "articles" / "a.json", id="a", status="withheld")
    assert "EDN040" in build().stderr
    assert not (paper / "dist" / "2025-07-23" / "city.epub").exists()
    assert "EDN040" not in build().stderr
    assert only_looks()
    assert "EDN04" not in build().stderr


def test_what_another_run_pressed_or_somebody_took_away_is_seen(
    paper: Path, only_looks: Callable[..., bool]
) -> None:
    """EDN044: an edition of another profile holds what is held back; a known run tells it too."""
    build()
    build("--profile", "large")
    write(paper / "articles" / "a.json", id="a", status="withheld")
    for _ in range(3):
        told = build()
    assert only_looks()
    assert "EDN044 2025-07-23/city.large.epub" in told.stderr
    assert "EDN044 2025-07-23/city.large.epub" in build().stderr
    (paper / "dist" / "2025-07-23" / "city.large.epub").unlink()
    assert not only_looks()
    assert "EDN044" not in build().stderr
    write(paper / "articles" / "a.json", id="a")
    build()
    assert only_looks()
    build("--profile", "large")
    assert not only_looks(), "there are notes that it hasn't seen"


@pytest.mark.parametrize("days", [("--only", "2025-07-23"), ("--since", "2025-07-23")])
def test_chosen_days_are_another_run(
    paper: Path, only_looks: Callable[..., bool], days: tuple[str, ...]
) -> None:
    build()
    assert not only_looks(*days)
    assert only_looks(*days)
