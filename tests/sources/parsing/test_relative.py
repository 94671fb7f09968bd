"""A relative time is told from the time at which it was read."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from paperpress.editions import plan
from paperpress.model.article import Article
from paperpress.model.masthead import Masthead
from paperpress.sources import read
from paperpress.sources.parsing.relative import resolve

AS_OF = datetime(2025, 7, 23, 5, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("17 hours ago", "2025-07-22T12:30:00+00:00"),
        ("an hour ago", "2025-07-23T04:30:00+00:00"),
        ("5m ago", "2025-07-23T05:25:00+00:00"),
        ("2 days ago", "2025-07-21"),
        ("Yesterday", "2025-07-22"),
        ("just now", "2025-07-23T05:30:00+00:00"),
        ("il y a 3 heures", "2025-07-23T02:30:00+00:00"),
        ("vor einer Stunde", "2025-07-23T04:30:00+00:00"),
        ("vor 2 Tagen", "2025-07-21"),
        ("hace 5 minutos", "2025-07-23T05:25:00+00:00"),
        ("2 months ago", "2 months ago"),
        ("some days ago", "some days ago"),
        ("2025-07-23", "2025-07-23"),
    ],
)
def test_a_relative_time_is_told_from_the_time_it_was_read(text: str, expected: str) -> None:
    assert resolve(text, AS_OF) == expected


def test_without_that_time_it_is_refused_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    path.write_text(json.dumps({"headline": "H", "body": "<p>B</p>", "published": "17 hours ago"}))
    (undated,) = read(path)
    assert isinstance(undated, Article)
    assert undated.published is None
    assert "relative time" in next(n for n in undated.notices if n.code == "REC108").message
    (left_out,) = plan([undated], Masthead(title="T", language="en")).left_out
    assert [error.path for error in left_out.errors] == ["published"]
    assert "relative time" in left_out.errors[0].message
    (article,) = read(path, as_of=AS_OF)
    assert isinstance(article, Article)
    assert str(article.published) == "2025-07-22 12:30:00+00:00"
