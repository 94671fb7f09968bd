"""``paperpress theme``: a theme of one's own."""

from __future__ import annotations

from pathlib import Path

import click

from paperpress.errors import ConfigurationError


@click.group()
def theme() -> None:
    """Make a theme of your own."""


@theme.command()
@click.argument("directory", type=click.Path(path_type=Path), metavar="NAME")
@click.option("--from", "base", default="classic", show_default=True, help="The theme to begin as.")
def new(directory: Path, base: str) -> None:
    """Make a theme in the folder NAME, whose files say what each is for."""
    from paperpress.files.atomic import write_whole
    from paperpress.themes.loading import themes
    from paperpress.themes.starting import starting_files

    if base not in themes():
        raise ConfigurationError(f"there is no theme {base!r}: take one of {', '.join(themes())}")
    if '"' in directory.name or "\\" in directory.name or not directory.name.isprintable():
        raise ConfigurationError(
            f"{directory.name!r}: take letters, figures and hyphens for a name"
        )
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise ConfigurationError(f"{directory} is there already: name a new folder")
    directory.mkdir(parents=True, exist_ok=True)
    for name, data in starting_files(directory, base).items():
        write_whole(directory / name, data)
    click.echo(f"{directory}: see it with `paperpress proof --theme {directory} --watch`")
