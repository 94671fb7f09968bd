"""A picture opened: every format by its header, and what is none or too large is refused."""

import struct
import warnings
import zlib
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from developing import (
    COLOR,
    EINK,
    FORMATS,
    pressed,
)
from paperpress.model.finding import Severity
from paperpress.model.picture import PressedPicture, UnusablePicture
from paperpress.pictures.opening.header import MOST_PIXELS
from paperpress.pictures.process.develop import develop


def png_of_size(width, height):
    """A PNG that claims a size and holds no pixel."""

    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + chunks


def refused(data):
    result = develop(data, EINK)
    assert isinstance(result, UnusablePicture), result
    return result.finding


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


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"<!DOCTYPE html><title>Not found</title>", "HTML page"),
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


@settings(max_examples=60)
@given(st.binary(max_size=400))
def test_arbitrary_bytes_never_raise(data):
    assert isinstance(develop(data, EINK), UnusablePicture)


@pytest.mark.slow
@settings(max_examples=150)
@given(st.sampled_from(sorted(FORMATS)), st.data())
def test_broken_pictures_never_raise(name, draw):
    data = bytearray(FORMATS[name]())
    for _ in range(draw.draw(st.integers(1, 8))):
        at = draw.draw(st.integers(0, min(len(data), 600) - 1))
        data[at] = draw.draw(st.integers(0, 255))
    assert isinstance(develop(bytes(data), EINK), PressedPicture | UnusablePicture)
