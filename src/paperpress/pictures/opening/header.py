"""A picture opened but not yet decoded: what it is, how large, and whether that is too large.

Pillow's own `Image.open` would look at every format it has ever learnt, and would warn or raise
at a limit that is global to the process. Here the format is told by its first bytes, and the
plugin of that one format reads the header.
"""

from __future__ import annotations

import struct
import threading
import warnings
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import IO, Final, TypeAlias

from PIL import Image, features
from PIL.AvifImagePlugin import AvifImageFile
from PIL.BmpImagePlugin import BmpImageFile
from PIL.GifImagePlugin import GifImageFile
from PIL.ImageFile import ImageFile
from PIL.JpegImagePlugin import JpegImageFile
from PIL.PngImagePlugin import PngImageFile
from PIL.TiffImagePlugin import TiffImageFile
from PIL.WebPImagePlugin import WebPImageFile

from paperpress.findings import emit
from paperpress.model.picture import UnusablePicture
from paperpress.pictures.opening.memory import MOST_MEMORY, opening_takes, webp_size

#: Pixels. A whole newspaper page scanned at 600 dpi has fewer, and a hundred million of them
#: decode to 400 MB at worst.
MOST_PIXELS = 100_000_000

#: What Pillow's plugins are known to raise on bytes that are not what they seem: they parse with
#: `struct`, slices and look-ups, and let through what these raise.
DECODER_ERRORS: Final = (
    OSError,
    EOFError,
    SyntaxError,
    ValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    RuntimeError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)

#: A progressive JPEG goes over its pixels once a scan, and may have any number of them. Programs
#: write ten.
_START_OF_SCAN = b"\xff\xda"
_MOST_WORK = 20 * MOST_PIXELS

_EXIF_ORIENTATION = 0x0112

_Factory: TypeAlias = Callable[[IO[bytes]], ImageFile]


@dataclass(frozen=True, slots=True)
class Format:
    """A format that is read."""

    name: str
    is_it: Callable[[bytes], bool]
    factory: _Factory
    exact: bool
    """Whether pictures in it are stored without loss, as drawings are."""


def _brand(*brands: bytes) -> Callable[[bytes], bool]:
    return lambda data: data[4:8] == b"ftyp" and data[8:12] in brands


_FORMATS: Final = (
    Format("JPEG", lambda d: d.startswith(b"\xff\xd8\xff"), JpegImageFile, exact=False),
    Format("PNG", lambda d: d.startswith(b"\x89PNG\r\n\x1a\n"), PngImageFile, exact=True),
    Format("GIF", lambda d: d[:6] in {b"GIF87a", b"GIF89a"}, GifImageFile, exact=True),
    Format("WebP", lambda d: d[:4] == b"RIFF" and d[8:12] == b"WEBP", WebPImageFile, exact=True),
    Format("TIFF", lambda d: d[:4] in {b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"}, TiffImageFile,
            exact=True),
    Format("BMP", lambda d: d.startswith(b"BM"), BmpImageFile, exact=True),
    *([Format("AVIF", _brand(b"avif", b"avis"), AvifImageFile, exact=True)]
      if features.check("avif") else []),
)  # fmt: skip

#: What editors send in a picture's place, told apart so that the remedy fits.
_OTHERS: Final[tuple[tuple[str, Callable[[bytes], bool]], ...]] = (
    ("an HTML page", lambda d: d.lstrip()[:14].lower().startswith((b"<!doctype html", b"<html"))),
    ("a HEIC photograph", _brand(b"heic", b"heix", b"hevc", b"mif1", b"msf1")),
    ("an AVIF picture, which this installation of Pillow can't read", _brand(b"avif", b"avis")),
    ("a PDF", lambda d: d.startswith(b"%PDF-")),
    ("a Photoshop file", lambda d: d.startswith(b"8BPS")),
    ("a JPEG 2000 picture", lambda d: d[4:8] == b"jP  " or d.startswith(b"\xff\x4f\xff\x51")),
)


@dataclass(frozen=True, slots=True)
class Opened:
    """A picture opened: its header read, its pixels not yet."""

    image: ImageFile
    format: str
    exact: bool
    """Whether it is stored without loss."""
    profile: bytes
    """The embedded ICC profile; empty where there is none."""
    animated: bool
    """Whether it has further frames or pages."""

    @property
    def orientation(self) -> int:
        """As EXIF counts it: 1 is upright. A PNG is decoded to tell it: it may stand at its end."""
        if self.format == "TIFF":
            return 1  # its plugin turns it upright
        value = self.image.getexif().get(_EXIF_ORIENTATION, 1)
        return value if value in range(1, 9) else 1

    @property
    def upright(self) -> tuple[int, int]:
        """Width and height once it is turned upright, in pixels."""
        width, height = self.image.size
        return (height, width) if self.orientation >= 5 else (width, height)


def format_of(data: bytes) -> Format | None:
    """Return the format of a picture, told by its first bytes; None where it isn't one that is read."""
    return next((form for form in _FORMATS if form.is_it(data)), None)


def open_picture(data: bytes) -> Opened | UnusablePicture:
    """Return a picture, opened and found to be of a size that can be decoded, or why it can't be used."""
    form = format_of(data)
    if form is None:
        return _unknown(data)
    if opening_takes(data, form.name) > MOST_MEMORY:
        return too_much_memory(form.name, webp_size(data) or (0, 0), opening_takes(data, form.name))
    with _silence():
        try:
            image = form.factory(BytesIO(data))
        except DECODER_ERRORS:
            return damaged(form.name)
        if image.width * image.height > MOST_PIXELS:
            return _too_large(*image.size)
        scans = data.count(_START_OF_SCAN) if form.name == "JPEG" else 0
        if image.width * image.height * scans > _MOST_WORK:
            return UnusablePicture(
                emit("PIC051", case="scans", width=image.width, height=image.height, scans=scans)
            )
        try:
            return _look(image, form)
        except DECODER_ERRORS:
            return damaged(form.name)


def _look(image: ImageFile, form: Format) -> Opened:
    profile = image.info.get("icc_profile") or b""
    animated = bool(getattr(image, "is_animated", False))
    return Opened(image, form.name, form.exact, profile, animated)


def decode(opened: Opened) -> None:
    """Decode a picture's pixels.

    Raises:
        any of DECODER_ERRORS: it is damaged.
    """
    if opened.format == "TIFF":
        with _silence():  # its plugin warns while it decodes
            opened.image.load()
    else:
        opened.image.load()


_WARNINGS = threading.Lock()


@contextmanager
def _silence() -> Iterator[None]:
    """Keep Pillow's warnings about odd headers from the user, who gets findings instead.

    `warnings.catch_warnings` swaps a list that the whole process shares, so one thread at a time.
    """
    with _WARNINGS, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def damaged(name: str) -> UnusablePicture:
    """Return the finding that a picture is cut short or broken."""
    return UnusablePicture(emit("PIC012", name=name))


def too_much_memory(name: str, size: tuple[int, int], needed: int) -> UnusablePicture:
    """Return the finding that decoding a picture would take too much memory (PIC051)."""
    return UnusablePicture(
        emit(
            "PIC051",
            format=name,
            width=size[0],
            height=size[1],
            needed=needed // 10**6,
            most=MOST_MEMORY // 10**6,
        )
    )


def _unknown(data: bytes) -> UnusablePicture:
    what = next((name for name, is_it in _OTHERS if is_it(data)), "in a format that is not known")
    return UnusablePicture(emit("PIC010", what=what))


def _too_large(width: int, height: int) -> UnusablePicture:
    return UnusablePicture(
        emit(
            "PIC011",
            width=width,
            height=height,
            value=width * height / 1000000.0,
            value_2=MOST_PIXELS // 10**6,
        )
    )
