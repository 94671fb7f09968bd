"""``paperpress schema``, ``profiles``, ``themes`` and ``formats``: what there is, a line each."""

from __future__ import annotations

import json
from pathlib import Path

import click


@click.command()
def schema() -> None:
    """Print the JSON Schema of the article record."""
    from paperpress.model.schema import article_schema

    click.echo(json.dumps(article_schema(), ensure_ascii=False, indent=2))


@click.command()
def profiles() -> None:
    """List the device profiles, and those of the paperpress.toml of this folder or above."""
    from paperpress.config import find_configuration, load_configuration
    from paperpress.profiles import braille_profiles, sound_profiles
    from paperpress.profiles import profiles as shipped

    config = find_configuration(Path.cwd())
    custom = load_configuration(config).profiles if config else {}
    along = (shipped, braille_profiles, sound_profiles)
    for profile in (*(each for of in along for each in of().values()), *custom.values()):
        paper = profile.braille
        size = f"{paper.line}x{paper.page}" if paper else f"{profile.width}x{profile.height}"
        click.echo(f"{profile.name}\t{size}\t{profile.summary}")


@click.command()
def themes() -> None:
    """List the themes."""
    from paperpress.themes import load_theme
    from paperpress.themes.loading import themes as known

    for name in known():
        click.echo(f"{name}\t{load_theme(name).summary}")


@click.command()
def formats() -> None:
    """List the formats that are read."""
    from paperpress.sources.formats.table import FORMATS

    for candidate in FORMATS:
        click.echo(f"{candidate.name}\t{candidate.summary}")
