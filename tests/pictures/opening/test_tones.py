"""Whatever a picture is stored in becomes grey or sRGB on white paper."""

import struct

import pytest
from PIL import Image, ImageCms

from developing import (
    COLOR,
    EINK,
    codes,
    developed,
    encode,
    gradient,
    pressed,
    srgb_profile,
)
from paperpress.model.finding import Severity
from paperpress.pictures.opening.tones import on_paper


def halves(left="black", right="white", size=(80, 60), mode="RGB"):
    """Left half one colour, right half another: turns and inversions show."""
    image = Image.new(mode, size, right)
    image.paste(left, (0, 0, size[0] // 2, size[1]))
    return image


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
    clear = halves((0, 0, 0, 0), (200, 200, 200, 255), size=(4000, 400), mode="RGBA")
    image = developed(encode(clear, "PNG")).convert("L")
    assert image.getextrema()[0] > 195


def on_nothing(ink: int, share: float = 0.2) -> Image.Image:
    """Lines of a grey on nothing, over a share of the picture."""
    image = Image.new("LA", (200, 100), (0, 0))
    image.paste((ink, 255), (0, 0, round(200 * share), 100))
    return image


@pytest.mark.parametrize(
    ("picture", "ground"),
    [
        (on_nothing(0), 255),
        (on_nothing(100), 255),
        (on_nothing(255), 0),
        (on_nothing(230), 0),
        (on_nothing(255, share=0.97), 255),
        (Image.new("LA", (200, 100), (255, 0)), 255),
    ],
    ids=["black", "grey", "white", "pale", "white that fills it", "nothing at all"],
)
def test_what_is_drawn_on_nothing_is_seen_on_the_ground_it_gets(picture, ground):
    """The ground is part of the picture, and the same on a page that a reader has made dark."""
    assert on_paper(picture).getpixel((199, 50)) == ground


def test_a_light_drawing_with_dark_letters_stands_on_white():
    picture = on_nothing(240)
    picture.paste((20, 255), (0, 0, 40, 5))
    assert on_paper(picture).getpixel((199, 50)) == 255


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
