"""Tiny editions, a page each of what may go wrong: each figure is triggered, and only by that."""

from __future__ import annotations

from pathlib import Path

import pytest

from measuring import CASES, cases_as_measured, edition, figures_of, lines
from paperpress.errors import ConfigurationError
from paperpress.proof.measure import Engine


def test_each_flaw_is_counted_and_what_looks_like_it_is_not(tmp_path: Path) -> None:
    measured = cases_as_measured(tmp_path, Engine.MUPDF)
    assert measured == {name: case.count for name, case in CASES.items()}


def test_screens_are_counted_as_proofs_count_pages(tmp_path: Path) -> None:
    figures = figures_of(edition(tmp_path / "a.epub", {"a": lines(30), "b": lines(3)}))
    assert [(s.place, s.page, s.number, s.ends) for s in figures.screens] == [
        (1, "a.xhtml", 1, False),
        (2, "a.xhtml", 2, True),
        (3, "b.xhtml", 1, True),
    ]


def test_a_file_that_is_no_epub_is_told(tmp_path: Path) -> None:
    (tmp_path / "no.epub").write_text("plain")
    with pytest.raises(ConfigurationError, match=r"no\.epub is no EPUB"):
        figures_of(tmp_path / "no.epub")
    with pytest.raises(ConfigurationError, match=r"gone\.epub: can't be read"):
        figures_of(tmp_path / "gone.epub")
