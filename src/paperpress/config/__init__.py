"""paperpress.toml: the masthead and what is pressed from where (docs/configuration.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator, Field

from paperpress.config.targets import TARGET_KEYS, Targets, check_profiles
from paperpress.errors import ConfigurationError, RecordError
from paperpress.files.readings import Readings
from paperpress.files.regular import is_within
from paperpress.model.alt_texts import AltTexts
from paperpress.model.article import Article, Author
from paperpress.model.edition import Hyphenation, Layout, Withdrawn
from paperpress.model.masthead import Desk, Masthead
from paperpress.model.record import UNKNOWN, Record
from paperpress.model.sizes import size_in_bytes
from paperpress.model.text import Line, RequiredLine
from paperpress.picturedesk import archive
from paperpress.picturedesk.archive import read_alt_texts
from paperpress.pressroom.job import device_of
from paperpress.profiles import Profile, own_profiles
from paperpress.sources.formats.mapping import Mapped, format_of, wrong_paths
from paperpress.sources.formats.table import Format
from paperpress.themes import themes

NAME = "paperpress.toml"


class Sources(Record):
    """Where the records are: files, folders or patterns, relative to the file's folder."""

    files: Annotated[tuple[RequiredLine, ...], Field(min_length=1)] = ("articles",)
    format: RequiredLine | None = None


def _bytes(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return value
    return size_in_bytes(str(value))


class Edition(Record):
    """How editions are pressed; options of the command go before these."""

    profiles: Annotated[tuple[RequiredLine, ...], Field(min_length=1)] = ("eink",)
    theme: RequiredLine = "classic"
    layout: Layout = "desk"
    hyphenation: Hyphenation | None = None
    max_size: Annotated[int, BeforeValidator(_bytes)] | None = None
    withdrawn: Withdrawn = "aside"


def span_in_days(text: str) -> int:
    """Return the days of ``90 days`` or ``12 weeks``.

    Raises:
        ValueError: it is neither.
    """
    match = _SPAN.fullmatch(text.strip())
    days = int(match["number"]) * (7 if match["unit"] == "week" else 1) if match else 0
    if not days:
        raise ValueError(f"{text!r} is no span of time: write one such as 90 days or 12 weeks")
    return days


_SPAN = re.compile(r"(?P<number>[0-9]{1,5}) ?(?P<unit>day|week)s?")


def _span(value: object) -> object:
    return span_in_days(str(value)) if isinstance(value, str | int | float) else value


def _address(text: str) -> str:
    """Return an address with a slash at its end, so that paths can be put after it.

    Raises:
        ValueError: it is none.
    """
    try:
        parts = urlsplit(text)
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in {"http", "https"} or not parts.hostname or parts.query or parts.fragment:
        raise ValueError(f"{text!r} is no address: write one such as https://paper.example/shelf/")
    return text if text.endswith("/") else f"{text}/"


class Shelf(Record):
    """A shelf is made at the end of each build (docs/shelf.md)."""

    address: Annotated[RequiredLine, AfterValidator(_address)] | None = None
    """Where it is on the web; absent: its files name each other by the way from one to another."""
    keep: Annotated[int, BeforeValidator(_span)] | None = None
    """Days before the newest one that an edition stays on it; absent: for good."""


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
    shelf: Shelf | None = None
    profiles: Mapping[str, Mapping[str, Any]] = Field(default_factory=dict)
    mappings: dict[str, _Mapping] = Field(default_factory=dict)
    deliver: Targets = ()


@dataclass(frozen=True, slots=True)
class Configuration:
    """A paperpress.toml, read."""

    folder: Path
    masthead: Masthead
    sources: Sources
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

    def fields_of_job(self, given: Mapping[str, Any]) -> Mapping[str, Any]:
        """Return the fields of the job that the file describes; those that are `given` go first.

        Raises:
            ConfigurationError: a profile isn't there, or the theme leads out of the folder.
        """
        settings = ("profiles", "layout", "hyphenation", "max_size", "withdrawn")
        fields = {
            "masthead": self.masthead,
            "alt_texts": self.alt_texts,
            "sources": self.places,
            **{name: getattr(self.edition, name) for name in settings},
            **given,
        }
        fields["profiles"] = tuple(device_of(named, self.profiles) for named in fields["profiles"])
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
    """Read a paperpress.toml, and the words of the picture desk beside it.

    Both files are noted in `readings`.

    Raises:
        ConfigurationError: it can't be read, is no TOML, or says something that isn't known; the
            message names every place.
    """
    path = Path(path)
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
    file, masthead = _validated(path, document, folder)
    try:
        custom = own_profiles(file.profiles)
    except ConfigurationError as error:
        lines = str(error).splitlines()
        raise ConfigurationError("\n".join(f"{path}: {line}" for line in lines)) from None
    texts = read_alt_texts(folder / archive.NAME)
    formats = {
        name: format_of(
            name, Mapped(_paths(path, name, mapping.fields), mapping.items, mapping.values)
        )
        for name, mapping in file.mappings.items()
    }
    try:
        check_profiles(file.deliver, custom)
    except ConfigurationError as error:
        raise ConfigurationError(f"{path}: {error}") from None
    return Configuration(
        folder,
        masthead,
        file.sources,
        file.edition,
        file.shelf,
        custom,
        formats,
        texts,
        file.deliver,
    )


def _validated(path: Path, document: dict[str, Any], folder: Path) -> tuple[_File, Masthead]:
    """Return the file and its masthead.

    Raises:
        ConfigurationError: a key isn't known or a value can't be used; a line for each.
    """
    lines: list[str] = []
    file = masthead = None
    try:
        file = _File.model_validate(document)
    except RecordError as error:
        lines += explain(error)
    table = document.get("masthead")
    if isinstance(table, dict):
        lines += [
            f"masthead.{key}: is not known in [masthead]: "
            + (f"write it as tables of its own, [[{key}]]" if key in _LISTS else "take it out")
            for key in sorted(table.keys() & _NOT_IN_THE_MASTHEAD)
        ]
        settings = {key: value for key, value in table.items() if key not in _NOT_IN_THE_MASTHEAD}
        lists = {"desks": file.desks, "contributors": file.contributors} if file else {}
        try:
            masthead = Masthead.model_validate({**settings, **lists, "folder": str(folder)})
        except RecordError as error:
            lines += explain(error, "masthead")
    if lines or file is None or masthead is None:
        raise ConfigurationError("\n".join(f"{path}: {line}" for line in lines))
    return file, masthead


def _paths(path: Path, name: str, fields: Mapping[str, Any]) -> dict[str, list[str]]:
    """Return fields with dots between, each with the paths that are tried; TOML nests dotted keys.

    Raises:
        ConfigurationError: a field isn't one of a record, or a path can't be read.
    """
    flat = dict(_flat(fields, ""))
    for field, paths in flat.items():
        where = f"{path}: mappings.{name}.fields.{field}"
        top = field.partition(".")[0]
        if top not in Article.model_fields or top in {"origin", "notices"}:
            near = get_close_matches(top, Article.model_fields, n=1)
            offer = f"did you mean {near[0]!r}?" if near else "docs/record.md lists them"
            raise ConfigurationError(f"{where}: is no field of a record: {offer}")
        within = [other for other in flat if other.startswith(f"{field}.")]
        if within:
            raise ConfigurationError(f"{where}: is mapped whole, so {within[0]} can't be by itself")
        wrong = wrong_paths(paths)
        if wrong:
            raise ConfigurationError(
                f"{where}: {wrong[0]!r} is no path: write keys with dots between, [] for each of a list"
            )
    return flat


def _flat(fields: Mapping[str, Any], before: str) -> Iterator[tuple[str, list[str]]]:
    for key, value in fields.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{before}{key}.")
        else:
            yield (
                f"{before}{key}",
                [str(path) for path in (value if isinstance(value, list) else [value])],
            )


#: What the model of a masthead has, and the file says elsewhere.
_NOT_IN_THE_MASTHEAD = frozenset({"desks", "contributors", "folder"})
_SECTIONS: Mapping[str, tuple[str, ...]] = {
    "": tuple(_File.model_fields),
    "masthead": tuple(name for name in Masthead.model_fields if name not in _NOT_IN_THE_MASTHEAD),
    "desks": tuple(Desk.model_fields),
    "contributors": tuple(Author.model_fields),
    "sources": tuple(Sources.model_fields),
    "edition": tuple(Edition.model_fields),
    "shelf": tuple(Shelf.model_fields),
    "mappings": tuple(_Mapping.model_fields),
    "deliver": TARGET_KEYS,
}
"""The keys of each section of the file; of the file itself under no name."""


def explain(error: RecordError, section: str = "") -> list[str]:
    """Return each error of a file as a line: where, and what.

    Args:
        error: of a whole file, or of one of its sections.
        section: which one it is of.
    """
    lines = []
    for path, what in error.errors:
        # The way of delivery that a target was read by is no part of the file.
        place = _WAY.sub(r"\1", path)
        where = ".".join(filter(None, (section, place)))
        lines.append(f"{where}: {_unknown(where) if what == UNKNOWN else what}" if where else what)
    return lines


def _unknown(path: str) -> str:
    """Return a message about a key that isn't known: its section, and what may be meant."""
    *section, key = path.split(".")
    name = section[0].partition("[")[0] if section else ""
    in_list = bool(section) and "[" in section[0]
    heading = f"[[{name}]]" if in_list else f"[{'.'.join(section)}]"
    where = f" in {heading}" if section else " at the head of the file"
    return f"is not known{where}: {_home(key, name)}"


def _home(key: str, section: str) -> str:
    """Return the key that was meant, or the section that a key belongs in."""
    allowed = _SECTIONS.get(section, ())
    if near := get_close_matches(key.lower(), allowed, n=1):
        return f"did you mean {near[0]!r}?"
    for other, keys in _SECTIONS.items():
        if key in keys and other and other != section:
            return f"it belongs in {f'[[{other}]]' if other in _LISTS else f'[{other}]'}"
    return f"take one of {', '.join(allowed)}" if allowed else "take it out"


_WAY = re.compile(r"^(deliver\[\d+\])\.(email|folder|webdav|command)\b")
_LISTS = frozenset({"desks", "contributors", "deliver"})
