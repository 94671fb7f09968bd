"""Pixels to bytes: baseline JPEG, or PNG for drawings; no metadata, same pixels same bytes."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from typing import Final

from PIL import Image
from PIL.JpegImagePlugin import JpegImageFile

from paperpress.pictures.process.ssim import Original, sample

_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BASELINE = 0xC0
_JFIF = 0xE0
_ADOBE = 0xEE
_APPLICATION_OR_COMMENT = frozenset(range(0xE0, 0xF0)) | {0xFE}
_START_OF_SCAN = 0xDA
_END = 0xD9
#: What follows a scan's coded data, in which 0xFF stands before zero and restarts alone (B.1.1.5).
_MARKER = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
#: A JFIF segment's length field where it holds no thumbnail, and its name (JFIF 1.02).
_BARE_JFIF = b"\x00\x10JFIF\x00"

#: What type and lines of a cover need; libjpeg's scale, 1 to 95.
_COVER_QUALITY = 85
_SKETCH_QUALITY = 72

#: Quantisation, row by row. The first is the one that the standard gives as an example for
#: luminance (ITU-T T.81, table K.1), made for eyes at a distance. The second is our own: it rises
#: evenly and slowly with frequency, and keeps the fine structure that SSIM, and a reader close to
#: a page, looks for. Which is the smaller file depends on the picture (docs/pictures.md).
_TABLES: Final = (
    (
        *(16, 11, 10, 16, 24, 40, 51, 61),
        *(12, 12, 14, 19, 26, 58, 60, 55),
        *(14, 13, 16, 24, 40, 57, 69, 56),
        *(14, 17, 22, 29, 51, 87, 80, 62),
        *(18, 22, 37, 56, 68, 109, 103, 77),
        *(24, 35, 55, 64, 81, 104, 113, 92),
        *(49, 64, 78, 87, 103, 121, 120, 101),
        *(72, 92, 95, 98, 112, 100, 103, 99),
    ),
    tuple(16 + 2 * (row + column) for row in range(8) for column in range(8)),
)
#: How coarsely a table is taken, from fine to coarse.
_STEPS: Final = tuple(0.1 * 1.04**step for step in range(110))
#: The step to try first, and the likeness that a step mostly costs.
_LIKELY = 43
_LOSS = 0.002
#: At this likeness, the coarsest step at which a smooth sky stays smooth, by eye, on a panel of
#: sixteen greys; a hundredth of likeness less allows for five half steps more.
_REFERENCE = 0.93
_SMOOTH = 53


def photograph(image: Image.Image, ssim: float) -> bytes:
    """Return the smallest baseline JPEG of a picture, grey or RGB, that is as similar as asked for.

    `ssim` is the mean structural similarity (0 to 1) that is to be kept, measured on a sample of
    the picture's tiles: of a photograph the whole may lie up to a hundredth below.
    """
    original = Original.of(sample(image))
    choices = []
    for table in _TABLES:
        step = _coarsest(original, table, ssim)
        choices.append((len(_jpeg(original.picture, _scaled(table, step))), table, step))
    _, table, step = min(choices)
    return _jpeg(image, _scaled(table, step))


def _coarsest(original: Original, table: tuple[int, ...], ssim: float) -> int:
    """Return the coarsest step of a table at which a picture is still as similar as asked for.

    A search between bounds: it tries next where the line through the last two tries leads, and
    first at the coarse bound, which most photographs for e-ink reach.
    """
    fine, coarse, step, loss = 0, _limit(ssim), _LIKELY, _LOSS
    if _spare(original, table, coarse, ssim) >= 0:
        return coarse
    coarse -= 1
    tried: tuple[int, float] | None = None
    while fine < coarse:
        step = max(fine + 1, min(coarse, step))
        spare = _spare(original, table, step, ssim)
        if spare >= 0:
            fine = step
        else:
            coarse = step - 1
        if tried is not None:
            loss = max(_LOSS / 4, (tried[1] - spare) / (step - tried[0]))
        tried = step, spare
        step += math.ceil(spare / loss)
    return fine


def _spare(original: Original, table: tuple[int, ...], step: int, ssim: float) -> float:
    """Return by how much a picture is more similar than asked for, at a step of a table."""
    # Huffman tables made to measure change the size, but no pixel.
    trial = _jpeg(original.picture, _scaled(table, step), optimize=False)
    return original.likeness(JpegImageFile(BytesIO(trial))) - ssim


def _limit(ssim: float) -> int:
    """Return the coarsest step to go to, whatever the likeness.

    A mean hides what happens to a smooth sky: it breaks into blocks long before the mean falls.
    """
    return min(len(_STEPS) - 1, round(_SMOOTH + (_REFERENCE - ssim) * 250))


@cache
def _scaled(table: tuple[int, ...], step: int) -> tuple[int, ...]:
    """Return a table multiplied by a step; baseline JPEG counts from 1 to 255."""
    return tuple(max(1, min(255, round(value * _STEPS[step]))) for value in table)


def sketch(image: Image.Image) -> bytes:
    """Return a baseline JPEG of a small picture that only has to show what it is of."""
    return _save(image, quality=_SKETCH_QUALITY)


def cover(image: Image.Image) -> bytes:
    """Return a baseline JPEG of a cover, at a fixed quality, since a mean likeness says little of small type."""
    return _save(image, quality=_COVER_QUALITY)


def _jpeg(image: Image.Image, table: Sequence[int], *, optimize: bool = True) -> bytes:
    tables = [list(table)] * (1 if image.mode == "L" else 2)
    return _save(image, qtables=tables, optimize=optimize)


def _save(image: Image.Image, *, optimize: bool = True, **how: object) -> bytes:
    """Return a JPEG with colour at half resolution (4:2:0), which eyes and colour e-ink have too.

    Baseline, since that is what every JPEG decoder must read (ITU-T T.81, clause 4.11).
    """
    out = BytesIO()
    subsampling = "4:2:0" if image.mode == "RGB" else -1
    how |= {"optimize": optimize, "progressive": False, "subsampling": subsampling}
    bare(image).save(out, "JPEG", **how)
    return out.getvalue()


def png(image: Image.Image) -> bytes:
    """Return a PNG without loss; with a palette for 256 colours or fewer, 4 bits for 16 or fewer."""
    compact = bare(image)
    colours = compact.getcolors(256)
    bits: dict[str, int] = {}
    if colours is not None and (compact.mode == "RGB" or len(colours) <= 16):
        compact = compact.convert("RGB").convert(
            "P", palette=Image.Palette.ADAPTIVE, colors=max(2, len(colours))
        )
        if compact.convert(image.mode).tobytes() != image.tobytes():
            compact = bare(image)
        elif len(colours) <= 16:
            bits = {"bits": 4}
    out = BytesIO()
    compact.save(out, "PNG", optimize=True, **bits)
    return out.getvalue()


def bare(image: Image.Image) -> Image.Image:
    """Return only the pixels, with nothing in `info` that a writer would put into its file."""
    if not image.info:
        return image
    copy = image.copy()
    copy.info = {}
    return copy


def bare_baseline_jpeg(data: bytes) -> bytes | None:
    """Return a baseline JPEG without anything but what its pixels need; None where it isn't baseline.

    Walks the segments of ITU-T T.81, annex B, to the end of the image and no further, and leaves
    out application data and comments, also between scans, but for a JFIF header without a
    thumbnail, and Adobe's word on what the colours are. Its pixels' bytes stay as they are.
    """
    kept, at, baseline = [data[:2]], 2, False
    while at + 2 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker == _END:
            return b"".join((*kept, data[at : at + 2])) if baseline else None
        end = at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _START_OF_SCAN:
            following = _MARKER.search(data, end)
            if following is None:
                return None
            end = following.start()
        if marker in _START_OF_FRAME:
            baseline = marker == _BASELINE
        if not _is_metadata(marker, data[at + 2 : end]):
            kept.append(data[at:end])
        at = end
    return None


def _is_metadata(marker: int, segment: bytes) -> bool:
    """Tell whether a segment, from its length field on, says nothing that its pixels need."""
    needed = marker == _ADOBE or (marker == _JFIF and segment.startswith(_BARE_JFIF))
    return marker in _APPLICATION_OR_COMMENT and not needed
