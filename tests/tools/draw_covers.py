"""Draws the covers of the docs: python tests/tools/draw_covers.py

docs/images/covers.png: the example's front page in every theme, as a page and as a stamp of 150 by
200 pixels. docs/images/scripts.png: a front page in languages of many scripts.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PIL import Image

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tests" / "helpers"))

import scripts  # noqa: E402 - a helper of the tests
from covers import ENGLISH  # noqa: E402
from paperpress.model.picture import FrontPage  # noqa: E402
from paperpress.pictures.cover.draw import draw_cover  # noqa: E402
from paperpress.pictures.specimen import specimens  # noqa: E402
from paperpress.profiles import profile  # noqa: E402
from paperpress.proof.sheet import png  # noqa: E402
from paperpress.themes.loading import Theme, load_theme, themes  # noqa: E402

_GROUND = "#c8c8c8"
_STAMP = 150, 200
_GAP = 20
_OTHERS = (
    ("Night ferries return to the sound after nine years", "en-GB"),
    ("Bank of Aldmoor holds its rate for a fourth month", "en-GB"),
    ("The last typewriter repairer", "en-GB"),
    ("Council votes to keep the reading rooms open", "en-GB"),
    ("Rain delays the regatta", "en-GB"),
    ("Why the bees came back", "en-GB"),
)


def drawn(front: FrontPage, theme: Theme) -> Image.Image:
    """A cover, with the picture of a new publication."""
    picture = Image.open(io.BytesIO(dict(specimens())["bridge.jpg"])).convert("L")
    page = draw_cover(front, picture, profile("eink"), theme)
    assert page.findings == (), page.findings
    return Image.open(io.BytesIO(page.data)).convert("L")


def sheet(rows: Sequence[Sequence[Image.Image]], size: tuple[int, int], stamps: bool) -> bytes:
    """Covers in rows, each with its stamp beside it where that is asked for."""
    across = size[0] + _GAP + (_STAMP[0] + _GAP if stamps else 0)
    down = size[1] + _GAP
    page = Image.new("RGB", (max(map(len, rows)) * across + _GAP, len(rows) * down + _GAP), _GROUND)
    for y, row in enumerate(rows):
        for x, cover in enumerate(row):
            left, top = _GAP + x * across, _GAP + y * down
            page.paste(cover.resize(size, Image.Resampling.LANCZOS), (left, top))
            if stamps:
                stamp = cover.resize(_STAMP, Image.Resampling.LANCZOS)
                page.paste(stamp, (left + size[0] + _GAP, top))
    return png(page, None)


def main() -> None:
    """Draws both."""
    images = ROOT / "docs" / "images"
    front = replace(ENGLISH, others=_OTHERS)
    in_themes = [drawn(front, load_theme(name)) for name in themes()]
    (images / "covers.png").write_bytes(sheet([in_themes[:2], in_themes[2:]], (330, 439), True))
    classic = load_theme("classic")
    shown = [
        "ar",
        "he",
        "hi",
        "bn",
        "ta",
        "te",
        "ml",
        "kn",
        "gu",
        "pa",
        "si",
        "th",
        "km",
        "my",
        "lo",
        "ka",
        "hy",
        "am",
        "el",
        "ru",
        "uk",
    ]
    pages = [drawn(scripts.front(language), classic) for language in shown]
    rows = [pages[start : start + 7] for start in range(0, len(pages), 7)]
    (images / "scripts.png").write_bytes(sheet(rows, (165, 219), False))


if __name__ == "__main__":
    main()
