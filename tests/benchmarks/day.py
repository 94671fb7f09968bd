"""The benchmark: one day pressed in every way, in turn, within one run (docs/performance.md).

    python tests/benchmarks/day.py                the whole table
    python tests/benchmarks/day.py --profile      where the time goes
    python tests/benchmarks/day.py --flat 100000  cost an article, from 100 to so many

Machines drift and are shared, so everything is told as a ratio of two things that ran in the same
turn, and as the median over the turns. Nothing is asserted.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import profiling
import rivals
from making import change_a_picture, change_an_article, make_day, make_texts
from timing import Taken, take

HERE = Path(__file__).parent
PYTHON = sys.executable


@dataclass
class Row:
    """One way of pressing, over the turns."""

    name: str
    against: str = ""
    """The row that its target is told by."""
    target: float | None = None
    taken: list[Taken] = field(default_factory=list)
    written: int = 0

    @property
    def seconds(self) -> float:
        return statistics.median(one.seconds for one in self.taken)


class Table:
    """Rows in the order in which they run."""

    def __init__(self) -> None:
        self.rows: dict[str, Row] = {}

    def add(
        self,
        name: str,
        taken: Taken,
        out: Path | None,
        against: str = "",
        target: float | None = None,
    ) -> None:
        row = self.rows.setdefault(name, Row(name, against, target))
        row.taken.append(taken)
        if out is not None:
            row.written = sum(file.stat().st_size for file in out.rglob("*.epub"))

    def ratio(self, name: str, against: str) -> float:
        """The median of the turns' ratios."""
        pairs = zip(self.rows[name].taken, self.rows[against].taken, strict=True)
        return statistics.median(one.seconds / other.seconds for one, other in pairs)

    def lines(self) -> Iterator[str]:
        yield "| | seconds | is | of | target | peak memory | output |"
        yield "|---|---|---|---|---|---|---|"
        for row in self.rows.values():
            for against, target in self._targets(row):
                ratio = f"{self.ratio(row.name, against):.3f}" if against else ""
                aim = f"≤ {target}" if target else ""
                peak = max(one.peak for one in row.taken) / 1e6
                size = f"{row.written / 1e6:.2f} MB" if row.written else ""
                yield (
                    f"| {row.name} | {row.seconds:.2f} | {ratio} | {against} | {aim} "
                    f"| {peak:.0f} MB | {size} |"
                )

    def _targets(self, row: Row) -> list[tuple[str, float | None]]:
        more = [
            (against, target)
            for name, against, target in MORE
            if name == row.name and against in self.rows
        ]
        return [(row.against, row.target), *more]


COLD, FLOOR, PLAIN = "paperpress, cold", "the floor", "plain script"
CALIBRE, PANDOC = "calibre", "pandoc"
TEXT, TEXT_FLOOR = "paperpress, text alone", "the text's floor"
PANDOC_TEXT = f"{PANDOC}, at its cost an article"
MORE = [(COLD, PLAIN, 0.5), (COLD, CALIBRE, 0.15), (TEXT, PANDOC_TEXT, 0.2)]


def build(source: Path, out: Path) -> list[str]:
    options = ["--title", "T", "--language", "en", "-q", "-o", str(out)]
    return [PYTHON, "-m", "paperpress", "build", str(source), *options]


def press_day(folder: Path, given: argparse.Namespace) -> Table:
    """Every way, in turn, over and over."""
    source = make_day(folder, given.desks, given.articles, given.words)
    desks = rivals.write_pages(source, folder)
    table = Table()
    for turn in range(given.runs):
        out = folder / f"out-{turn}"
        env = {"PAPERPRESS_CACHE_DIR": str(folder / f"cache-{turn}")}
        floor = take([[PYTHON, str(HERE / "floor.py"), "pictures", str(source)]])
        table.add(FLOOR, floor, None)
        table.add(COLD, take([build(source, out)], env), out, FLOOR, 1.25)
        again = take([build(source, out)], env)
        table.add("paperpress, nothing changed", again, out, COLD, 0.03)
        change_an_article(source, turn)
        one = take([build(source, out)], env)
        table.add("paperpress, one article changed", one, out, COLD, 0.08)
        change_a_picture(folder, turn)
        picture = take([build(source, out)], env)
        table.add("paperpress, one picture changed", picture, out, COLD)
        beside = folder / f"plain-{turn}"
        plain = take([[PYTHON, str(HERE / "plain_script.py"), str(source), str(beside)]])
        table.add(PLAIN, plain, beside)
        if not given.no_rivals:
            _rivals(table, desks, folder, turn)
    return table


def _rivals(
    table: Table, desks: Mapping[str, list[tuple[str, Path]]], folder: Path, turn: int
) -> None:
    for name, commands, out in (
        (PANDOC, rivals.pandoc(dict(desks), folder / f"pandoc-{turn}"), folder / f"pandoc-{turn}"),
        (
            CALIBRE,
            rivals.calibre(dict(desks), folder, folder / f"calibre-{turn}"),
            folder / f"calibre-{turn}",
        ),
    ):
        if commands:
            table.add(name, take(commands, {"QT_QPA_PLATFORM": "offscreen"}), out)
        elif turn == 0:
            print(f"{name} is not installed, and is left out", file=sys.stderr)


def press_text(folder: Path, given: argparse.Namespace) -> Table:
    """Articles without pictures; pandoc on so few that one can wait for it."""
    source = make_texts(folder / "texts.jsonl", given.text_articles, given.words)
    few = make_texts(folder / "few.jsonl", min(100, given.text_articles), given.words)
    desks = rivals.write_pages(few, folder)
    table = Table()
    for turn in range(given.runs):
        out = folder / f"text-{turn}"
        env = {"PAPERPRESS_CACHE_DIR": str(folder / f"text-cache-{turn}")}
        floor = take([[PYTHON, str(HERE / "floor.py"), "text", str(source)]])
        table.add(TEXT_FLOOR, floor, None)
        table.add(TEXT, take([build(source, out)], env), out, TEXT_FLOOR, 2.5)
        commands = rivals.pandoc(desks, folder / f"text-pandoc-{turn}")
        if commands and not given.no_rivals:
            taken = take(commands)
            times = given.text_articles / min(100, given.text_articles)
            scaled = Taken(taken.seconds * times, taken.peak)
            table.add(PANDOC_TEXT, scaled, None)
    return table


def press_flat(folder: Path, given: argparse.Namespace) -> Iterator[str]:
    """Milliseconds an article and peak memory, from 100 articles up."""
    yield "| articles | ms an article | peak memory |"
    yield "|---|---|---|"
    count = 100
    while count <= given.flat:
        source = make_texts(folder / "flat.jsonl", count, given.words)
        env = {"PAPERPRESS_CACHE_DIR": str(folder / f"flat-cache-{count}")}
        taken = take([build(source, folder / f"flat-{count}")], env)
        yield f"| {count:,} | {taken.seconds / count * 1000:.2f} | {taken.peak / 1e6:.0f} MB |"
        count *= 10


def main() -> None:
    """Reads the options, runs, prints Markdown."""
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    options.add_argument("--desks", type=int, default=4)
    options.add_argument("--articles", type=int, default=40, help="a desk")
    options.add_argument("--words", type=int, default=900, help="an article")
    options.add_argument("--text-articles", type=int, default=4000)
    options.add_argument("--runs", type=int, default=5)
    options.add_argument("--no-rivals", action="store_true", help="without pandoc and calibre")
    options.add_argument("--only", choices=["day", "text"])
    options.add_argument("--flat", type=int, help="up to so many articles, and nothing else")
    options.add_argument("--profile", action="store_true", help="where the time goes, alone")
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        for part in parts(Path(name), given):
            for line in part():
                print(line, flush=True)
            print()


def parts(folder: Path, given: argparse.Namespace) -> Iterator[Callable[[], Iterator[str]]]:
    if given.profile:
        yield lambda: profiling.shares(make_day(folder, 1, given.articles, given.words), folder)
        texts = folder / "texts.jsonl"
        yield lambda: profiling.shares(make_texts(texts, given.articles, given.words), folder)
    elif given.flat:
        yield lambda: press_flat(folder, given)
    else:
        if given.only != "text":
            yield lambda: press_day(folder, given).lines()
        if given.only != "day":
            yield lambda: press_text(folder, given).lines()


if __name__ == "__main__":
    main()
