"""paperpress.toml: the masthead and what is pressed from where (docs/configuration.md)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from paperpress.config.explaining import LISTS, NOT_IN_THE_MASTHEAD, explain
from paperpress.config.file import Edition, File, Shelf, Sources, Suggest
from paperpress.config.mappings import formats_of
from paperpress.config.overlay import NAME as OVERLAY
from paperpress.config.overlay import read_overlay
from paperpress.config.sites import Site
from paperpress.config.source_tables import as_written, parted
from paperpress.config.speech import speech_settings
from paperpress.config.targets import Target, Targets, check_profiles
from paperpress.errors import ConfigurationError, RecordError
from paperpress.files.readings import Readings
from paperpress.files.regular import is_within
from paperpress.model.alt_texts import AltTexts
from paperpress.model.masthead import Masthead
from paperpress.model.overlay import Overlay
from paperpress.model.release import Gate, gate_at
from paperpress.picturedesk import archive
from paperpress.picturedesk.archive import read_alt_texts
from paperpress.pressroom.job import devices_of
from paperpress.profiles import Profile, own_profiles
from paperpress.sources.formats.table import Format
from paperpress.speech.settings import SpeechSettings
from paperpress.themes import themes

NAME = "paperpress.toml"


@dataclass(frozen=True, slots=True)
class Configuration:
    """A paperpress.toml, read."""

    folder: Path
    masthead: Masthead
    sources: Sources
    sites: tuple[Site, ...]
    """Newspapers' sites that articles are read from, beside the files."""
    edition: Edition
    shelf: Shelf | None
    """None where no shelf is asked for."""
    profiles: Mapping[str, Profile]
    """The user's own, by name."""
    formats: Mapping[str, Format]
    """By mappings of the user's own, by name."""
    alt_texts: AltTexts
    """What the picture desk wrote, in the alt-texts.jsonl beside the file."""
    targets: Targets
    """Where editions are delivered."""
    suggest: Suggest | None
    """The program that drafts alternative texts; None: there is none."""
    overlay: Overlay
    """What editors changed of records, in the overlay.jsonl beside the file."""
    speech: SpeechSettings
    """How editions that read themselves aloud are heard."""

    @property
    def theme(self) -> str:
        """The theme's name, or its folder: one of the user's own lies below the file's.

        Raises:
            ConfigurationError: it leads out of the file's folder.
        """
        name = self.edition.theme
        folder = self.folder / name
        if not folder.is_dir() and name in themes():
            return name
        if not is_within(folder, self.folder):
            raise ConfigurationError(
                f"edition.theme: {name!r} leads out of {self.folder}: put the theme there, or"
                " name it with --theme"
            )
        return str(folder)

    @property
    def places(self) -> list[str]:
        """The files, folders and patterns that the sources name, with their whole paths."""
        return [str(self.folder / name) for name in self.sources.files]

    @property
    def targets_after_build(self) -> tuple[Target, ...]:
        """The targets that get what is due whenever a press ends."""
        return tuple(target for target in self.targets if target.after_build)

    def targets_at(self, *, release: bool) -> tuple[Target, ...]:
        """Return the targets that get what is due as soon as readers may have it.

        Args:
            release: whether an editor is at work, whose word goes to every target where releases are
                by hand; else those alone that get what is due whenever a press ends.
        """
        by_word = release and self.edition.release == "by hand"
        return self.targets if by_word else self.targets_after_build

    def gate(self, now: datetime | None = None) -> Gate | None:
        """Return the days that readers may have at a moment, by default now; None: all of them."""
        if self.edition.release == "at once":
            return None
        moment = now or datetime.now(UTC)
        zone, released = self.masthead.zone, self.overlay.released()
        return gate_at(moment, self.edition.release_at, zone, released)

    def fields_of_job(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the fields of the job that the file describes; those that are `given` go first.

        Raises:
            ConfigurationError: a profile isn't there, or the theme leads out of the folder.
        """
        settings = ("profiles", "layout", "hyphenation", "max_size", "withdrawn")
        fields = {
            "masthead": self.masthead,
            "alt_texts": self.alt_texts,
            "overlay": self.overlay,
            "sources": self.places,
            "speech": self.speech,
            **{name: getattr(self.edition, name) for name in settings},
            **given,
        }
        fields["profiles"] = devices_of(fields["profiles"], self.profiles)
        if "theme" not in fields:
            fields["theme"] = self.theme
        return fields

    def format_named(self, name: str | None) -> str | Format | None:
        """Return what `read` takes for a format's name: the user's own mapping, or the name."""
        return self.formats.get(name or "", name)

    def source_paths(self, readings: Readings | None = None) -> list[Path]:
        """Find the files and folders that the sources name, and note the patterns in `readings`.

        Raises:
            ConfigurationError: a name matches nothing.
        """
        paths: list[Path] = []
        for name in self.sources.files:
            matches = self._matches(name, readings)
            if not matches:
                wrong = "is an address: save it as a file" if "://" in name else "matches no file"
                raise ConfigurationError(f"{self.folder / NAME}: sources.files: {name!r} {wrong}")
            if not all(is_within(path, self.folder) for path in matches):
                raise ConfigurationError(
                    f"{self.folder / NAME}: sources.files: {name!r} leads out of this folder:"
                    " name what lies elsewhere on the command line"
                )
            paths += matches
        return paths

    def _matches(self, name: str, readings: Readings | None) -> list[Path]:
        path = self.folder / name
        try:
            if readings is not None and not Path(name).is_absolute():
                readings.pattern(self.folder, name)
            if any(mark in name for mark in "*?["):
                return sorted(self.folder.glob(name))
        except (ValueError, NotImplementedError) as error:
            raise ConfigurationError(
                f"{self.folder / NAME}: sources.files: {name!r} is no pattern: {error}"
            ) from None
        return [path] if path.exists() else []


def find_configuration(start: str | Path = ".", readings: Readings | None = None) -> Path | None:
    """Find the paperpress.toml of a folder, or of the nearest folder above it.

    Each place where one is looked for is noted in `readings`: a nearer one would be taken.
    """
    first = Path(start).absolute()
    for folder in (first, *first.parents):
        if readings is not None:
            readings.file(folder / NAME)
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def load_configuration(path: str | Path, readings: Readings | None = None) -> Configuration:
    """Read a paperpress.toml, and beside it the words of the picture desk and what editors changed.

    All three files are noted in `readings`.

    Raises:
        ConfigurationError: it can't be read, is no TOML, or says something that isn't known; the
            message names every place.
    """
    path = Path(path)
    folder = path.resolve().parent
    if readings is not None:
        for place in (path, folder / archive.NAME, folder / OVERLAY):
            readings.file(place)
    file, masthead = _validated(path, _document(path), folder)
    with _errors_of(path):
        custom = own_profiles(file.profiles)
    texts = read_alt_texts(folder / archive.NAME)
    formats = formats_of(file.mappings, path)
    with _errors_of(path):
        check_profiles(file.deliver, custom)
    overlay = read_overlay(folder / OVERLAY)
    with _errors_of(path):
        speech = speech_settings(file.speech, folder, readings)
    return Configuration(
        folder,
        masthead,
        file.sources,
        file.sites,
        file.edition,
        file.shelf,
        custom,
        formats,
        texts,
        file.deliver,
        file.suggest,
        overlay,
        speech,
    )


def _document(path: Path) -> dict[str, Any]:
    """Return what a file of TOML holds.

    Raises:
        ConfigurationError: it can't be read, or is none.
    """
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path}: can't be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: is no TOML: {error}") from None


@contextmanager
def _errors_of(path: Path) -> Iterator[None]:
    """Let each line of an error begin with the file that it is in."""
    try:
        yield
    except ConfigurationError as error:
        lines = str(error).splitlines()
        raise ConfigurationError("\n".join(f"{path}: {line}" for line in lines)) from None


def _validated(path: Path, document: dict[str, Any], folder: Path) -> tuple[File, Masthead]:
    """Return the file and its masthead.

    Raises:
        ConfigurationError: a key isn't known or a value can't be used; a line for each.
    """
    lines: list[str] = []
    file = masthead = None
    document, places = parted(path, document)
    try:
        file = File.model_validate(document)
        if places and "sources" not in document:
            # What is read from sites alone has no folder of articles.
            file = file.model_copy(update={"sources": Sources.model_construct(files=())})
    except RecordError as error:
        lines += [as_written(line, places) for line in explain(error)]
    table = document.get("masthead")
    if isinstance(table, dict):
        lines += [
            f"masthead.{key}: is not known in [masthead]: "
            + (f"write it as tables of its own, [[{key}]]" if key in LISTS else "take it out")
            for key in sorted(table.keys() & NOT_IN_THE_MASTHEAD)
        ]
        settings = {key: value for key, value in table.items() if key not in NOT_IN_THE_MASTHEAD}
        lists = {"desks": file.desks, "contributors": file.contributors} if file else {}
        try:
            masthead = Masthead.model_validate({**settings, **lists, "folder": str(folder)})
        except RecordError as error:
            lines += explain(error, "masthead")
    if lines or file is None or masthead is None:
        raise ConfigurationError("\n".join(f"{path}: {line}" for line in lines))
    return file, masthead
