"""A picture made small, to tell what it shows."""

from __future__ import annotations

from dataclasses import dataclass

from paperpress.model.picture import Thumbnail, UnusablePicture
from paperpress.pictures.opening.header import open_picture
from paperpress.pictures.process.develop import decode_toned
from paperpress.pictures.process.encoding import sketch


@dataclass(frozen=True, slots=True)
class Reduced:
    """A picture's own measures, and a small one of it."""

    width: int
    height: int
    thumbnail: Thumbnail


def reduced(data: bytes, box: tuple[int, int]) -> Reduced | None:
    """Return a small JPEG of a picture that fits a box of pixels; None where it can't be used."""
    opened = open_picture(data)
    if isinstance(opened, UnusablePicture):
        return None
    shown = decode_toned(data, box, colour=True)
    if isinstance(shown, UnusablePicture):
        return None
    small = Thumbnail(sketch(shown.image), *shown.image.size)
    return Reduced(*opened.image.size, small)
