"""A picture from its bytes to a device's page (docs/pictures.md): every format, mode and mishap."""

from dataclasses import replace
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from developing import (
    COLOR,
    EINK,
    FORMATS,
    codes,
    developed,
    encode,
    gradient,
    pressed,
    srgb_profile,
)
from paperpress.model.picture import Grade, PressedPicture
from paperpress.pictures.process.develop import develop
from paperpress.pictures.process.encoding import bare_baseline_jpeg
from svg import svg

ORIENTATION = 0x0112


def with_orientation(value):
    exif = Image.Exif()
    exif[ORIENTATION] = value
    return exif


@pytest.mark.parametrize("name", FORMATS)
def test_the_same_bytes_give_the_same_bytes(name):
    assert develop(FORMATS[name](), COLOR) == develop(FORMATS[name](), COLOR)


@settings(max_examples=40)
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


def test_grey_devices_get_grey_pictures_and_colour_devices_colour():
    photograph = encode(gradient(), "JPEG")
    assert developed(photograph, EINK).mode == "L"
    assert developed(photograph, COLOR).mode == "RGB"


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


WIDE = {
    "a chart of many pixels": (lambda: encode(chart().resize((3000, 1000)), "PNG"), True),
    "a chart of few pixels": (lambda: encode(chart().resize((900, 300)), "PNG"), False),
    "a chart that is hardly wide": (lambda: encode(chart().resize((3000, 1800)), "PNG"), False),
    "a drawing of many units": (lambda: svg(attributes='viewBox="0 0 1500 400"'), True),
    "a drawing of few units": (lambda: svg(attributes='viewBox="0 0 340 70"'), False),
    "what is no picture": (lambda: b"%PDF-1.7", False),
}


@pytest.mark.slow
@pytest.mark.parametrize(("make", "turned"), WIDE.values(), ids=WIDE)
def test_a_wide_diagram_is_turned_where_it_could_not_be_read(make, turned):
    data = make()
    result = develop(data, EINK, may_turn=True)
    if isinstance(result, PressedPicture):
        assert (result.height > result.width) == turned
        assert result.width <= EINK.width
        assert result.height <= EINK.height
        assert result.thumbnail.width > result.thumbnail.height, "an editor sees it upright"
    assert result == develop(data, EINK) or turned, "any other is as it would be"


def test_a_turned_picture_has_its_top_at_the_left():
    halves = Image.new("L", (3000, 1000), 255)
    halves.paste(0, (0, 0, 3000, 500))
    result = develop(encode(halves, "PNG"), EINK, may_turn=True)
    image = Image.open(BytesIO(result.data)).convert("L")
    assert image.getpixel((5, image.height // 2)) < 10
    assert image.getpixel((image.width - 5, image.height // 2)) > 245
