"""What an edition looks like: a folder of theme.toml and style.css (docs/themes.md)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from paperpress.errors import ConfigurationError
from paperpress.files.readings import Readings
from paperpress.themes.looks import CoverLook, Font
from paperpress.themes.settings import (
    COVERS,
    SETTINGS,
    Settings,
    read_file,
    read_settings,
    shipped,
    themes,
)
from paperpress.themes.style_limits import flaws

__all__ = ["COVERS", "STYLESHEET", "Theme", "folder_of", "load_theme", "themes"]

STYLESHEET: Final = "style.css"


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
    cover_look: CoverLook = field(default_factory=CoverLook)
    text_scale: float = 1.0
    """How many times as large as the reader's own size it sets the text."""


def load_theme(name: str, readings: Readings | None = None) -> Theme:
    """Return a theme that comes along, by name, or the user's own, by its folder.

    A folder may name one that comes along as its ``base``: files and settings that it hasn't got
    are the base's. The folders that a theme may be read from are noted in `readings`.

    Raises:
        ConfigurationError: there is no such theme, or a file of it is missing, broken or beyond
            the limits of `paperpress.themes.style_limits`; the message names file, line and column of
            each place.
    """
    if readings is not None:
        for place in (shipped(),) if name in themes() else (shipped(), Path(name)):
            readings.folder(place)
    folder = folder_of(name)
    settings = read_settings(folder)
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
        cover_look=_cover_look(layers),
        text_scale=_times(size) if size else 1.0,
    )


def _times(size: str) -> float:
    """Return a relative size as a factor: 1.25 for ``1.25em`` and for ``125%``."""
    return float(size[:-1]) / 100 if size.endswith("%") else float(size.removesuffix("em"))


def folder_of(name: str) -> Path:
    """Return the folder of a theme that comes along, by name, or of the user's own.

    Raises:
        ConfigurationError: there is no such theme.
    """
    folder = shipped() / name if name in themes() else Path(name)
    if not (folder / SETTINGS).is_file():
        raise ConfigurationError(
            f"there is no theme {name!r}: take one of {', '.join(themes())}, or a folder that "
            f"holds a {SETTINGS}"
        )
    return folder


def _cover_look(layers: Sequence[Settings]) -> CoverLook:
    """Return what the layers say of a cover; each setting as the first of them says it."""
    look: dict[str, Any] = {}
    for layer in reversed(layers):
        look.update(layer.cover_look())
    return CoverLook(**look)


def _stylesheet(layers: list[Settings]) -> bytes:
    path = next((p for layer in layers if (p := layer.folder / STYLESHEET).is_file()), None)
    if path is None:
        raise ConfigurationError(
            f"{layers[0].folder / STYLESHEET}: is missing: write it, or name a base in {SETTINGS}"
        )
    sheet = read_file(path)
    errors = [
        f"{path}:{flaw.line}:{flaw.column}: {flaw.message}" for flaw in flaws(sheet, theme=True)
    ]
    if errors:
        raise ConfigurationError("\n".join(errors))
    return sheet
