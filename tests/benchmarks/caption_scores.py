"""How well credits are told from captions: precision and recall, and time a caption.

    python tests/benchmarks/caption_scores.py            prints the scores
    python tests/benchmarks/caption_scores.py --write    and puts them into docs/alternative-text.md

Counted in words: precision is how many of the words that went to the credit line belong there;
recall how many of those that belong there went. A caption is exact if all its words are right.
The second table is of real captions that are not part of the project; where their file isn't
there, it keeps its last scores.
"""

from __future__ import annotations

import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from paperpress.captions.credits import clean
from paperpress.captions.legend import alt_text, split_credit
from paperpress.model.article import Picture

ROOT = Path(__file__).resolve().parents[2]
TABLE = ROOT / "tests/fixtures/captions.toml"
JUDGED = ROOT / "tests/fixtures/captions_samples.toml"
SAMPLES = ROOT.parent / "shared/samples/captions.txt"
PAGE = ROOT / "docs/alternative-text.md"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Judged:
    """A caption, and what a person says is its credit."""

    language: str
    caption: str
    seen: str
    credit: str


@dataclass(frozen=True)
class Scores:
    """What came out for some captions."""

    captions: int
    exact: int
    precision: float
    recall: float


def words(text: str) -> Counter[str]:
    return Counter(_WORD.findall(clean(text)))


def own_captions() -> list[Judged]:
    """Those of the project's own table."""
    rows = tomllib.loads(TABLE.read_text("utf-8"))["caption"]
    return [Judged(row["language"], _caption(row), row["seen"], row["credit"]) for row in rows]


def _caption(row: dict[str, str]) -> str:
    if "caption" in row:
        return row["caption"]
    joined = row.get("joined", " ({})") if row["credit"] else ""
    return row["seen"] + joined.format(row["credit"])


def sample_captions() -> list[Judged]:
    """The real ones; none where their file isn't there.

    Raises:
        ValueError: a line isn't the one that was judged.
    """
    if not SAMPLES.is_file():
        return []
    lines = SAMPLES.read_text("utf-8").split("\n")
    judged = []
    for row in tomllib.loads(JUDGED.read_text("utf-8"))["line"]:
        line = lines[row["number"] - 1]
        if sha256(line.encode()).hexdigest()[:16] != row["sha256"]:
            raise ValueError(f"line {row['number']} of {SAMPLES} is not the one that was judged")
        cut = row["credit_at"]
        judged.append(Judged(row["language"], line, line[:cut], line[cut:]))
    return judged


def misses(captions: Iterable[Judged]) -> list[tuple[Judged, tuple[str, str]]]:
    """Those that were split otherwise than judged, with what came out."""
    found = []
    for one in captions:
        split = split_credit(one.caption, language=one.language)
        if words(split[0]) != words(one.seen) or words(split[1]) != words(one.credit):
            found.append((one, split))
    return found


def scores(captions: list[Judged]) -> Scores:
    right = given = wanted = 0
    for one in captions:
        got = words(split_credit(one.caption, language=one.language)[1])
        gold = words(one.credit)
        right += (got & gold).total()
        given += got.total()
        wanted += gold.total()
    exact = len(captions) - len(misses(captions))
    return Scores(len(captions), exact, right / given, right / wanted)


def row(name: str, scored: Scores) -> str:
    return (
        f"| {name} | {scored.captions} | {scored.exact} | {scored.precision:.3f} |"
        f" {scored.recall:.3f} |"
    )


def report() -> dict[str, str]:
    """A row of the page's table for each set of captions that is here."""
    rows = {"own table": row("own table", scores(own_captions()))}
    samples = sample_captions()
    if samples:
        rows["fifty real captions"] = row("fifty real captions", scores(samples))
    return rows


def with_rows(page: str, rows: dict[str, str]) -> str:
    """The page with these rows in place of their like."""
    for name, line in rows.items():
        page = re.sub(rf"^\| {name} \|.*$", line, page, flags=re.M)
    return page


def microseconds(work: Callable[[], object], count: int) -> float:
    """Best of twenty, a caption."""
    best = float("inf")
    for _ in range(20):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best / count * 1e6


def main() -> None:
    captions = own_captions()
    rows = report()
    print("\n".join(rows.values()))
    for one, (seen, credit) in misses([*captions, *sample_captions()]):
        print(f"miss: {one.caption!r}\n  seen {seen!r}\n  credit {credit!r}")
    pictures = [(Picture(src="a.jpg", caption=one.caption), one.language) for one in captions]
    split = microseconds(
        lambda: [split_credit(one.caption, language=one.language) for one in captions],
        len(captions),
    )
    whole = microseconds(
        lambda: [alt_text(picture, language=language) for picture, language in pictures],
        len(pictures),
    )
    print(f"split {split:.0f} µs, alternative text {whole:.0f} µs a caption")
    if "--write" in sys.argv[1:]:
        PAGE.write_text(with_rows(PAGE.read_text("utf-8"), rows), "utf-8")


if __name__ == "__main__":
    main()
