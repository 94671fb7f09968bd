"""``paperpress convert``: any supported format to article records."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path

import click

from paperpress.cli.build import Moment
from paperpress.config import find, load
from paperpress.errors import ExitCode
from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.writing import write_whole


@click.command()
@click.argument("source")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The JSON Lines file to write.")
@click.option("--from", "format_", help="The format of the source.")
@click.option("--as-of", type=Moment(), help="When the source was read: for “17 hours ago”.")
def convert(source: str, out: Path | None, format_: str | None, as_of: datetime | None) -> int:
    """Turn SOURCE into article records, one a line."""
    found = find(Path.cwd())
    own = load(found).formats if found else {}
    wanted = own.get(format_ or "", format_)
    lines: list[str] = []
    code = ExitCode.OK
    for article in read(source, format=wanted, as_of=as_of):
        if isinstance(article, Rejected):
            if not article.held:
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
