"""A press from sources by the library: pressed, or only looked at where nothing has changed."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom import jpeg, record
from paperpress.files.cache import Cache
from paperpress.model.alt_texts import AltTexts, picture_key
from paperpress.model.masthead import Masthead
from paperpress.pressroom import from_sources
from paperpress.pressroom.from_sources import press_sources
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import Run

NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)


@pytest.fixture
def job(tmp_path: Path, masthead: Masthead) -> Job:
    """A job, and beside its output a folder of two records and a picture."""
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "bus.jpg").write_bytes(jpeg())
    write(articles / "a.json", picture={"src": "bus.jpg", "caption": "A bus waits at Bank."})
    write(articles / "b.json", id="b", desk="world")
    return Job(masthead=masthead, out=tmp_path / "out", now=NOW, cache=Cache(tmp_path / "cache"))


def write(path: Path, **changes: object) -> None:
    path.write_text(json.dumps(record(**changes)), "utf-8")


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Run]:
    """The runs that were made, and not only looked at."""
    runs: list[Run] = []
    genuine = Run.of

    def of(*given: object) -> Run:
        runs.append(genuine(*given))  # type: ignore[arg-type]
        return runs[-1]

    monkeypatch.setattr(from_sources.Run, "of", of)
    return runs


def statuses(job: Job, tmp_path: Path) -> set[str]:
    outcome = press_sources([tmp_path / "articles"], job)
    return {edition.report.status for edition in outcome.editions}


def test_a_run_with_nothing_changed_is_only_looked_at(
    job: Job, tmp_path: Path, made: list[Run]
) -> None:
    assert statuses(job, tmp_path) == {"pressed"}
    looked = press_sources([tmp_path / "articles"], job)
    assert len(made) == 1
    assert {edition.report.status for edition in looked.editions} == {"unchanged"}
    assert [finding.code for finding in looked.editions[0].findings] == ["ALT001"]


CHANGES: dict[str, Callable[[Path], object]] = {
    "a record": lambda p: write(p / "articles" / "b.json", id="b", headline="Another"),
    "a record more": lambda p: write(p / "articles" / "c.json", id="c"),
    "a picture": lambda p: (p / "articles" / "bus.jpg").write_bytes(jpeg(shade=9)),
    "an edition": lambda p: (p / "out" / "2025-07-23" / "city.epub").unlink(),
}


@pytest.mark.parametrize("what", list(CHANGES))
def test_a_change_is_seen(job: Job, tmp_path: Path, made: list[Run], what: str) -> None:
    press_sources([tmp_path / "articles"], job)
    CHANGES[what](tmp_path)
    press_sources([tmp_path / "articles"], job)
    assert len(made) == 2


@pytest.mark.parametrize(
    "changes",
    [
        {"profiles": ("large",)},
        {"theme": "large-print"},
        {"hyphenation": "soft"},
        {"alt_texts": AltTexts({(picture_key(jpeg()), "en"): "A red bus."})},
    ],
)
def test_another_job_is_another_run(
    job: Job, tmp_path: Path, made: list[Run], changes: dict[str, object]
) -> None:
    press_sources([tmp_path / "articles"], job)
    press_sources([tmp_path / "articles"], replace(job, **changes))  # type: ignore[arg-type]
    assert len(made) == 2


def test_without_a_cache_nothing_is_known(job: Job, tmp_path: Path, made: list[Run]) -> None:
    for _ in range(2):
        press_sources([tmp_path / "articles"], replace(job, cache=None))
    assert len(made) == 2
