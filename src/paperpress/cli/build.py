"""``paperpress build``: press editions."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import click

from paperpress.config import Configuration, find, load, size_in_bytes
from paperpress.errors import ConfigurationError, ExitCode, SourceError
from paperpress.model.alt_texts import AltTexts
from paperpress.model.article import Article
from paperpress.model.finding import Finding, Rejected
from paperpress.model.masthead import Masthead
from paperpress.model.report import Report
from paperpress.pressroom import Job, press, report_json, settle, write_whole
from paperpress.profiles import profile
from paperpress.sources import read


class _Size(click.ParamType[int]):
    """Bytes, with a unit."""

    name = "size"

    def convert(self, value: str, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """As `paperpress.config.size_in_bytes` reads it."""
        try:
            return size_in_bytes(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


class Moment(click.ParamType[datetime]):
    """A date-time with a zone."""

    name = "date-time"

    def convert(
        self, value: str, param: click.Parameter | None, ctx: click.Context | None
    ) -> datetime:
        """As RFC 3339 has it."""
        try:
            moment = datetime.fromisoformat(value)
        except ValueError:
            moment = datetime.min
        if moment.tzinfo is None:
            self.fail(f"{value!r}: write one such as 2025-07-23T05:00:00+01:00", param, ctx)
        return moment


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE]...")
@click.option("-c", "--config", type=click.Path(path_type=Path), help="The paperpress.toml to use.")
@click.option("-o", "--out", default="dist", show_default=True, type=click.Path(path_type=Path))
@click.option("--title", help="The newspaper's title, where there is no paperpress.toml.")
@click.option("--language", help="Its language (BCP 47), where there is no paperpress.toml.")
@click.option("--date", "on", type=click.DateTime(["%Y-%m-%d"]), help="The edition's date.")
@click.option("--desk", "desks", multiple=True, help="Press this desk alone (repeatable).")
@click.option(
    "--layout", type=click.Choice(["desk", "paper"]), help="An EPUB a desk, or the day in one."
)
@click.option("--profile", "profiles", multiple=True, help="A device profile (repeatable).")
@click.option("--theme", help="A theme's name or folder.")
@click.option(
    "--hyphenation",
    type=click.Choice(["auto", "soft", "none"]),
    help="By the reader's engine, by soft hyphens in body text, or none; else as the profile says.",
)
@click.option("--max-size", type=_Size(), help="Of a file, such as 8MB; pictures give way.")
@click.option("--from", "format_", help="The format of the sources.")
@click.option("--fetch", is_flag=True, help="Fetch pictures that are on the web.")
@click.option("--as-of", type=Moment(), help="When the sources were read: for “17 hours ago”.")
@click.option("--strict", is_flag=True, help="Fail on findings of severity error or warning.")
@click.option("--jobs", type=click.IntRange(min=1), help="How many pictures at once.")
@click.option("--report", type=click.Path(path_type=Path), help="Write the whole report here too.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing but errors.")
@click.option("-v", "--verbose", is_flag=True, help="Tell every finding.")
def build(sources: tuple[str, ...], **options: Any) -> int:
    """Press editions from SOURCE: files, folders or - for standard input.

    Without SOURCE, from the sources that paperpress.toml names.
    """
    configuration = _configuration(options["config"])
    job = _job(configuration, options)
    settle(job)
    articles = articles_of(sources, configuration, options["format_"], options["as_of"])
    report = press(articles, job, progress=None if options["quiet"] else _progress())
    if options["report"]:
        write_whole(options["report"], report_json(report))
    _tell(report, job, quiet=options["quiet"], verbose=options["verbose"])
    return int(report.exit_code(strict=options["strict"]))


def _configuration(path: Path | None) -> Configuration | None:
    found = path or find(Path.cwd())
    return load(found) if found else None


def _job(configuration: Configuration | None, options: dict[str, Any]) -> Job:
    masthead = _masthead(configuration, options)
    settings = configuration.edition if configuration else None
    names = options["profiles"] or (settings.profiles if settings else ("eink",))
    own_profiles = configuration.profiles if configuration else {}
    on: datetime | None = options["on"]
    own: dict[str, Any] = {"threads": options["jobs"]} if options["jobs"] else {}
    return Job(
        masthead=masthead,
        out=options["out"],
        profiles=[profile(name, own_profiles) for name in names],
        theme=options["theme"] or (settings.theme if settings else "classic"),
        layout=options["layout"] or (settings.layout if settings else "desk"),
        hyphenation=options["hyphenation"] or (settings.hyphenation if settings else None),
        on=date(on.year, on.month, on.day) if on else None,
        desks=options["desks"],
        fetch=options["fetch"],
        max_size=options["max_size"] or (settings.max_size if settings else None),
        alt_texts=configuration.alt_texts if configuration else AltTexts(),
        **own,
    )


def _masthead(configuration: Configuration | None, options: dict[str, Any]) -> Masthead:
    told = {name: options[name] for name in ("title", "language") if options[name]}
    if configuration is not None:
        known = {name: getattr(configuration.masthead, name) for name in Masthead.model_fields}
        return _validated({**known, **told})
    if len(told) < 2:
        raise ConfigurationError(
            "there is no paperpress.toml in this folder or above:"
            " give --title and --language, or make one with `paperpress new`"
        )
    return _validated(told)


def _validated(values: dict[str, Any]) -> Masthead:
    from pydantic import ValidationError

    from paperpress.config import explain

    try:
        return Masthead.model_validate(values)
    except ValidationError as error:
        raise ConfigurationError("\n".join(explain(error))) from None


def articles_of(
    sources: tuple[str, ...],
    configuration: Configuration | None,
    format_: str | None,
    as_of: datetime | None = None,
) -> Iterator[Article | Rejected]:
    """Everything that the sources hold. A wrong name is told before anything is pressed."""
    folder = configuration.folder if configuration else None
    named: list[str | Path] = list(sources)
    if not named:
        if configuration is None:
            raise SourceError("no source is named: give a file, a folder, or - for standard input")
        named = list(configuration.source_paths())
        format_ = format_ or configuration.sources.format
    own = configuration.formats if configuration else {}
    wanted = own.get(format_ or "", format_)
    return chain.from_iterable(
        [read(name, format=wanted, folder=folder, as_of=as_of) for name in named]
    )


def _progress() -> Callable[[int, int, str], None]:
    terminal = sys.stderr.isatty()

    def show(done: int, total: int, name: str) -> None:
        if terminal:
            width = 24
            full = width * done // total
            bar = "#" * full + "-" * (width - full)
            click.echo(f"\r[{bar}] {done}/{total} {name[:40]:<40}", err=True, nl=done == total)
        else:
            click.echo(f"{done}/{total} {name}", err=True)

    return show


def _tell(report: Report, job: Job, *, quiet: bool, verbose: bool) -> None:
    _tell_editions(report, job)
    tell_left_out(report.rejected)
    if report.exit_code() is ExitCode.NOTHING:
        click.echo("nothing could be pressed", err=True)
    if not quiet:
        _tell_findings(report.findings, verbose=verbose)


def tell_left_out(rejected: Iterable[Rejected]) -> None:
    """Each record that was left out, with every reason, on standard error."""
    for one in rejected:
        name = f" ({one.article})" if one.article else ""
        click.echo(f"left out: {one.source}{name}", err=True)
        for error in one.errors:
            click.echo(f"  {error.path + ' ' if error.path else ''}{error.message}", err=True)


def _tell_editions(report: Report, job: Job) -> None:
    """What was pressed: a table on a terminal, lines with tabs elsewhere."""
    rows = []
    for edition in report.editions:
        if edition.status == "failed":
            click.echo(f"failed: {edition.date}/{edition.desk} ({edition.profile})", err=True)
            continue
        articles = f"{edition.articles} article{'s' * (edition.articles != 1)}"
        pictures = f"{edition.pictures} picture{'s' * (edition.pictures != 1)}"
        size = f"{edition.bytes / 1_000_000:.2f} MB"
        rows.append((str(Path(job.out) / edition.path), articles, pictures, size, edition.status))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        if sys.stdout.isatty():
            cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
            click.echo("  ".join(cells).rstrip())
        else:
            click.echo("\t".join(row))


def _tell_findings(findings: tuple[Finding, ...], *, verbose: bool) -> None:
    count = dict.fromkeys(("error", "warning", "notice"), 0)
    for finding in findings:
        count[finding.severity.value] += 1
        if verbose or finding.severity.value == "error":
            click.echo(finding_line(finding), err=True)
    told = ", ".join(f"{number} {name}{'s' * (number != 1)}" for name, number in count.items())
    click.echo(f"findings: {told}", err=True)


def finding_line(finding: Finding) -> str:
    """A finding on one line."""
    where = " ".join(part for part in (finding.article, finding.path) if part)
    return f"{finding.severity.value} {finding.code} {where}: {finding.message} {finding.remedy}"
