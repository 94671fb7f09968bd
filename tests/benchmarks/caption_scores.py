"""How well captions are read: credits, alternative texts, what is heard twice, time a caption.

    python tests/benchmarks/caption_scores.py            prints the scores
    python tests/benchmarks/caption_scores.py --write    and puts them into docs/alternative-text.md

Counted in words: precision is how many of the words that went to the credit line belong there;
recall how many of those that belong there went. A caption is exact if all its words are right.
A text is accepted if it is one of those that a reader would accept (caption_texts.toml).
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

from lxml import etree

from paperpress import Article, to_xhtml
from paperpress.captions.credits import clean
from paperpress.captions.legend import alt_text, split_credit
from paperpress.captions.naming import naming_of
from paperpress.model.article import Picture

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

from captions_judged import Told, told_captions  # noqa: E402

TABLE = ROOT / "tests/fixtures/captions.toml"
JUDGED = ROOT / "tests/fixtures/captions_samples.toml"
SAMPLES = ROOT.parent / "shared/samples/captions.txt"
PAGE = ROOT / "docs/alternative-text.md"
_WORD = re.compile(r"\w+")
_SENTENCES = re.compile(r"(?<=[.!?؟।])\s+|(?<=[。！？])")
_TOLD, _REAL = "captions with texts", "fifty real captions' texts"


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


def told_credits() -> list[Judged]:
    """The captions that are judged by their texts, with their credits."""
    return [
        Judged(told.language, told.caption, _without(told.caption, told.credit), told.credit)
        for told in told_captions()
    ]


def _without(caption: str, credit: str) -> str:
    return caption.replace(credit, " ") if credit else caption


def failures() -> list[tuple[Told, str]]:
    """Captions whose alternative text no reader would accept, with that text."""
    found = []
    for told in told_captions():
        text = alt_text(Picture(src="a.jpg", caption=told.caption), language=told.language).text
        if text not in told.accept:
            found.append((told, text))
    return found


def text_row(name: str, captions: list[tuple[str, str]], accepted: str) -> str:
    """A row of the table of texts; captions are (language, caption)."""
    extents: Counter[str] = Counter()
    twice = 0
    for language, caption in captions:
        seen, _ = split_credit(caption, language=language)
        named = naming_of(seen, language)
        extents[named.extent] += bool(named.text)
        twice += _is_heard_twice(caption, language)
    return (
        f"| {name} | {len(captions)} | {len({language for language, _ in captions})} | {accepted} |"
        f" {extents['part']} | {extents['whole']} | {extents['cut']} | {twice} |"
    )


def _is_heard_twice(caption: str, language: str) -> bool:
    """Whether the page says a sentence of four words as the picture's name and again below."""
    record = {
        "id": "a", "headline": "A", "published": "2025-07-23", "language": language, "body": "A.",
        "picture": {"src": "a.jpg", "caption": caption},
    }  # fmt: skip
    page = etree.fromstring(to_xhtml(Article.model_validate(record)))
    name = " ".join(
        _WORD.findall(str(page.xpath("string(//*[local-name()='img']/@alt)")))
    ).casefold()
    below = str(page.xpath("string(//*[local-name()='figcaption'])"))
    said = {" ".join(_WORD.findall(part)).casefold() for part in _SENTENCES.split(below)}
    return (len(name.split()) >= 4 or (" " not in name and len(name) >= 9)) and name in said


def report() -> dict[str, str]:
    """A row of the page's tables for each set of captions that is here."""
    told = told_captions()
    rows = {
        "own table": row("own table", scores(own_captions())),
        _TOLD: text_row(
            _TOLD, [(one.language, one.caption) for one in told], str(len(told) - len(failures()))
        ),
        f"{_TOLD}' credits": row(f"{_TOLD}' credits", scores(told_credits())),
    }
    samples = sample_captions()
    if samples:
        real = [(one.language, one.caption) for one in samples]
        rows["fifty real captions"] = row("fifty real captions", scores(samples))
        rows[_REAL] = text_row(_REAL, real, "–")
    return rows


def named_failures() -> str:
    """The line of the page that names each failure."""
    listed = "; ".join(f"“{told.caption}” gave “{text}”" for told, text in failures())
    return f"Failures by name: {listed or 'none'}."


def with_rows(page: str, rows: dict[str, str]) -> str:
    """The page with these rows in place of their like."""
    for name, line in rows.items():
        page = re.sub(rf"^\| {re.escape(name)} \|.*$", lambda _, line=line: line, page, flags=re.M)
    return re.sub(r"^Failures by name: .*$", lambda _: named_failures(), page, flags=re.M)


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
    print("\n".join([*rows.values(), named_failures()]))
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
