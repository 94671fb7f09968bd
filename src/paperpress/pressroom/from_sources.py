"""Presses the articles of sources, or only compares files where nothing has changed."""

from __future__ import annotations

import os
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import date, datetime
from itertools import chain, groupby
from pathlib import Path

from paperpress.files.cache import Cache, code, key_of
from paperpress.files.readings import Readings
from paperpress.model.alt_texts import PICTURE_KEY
from paperpress.model.report import RunOutcome
from paperpress.pictures.darkroom import key_in
from paperpress.pictures.store import inline
from paperpress.pressroom import known_runs
from paperpress.pressroom.job import Job, look_up
from paperpress.pressroom.known_editions import parts_of_job
from paperpress.pressroom.known_runs import KnownRun, keep_report
from paperpress.pressroom.pressed import Pressed
from paperpress.pressroom.run import Run
from paperpress.pressroom.workers.executor import ByExecutor
from paperpress.sources.folders import not_read
from paperpress.sources.formats.table import Format
from paperpress.sources.reading import STANDARD_INPUT, read

#: Runs of more editions, or of more pictures, take longer to look at than they are worth keeping.
MOST_EDITIONS = 500
_MOST_PICTURES = 5000


def press_sources(
    sources: Sequence[str | Path],
    job: Job,
    *,
    format: str | Format | None = None,
    folder: str | Path | None = None,
    as_of: datetime | None = None,
    executor: Executor | None = None,
) -> RunOutcome:
    """Read sources and press them; only compare files where the cache says that nothing changed.

    Args:
        sources: files and folders, as `paperpress.read` takes them, and so are the next three.
        job: what is to be pressed, and how.
        format: the format of all of them; None: told by their content.
        folder: the folder that pictures lie below; None: that of each file.
        as_of: when the sources were read: what ``17 hours ago`` is told from.
        executor: runs the editions; None: one after the other, here.

    Raises:
        ConfigurationError: the job names a profile or a theme that isn't there.
        SourceError: a source isn't there or can't be opened, or there is no such format.
        OSError: the output folder can't be written.
    """
    readings = Readings()
    job = look_up(job, readings)
    key = _key(sources, job, format, folder, as_of)
    if job.cache and key:
        now = job.now.timestamp() if job.now else time.time()
        outcome = known_runs.repeated(job.cache, key, now)
        if outcome is not None:
            return outcome
    named = [
        read(source, format=format, folder=folder, as_of=as_of, readings=readings)
        for source in sources
    ]
    places = tuple(str(source) for source in sources if str(source) != STANDARD_INPUT)
    job = replace(job, sources=job.sources or places)
    run = Run.of(chain.from_iterable(named), job)
    for source in sources:
        run.note(not_read(Path(source), apart=Path(job.out)))
    results = list(run.press(None if executor is None else ByExecutor(executor, run.job)))
    if job.cache and key:
        keep_run(job.cache, key, run, results, readings)
    return run.outcome(results)


def keep_run(
    cache: Cache, key: str, run: Run, results: Sequence[Pressed], readings: Readings
) -> None:
    """Keep how a run came out, unless more than files and the hour decided it.

    So it is not kept where an edition failed, where a picture is lost and may yet come, and where
    the run is too large to be looked over; nor where it took an edition away, which is done once.
    """
    withdrew = any(finding.code == "EDN040" for finding in run.findings)
    if len(results) > MOST_EDITIONS or withdrew:
        return
    pictures = _pictures(results)
    if pictures is None or len(pictures) > _MOST_PICTURES:
        return
    for name, (place, digest) in pictures.items():
        readings.picture(name, place, digest)
    run.withdrawing.note(readings)
    unchanged = [result.but_unchanged() for result in results]
    out = Path(run.job.out).resolve()
    reports = {}
    for day, of_day in groupby(unchanged, key=lambda result: result.report.date):
        for name, data in run.reports(date.fromisoformat(day), list(of_day)).items():
            reports[str(out / name)] = keep_report(cache, data)
    since, until = run.planned.window
    known_run = KnownRun(
        readings=readings,
        editions={str(out / result.report.path): result.report.sha256 for result in results},
        reports=reports,
        outcome=run.outcome(unchanged),
        since=since.timestamp() if since else 0.0,
        until=until.timestamp() if until else None,
    )
    known_runs.keep(cache, key, known_run)


def _pictures(results: Sequence[Pressed]) -> Mapping[str, tuple[str, str]] | None:
    """Return each picture by its path, with where it truly lies and its digest.

    None where the state of one isn't that of a file that lies where its name says.
    """
    places: dict[str, tuple[str, str]] = {}
    for result in results:
        if result.pictures is None or result.report.status == "failed":
            return None
        for ref, state in result.pictures:
            name = str(Path(ref.folder, ref.src))
            key = key_in(state)
            place = state.removesuffix(f" {key}")
            if key and place == os.path.realpath(name):
                places[name] = place, key.removeprefix(PICTURE_KEY)
            elif inline(ref.src) is None:
                return None
    return places


def _key(
    sources: Sequence[str | Path],
    job: Job,
    format: str | Format | None,
    folder: str | Path | None,
    as_of: datetime | None,
) -> str:
    """Return a key of everything but files that decides a press of sources; empty where more decides."""
    if job.fetch or isinstance(format, Format) or STANDARD_INPUT in map(str, sources):
        return ""
    where = (str(Path.cwd()), *map(str, (*sources, job.out, format, folder, as_of)))
    what = map(
        repr,
        (*job.profiles, job.layout, job.on, job.since, job.until, tuple(job.desks), job.withdrawn),
    )
    texts = repr((sorted(job.alt_texts.texts.items()), job.alt_texts.details, job.overlay.changes))
    return key_of("sources", code(), *where, *what, texts, *parts_of_job(job))
