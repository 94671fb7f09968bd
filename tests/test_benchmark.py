"""The benchmark runs, and its table has every row (docs/performance.md); no figure is asserted."""

from __future__ import annotations

import subprocess
import sys

from newsroom import ROOT


def test_every_way_of_pressing_is_in_the_table() -> None:
    options = ["--desks", "1", "--articles", "2", "--runs", "1", "--text-articles", "4"]
    said = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "benchmarks" / "day.py"), *options, "--no-rivals"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    rows = [line.split("|")[1].strip() for line in said.splitlines() if line.startswith("| ")]
    assert [row for row in dict.fromkeys(rows) if row] == [
        "the floor",
        "paperpress, cold",
        "paperpress, nothing changed",
        "paperpress, one article changed",
        "paperpress, one picture changed",
        "plain script",
        "the text's floor",
        "paperpress, text alone",
    ]
