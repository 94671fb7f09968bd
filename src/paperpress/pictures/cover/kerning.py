"""By how much pairs of letters move together or apart, which Pillow's basic layout ignores."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from paperpress.pictures.cover.faces import Typeface, optical_size, tables


class Kerning:
    """The kerning of a face.

    Read from the pair adjustments of the font's ``kern`` feature (OpenType, GPOS lookup type 2)
    and, for a variable font, varied to the weight and optical size that type is set in.
    """

    def __init__(self, font: Any, glyphs: Mapping[int, str], pair_tables: Sequence[Any]) -> None:
        self._font = font
        self._units: int = font["head"].unitsPerEm
        self._glyphs = glyphs
        self._tables = pair_tables
        self._values: dict[tuple[str, str], Any] = {}
        self._variations: dict[tuple[int, int], Variation] = {}

    @classmethod
    def of(cls, face: Typeface) -> Kerning:
        """Read the kerning of a face."""
        font = tables(face)
        return cls(font, font.getBestCmap(), tuple(_pair_tables(font)))

    def between(self, first: str, second: str, size: int, weight: int) -> float:
        """Return the adjustment between two letters, in ems; negative moves them together."""
        if (first, second) not in self._values:
            self._values[first, second] = self._value(first, second)
        value = self._values[first, second]
        if value is None:
            return 0.0
        units = float(getattr(value, "XAdvance", 0) or 0)
        device = getattr(value, "XAdvDevice", None)
        if device is not None and device.DeltaFormat == _VARIATION_INDEX:
            variation = self._variation(weight, optical_size(size))
            units += variation.delta(device.StartSize, device.EndSize)
        return units / self._units

    def _value(self, first: str, second: str) -> Any:
        """Return the value of the first table that has the pair."""
        left, right = self._glyphs.get(ord(first)), self._glyphs.get(ord(second))
        for table in self._tables:
            if left not in table.Coverage.glyphs:
                continue
            if table.Format == 1:
                records = table.PairSet[table.Coverage.glyphs.index(left)].PairValueRecord
                match = next((r for r in records if r.SecondGlyph == right), None)
                if match is not None:
                    return match.Value1
                continue
            row = table.Class1Record[table.ClassDef1.classDefs.get(left, 0)].Class2Record
            return row[table.ClassDef2.classDefs.get(right, 0)].Value1
        return None

    def _variation(self, weight: int, opsz: int) -> Variation:
        if (weight, opsz) not in self._variations:
            place = {"wght": float(weight), "opsz": float(opsz)}
            store = self._font["GDEF"].table.VarStore
            self._variations[weight, opsz] = Variation.of(store, self._font["fvar"].axes, place)
        return self._variations[weight, opsz]


_PAIR_ADJUSTMENT = 2
_VARIATION_INDEX = 0x8000


def _pair_tables(font: Any) -> Iterator[Any]:
    if "GPOS" not in font:
        return
    gpos = font["GPOS"].table
    records = [r for r in gpos.FeatureList.FeatureRecord if r.FeatureTag == "kern"]
    for index in sorted({i for record in records for i in record.Feature.LookupListIndex}):
        for table in gpos.LookupList.Lookup[index].SubTable:
            inner = getattr(table, "ExtSubTable", table)
            if inner.LookupType == _PAIR_ADJUSTMENT:
                yield inner


class Variation:
    """What a variable font's numbers change by at a place among its variations.

    As in `fontTools.varLib`, which would take longer to load than a cover to draw (OpenType 1.9,
    "Algorithm for interpolation of instance values").
    """

    def __init__(self, sets: Any, regions: Any, place: Sequence[float]) -> None:
        self._sets = sets
        self._regions = regions
        self._place = place
        self._shares: dict[int, float] = {}

    @classmethod
    def of(cls, store: Any, axes: Any, place: dict[str, float]) -> Variation:
        """Return the changes of a store of variations at a place, given by the tags of its axes."""
        normalised = [_normalised(place[axis.axisTag], axis) for axis in axes]
        return cls(store.VarData, store.VarRegionList.Region, normalised)

    def delta(self, outer: int, inner: int) -> float:
        """Return the change of one number, by the indices of its delta set; 0 where there is no such set."""
        if outer >= len(self._sets) or inner >= len(self._sets[outer].Item):
            return 0.0
        delta_set, delta = self._sets[outer], 0.0
        for change, region in zip(delta_set.Item[inner], delta_set.VarRegionIndex, strict=True):
            delta += change * self._share(region)
        return delta

    def _share(self, region: int) -> float:
        if region not in self._shares:
            share = 1.0
            for value, axis in zip(self._place, self._regions[region].VarRegionAxis, strict=True):
                share *= _along(value, axis.StartCoord, axis.PeakCoord, axis.EndCoord)
            self._shares[region] = share
        return self._shares[region]


def _normalised(value: float, axis: Any) -> float:
    """Return a value of an axis on a scale from -1 to 1, on which its default is 0."""
    value = max(min(value, axis.maxValue), axis.minValue)
    if value == axis.defaultValue:
        return 0.0
    end = axis.minValue if value < axis.defaultValue else axis.maxValue
    return float((value - axis.defaultValue) / abs(end - axis.defaultValue))


def _along(value: float, start: float, peak: float, end: float) -> float:
    """Return how far a region reaches to a value, along one axis: 1 at its peak, 0 outside."""
    elsewhere = peak == 0 or not start <= peak <= end or start < 0 < end
    if elsewhere or value == peak:
        return 1.0
    if not start < value < end:
        return 0.0
    return (value - start) / (peak - start) if value < peak else (value - end) / (peak - end)


@cache
def kerning(face: Typeface) -> Kerning:
    """Return the kerning of a face."""
    return Kerning.of(face)
