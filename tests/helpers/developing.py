"""Pictures made for a test, developed and looked at."""

from io import BytesIO

from PIL import Image, ImageCms, features

from paperpress.model.picture import PressedPicture
from paperpress.pictures.process.develop import develop
from paperpress.profiles import profile

EINK, COLOR = profile("eink"), profile("color")


def gradient(width=400, height=300):
    """A picture without flat parts: no two neighbours are alike."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, down, Image.new("L", (width, height), 90)))


def encode(image, form, **options):
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def srgb_profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def pressed(data, to=EINK):
    result = develop(data, to)
    assert isinstance(result, PressedPicture), result
    return result


def developed(data, to=EINK):
    image = Image.open(BytesIO(pressed(data, to).data))
    return image.convert("RGB" if to.colour else "L")


def codes(result):
    return [finding.code for finding in result.findings]


FORMATS = {
    "JPEG": lambda: encode(gradient(), "JPEG"),
    "progressive JPEG": lambda: encode(gradient(), "JPEG", progressive=True),
    "PNG": lambda: encode(gradient(), "PNG"),
    "GIF": lambda: encode(gradient().quantize(32), "GIF"),
    "WebP": lambda: encode(gradient(), "WEBP"),
    "lossless WebP": lambda: encode(gradient(), "WEBP", lossless=True),
    "TIFF": lambda: encode(gradient(), "TIFF"),
    "TIFF, LZW": lambda: encode(gradient(), "TIFF", compression="tiff_lzw"),
    "BMP": lambda: encode(gradient(), "BMP"),
}
if features.check("avif"):
    FORMATS["AVIF"] = lambda: encode(gradient(), "AVIF")
