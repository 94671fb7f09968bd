"""``paperpress check``: house rules on any EPUB."""

from __future__ import annotations

import json
from pathlib import Path

import click

from paperpress.checks import check_epub
from paperpress.cli.build import finding_line
from paperpress.errors import ExitCode, SourceError
from paperpress.model.finding import Severity
from paperpress.pressroom import finding_json


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.epub..."
)
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
def check(files: tuple[Path, ...], format_: str) -> int:
    """Check EPUB files, pressed here or elsewhere, by the house rules."""
    worst = ExitCode.OK
    told = []
    for path in files:
        if not path.is_file():
            raise SourceError(f"{path}: there is no such file")
        for finding in check_epub(path.read_bytes(), str(path)):
            told.append({"file": str(path), **finding_json(finding)})
            if finding.severity is not Severity.NOTICE:
                worst = ExitCode.INCOMPLETE
            if format_ == "text":
                click.echo(f"{path}: {finding_line(finding)}")
    if format_ == "json":
        click.echo(json.dumps(told, ensure_ascii=False, indent=2))
    return int(worst)
