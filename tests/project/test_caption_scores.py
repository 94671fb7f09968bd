"""The split over captions judged by hand; the page that reports it is up to date."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

pytestmark = pytest.mark.slow

_SCRIPT = Path(__file__).parents[1] / "benchmarks/caption_scores.py"


def _script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("caption_scores", _SCRIPT)
    assert spec is not None and spec.loader is not None  # noqa: PT018
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


bench = _script()


@pytest.mark.parametrize("row", bench.own_captions(), ids=lambda row: row.caption[-30:])
def test_every_caption_of_the_table_is_split_as_judged(row: object) -> None:
    assert bench.misses([row]) == []


def test_the_table_holds_sixty_captions_in_fifteen_languages() -> None:
    rows = bench.own_captions()
    assert len(rows) >= 60
    assert len({row.language for row in rows}) >= 15


def test_real_captions_reach_097_both_ways() -> None:
    rows = bench.sample_captions()
    if not rows:
        pytest.skip("the real captions are not part of the project")
    scored = bench.scores(rows)
    assert scored.precision >= 0.97
    assert scored.recall >= 0.97


def test_the_page_shows_the_scores_of_now() -> None:
    page = bench.PAGE.read_text("utf-8")
    for line in [*bench.report().values(), bench.named_failures()]:
        assert line in page


def test_fewer_than_one_figure_in_ten_says_a_sentence_twice() -> None:
    """Without a browser; on its accessibility tree: tests/conformance/test_heard_once.py."""
    told = bench.told_captions()
    row = bench.text_row("", [(one.language, one.caption) for one in told], "")
    twice = int(row.strip("| ").rpartition("|")[2])
    assert twice < len(told) / 10


def test_no_derived_text_is_one_that_no_reader_would_accept() -> None:
    assert bench.failures() == []
