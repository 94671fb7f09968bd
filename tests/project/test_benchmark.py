"""The benchmark runs, and its tables have every row (docs/performance.md); no time is asserted."""

from __future__ import annotations

import json
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from newsroom import ROOT

pytestmark = pytest.mark.slow

BENCHMARKS = ROOT / "tests" / "benchmarks"


def _rows(*options: str) -> list[str]:
    """The first cells of what it prints, each once."""
    said = subprocess.run(
        [sys.executable, str(BENCHMARKS / "day.py"), *options],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    rows = [line.split("|")[1].strip() for line in said.splitlines() if line.startswith("| ")]
    return [row for row in dict.fromkeys(rows) if row]


def test_every_way_of_pressing_is_in_the_table() -> None:
    size = ("--desks", "1", "--articles", "1", "--text-articles", "2")
    assert _rows(*size, "--runs", "1", "--no-rivals") == [
        "the floor",
        "paperpress, cold",
        "paperpress, nothing changed",
        "paperpress, one article changed",
        "paperpress, one picture changed",
        "paperpress, cold, on one core",
        "plain script",
        "the text's floor",
        "paperpress, text alone",
        "Python, and click imported",
        "paperpress --help",
    ]


def test_a_profile_names_rooms_and_functions() -> None:
    rows = _rows("--profile", "--articles", "1")
    for title in ("day: rooms", "day: functions", "texts: rooms", "texts: functions"):
        assert title in rows
    assert {"loading modules", "Pillow: scaling"} <= set(rows)


def test_what_is_flat_has_a_row_for_each_size() -> None:
    assert _rows("--flat", "100", "--words", "60", "--runs", "1") == ["articles", "100"]


def test_ratios_are_of_the_same_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    from table import Table, Target
    from timing import Taken

    table = Table([Target("ours", "theirs", 0.5)])
    for ours, theirs in ((1.0, 4.0), (30.0, 40.0), (2.0, 5.0)):
        table.add("ours", Taken(ours, ours, 1_000_000), 2_000_000)
        table.add("theirs", Taken(theirs, theirs, 1_000_000))
    assert list(table.lines())[2:] == [
        "| ours | 2.00 | 2.00 | 0.400 (0.250, 0.750) | theirs | ≤ 0.5: met | 1 MB | 2.00 MB |",
        "| theirs | 5.00 | 5.00 | | | | 1 MB |  |",
    ]


def test_what_left_something_out_is_not_measured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.syspath_prepend(BENCHMARKS)
    import written

    with zipfile.ZipFile(tmp_path / "a.epub", "w") as book:
        book.writestr("1.xhtml", b"")
        book.writestr("1.jpg", b"")
    assert written.size(tmp_path, pages=1, pictures=1) > 0
    with pytest.raises(RuntimeError, match="1 pictures instead of 2"):
        written.size(tmp_path, pages=1, pictures=2)
    report = {"editions": [{"status": "unchanged", "articles": 2}]}
    (tmp_path / "report.json").write_text(json.dumps(report))
    written.expect(tmp_path, 2, pressed=0)
    for articles, pressed in ((3, 0), (2, 1), (2, None)):
        with pytest.raises(RuntimeError, match="should have been pressed"):
            written.expect(tmp_path, articles, pressed=pressed)
