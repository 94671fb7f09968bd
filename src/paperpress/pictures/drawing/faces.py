"""The faces that drawings are lettered in: those of packages, the same on each machine."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from paperpress.pictures.drawing.style import SANS_PACKAGE

#: Those of further scripts come last; the last four are the extra ``paperpress[cjk]``.
_PACKAGES: Final = (
    SANS_PACKAGE, "fontpkg_source_serif_4", "fontpkg_amiri", "fontpkg_frank_ruhl_libre",
    "pylopdf_fonts_hi", "pylopdf_fonts_th", "manimgx_fonts",
    "pylopdf_fonts_jp", "pylopdf_fonts_ko", "pylopdf_fonts_zh_cn", "pylopdf_fonts_zh_tw",
)  # fmt: skip


@cache
def face_files() -> tuple[Path, ...]:
    """Return the font files that are installed."""
    return tuple(_files())


def _files() -> Iterator[Path]:
    for package in _PACKAGES:
        if find_spec(package) is not None:
            for file in sorted(folder_of(package).rglob("*.[ot]tf")):
                # A letter that the first face hasn't is looked for in the others, which stand upright.
                if package == SANS_PACKAGE or "Italic" not in file.name:
                    yield file


def folder_of(package: str) -> Path:
    """Return the folder of a package that is installed."""
    spec = find_spec(package)
    assert spec is not None, "it is installed"
    assert spec.origin is not None, "it is a package with files"
    return Path(spec.origin).parent


def undrawable(text: str) -> str:
    """Return the characters of a text that no face draws, each once, in order."""
    strange = dict.fromkeys(character for character in text if not character.isascii())
    if not strange:
        return ""
    return "".join(c for c in strange if ord(c) not in _drawable() and not _is_silent(c))


def _is_silent(character: str) -> bool:
    """Tell whether a character has no shape: a space, or a sign of direction or joining."""
    return character.isspace() or not character.isprintable()


@cache
def _drawable() -> frozenset[int]:
    from fontTools.ttLib import TTFont  # slow to load, and few drawings have strange letters

    drawable: set[int] = set()
    for file in face_files():
        with TTFont(file, lazy=True) as font:
            drawable.update(font.getBestCmap())
    return frozenset(drawable)
