"""A picture, from its bytes to a device's page: opened, decoded, fitted, toned, encoded."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from PIL import Image

from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.picture import Grade, PressedPicture, Thumbnail, UnusablePicture
from paperpress.pictures.drawing.render import rendered
from paperpress.pictures.drawing.safe import is_drawing
from paperpress.pictures.opening import tones
from paperpress.pictures.opening.header import (
    DECODER_ERRORS,
    Opened,
    damaged,
    decode,
    format_of,
    open_picture,
    too_much_memory,
)
from paperpress.pictures.opening.memory import MOST_MEMORY, ROOM, decoding_takes, opening_takes
from paperpress.pictures.process import eink
from paperpress.pictures.process.encoding import bare_baseline_jpeg, photograph, png, sketch
from paperpress.pictures.process.ssim import likeness
from paperpress.profiles import Profile
from paperpress.vocab import JPEG_TYPE, PNG_TYPE

#: How many times wider than high a picture is that is turned.
_WIDE = 2
_NARROWEST = 3
#: Across a page of 90 mm, letters of 12 units in 600 are 1.8 mm high, which is small print.
_MOST_UNITS = 600

#: As many colours as a chart or a line drawing has, and a photograph has not.
_DRAWING_COLOURS = 64
#: So few need no rounding.
_PLANES = 16

#: Encoding anew what is encoded already loses twice: it has to save a third of the bytes.
_SPARED = 1.5

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
class Decoded:
    """A picture decoded, upright and toned: mode ``L`` or ``RGB``, in sRGB, on white."""

    image: Image.Image
    drawing: bool
    """Whether it is line art: few colours, stored without loss."""
    untouched: bool
    """Whether its pixels are the file's own: neither scaled, turned nor converted."""
    findings: tuple[Finding, ...]
    """What was let go; article and path empty."""
    words: str = ""
    """What a drawing in SVG says of itself; empty for anything else."""
    units: float = 0
    """How wide a drawing in SVG is in its own units; 0 for anything else."""


def develop(
    data: bytes, profile: Profile, grade: Grade | None = None, *, may_turn: bool = False
) -> PressedPicture | UnusablePicture:
    """Return a picture ready for a profile's devices, or why it can't be.

    It fits the profile's page, turned where it `may_turn` and is much wider than high, is never enlarged, and is grey where the devices are. Photographs
    become the smallest baseline JPEG of the `grade` (None: the profile's); drawings become PNG
    where that is smaller. A JPEG that already serves passes, without its metadata, unless it is much larger.
    The same bytes give the same bytes. Findings: PIC010 to PIC012 where it can't be used, PIC020
    and PIC021 where it can.
    """
    grade = grade or Grade(profile.ssim)
    box = round(profile.width * grade.scale), round(profile.height * grade.scale)
    lying = _decoded_lying(data, box, profile) if may_turn else None
    decoded = lying or decode_toned(data, box, colour=profile.colour)
    if isinstance(decoded, UnusablePicture):
        return decoded
    thumbnail = _thumbnail(decoded.image)
    if lying is not None:
        decoded = replace(lying, image=_turned(lying.image), untouched=False)
    encoded, media_type = _encoded(decoded, profile, grade.ssim)
    patterned = profile.dither == "ordered" and not profile.colour
    serves = bare_baseline_jpeg(data) if decoded.untouched and not patterned else None
    spared = _SPARED if grade.ssim >= profile.ssim else 1
    if serves is not None and len(serves) <= len(encoded) * spared:
        encoded, media_type = serves, JPEG_TYPE
    return PressedPicture(
        encoded,
        media_type,
        *decoded.image.size,
        decoded.findings,
        thumbnail=thumbnail,
        words=decoded.words,
    )


def _turned(image: Image.Image) -> Image.Image:
    """Return a picture with its top at the left, and no more than three times as high as wide.

    A page makes a picture as narrow as it must be to fit, and none narrower than a third of it.
    """
    turned = image.transpose(Image.Transpose.ROTATE_90)
    width = max(turned.width, math.ceil(turned.height / _NARROWEST))
    sheet = Image.new(turned.mode, (width, turned.height), turned.getpixel((0, 0)))
    sheet.paste(turned, ((width - turned.width) // 2, 0))
    return sheet


def _decoded_lying(data: bytes, box: tuple[int, int], profile: Profile) -> Decoded | None:
    """Return a picture that fits a page which is turned; None where it needs no turning.

    It needs some where it is at least twice as wide as high, and its letters would be too small to be
    read across the page: it has more pixels than the page, or is a drawing of many units.
    """
    decoded = decode_toned(data, (box[1], box[0]), colour=profile.colour)
    if isinstance(decoded, UnusablePicture):
        return None
    width, height = decoded.image.size
    small = decoded.units > _MOST_UNITS if decoded.units else width > box[0]
    return decoded if small and width >= _WIDE * height else None


def _encoded(decoded: Decoded, profile: Profile, ssim: float) -> tuple[bytes, str]:
    drawn = decoded.drawing or eink.is_drawn(decoded.image)
    if profile.dither == "ordered" and not profile.colour:
        return _patterned(decoded.image, ssim, drawn=drawn), PNG_TYPE
    if drawn:
        return _drawn(decoded, ssim)
    image = decoded.image if profile.colour else eink.stretched(decoded.image)
    return photograph(image, ssim), JPEG_TYPE


def _patterned(image: Image.Image, ssim: float, *, drawn: bool) -> bytes:
    """Return a drawing in sixteen greys; a drawing with planes in those greys isn't dithered."""
    if drawn and likeness(image, few := eink.in_few_colours(image)) >= ssim:
        return png(few)
    return png(eink.dithered(image if drawn else eink.stretched(image)))


def _drawn(decoded: Decoded, ssim: float) -> tuple[bytes, str]:
    """Return a drawing in the smallest form: as it is, in few colours, or as a photograph."""
    choices = [(photograph(decoded.image, ssim), JPEG_TYPE)]
    if decoded.drawing:
        choices.append((png(decoded.image), PNG_TYPE))
    few = eink.in_few_colours(decoded.image)
    if decoded.image.getcolors(_PLANES) is None and likeness(decoded.image, few) >= ssim:
        choices.append((png(few), PNG_TYPE))
    return min(choices, key=lambda choice: len(choice[0]))


#: Pixels of a picture in the editor's report: enough to tell what it shows.
_THUMBNAIL = (240, 240)


def _thumbnail(image: Image.Image) -> Thumbnail:
    size = _fitted(image.size, _THUMBNAIL)
    # Averaged down to a little above its size first, which takes a seventh of the time.
    small = image.resize(size, Image.Resampling.BICUBIC, reducing_gap=1.0)
    return Thumbnail(sketch(small), *size)


def decode_toned(data: bytes, box: tuple[int, int], *, colour: bool) -> Decoded | UnusablePicture:
    """Return a picture decoded and toned, scaled down to fit a box of pixels where it is larger."""
    form = format_of(data)
    if form is None and is_drawing(data):
        drawn = rendered(data, box)
        if isinstance(drawn, UnusablePicture):
            return drawn
        decoded = decode_toned(drawn.png, box, colour=colour)
        if isinstance(decoded, UnusablePicture):
            return decoded
        return replace(decoded, findings=drawn.findings, words=drawn.words, units=drawn.units)
    with ROOM.of(opening_takes(data, form.name) if form else 0):
        opened = open_picture(data)
        if isinstance(opened, UnusablePicture):
            return opened
        try:
            return _within_bounds(opened, box, colour=colour)
        except DECODER_ERRORS:
            return damaged(opened.format)


def _within_bounds(
    opened: Opened, box: tuple[int, int], *, colour: bool
) -> Decoded | UnusablePicture:
    """Return a picture decoded, if that takes no more memory than one picture may take."""
    image = opened.image
    stored = image.size, image.mode
    lying = None
    if opened.format == "JPEG":
        lying = _lying(opened, box)
        # libjpeg scales by 2, 4 or 8 while it decodes, and leaves colour undecoded where only
        # grey is wanted. With a profile the colours are needed first, to be converted.
        grey = _is_srgb(opened) and not colour
        image.draft("L" if grey else None, lying)
    needed = decoding_takes(image, opened.format, stored[0])
    if needed > MOST_MEMORY:
        return too_much_memory(opened.format, stored[0], needed)
    # WebP's decoder has its memory since it was opened.
    with ROOM.of(0 if opened.format == "WebP" else needed):
        decode(opened)
        toned = _toned(opened, lying or _lying(opened, box), colour=colour)
    same = opened.orientation == 1 and _is_srgb(opened)
    untouched = same and stored == (toned.image.size, toned.image.mode)
    return replace(toned, untouched=untouched)


def _is_srgb(opened: Opened) -> bool:
    return not opened.profile or tones.is_srgb(opened.profile)


def _lying(opened: Opened, box: tuple[int, int]) -> tuple[int, int]:
    """Return the size that a picture is scaled to, as it lies in its file."""
    width, height = _fitted(opened.upright, box)
    return (width, height) if opened.orientation < 5 else (height, width)


def _toned(opened: Opened, lying: tuple[int, int], *, colour: bool) -> Decoded:
    image = tones.resamplable(opened.image)
    drawing = opened.exact and (
        image.getcolors(_DRAWING_COLOURS) is not None or eink.is_drawn(image)
    )
    if image.size != lying:
        image = _scaled(image, lying, drawing=drawing)
    image = tones.on_paper(image)
    findings = [_ANIMATED] if opened.animated else []
    converted = tones.to_srgb(image, opened.profile)
    if converted is None:
        findings.append(_BROKEN_PROFILE)
        converted = tones.plain(image)
    toned = converted if colour else tones.grey(converted)
    if opened.orientation in _TURNS:
        toned = toned.transpose(_TURNS[opened.orientation])
    return Decoded(toned, drawing, False, tuple(findings))


def _scaled(image: Image.Image, size: tuple[int, int], *, drawing: bool) -> Image.Image:
    """Return a picture scaled down; in light only where it shows (docs/pictures.md has the figures)."""
    if drawing and image.mode in {"L", "RGB"} and eink.is_light_on_dark(image):
        return eink.scaled_in_light(image, size)
    return image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _fitted(size: tuple[int, int], box: tuple[int, int]) -> tuple[int, int]:
    """Return the size scaled into a box, its proportions kept, each side at least a pixel."""
    scale = min(1.0, box[0] / size[0], box[1] / size[1])
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


_ANIMATED = emit("PIC020")
_BROKEN_PROFILE = emit("PIC021")
