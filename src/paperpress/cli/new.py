"""``paperpress new``: a publication folder that presses as it is."""

from __future__ import annotations

from pathlib import Path

import click

from paperpress.cli.specimen import make_publication
from paperpress.errors import ConfigurationError


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), metavar="DIR")
def new(directory: Path) -> None:
    """Make a publication folder in DIR that presses as it is."""
    if directory.exists() and any(directory.iterdir()):
        raise ConfigurationError(f"{directory} isn't empty: name a new folder")
    make_publication(directory)
    click.echo(f"{directory}: press it with `cd {directory} && paperpress build`")
