"""A picture made small, to tell what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from paperpress.model.picture import Thumbnail, UnusablePicture
from paperpress.pictures.drawing.safe import is_drawing
from paperpress.pictures.opening.header import Opened, open_picture
from paperpress.pictures.process.develop import decode_toned
from paperpress.pictures.process.encoding import sketch


@dataclass(frozen=True, slots=True)
class Reduced:
    """A picture's own measures, and a small one of it."""

    width: int
    height: int
    thumbnail: Thumbnail
    words: str = ""
    """What a drawing in SVG says of itself, by its title and description; empty for nothing."""


def reduced(data: bytes, box: tuple[int, int]) -> Reduced | None:
    """Return a small JPEG of a picture that fits a box of pixels; None where it can't be used."""
    shown = decode_toned(data, box, colour=True)
    if isinstance(shown, UnusablePicture):
        return None
    small = Thumbnail(sketch(shown.image), *shown.image.size)
    opened = None if is_drawing(data) else open_picture(data)
    size = opened.image.size if isinstance(opened, Opened) else shown.image.size
    return Reduced(*size, small, shown.words)
