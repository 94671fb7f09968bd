"""paperpress.toml: the masthead and what is pressed from where (docs/configuration.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from paperpress.errors import ConfigurationError, RecordError
from paperpress.files.readings import Readings
from paperpress.files.regular import is_within
from paperpress.model.alt_texts import AltTexts
from paperpress.model.article import Article, Author
from paperpress.model.edition import Hyphenation, Layout
from paperpress.model.masthead import Desk, Masthead
from paperpress.model.record import Record
from paperpress.model.text import Line, RequiredLine
from paperpress.picturedesk import archive
from paperpress.picturedesk.archive import read_alt_texts
from paperpress.profiles import Profile, own_profiles
from paperpress.sources.formats.mapping import Mapped, format_of, wrong_paths
from paperpress.sources.formats.table import Format

NAME = "paperpress.toml"


class Sources(Record):
    """Where the records are: files, folders or patterns, relative to the file's folder."""

    files: Annotated[tuple[RequiredLine, ...], Field(min_length=1)] = ("articles",)
    format: RequiredLine | None = None


def size_in_bytes(text: str) -> int:
    """Bytes from ``8MB``, ``900 kB``, ``8 MiB`` or a number of bytes.

    Raises:
        ValueError: it is none of these.
    """
    match = _SIZE.fullmatch(text.strip())
    if match is None or not float(match["number"]):
        raise ValueError(f"{text!r} is no size: write one such as 8MB")
    return int(float(match["number"]) * _UNITS[(match["unit"] or "b").casefold()])


_SIZE = re.compile(r"(?P<number>\d{1,15}(\.\d+)?)\s*(?P<unit>b|[km]i?b)?", re.IGNORECASE)
_UNITS = {"b": 1, "kb": 1000, "mb": 1000**2, "kib": 1024, "mib": 1024**2}


def _bytes(value: object) -> object:
    return size_in_bytes(value) if isinstance(value, str) else value


class Edition(Record):
    """How editions are pressed; options of the command go before these."""

    profiles: Annotated[tuple[RequiredLine, ...], Field(min_length=1)] = ("eink",)
    theme: RequiredLine = "classic"
    layout: Layout = "desk"
    hyphenation: Hyphenation | None = None
    max_size: Annotated[int, BeforeValidator(_bytes)] | None = None


class _Mapping(Record):
    """How another system's records are read: docs/formats/mapping.md."""

    items: Line = ""
    fields: dict[str, Any]
    values: dict[str, dict[str, str]] = Field(default_factory=dict)


class _File(Record):
    masthead: dict[str, Any]
    desks: tuple[Desk, ...] = ()
    contributors: tuple[Author, ...] = ()
    sources: Sources = Sources()
    edition: Edition = Edition()
    profiles: Mapping[str, Mapping[str, Any]] = Field(default_factory=dict)
    mappings: dict[str, _Mapping] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Configuration:
    """A paperpress.toml, read."""

    folder: Path
    masthead: Masthead
    sources: Sources
    edition: Edition
    profiles: Mapping[str, Profile]
    """The user's own, by name."""
    formats: Mapping[str, Format]
    """By mappings of the user's own, by name."""
    alt_texts: AltTexts
    """What the picture desk wrote, in the alt-texts.jsonl beside the file."""

    def source_paths(self, readings: Readings | None = None) -> list[Path]:
        """Find the files and folders that the sources name, and note the patterns in `readings`.

        Raises:
            ConfigurationError: a name matches nothing.
        """
        found: list[Path] = []
        for name in self.sources.files:
            matches = self._matches(name, readings)
            if not matches:
                raise ConfigurationError(
                    f"{self.folder / NAME}: sources.files: {name!r} matches no file"
                )
            if not all(is_within(path, self.folder) for path in matches):
                raise ConfigurationError(
                    f"{self.folder / NAME}: sources.files: {name!r} leads out of this folder:"
                    " name what lies elsewhere on the command line"
                )
            found += matches
        return found

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


def find(start: Path, readings: Readings | None = None) -> Path | None:
    """Find the paperpress.toml of a folder, or of the nearest folder above it.

    Each place where one is looked for is noted in `readings`: a nearer one would be taken.
    """
    for folder in (start, *start.parents):
        if readings is not None:
            readings.file(folder / NAME)
        if (folder / NAME).is_file():
            return folder / NAME
    return None


def load(path: Path, readings: Readings | None = None) -> Configuration:
    """Read a paperpress.toml, and the words of the picture desk beside it.

    Both files are noted in `readings`.

    Raises:
        ConfigurationError: it can't be read, is no TOML, or says something that isn't known; the
            message names every place.
    """
    folder = path.resolve().parent
    if readings is not None:
        readings.file(path)
        readings.file(folder / archive.NAME)
    try:
        document = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise ConfigurationError(f"{path}: can't be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: is no TOML: {error}") from None
    try:
        file = _File.model_validate(document)
        masthead = Masthead.model_validate(
            {
                **file.masthead,
                "desks": file.desks,
                "contributors": file.contributors,
                "folder": str(folder),
            }
        )
    except RecordError as error:
        raise ConfigurationError("\n".join(f"{path}: {line}" for line in error.lines())) from None
    try:
        own = own_profiles(file.profiles)
    except ConfigurationError as error:
        lines = str(error).splitlines()
        raise ConfigurationError("\n".join(f"{path}: {line}" for line in lines)) from None
    texts = read_alt_texts(folder / archive.NAME)
    formats = {
        name: format_of(name, Mapped(_paths(path, name, told.fields), told.items, told.values))
        for name, told in file.mappings.items()
    }
    return Configuration(folder, masthead, file.sources, file.edition, own, formats, texts)


def _paths(path: Path, name: str, fields: Mapping[str, Any]) -> dict[str, list[str]]:
    """Fields with dots between, each with the paths that are tried; TOML nests dotted keys.

    Raises:
        ConfigurationError: a field isn't one of a record, or a path can't be read.
    """
    found = dict(_flat(fields, ""))
    for field, paths in found.items():
        where = f"{path}: mappings.{name}.fields.{field}"
        top = field.partition(".")[0]
        if top not in Article.model_fields or top in {"origin", "notices"}:
            near = get_close_matches(top, Article.model_fields, n=1)
            offer = f"did you mean {near[0]!r}?" if near else "docs/record.md lists them"
            raise ConfigurationError(f"{where}: is no field of a record: {offer}")
        within = [other for other in found if other.startswith(f"{field}.")]
        if within:
            raise ConfigurationError(f"{where}: is mapped whole, so {within[0]} can't be by itself")
        wrong = wrong_paths(paths)
        if wrong:
            raise ConfigurationError(
                f"{where}: {wrong[0]!r} is no path: write keys with dots between, [] for each of a list"
            )
    return found


def _flat(fields: Mapping[str, Any], before: str) -> Iterator[tuple[str, list[str]]]:
    for key, value in fields.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield (
                f"{before}{key}",
                [str(one) for one in (value if isinstance(value, list) else [value])],
            )
