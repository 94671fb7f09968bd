"""Draws the pictures of docs/themes.md: python tests/tools/draw_proofs.py

The example's culture desk in every theme, on three devices: cover, contents, an article's pages;
and the Saturday paper's patterns on one.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parents[2]
DEVICES = ("kobo-clara", "kindle-scribe", "phone")


def run(*arguments: str) -> None:
    """A command of ours."""
    subprocess.run([sys.executable, "-m", "paperpress", *arguments], cwd=ROOT, check=True)


def main() -> None:
    """Presses and draws."""
    from paperpress.themes.loading import themes

    devices = [word for device in DEVICES for word in ("--device", device)]
    for theme in themes():
        with tempfile.TemporaryDirectory() as out:
            config = ["-c", "examples/daily/paperpress.toml", "--desk", "culture", "-q"]
            run("build", *config, "--theme", theme, "--out", out)
            edition = str(next(Path(out).rglob("culture.epub")))
            sheet = ["--pages", "1-4", "--width", "840", "-o", f"docs/images/theme-{theme}.png"]
            run("proof", edition, *devices, "--side-by-side", *sheet)
    with tempfile.TemporaryDirectory() as out:
        run("build", "-c", "examples/weekend/paperpress.toml", "-q", "--out", out)
        edition = str(next(Path(out).rglob("weekend.epub")))
        sheet = ["--pages", "2-25", "--width", "900", "-o", "docs/images/patterns.png"]
        run("proof", edition, "--device", "kobo-clara", *sheet)


if __name__ == "__main__":
    main()
