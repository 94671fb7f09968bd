"""What a command says is one line an event, for a person or in JSON."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newsroom import record, run

CONFIG = """
[masthead]
title = "The Test Gazette"
language = "en-GB"
identifier = "https://gazette.example/"
timezone = "Europe/London"

[sources]
files = ["articles.json"]

[shelf]

[[deliver]]
name = "device"
by = "folder"
folder = "device"
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    (tmp_path / "paperpress.toml").write_text(CONFIG, "utf-8")
    (tmp_path / "device").mkdir()
    articles = [
        record(colour="red\n\x1b[31m"),
        record(id="b\n2", body=None),
        record(id="c", published="17 hours ago"),
    ]
    (tmp_path / "articles.json").write_text(json.dumps(articles), "utf-8")
    return tmp_path


def events(text: str) -> list[dict[str, Any]]:
    found = [json.loads(line) for line in text.splitlines()]
    for event in found:
        assert datetime.fromisoformat(event["time"]).utcoffset() is not None
    return found


def test_each_event_is_one_object_and_results_stay_as_they_are(home: Path) -> None:
    plain = run(home, "build", "--no-cache")
    told = run(home, "build", "--no-cache", "--log", "json", "-v")
    assert told.stdout.replace("unchanged", "pressed") == plain.stdout
    found = {event["event"]: event for event in events(told.stderr)}
    assert set(found) == {"edition", "finding", "shelf", "left-out", "findings"}
    assert found["edition"]["path"] == "2025-07-23/city.epub"
    assert found["edition"]["status"] == "unchanged"
    assert found["left-out"]["errors"][0]["path"]
    assert found["finding"]["severity"] in {"error", "warning", "notice"}
    again = run(home, "shelf", "--log", "json")
    assert events(again.stderr)[-1]["event"] == "shelf"
    sent = events(run(home, "deliver", "--log", "json", "-v").stderr)
    assert [event["event"] for event in sent] == ["answer", "delivery"]
    assert sent[1]["status"] == "sent"
    assert events(run(home, "deliver", "--log", "json").stderr)[-1]["event"] == "nothing-due"


def test_for_a_person_each_event_is_a_line_too(home: Path) -> None:
    lines = run(home, "build", "-v").stderr.splitlines()
    begins = ("1/1 ", "notice ", "warning ", "error ", "left out: ", "findings: ", "dist/shelf\t")
    assert all(line.startswith(begins) for line in lines), lines
    assert len([line for line in lines if line.startswith("left out: ")]) == 2


@pytest.mark.parametrize("command", ["build", "shelf", "deliver"])
def test_an_error_is_an_event(tmp_path: Path, command: str) -> None:
    told = run(tmp_path, command, "--log", "json")
    (event,) = events(told.stderr)
    assert (event["event"], told.returncode) == ("error", 2)
    assert run(tmp_path, command).stderr.startswith("paperpress: ")
