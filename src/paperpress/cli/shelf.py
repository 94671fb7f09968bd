"""``paperpress shelf``: make the shelf that readers' devices and browsers open."""

from __future__ import annotations

from pathlib import Path

import click

from paperpress.cli.events import is_json, log_option
from paperpress.cli.output import say_finding, say_shelf, shelf_line
from paperpress.cli.parameters import config_option
from paperpress.config import find_configuration, load_configuration
from paperpress.errors import ConfigurationError, ExitCode
from paperpress.model.finding import Severity
from paperpress.shelf.front import front_for
from paperpress.shelf.making import make_shelf


@click.command()
@click.argument("out", default="dist", metavar="[DIR]", type=click.Path(path_type=Path))
@config_option
@click.option("--strict", is_flag=True, help="Fail on findings of severity error or warning.")
@log_option
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
def shelf(out: Path, config: Path | None, strict: bool, quiet: bool) -> int:
    """Make the shelf of the editions in DIR (else dist), or bring it up to date: DIR/shelf.

    Catalogues for reading apps (OPDS), pages for browsers and a feed of editions, as files that any
    web server or object store can serve.
    """
    if not out.is_dir():
        raise ConfigurationError(f"{out}: there is no such folder: press editions into it first")
    place = config or find_configuration(Path.cwd())
    made_shelf = make_shelf(out, front_for(load_configuration(place)) if place else None)
    for finding in made_shelf.findings:
        if not quiet or finding.severity is Severity.ERROR:
            say_finding(finding)
    click.echo(shelf_line(made_shelf))
    if is_json():
        say_shelf(made_shelf)
    grave = {Severity.ERROR, Severity.WARNING} if strict else {Severity.ERROR}
    failed = any(finding.severity in grave for finding in made_shelf.findings)
    return int(ExitCode.INCOMPLETE if failed else ExitCode.OK)
