"""Any format to article records and back gives the same editions, to the byte."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from json_formats import FIXTURES
from newsroom import run
from paperpress.model.article import Article
from paperpress.model.masthead import Masthead
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press
from paperpress.sources import read

pytestmark = pytest.mark.slow

NOW = datetime(2025, 7, 23, 6, tzinfo=UTC)
FILES = sorted(path for path in FIXTURES.rglob("*") if path.is_file())


def pressed(source: Path, out: Path, folder: Path) -> dict[str, str]:
    """The editions of a source: digest by path."""
    masthead = Masthead(title="The Courier", language="en-GB")
    job = Job(masthead=masthead, out=out, now=NOW, on=date(2025, 7, 23))
    report = press(read(source, folder=folder), job)
    return {edition.path: edition.sha256 for edition in report.editions}


def told(source: Path, folder: Path) -> list[dict[str, Any]]:
    """What is read of each article, also of one that is held back; not where it stood."""
    articles = read(source, folder=folder) if source.is_file() else iter(())
    return [
        one.model_dump(exclude={"origin", "notices"})
        for one in articles
        if isinstance(one, Article)
    ]


@pytest.mark.parametrize("path", FILES, ids=lambda path: f"{path.parent.name}-{path.name}")
def test_converted_and_read_again_it_gives_the_same_editions(path: Path, tmp_path: Path) -> None:
    records = tmp_path / "records.jsonl"
    run(tmp_path, "convert", str(path), "-o", str(records))
    assert told(records, path.parent) == told(path, path.parent)
    if records.is_file():
        first = pressed(path, tmp_path / "a", path.parent)
        assert pressed(records, tmp_path / "b", path.parent) == first
    else:
        assert pressed(path, tmp_path / "a", path.parent) == {}
