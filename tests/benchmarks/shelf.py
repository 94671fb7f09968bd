"""What a shelf of ten thousand editions costs: to make, a day more, and with nothing changed.

    shelf.py [DAYS] [DESKS]

Editions are small, since a shelf reads only their package documents and covers, and covers are small
too: what is measured is the shelf. Prints times, the largest feed, and memory.
"""

from __future__ import annotations

import gzip
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1] / "helpers"))

from paperpress.shelf.making import Made
from shelving import DAY, days, edition, make, settle, stand

HEADLINES = [f"The {place} reopens after a winter of repairs" for place in "ABCDEFGHIJKL"]


def main(number: int, desks: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder)
        names = [f"desk-{letter}" for letter in "abcdefghijklmnop"[:desks]]
        for day in days(number):
            day_of(out, names, day)
        settle(out)
        print(f"{number * desks} editions, {number} days")
        timed("first made", lambda: make(out))
        settle(out)
        timed("nothing changed", lambda: make(out))
        day_of(out, names, DAY + timedelta(days=1))
        timed("a day more", lambda: make(out))
        feeds = sorted((out / "shelf").rglob("opds.xml"), key=lambda path: path.stat().st_size)
        data = feeds[-1].read_bytes()
        name = feeds[-1].relative_to(out / "shelf")
        print(f"largest feed {name}: {len(data)} bytes, {len(gzip.compress(data))} compressed")
        print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB")


def day_of(out: Path, names: list[str], day: date) -> None:
    for name in names:
        stand(out, name, day, data=edition(name, day, headlines=HEADLINES))


def timed(what: str, make_it: Callable[[], Made]) -> None:
    wall, processor = time.perf_counter(), time.process_time()
    made = make_it()
    wall, processor = time.perf_counter() - wall, time.process_time() - processor
    print(f"{what}: {wall:.2f} s, {processor:.2f} s of processor, {made.written} written")


if __name__ == "__main__":
    given = [int(argument) for argument in sys.argv[1:]]
    main(*(given or [1000]), *([10] if len(given) < 2 else []))
