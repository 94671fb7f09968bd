"""An edition on its way through the press: what a press of it reads before, and writes after."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import file_digest
from pathlib import Path

from paperpress.files.atomic import write_whole
from paperpress.files.cache import cache_folder
from paperpress.files.fetching import Fetcher
from paperpress.model.edition import Edition
from paperpress.model.report import EditionReport
from paperpress.pictures.darkroom import LocalDarkroom
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
    key: str
    """What it is known by from one press to the next (`edition_key`); empty without a cache."""


def task_of(edition: Edition, job: Job, device: Profile) -> Task:
    """Return a task with everything that an edition is pressed with; its articles aren't read yet.

    Raises:
        ConfigurationError: the theme isn't there.
    """
    theme = theme_of(job.theme)
    # What is fetched has to lie somewhere, even where nothing else is kept.
    kept = job.cache.folder if job.cache else cache_folder()
    fetch = Fetcher(kept) if job.fetch else None
    darkroom = LocalDarkroom(device, theme, threads=job.threads, fetch=fetch, cache=job.cache)
    key = edition_key(edition, job, theme, device) if job.cache else ""
    return Task(edition, job, device, theme, darkroom, key)


def unchanged(task: Task) -> Pressed | None:
    """Return an edition that is in the output folder and would come out the same; else None."""
    standing = KnownEditions(task.job.cache).find(task.key, task.darkroom, task.job.alt_texts)
    if standing is None or not _stands(standing.report, Path(task.job.out)):
        return None
    _note(task, standing)
    return standing.but_unchanged()


def deliver(task: Task, pressed: Pressed, data: bytes) -> Pressed:
    """Write an edition, noted before it stands, and keep what is known of it.

    Raises:
        OSError: it can't be written.
    """
    seen = task.darkroom.seen()
    pressed = replace(pressed, pictures=None if seen is None else tuple(seen.items()))
    KnownEditions(task.job.cache).keep(task.key, pressed, task.job.alt_texts)
    _note(task, pressed)
    written = write_whole(Path(task.job.out) / pressed.report.path, data)
    return pressed if written else pressed.but_unchanged()


def _note(task: Task, pressed: Pressed) -> None:
    keep_note(Path(task.job.out), note_of(task.edition, task.job, pressed.report))


def _stands(report: EditionReport, out: Path) -> bool:
    """Tell whether an edition's file is there with the bytes that were pressed."""
    try:
        with (out / report.path).open("rb") as file:
            return file_digest(file, "sha256").hexdigest() == report.sha256
    except OSError:
        return False
