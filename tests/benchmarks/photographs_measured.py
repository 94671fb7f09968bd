"""How near the made pictures come to photographs: python tests/benchmarks/photographs_measured.py

The photographs are those of pictures.py (`pip install --group bench .`). Told by what is known to
set photographs apart from noise and from drawings, on luminance:

- contrast: the standard deviation of the levels;
- slope: how power falls with frequency, on a double logarithmic scale; about -2 to -3;
- steps: the standard deviation of the differences between neighbours, and their kurtosis: mostly
  small and now and then an edge, where noise has 3.
"""

from __future__ import annotations

import io
import statistics
from collections.abc import Iterable

import numpy
from photographs import SCENES
from photographs import photographs as made
from PIL import Image

from pictures import photographs as taken

_LARGEST = 1024


def measured(data: bytes) -> tuple[float, float, float, float]:
    """Contrast, slope, steps and kurtosis of a picture."""
    levels = numpy.asarray(Image.open(io.BytesIO(data)).convert("L"), float)
    steps = numpy.diff(levels, axis=1).ravel()
    kurtosis = ((steps - steps.mean()) ** 4).mean() / steps.var() ** 2
    return float(levels.std()), slope(levels), float(steps.std()), float(kurtosis)


def slope(levels: numpy.ndarray) -> float:
    """Of the power in rings of one frequency, from a fiftieth of the side up to nearly all."""
    side = min(_LARGEST, *levels.shape) // 2 * 2
    top, left = ((length - side) // 2 for length in levels.shape)
    part = levels[top : top + side, left : left + side]
    window = numpy.outer(numpy.hanning(side), numpy.hanning(side))
    power = abs(numpy.fft.fftshift(numpy.fft.fft2((part - part.mean()) * window))) ** 2
    rows, columns = numpy.indices(power.shape) - side // 2
    rings = numpy.hypot(rows, columns).astype(int).ravel()
    mean = numpy.bincount(rings, power.ravel()) / numpy.bincount(rings)
    kept = numpy.arange(round(side * 0.02), round(side * 0.4))
    return float(numpy.polyfit(numpy.log(kept), numpy.log(mean[kept]), 1)[0])


def row(name: str, pictures: Iterable[bytes]) -> str:
    """The median of each figure, and from where to where it goes."""
    cells = [
        f"{statistics.median(values):.1f} ({min(values):.1f} to {max(values):.1f})"
        for values in zip(*map(measured, pictures), strict=True)
    ]
    return f"| {name} | {' | '.join(cells)} |"


def main() -> None:
    print("| | contrast | slope | steps | their kurtosis |\n|---|---|---|---|---|")
    print(row("photographs", (data for _, data in taken())))
    print(row("made pictures", (data for _, data in made(SCENES))))


if __name__ == "__main__":
    main()
