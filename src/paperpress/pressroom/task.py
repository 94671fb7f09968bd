"""An edition on its way through the press: what a press of it reads before, and writes after."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path

from paperpress.assembly import picture_refs
from paperpress.files.atomic import write_whole
from paperpress.files.cache import cache_folder
from paperpress.files.fetching import Fetcher
from paperpress.model.edition import Edition
from paperpress.model.finding import Finding, in_order
from paperpress.model.report import EditionReport
from paperpress.model.story import Story
from paperpress.pictures.darkroom import LocalDarkroom, key_in
from paperpress.pictures.held_keys import HeldKeys
from paperpress.pressroom.departures import has_left
from paperpress.pressroom.issues import (
    Issue,
    broken_note,
    keep_issue,
    last_issue,
    next_issue,
    with_names,
)
from paperpress.pressroom.job import Job, theme_of
from paperpress.pressroom.known_editions import KnownEditions, edition_key
from paperpress.pressroom.pressed import Pressed
from paperpress.pressroom.pressed_before import keep_note, note_of
from paperpress.profiles import Profile
from paperpress.themes.loading import Theme


@dataclass(frozen=True, slots=True)
class Task:
    """An edition to be pressed for a profile, with all that a press reads and writes."""

    edition: Edition
    job: Job
    device: Profile
    theme: Theme
    darkroom: LocalDarkroom
    issue: Issue | None = None
    """The issue before this press, then the one that it makes; None where there is none."""
    findings: tuple[Finding, ...] = ()
    """What was found about the note of the last issue; told once, since the next one is whole."""

    @property
    def key(self) -> str:
        """What it is known by from one press to the next (`edition_key`); empty without a cache.

        The issue that stands decides what is told as changed: from an issue that holds the same comes
        the same again.
        """
        mark = self.issue.mark if self.issue else ""
        if not self.job.cache:
            return ""
        return edition_key(self.edition, self.job, self.theme, self.device, mark)


#: Seconds for which a site isn't asked again for a picture that it gave: a site is pressed often, and
#: puts another picture at another address.
_DAY = 24 * 3600.0


def task_of(edition: Edition, job: Job, device: Profile, held: HeldKeys | None = None) -> Task:
    """Return a task with everything that an edition is pressed with; its articles aren't read yet.

    Args:
        edition: what is pressed.
        job: how.
        device: for which profile.
        held: what files of pictures held when they were read last; None: each is read.

    Raises:
        ConfigurationError: the theme isn't there.
    """
    theme = theme_of(job.theme)
    # What is fetched has to lie somewhere, even where nothing else is kept.
    kept = job.cache.folder if job.cache else cache_folder()
    fetch = _fetcher(Path(job.fetched or kept), job) if job.fetch else None
    darkroom = LocalDarkroom(
        device, theme, threads=job.threads, fetch=fetch, cache=job.cache, held=held
    )
    return Task(edition, job, device, theme, darkroom, last_issue(Path(job.out), edition))


def as_issue(task: Task, stories: Sequence[Story]) -> tuple[Task, tuple[Story, ...]]:
    """Return the task of the issue that its stories make, which knows what changed, and the stories.

    Pages keep the names that they had.
    """
    edition, out = task.edition, Path(task.job.out)
    stories = with_names(stories, task.issue)
    states = task.darkroom.states(picture_refs(edition, stories))
    issue = next_issue(
        task.issue,
        edition,
        stories,
        {ref: key_in(state) for ref, state in states.items()},
        left=has_left(out, edition.date, task.issue.mark if task.issue else ""),
        now=task.job.now,
    )
    edition = replace(edition, changes=issue.changes)
    findings = tuple(broken_note(out, edition))
    return replace(task, edition=edition, issue=issue, findings=findings), stories


def _fetcher(folder: Path, job: Job) -> Fetcher:
    if not job.hosts and not job.offline:
        return Fetcher(folder)
    from paperpress.files.internet import allowing  # slow to load, and most editions fetch nothing

    fresh = _DAY if job.cache else 0.0
    return Fetcher(folder, allowed=allowing(job.hosts), offline=job.offline, fresh=fresh)


def unchanged(task: Task) -> Pressed | None:
    """Return an edition that is in the output folder and would come out the same; else None."""
    standing = KnownEditions(task.job.cache).find(task.key, task.darkroom, task.job.alt_texts)
    if standing is None or not _stands(standing.report, Path(task.job.out)):
        return None
    _note(task, standing.report)
    return standing.but_unchanged()


def deliver(task: Task, pressed: Pressed, data: bytes) -> Pressed:
    """Write an edition, noted before it stands, and keep what is known of it.

    Raises:
        OSError: it can't be written.
    """
    pressed = keep(task, pressed)
    return pressed if write_edition(task, pressed.report, data) else pressed.but_unchanged()


def keep(task: Task, pressed: Pressed) -> Pressed:
    """Keep what is known of an edition, and return it with its pictures as they were seen."""
    # A voice that failed may do better next time.
    failed = any(finding.code == "SND003" for finding in pressed.findings)
    seen = None if failed else task.darkroom.seen()
    pressed = replace(pressed, pictures=None if seen is None else tuple(seen.items()))
    KnownEditions(task.job.cache).keep(task.key, pressed, task.job.alt_texts)
    return replace(pressed, findings=in_order((*task.findings, *pressed.findings)))


def write_edition(task: Task, report: EditionReport, data: bytes) -> bool:
    """Write an edition, noted before it stands, and tell whether its file is another than before.

    Raises:
        OSError: it can't be written.
    """
    if task.issue is not None:
        keep_issue(Path(task.job.out), task.edition, task.issue)
    _note(task, report)
    return write_whole(Path(task.job.out) / report.path, data)


def _note(task: Task, report: EditionReport) -> None:
    issue = task.issue.mark if task.issue else ""
    keep_note(Path(task.job.out), note_of(task.edition, task.job, report, issue))


def _stands(report: EditionReport, out: Path) -> bool:
    """Tell whether an edition's file is there with the bytes that were pressed."""
    try:
        with (out / report.path).open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == report.sha256
    except OSError:
        return False
