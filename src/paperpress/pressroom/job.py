"""What is to be pressed, and how."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final, Protocol, get_args

from paperpress.braille.louis import liblouis
from paperpress.errors import ConfigurationError
from paperpress.files.cache import Cache
from paperpress.files.readings import Readings
from paperpress.model.alt_texts import AltTexts
from paperpress.model.edition import Edition, Hyphenation, Layout, Withdrawn
from paperpress.model.masthead import Masthead
from paperpress.model.overlay import Overlay
from paperpress.profiles import GROUPS, Profile, profile
from paperpress.speech.settings import SpeechSettings
from paperpress.themes.loading import Theme, load_theme

_NONE: Final[Mapping[str, Profile]] = MappingProxyType({})


class Configured(Protocol):
    """What describes a job: a `paperpress.config.Configuration`, which stands above this room."""

    def fields_of_job(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the fields of the job; those that are `given` go before its own."""
        ...


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be pressed, and how.

    Attributes:
        masthead: The newspaper.
        out: The output folder; made where it isn't there.
        profiles: Profiles that come along, by name, or your own; each gives an EPUB of every edition.
        theme: A theme, or its name, or the folder of one.
        layout: ``desk``: an edition a desk; ``paper``: the whole day in one, with desks as its parts.
        hyphenation: ``auto``: the reader's engine; ``soft``: soft hyphens in body text; ``none``.
            None: what the profile says.
        on: The date of all editions; None: each article's own.
        since: The first day that is pressed of what the sources hold; None: the first that there is.
        until: The last day that is pressed; None: the last that there is.
        desks: Slugs of the desks to press; none: all.
        now: The time of pressing, with a zone, for embargoes; None: the clock's. It is also the time of
            a change in a re-issue whose record tells none; None: such a change has no time.
        modified: When the editions were last changed, with a zone; None: the latest time of an
            article.
        fetch: Whether pictures on the web are fetched.
        fetched: Folder that fetched pictures are kept in; None: the cache's.
        offline: Whether pictures on the web are taken from `fetched` alone, and no server is asked.
        hosts: Hosts whose pictures are fetched though they aren't on the open internet: those of
            the newsroom's own network that it names itself.
        max_size: Bytes that no edition's file may go beyond; None: what the profile says.
        alt_texts: What the picture desk wrote about pictures (`read_alt_texts`).
        overlay: What editors changed of records (`read_overlay`).
        threads: How many pictures of an edition are developed at once.
        withdrawn: What becomes of an edition that was pressed before and isn't wanted any more: it
            is set ``aside`` where no reader finds it, ``remove``d, or ``keep``s its place and is
            named in the report.
        sources: Files, folders or patterns that the articles come from: an edition of records that
            lay there, and that are gone, isn't wanted any more. Empty: the files that the articles
            themselves name.
        folder: The folder that names of sources are relative to; empty: the current one.
        plain_names: By day and ending, the profile whose files have no profile's name in theirs,
            where an earlier press decided it; elsewhere it is the first of `profiles`.
        speech: How profiles that read themselves aloud are heard: voices, silences, a lexicon.
        cache: Where pictures and what is known of editions are kept for the next time; None: nowhere.
    """

    masthead: Masthead
    out: str | Path = "dist"
    profiles: Sequence[str | Profile] = ("eink",)
    theme: str | Theme = "classic"
    layout: Layout = "desk"
    hyphenation: Hyphenation | None = None
    on: date | None = None
    since: date | None = None
    until: date | None = None
    desks: Sequence[str] = ()
    now: datetime | None = None
    modified: datetime | None = None
    fetch: bool = False
    fetched: str | Path | None = None
    offline: bool = False
    hosts: Sequence[str] = ()
    max_size: int | None = None
    alt_texts: AltTexts = field(default_factory=AltTexts)
    overlay: Overlay = field(default_factory=Overlay)
    threads: int = field(default_factory=lambda: os.cpu_count() or 1)
    withdrawn: Withdrawn = "aside"
    sources: Sequence[str] = ()
    folder: str = ""
    plain_names: Mapping[tuple[date, str], str] = field(default_factory=dict)
    speech: SpeechSettings = field(default_factory=SpeechSettings)
    cache: Cache | None = None

    @classmethod
    def from_configuration(cls, configuration: Configured, **fields: Any) -> Job:
        """Return the job that a paperpress.toml describes.

        Args:
            configuration: the file, as `load_configuration` reads it.
            fields: any fields of the job; they go before what the file says. Names of profiles may
                be those of the file's own.

        Raises:
            ConfigurationError: there is no profile of that name, or the theme leads out of the
                file's folder.
        """
        return cls(**configuration.fields_of_job(fields))


def look_up(job: Job, readings: Readings | None = None) -> Job:
    """Return the job with its theme and profiles loaded, so that what is wrong is reported at once.

    Raises:
        ConfigurationError: one of them isn't there, or another field can't be used.
        ToolError: a profile is for braille, and liblouis isn't there.
    """
    if not job.profiles:
        raise ConfigurationError("no profile is named: give at least one")
    _check_choices(job)
    for name in ("now", "modified"):
        moment = getattr(job, name)
        if moment is not None and moment.tzinfo is None:
            raise ConfigurationError(f"{name} needs a time zone")
    if job.threads < 1:
        raise ConfigurationError(f"threads: must be 1 or more, not {job.threads}")
    theme = theme_of(job.theme, readings)
    profiles = devices_of(job.profiles)
    if any(device.braille for device in profiles):
        liblouis()  # a library that is missing is reported before anything is pressed
    return replace(job, theme=theme, profiles=profiles)


def _check_choices(job: Job) -> None:
    choices = {"layout": Layout, "hyphenation": Hyphenation, "withdrawn": Withdrawn}
    for name, kind in choices.items():
        wanted, allowed = getattr(job, name), get_args(kind)
        if wanted not in allowed and (name, wanted) != ("hyphenation", None):
            raise ConfigurationError(
                f"{name}: {wanted!r} is not known: take one of {', '.join(allowed)}"
            )


def theme_of(named: str | Theme, readings: Readings | None = None) -> Theme:
    """Return a theme, by name or folder or as it is; what is read for it is noted in `readings`.

    Raises:
        ConfigurationError: there is none of that name, or it is broken.
    """
    return named if isinstance(named, Theme) else load_theme(named, readings)


def device_of(named: str | Profile, custom: Mapping[str, Profile] = _NONE) -> Profile:
    """Return a profile, by name or as it is; a name may be of one of the `custom` ones of a paperpress.toml.

    Raises:
        ConfigurationError: there is none of that name.
    """
    return profile(named, custom) if isinstance(named, str) else named


def devices_of(
    named: Sequence[str | Profile], custom: Mapping[str, Profile] = _NONE
) -> tuple[Profile, ...]:
    """Return profiles, each once; a name may stand for several, which make a file each.

    Raises:
        ConfigurationError: there is none of a name.
    """
    single = (
        name
        for each in named
        for name in (GROUPS.get(each, (each,)) if isinstance(each, str) else (each,))
    )
    by_name = {device.name: device for device in (device_of(name, custom) for name in single)}
    return tuple(by_name.values())


def path_of(edition: Edition, job: Job, device: Profile) -> str:
    """Return the path of an edition's file, such as ``2025-07-23/city.epub``.

    A profile other than the first asked for that day adds its name, unless its ending is its name.
    """
    first = devices_of(job.profiles)[0].name
    plain = job.plain_names.get((edition.date, device.extension), first)
    named = device.name == plain or device.extension in {f".{device.name}", f".{device.name}.zip"}
    infix = "" if named else f".{device.name}"
    return f"{edition.date.isoformat()}/{edition.slug}{infix}{device.extension}"


def limit_of(job: Job, device: Profile) -> int | None:
    """Return how many bytes an edition's file may have; None: any number."""
    return min((size for size in (job.max_size, device.max_bytes) if size), default=None)
