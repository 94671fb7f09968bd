"""From whatever a picture is stored in to 8-bit grey or sRGB on white paper."""

from __future__ import annotations

from io import BytesIO
from typing import cast

from PIL import Image, ImageCms

#: Modes that Pillow's resampling filters take as they are.
_RESAMPLED_AS_THEY_ARE = frozenset({"L", "RGB", "RGBA", "LA", "CMYK", "LAB"})

#: Levels of a grey, from which on it is lost on white paper, and up to which it is dark.
_LIGHT, _DARK = 216, 97
#: Shares of what is seen of a picture with an alpha channel.
_MUCH, _HARDLY = 0.1, 0.01
#: A picture of which more is seen brings its own ground along.
_FILLED = 0.95


def resamplable(image: Image.Image) -> Image.Image:
    """Return the picture in a mode whose pixels can be averaged.

    Palettes become colours, bilevel becomes grey, more than 8 bits become 8, and any form of
    transparency becomes an alpha channel.
    """
    if image.mode.startswith(("I", "F")):
        return _to_eight_bits(image)
    if image.has_transparency_data and image.mode not in {"RGBA", "LA"}:
        return image.convert("RGBA")
    if image.mode in _RESAMPLED_AS_THEY_ARE:
        return image
    if image.mode == "1":
        return image.convert("L")
    return image.convert("RGB")


def _to_eight_bits(image: Image.Image) -> Image.Image:
    """Return a grey of 16 or 32 bits, or in floating point, in 8 bits, on the scale of its values."""
    wide = image.convert("F")
    if image.mode.startswith("I;16"):
        white = 65535.0
    else:
        _, high = cast("tuple[float, float]", image.getextrema())
        white = next((top for top in (1.0, 255.0, 65535.0) if high <= top), float(high))
        if image.mode == "I" and white == 1.0:
            white = 255.0
    return wide.point(lambda value: value * (255.0 / white)).convert("L")


def on_paper(image: Image.Image) -> Image.Image:
    """Return the picture without an alpha channel: on white, or on black where white would hide it.

    The ground is part of the picture, so that it looks the same on a page that a reader has made
    dark: black lines on nothing would be gone there.
    """
    if image.mode not in {"RGBA", "LA"}:
        return image
    ground = "black" if _is_for_dark_pages(image) else "white"
    flat = Image.new("RGB" if image.mode == "RGBA" else "L", image.size, ground)
    flat.paste(image.convert(flat.mode), mask=image.getchannel("A"))
    return flat


def _is_for_dark_pages(image: Image.Image) -> bool:
    """Tell whether a picture with an alpha channel was drawn in light on dark.

    Much of what is seen of it is as light as paper, and hardly anything is dark, as letters and
    lines for white paper are.
    """
    seen = image.getchannel("A").point([0] * 128 + [255] * 128)
    levels = image.convert("L").histogram(seen)
    count = sum(levels)
    if count > _FILLED * image.width * image.height:
        return False
    return sum(levels[_LIGHT:]) >= count * _MUCH > 0 and sum(levels[:_DARK]) < count * _HARDLY


def is_srgb(profile: bytes) -> bool:
    """Tell whether an ICC profile is sRGB, so that nothing is to be converted.

    By its description, which every maker's sRGB profile carries as ASCII or UTF-16.
    """
    return b"sRGB" in profile or "sRGB".encode("utf-16-be") in profile


def to_srgb(image: Image.Image, profile: bytes) -> Image.Image | None:
    """Return grey, RGB, CMYK or LAB in sRGB, by the embedded ICC profile; None if that is unusable."""
    if image.mode != "LAB" and (not profile or is_srgb(profile)):
        return plain(image)
    source = ImageCms.createProfile("LAB") if image.mode == "LAB" else BytesIO(profile)
    try:
        return _transform(image, ImageCms.ImageCmsProfile(source))
    except (ImageCms.PyCMSError, OSError, ValueError):
        return None


def plain(image: Image.Image) -> Image.Image:
    """Return grey unchanged, anything else as RGB, by Pillow's arithmetic and without a profile."""
    return image if image.mode in {"L", "RGB"} else image.convert("RGB")


def _transform(image: Image.Image, source: ImageCms.ImageCmsProfile) -> Image.Image:
    target = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
    result = ImageCms.profileToProfile(
        image,
        source,
        target,
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        outputMode="RGB",
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    assert result is not None, "it is None only for a transform in place"
    return result


def grey(image: Image.Image) -> Image.Image:
    """Return the picture in greys: its luma, by the weights of ITU-R BT.601.

    They are the weights of JPEG's own luminance channel (JFIF 1.02), so that a photograph comes
    out the same whether its colours were decoded or not.
    """
    return image if image.mode == "L" else image.convert("L")
