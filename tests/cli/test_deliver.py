"""``paperpress deliver``, and what ``paperpress build`` delivers when it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from newsroom import record, run

TOML = """
[masthead]
title = "The Test Gazette"
language = "en-GB"

[sources]
files = ["articles.json"]

[edition]
profiles = ["eink", "kobo"]

[[deliver]]
name = "device"
by = "folder"
folder = "device"
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "device").mkdir()
    (tmp_path / "paperpress.toml").write_text(TOML, "utf-8")
    write(tmp_path)
    return tmp_path


def write(folder: Path, **changes: object) -> None:
    (folder / "articles.json").write_text(json.dumps([record(**changes)]), "utf-8")


def test_what_is_pressed_is_delivered_once(folder: Path) -> None:
    assert run(folder, "build").returncode == 0
    done = run(folder, "deliver")
    assert (done.returncode, done.stdout) == (0, "2025-07-23/city.epub\tdevice\tsent\n")
    there = folder / "device" / "2025-07-23"
    assert [file.name for file in there.iterdir()] == ["city.epub"]
    again = run(folder, "deliver")
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "nothing was due\n")
    assert run(folder, "deliver", "-v").stdout == "2025-07-23/city.epub\tdevice\tthere already\n"
    report = json.loads((folder / "dist" / "2025-07-23" / "delivery.json").read_text("utf-8"))
    assert [delivery["status"] for delivery in report["deliveries"]] == ["there"]


def test_a_build_delivers_where_it_is_asked_for(folder: Path) -> None:
    (folder / "paperpress.toml").write_text(TOML + "after_build = true\n", "utf-8")
    done = run(folder, "build")
    assert done.returncode == 0
    assert "2025-07-23/city.epub\tdevice\tsent\n" in done.stdout
    write(folder, body="<p>The first one left at a quarter past one.</p>")
    done = run(folder, "build")
    assert "2025-07-23/city.epub\tdevice\tsent\n" in done.stdout
    pressed = (folder / "dist" / "2025-07-23" / "city.epub").read_bytes()
    assert (folder / "device" / "2025-07-23" / "city.epub").read_bytes() == pressed


def test_a_build_that_changes_nothing_delivers_what_is_still_due(folder: Path) -> None:
    (folder / "paperpress.toml").write_text(TOML + "after_build = true\n", "utf-8")
    (folder / "device").rmdir()
    done = run(folder, "build")
    assert done.returncode == 1
    assert "error DLV003" in done.stderr
    (folder / "device").mkdir()
    done = run(folder, "build")
    assert (done.returncode, "sent" in done.stdout) == (0, True)
    assert (folder / "device" / "2025-07-23" / "city.epub").exists()


def test_a_build_is_silent_where_nothing_is_asked_for(folder: Path) -> None:
    assert "device" not in run(folder, "build").stdout


def test_a_day_s_reports_tell_what_was_delivered(folder: Path) -> None:
    mail = (
        '[[deliver]]\nname = "mail"\nby = "email"\nhost = "mail.example"\nsender = "a@b.example"\n'
    )
    secret = 'to = "asha@kindle.com"\nusername = "asha"\npassword_file = "mail.password"\n'
    (folder / "paperpress.toml").write_text(TOML + mail + secret, "utf-8")
    (folder / "mail.password").write_text("hunter2", "utf-8")
    (folder / "mail.password").chmod(0o644)  # others can read it, so it isn't used
    assert run(folder, "build").returncode == 0
    assert run(folder, "deliver").returncode == 1
    day = folder / "dist" / "2025-07-23"
    first = {name: (day / name).read_text("utf-8") for name in ("report.json", "report.html")}
    report = json.loads(first["report.json"])
    assert [(each["target"], each["status"]) for each in report["deliveries"]] == [
        ("device", "sent")
    ]
    assert [f["code"] for f in report["findings"] if f["code"] == "DLV003"] == ["DLV003"]
    assert "DLV003" in first["report.html"]
    # A press that finds nothing new to press leaves it there, and so does one that presses.
    for again in ((), ("--no-cache",)):
        assert run(folder, "build", *again).returncode == 0
        report = json.loads((day / "report.json").read_text("utf-8"))
        assert report["editions"][0]["status"] == "unchanged"
        assert [each["target"] for each in report["deliveries"]] == ["device"]
        assert 'id="deliveries"' in (day / "report.html").read_text("utf-8")
    # What one target has is still told when another is asked alone.
    assert run(folder, "deliver", "--target", "mail").returncode == 1
    report = json.loads((day / "report.json").read_text("utf-8"))
    assert [(each["target"], each["status"]) for each in report["deliveries"]] == [
        ("device", "there")
    ]
    for text in (*first.values(), *(file.read_text("utf-8") for file in day.glob("*.*t*l"))):
        assert "hunter2" not in text
        assert "asha@kindle.com" not in text


def test_what_a_build_delivers_is_in_the_report_that_it_is_asked_for(folder: Path) -> None:
    (folder / "paperpress.toml").write_text(TOML + "after_build = true\n", "utf-8")
    (folder / "device").rmdir()
    assert run(folder, "build", "--report", "run.json").returncode == 1
    report = json.loads((folder / "run.json").read_text("utf-8"))
    assert "DLV003" in [finding["code"] for finding in report["findings"]]
    told = json.loads((folder / "dist/2025-07-23/report.json").read_text("utf-8"))
    assert "DLV003" in [finding["code"] for finding in told["findings"]]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--target", "devise"), "did you mean 'device'?"),
        (("--only", "yesterday"), "no date"),
    ],
)
def test_what_is_wrong_is_told(folder: Path, arguments: tuple[str, ...], words: str) -> None:
    done = run(folder, "deliver", *arguments)
    assert done.returncode == 2
    assert words in done.stderr


def test_without_a_target_there_is_nothing_to_do(folder: Path) -> None:
    (folder / "paperpress.toml").write_text(TOML.partition("[[deliver]]")[0], "utf-8")
    done = run(folder, "deliver")
    assert done.returncode == 2
    assert "has no [[deliver]]" in done.stderr


EMAIL = 'by = "email"\nhost = "mail.example"\nsender = "a@b.example"\n'


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ('by = "smtp"\npassword = "hunter2"', "'email', 'folder', 'webdav', 'command'"),
        ('password = "hunter2"', "by is missing"),
        (EMAIL + 'to = "x@kindle.com"\npassword = "hunter2"', "did you mean 'password_env'?"),
        (EMAIL + 'to = "x@kindle.com"\nusername = "a"', "goes with password_env"),
        (EMAIL, "write to, for one address, or list"),
        (EMAIL + 'to = "x.kindle.com"', "is no e-mail address"),
        (EMAIL + 'to = "x@kindle.com"\nprofile = "kindel"', "did you mean 'kindle'?"),
        (
            EMAIL + 'to = "x@y.example"\nsecurity = "none"\nusername = "a"\npassword_env = "P"',
            "would send the password for all to read",
        ),
        ('by = "webdav"\nurl = "https://a:hunter2@cloud.example/"', "must not hold name and"),
        (
            'by = "webdav"\nurl = "http://cloud.example/"\nusername = "a"\npassword_env = "hunter2!"',
            "not the password itself",
        ),
        ('by = "webdav"\nurl = "cloud.example"', "is no web address"),
        ('by = "command"\ncommand = "rm"', "must be a list"),
        ('by = "command"\ncommand = []', "must hold 1 or more"),
        ('by = "folder"\nfolder = "x"\ndays = 0', "must be 1 or more"),
        (
            'by = "folder"\nfolder = "x"\n[[deliver]]\nname = "t"\nby = "folder"\nfolder = "y"',
            "two",
        ),
        ('by = "folder"\nfolder = "x"\ncorrections = "hourly"', "must be one of 'always'"),
    ],
)
def test_a_wrong_target_is_told_and_no_secret_with_it(folder: Path, table: str, words: str) -> None:
    text = TOML.partition("[[deliver]]")[0] + f'[[deliver]]\nname = "t"\n{table}\n'
    (folder / "paperpress.toml").write_text(text, "utf-8")
    done = run(folder, "deliver")
    assert done.returncode == 2
    assert words in done.stderr
    assert "deliver" in done.stderr
    assert "hunter2" not in done.stderr
