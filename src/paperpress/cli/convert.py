"""``paperpress convert``: any supported format to article records."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

import click

from paperpress.cli.output import say_finding, say_left_out
from paperpress.cli.parameters import Moment
from paperpress.config import find_configuration, load_configuration
from paperpress.errors import ExitCode
from paperpress.files.atomic import write_pieces
from paperpress.model.article import Article
from paperpress.model.finding import Rejected, Severity
from paperpress.sources import read


@click.command()
@click.argument("source")
@click.option("-o", "--out", type=click.Path(path_type=Path), help="The JSON Lines file to write.")
@click.option("--from", "format_", help="The format of the source.")
@click.option("--as-of", type=Moment(), help="When the source was read: for “17 hours ago”.")
def convert(source: str, out: Path | None, format_: str | None, as_of: datetime | None) -> int:
    """Turn SOURCE into article records, one a line."""
    config = find_configuration(Path.cwd())
    wanted = load_configuration(config).format_named(format_) if config else format_
    codes = {ExitCode.NOTHING}
    lines = _lines(read(source, format=wanted, as_of=as_of), codes)
    if out is None:
        sys.stdout.buffer.writelines(lines)
    else:
        write_pieces(out, lines)
    if ExitCode.OK not in codes:
        return int(ExitCode.NOTHING)
    return int(max(codes - {ExitCode.NOTHING}))


def _lines(articles: Iterable[Article | Rejected], codes: set[ExitCode]) -> Iterator[bytes]:
    """Yield the lines of articles; put finding codes into `codes`, and say what is left out."""
    for article in articles:
        if isinstance(article, Rejected):
            if not article.held:
                codes.add(ExitCode.INCOMPLETE)
            say_left_out([article])
        else:
            codes.add(ExitCode.OK)
            for notice in article.notices:
                if notice.severity is Severity.ERROR:
                    say_finding(notice)
            yield article.model_dump_json(exclude_unset=True).encode() + b"\n"
