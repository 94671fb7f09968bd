"""``paperpress build``: press editions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from pathlib import Path
from typing import Any

import click

from paperpress.cache import Cache, cache_folder, limit
from paperpress.cli.telling import Teller
from paperpress.cluster import cluster
from paperpress.config import Configuration, find, load, size_in_bytes
from paperpress.crew import Crew, begins_at_once, cores, hire
from paperpress.errors import ConfigurationError, SourceError
from paperpress.filing import report_json, write_whole
from paperpress.jobs import Job, settle
from paperpress.ledger import Pressed
from paperpress.model.alt_texts import AltTexts
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.model.masthead import Masthead
from paperpress.model.report import Tally
from paperpress.pressroom import Run
from paperpress.profiles import profile
from paperpress.sources import read

#: Editions for each worker from which on it pays to start processes anew.
_PAYS = 10
#: Editions after which the cache is looked over again.
_TRIMMED = 500


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
@click.option("--jobs", type=click.IntRange(min=1), help="How many cores to use; else all.")
@click.option("--cluster", metavar="ADDRESS", help="Press on a Dask cluster: its scheduler's.")
@click.option(
    "--send",
    type=click.Choice(["path", "value"]),
    default="path",
    show_default=True,
    help="How a cluster gets records and pictures and gives editions: in shared folders, or sent.",
)
@click.option("--no-cache", is_flag=True, help="Make everything anew, and keep nothing.")
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
    if options["cluster"]:
        with cluster(options["cluster"], options["send"]) as crew:
            return _press(articles, replace(job, threads=1), options, crew)
    return _press(articles, job, options, None)


def _press(
    articles: Iterable[Article | Rejected], job: Job, options: dict[str, Any], crew: Crew | None
) -> int:
    run = Run(articles, job)
    teller = Teller(job, quiet=options["quiet"], verbose=options["verbose"])
    tally = Tally()
    results: list[Pressed] = []
    with (
        _workers(len(run), options["jobs"] or cores())
        if crew is None
        else nullcontext(crew) as hired
    ):
        executor, ahead = (hired.executor, 2 * hired.workers) if hired else (None, 0)
        for number, pressed in enumerate(teller.follow(run, executor, ahead), 1):
            tally.add(pressed.report, pressed.findings)
            if options["report"]:
                results.append(pressed)
            if job.cache is not None and number % _TRIMMED == 0:
                job.cache.trim()
    tally.end(run.planned.left_out, run.planned.findings)
    teller.close(tally, run.planned.left_out, run.planned.findings)
    if options["report"]:
        write_whole(options["report"], report_json(run.report(results)))
    if job.cache is not None:
        job.cache.trim()
    return int(tally.exit_code(strict=options["strict"]))


@contextmanager
def _workers(editions: int, most: int) -> Iterator[Crew | None]:
    """Processes, where there are editions enough to pay for them; else everything is done here."""
    busy = min(most, editions)
    if busy < 2 or not (begins_at_once() or editions >= _PAYS * busy):
        yield None
        return
    executor = hire(busy)
    try:
        yield Crew(executor, busy)
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


def _configuration(path: Path | None) -> Configuration | None:
    found = path or find(Path.cwd())
    return load(found) if found else None


def _job(configuration: Configuration | None, options: dict[str, Any]) -> Job:
    masthead = _masthead(configuration, options)
    settings = configuration.edition if configuration else None
    names = options["profiles"] or (settings.profiles if settings else ("eink",))
    own_profiles = configuration.profiles if configuration else {}
    on: datetime | None = options["on"]
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
        threads=options["jobs"] or cores(),
        cache=None if options["no_cache"] else Cache(cache_folder(), limit()),
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
