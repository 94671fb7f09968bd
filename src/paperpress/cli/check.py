"""``paperpress check``: house rules on any EPUB."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import click

from paperpress.checks import check_epub, tools
from paperpress.cli.output import finding_line
from paperpress.errors import BindingError, ExitCode, PaperpressError, SourceError
from paperpress.findings import emit
from paperpress.last_guard import guarded_each
from paperpress.model.as_json import plain
from paperpress.model.finding import Finding, Severity


@click.command()
@click.argument(
    "files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE.epub..."
)
@click.option("--epubcheck", is_flag=True, help="Run EPUBCheck too, where it is installed.")
@click.option("--ace", is_flag=True, help="Run Ace by DAISY too, where it is installed.")
@click.option("--format", "format_", type=click.Choice(["text", "json"]), default="text")
def check(files: tuple[Path, ...], epubcheck: bool, ace: bool, format_: str) -> int:
    """Check EPUB files, pressed here or elsewhere, by the house rules."""
    for path in files:
        if path.is_dir():
            raise SourceError(f"{path}: is a folder: name the EPUB files in it, as {path}/*.epub")
        if not path.is_file():
            raise SourceError(f"{path}: there is no such file")
    findings: list[tuple[Path, Finding]] = []
    unopened = False
    for path in files:
        before = len(findings)
        try:
            for finding in guarded_each(
                _findings(path, epubcheck=epubcheck, ace=ace),
                lambda why: emit("PKG120", why=why),
                foreseen=(PaperpressError, OSError),
            ):
                findings.append((path, finding))
                if format_ == "text":
                    click.echo(f"{path}: {finding_line(finding)}")
        except BindingError as error:
            unopened = True
            click.echo(f"paperpress: {error}", err=True)
        else:
            if format_ == "text" and len(findings) == before:
                click.echo(f"{path}: nothing was found")
    if format_ == "json":
        objects = [{"file": str(path), **plain(finding)} for path, finding in findings]
        click.echo(json.dumps(objects, ensure_ascii=False, indent=2))
    grave = any(finding.severity is not Severity.NOTICE for _, finding in findings)
    return int(ExitCode.INCOMPLETE if grave or unopened else ExitCode.OK)


def _findings(path: Path, *, epubcheck: bool, ace: bool) -> Iterator[Finding]:
    """Yield findings as they are made: a missing checker doesn't cost the others' findings."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BindingError(f"{path}: can't be read: {error.strerror or error}") from None
    yield from check_epub(data, str(path))
    if epubcheck:
        yield from tools.epubcheck(path)
    if ace:
        yield from tools.ace(path)
