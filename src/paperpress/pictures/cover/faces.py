"""The faces that a cover is set in, what each can draw, and how its letters sit together.

Every face comes from a package, so that a cover is the same on any machine. Pillow's basic layout
is used throughout for the same reason: the other one works only where a machine has libfribidi.
Basic layout places letters one after another, and that settles what can be set: Latin, Greek,
Cyrillic and Hebrew; Arabic in its presentation forms; Chinese, Japanese and Korean. Scripts whose
letters regroup (Devanagari, Thai …) can't be set, whatever fonts there are.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from PIL import ImageFont

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


@dataclass(frozen=True, slots=True, eq=False)  # each is made once; what is cached by it asks often
class Typeface:
    """A face and its proportions, which are in ems."""

    name: str
    package: str
    """The importable package that holds its files."""
    regular: str
    """The file, within the package."""
    bold: str
    """The file of the bold, which for a variable font is the same."""
    axes: tuple[str, ...]
    """Variation axes in the font's own order; empty for a static font."""
    rise: float
    """From the baseline to the top of the tall letters."""
    fall: float
    """From the baseline to the foot of the deep letters."""
    leading: float
    """From baseline to baseline in a headline."""
    scale: float = 1.0
    """What a size is multiplied by to look as large as the others."""

    def file(self, weight: int) -> Path | None:
        """Return the font's file; None where its package isn't installed."""
        folder = _folder(self.package)
        if folder is None:
            return None
        return folder / (self.bold if weight >= _BOLD else self.regular)


_REGULAR, _BOLD = 400, 600

SOURCE_SERIF = Typeface(
    "Source Serif 4", "fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf",
    "files/SourceSerif4[opsz,wght].ttf", ("wght", "opsz"), rise=0.72, fall=0.22, leading=1.04,
)  # fmt: skip
AMIRI = Typeface(
    "Amiri", "fontpkg_amiri", "files/Amiri-Regular.ttf", "files/Amiri-Bold.ttf", (),
    rise=0.98, fall=0.58, leading=1.36, scale=1.08,
)  # fmt: skip
FRANK_RUHL = Typeface(
    "Frank Ruhl Libre", "fontpkg_frank_ruhl_libre", "files/FrankRuhlLibre[wght].ttf",
    "files/FrankRuhlLibre[wght].ttf", ("wght",), rise=0.74, fall=0.20, leading=1.10,
)  # fmt: skip


def _noto(script: str, package: str) -> Typeface:
    file = f"NotoSerif{script}-Regular.otf"
    return Typeface(
        f"Noto Serif {script}", package, file, file, (), rise=0.86, fall=0.12, leading=1.24,
        scale=0.94,
    )  # fmt: skip


#: Only where the extra ``paperpress[cjk]`` is installed; by the region whose forms they draw.
NOTO = {
    "ja": _noto("JP", "pylopdf_fonts_jp"),
    "ko": _noto("KR", "pylopdf_fonts_ko"),
    "zh-Hans": _noto("SC", "pylopdf_fonts_zh_cn"),
    "zh-Hant": _noto("TC", "pylopdf_fonts_zh_tw"),
}


@cache
def faces(language: str) -> tuple[Typeface, ...]:
    """Return the faces for a text in a language (BCP 47): the language's own first, then the others."""
    first, *rest = language.split("-")
    lead: tuple[Typeface, ...] = ()
    if first in {"he", "yi"}:
        lead = (FRANK_RUHL,)
    elif first in _ARABIC:
        lead = (AMIRI,)
    elif first == "zh":
        traditional = not {"Hant", "TW", "HK", "MO"}.isdisjoint(rest)
        lead = (NOTO["zh-Hant" if traditional else "zh-Hans"],)
    elif first in NOTO:
        lead = (NOTO[first],)
    order = dict.fromkeys((*lead, SOURCE_SERIF, AMIRI, FRANK_RUHL, *NOTO.values()))
    return tuple(face for face in order if _folder(face.package) is not None)


_ARABIC = frozenset({"ar", "arc", "azb", "ckb", "fa", "ks", "pnb", "ps", "sd", "ug", "ur"})


def is_installed(face: Typeface) -> bool:
    """Tell whether the package of a face is there."""
    return _folder(face.package) is not None


@cache
def _folder(package: str) -> Path | None:
    spec = find_spec(package)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


@cache
def draws(face: Typeface) -> frozenset[int]:
    """Return the code points that a face has a glyph for."""
    return frozenset(tables(face).getBestCmap())


@cache
def tables(face: Typeface) -> TTFont:
    """Return the tables of a face, each read when it is asked for."""
    from fontTools.ttLib import TTFont  # slow to load, and needed only where a cover is drawn

    path = face.file(_REGULAR)
    assert path is not None, "only faces that are installed are offered"
    return TTFont(path, lazy=True)


def cut(face: Typeface, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """Return a face cut at a size in pixels and a weight (100 to 900).

    The optical size follows the size: hairlines for a headline, sturdier strokes for small type.
    """
    path = face.file(weight)
    assert path is not None, "only faces that are installed are offered"
    pixels = max(1, round(size * face.scale))
    font = ImageFont.truetype(str(path), pixels, layout_engine=ImageFont.Layout.BASIC)
    if face.axes:
        values = {"wght": weight, "opsz": optical_size(size)}
        font.set_variation_by_axes([values[axis] for axis in face.axes])
    return font


def optical_size(size: int) -> int:
    """Return the optical size for a size in pixels: in points, as at 150 pixels an inch, from 8 to 60.

    A cover is mostly seen smaller than it is drawn, so that strokes are kept sturdier than the
    300 pixels an inch of a device would ask for at full size.
    """
    return max(8, min(60, round(size * 72 / 150)))
