"""What ``paperpress build`` does when the result of the same run isn't known already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from paperpress.cli.output import Output
from paperpress.config import Configuration, find_configuration, load_configuration
from paperpress.config.targets import Target
from paperpress.errors import ConfigurationError, ExitCode, RecordError, SourceError
from paperpress.files.atomic import write_whole
from paperpress.files.cache import Cache
from paperpress.files.readings import Readings
from paperpress.model.article import Article
from paperpress.model.finding import Finding, Rejected
from paperpress.model.masthead import Masthead
from paperpress.pressroom.from_sources import MOST_EDITIONS, keep_run
from paperpress.pressroom.job import Job, devices_of, look_up
from paperpress.pressroom.pressed import Pressed
from paperpress.pressroom.reports import report_json
from paperpress.pressroom.run import Run
from paperpress.pressroom.workers.dask import cluster
from paperpress.pressroom.workers.here import Here
from paperpress.pressroom.workers.processes import begins_at_once, cores, processes
from paperpress.pressroom.workers.protocol import Workers
from paperpress.sources import read
from paperpress.sources.folders import not_read
from paperpress.sources.reading import STANDARD_INPUT

if TYPE_CHECKING:
    from paperpress.delivery.report import DeliveryReport

#: Editions for each worker from which on it pays to start processes anew.
_PAYS = 10
#: Editions after which the cache is looked over again.
_TRIMMED = 500


def run_build(
    sources: tuple[str, ...], options: dict[str, Any], cache: Cache | None, key: str, output: Output
) -> ExitCode:
    """Press what the options say, and keep how it came out under a key that isn't empty.

    Returns:
        How the deliveries came out that are asked for after a build.
    """
    readings = Readings()
    config = options["config"] or find_configuration(Path.cwd(), readings)
    configuration = load_configuration(config, readings) if config else None
    job = look_up(_job(sources, configuration, options, cache), readings)
    if configuration and configuration.shelf:
        from paperpress.shelf.making import claim  # not every paper has a shelf

        claim(Path(job.out))
    run = _run_of(sources, configuration, options, job, readings if key else None)
    if _reads_sites(sources, configuration):
        key = ""  # the clock and the web decide what comes
    targets = configuration.targets_after_build if configuration else ()
    # A run that is known isn't made again, and what failed to be delivered has to be.
    kept = (
        bool(key)
        and len(run) <= MOST_EDITIONS
        and not (targets or (configuration and configuration.gate()))
    )
    results = _press(run, options, cache, output, keep=bool(options["report"] or kept))
    if configuration and configuration.shelf:
        _shelve(configuration, run, readings, output)
    output.close(run.planned.left_out, run.findings)
    if options["report"]:
        write_whole(options["report"], report_json(run.report(results)))
    if cache:
        if kept:
            keep_run(cache, key, run, results, readings)
        cache.trim()
    delivered = _deliver(targets, configuration, run.job, options)
    if options["report"] and delivered is not None:
        write_whole(options["report"], report_json(delivered.within(run.report(results))))
    return delivered.exit_code() if delivered else ExitCode.OK


def _press(
    run: Run, options: dict[str, Any], cache: Cache | None, output: Output, *, keep: bool
) -> list[Pressed]:
    """Press a run, say how it goes, and return how each edition came out; nothing unless it is to be kept."""
    results = []
    with _workers(run, options) as workers:
        for number, pressed in enumerate(output.follow(run.press(workers), len(run)), 1):
            if keep:
                results.append(pressed)
            if cache and number % _TRIMMED == 0:
                cache.trim()
    return results


def _shelve(configuration: Configuration, run: Run, readings: Readings, output: Output) -> None:
    """Make the shelf of what was pressed, and note what shows that it stands."""
    from paperpress.shelf.front import front_for
    from paperpress.shelf.making import SIGNS, make_shelf

    shelf = make_shelf(Path(run.job.out), front_for(configuration))
    run.note(shelf.findings)
    output.shelf(shelf)
    for name in SIGNS:
        readings.file(shelf.folder / name)


def _reads_sites(sources: tuple[str, ...], configuration: Configuration | None) -> bool:
    return bool(configuration and configuration.sites and not sources)


def _run_of(
    sources: tuple[str, ...],
    configuration: Configuration | None,
    options: dict[str, Any],
    job: Job,
    readings: Readings | None,
) -> Run:
    """Return the run of everything that files and sites give."""
    articles = articles_of(sources, configuration, options["format_"], options["as_of"], readings)
    if configuration is None or not _reads_sites(sources, configuration):
        run = Run.of(articles, job)
    else:
        from paperpress.cli.gathering import from_sites

        with from_sites(configuration, job, options) as sites:
            job = replace(
                sites.job(job),
                fetched=options["record"] or options["replay"],
                offline=bool(options["replay"]),
            )
            run = Run.of(chain(articles, sites.articles()), job)
        run.note(sites.findings)
    run.note(_files_not_read(sources, configuration, job))
    return run


def _deliver(
    targets: Sequence[Target],
    configuration: Configuration | None,
    job: Job,
    options: dict[str, Any],
) -> DeliveryReport | None:
    """Deliver what is due to some targets, and return how that came out; None where there is no target."""
    if configuration is None or not targets:
        return None
    from paperpress.cli.delivering import DeliveryOutput, deliver_to

    output = DeliveryOutput(quiet=options["quiet"], verbose=options["verbose"])
    configuration = replace(configuration, masthead=job.masthead)
    return deliver_to(
        targets, configuration, Path(job.out), output, devices_of(job.profiles)[0].name
    )


@contextmanager
def _workers(run: Run, options: dict[str, Any]) -> Iterator[Workers]:
    """Give workers: a cluster; processes, where there are editions enough to pay for them; or this process."""
    most = options["jobs"] or cores()
    busy = min(most, len(run))
    if options["cluster"]:
        with cluster(options["cluster"], run.job, options["send"]) as far:
            yield far
    elif busy > 1 and (begins_at_once() or len(run) >= _PAYS * busy):
        with processes(run.job, busy) as near:
            yield near
    else:
        yield Here(run.job)


def _places(sources: tuple[str, ...], configuration: Configuration | None) -> list[str]:
    """Return the files, folders and patterns that the articles come from; standard input is none."""
    if sources or configuration is None:
        return [str(Path.cwd() / source) for source in sources if source != STANDARD_INPUT]
    return configuration.places


def _files_not_read(
    sources: tuple[str, ...], configuration: Configuration | None, job: Job
) -> list[Finding]:
    """Find files with an ending that isn't read in a folder of sources (REC150)."""
    named = [Path(source) for source in sources]
    if not named and configuration is not None:
        named = configuration.source_paths()
    return [finding for path in named for finding in not_read(path, apart=Path(job.out))]


def _job(
    sources: tuple[str, ...],
    configuration: Configuration | None,
    options: dict[str, Any],
    cache: Cache | None,
) -> Job:
    only = options["only"]
    fields = {
        "masthead": _masthead(configuration, options),
        "out": options["out"],
        "on": options["on"],
        "since": only or options["since"],
        "until": only or options["until"],
        "desks": options["desks"],
        "fetch": options["fetch"],
        "sources": _places(sources, configuration),
        "threads": 1 if options["cluster"] else options["jobs"] or cores(),
        "cache": cache,
    }
    settings = ("profiles", "theme", "layout", "hyphenation", "max_size", "withdrawn")
    fields |= {name: options[name] for name in settings if options[name]}
    return Job.from_configuration(configuration, **fields) if configuration else Job(**fields)


def _masthead(configuration: Configuration | None, options: dict[str, Any]) -> Masthead:
    asked = {name: options[name] for name in ("title", "language") if options[name]}
    if configuration is not None:
        fields = {name: getattr(configuration.masthead, name) for name in Masthead.model_fields}
        return _validated({**fields, **asked})
    if len(asked) < 2:
        raise ConfigurationError(
            "there is no paperpress.toml in this folder or above:"
            " give --title and --language, or make one with `paperpress new`"
        )
    return _validated(asked)


def _validated(values: dict[str, Any]) -> Masthead:
    try:
        return Masthead.model_validate(values)
    except RecordError as error:
        raise ConfigurationError("\n".join(error.lines())) from None


def articles_of(
    sources: tuple[str, ...],
    configuration: Configuration | None,
    format_: str | None,
    as_of: datetime | None = None,
    readings: Readings | None = None,
) -> Iterator[Article | Rejected]:
    """Read everything that the sources hold. A wrong name is told before anything is pressed."""
    folder = configuration.folder if configuration else None
    named: list[str | Path] = list(sources)
    if not named:
        if configuration is None:
            raise SourceError("no source is named: give a file, a folder, or - for standard input")
        named = list(configuration.source_paths(readings))
        format_ = format_ or configuration.sources.format
    wanted = configuration.format_named(format_) if configuration else format_
    return chain.from_iterable(
        [read(name, format=wanted, folder=folder, as_of=as_of, readings=readings) for name in named]
    )
