"""``paperpress new``: a publication folder that presses as it is."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from paperpress.cli.specimen import make_publication
from paperpress.errors import ConfigurationError

if TYPE_CHECKING:
    from paperpress.sites.ways import Detected


@click.command()
@click.argument("directory", type=click.Path(path_type=Path), metavar="[DIR]", required=False)
@click.option(
    "--from", "address", metavar="URL", help="Read a newspaper's site, and name it in DIR."
)
def new(directory: Path | None, address: str | None) -> None:
    """Make a publication folder in DIR that presses as it is.

    With --from, the folder is for the newspaper at an address: what its site can be read by is
    found out, and DIR is named after it where it isn't given.
    """
    if directory is not None:
        _check_new(directory)
    if address is not None:
        directory = _from_site(directory, address)
    elif directory is None:
        raise click.UsageError("name a folder: paperpress new DIR")
    else:
        make_publication(directory)
    click.echo(f"{directory}: press it with `cd {directory} && paperpress build`")


def _check_new(directory: Path) -> None:
    """Check that a folder isn't there, or is empty.

    Raises:
        ConfigurationError: there is something in it.
    """
    if directory.exists() and (not directory.is_dir() or any(directory.iterdir())):
        raise ConfigurationError(f"{directory} isn't empty: name a new folder")


def _from_site(directory: Path | None, address: str) -> Path:
    """Write the paperpress.toml of a newspaper's site, and return its folder.

    Raises:
        ConfigurationError: the site can't be read, or the folder is there already.
    """
    from datetime import UTC, datetime

    from paperpress.config import NAME, load_configuration
    from paperpress.sites.describing import summary_of, title_of, toml_of
    from paperpress.sites.looking import look_at

    detected = look_at(address)
    folder = directory or Path(_name_of(detected))
    _check_new(folder)
    folder.mkdir(parents=True, exist_ok=True)
    text = toml_of(detected, datetime.now(UTC).date())
    (folder / NAME).write_text(text, encoding="utf-8", newline="\n")
    load_configuration(folder / NAME)
    click.echo(f"{title_of(detected)}: {summary_of(detected.way)}")
    for way in detected.others:
        click.echo(f"  also there: {summary_of(way)}")
    for line in detected.missing:
        click.echo(f"  not taken: {line}")
    return folder


def _name_of(detected: Detected) -> str:
    from paperpress.sites.describing import title_of
    from paperpress.slugs import slug

    return slug(title_of(detected))
