"""Pixels to bytes: baseline JPEG, or PNG for drawings; no metadata, same pixels same bytes."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

_START_OF_FRAME = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_BASELINE = 0xC0
_JFIF = 0xE0
_APPLICATION_OR_COMMENT = frozenset(range(0xE0, 0xF0)) | {0xFE}
_START_OF_SCAN = 0xDA
_END = b"\xff\xd9"
#: Bytes of a JFIF segment that holds no thumbnail, its length field included (JFIF 1.02).
_BARE_JFIF = 16


def jpeg(image: Image.Image, quality: int) -> bytes:
    """Baseline JPEG of grey or RGB, colour at half resolution (4:2:0).

    Baseline, since that is what every JPEG decoder must read (ITU-T T.81, clause 4.11).
    """
    out = BytesIO()
    bare(image).save(
        out,
        "JPEG",
        quality=quality,
        optimize=True,
        progressive=False,
        subsampling="4:2:0" if image.mode == "RGB" else -1,
    )
    return out.getvalue()


def png(image: Image.Image) -> bytes:
    """PNG without loss; with a palette where 256 colours are enough."""
    compact = bare(image)
    if compact.mode == "RGB" and compact.getcolors(256) is not None:
        compact = compact.convert("P", palette=Image.Palette.ADAPTIVE, colors=256)
        if compact.convert("RGB").tobytes() != image.tobytes():
            compact = bare(image)
    out = BytesIO()
    compact.save(out, "PNG", optimize=True)
    return out.getvalue()


def bare(image: Image.Image) -> Image.Image:
    """The pixels alone: nothing in `info` that a writer would put into its file."""
    copy = image.copy()
    copy.info = {}
    return copy


def is_bare_baseline_jpeg(data: bytes) -> bool:
    """Whether a JPEG is baseline, and holds nothing but what its pixels need.

    Walks the segments of ITU-T T.81, annex B, up to the scan; nothing may follow the picture.
    """
    if not data.endswith(_END):
        return False
    at, baseline = 2, False
    while at + 4 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        length = int.from_bytes(data[at + 2 : at + 4], "big")
        if marker == _START_OF_SCAN:
            return baseline and data.find(_END, at) == len(data) - 2
        if marker in _START_OF_FRAME:
            baseline = marker == _BASELINE
        elif marker in _APPLICATION_OR_COMMENT and not (marker == _JFIF and length == _BARE_JFIF):
            return False
        at += 2 + length
    return False
