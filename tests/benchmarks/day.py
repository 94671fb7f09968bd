"""A generated day, pressed by paperpress and by a plain script, in turn: python tests/benchmarks/day.py

Prints medians as ratios, since a machine's speed drifts. Sizes are options; nothing is asserted.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageFilter

HERE = Path(__file__).parent
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
]


def photograph(seed: int) -> Image.Image:
    """A picture of 2000x1333 with the detail of a photograph."""
    noise = Image.frombytes("RGB", (500, 334), random.Random(seed).randbytes(500 * 334 * 3))
    base = noise.filter(ImageFilter.GaussianBlur(6)).resize((2000, 1333), Image.Resampling.BICUBIC)
    fine = Image.frombytes("RGB", (2000, 1333), random.Random(-seed).randbytes(2000 * 1333 * 3))
    return Image.blend(base, fine.filter(ImageFilter.GaussianBlur(1.2)), 0.35)


def make_day(folder: Path, desks: int, articles: int, words: int) -> None:
    """Writes day.jsonl and its pictures."""
    chance = random.Random(1)
    lines = []
    for number in range(desks * articles):
        photograph(number + 1).save(folder / f"{number}.jpg", quality=80)
        body = "".join(
            f"<p>{' '.join(chance.choices(WORDS, k=60)).capitalize()}.</p>"
            for _ in range(words // 60)
        )
        lines.append(
            {
                "id": f"article-{number}",
                "headline": " ".join(chance.choices(WORDS, k=6)).capitalize(),
                "desk": f"desk-{number % desks}",
                "published": "2025-07-23",
                "picture": {
                    "src": f"{number}.jpg",
                    "caption": "A harbour at dusk, seen from the quay.",
                },
                "body": body,
            }
        )
    text = "\n".join(json.dumps(line) for line in lines)
    (folder / "day.jsonl").write_text(text, "utf-8")


def timed(command: list[str]) -> float:
    """Seconds of wall time."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    """Makes the day, runs the two in turn, prints the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--desks", type=int, default=2)
    options.add_argument("--articles", type=int, default=10, help="a desk")
    options.add_argument("--words", type=int, default=900, help="an article")
    options.add_argument("--runs", type=int, default=3)
    given = options.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        make_day(folder, given.desks, given.articles, given.words)
        source = str(folder / "day.jsonl")
        ours = [
            sys.executable,
            "-m",
            "paperpress",
            "build",
            source,
            "--title",
            "T",
            "--language",
            "en",
        ]
        rival = [sys.executable, str(HERE / "plain_script.py"), source]
        times: dict[str, list[float]] = {"paperpress": [], "plain script": []}
        for run in range(given.runs):
            times["paperpress"].append(timed([*ours, "-o", str(folder / f"a{run}")]))
            times["plain script"].append(timed([*rival, str(folder / f"b{run}")]))
        ratios = [a / b for a, b in zip(times["paperpress"], times["plain script"], strict=True)]
        peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
        for who, letter in (("paperpress", "a"), ("plain script", "b")):
            size = sum(file.stat().st_size for file in (folder / f"{letter}0").rglob("*.epub"))
            median = statistics.median(times[who])
            print(f"{who:14} {median:7.2f} s (median of {given.runs}) {size / 1e6:7.2f} MB")
        print(
            f"ratio paperpress / plain script: {statistics.median(ratios):.2f}; peak memory {peak} MB"
        )


if __name__ == "__main__":
    main()
