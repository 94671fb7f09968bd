"""A publication of two articles: what ``paperpress new`` makes, and what a theme is shown on."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path


def make_publication(directory: Path) -> None:
    """Write a publication of two articles with their pictures into a folder."""
    template = files("paperpress.cli") / "template"
    for part in ("paperpress.toml", "articles/welcome.json", "articles/bridge.json"):
        target = directory / part
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes((template / part).read_bytes())
    _draw_pictures(directory / "pictures")


def _draw_pictures(folder: Path) -> None:
    from paperpress.pictures.specimen import specimens

    folder.mkdir(parents=True)
    for name, data in specimens():
        (folder / name).write_bytes(data)
