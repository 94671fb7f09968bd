"""The docket of a run that was just pressed: how the same run ends when nothing has changed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from pathlib import Path

from paperpress.cli.telling import Line, Teller
from paperpress.config import NAME, Configuration
from paperpress.files.cache import Cache
from paperpress.model.alt_texts import PICTURE_KEY
from paperpress.model.report import Tally
from paperpress.picturedesk import archive
from paperpress.pictures.darkroom import key_in
from paperpress.pictures.store import inline
from paperpress.pressroom.job import Job
from paperpress.pressroom.known_runs import MOST, Docket, Looked, keep_report, look
from paperpress.pressroom.pressed import Pressed
from paperpress.pressroom.run import Run
from paperpress.themes.loading import folders_of

#: Runs of more editions hold too much to be held again.
MOST_EDITIONS = 500


def docket_of(
    cache: Cache,
    run: Run,
    results: Sequence[Pressed],
    teller: Teller,
    tally: Tally,
    inputs: Looked,
    code: int,
) -> Docket | None:
    """What a run would write and say if it were run again; None where files alone don't decide it."""
    pictures = _pictures(results)
    if pictures is None or len(pictures) > MOST:
        return None
    unchanged = [result.but_unchanged() for result in results]
    out = Path(run.job.out).resolve()
    reports = {}
    for day, of_day in groupby(unchanged, key=lambda result: result.report.date):
        for name, data in run.reports(date.fromisoformat(day), list(of_day)).items():
            reports[str(out / name)] = keep_report(cache, data)
    said: list[Line] = []
    again = Teller(run.job, quiet=teller.quiet, verbose=teller.verbose, say=said.append)
    for _ in again.follow(unchanged, len(run)):
        pass
    again.close(tally, run.planned.left_out, run.planned.findings)
    since, until = run.planned.window
    return Docket(
        inputs=replace(
            inputs,
            read={**inputs.read, **{name: digest for name, (_, digest) in pictures.items()}},
            real={**inputs.real, **{name: place for name, (place, _) in pictures.items()}},
        ),
        editions={str(out / result.report.path): result.report.sha256 for result in results},
        reports=reports,
        said=said,
        code=code,
        since=since.timestamp() if since else 0.0,
        until=until.timestamp() if until else None,
    )


def look_at_configuration(named: Path | None, found: Path | None) -> Looked:
    """The paperpress.toml that will be read, with what the picture desk wrote, before it is.

    Where it wasn't named, a nearer one would be taken if it were there.
    """
    files = [] if found is None else [found, found.resolve().parent / archive.NAME]
    if named is None:
        for folder in (here := Path.cwd(), *here.parents):
            files.append(folder / NAME)
            if found is not None and folder == found.parent:
                break
    return look(files)


def look_at_sources(
    sources: Sequence[str], configuration: Configuration | None, job: Job
) -> Looked:
    """The records and the theme, before they are read; pictures are known when a run is over."""
    patterns: list[tuple[Path, str]] = []
    named = [Path(source) for source in sources]
    if not named and configuration is not None:
        patterns = [(configuration.folder, name) for name in configuration.sources.files]
        named = configuration.source_paths()
    folders = [path for path in named if path.is_dir()]
    if isinstance(job.theme, str):
        folders += folders_of(job.theme)
    return look([path for path in named if not path.is_dir()], folders, patterns)


def _pictures(results: Sequence[Pressed]) -> dict[str, tuple[str, str]] | None:
    """Each picture by its path: where it truly lies, and its digest.

    None where the state of one isn't that of a file that lies where its name says.
    """
    found: dict[str, tuple[str, str]] = {}
    for result in results:
        if result.pictures is None or result.report.status == "failed":
            return None
        for ref, state in result.pictures:
            name = str(Path(ref.folder, ref.src))
            key = key_in(state)
            place = state.removesuffix(f" {key}")
            if key and place == os.path.realpath(name):
                found[name] = place, key.removeprefix(PICTURE_KEY)
            elif inline(ref.src) is None:
                return None
    return found
