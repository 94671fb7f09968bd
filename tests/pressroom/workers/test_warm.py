"""A press that stays, and holds what it has read: the same bytes, and nothing held that has changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom import jpeg, record
from paperpress import AltTexts, Job, Masthead
from paperpress.files.cache import Cache
from paperpress.pressroom.job import look_up
from paperpress.pressroom.run import Run
from paperpress.pressroom.workers import warm
from paperpress.pressroom.workers.warm import Memory, Warm
from paperpress.sources import read

Press = Callable[..., dict[str, str]]
NOON = datetime(2025, 7, 23, 12, tzinfo=UTC)


@pytest.fixture
def records() -> list[dict[str, object]]:
    return [
        record(id="ferries", picture={"src": "ferries.jpg", "caption": "The ferry at the quay"}),
        record(id="buses", headline="Buses wait"),
        record(id="choir", headline="A choir", desk="culture"),
    ]


@pytest.fixture
def job(tmp_path: Path) -> Job:
    (tmp_path / "ferries.jpg").write_bytes(jpeg())
    masthead = Masthead(title="The Courier", language="en-GB")
    return look_up(
        Job(masthead=masthead, out=tmp_path / "out", cache=Cache(tmp_path / "cache", 1 << 30))
    )


@pytest.fixture
def memory() -> Memory:
    return Memory()


@pytest.fixture
def press(records: list[dict[str, object]], job: Job, memory: Memory, tmp_path: Path) -> Press:
    """Press the records as they are; give what became of each desk."""

    def pressed(job: Job = job) -> dict[str, str]:
        run = Run.of(read(records, folder=tmp_path), job)
        results = list(run.press(Warm(run.job, memory)))
        return {each.report.desk: each.report.status for each in results}

    return pressed


@pytest.fixture
def stories_read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    ids: list[str] = []
    once = warm.guarded_story

    def counted(article: object, *more: object) -> object:
        ids.append(article.id)  # type: ignore[attr-defined]
        return once(article, *more)  # type: ignore[arg-type]

    monkeypatch.setattr(warm, "guarded_story", counted)
    return ids


def test_one_article_that_is_corrected_is_read_and_its_edition_made(
    press: Press, records: list[dict[str, object]], stories_read: list[str]
) -> None:
    assert press() == {"city": "pressed", "culture": "pressed"}
    stories_read.clear()
    assert press() == {"city": "unchanged", "culture": "unchanged"}
    assert stories_read == []
    records[1] = record(id="buses", headline="Buses wait no more")
    assert press() == {"city": "pressed", "culture": "unchanged"}
    assert stories_read == ["buses"]


def test_it_gives_the_same_bytes_as_a_press_that_holds_nothing(
    press: Press, records: list[dict[str, object]], job: Job, tmp_path: Path
) -> None:
    cold = look_up(Job(masthead=job.masthead, out=tmp_path / "cold", now=NOON))
    for headline in ("Ferries", "Ferries, corrected"):
        records[0] = {**records[0], "headline": headline}
        press(replace(job, now=NOON))
        list(Run.of(read(records, folder=tmp_path), cold).press())
    warm_bytes = (tmp_path / "out/2025-07-23/city.epub").read_bytes()
    assert (tmp_path / "cold/2025-07-23/city.epub").read_bytes() == warm_bytes


@pytest.mark.parametrize(
    "what", ["picture changed", "picture gone", "file gone", "file changed", "note gone"]
)
def test_whatever_an_edition_was_made_of_or_written_to_is_looked_at(
    press: Press, tmp_path: Path, what: str
) -> None:
    press()
    file, note = (
        tmp_path / "out/2025-07-23/city.epub",
        tmp_path / "out/.paperpress/2025-07-23/city.epub.json",
    )
    match what:
        case "picture changed":
            (tmp_path / "ferries.jpg").write_bytes(jpeg((640, 400)))
        case "picture gone":
            (tmp_path / "ferries.jpg").unlink()
        case "file gone":
            file.unlink()
        case "file changed":
            file.write_bytes(b"0" * 100)
        case "note gone":
            note.unlink()
    press()
    assert file.stat().st_size > 1000
    assert note.is_file()
    if "picture" in what:
        assert press() == {"city": "unchanged", "culture": "unchanged"}


def test_words_of_the_picture_desk_make_an_edition_anew(press: Press, job: Job) -> None:
    press()
    texts = AltTexts({("sha256:" + "0" * 64, "en"): "A ferry"})
    assert press(replace(job, alt_texts=texts)) == {"city": "unchanged", "culture": "unchanged"}


def test_an_edition_that_fails_costs_itself_alone(
    press: Press, monkeypatch: pytest.MonkeyPatch, memory: Memory
) -> None:
    monkeypatch.setattr(warm, "bind_edition", lambda *_: 1 / 0)
    assert press() == {"city": "failed", "culture": "failed"}
    monkeypatch.undo()
    assert press() == {"city": "pressed", "culture": "pressed"}


def test_what_is_held_is_bounded(
    press: Press, memory: Memory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(warm, "_MOST_STORIES", 2)
    monkeypatch.setattr(warm, "_MOST_EDITIONS", 1)
    press()
    assert (len(memory.stories), len(memory.editions)) == (2, 1)
    assert press() == {"city": "unchanged", "culture": "unchanged"}
