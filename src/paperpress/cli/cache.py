"""``paperpress cache``: what is kept for the next time."""

from __future__ import annotations

import click

from paperpress.files.cache import Cache, cache_folder, limit


@click.group()
def cache() -> None:
    """Tell what is kept for the next time, or clear it."""


@cache.command()
def info() -> None:
    """Tell where the cache is, how large it may grow, and what is in it."""
    kept = Cache(cache_folder(), limit())
    click.echo(f"folder\t{kept.folder}")
    click.echo(f"limit\t{_megabytes(kept.limit)}")
    for shelf in kept.shelves():
        click.echo(f"{shelf.name}\t{shelf.entries} files\t{_megabytes(shelf.bytes)}")


@cache.command()
def clear() -> None:
    """Remove everything that is kept."""
    kept = Cache(cache_folder(), limit())
    freed = sum(shelf.bytes for shelf in kept.shelves())
    kept.clear()
    click.echo(f"cleared\t{_megabytes(freed)}")


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f} MB"
