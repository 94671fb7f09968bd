"""What counts as a change."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom import record
from paperpress.config import load_configuration
from paperpress.serving.polling import RoundOutcome, SitePolling
from paperpress.serving.pressing import PressOutcome, WarmPress, _counting
from site_server import Post, Reply, serving


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("articles/ferries.json", True),
        ("paperpress.toml", True),
        ("pictures/ferries.jpg", True),
        ("distance/ferries.json", True),
        ("dist", False),
        ("dist/2025-07-23/city.epub", False),
        (".git/index", False),
        ("articles/.ferries.json.swp", False),
    ],
)
def test_what_is_hidden_or_pressed_is_no_change(tmp_path: Path, path: str, counts: bool) -> None:
    assert _counting(tmp_path, tmp_path / "dist")(str(tmp_path / path)) == counts


def test_a_folder_that_is_hidden_itself_is_watched(tmp_path: Path) -> None:
    folder = tmp_path / ".paper"
    assert _counting(folder, tmp_path / "dist")(str(folder / "articles/ferries.json"))


def pressed(press: WarmPress) -> PressOutcome:
    outcome = press.press()
    assert outcome is not None
    return outcome


def answered(press: WarmPress) -> RoundOutcome:
    assert press.polling.ended.wait(120)
    outcome = press.polling.take()
    assert outcome is not None
    return outcome


def headlines(folder: Path) -> str:
    text = ""
    for file in folder.rglob("*.epub"):
        with zipfile.ZipFile(file) as archive:
            text += archive.read("EPUB/contents.xhtml").decode()
    return text


def test_what_sites_give_is_pressed_with_the_files_and_never_without_it(tmp_path: Path) -> None:
    config, out, now = tmp_path / "paperpress.toml", tmp_path / "dist", [0.0]
    with serving("feed", [Post(7, published=datetime.now(UTC))]) as site:
        (tmp_path / "articles").mkdir()
        config.write_text(site.toml + '[[sources]]\nfiles = ["articles"]\n', "utf-8")
        story = record(desk="City", published=datetime.now(UTC).isoformat())
        (tmp_path / "articles/a.json").write_text(json.dumps(story), "utf-8")
        press = WarmPress(config, out, polling=SitePolling(600.0, clock=lambda: now[0]))
        assert press.press() is None  # nobody knows yet what the site has
        assert not out.exists()
        assert answered(press).articles == 1
        assert pressed(press).statuses == {"pressed": 1}
        assert "Night buses return" in headlines(out)
        assert str(story["headline"]) in headlines(out)
        # A correction of a file doesn't wait for the site, and an unreachable site takes nothing away.
        site.every = lambda *_: Reply(status=503, headers={"Retry-After": "7200"})
        now[0] += 600.0
        press.polling.go_on()
        (tmp_path / "articles/a.json").write_text(
            json.dumps({**story, "headline": "Ferries, corrected"}), "utf-8"
        )
        assert pressed(press).statuses == {"pressed": 1}
        assert answered(press).errors[0].startswith("WEB001")
        outcome = pressed(press)
        assert any(error.startswith("WEB001") for error in outcome.errors)
        assert "Night buses return" in headlines(out)
        assert "Ferries, corrected" in headlines(out)
        # What is new is there after the next round.
        site.every = None
        site.posts = [Post(7, "Night buses return at last", published=site.posts[0].published)]
        now[0] += 600.0
        press.polling.go_on()
        assert answered(press).errors == ()
        pressed(press)
        assert "Night buses return at last" in headlines(out)


def test_a_press_that_fails_is_tried_again_and_later_each_time(tmp_path: Path) -> None:
    config = tmp_path / "paperpress.toml"
    config.write_text("[masthead]\n", "utf-8")
    press, waits = WarmPress(config, tmp_path / "dist"), []
    for _ in range(6):
        began = datetime.now(UTC)
        assert pressed(press).statuses == {"failed": 1}
        assert press.until is not None
        waits.append(round((press.until - began).total_seconds() / 60))
    assert waits == [1, 4, 9, 15, 15, 15]
    config.write_text('[masthead]\ntitle = "T"\nlanguage = "en"\n', "utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles/a.json").write_text(json.dumps(record()), "utf-8")
    assert pressed(press).statuses == {"pressed": 1}
    assert press.until is None


def test_a_press_that_fails_is_tried_again_when_the_day_goes_out(tmp_path: Path) -> None:
    """So that the shelf opens at its time, whatever is wrong with a source."""
    (tmp_path / "paperpress.toml").write_text(
        '[masthead]\ntitle = "T"\nlanguage = "en"\n[sources]\nfiles = ["gone"]\n'
        '[edition]\nrelease = "by hand"\nrelease_at = 00:00:00\n',
        "utf-8",
    )
    press = WarmPress(tmp_path / "paperpress.toml", tmp_path / "dist", failures=99)
    opens = load_configuration(press.config).gate()
    assert pressed(press).statuses == {"failed": 1}
    assert opens is not None
    assert press.until is not None
    assert press.until <= opens.opens
