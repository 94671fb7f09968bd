"""The days that the benchmarks press: invented words, and pictures with the statistics of photographs.

Detail falls off with its fineness as it does in nature (amplitude as one over frequency), with
edges in front and a little of a sensor's noise, so that they compress and scale as photographs do.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from PIL import Image, ImageDraw, ImageFilter

SIZE = (2000, 1333)
#: libjpeg's scale; with it a picture has about 650 kB.
QUALITY = 92
_SCENES = 8
_MARGIN = 300
WORDS = [
    "harbour",
    "council",
    "ferry",
    "morning",
    "library",
    "terrace",
    "water",
    "signal",
    "choir",
    "bread",
    "window",
    "number",
    "minister",
    "vote",
    "budget",
    "river",
    "school",
    "night",
    "street",
    "market",
    "bridge",
    "engine",
    "letter",
    "promise",
    "weather",
    "evidence",
    "neighbour",
    "hospital",
    "committee",
    "inquiry",
    "winter",
    "timetable",
    "the",
    "a",
    "of",
    "and",
    "to",
    "in",
    "that",
    "was",
    "for",
    "on",
    "with",
]


def _noise(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    return Image.frombytes("L", size, chance.randbytes(size[0] * size[1]))


def _plane(chance: random.Random, size: tuple[int, int]) -> Image.Image:
    """Noise of every fineness, each octave half as strong as the one before."""
    plane = Image.new("L", size, 128)
    cells, weight = 3, 0.5
    while cells < size[0] // 2:
        small = _noise(chance, (cells, max(2, cells * size[1] // size[0])))
        octave = small.resize(size, Image.Resampling.BICUBIC)
        plane = Image.blend(plane, octave, weight)
        cells, weight = cells * 2, weight * 0.72
    return plane


def _scene(number: int) -> Image.Image:
    """A sky, a ground with texture, and things with edges between."""
    chance = random.Random(number)
    size = (SIZE[0] + _MARGIN, SIZE[1] + _MARGIN)
    light = _plane(chance, size)
    sky = Image.linear_gradient("L").resize(size).point(lambda level: 140 + level // 3)
    mask = Image.linear_gradient("L").rotate(180).resize(size).point(lambda v: min(255, v * 2))
    light = Image.composite(Image.blend(sky, light, 0.12), light, mask)
    draw = ImageDraw.Draw(light)
    for _ in range(60):
        left, top = chance.randrange(size[0]), chance.randrange(size[1] // 3, size[1])
        wide, high = chance.randrange(20, 240), chance.randrange(20, 500)
        draw.rectangle((left, top, left + wide, top + high), fill=chance.randrange(20, 230))
    light = Image.blend(light, _plane(chance, size), 0.35).filter(ImageFilter.GaussianBlur(0.8))
    grain = _noise(chance, size).filter(ImageFilter.GaussianBlur(0.7))
    light = Image.blend(light, grain, 0.16)
    tints = (_plane(chance, size).filter(ImageFilter.GaussianBlur(9)) for _ in range(2))
    red, blue = (Image.blend(light, tint, 0.2) for tint in tints)
    return Image.merge("RGB", (red, light, blue))


def photographs(count: int, first: int = 0) -> Iterator[Image.Image]:
    """So many different pictures of 2000x1333, cut out of a few scenes."""
    scenes: dict[int, Image.Image] = {}
    for number in range(first, first + count):
        chance = random.Random(number)
        scene = scenes.setdefault(number % _SCENES, _scene(number % _SCENES))
        left, top = chance.randrange(_MARGIN), chance.randrange(_MARGIN)
        yield scene.crop((left, top, left + SIZE[0], top + SIZE[1]))


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
    chance = random.Random(1)
    records = []
    for number, picture in enumerate(photographs(desks * articles)):
        picture.save(folder / f"{number}.jpg", quality=QUALITY)
        record = _record(chance, number, number % desks, date(2025, 7, 23), words)
        seen = " ".join(chance.choices(WORDS, k=9)).capitalize()
        caption = f"{seen} at dusk. Photograph: {chance.choice(WORDS).capitalize()} Ortiz/Wire"
        records.append({**record, "picture": {"src": f"{number}.jpg", "caption": caption}})
    return _written(folder / "day.jsonl", records)


def make_texts(path: Path, count: int, words: int, *, desks: int = 10, a_desk: int = 40) -> Path:
    """Articles without pictures, `a_desk` for each of `desks` on as many days as that takes."""
    chance = random.Random(2)
    first = date(2015, 1, 1)
    return _written(
        path,
        (
            _record(chance, n, n % desks, first + timedelta(days=n // (desks * a_desk)), words)
            for n in range(count)
        ),
    )


def _written(path: Path, records: Any) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for record in records:
            file.write(json.dumps(record) + "\n")
    return path


def change_an_article(path: Path, number: int) -> None:
    """A few words more at the end of the first article."""
    first, _, rest = path.read_text("utf-8").partition("\n")
    record = json.loads(first)
    record["body"] += f"<p>This article was corrected {number + 1} times.</p>"
    path.write_text(f"{json.dumps(record)}\n{rest}", "utf-8")


def change_a_picture(folder: Path, number: int) -> None:
    """Another picture under the name of the second."""
    (picture,) = photographs(1, first=10_000 + number)
    picture.save(folder / "1.jpg", quality=QUALITY)
