"""``paperpress edit``: for whom it listens, what it exports, and what a build makes of it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from editing import Desk, newsroom
from newsroom import run


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--host", "0.0.0.0"], "--accounts"),
        (["--host", "192.0.2.7"], "--accounts"),
        (["--host", "0.0.0.0", "--accounts", "accounts.json"], "--name"),
    ],
)
def test_a_network_is_let_in_only_with_accounts_and_a_name(
    tmp_path: Path, options: list[str], why: str
) -> None:
    newsroom(tmp_path)
    done = run(tmp_path, "edit", *options)
    assert done.returncode == 2
    assert why in done.stderr


def test_it_needs_a_publication(tmp_path: Path) -> None:
    done = run(tmp_path, "edit")
    assert done.returncode == 2
    assert "paperpress new" in done.stderr


def test_what_was_changed_is_exported_and_pressed_by_every_build(tmp_path: Path) -> None:
    desk = Desk(newsroom(tmp_path))
    desk.save("/2025-07-23/city/work-01", "headline", value="Work ends")
    desk.save("/2025-07-23/city/work-02", "hold", value="Waits for the lawyer")
    done = run(tmp_path, "edit", "--export", "changes.json")
    assert (done.returncode, done.stdout) == (0, "changes.json\n")
    changes = json.loads((tmp_path / "changes.json").read_text("utf-8"))["changes"]
    assert [(each["article"], each["to"]) for each in changes] == [
        ("work-01", "Work ends"),
        ("work-02", "Waits for the lawyer"),
    ]
    assert run(tmp_path, "build", "--quiet").returncode == 0
    report = json.loads((tmp_path / "dist/2025-07-23/report.json").read_text("utf-8"))
    assert report["editions"][0]["articles"] == 2
    codes = [(f["code"], f["article"], f["path"]) for f in report["findings"]]
    assert ("EDN100", "work-01", "headline") in codes
    desk.save("/2025-07-23/city/work-01", "headline", back="yes")
    assert run(tmp_path, "build", "--quiet").returncode == 0
    again = json.loads((tmp_path / "dist/2025-07-23/report.json").read_text("utf-8"))
    assert "EDN100" not in [finding["code"] for finding in again["findings"]]


def test_readers_get_a_day_when_an_editor_releases_it(tmp_path: Path) -> None:
    """The paper's day lies far ahead, so that its time hasn't come."""
    config = newsroom(tmp_path)
    by_hand = '\n[edition]\nrelease = "by hand"\nrelease_at = "05:30"\n\n[shelf]\n'
    deliver = '\n[[deliver]]\nname = "reader"\nby = "folder"\nfolder = "device"\n'
    config.write_text(config.read_text("utf-8") + by_hand + deliver, "utf-8")
    (tmp_path / "device").mkdir()
    records = (tmp_path / "articles.jsonl").read_text("utf-8")
    (tmp_path / "articles.jsonl").write_text(records.replace("2025-07-23", "2999-07-23"), "utf-8")

    def shelved() -> bool:
        assert run(tmp_path, "build", "--quiet").returncode == 0
        run(tmp_path, "deliver", "--quiet")
        shelf = (tmp_path / "dist/shelf/2999-07-23").exists()
        assert bool(list((tmp_path / "device").rglob("*.epub"))) == shelf
        return shelf

    assert not shelved()
    assert (tmp_path / "dist/2999-07-23/city.epub").is_file()
    desk = Desk(config)
    assert "until you release it, or 05:30" in desk.page("/").text
    assert desk.save("/", "release").status == 303
    assert "Released by Asha Rao" in desk.page("/").text
    assert shelved()
