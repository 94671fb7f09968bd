"""Articles of files that are as they were."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from newsroom import record
from paperpress.sources import held_articles, read
from paperpress.sources.held_articles import HeldArticles

LONG_AGO = time.time() - 3600


def write(path: Path, *, when: float = LONG_AGO, **changes: object) -> Path:
    path.write_text(json.dumps(record(**changes)), "utf-8")
    os.utime(path, (when, when))
    return path


def headlines(folder: Path, held: HeldArticles) -> list[object]:
    return [getattr(article, "headline", None) for article in read(folder, held=held)]


def test_a_file_that_is_as_it_was_is_not_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = HeldArticles()
    first = write(tmp_path / "a.json", id="a", headline="Ferries")
    write(tmp_path / "b.json", id="b", headline="Buses")
    before = list(read(tmp_path, held=held))
    again = list(read(tmp_path, held=held))
    assert all(one is other for one, other in zip(before, again, strict=True))
    write(first, id="a", headline="Ferries, corrected")
    assert headlines(tmp_path, held) == ["Ferries, corrected", "Buses"]
    first.unlink()
    assert headlines(tmp_path, held) == ["Buses"]


def test_what_has_just_changed_is_not_held(tmp_path: Path) -> None:
    held = HeldArticles()
    write(tmp_path / "a.json", when=time.time())
    before, again = list(read(tmp_path, held=held)), list(read(tmp_path, held=held))
    assert before == again
    assert before[0] is not again[0]


def test_another_way_of_reading_reads_again(tmp_path: Path) -> None:
    held = HeldArticles()
    path = write(tmp_path / "a.json")
    (here,) = read(path, held=held, folder=tmp_path)
    (elsewhere,) = read(path, held=held, folder=tmp_path / "pictures")
    assert here.origin != elsewhere.origin  # type: ignore[union-attr]


def test_what_is_left_out_is_held_too(tmp_path: Path) -> None:
    held = HeldArticles()
    write(tmp_path / "a.json", headline=None)
    assert (
        list(read(tmp_path, held=held)) == list(read(tmp_path, held=held)) == list(read(tmp_path))
    )


def test_no_more_is_held_than_there_is_room_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(held_articles, "_MOST", 2)
    held = HeldArticles()
    for name in "abc":
        write(tmp_path / f"{name}.json", id=name, headline=name)
    before, again = list(read(tmp_path, held=held)), list(read(tmp_path, held=held))
    assert before == again
    assert len(held._files) == 2
