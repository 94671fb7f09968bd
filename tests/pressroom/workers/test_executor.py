"""Any executor of `concurrent.futures` gives the bytes of one thread."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import pytest

from newsroom import article, jpeg
from paperpress.model.article import Article
from paperpress.model.masthead import Masthead
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press

NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)


@pytest.fixture
def day(tmp_path: Path) -> list[Article]:
    (tmp_path / "bus.jpg").write_bytes(jpeg())
    home = str(tmp_path)
    return [
        article(home, id="a", picture={"src": "bus.jpg", "alt": "A bus."}),
        article(home, id="b", desk="world", headline="Elsewhere"),
    ]


@pytest.mark.slow
@pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
def test_any_executor_gives_the_same_bytes(
    day: list[Article],
    masthead: Masthead,
    tmp_path: Path,
    pool: type[ThreadPoolExecutor] | type[ProcessPoolExecutor],
) -> None:
    """ARCHITECTURE: what press_edition takes and gives pickles."""
    here = press(day, Job(masthead=masthead, out=tmp_path / "here", now=NOW))
    with pool(2) as executor:
        there = press(
            day, Job(masthead=masthead, out=tmp_path / "there", now=NOW), executor=executor
        )
    assert [e.sha256 for e in here.editions] == [e.sha256 for e in there.editions]
