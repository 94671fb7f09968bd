"""``paperpress new``: a publication folder that presses as it is."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

import click

from paperpress.errors import ConfigurationError


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), metavar="DIR")
def new(directory: Path) -> None:
    """Make a publication folder in DIR that presses as it is."""
    if directory.exists() and any(directory.iterdir()):
        raise ConfigurationError(f"{directory} isn't empty: name a new folder")
    make_publication(directory)
    click.echo(f"{directory}: press it with `cd {directory} && paperpress build`")


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
