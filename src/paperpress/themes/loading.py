"""What an edition looks like: a folder of theme.toml and style.css (docs/themes.md)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from paperpress.errors import ConfigurationError
from paperpress.files.readings import Readings
from paperpress.files.regular import is_within
from paperpress.themes.font_files import flaw_of
from paperpress.themes.style_limits import flaws

SETTINGS: Final = "theme.toml"
STYLESHEET: Final = "style.css"
COVERS: Final = ("front-page", "typographic", "list")
_FACES: Final = {
    "regular": ("normal", "normal"),
    "bold": ("bold", "normal"),
    "italic": ("normal", "italic"),
    "bold-italic": ("bold", "italic"),
}
#: What a theme.toml may say, by table; what the first of them hold is inherited from a base.
_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "": frozenset({"cover", "body", "font", "name", "summary", "base"}),
    "body": frozenset({"font-size"}),
    "font": frozenset({"family", "fallback", "package", *_FACES}),
}
_RELATIVE_SIZE = re.compile(r"\d+(\.\d+)?(em|%)")
_FAMILY = re.compile(r"[\w .-]+")
_GENERIC = ("serif", "sans-serif", "monospace")
#: First bytes of TrueType and of OpenType with CFF outlines (OpenType 1.9, table directory).
_FONT_SIGNATURES = (b"\x00\x01\x00\x00", b"OTTO")


@dataclass(frozen=True, slots=True)
class FontFace:
    """One file of a font."""

    weight: str
    """``normal`` or ``bold``, as CSS says it."""
    style: str
    """``normal`` or ``italic``, as CSS says it."""
    name: str
    """The file's, for messages."""
    data: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Font:
    """A font that a theme exists for, and that its editions carry."""

    family: str
    fallback: str
    """A generic family of CSS, for the letters that the font hasn't got."""
    faces: tuple[FontFace, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, read: a value, which goes wherever its editions are pressed."""

    name: str
    summary: str
    cover: str
    """The cover's design, where the day offers what it needs."""
    stylesheet: bytes
    """CSS, UTF-8; without what `font` needs."""
    font: Font | None = None


def _shipped() -> Path:
    """Return the folder of the themes that come along: in the wheel, or at the top of a checkout."""
    package = Path(__file__).parent.parent
    wheel = package / "_themes"
    return wheel if wheel.is_dir() else package.parent.parent / "themes"


def themes() -> tuple[str, ...]:
    """Return the names of the themes that come along, sorted."""
    return tuple(sorted(path.parent.name for path in _shipped().glob(f"*/{SETTINGS}")))


def load_theme(name: str, readings: Readings | None = None) -> Theme:
    """Return a theme that comes along, by name, or the user's own, by its folder.

    A folder may name one that comes along as its ``base``: files and settings that it hasn't got
    are the base's. The folders that a theme may be read from are noted in `readings`.

    Raises:
        ConfigurationError: there is no such theme, or a file of it is missing, broken or beyond
            the limits of `paperpress.themes.style_limits`; the message names file, line and column of
            each place.
    """
    along = name in themes()
    if readings is not None:
        for place in (_shipped(),) if along else (_shipped(), Path(name)):
            readings.folder(place)
    folder = _shipped() / name if along else Path(name)
    if not (folder / SETTINGS).is_file():
        raise ConfigurationError(
            f"there is no theme {name!r}: take one of {', '.join(themes())}, or a folder that "
            f"holds a {SETTINGS}"
        )
    settings = _settings(folder)
    settings.check_keys()
    layers = [settings, *settings.base()]
    size = next((enlarging for layer in layers if (enlarging := layer.body_size())), "")
    enlarged = f"body {{ font-size: {size}; }}\n".encode() if size else b""
    return Theme(
        name=settings.text("name") or folder.resolve().name,
        summary=settings.text("summary"),
        cover=next((cover for layer in layers if (cover := layer.cover())), COVERS[0]),
        stylesheet=enlarged + _stylesheet(layers),
        font=next((font for layer in layers if (font := layer.font())), None),
    )


def _stylesheet(layers: list[_Settings]) -> bytes:
    path = next((p for layer in layers if (p := layer.folder / STYLESHEET).is_file()), None)
    if path is None:
        raise ConfigurationError(
            f"{layers[0].folder / STYLESHEET}: is missing: write it, or name a base in {SETTINGS}"
        )
    sheet = _read(path)
    errors = [
        f"{path}:{flaw.line}:{flaw.column}: {flaw.message}" for flaw in flaws(sheet, theme=True)
    ]
    if errors:
        raise ConfigurationError("\n".join(errors))
    return sheet


def _settings(folder: Path) -> _Settings:
    """Read the theme.toml of a folder."""
    path = folder / SETTINGS
    try:
        source = _read(path).decode()
        return _Settings(folder, source, tomllib.loads(source))
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: is not UTF-8: save it as such") from None
    except tomllib.TOMLDecodeError as error:
        raise ConfigurationError(f"{path}: is no TOML: {error}") from None


@dataclass(frozen=True, slots=True)
class _Settings:
    """A theme.toml. Each question checks its answer."""

    folder: Path
    source: str
    values: Mapping[str, Any]

    @property
    def path(self) -> Path:
        return self.folder / SETTINGS

    def check_keys(self) -> None:
        """Check that every key is known."""
        tables = {"": self.values, **{name: self.table(name) for name in ("body", "font")}}
        for name, table in tables.items():
            for key in table:
                if key not in _KEYS[name]:
                    near = get_close_matches(key, _KEYS[name], n=1)
                    remedy = f"write {near[0]!r}" if near else "leave it out"
                    raise self.wrong(key, f"{key!r} is not known: {remedy}")

    def base(self) -> Iterator[_Settings]:
        """Yield the settings of the base, if one is named."""
        name = self.text("base")
        if name and name not in themes():
            raise self.wrong("base", f"there is no theme {name!r}: take {_any_of(themes())}")
        if name:
            yield _settings(_shipped() / name)

    def cover(self) -> str:
        """Return the cover's design, if one is named."""
        cover = self.text("cover")
        if cover and cover not in COVERS:
            raise self.wrong("cover", f"there is no cover {cover!r}: take {_any_of(COVERS)}")
        return cover

    def body_size(self) -> str:
        """Return the size of body text, relative to the reader's, if it is said."""
        size = self.text("font-size", "body")
        if size and not _RELATIVE_SIZE.fullmatch(size):
            raise self.wrong(
                "font-size", f"{size!r} doesn't follow the reader's size: write one such as '1.2em'"
            )
        return size

    def font(self) -> Font | None:
        """Return the font, if one is named."""
        if not self.table("font"):
            return None
        family = self.text("family", "font")
        if not _FAMILY.fullmatch(family):
            raise self.wrong("font", f"a font needs a family, of letters and digits: {family!r}")
        fallback = self.text("fallback", "font") or "sans-serif"
        if fallback not in _GENERIC:
            raise self.wrong("fallback", f"{fallback!r} is none of CSS: take {_any_of(_GENERIC)}")
        faces = tuple(self._faces(self._font_folder()))
        if not faces or (faces[0].weight, faces[0].style) != ("normal", "normal"):
            raise self.wrong("font", "a font needs a file at least for 'regular'")
        return Font(family, fallback, faces)

    def _font_folder(self) -> Path:
        package = self.text("package", "font")
        if not package:
            return self.folder
        spec = find_spec(package) if package.isidentifier() else None
        if spec is None or not spec.origin:
            raise self.wrong("package", f"the package {package!r} is not installed: install it")
        return Path(spec.origin).parent

    def _faces(self, folder: Path) -> Iterator[FontFace]:
        for key, (weight, style) in _FACES.items():
            name = self.text(key, "font")
            if name:
                path = folder / name
                if not path.is_file():
                    raise self.wrong(key, f"there is no file {path}")
                if not is_within(path, folder):
                    raise self.wrong(key, f"{name!r} lies outside {folder}: put it there")
                data = _read(path)
                if not data.startswith(_FONT_SIGNATURES):
                    raise self.wrong(key, f"{path} is neither a TrueType nor an OpenType font")
                if flaw := flaw_of(data):
                    raise self.wrong(key, f"{path} is no font that can be used: it {flaw}")
                yield FontFace(weight, style, str(path), data)

    def table(self, name: str) -> Mapping[str, Any]:
        """Return a table; empty where it isn't said."""
        table = self.values.get(name, {})
        if not isinstance(table, dict):
            raise self.wrong(name, f"{name!r} is a table: write [{name}]")
        return table

    def text(self, key: str, table: str = "") -> str:
        """Return a string; empty where it isn't said."""
        value = (self.table(table) if table else self.values).get(key, "")
        if not isinstance(value, str):
            raise self.wrong(key, f"{key!r} is a text: write it in quotes")
        return value

    def wrong(self, key: str, message: str) -> ConfigurationError:
        """Return the error of a key, with the line that it stands in."""
        pattern = re.compile(rf"\s*\[?\s*[\"']?{re.escape(key)}[\"']?\s*[\].=]")
        lines = enumerate(self.source.splitlines(), start=1)
        line = next((number for number, text in lines if pattern.match(text)), 1)
        return ConfigurationError(f"{self.path}:{line}: {message}")


def _any_of(names: tuple[str, ...]) -> str:
    return " or ".join(names)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{path}: can't be read: {error.strerror}") from None
