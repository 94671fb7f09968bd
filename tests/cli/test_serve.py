"""`paperpress serve` with a press beside it, as a newcomer starts it."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from asking import running
from newsroom import record, run
from paperpress.serving.pressing import WarmPress
from shelving import stand

MASTHEAD = '[masthead]\ntitle = "{title}"\nlanguage = "en-GB"\n[sources]\nfiles = ["articles"]\n'
#: Seconds that a change may take to be seen on a machine that is busy.
PATIENCE = 120


def publication(folder: Path, title: str = "The Courier") -> Path:
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "paperpress.toml").write_text(MASTHEAD.format(title=title), "utf-8")
    write(folder, "Night ferries return")
    return folder


def write(folder: Path, headline: str, **changes: object) -> None:
    text = json.dumps(record(headline=headline, **changes))
    beside = folder / ".new"
    beside.write_text(text, "utf-8")
    beside.replace(folder / "articles" / "ferries.json")


def until(condition: Callable[[], bool]) -> None:
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.05)


@pytest.mark.slow
def test_a_publication_is_pressed_served_and_pressed_again_when_it_changes(tmp_path: Path) -> None:
    folder = publication(tmp_path)
    with running(folder) as server:
        assert "Night ferries return" in server.get("/").text
        before = server.get("/latest/city.epub").headers["etag"]
        write(folder, "Night ferries return, corrected")
        until(lambda: "corrected" in server.get("/").text)
        assert server.get("/latest/city.epub").headers["etag"] != before
        assert "corrected" in (folder / "dist/shelf/index.html").read_text("utf-8")
        # What is held back is off the shelf.
        write(folder, "Night ferries return, corrected", status="withheld")
        until(lambda: "corrected" not in server.get("/").text)
        assert server.get("/latest/city.epub").status == 404
        # So is what paperpress.toml says of the paper.
        publication(folder, "The Evening Courier")
        until(lambda: "<title>The Evening Courier</title>" in server.get("/").text)
        assert server.end() == 0


def test_a_press_tells_how_it_came_out(tmp_path: Path) -> None:
    folder = publication(tmp_path)
    press = WarmPress(folder / "paperpress.toml", folder / "dist")
    assert press.press().statuses == {"pressed": 1}
    assert press.press().statuses == {"unchanged": 1}
    assert (folder / "dist/shelf/latest/city.epub").is_file()
    write(folder, "Later", embargo="2099-01-01T00:00:00Z")
    outcome = press.press()
    assert (outcome.statuses, outcome.left_out) == ({}, 1)
    assert press.until is not None
    assert press.until.year == 2099
    (folder / "paperpress.toml").write_text("[masthead]\n", "utf-8")
    outcome = press.press()
    assert outcome.statuses == {"failed": 1}
    assert "masthead.title" in outcome.errors[0]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ([], "there is no paperpress.toml in this folder or above"),
        (["-o", ".", "--prefix", "/a b"], "is no path: write one such as /paper"),
        (["-o", ".", "--trust-proxy", "everybody"], "is no address"),
        (["-o", ".", "--accounts", "none.json"], "`paperpress account add` makes it"),
        (["-o", ".", "--host", "no.such.host.invalid"], "can't listen at no.such.host.invalid"),
    ],
)
def test_what_cannot_be_done_is_told(tmp_path: Path, options: list[str], told: str) -> None:
    done = run(tmp_path, "serve", "--port", "0", *options)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_a_folder_that_is_no_shelf_is_left_alone(tmp_path: Path) -> None:
    stand(tmp_path / "dist")
    (tmp_path / "dist/shelf").mkdir()
    (tmp_path / "dist/shelf/mine.txt").write_text("mine", "utf-8")
    done = run(tmp_path, "serve", "--port", "0")
    assert done.returncode == 2
    assert "isn't a shelf that paperpress made" in done.stderr
