"""What an edition looks like: a folder of theme.toml and style.css (docs/themes.md)."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path

from paperpress.errors import ConfigurationError

_COVERS = ("front-page",)


@dataclass(frozen=True, slots=True)
class Theme:
    """A theme, read."""

    name: str
    summary: str
    cover: str
    """The cover's design."""
    stylesheet: bytes
    """CSS, UTF-8."""


def _shipped() -> Path:
    """The folder of the themes that come along: in the wheel, or at the top of a checkout."""
    package = Path(__file__).parent
    wheel = package / "_themes"
    return wheel if wheel.is_dir() else package.parent.parent / "themes"


def themes() -> tuple[str, ...]:
    """The names of the themes that come along, sorted."""
    return tuple(sorted(path.parent.name for path in _shipped().glob("*/theme.toml")))


def load_theme(name: str) -> Theme:
    """A theme that comes along, by name, or the user's own, by its folder.

    Raises:
        ConfigurationError: there is no such theme, or a file of it is missing or broken.
    """
    folder = _shipped() / name if name in themes() else Path(name)
    if not (folder / "theme.toml").is_file():
        known = ", ".join(themes())
        raise ConfigurationError(
            f"there is no theme {name!r}: take one of {known}, or a folder that holds a theme.toml"
        )
    settings = _settings(folder / "theme.toml")
    return Theme(
        name=str(settings.get("name", folder.name)),
        summary=str(settings.get("summary", "")),
        cover=_cover(settings, folder / "theme.toml"),
        stylesheet=_read(folder / "style.css"),
    )


def _cover(settings: dict[str, object], path: Path) -> str:
    cover = str(settings.get("cover", _COVERS[0]))
    if cover not in _COVERS:
        raise ConfigurationError(
            f"{path}: there is no cover {cover!r}: take {' or '.join(_COVERS)}"
        )
    return cover


def _settings(path: Path) -> dict[str, object]:
    try:
        return tomllib.loads(_read(path).decode())
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{path}: {error}") from None


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise ConfigurationError(f"{path}: can't be read: {error.strerror}") from None
