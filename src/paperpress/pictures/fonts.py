"""The faces that a cover is set in, what each can draw, and how its letters sit together.

Every face comes from a package, so that a cover is the same on any machine. Pillow's basic layout
is used throughout for the same reason: the other one works only where a machine has libfribidi.
Basic layout places letters one after another, and that settles what can be set: Latin, Greek,
Cyrillic and Hebrew; Arabic in its presentation forms; Chinese, Japanese and Korean. Scripts whose
letters regroup (Devanagari, Thai …) can't be set, whatever fonts there are.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from fontTools.ttLib import TTFont
from fontTools.varLib.models import normalizeLocation
from fontTools.varLib.varStore import VarStoreInstancer
from PIL import ImageFont


@dataclass(frozen=True, slots=True)
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
        """The font's file; None where its package isn't installed."""
        folder = _folder(self.package)
        if folder is None:
            return None
        return folder / (self.bold if weight >= _BOLD else self.regular)


_BOLD = 600

SOURCE_SERIF = Typeface(
    "Source Serif 4", "fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf",
    "files/SourceSerif4[opsz,wght].ttf", ("wght", "opsz"), rise=0.72, fall=0.22, leading=1.04,
)  # fmt: skip
AMIRI = Typeface(
    "Amiri", "fontpkg_amiri", "files/Amiri-Regular.ttf", "files/Amiri-Bold.ttf", (),
    rise=0.80, fall=0.42, leading=1.36, scale=1.08,
)  # fmt: skip
FRANK_RUHL = Typeface(
    "Frank Ruhl Libre", "fontpkg_frank_ruhl_libre", "files/FrankRuhlLibre[wght].ttf",
    "files/FrankRuhlLibre[wght].ttf", ("wght",), rise=0.66, fall=0.20, leading=1.08,
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


def faces(language: str) -> tuple[Typeface, ...]:
    """The faces for a text in a language (BCP 47): its own first, then the others for its names."""
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


@cache
def _folder(package: str) -> Path | None:
    spec = find_spec(package)
    return Path(spec.origin).parent if spec is not None and spec.origin else None


@cache
def draws(face: Typeface) -> frozenset[int]:
    """The code points that a face has a glyph for."""
    with _open(face, 400) as font:
        return frozenset(font.getBestCmap())


def _open(face: Typeface, weight: int) -> TTFont:
    path = face.file(weight)
    assert path is not None, "only faces that are installed are offered"
    return TTFont(path, lazy=True)


def cut(face: Typeface, size: int, weight: int) -> ImageFont.FreeTypeFont:
    """A face cut at a size in pixels and a weight (100 to 900).

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
    """The optical size for a size in pixels: in points, as at 150 pixels an inch, from 8 to 60.

    A cover is mostly seen smaller than it is drawn, so that strokes are kept sturdier than the
    300 pixels an inch of a device would ask for at full size.
    """
    return max(8, min(60, round(size * 72 / 150)))


@cache
def kerning(face: Typeface, size: int, weight: int) -> Mapping[tuple[str, str], float]:
    """By how many ems pairs of ASCII, Latin, Greek and Cyrillic letters move together or apart.

    Read from the font's GPOS table (OpenType 1.9, pair adjustment), which basic layout ignores;
    only for variable faces, which are those that have it and whose letters stand apart.
    """
    if not face.axes:
        return {}
    with _open(face, weight) as font:
        return _Pairs(font, {"wght": float(weight), "opsz": float(optical_size(size))}).kerning()


class _Pairs:
    """The pair adjustments of a variable font, at one place of its design space."""

    def __init__(self, font: TTFont, place: Mapping[str, float]) -> None:
        self.units: int = font["head"].unitsPerEm
        self.letters: dict[str, str] = {}
        for code, glyph in font.getBestCmap().items():
            if code < 0x530 or 0x5D0 <= code < 0x5EB or 0x2010 <= code < 0x2030:
                self.letters.setdefault(glyph, chr(code))
        self.gpos = font["GPOS"].table
        axes = font["fvar"].axes
        triples = {axis.axisTag: (axis.minValue, axis.defaultValue, axis.maxValue) for axis in axes}
        location = normalizeLocation({tag: place[tag] for tag in triples}, triples)
        store = getattr(font["GDEF"].table, "VarStore", None)
        self.deltas = VarStoreInstancer(store, axes, location) if store is not None else None

    def kerning(self) -> Mapping[tuple[str, str], float]:
        found: dict[tuple[str, str], float] = {}
        for table in self._tables():
            for pair, value in self._pairs(table):
                found.setdefault(pair, value)  # the first table that knows a pair decides
        return {pair: value for pair, value in found.items() if value}

    def _tables(self):  # type: ignore[no-untyped-def]
        records = self.gpos.FeatureList.FeatureRecord
        lookups = {
            index for r in records if r.FeatureTag == "kern" for index in r.Feature.LookupListIndex
        }
        for index in sorted(lookups):
            for table in self.gpos.LookupList.Lookup[index].SubTable:
                inner = getattr(table, "ExtSubTable", table)
                if inner.LookupType == 2:
                    yield inner

    def _pairs(self, table):  # type: ignore[no-untyped-def]
        covered = [glyph for glyph in table.Coverage.glyphs if glyph in self.letters]
        if table.Format == 1:
            sets = dict(zip(table.Coverage.glyphs, table.PairSet, strict=True))
            for glyph in covered:
                for record in sets[glyph].PairValueRecord:
                    if record.SecondGlyph in self.letters:
                        yield self._pair(glyph, record.SecondGlyph), self._advance(record.Value1)
            return
        first, second = table.ClassDef1.classDefs, table.ClassDef2.classDefs
        for glyph in covered:
            row = table.Class1Record[first.get(glyph, 0)].Class2Record
            advances = [self._advance(record.Value1) for record in row]
            for other in self.letters:
                yield self._pair(glyph, other), advances[second.get(other, 0)]

    def _pair(self, first: str, second: str) -> tuple[str, str]:
        return self.letters[first], self.letters[second]

    def _advance(self, value) -> float:  # type: ignore[no-untyped-def]
        if value is None:
            return 0.0
        units = float(getattr(value, "XAdvance", 0) or 0)
        device = getattr(value, "XAdvDevice", None)
        if device is not None and self.deltas is not None and device.DeltaFormat == 0x8000:
            units += self.deltas[(device.StartSize << 16) + device.EndSize]
        return units / self.units
