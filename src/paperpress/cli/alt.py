"""``paperpress alt``: the pictures that need words, to an editor and back."""

from __future__ import annotations

from pathlib import Path

import click

from paperpress.cli.build_run import articles_of
from paperpress.cli.output import say_finding, say_left_out
from paperpress.cli.parameters import config_option
from paperpress.config import Configuration, find_configuration, load_configuration
from paperpress.errors import ConfigurationError, ExitCode, SourceError
from paperpress.files.atomic import write_whole
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.picturedesk.archive import NAME, keep_texts
from paperpress.picturedesk.returns import read_sheet
from paperpress.picturedesk.sheets import csv_sheet, json_lines_sheet
from paperpress.picturedesk.wanting import in_need

_SHEETS = {".csv": csv_sheet, ".jsonl": json_lines_sheet}


@click.group()
def alt() -> None:
    """Export the pictures that need words, and import what was written.

    What is imported is kept in alt-texts.jsonl beside paperpress.toml, by the content of the
    pictures, and every later build reads it.
    """


@alt.command("export")
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option(
    "-o", "--out", required=True, type=click.Path(path_type=Path), help="A .csv or .jsonl file."
)
@click.option("--all", "derived", is_flag=True, help="Also texts that were drawn from captions.")
@click.option("--from", "format_", help="The format of the sources.")
@config_option
def export(
    sources: tuple[str, ...], out: Path, derived: bool, format_: str | None, config: Path | None
) -> int:
    """Write the pictures that need words to a file with an empty column alt.

    Where none does, those whose text was drawn from the caption, with what was drawn. SOURCE is as
    for build. Articles that are held back count too.
    """
    sheet = _SHEETS.get(out.suffix.lower())
    if sheet is None:
        raise click.UsageError(f"{out} ends in neither .csv nor .jsonl: name it so")
    configuration = _configuration(config)
    if configuration and configuration.sites and not sources:
        raise ConfigurationError(
            "pictures of sites can't be exported: name files, or write texts into the site's media library"
        )
    left_out: list[Rejected] = []

    articles: list[Article] = []
    for read in articles_of(sources, configuration, format_):
        if isinstance(read, Rejected):
            left_out.append(read)
        else:
            articles.append(read)
    about = configuration.masthead, configuration.alt_texts
    desk = in_need(articles, *about, derived=derived)
    offered = not desk.pictures and not derived
    if offered:
        desk = in_need(articles, *about, derived=True)
    write_whole(out, sheet(desk.pictures))
    say_left_out(left_out)
    for finding in desk.findings:
        say_finding(finding)
    number = len(desk.pictures)
    if offered and number:
        have = f"picture{'s' * (number != 1)} ha{'s' if number == 1 else 've'}"
        click.echo(f"{out}\tno picture needs words; {number} {have} what was drawn from captions")
    else:
        need = f"picture{'s' * (number != 1)} need{'s' * (number == 1)}"
        click.echo(f"{out}\t{number} {need} words")
    return int(ExitCode.INCOMPLETE if left_out or desk.findings else ExitCode.OK)


@alt.command("import")
@click.argument("file", type=click.Path(path_type=Path))
@config_option
def take_in(file: Path, config: Path | None) -> None:
    """Take the texts of a filled-in FILE into alt-texts.jsonl."""
    if file.suffix.lower() not in _SHEETS:
        raise click.UsageError(f"{file} ends in neither .csv nor .jsonl: name it so")
    configuration = _configuration(config)
    try:
        data = file.read_bytes()
    except OSError as error:
        raise SourceError(f"{file}: can't be read: {error.strerror or error}") from None
    sheet = read_sheet(data, str(file))
    if sheet.encoding == "windows-1252":
        click.echo(f"{file}: is no UTF-8; read as Windows-1252", err=True)
    new, archive = sheet.words.texts, configuration.folder / NAME
    old, kept = keep_texts(archive, lambda before: before.with_those_of(new))
    changed = sum(old.texts.get(key, text) != text for key, text in new.texts.items())
    summary = f"{len(kept) - len(old)} new, {changed} changed, {sheet.words.unfilled} still empty"
    click.echo(f"{archive}\t{summary}")


def _configuration(path: Path | None) -> Configuration:
    place = path or find_configuration(Path.cwd())
    if place is None:
        raise ConfigurationError(
            f"there is no paperpress.toml in this folder or above, beside which {NAME} could stand:"
            " name one with --config, or make one with `paperpress new`"
        )
    return load_configuration(place)
