"""Files that somebody is at work on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from paperpress.files.watching import changes


class StoppedError(Exception):
    """Ends a watch that has seen all."""


def times_told(place: Path, edits: Iterator[Callable[[], object]]) -> list[int]:
    """After how many edits a change was told, each edit made while the watch waits."""
    made = 0
    counts = []

    def pause() -> None:
        nonlocal made
        edit = next(edits, None)
        if edit is None:
            raise StoppedError
        edit()
        made += 1

    try:
        for _ in changes([place], pause):
            counts.append(made)
    except StoppedError:
        return counts
    raise AssertionError("a watch doesn't end by itself")


def test_a_change_is_told_once_and_quiet_isn_t(tmp_path: Path) -> None:
    sheet = tmp_path / "style.css"
    sheet.write_text("a")
    edits = [
        lambda: None,
        lambda: sheet.write_text("longer"),
        lambda: None,
        lambda: (tmp_path / "fonts").mkdir(),
        lambda: (tmp_path / "fonts" / "a.ttf").write_bytes(b"1"),
        lambda: sheet.unlink(),
        lambda: None,
    ]
    assert times_told(tmp_path, iter(edits)) == [0, 2, 4, 5, 6]


def test_what_changes_while_something_is_done_about_a_change_isn_t_missed(tmp_path: Path) -> None:
    sheet = tmp_path / "style.css"
    sheet.write_text("a")
    seen = changes([sheet], lambda: pytest.fail("there was something to tell"))
    next(seen)
    sheet.write_text("changed while the first was drawn")
    next(seen)


def test_a_file_that_isn_t_there_yet_is_waited_for(tmp_path: Path) -> None:
    book = tmp_path / "a.epub"
    assert times_told(book, iter([lambda: None, lambda: book.write_bytes(b"1")])) == [0, 2]
