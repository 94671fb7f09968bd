"""A picture from its bytes to a device's page (docs/pictures.md): every format, mode and mishap."""

import struct
import warnings
import zlib
from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms, features

from paperpress.model.finding import Severity
from paperpress.model.picture import Grade, PressedPicture, UnusablePicture
from paperpress.pictures.opening.header import MOST_PIXELS
from paperpress.pictures.process.develop import develop
from paperpress.pictures.process.encoding import bare_baseline_jpeg
from paperpress.profiles import profile

EINK, COLOR = profile("eink"), profile("color")
ORIENTATION = 0x0112

# The pictures, made in code


def gradient(width=400, height=300):
    """A picture without flat parts: no two neighbours are alike."""
    across = Image.linear_gradient("L").rotate(90).resize((width, height))
    down = Image.linear_gradient("L").resize((width, height))
    return Image.merge("RGB", (across, down, Image.new("L", (width, height), 90)))


def halves(left="black", right="white", size=(80, 60), mode="RGB"):
    """Left half one colour, right half another: turns and inversions show."""
    image = Image.new(mode, size, right)
    image.paste(left, (0, 0, size[0] // 2, size[1]))
    return image


def encode(image, form, **options):
    out = BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def srgb_profile():
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped_profile():
    """An RGB profile whose red and green primaries are each other's: a conversion shows."""
    data = bytearray(srgb_profile())
    (count,) = struct.unpack_from(">I", data, 128)
    places = {bytes(data[at : at + 4]): at for at in range(132, 132 + 12 * count, 12)}
    red, green = places[b"rXYZ"], places[b"gXYZ"]
    data[red + 4 : red + 12], data[green + 4 : green + 12] = (
        data[green + 4 : green + 12],
        data[red + 4 : red + 12],
    )
    without_name = bytes(data).replace("sRGB".encode("utf-16-be"), "tRGB".encode("utf-16-be"))
    return without_name.replace(b"sRGB", b"tRGB")


def png_of_size(width, height):
    """A PNG that claims a size and holds no pixel."""

    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def with_orientation(value):
    exif = Image.Exif()
    exif[ORIENTATION] = value
    return exif


# What is asked of the result


def pressed(data, to=EINK):
    result = develop(data, to)
    assert isinstance(result, PressedPicture), result
    return result


def developed(data, to=EINK):
    image = Image.open(BytesIO(pressed(data, to).data))
    return image.convert("RGB" if to.colour else "L")


def refused(data):
    result = develop(data, EINK)
    assert isinstance(result, UnusablePicture), result
    return result.finding


def codes(result):
    return [finding.code for finding in result.findings]


# Formats

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


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("to", [EINK, COLOR], ids=lambda p: p.name)
def test_every_format_is_read(name, to):
    result = pressed(FORMATS[name](), to)
    assert (result.width, result.height) == (400, 300)
    assert result.findings == ()
    image = Image.open(BytesIO(result.data))
    assert image.size == (400, 300)
    assert (
        image.convert("RGB").getpixel((10, 10))[0] != image.convert("RGB").getpixel((390, 290))[0]
    )


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_give_the_same_bytes(name):
    assert develop(FORMATS[name](), COLOR) == develop(FORMATS[name](), COLOR)


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<!DOCTYPE html><title>Not found</title>", "HTML page"),
        (b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', "SVG"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "HEIC"),
        (b"%PDF-1.7\n", "PDF"),
        (b"8BPS\0\1", "Photoshop"),
        (b"hello", "format that is not known"),
    ],
)
def test_what_is_no_picture_is_named_and_refused(data, what):
    finding = refused(data)
    assert (finding.code, finding.severity) == ("PIC010", Severity.ERROR)
    assert what in finding.message
    assert "JPEG" in finding.remedy


# Too large, and cut short


def test_a_picture_of_more_than_a_hundred_million_pixels_is_refused_by_its_header():
    side = int(MOST_PIXELS**0.5) + 1
    finding = refused(png_of_size(side, side))
    assert finding.code == "PIC011"
    assert f"{side} x {side}" in finding.message


def test_a_bomb_is_refused_without_warning_or_error():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert refused(png_of_size(60_000, 60_000)).code == "PIC011"


def test_pillow_s_own_limit_says_nothing_below_ours():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert refused(png_of_size(9_900, 9_900)).code == "PIC012"  # it holds no pixel


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_picture_cut_short_is_refused(name, kept):
    data = FORMATS[name]()
    assert refused(data[: int(len(data) * kept)]).code == "PIC012"


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_arbitrary_bytes_never_raise(data):
    assert isinstance(develop(data, EINK), UnusablePicture)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(sorted(FORMATS)), st.data())
def test_broken_pictures_never_raise(name, draw):
    data = bytearray(FORMATS[name]())
    for _ in range(draw.draw(st.integers(1, 8))):
        at = draw.draw(st.integers(0, min(len(data), 600) - 1))
        data[at] = draw.draw(st.integers(0, 255))
    assert isinstance(develop(bytes(data), EINK), PressedPicture | UnusablePicture)


# Size


@settings(max_examples=40, deadline=None)
@given(st.integers(1, 3000), st.integers(1, 3000), st.sampled_from(["JPEG", "PNG"]))
def test_the_picture_fits_the_page_keeps_its_shape_and_is_never_enlarged(width, height, form):
    result = pressed(encode(Image.new("L", (width, height), 128), form))
    assert result.width <= min(width, EINK.width)
    assert result.height <= min(height, EINK.height)
    scale = min(1, EINK.width / width, EINK.height / height)
    assert abs(result.width - width * scale) <= 1
    assert abs(result.height - height * scale) <= 1


@pytest.mark.parametrize("size", [(1, 1), (2, 2), (1, 3), (1, 20_000), (20_000, 1)])
def test_tiny_and_thread_like_pictures_are_pressed(size):
    result = pressed(encode(Image.new("RGB", size, "red"), "PNG"), COLOR)
    assert 1 <= result.width <= COLOR.width
    assert 1 <= result.height <= COLOR.height


# Light and colour


def test_grey_devices_get_grey_pictures_and_colour_devices_colour():
    photograph = encode(gradient(), "JPEG")
    assert developed(photograph, EINK).mode == "L"
    assert developed(photograph, COLOR).mode == "RGB"


@pytest.mark.parametrize("colour", ["red", "lime", "blue", "white", "black"])
@pytest.mark.parametrize("subsampling", ["4:4:4", "4:2:0"])
def test_a_grey_jpeg_decodes_to_the_luma_that_its_colours_have(colour, subsampling):
    """ITU-R BT.601, as JFIF 1.02 has it: undecoded colours make no difference."""
    flat = Image.new("RGB", (64, 64), colour)
    grey = developed(encode(flat, "JPEG", quality=95, subsampling=subsampling))
    assert abs(grey.getpixel((32, 32)) - flat.convert("L").getpixel((32, 32))) <= 8


def test_a_jpeg_that_stores_rgb_itself_is_greyed_rightly():
    data = encode(Image.new("RGB", (64, 64), "red"), "JPEG", quality=95, keep_rgb=True)
    assert abs(developed(data).getpixel((32, 32)) - 76) <= 8


@pytest.mark.parametrize("to", [EINK, COLOR], ids=lambda p: p.name)
def test_cmyk_jpegs_with_adobe_s_inverted_inks_keep_dark_dark(to):
    data = encode(halves("black", "white", mode="RGB").convert("CMYK"), "JPEG", quality=95)
    image = developed(data, to).convert("L")
    assert image.getpixel((10, 30)) < 60
    assert image.getpixel((70, 30)) > 240


@pytest.mark.parametrize("mode", ["CMYK", "1", "LAB", "P"])
@pytest.mark.parametrize("to", [EINK, COLOR], ids=lambda p: p.name)
def test_every_mode_of_tiff_keeps_dark_dark_and_light_light(mode, to):
    source = halves()
    if mode == "LAB":
        lab = ImageCms.createProfile("LAB")
        image = ImageCms.profileToProfile(
            source, ImageCms.createProfile("sRGB"), lab, outputMode="LAB"
        )
    else:
        image = source.convert(mode)
    grey = developed(encode(image, "TIFF"), to).convert("L")
    assert grey.getpixel((10, 30)) < 40
    assert grey.getpixel((70, 30)) > 240


@pytest.mark.parametrize("to", [EINK, COLOR], ids=lambda p: p.name)
def test_a_photograph_in_lab_is_no_damaged_file(to):
    lab = ImageCms.createProfile("LAB")
    source = ImageCms.createProfile("sRGB")
    image = ImageCms.profileToProfile(gradient(), source, lab, outputMode="LAB")
    assert developed(encode(image, "TIFF"), to).size == (400, 300)


@pytest.mark.parametrize(
    ("mode", "values", "form"),
    [
        ("I;16", (0, 32768, 65535), "PNG"),
        ("I;16", (0, 32768, 65535), "TIFF"),
        ("I", (0, 32768, 65535), "TIFF"),
        ("I", (0, 128, 255), "TIFF"),
        ("F", (0.0, 0.5, 1.0), "TIFF"),
        ("F", (0.0, 128.0, 255.0), "TIFF"),
    ],
)
def test_more_than_eight_bits_become_eight_on_the_scale_they_use(mode, values, form):
    image = Image.new(mode, (90, 30))
    for number, value in enumerate(values):
        for x in range(30):
            for y in range(30):
                image.putpixel((number * 30 + x, y), value)
    grey = developed(encode(image, form)).convert("L")
    found = [grey.getpixel((number * 30 + 15, 15)) for number in range(3)]
    assert found[0] <= 2
    assert abs(found[1] - 128) <= 3
    assert found[2] >= 253


def _transparent(mode):
    clear = halves((0, 0, 0, 0), (0, 0, 0, 255), mode="RGBA")
    if mode == "P":
        return encode(clear.quantize(4), "PNG")
    if mode == "GIF":
        return encode(clear, "GIF")
    if mode == "tRNS":
        return encode(halves("red", "black"), "PNG", transparency=(255, 0, 0))
    if mode == "WebP":
        return encode(clear, "WEBP", lossless=True)
    return encode(clear.convert(mode), "PNG")


@pytest.mark.parametrize("mode", ["RGBA", "LA", "P", "GIF", "tRNS", "WebP"])
@pytest.mark.parametrize("to", [EINK, COLOR], ids=lambda p: p.name)
def test_what_is_transparent_is_white_paper(mode, to):
    image = developed(_transparent(mode), to).convert("L")
    assert image.getpixel((10, 30)) > 250
    assert image.getpixel((70, 30)) < 5


def test_a_half_clear_edge_leaves_no_dark_fringe_when_scaled():
    clear = halves((0, 0, 0, 0), (255, 255, 255, 255), size=(4000, 400), mode="RGBA")
    image = developed(encode(clear, "PNG")).convert("L")
    assert image.getextrema()[0] > 250


def test_an_embedded_profile_is_honoured_in_colour():
    """Red and green change places where the profile says they do."""
    red = encode(
        Image.new("RGB", (64, 64), "red"), "JPEG", quality=95, icc_profile=swapped_profile()
    )
    r, g, _ = developed(red, COLOR).getpixel((32, 32))
    assert g > r


def test_an_embedded_profile_is_honoured_in_grey():
    red = encode(
        Image.new("RGB", (64, 64), "red"), "JPEG", quality=95, icc_profile=swapped_profile()
    )
    plain = encode(
        Image.new("RGB", (64, 64), "red"), "JPEG", quality=95, icc_profile=srgb_profile()
    )
    assert developed(red).getpixel((32, 32)) > developed(plain).getpixel((32, 32)) + 40


def test_a_broken_profile_is_left_aside_with_a_notice():
    result = pressed(encode(gradient(), "JPEG", icc_profile=b"no profile at all"), COLOR)
    assert codes(result) == ["PIC021"]
    assert result.findings[0].severity is Severity.NOTICE


# Turned and moving


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "TIFF"])
@pytest.mark.parametrize("orientation", range(1, 9))
def test_exif_orientation_is_applied(orientation, form):
    """EXIF 2.32, tag 0x0112: the corner that stores the first pixel, by its number."""
    source = Image.new("L", (60, 40), 255)
    source.paste(0, (0, 0, 20, 15))  # dark where the file begins
    image = developed(encode(source, form, exif=with_orientation(orientation)))
    width, height = image.size
    assert (width, height) == ((60, 40) if orientation < 5 else (40, 60))
    grey = image.convert("L")
    corners = {
        "top left": grey.getpixel((3, 3)),
        "top right": grey.getpixel((width - 4, 3)),
        "bottom right": grey.getpixel((width - 4, height - 4)),
        "bottom left": grey.getpixel((3, height - 4)),
    }
    names = ["top left", "top right", "bottom right", "bottom left"]
    begins = names[(orientation - 1) % 4] if orientation < 5 else names[orientation - 5]
    assert min(corners, key=corners.get) == begins


def test_a_turned_picture_fits_the_page_as_it_stands():
    data = encode(gradient(4000, 2000), "JPEG", exif=with_orientation(6))
    result = pressed(data)
    assert (result.width, result.height) == (840, 1680)


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "TIFF"])
def test_what_moves_is_stilled_at_its_first_frame_with_a_notice(form):
    """EPUB Accessibility, hazards: the edition says that nothing flashes."""
    frames = [Image.new("RGB", (40, 40), colour) for colour in ("black", "white")]
    result = pressed(encode(frames[0], form, save_all=True, append_images=frames[1:]))
    assert codes(result) == ["PIC020"]
    image = Image.open(BytesIO(result.data))
    assert getattr(image, "n_frames", 1) == 1
    assert image.convert("L").getpixel((20, 20)) < 10


# What is written


@pytest.mark.parametrize("to", [EINK, COLOR], ids=lambda p: p.name)
def test_a_pressed_photograph_is_baseline_and_bare(to):
    exif = with_orientation(1)
    exif[0x010E] = "Taken at home"
    data = encode(gradient(), "JPEG", exif=exif, comment=b"secret", icc_profile=srgb_profile())
    result = pressed(data, to)
    assert result.media_type == "image/jpeg"
    assert bare_baseline_jpeg(result.data) == result.data
    image = Image.open(BytesIO(result.data))
    assert image.mode in {"L", "RGB"}
    assert not image.getexif()
    assert not {"comment", "icc_profile", "exif", "progressive"} & set(image.info)


def chart():
    image = Image.new("RGB", (600, 400), "white")
    for number, colour in enumerate(("black", "red", "navy")):
        image.paste(colour, (60 + 150 * number, 100 * number + 50, 140 + 150 * number, 399))
    return image


@pytest.mark.parametrize("form", ["PNG", "GIF"])
@pytest.mark.parametrize("to", [EINK, COLOR], ids=lambda p: p.name)
def test_a_drawing_becomes_png_where_that_is_smaller(form, to):
    result = pressed(encode(chart(), form), to)
    assert result.media_type == "image/png"
    exact = chart().convert("L" if to is EINK else "RGB")
    assert Image.open(BytesIO(result.data)).convert(exact.mode).tobytes() == exact.tobytes()


def test_a_photograph_stored_as_png_becomes_jpeg():
    noisy = Image.effect_noise((300, 300), 80).convert("RGB")
    noisy.putpixel((0, 0), (255, 0, 0))
    assert pressed(encode(gradient(), "PNG")).media_type == "image/jpeg"
    assert pressed(encode(noisy, "PNG"), COLOR).media_type == "image/jpeg"


def test_a_small_bare_grey_baseline_jpeg_passes_unchanged():
    data = encode(gradient().convert("L"), "JPEG", quality=50, optimize=True)
    assert pressed(data).data == data


@pytest.mark.parametrize(
    "options",
    [{"comment": b"x"}, {"exif": with_orientation(1)}, {"dpi": (300, 300)}],
    ids=lambda options: next(iter(options)),
)
def test_one_with_metadata_passes_without_it_its_scan_byte_for_byte(options):
    bare = encode(gradient().convert("L"), "JPEG", quality=50, optimize=True)
    data = encode(gradient().convert("L"), "JPEG", quality=50, optimize=True, **options)
    result = pressed(data).data
    assert result[result.find(b"\xff\xdb") :] == bare[bare.find(b"\xff\xdb") :]
    image = Image.open(BytesIO(result))
    assert not image.getexif()
    assert "comment" not in image.info


def test_one_that_says_it_is_srgb_passes_without_its_profile():
    """What has no profile is taken as sRGB (CSS Color 4, untagged images), so nothing changes."""
    bare = encode(gradient(), "JPEG", quality=20, optimize=True)
    data = encode(gradient(), "JPEG", quality=20, optimize=True, icc_profile=srgb_profile())
    assert pressed(data, COLOR).data == bare


@pytest.mark.parametrize(
    "options",
    [{"progressive": True}, {"quality": 98}, {"exif": with_orientation(3)}],
    ids=lambda options: next(iter(options)),
)
def test_any_other_jpeg_is_encoded_anew(options):
    data = encode(gradient().convert("L"), "JPEG", **{"quality": 50, "optimize": True, **options})
    result = pressed(data).data
    assert data.find(result[-200:]) == -1


def test_what_hides_behind_a_jpeg_s_end_does_not_pass():
    data = encode(gradient().convert("L"), "JPEG", quality=50, optimize=True)
    assert bare_baseline_jpeg(data + b"<script>" + data[-2:]) == data
    assert pressed(data + b"hidden\xff\xd9").data.find(b"hidden") == -1


def test_the_grade_decides_how_like_and_how_large_a_picture_is():
    data = encode(gradient(), "JPEG", quality=95)
    fine, coarse, small = (
        develop(data, EINK, grade) for grade in (Grade(0.97), Grade(0.9), Grade(0.9, 0.2))
    )
    assert len(fine.data) > len(coarse.data) > len(small.data)
    assert (small.width, small.height) < (coarse.width, coarse.height) == (fine.width, fine.height)


def test_a_screenshot_stored_as_jpeg_is_told_from_a_photograph():
    """It has flat planes; sixteen greys keep its edges as crisp as they came, in fewer bytes."""
    result = pressed(encode(chart(), "JPEG", quality=95))
    assert result.media_type == "image/png"
    assert len(Image.open(BytesIO(result.data)).convert("L").getcolors()) <= 16


def test_for_software_that_does_not_dither_a_photograph_is_dithered_in_order():
    plain, dithering = EINK, replace(EINK, dither="ordered")
    data = encode(gradient(), "JPEG", quality=95)
    assert pressed(data, plain).media_type == "image/jpeg"
    result = pressed(data, dithering)
    assert result.media_type == "image/png"
    image = Image.open(BytesIO(result.data)).convert("L")
    assert {level for _, level in image.getcolors()} <= {17 * step for step in range(16)}


@pytest.mark.parametrize("source", ["a grey JPEG", "a chart", "an antialiased chart"])
def test_where_software_does_not_dither_there_are_sixteen_greys_and_no_other(source):
    """Not even a JPEG that would serve elsewhere passes."""
    data = {
        "a grey JPEG": lambda: encode(gradient().convert("L"), "JPEG", quality=50, optimize=True),
        "a chart": lambda: encode(chart(), "PNG"),
        "an antialiased chart": lambda: encode(chart().rotate(3, Image.Resampling.BICUBIC), "PNG"),
    }[source]()
    result = pressed(data, replace(EINK, dither="ordered"))
    assert result.media_type == "image/png"
    shades = Image.open(BytesIO(result.data)).convert("L").getcolors()
    assert {level for _, level in shades} <= {17 * step for step in range(16)}


def test_a_picture_comes_with_a_small_one_for_the_editor_s_report() -> None:
    result = pressed(encode(gradient(900, 600), "JPEG"))
    small = result.thumbnail
    assert small is not None
    assert (small.width, small.height) == (240, 160)
    assert Image.open(BytesIO(small.data)).size == (240, 160)
    assert len(small.data) < 20_000


def test_a_picture_smaller_than_a_thumbnail_is_not_enlarged() -> None:
    small = pressed(encode(gradient(90, 60), "JPEG")).thumbnail
    assert small is not None
    assert (small.width, small.height) == (90, 60)
