"""What a command says of records that were left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import click

from paperpress.model.finding import Rejected


def left_out_lines(rejected: Iterable[Rejected]) -> Iterator[str]:
    """Each record that was left out, with every reason."""
    for one in rejected:
        name = f" ({one.article})" if one.article else ""
        yield f"left out: {one.source}{name}"
        for error in one.errors:
            yield f"  {error.path + ' ' if error.path else ''}{error.message}"


def tell_left_out(rejected: Iterable[Rejected]) -> None:
    """The same, on standard error."""
    for line in left_out_lines(rejected):
        click.echo(line, err=True)
