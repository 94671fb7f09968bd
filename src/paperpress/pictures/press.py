"""A picture, from its bytes to a device's page: opened, decoded, fitted, toned, encoded."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from paperpress.model.finding import Finding, Severity
from paperpress.model.picture import PressedPicture, UnusablePicture
from paperpress.pictures import tones
from paperpress.pictures.encoding import is_bare_baseline_jpeg, jpeg, png
from paperpress.pictures.opening import DECODER_ERRORS, Negative, damaged, open_picture
from paperpress.profiles import Profile
from paperpress.vocab import JPEG_TYPE, PNG_TYPE

#: As many colours as a chart or a line drawing has, and a photograph has not.
_DRAWING_COLOURS = 256

_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Print:
    """A picture decoded, upright and toned: mode ``L`` or ``RGB``, in sRGB, on white."""

    image: Image.Image
    drawing: bool
    """Whether it is line art: few colours, stored without loss."""
    untouched: bool
    """Whether its pixels are the file's own: neither scaled, turned nor converted."""
    findings: tuple[Finding, ...]
    """What was let go; article and path empty."""


def press(data: bytes, profile: Profile) -> PressedPicture | UnusablePicture:
    """A picture ready for a profile's devices, or why it can't be.

    It fits the profile's page, is never enlarged, and is grey where the devices are. Photographs
    become baseline JPEG; drawings become PNG where that is smaller. The same bytes give the same
    bytes. Findings: PIC010 to PIC012 where it can't be used, PIC020 and PIC021 where it can.
    """
    made = expose(data, profile.box, colour=profile.colour)
    if isinstance(made, UnusablePicture):
        return made
    encoded, media_type = jpeg(made.image, profile.jpeg_quality), JPEG_TYPE
    if made.drawing and len(lossless := png(made.image)) <= len(encoded):
        encoded, media_type = lossless, PNG_TYPE
    if made.untouched and len(data) <= len(encoded) and is_bare_baseline_jpeg(data):
        encoded, media_type = data, JPEG_TYPE  # a second encoding would only lose
    return PressedPicture(encoded, media_type, *made.image.size, made.findings)


def expose(data: bytes, box: tuple[int, int], *, colour: bool) -> Print | UnusablePicture:
    """A picture decoded and toned, scaled down to fit a box of pixels where it is larger."""
    negative = open_picture(data)
    if isinstance(negative, UnusablePicture):
        return negative
    try:
        return _decode(negative, box, colour=colour)
    except DECODER_ERRORS:
        return damaged(negative.format)


def _decode(negative: Negative, box: tuple[int, int], *, colour: bool) -> Print:
    image: Image.Image = negative.image
    size = _fitted(negative.upright, box)
    lying = size if negative.orientation < 5 else (size[1], size[0])
    native = (image.size, image.mode)
    if negative.format == "JPEG":
        # libjpeg scales by 2, 4 or 8 while it decodes, and leaves colour undecoded where only
        # grey is wanted. With a profile the colours are needed first, to be converted.
        wants_grey = not colour and (not negative.profile or tones.is_srgb(negative.profile))
        negative.image.draft("L" if wants_grey else None, lying)
    image.load()
    drawing = negative.exact and _has_few_colours(image)
    image = tones.resamplable(image)
    if image.size != lying:
        image = image.resize(lying, Image.Resampling.LANCZOS, reducing_gap=3.0)
    image = tones.on_white(image)
    findings = [_ANIMATED] if negative.animated else []
    converted = tones.to_srgb(image, negative.profile)
    if converted is None:
        findings.append(_BROKEN_PROFILE)
        converted = tones.plain(image)
    toned = converted if colour else tones.grey(converted)
    if negative.orientation in _TURNS:
        toned = toned.transpose(_TURNS[negative.orientation])
    untouched = (
        negative.orientation == 1 and not negative.profile and native == (toned.size, toned.mode)
    )
    return Print(toned, drawing, untouched, tuple(findings))


def _fitted(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """The size scaled into a box, its proportions kept, each side a pixel at least."""
    scale = min(1.0, box[0] / size[0], box[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


def _has_few_colours(image: Image.Image) -> bool:
    if image.mode in {"1", "P", "PA"}:
        return True
    return (
        image.mode in {"L", "LA", "RGB", "RGBA"} and image.getcolors(_DRAWING_COLOURS) is not None
    )


_ANIMATED = Finding(
    "PIC020",
    Severity.NOTICE,
    "",
    "",
    "The picture has several frames or pages; only the first is shown, and it doesn't move.",
    "Look whether the first frame says what the picture is there to say; else send another.",
)
_BROKEN_PROFILE = Finding(
    "PIC021",
    Severity.NOTICE,
    "",
    "",
    "The picture's colour profile is broken; its colours were taken as sRGB.",
    "Look whether the colours are right; else export it as sRGB.",
)
