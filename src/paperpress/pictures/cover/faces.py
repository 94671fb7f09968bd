"""The faces that a cover is set in, and what each can draw.

Every face comes from a package, so that a cover is the same on any machine. Its outlines, its
kerning and how its letters join are read by HarfBuzz (`paperpress.pictures.cover.shaping`).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import uharfbuzz

from paperpress.model.language import script_of
from paperpress.themes.looks import Font


@dataclass(frozen=True, slots=True, eq=False)  # each is made once; what is cached by it asks often
class Typeface:
    """A face and its proportions, which are in ems."""

    name: str
    package: str
    """The importable package that holds its files; empty for the font of a theme."""
    regular: str | bytes
    """The file, within the package; or what is in it."""
    bold: str | bytes
    """The file of the bold, which for a variable font is the same."""
    rise: float
    """From the baseline to the top of the tall letters."""
    fall: float
    """From the baseline to the foot of the deep letters."""
    leading: float
    """From baseline to baseline in a headline."""
    scale: float = 1.0
    """What a size is multiplied by to look as large as the others."""


_REGULAR, _BOLD = 400, 600

SOURCE_SERIF: Final = Typeface(
    "Source Serif 4", "fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf",
    "files/SourceSerif4[opsz,wght].ttf", rise=0.72, fall=0.22, leading=1.04,
)  # fmt: skip
AMIRI: Final = Typeface(
    "Amiri", "fontpkg_amiri", "files/Amiri-Regular.ttf", "files/Amiri-Bold.ttf",
    rise=0.98, fall=0.58, leading=1.36, scale=1.08,
)  # fmt: skip
FRANK_RUHL: Final = Typeface(
    "Frank Ruhl Libre", "fontpkg_frank_ruhl_libre", "files/FrankRuhlLibre[wght].ttf",
    "files/FrankRuhlLibre[wght].ttf", rise=0.74, fall=0.20, leading=1.10,
)  # fmt: skip
DEVANAGARI: Final = Typeface(
    "Noto Serif Devanagari", "pylopdf_fonts_hi", "NotoSerifDevanagari-Variable.ttf",
    "NotoSerifDevanagari-Variable.ttf", rise=0.90, fall=0.40, leading=1.32,
)  # fmt: skip
THAI: Final = Typeface(
    "Noto Serif Thai", "pylopdf_fonts_th", "NotoSerifThai-Variable.ttf",
    "NotoSerifThai-Variable.ttf", rise=0.96, fall=0.32, leading=1.36,
)  # fmt: skip


def _cjk(script: str, package: str) -> Typeface:
    file = f"NotoSerif{script}-Regular.otf"
    return Typeface(
        f"Noto Serif {script}", package, file, file, rise=0.86, fall=0.12, leading=1.24, scale=0.94
    )


def _sans(script: str, rise: float, fall: float, leading: float) -> Typeface:
    file = f"NotoSans{script}[wght].ttf"
    name = f"Noto Sans {script}".rstrip()
    return Typeface(name, "manimgx_fonts", file, file, rise, fall, leading, scale=0.94)


#: Only where the extra ``paperpress[cjk]`` is installed; by the region whose forms they draw.
CJK: Final = {
    "ja": _cjk("JP", "pylopdf_fonts_jp"),
    "ko": _cjk("KR", "pylopdf_fonts_ko"),
    "zh-Hans": _cjk("SC", "pylopdf_fonts_zh_cn"),
    "zh-Hant": _cjk("TC", "pylopdf_fonts_zh_tw"),
}
#: Latin beside the faces below, which are without serifs too.
_SANS: Final = _sans("", 0.74, 0.22, 1.10)
#: By the script's code (ISO 15924).
_SANS_OF: Final = {
    "Armn": _sans("Armenian", 0.77, 0.24, 1.14),
    "Beng": _sans("Bengali", 0.90, 0.44, 1.34),
    "Ethi": _sans("Ethiopic", 0.82, 0.12, 1.14),
    "Geor": _sans("Georgian", 0.77, 0.25, 1.14),
    "Gujr": _sans("Gujarati", 0.90, 0.34, 1.32),
    "Guru": _sans("Gurmukhi", 0.90, 0.30, 1.30),
    "Khmr": _sans("Khmer", 0.96, 0.54, 1.52),
    "Knda": _sans("Kannada", 0.82, 0.40, 1.32),
    "Laoo": _sans("Lao", 0.96, 0.30, 1.36),
    "Mlym": _sans("Malayalam", 0.84, 0.28, 1.26),
    "Mymr": _sans("Myanmar", 1.00, 0.50, 1.56),
    "Orya": _sans("Oriya", 0.86, 0.42, 1.34),
    "Sinh": _sans("Sinhala", 0.92, 0.30, 1.32),
    "Taml": _sans("Tamil", 0.84, 0.32, 1.26),
    "Telu": _sans("Telugu", 0.86, 0.46, 1.38),
}
#: Signs of one colour: emoji and other pictures.
_SIGNS: Final = (
    _sans("Symbols", 0.74, 0.22, 1.10),
    Typeface(
        "Noto Emoji", "manimgx_fonts", "NotoEmoji[wght].ttf", "NotoEmoji[wght].ttf",
        rise=0.74, fall=0.22, leading=1.10, scale=0.80,
    ),
)  # fmt: skip
_OF_SCRIPT: Final = {
    "Arab": (AMIRI,), "Hebr": (FRANK_RUHL,), "Deva": (DEVANAGARI,), "Thai": (THAI,),
    "Jpan": (CJK["ja"],), "Kore": (CJK["ko"],), "Hans": (CJK["zh-Hans"],),
    "Hant": (CJK["zh-Hant"],), **{script: (face, _SANS) for script, face in _SANS_OF.items()},
}  # fmt: skip
_ALL: Final = (
    SOURCE_SERIF, AMIRI, FRANK_RUHL, DEVANAGARI, THAI, *CJK.values(), *_SANS_OF.values(), *_SIGNS,
)  # fmt: skip


@cache
def faces(language: str, theme_face: Typeface | None = None) -> tuple[Typeface, ...]:
    """Return the faces for a text in a language (BCP 47): its own first, then the others.

    `theme_face` is the face of the cover's theme, which goes before all where it has a language's script.
    """
    lead = _OF_SCRIPT.get(script_of(language), ())
    first = () if theme_face is None else (theme_face,)
    order = dict.fromkeys((*lead, *first, *_ALL) if lead else (*first, *_ALL))
    return tuple(face for face in order if is_installed(face))


@lru_cache(maxsize=8)
def face_of(font: Font) -> Typeface:
    """Return the face of a theme's font, in which its covers are set."""
    regular, bold = (
        next(
            (face.data for face in font.faces if (face.weight, face.style) == (weight, "normal")),
            b"",
        )
        for weight in ("normal", "bold")
    )
    return Typeface(font.family, "", regular, bold or regular, rise=0.74, fall=0.24, leading=1.14)


def is_installed(face: Typeface) -> bool:
    """Tell whether the package of a face is there."""
    return not face.package or _folder(face.package) is not None


@cache
def _folder(package: str) -> Path | None:
    spec = find_spec(package)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


@lru_cache(maxsize=64)
def draws(face: Typeface) -> frozenset[int]:
    """Return the code points that a face has a glyph for."""
    points: Iterable[int] = _opened(face, _REGULAR).unicodes
    return frozenset(points)


@lru_cache(maxsize=128)
def _opened(face: Typeface, weight: int) -> uharfbuzz.Face:
    data = face.bold if weight >= _BOLD else face.regular
    if isinstance(data, bytes):
        return uharfbuzz.Face(uharfbuzz.Blob(data))
    folder = _folder(face.package)
    assert folder is not None, "only faces that are installed are offered"
    return uharfbuzz.Face(uharfbuzz.Blob.from_file_path(folder / data))


#: A pixel is so many units of a cut, so that places between pixels aren't lost.
UNITS: Final = 64


@lru_cache(maxsize=256)
def cut(face: Typeface, size: int, weight: int) -> uharfbuzz.Font:
    """Return a face cut at a size in pixels and a weight (100 to 900).

    The optical size follows the size: hairlines for a headline, sturdier strokes for small type.
    """
    font = uharfbuzz.Font(_opened(face, _BOLD if weight >= _BOLD else _REGULAR))
    units = max(1, round(size * face.scale)) * UNITS
    font.scale = (units, units)
    font.set_variations({"wght": weight, "opsz": optical_size(size)})
    return font


def optical_size(size: int) -> int:
    """Return the optical size for a size in pixels: in points, as at 150 pixels an inch, from 8 to 60.

    A cover is mostly seen smaller than it is drawn, so that strokes are kept sturdier than the
    300 pixels an inch of a device would ask for at full size.
    """
    return max(8, min(60, round(size * 72 / 150)))
