"""The days that the benchmarks press: invented words, and pictures like photographs.

    making.py day FOLDER DESKS ARTICLES WORDS
    making.py texts FILE COUNT WORDS
    making.py article FILE TURN        corrects the first article
    making.py picture FILE TURN        puts another picture in the place of the last

Each runs as a process of its own: timing.py says why.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from photographs import photographs

#: An edition of text alone, and a day of them.
_AN_EDITION, _DESKS = 40, 10
#: The number of the first picture that no day has.
_ANOTHER = 1_000_000
WORDS = [
    "harbour", "council", "ferry", "morning", "library", "terrace", "water", "signal", "choir",
    "bread", "window", "number", "minister", "vote", "budget", "river", "school", "night",
    "street", "market", "bridge", "engine", "letter", "promise", "weather", "evidence",
    "neighbour", "hospital", "committee", "inquiry", "winter", "timetable", "the", "a", "of",
    "and", "to", "in", "that", "was", "for", "on", "with",
]  # fmt: skip


def _body(chance: random.Random, words: int) -> str:
    paragraphs = []
    for _ in range(max(1, words // 60)):
        text = " ".join(chance.choices(WORDS, k=60)).capitalize()
        paragraphs.append(f"<p>{text[:90]} <em>{text[90:110]}</em> {text[110:]}.</p>")
    return "".join(paragraphs)


def _record(chance: random.Random, number: int, desk: int, day: date, words: int) -> dict[str, Any]:
    return {
        "id": f"article-{number}",
        "headline": " ".join(chance.choices(WORDS, k=7)).capitalize(),
        "standfirst": " ".join(chance.choices(WORDS, k=20)).capitalize() + ".",
        "authors": [f"{chance.choice(WORDS).capitalize()} {chance.choice(WORDS).capitalize()}"],
        "desk": f"desk-{desk}",
        "published": day.isoformat(),
        "body": _body(chance, words),
    }


def make_day(folder: Path, desks: int, articles: int, words: int) -> Path:
    """``day.jsonl`` and a picture for each article."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, picture in photographs(desks * articles):
        (folder / f"{number}.jpg").write_bytes(picture)
    return _written(folder / "day.jsonl", _illustrated(desks, desks * articles, words))


def _illustrated(desks: int, count: int, words: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(1)
    for number in range(count):
        record = _record(chance, number, number % desks, date(2025, 7, 23), words)
        seen = " ".join(chance.choices(WORDS, k=9)).capitalize()
        caption = f"{seen} at dusk. Photograph: {chance.choice(WORDS).capitalize()} Ortiz/Wire"
        yield {**record, "picture": {"src": f"{number}.jpg", "caption": caption}}


def make_texts(path: Path, count: int, words: int) -> Path:
    """Articles without pictures: days in order, the articles of a day in any order.

    Every edition but the last has as many, however many articles there are.
    """
    return _written(path, _texts(count, words))


def _texts(count: int, words: int) -> Iterator[dict[str, Any]]:
    chance = random.Random(2)
    a_day = _AN_EDITION * _DESKS
    for number, start in enumerate(range(0, count, a_day)):
        day = date(2015, 1, 1) + timedelta(days=number)
        numbers = range(start, min(count, start + a_day))
        for article in chance.sample(numbers, len(numbers)):
            yield _record(chance, article, (article - start) // _AN_EDITION, day, words)


def _written(path: Path, records: Iterable[dict[str, Any]]) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record) + "\n")
    return path


def change_an_article(path: Path, turn: int) -> None:
    """A few words more at the end of the first article."""
    first, _, rest = path.read_text("utf-8").partition("\n")
    record = json.loads(first)
    record["body"] += f"<p>This article was corrected {turn + 1} times.</p>"
    path.write_text(f"{json.dumps(record)}\n{rest}", "utf-8")


def change_a_picture(path: Path, turn: int) -> None:
    """Another picture in the place of the last article's."""
    *_, last = path.read_text("utf-8").splitlines()
    (picture,) = photographs(1, first=_ANOTHER + turn)
    (path.parent / json.loads(last)["picture"]["src"]).write_bytes(picture[1])


def main(what: str, place: str, *numbers: str) -> None:
    making = {
        "day": make_day,
        "texts": make_texts,
        "article": change_an_article,
        "picture": change_a_picture,
    }
    making[what](Path(place), *map(int, numbers))


if __name__ == "__main__":
    main(*sys.argv[1:])
