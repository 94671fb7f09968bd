"""The benchmark: one day pressed in every way, in turn, within one run (docs/performance.md).

    python tests/benchmarks/day.py                the whole table
    python tests/benchmarks/day.py --profile      where the time goes
    python tests/benchmarks/day.py --flat 100000  cost an article, from 100 to so many

Machines drift and are shared, so everything is told as a ratio of two things that ran in the same
turn, and as the median over the turns. No time is asserted; that all was pressed is.
"""

from __future__ import annotations

import argparse
import os
import platform
import shlex
import shutil
import statistics
import sys
import tempfile
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path

import rivals
import written
from table import Table, Target
from timing import Taken, compile_paperpress, take

HERE = Path(__file__).parent
PYTHON = sys.executable
COLD, FLOOR, PLAIN = "paperpress, cold", "the floor", "plain script"
NOTHING, ONE = "paperpress, nothing changed", "paperpress, one article changed"
PICTURE, ONE_CORE = "paperpress, one picture changed", "paperpress, cold, on one core"
CLICK, HELP = "Python, and click imported", "paperpress --help"
TEXT, TEXT_FLOOR = "paperpress, text alone", "the text's floor"
PANDOC_TEXT = "pandoc, at its cost an article"
TARGETS = [
    Target(COLD, FLOOR, 1.25),
    Target(COLD, PLAIN, 0.5),
    Target(COLD, "calibre", 0.15),
    Target(COLD, "pandoc"),
    Target(NOTHING, COLD, 0.03),
    Target(ONE, COLD, 0.08),
    Target(PICTURE, COLD),
    Target(ONE_CORE, PLAIN, 1),
    Target(TEXT, TEXT_FLOOR, 2.5),
    Target(TEXT, PANDOC_TEXT, 0.2),
    Target(HELP, CLICK, 2),
]
#: Articles that pandoc is timed with, in whole editions: one can't wait for it with 4,000.
_FEW = 80


def build(source: Path, out: Path, *more: str) -> list[str]:
    options = ["--title", "T", "--language", "en", "-q", "-o", str(out), *more]
    return [PYTHON, "-m", "paperpress", "build", str(source), *options]


def script(name: str, *given: object) -> list[str]:
    """A script of this folder, as a command."""
    return [PYTHON, str(HERE / name), *map(str, given)]


def press_day(folder: Path, given: argparse.Namespace) -> Table:
    """Every way, in turn, over and over."""
    take([script("making.py", "day", folder, given.desks, given.articles, given.words)])
    source = folder / "day.jsonl"
    desks = rivals.write_pages(source, folder)
    table = Table(TARGETS)
    for turn in range(given.runs):
        with tempfile.TemporaryDirectory(dir=folder) as name:
            _press_ours(table, source, Path(name), turn, given)
            _press_others(table, source, desks, Path(name), given)
    return table


def _press_ours(
    table: Table, source: Path, folder: Path, turn: int, given: argparse.Namespace
) -> None:
    """The floor, and then cold and with little changed, over the cache that the first run filled."""
    out, env = folder / "out", {"PAPERPRESS_CACHE_DIR": str(folder / "cache")}
    articles = given.desks * given.articles

    def press(name: str, pressed: int | None) -> None:
        taken = take([build(source, out)], env)
        written.expect(out, articles, pressed=pressed)
        table.add(name, taken, written.size(out, pages=articles, pictures=articles))

    table.add(FLOOR, take([script("floor.py", "pictures", source)]))
    press(COLD, None)
    press(NOTHING, 0)
    take([script("making.py", "article", source, turn)])
    press(ONE, 1)
    take([script("making.py", "picture", source, turn)])
    press(PICTURE, 1)
    alone = folder / "alone"
    taken = take([build(source, alone, "--jobs", "1", "--no-cache")])
    written.expect(alone, articles)
    table.add(ONE_CORE, taken, written.size(alone, pages=articles, pictures=articles))


def _press_others(
    table: Table, source: Path, desks: rivals.Desks, folder: Path, given: argparse.Namespace
) -> None:
    commands = {PLAIN: [script("plain_script.py", source, folder / PLAIN)]}
    if not given.no_rivals:
        commands["pandoc"] = rivals.pandoc(desks, folder / "pandoc")
        commands["calibre"] = rivals.calibre(desks, folder, folder / "calibre")
    articles = given.desks * given.articles
    for name, command in commands.items():
        if command:
            taken = take(command, rivals.ENVIRONMENT)
            table.add(name, taken, written.size(folder / name, pages=articles, pictures=articles))


def press_text(folder: Path, given: argparse.Namespace) -> Table:
    """Articles without pictures; pandoc on a few of them, in editions of the same size."""
    count, few = given.text_articles, min(_FEW, given.text_articles)
    source = folder / "texts.jsonl"
    take([script("making.py", "texts", folder / "few.jsonl", few, given.words)])
    desks = rivals.write_pages(folder / "few.jsonl", folder)
    take([script("making.py", "texts", source, count, given.words)])
    table = Table(TARGETS)
    for _ in range(given.runs):
        with tempfile.TemporaryDirectory(dir=folder) as name:
            out, beside = Path(name) / "out", Path(name) / "pandoc"
            table.add(TEXT_FLOOR, take([script("floor.py", "text", source)]))
            taken = take([build(source, out)], {"PAPERPRESS_CACHE_DIR": f"{name}/cache"})
            written.expect(out, count)
            table.add(TEXT, taken, written.size(out, pages=count, pictures=0))
            commands = [] if given.no_rivals else rivals.pandoc(desks, beside)
            if commands:
                one = take(commands)
                written.size(beside, pages=few, pictures=0)
                times = count / few
                table.add(PANDOC_TEXT, Taken(one.seconds * times, one.processor * times, one.peak))
    return table


def start(given: argparse.Namespace) -> Table:
    """What it takes to begin."""
    table = Table(TARGETS)
    for _ in range(given.runs):
        table.add(CLICK, take([[PYTHON, "-c", "import click"]]))
        table.add(HELP, take([[PYTHON, "-m", "paperpress", "--help"]]))
    return table


def press_flat(folder: Path, given: argparse.Namespace) -> Iterator[str]:
    """What an article costs, from 100 articles up; beside it, what each adds to the row above."""
    yield "| articles | ms an article | each further one | of processor | peak memory |"
    yield "|---|---|---|---|---|"
    count, before = 100, (0, 0.0)
    while count <= given.flat:
        # The small ones take little and vary much.
        runs = [_flat(folder, count, given.words) for _ in range(given.runs if count < 5000 else 1)]
        seconds = statistics.median(one.seconds for one in runs)
        processor = statistics.median(one.processor for one in runs)
        further = (seconds - before[1]) / (count - before[0]) * 1000
        peak = max(one.peak for one in runs) / 1e6
        yield (
            f"| {count:,} | {seconds / count * 1000:.2f} | {further:.2f} "
            f"| {processor / count * 1000:.2f} | {peak:.0f} MB |"
        )
        count, before = count * 10, (count, seconds)


def _flat(folder: Path, count: int, words: int) -> Taken:
    source, out, cache = folder / f"{count}.jsonl", folder / "out", folder / "cache"
    if not source.exists():
        take([script("making.py", "texts", source, count, words)])
    taken = take([build(source, out)], {"PAPERPRESS_CACHE_DIR": str(cache)})
    written.expect(out, count)
    shutil.rmtree(out)
    shutil.rmtree(cache)
    return taken


def machine() -> Iterator[str]:
    """The command, and what the figures depend on."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    libraries = [f"{name} {version(name)}" for name in ("pillow", "lxml", "ebooklib", "pyphen")]
    known = [f"Python {platform.python_version()}", *libraries, *rivals.versions()]
    yield f"`python tests/benchmarks/day.py {shlex.join(sys.argv[1:])}".rstrip() + "`"
    load = f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
    yield f"on {cores} cores (load before it began: {load}), {', '.join(known)}"


def parts(folder: Path, given: argparse.Namespace) -> Iterator[Callable[[], Iterator[str]]]:
    """What was asked for, each part to be run in its turn."""
    yield machine
    if given.profile:
        take([script("making.py", "day", folder, 1, given.articles, given.words)])
        take(
            [script("making.py", "texts", folder / "texts.jsonl", 10 * given.articles, given.words)]
        )
        for source in (folder / "day.jsonl", folder / "texts.jsonl"):
            out = folder / source.stem
            take([script("profiling.py", source, out)])
            yield lambda out=out: iter((out / "profile.md").read_text("utf-8").splitlines())
    elif given.flat:
        yield lambda: press_flat(folder, given)
    else:
        if given.only != "text":
            yield lambda: press_day(folder, given).lines()
        if given.only != "day":
            yield lambda: press_text(folder, given).lines()
        if given.only is None:
            yield lambda: start(given).lines()


def options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--desks", type=int, default=4)
    parser.add_argument("--articles", type=int, default=40, help="a desk")
    parser.add_argument("--words", type=int, default=900, help="an article")
    parser.add_argument("--text-articles", type=int, default=4000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--no-rivals", action="store_true", help="without pandoc and calibre")
    parser.add_argument("--only", choices=["day", "text"])
    parser.add_argument("--flat", type=int, help="up to so many articles, and nothing else")
    parser.add_argument("--profile", action="store_true", help="where the time goes, alone")
    return parser


def main() -> None:
    """Reads the options, runs, prints Markdown."""
    given = options().parse_args()
    compile_paperpress()
    with tempfile.TemporaryDirectory() as name:
        for part in parts(Path(name), given):
            for line in part():
                print(line, flush=True)
            print()


if __name__ == "__main__":
    main()
