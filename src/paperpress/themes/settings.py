"""What a theme.toml says: each setting checked, each error with file, line and column."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Final

from paperpress.errors import ConfigurationError
from paperpress.files.regular import is_within
from paperpress.themes.font_files import flaw_of
from paperpress.themes.looks import Font, FontFace

SETTINGS: Final = "theme.toml"
COVERS: Final = ("front-page", "typographic", "list")
_FACES: Final = {
    "regular": ("normal", "normal"),
    "bold": ("bold", "normal"),
    "italic": ("normal", "italic"),
    "bold-italic": ("bold", "italic"),
}
#: What a theme.toml may say, by table; what the first of them hold is inherited from a base.
_KEYS: Final[Mapping[str, frozenset[str]]] = {
    "": frozenset({"cover", "cover-look", "body", "font", "name", "summary", "base"}),
    "cover-look": frozenset({"scale", "spacing", "weight", "rules", "black"}),
    "body": frozenset({"font-size"}),
    "font": frozenset({"family", "fallback", "package", *_FACES}),
}
#: What a number of a cover's look may be.
_LOOKS: Final[Mapping[str, tuple[float, float]]] = {
    "scale": (1, 1.6),
    "spacing": (0, 0.1),
    "weight": (400, 900),
    "rules": (1, 6),
}
#: Where the parser of TOML says that it stopped.
_PLACE = re.compile(r"at line (\d+), column (\d+)")
_RELATIVE_SIZE = re.compile(r"\d+(\.\d+)?(em|%)")
_FAMILY = re.compile(r"[\w .-]+")
_GENERIC = ("serif", "sans-serif", "monospace")
#: First bytes of TrueType and of OpenType with CFF outlines (OpenType 1.9, table directory).
_FONT_SIGNATURES = (b"\x00\x01\x00\x00", b"OTTO")


def shipped() -> Path:
    """Return the folder of the themes that come along: in the wheel, or at the top of a checkout."""
    package = Path(__file__).parent.parent
    wheel = package / "_themes"
    return wheel if wheel.is_dir() else package.parent.parent / "themes"


def themes() -> tuple[str, ...]:
    """Return the names of the themes that come along, sorted."""
    return tuple(sorted(path.parent.name for path in shipped().glob(f"*/{SETTINGS}")))


def read_settings(folder: Path) -> Settings:
    """Return the settings of a folder's theme.toml.

    Raises:
        ConfigurationError: it isn't TOML; the message names file, line and column.
    """
    path = folder / SETTINGS
    try:
        source = read_file(path).decode()
        return Settings(folder, source, tomllib.loads(source))
    except UnicodeDecodeError:
        raise ConfigurationError(f"{path}: is not UTF-8: save it as such") from None
    except tomllib.TOMLDecodeError as error:
        what, _, _ = str(error).partition(" (at ")
        place = _PLACE.search(str(error))
        line, column = (place[1], place[2]) if place else (source.count("\n") + 1, 1)
        raise ConfigurationError(
            f"{path}:{line}:{column}: is no TOML: {what}: texts stand in quotes, tables in brackets"
        ) from None


@dataclass(frozen=True, slots=True)
class Settings:
    """A theme.toml. Each question checks its answer."""

    folder: Path
    source: str
    values: Mapping[str, Any]

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / SETTINGS

    def check_keys(self) -> None:
        """Check that every key is known."""
        tables = {"": self.values, **{name: self.table(name) for name in _KEYS if name}}
        for name, table in tables.items():
            for key in table:
                if key not in _KEYS[name]:
                    near = get_close_matches(key, _KEYS[name], n=1)
                    remedy = f"write {near[0]!r}" if near else "leave it out"
                    raise self.wrong(key, f"{key!r} is not known: {remedy}")

    def base(self) -> Iterator[Settings]:
        """Yield the settings of the base, if one is named."""
        name = self.text("base")
        if name and name not in themes():
            raise self.wrong("base", f"there is no theme {name!r}: take {_any_of(themes())}")
        if name:
            yield read_settings(shipped() / name)

    def cover(self) -> str:
        """Return the cover's design, if one is named."""
        cover = self.text("cover")
        if cover and cover not in COVERS:
            raise self.wrong("cover", f"there is no cover {cover!r}: take {_any_of(COVERS)}")
        return cover

    def cover_look(self) -> dict[str, float | bool]:
        """Return what is said of how a cover looks, by the names of `CoverLook`."""
        look: dict[str, float | bool] = {}
        for key, value in self.table("cover-look").items():
            if key == "black":
                if not isinstance(value, bool):
                    raise self.wrong(key, f"{key!r} is true or false")
                look[key] = value
                continue
            least, most = _LOOKS[key]
            is_number = isinstance(value, int | float) and not isinstance(value, bool)
            if not is_number or not least <= value <= most:
                raise self.wrong(key, f"{key!r} is a number from {least} to {most}: {value!r}")
            look[key] = round(value) if key == "weight" else float(value)
        return look

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
                data = read_file(path)
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
        """Return the error of a key, with the line and column that it stands in."""
        pattern = re.compile(rf"\s*\[?\s*[\"']?({re.escape(key)})[\"']?\s*[\].=]")
        lines = enumerate(map(pattern.match, self.source.splitlines()), start=1)
        line, column = next(((n, match.start(1) + 1) for n, match in lines if match), (1, 1))
        return ConfigurationError(f"{self.path}:{line}:{column}: {message}")


def _any_of(names: tuple[str, ...]) -> str:
    return " or ".join(names)


def read_file(path: Path) -> bytes:
    """Return what is in a file of a theme; an error names the file."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{path}: can't be read: {error.strerror}") from None
