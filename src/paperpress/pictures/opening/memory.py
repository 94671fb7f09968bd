"""What decoding a picture takes, known before it is decoded, and kept within bounds.

A few bytes can say that they are a picture of any size, and a decoder believes them. How much memory
it takes for each pixel follows from the format and the mode: the figures are measured, on pictures
of 23 million pixels, from the file to greys that are scaled down, and rounded up.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from PIL.ImageFile import ImageFile

#: Bytes that one picture may take: a hundred million pixels in colour, which a printed page has.
MOST_MEMORY: Final = 640_000_000
#: Bytes a pixel, by Pillow's mode.
_PLAIN: Final = {"1": 3, "L": 3, "P": 7, "RGB": 6, "YCbCr": 6}
_WITH_ALPHA_OR_WIDE = 13
_TRANSPARENT_PALETTE = 11
#: Bytes a pixel that a decoder takes beside: its canvases, its planes.
_BESIDE: Final = {"WebP": 12, "AVIF": 9}
#: Bytes a pixel that the coefficients of a progressive JPEG take, in each component.
_COEFFICIENTS = 2


def decoding_takes(image: ImageFile, name: str, full: tuple[int, int]) -> int:
    """Return the bytes that decoding a picture takes, from its header alone.

    Args:
        image: opened, and drafted where its format can be decoded at a lower resolution.
        name: of its format.
        full: width and height as stored, in pixels.
    """
    mode = image.mode
    each = _PLAIN.get(mode, _WITH_ALPHA_OR_WIDE) + _BESIDE.get(name, 0)
    if mode == "P" and "transparency" in image.info:
        each = max(each, _TRANSPARENT_PALETTE)
    total = image.width * image.height * each
    if image.info.get("progressive") or image.info.get("progression"):
        total += full[0] * full[1] * _COEFFICIENTS * getattr(image, "layers", 4)
    return total


def opening_takes(data: bytes, name: str) -> int:
    """Return the bytes that opening a picture takes before it is decoded: only WebP takes any."""
    size = webp_size(data) if name == "WebP" else None
    return 0 if size is None else size[0] * size[1] * (_WITH_ALPHA_OR_WIDE + _BESIDE["WebP"])


def webp_size(data: bytes) -> tuple[int, int] | None:
    """Return the width and height that a WebP declares (RFC 9649); None where it declares none.

    Its decoder makes its canvases as soon as it is made, so they are read here first.
    """
    kind, body = data[12:16], data[20:30]
    if len(body) < 10:
        return None
    if kind == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        sides = (int.from_bytes(body[place : place + 2], "little") for place in (6, 8))
        width, height = (side & 0x3FFF for side in sides)
        return width, height
    return None


@dataclass(slots=True)
class Room:
    """Memory for decoding, shared by threads: who finds none left waits for another to be done."""

    bytes: int
    _taken: int = 0
    _changed: threading.Condition = field(default_factory=threading.Condition)

    @contextmanager
    def of(self, size: int) -> Iterator[None]:
        """Hold so many bytes meanwhile; a single picture is always let in."""
        with self._changed:
            self._changed.wait_for(lambda: not self._taken or self._taken + size <= self.bytes)
            self._taken += size
        try:
            yield
        finally:
            with self._changed:
                self._taken -= size
                self._changed.notify_all()


#: Of this process, for all its threads.
ROOM: Final = Room(2 * MOST_MEMORY)
