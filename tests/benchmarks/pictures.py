"""Our pictures against others', on real photographs: python tests/benchmarks/pictures.py

The photographs are those that scikit-image and scikit-learn ship (`pip install --group bench .`).
Likeness is measured by scikit-image's SSIM (Gaussian windows, as its authors published it), which
is not the one that paperpress chooses by: luminance, against the original fitted to the page. For
each file of a rival we make one that is at least as like, and compare their sizes. Our mild stretch
is off here, since it changes what is compared. Left out: pictures of textures, and coins.png, which
was a JPEG of the very quality that one rival writes. Prints the tables of docs/pictures.md.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy
import skimage
import sklearn
from PIL import Image, ImageFilter, ImageOps
from skimage.metrics import structural_similarity

from paperpress.pictures.process import eink
from paperpress.pictures.process.develop import decode_toned
from paperpress.pictures.process.encoding import photograph
from paperpress.profiles import profile

PHOTOGRAPHS = {
    Path(skimage.__file__).parent / "data": (
        "astronaut.png camera.png chelsea.png coffee.png hubble_deep_field.jpg moon.png "
        "motorcycle_left.png retina.jpg rocket.jpg"
    ),
    Path(sklearn.__file__).parent / "datasets" / "images": "china.jpg flower.jpg",
}
EINK = profile("eink")


def thumbnail(data: bytes) -> bytes:
    """What most scripts do."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    image.thumbnail(EINK.box)
    return saved(image, quality=80)


def calibre(data: bytes) -> bytes:
    """Its news compression at its defaults: from quality 90 down by fives, until the file has at
    most a sixteenth of the picture's pixels in bytes. In colour, as its recipes have it."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    image.thumbnail(EINK.box, Image.Resampling.BICUBIC)
    most = image.width * image.height / 16
    quality = 90
    made = saved(image, quality=quality, optimize=True)
    while len(made) >= most and quality > 5:
        quality -= 5
        made = saved(image, quality=quality, optimize=True)
    return made


def comic(data: bytes) -> bytes:
    """As converters of comics do: grey, contrast to the ends, quality 85."""
    image = ImageOps.autocontrast(Image.open(io.BytesIO(data)).convert("L"))
    image.thumbnail(EINK.box, Image.Resampling.LANCZOS)
    return saved(image, quality=85, optimize=True)


def ours(data: bytes) -> bytes:
    """As `paperpress.pictures.process.develop` does it, for photographs."""
    return photograph(fitted(data), EINK.ssim)


RIVALS: dict[str, Callable[[bytes], bytes]] = {
    "Pillow thumbnail, quality 80": thumbnail,
    "calibre news compression": calibre,
    "comic converter, quality 85": comic,
}


def fitted(data: bytes) -> Image.Image:
    made = decode_toned(data, EINK.box, colour=False)
    assert not hasattr(made, "finding")
    return made.image


def saved(image: Image.Image, **how: object) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", **how)
    return out.getvalue()


def ssim(original: Image.Image, made: bytes) -> float:
    """SSIM on luminance, as scikit-image measures it."""
    one, other = original.convert("L"), Image.open(io.BytesIO(made)).convert("L")
    return float(
        structural_similarity(
            numpy.asarray(one), numpy.asarray(other),
            gaussian_weights=True, sigma=1.5, use_sample_covariance=False,
        )
    )  # fmt: skip


def as_like(data: bytes, wanted: float) -> int:
    """Bytes of our file that is at least as like as a rival's, told by the same measure."""
    image = fitted(data)
    low, high = 0.3, 0.999
    for _ in range(14):
        middle = (low + high) / 2
        if ssim(image, photograph(image, middle)) >= wanted:
            high = middle
        else:
            low = middle
    return len(photograph(image, high))


def photographs() -> Iterator[tuple[str, bytes]]:
    for folder, names in PHOTOGRAPHS.items():
        for name in names.split():
            yield name, (folder / name).read_bytes()


def compare() -> None:
    """A row a photograph: each rival's bytes, likeness and time, and ours at that likeness."""
    ratios: dict[str, list[float]] = {name: [] for name in RIVALS}
    print("| photograph | ours | " + " | ".join(RIVALS) + " |\n" + "|---" * 5 + "|")
    for name, data in photographs():
        cells = [cell(ours, data)[0]]
        for rival, make in RIVALS.items():
            text, size, likeness = cell(make, data)
            equal = as_like(data, likeness)
            ratios[rival].append(equal / size)
            cells.append(f"{text}; ours then {equal / 1000:.1f} kB")
        print(f"| {name} | " + " | ".join(cells) + " |")
    for rival, values in ratios.items():
        print(
            f"At the likeness of {rival}, ours has {statistics.geometric_mean(values):.2f} of its"
            f" bytes (from {min(values):.3f} to {max(values):.3f})."
        )


def cell(make: Callable[[bytes], bytes], data: bytes) -> tuple[str, int, float]:
    times = []
    for _ in range(3):
        start = time.perf_counter()
        made = make(data)
        times.append(time.perf_counter() - start)
    likeness = ssim(fitted(data), made)
    text = f"{len(made) / 1000:.1f} kB, {likeness:.3f}, {statistics.median(times) * 1000:.0f} ms"
    return text, len(made), likeness


def curve() -> None:
    """What a photograph of 2000x1333 costs at each likeness."""
    print("| likeness | kB a photograph (from, to) | 40 of them |\n|---|---|---|")
    large = [filled(data) for name, data in photographs() if name != "hubble_deep_field.jpg"]
    print(f"<!-- as sent: {statistics.mean(map(len, large)) / 1000:.0f} kB each -->")
    for likeness in (0.97, 0.96, 0.95, 0.94, 0.93, 0.91, 0.89, 0.87, 0.85):
        sizes = [len(photograph(eink.stretched(fitted(data)), likeness)) for data in large]
        mean, least, most = statistics.mean(sizes), min(sizes), max(sizes)
        print(
            f"| {likeness} | {mean / 1000:.0f} ({least / 1000:.0f}, {most / 1000:.0f}) |"
            f" {mean * 40 / 1e6:.1f} MB |"
        )


def filled(data: bytes) -> bytes:
    """A photograph laid side by side with its mirror images until it fills 2000x1333, so that it
    has as much detail a pixel as one that was taken at that size."""
    image = Image.open(io.BytesIO(data)).convert("RGB")
    sheet = Image.new("RGB", (2000, 1333))
    for row, top in enumerate(range(0, sheet.height, image.height)):
        for column, left in enumerate(range(0, sheet.width, image.width)):
            tile = ImageOps.flip(image) if row % 2 else image
            sheet.paste(ImageOps.mirror(tile) if column % 2 else tile, (left, top))
    return saved(sheet, quality=85)


def sharpened() -> None:
    """Whether sharpening brings what a panel of sixteen greys shows nearer to the original."""
    print("| sharpened by | likeness of sixteen greys to the fitted picture |\n|---|---|")
    for percent in (0, 30, 60, 100):
        values = []
        for _, data in photographs():
            image = eink.stretched(fitted(data))
            sharp = image.filter(ImageFilter.UnsharpMask(1, percent, 2)) if percent else image
            shown = eink.dithered(sharp)
            values.append(ssim(image, png(shown)))
        print(f"| {percent} % | {statistics.mean(values):.4f} |")


def png(image: Image.Image) -> bytes:
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def in_light() -> None:
    """How far scaling by numbers is from scaling in light, in steps of sixteen greys."""
    print("| scaled to | mean difference | pixels off by more than a grey |\n|---|---|---|")
    for scale in (0.63, 0.4):
        means, shares = [], []
        for _, data in photographs():
            image = Image.open(io.BytesIO(data)).convert("L")
            size = round(image.width * scale), round(image.height * scale)
            by_number = numpy.asarray(image.resize(size, Image.Resampling.LANCZOS)).astype(int)
            by_light = numpy.asarray(eink.scaled_in_light(image, size)).astype(int)
            difference = abs(by_number - by_light)
            means.append(difference.mean() / 17)
            shares.append((difference > 17).mean())
        print(
            f"| {scale:.0%} | {statistics.mean(means):.2f} greys | {statistics.mean(shares):.1%} |"
        )


def main() -> None:
    """Prints one of the tables, or all."""
    tables = {"compare": compare, "curve": curve, "sharpened": sharpened, "light": in_light}
    parser = argparse.ArgumentParser()
    parser.add_argument("table", nargs="*", choices=[*tables, "all"], default="all")
    asked = parser.parse_args().table
    for name in tables if "all" in asked else asked:
        tables[name]()
        print()


if __name__ == "__main__":
    main()
