"""What is to be pressed, and how."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path

from paperpress.errors import ConfigurationError
from paperpress.files.cache import Cache
from paperpress.files.readings import Readings
from paperpress.model.alt_texts import AltTexts
from paperpress.model.edition import Edition, Hyphenation, Layout, Withdrawn
from paperpress.model.masthead import Masthead
from paperpress.profiles import Profile, profile
from paperpress.themes.loading import Theme, load_theme


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be pressed, and how."""

    masthead: Masthead
    out: str | Path = "dist"
    """The output folder; made where it isn't there."""
    profiles: Sequence[str | Profile] = ("eink",)
    """Profiles that come along, by name, or your own; each gives an EPUB of every edition."""
    theme: str | Theme = "classic"
    """A theme, or its name, or the folder of one."""
    layout: Layout = "desk"
    hyphenation: Hyphenation | None = None
    """``auto``: the reader's engine; ``soft``: soft hyphens in body text; ``none``. None: what
    the profile says."""
    on: date | None = None
    """The date of all editions; None: each article's own."""
    since: date | None = None
    """The first day that is pressed of what the sources hold; None: the first that there is."""
    until: date | None = None
    """The last day that is pressed; None: the last that there is."""
    desks: Sequence[str] = ()
    """Slugs of the desks to press; none: all."""
    now: datetime | None = None
    """The time of pressing, with a zone, for embargoes; None: the clock's."""
    modified: datetime | None = None
    """When the editions were last changed, with a zone; None: the latest time of an article."""
    fetch: bool = False
    """Whether pictures on the web are fetched (`paperpress.files.fetching`)."""
    max_size: int | None = None
    """Bytes that no edition's file may go beyond; None: what the profile says."""
    alt_texts: AltTexts = field(default_factory=AltTexts)
    """What the picture desk wrote about pictures (`read_alt_texts`)."""
    threads: int = field(default_factory=lambda: os.cpu_count() or 1)
    """How many pictures of an edition are developed at once."""
    withdrawn: Withdrawn = "aside"
    """What becomes of an edition that was pressed before and isn't wanted any more: it is set
    ``aside`` where no reader finds it, ``remove``d, or ``keep``s its place and is told of."""
    sources: Sequence[str] = ()
    """Files, folders or patterns that the articles come from: an edition of records that lay there,
    and that are gone, isn't wanted any more. Empty: the files that the articles themselves name."""
    folder: str = ""
    """The folder that names of sources are relative to; empty: the current one."""
    plain_names: Mapping[tuple[date, str], str] = field(default_factory=dict)
    """By day and ending, the profile whose files have no profile's name in theirs, where an earlier
    press decided it (`paperpress.pressroom.naming`); elsewhere it is the first of `profiles`."""
    cache: Cache | None = None
    """Where pictures and what is known of editions are kept for the next time; None: nowhere."""


def look_up(job: Job, readings: Readings | None = None) -> Job:
    """Return the job with its theme and profiles loaded, so that a wrong name is reported at once.

    Raises:
        ConfigurationError: one of them isn't there.
    """
    if not job.profiles:
        raise ConfigurationError("no profile is named: give at least one")
    theme = theme_of(job.theme, readings)
    return replace(job, theme=theme, profiles=tuple(map(device_of, job.profiles)))


def theme_of(named: str | Theme, readings: Readings | None = None) -> Theme:
    """Return a theme, by name or folder or as it is; what is read for it is noted in `readings`.

    Raises:
        ConfigurationError: there is none of that name, or it is broken.
    """
    return named if isinstance(named, Theme) else load_theme(named, readings)


def device_of(named: str | Profile) -> Profile:
    """Return a profile, by name or as it is.

    Raises:
        ConfigurationError: there is none of that name.
    """
    return profile(named) if isinstance(named, str) else named


def path_of(edition: Edition, job: Job, device: Profile) -> str:
    """Return the path of an edition's file, such as ``2025-07-23/city.epub``.

    A profile other than the first asked for that day adds its name.
    """
    first = device_of(job.profiles[0]).name
    plain = job.plain_names.get((edition.date, device.extension), first)
    infix = "" if device.name == plain else f".{device.name}"
    return f"{edition.date.isoformat()}/{edition.slug}{infix}{device.extension}"


def limit_of(job: Job, device: Profile) -> int | None:
    """Return how many bytes an edition's file may have; None: any number."""
    return min((size for size in (job.max_size, device.max_bytes) if size), default=None)
