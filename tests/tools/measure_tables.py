"""Writes the tables of docs/themes.md, and its pictures of the worst screens.

    python tests/tools/measure_tables.py

The example's whole paper, in every theme, as MuPDF lays it out on every device that is measured; and
in short the other examples. The prose between the tables is the page's own; a theme's table stands after ``<!-- measure: THEME -->``.
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from itertools import product
from pathlib import Path

from PIL import Image

from paperpress.proof import Letters, devices
from paperpress.proof.measure import Measured, measure
from paperpress.proof.measure.figures import FEW_LINES, ScreenFigures
from paperpress.proof.measure.table import COLUMNS, cells
from paperpress.proof.pages import pages
from paperpress.proof.sheet import Drawn, contact_sheet, png
from paperpress.themes.loading import themes

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "docs" / "themes.md"
PICTURE = ROOT / "docs" / "images" / "worst-screens.png"
_TABLE = re.compile(r"(?<=<!-- measure: )([\w-]+)( -->\n)(?:\|.*\n)*")
_DAYS = re.compile(r"(<!-- measure-days -->\n)(?:\|.*\n)*")
#: In English with every pattern, in Arabic, in Japanese.
_OTHER_DAYS = ("weekend", "sahil", "minato")
#: Screens of a theme in the picture, each as high as this.
_WORST, _HEIGHT = 3, 420


def measured(edition: Path) -> list[Measured]:
    """Return what an edition measures wherever it is measured."""
    screens = [device for device in devices().values() if device.measured]
    return list(measure(edition, list(product(screens, Letters))))


def with_tables(page: str, by_theme: Mapping[str, Sequence[Measured]]) -> str:
    """Return the page with the table of every theme that it has a place for."""
    return _TABLE.sub(lambda match: f"{match[1]}{match[2]}{_table(by_theme[match[1]])}", page)


def _table(results: Sequence[Measured]) -> str:
    rows = [
        ("device", "letters", *COLUMNS),
        ("---",) * 2 + ("---:",) * len(COLUMNS),
        *((r.device.id, r.letters.value, *cells(r.figures)) for r in results),
    ]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def worst(results: Sequence[Measured]) -> list[tuple[Measured, ScreenFigures]]:
    """Return the screens that are blankest though their page goes on, each page once."""
    ranked = sorted(
        (
            (-screen.blank, number, screen.place)
            for number, result in enumerate(results)
            for screen in result.figures.screens
            if not screen.ends
        ),
    )
    chosen: dict[str, tuple[Measured, ScreenFigures]] = {}
    for _, number, place in ranked:
        screen = results[number].figures.screens[place - 1]
        chosen.setdefault(screen.page, (results[number], screen))
    return list(chosen.values())[:_WORST]


def picture(by_theme: Mapping[str, Sequence[Measured]]) -> bytes:
    """Return the worst screens of every theme, a row each, as PNG."""
    rows = []
    for theme, results in by_theme.items():
        row = []
        for result, screen in worst(results):
            (image,) = pages(result.path, result.device, [screen.place], result.letters)
            width = round(image.width * _HEIGHT / image.height)
            small = image.resize((width, _HEIGHT), Image.Resampling.LANCZOS)
            where = f"{theme}, {result.device.id}, {result.letters}: {screen.blank:.0%}"
            row.append(Drawn(where, small))
        rows.append(row)
    return png(
        contact_sheet(
            (), rows, "The blankest screens of each theme, and how much of them is blank"
        ),
        None,
    )


def days_table(by_day: Mapping[tuple[str, str], Sequence[Measured]]) -> str:
    """Return the table of first screens at the usual size, a row each example and theme."""
    rows = [("example", "theme", "first screens", "few lines", "blank 1st", "emptiest 1st")]
    rows.append(("---", "---", *("---:",) * 4))
    for (example, theme), results in by_day.items():
        figures = [r.figures for r in results if r.letters is Letters.USUAL]
        firsts = [s for each in figures for s in each.screens if s.number == 1 and not s.ends]
        few = [s for s in firsts if s.first and not s.first.picture and s.first.lines < FEW_LINES]
        blank = sum(len(each.blank_first) for each in figures)
        emptiest = max(s.blank for s in firsts)
        counts = (len(firsts), len(few), blank)
        rows.append((example, theme, *map(str, counts), f"{emptiest:.0%}"))
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _pressed(theme: str, out: Path, example: str = "daily") -> Path:
    config = ROOT / "examples" / example / "paperpress.toml"
    out = out / example
    options = ("--layout", "paper", "--theme", theme, "--out", str(out / theme), "--quiet")
    command = [sys.executable, "-m", "paperpress", "build", "-c", str(config), *options]
    subprocess.run(command, check=False)
    return next((out / theme).rglob("paper.epub"))


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        results = {theme: measured(_pressed(theme, Path(folder))) for theme in themes()}
        others = {
            (example, theme): measured(_pressed(theme, Path(folder), example))
            for example, theme in product(_OTHER_DAYS, themes())
        }
        page = with_tables(PAGE.read_text("utf-8"), results)
        PAGE.write_text(_DAYS.sub(lambda match: match[1] + days_table(others), page), "utf-8")
        PICTURE.write_bytes(picture(results))
