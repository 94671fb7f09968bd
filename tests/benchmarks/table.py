"""What came out, as Markdown: ratios of things that ran in the same turn, beside their targets."""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from dataclasses import dataclass, field

from timing import Taken


@dataclass
class Row:
    """One way of pressing, over the turns."""

    taken: list[Taken] = field(default_factory=list)
    written: int = 0
    """Bytes of its EPUBs, in the last turn."""

    @property
    def seconds(self) -> float:
        return statistics.median(one.seconds for one in self.taken)

    @property
    def processor(self) -> float:
        return statistics.median(one.processor for one in self.taken)

    @property
    def peak(self) -> int:
        return max(one.peak for one in self.taken)


@dataclass(frozen=True)
class Target:
    """A row told as a ratio of another's, and how much that may be; None: it is only told."""

    name: str
    against: str
    most: float | None = None


class Table:
    """Rows in the order in which they first ran."""

    def __init__(self, targets: list[Target]) -> None:
        self.rows: dict[str, Row] = {}
        self._targets = targets

    def add(self, name: str, taken: Taken, written: int = 0) -> None:
        row = self.rows.setdefault(name, Row())
        row.taken.append(taken)
        row.written = written

    def ratios(self, name: str, against: str) -> list[float]:
        """One a turn."""
        pairs = zip(self.rows[name].taken, self.rows[against].taken, strict=True)
        return [one.seconds / other.seconds for one, other in pairs]

    def lines(self) -> Iterator[str]:
        yield "| | seconds | of processor | is (from, to) | of | target | peak memory | output |"
        yield "|---|---|---|---|---|---|---|---|"
        for name, row in self.rows.items():
            told = f"{row.seconds:.2f} | {row.processor:.2f}"
            size = f"{row.written / 1e6:.2f} MB" if row.written else ""
            held = f"{row.peak / 1e6:.0f} MB"
            for ratio in self._ratios(name) or ["| |"]:
                yield f"| {name} | {told} | {ratio} | {held} | {size} |"

    def _ratios(self, name: str) -> list[str]:
        cells = []
        for target in self._targets:
            if target.name == name and target.against in self.rows:
                every = self.ratios(name, target.against)
                middle = statistics.median(every)
                aim = "" if target.most is None else f"≤ {target.most}: {_met(middle, target.most)}"
                spread = f"{middle:.3f} ({min(every):.3f}, {max(every):.3f})"
                cells.append(f"{spread} | {target.against} | {aim}")
        return cells


def _met(ratio: float, most: float) -> str:
    return "met" if ratio <= most else "**missed**"
