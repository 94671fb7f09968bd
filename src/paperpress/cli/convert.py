"""``paperpress convert``: any supported format to article records."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from paperpress.errors import ExitCode
from paperpress.model.finding import Rejected
from paperpress.pressroom import write_whole
from paperpress.sources import read


@click.command()
@click.argument("source")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The JSON Lines file to write.")
@click.option("--from", "format_", help="The format of the source.")
def convert(source: str, out: Path | None, format_: str | None) -> int:
    """Turn SOURCE into article records, one a line."""
    lines: list[str] = []
    code = ExitCode.OK
    for article in read(source, format=format_):
        if isinstance(article, Rejected):
            code = ExitCode.INCOMPLETE
            click.echo(f"left out: {article.source}", err=True)
            for error in article.errors:
                click.echo(f"  {error.path} {error.message}", err=True)
        else:
            lines.append(article.model_dump_json(exclude_unset=True) + "\n")
    data = "".join(lines).encode()
    if out is None:
        sys.stdout.buffer.write(data)
    else:
        write_whole(out, data)
    return int(code if lines else ExitCode.NOTHING)
