"""The press: what is written, when, and what is said of it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image

from newsroom import article, jpeg, record
from paperpress.errors import ConfigurationError, ExitCode
from paperpress.model.article import Article
from paperpress.model.finding import Severity
from paperpress.model.masthead import Masthead
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press
from paperpress.profiles import profile

NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)


@pytest.fixture
def day(tmp_path: Path) -> list[Article]:
    (tmp_path / "bus.jpg").write_bytes(jpeg())
    home = str(tmp_path)
    return [
        article(home, id="a", picture={"src": "bus.jpg", "alt": "A bus."}),
        article(home, id="b", desk="world", headline="Elsewhere"),
    ]


def test_a_day_becomes_an_epub_a_desk_and_a_report(
    day: list[Article], masthead: Masthead, tmp_path: Path
) -> None:
    """CONTRACT, section 1: files and report.json."""
    out = tmp_path / "dist"
    report = press(day, Job(masthead=masthead, out=out, now=NOW))
    assert report.exit_code() is ExitCode.OK
    assert sorted(path.name for path in (out / "2025-07-23").iterdir()) == [
        "city.epub",
        "report.html",
        "report.json",
        "world.epub",
    ]
    told = json.loads((out / "2025-07-23" / "report.json").read_text("utf-8"))
    assert list(told) == ["paperpress", "editions", "rejected", "findings"]
    assert [(e["path"], e["articles"], e["pictures"], e["status"]) for e in told["editions"]] == [
        ("2025-07-23/city.epub", 1, 1, "pressed"),
        ("2025-07-23/world.epub", 1, 0, "pressed"),
    ]
    assert list(told["editions"][0]) == [
        *("path", "identifier", "masthead", "desk", "date", "profile"),
        *("articles", "pictures", "bytes", "sha256", "status", "changes", "taken_out", "holds"),
    ]


def test_a_second_profile_adds_its_name(
    day: list[Article], masthead: Masthead, tmp_path: Path
) -> None:
    job = Job(masthead=masthead, out=tmp_path / "dist", now=NOW, profiles=("eink", "large"))
    report = press(day[:1], job)
    assert [edition.path for edition in report.editions] == [
        "2025-07-23/city.epub",
        "2025-07-23/city.large.epub",
    ]


def test_an_unchanged_edition_is_not_written_again(
    day: list[Article], masthead: Masthead, tmp_path: Path
) -> None:
    job = Job(masthead=masthead, out=tmp_path / "dist", now=NOW)
    press(day, job)
    path = tmp_path / "dist" / "2025-07-23" / "city.epub"
    before = path.stat().st_mtime_ns
    report = press(day, job)
    assert {edition.status for edition in report.editions} == {"unchanged"}
    assert path.stat().st_mtime_ns == before


def test_a_wrong_profile_or_theme_is_told_before_anything_is_pressed(
    day: list[Article], masthead: Masthead, tmp_path: Path
) -> None:
    for wrong in ({"profiles": ("eink", "einc")}, {"theme": "clasic"}):
        with pytest.raises(ConfigurationError, match=r"classic|eink"):
            press(day, Job(masthead=masthead, out=tmp_path / "dist", **wrong))
    assert not (tmp_path / "dist").exists()


def test_a_lost_picture_costs_the_article_its_picture_not_its_place(
    masthead: Masthead, tmp_path: Path
) -> None:
    lost = article(str(tmp_path), picture={"src": "gone.jpg", "caption": "The depot at dawn."})
    report = press([lost], Job(masthead=masthead, out=tmp_path / "dist", now=NOW))
    assert [(f.code, f.severity) for f in report.findings] == [("PIC003", Severity.ERROR)]
    with zipfile.ZipFile(tmp_path / "dist" / "2025-07-23" / "city.epub") as archive:
        page = archive.read("EPUB/a-night-buses.xhtml").decode()
    assert "The depot at dawn." in page
    assert '<img src="img/night-buses' not in page


def test_nothing_pressed_is_its_own_exit_code(masthead: Masthead, tmp_path: Path) -> None:
    report = press([article(status="draft")], Job(masthead=masthead, out=tmp_path, now=NOW))
    assert report.exit_code() is ExitCode.NOTHING


@pytest.mark.slow
@pytest.mark.parametrize("delay", [0.05, 0.2, 0.4, 0.6, 0.8, 1.0])
def test_killed_at_any_moment_what_stands_under_a_final_name_is_whole(
    tmp_path: Path, delay: float
) -> None:
    source = tmp_path / "day.jsonl"
    lines = [json.dumps(record(id=f"a{n}", desk=f"desk {n}")) for n in range(12)]
    source.write_text("\n".join(lines))
    options = ["--title", "T", "--language", "en", "-o", str(tmp_path / "dist"), "-q"]
    process = subprocess.Popen(
        [sys.executable, "-m", "paperpress", "build", str(source), *options],
        cwd=tmp_path,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    time.sleep(delay)
    process.send_signal(signal.SIGKILL)
    process.wait()
    for path in (tmp_path / "dist").rglob("*.epub"):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None


@pytest.mark.slow
def test_time_zone_hash_seed_and_locale_leave_no_trace(tmp_path: Path) -> None:
    """Rule 5: same input, same bytes."""
    (tmp_path / "bus.jpg").write_bytes(jpeg())
    read = record(picture={"src": "bus.jpg", "alt": "A bus."}, authors=["A", "B"], keywords=["x"])
    (tmp_path / "day.json").write_text(json.dumps([read, record(id="b", published="2025-07-23")]))
    found = []
    for number, zone in enumerate(("Asia/Tokyo", "America/New_York")):
        out = tmp_path / f"out{number}"
        environment = {
            **os.environ,
            "TZ": zone,
            "PYTHONHASHSEED": str(number + 1),
            "LC_ALL": ("C", "C.UTF-8")[number],
        }
        command = [sys.executable, "-m", "paperpress", "build", "day.json", "--title", "T"]
        subprocess.run(
            [*command, "--language", "en", "-o", str(out), "-q"],
            cwd=tmp_path,
            env=environment,
            check=True,
            capture_output=True,
        )
        found.append((out / "2025-07-23" / "city.epub").read_bytes())
        time.sleep(1.1)
    assert found[0] == found[1]


def test_an_edition_that_fails_is_told_and_the_others_go_on(
    day: list[Article], masthead: Masthead, tmp_path: Path
) -> None:
    """EDN002: a folder stands where one edition should be written."""
    out = tmp_path / "dist"
    (out / "2025-07-23" / "city.epub").mkdir(parents=True)
    report = press(day, Job(masthead=masthead, out=out, now=NOW))
    assert [edition.status for edition in report.editions] == ["failed", "pressed"]
    assert [finding.code for finding in report.findings] == ["EDN002"]
    assert report.exit_code() is ExitCode.INCOMPLETE


@pytest.fixture
def gallery(tmp_path: Path) -> list[Article]:
    """An edition whose pictures weigh more than its text."""
    for number in range(4):
        noise = Image.effect_noise((900, 700), 70 + number)
        noise.save(tmp_path / f"{number}.jpg", quality=95)
    return [
        article(str(tmp_path), id=f"a{n}", picture={"src": f"{n}.jpg", "alt": f"Wall {n}."})
        for n in range(4)
    ]


@pytest.mark.slow
def test_an_edition_is_fitted_under_its_size_and_pic030_says_what_that_cost(
    gallery: list[Article], masthead: Masthead, tmp_path: Path
) -> None:
    free = press(gallery, Job(masthead=masthead, out=tmp_path / "free", now=NOW))
    assert [f for f in free.findings if f.code == "PIC030"] == []
    limit = free.editions[0].bytes * 3 // 4
    job = Job(masthead=masthead, out=tmp_path / "fitted", now=NOW, max_size=limit)
    fitted = press(gallery, job)
    assert limit * 0.8 < fitted.editions[0].bytes <= limit
    (finding,) = (f for f in fitted.findings if f.code == "PIC030")
    assert "pictures were lowered from a likeness of 0.93" in finding.message
    again = press(gallery, replace(job, out=tmp_path / "again", threads=1))
    assert again.editions[0].sha256 == fitted.editions[0].sha256


@pytest.mark.slow
def test_edn003_says_by_how_much_an_edition_is_too_large_and_the_others_are_pressed(
    gallery: list[Article], masthead: Masthead, tmp_path: Path
) -> None:
    articles = [*gallery, article(str(tmp_path), id="small", desk="world")]
    report = press(articles, Job(masthead=masthead, out=tmp_path, now=NOW, max_size=150_000))
    assert {e.desk: e.status for e in report.editions} == {"city": "failed", "world": "pressed"}
    (finding,) = (f for f in report.findings if f.code == "EDN003")
    assert "bytes more than the 0.15 MB that it may have" in finding.message
    assert report.exit_code() is ExitCode.INCOMPLETE


@pytest.mark.slow
def test_a_service_s_limit_on_pictures_is_kept(
    gallery: list[Article], masthead: Masthead, tmp_path: Path
) -> None:
    """Kindle takes no picture over 5 MB; here the limit is one that shows."""
    plain = profile("eink")
    strict = replace(plain, name="strict", max_picture_bytes=100_000)
    press(gallery, Job(masthead=masthead, out=tmp_path, now=NOW, profiles=[plain, strict]))
    for name, over in (("city.epub", True), ("city.strict.epub", False)):
        with zipfile.ZipFile(tmp_path / "2025-07-23" / name) as archive:
            inside = [
                i for i in archive.infolist() if "/a-" in i.filename or "/img/a" in i.filename
            ]
            pictures = [i.file_size for i in inside if i.filename.endswith(".jpg")]
        assert len(pictures) == 4
        assert any(size > 100_000 for size in pictures) == over
