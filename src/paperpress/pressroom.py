"""The spine: what happens to a day's paper is what `press` says. The one writer of editions."""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from pathlib import Path

from paperpress.assembly import assemble
from paperpress.binding.epub import bind
from paperpress.binding.kepub import kepub
from paperpress.checks import check
from paperpress.editions import plan
from paperpress.errors import ConfigurationError, PaperpressError, SizeError
from paperpress.fetching import Fetcher, cache_folder
from paperpress.fitting import make_within, told
from paperpress.model.alt_texts import AltTexts
from paperpress.model.article import Article
from paperpress.model.edition import Edition, Hyphenation, Layout
from paperpress.model.finding import Finding, Rejected, Severity, in_order
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication
from paperpress.model.report import EditionReport, Report
from paperpress.pictures.darkroom import LocalDarkroom
from paperpress.profiles import Profile, profile
from paperpress.reporting.page import report_page
from paperpress.reporting.sheet import Sheet, sheet_of
from paperpress.themes import Theme, load_theme
from paperpress.version import __version__

REPORT_NAME = "report.json"
PAGE_NAME = "report.html"

Progress = Callable[[int, int, str], None]
"""Told how many editions are done, of how many, and the name of the last."""


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be pressed, and how."""

    masthead: Masthead
    out: str | Path = "dist"
    """The output folder; made where it isn't there."""
    profiles: Sequence[str | Profile] = ("eink",)
    """Profiles that come along, by name, or your own; each gives an EPUB of every edition."""
    theme: str = "classic"
    """A theme's name, or the folder of one."""
    layout: Layout = "desk"
    hyphenation: Hyphenation | None = None
    """``auto``: the reader's engine; ``soft``: soft hyphens in body text; ``none``. None: what
    the profile says."""
    on: date | None = None
    """The date of all editions; None: each article's own."""
    desks: Sequence[str] = ()
    """Slugs of the desks to press; none: all."""
    now: datetime | None = None
    """The time of pressing, with a zone, for embargoes; None: the clock's."""
    modified: datetime | None = None
    """When the editions were last changed, with a zone; None: the latest time of an article."""
    fetch: bool = False
    """Whether pictures on the web are fetched (`paperpress.fetching`)."""
    max_size: int | None = None
    """Bytes that no edition's file may go beyond; None: what the profile says."""
    alt_texts: AltTexts = field(default_factory=AltTexts)
    """What the picture desk wrote about pictures (`read_alt_texts`)."""
    threads: int = field(default_factory=lambda: os.cpu_count() or 1)
    """How many pictures are developed at once."""


@dataclass(frozen=True, slots=True)
class Pressed:
    """One edition, pressed for one profile."""

    report: EditionReport
    findings: tuple[Finding, ...]
    sheet: Sheet | None
    """What it gives to the editor's report; None where it failed."""


def press(
    articles: Iterable[Article | Rejected],
    job: Job,
    *,
    executor: Executor | None = None,
    progress: Progress | None = None,
) -> Report:
    """Press a day's articles into editions, and write them with a report beside them.

    Args:
        articles: what `paperpress.read` gives.
        job: what is to be pressed, and how.
        executor: runs the editions; None: one after the other, here.
        progress: called after each edition.

    Raises:
        ConfigurationError: the job names a profile or a theme that isn't there.
        OSError: the output folder can't be written.
    """
    _, devices = settle(job)
    now = job.now or datetime.now(UTC)
    planned = plan(articles, job.masthead, on=job.on, layout=job.layout, desks=job.desks, now=now)
    tasks = [(edition, device) for edition in planned for device in devices]
    run = map if executor is None else executor.map
    results: list[Pressed] = []
    for pressed in (
        run(press_edition, *zip(*((e, job, d) for e, d in tasks), strict=True)) if tasks else ()
    ):
        results.append(pressed)
        if progress is not None:
            progress(len(results), len(tasks), pressed.report.path or pressed.report.desk)
    report = Report(
        version=__version__,
        editions=tuple(result.report for result in results),
        rejected=planned.left_out,
        findings=in_order(
            (*planned.findings, *(finding for result in results for finding in result.findings))
        ),
    )
    _write_reports(report, results, Path(job.out))
    return report


def settle(job: Job) -> tuple[Theme, tuple[Profile, ...]]:
    """The theme and the profiles of a job, so that a wrong name is told before anything is pressed.

    Raises:
        ConfigurationError: one of them isn't there.
    """
    if not job.profiles:
        raise ConfigurationError("no profile is named: give at least one")
    return load_theme(str(job.theme)), tuple(_device(named) for named in job.profiles)


def _device(named: str | Profile) -> Profile:
    return profile(named) if isinstance(named, str) else named


def press_edition(edition: Edition, job: Job, named: str | Profile) -> Pressed:
    """Press one edition for one profile: assemble, check, bind, write.

    Takes and returns values that pickle, so that any executor can run it. What goes wrong with
    this edition alone is in its report; the others go on.
    """
    theme, device = load_theme(str(job.theme)), _device(named)
    where = _path(edition, job, device)
    try:
        darkroom = LocalDarkroom(
            device, theme, threads=job.threads, fetch=Fetcher(cache_folder()) if job.fetch else None
        )

        def make() -> tuple[Publication, bytes]:
            hyphenation = job.hyphenation or device.hyphenation
            publication = assemble(
                edition,
                theme,
                device,
                darkroom,
                modified=job.modified,
                hyphenation=hyphenation,
                alt_texts=job.alt_texts,
            )
            return publication, bind(
                kepub(publication) if device.package == "kepub" else publication
            )

        limit = min((size for size in (job.max_size, device.max_bytes) if size), default=None)
        publication, data = make_within(limit, darkroom, make)
        given_up = told(darkroom.given_up(), device.ssim, limit, where)
        findings = in_order((*publication.findings, *check(publication), *given_up))
        status = write_whole(Path(job.out) / where, data)
    except (PaperpressError, OSError) as error:
        return _failed(edition, device.name, error)
    count = publication.pictures
    report = EditionReport(
        path=where,
        identifier=edition.identifier,
        masthead=edition.masthead.title,
        desk=edition.slug,
        date=edition.date.isoformat(),
        profile=device.name,
        articles=len(edition.articles),
        pictures=count.informative + count.decorative,
        bytes=len(data),
        sha256=sha256(data).hexdigest(),
        status="pressed" if status else "unchanged",
    )
    return Pressed(report, findings, sheet_of(edition, publication, findings))


def _path(edition: Edition, job: Job, device: Profile) -> str:
    """``2025-07-23/city.epub``; a profile other than the first asked for adds its name."""
    infix = "" if device.name == _device(job.profiles[0]).name else f".{device.name}"
    return f"{edition.date.isoformat()}/{edition.slug}{infix}{device.extension}"


def _failed(edition: Edition, profile_name: str, error: Exception) -> Pressed:
    report = EditionReport(
        path="",
        identifier=edition.identifier,
        masthead=edition.masthead.title,
        desk=edition.slug,
        date=edition.date.isoformat(),
        profile=profile_name,
        articles=len(edition.articles),
        pictures=0,
        bytes=0,
        sha256="",
        status="failed",
    )
    too_large = isinstance(error, SizeError)
    finding = Finding(
        "EDN003" if too_large else "EDN002",
        Severity.ERROR,
        "",
        f"{edition.date.isoformat()}/{edition.slug}",
        f"The edition could not be pressed: {error}",
        "Allow more, leave pictures out, or press an EPUB a desk."
        if too_large
        else "Mend what the message names, and press again.",
    )
    return Pressed(report, (finding,), None)


def write_whole(path: Path, data: bytes) -> bool:
    """Write a file so that it appears whole under its name or not at all.

    The bytes go to a temporary file in the same folder, are synced, and take the name in one step.

    Returns:
        False where the file was there already with the same bytes, and was left alone.

    Raises:
        OSError: it can't be written.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_file() and path.stat().st_size == len(data) and path.read_bytes() == data:
        return False
    handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return True


def _umask() -> int:
    current = os.umask(0)
    os.umask(current)
    return current


def report_json(report: Report) -> bytes:
    """The report as report.json has it (CONTRACT, section 1): UTF-8, in a stable order."""
    document = {
        "paperpress": report.version,
        "editions": [
            {name: getattr(edition, name) for name in EditionReport.__slots__}
            for edition in report.editions
        ],
        "rejected": [
            {
                "source": rejected.source,
                "article": rejected.article,
                "errors": [
                    {"path": error.path, "message": error.message} for error in rejected.errors
                ],
            }
            for rejected in report.rejected
        ],
        "findings": [finding_json(finding) for finding in report.findings],
    }
    return json.dumps(document, ensure_ascii=False, indent=2).encode("utf-8", "replace") + b"\n"


def finding_json(finding: Finding) -> dict[str, str]:
    """A finding as report.json and `paperpress check --format json` have it."""
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "article": finding.article,
        "path": finding.path,
        "message": finding.message,
        "remedy": finding.remedy,
    }


def _write_reports(report: Report, results: Sequence[Pressed], out: Path) -> None:
    """A report.json in each day's folder, and the same as a page.

    They tell of that day's editions, and of all that was left out.
    """
    everywhere = {finding for result in results for finding in result.findings}
    for day in dict.fromkeys(edition.date for edition in report.editions):
        of_day = [result for result in results if result.report.date == day]
        own = {finding for result in of_day for finding in result.findings}
        planned = [f for f in report.findings if f in own or f not in everywhere]
        one = replace(
            report,
            editions=tuple(result.report for result in of_day),
            findings=tuple(planned),
        )
        write_whole(out / day / REPORT_NAME, report_json(one))
        sheets = [result.sheet for result in of_day if result.sheet is not None]
        write_whole(out / day / PAGE_NAME, report_page(one, sheets, date.fromisoformat(day)))
