"""Decoding is bounded by the memory that it would take, known before (docs/pictures.md)."""

from __future__ import annotations

import io
import struct
import subprocess
import sys
import threading
import time
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, features

from newsroom import article
from paperpress.model.masthead import Masthead
from paperpress.model.picture import PressedPicture, UnusablePicture
from paperpress.pictures.opening.header import open_picture
from paperpress.pictures.opening.memory import (
    MOST_MEMORY,
    Room,
    decoding_takes,
    opening_takes,
    webp_size,
)
from paperpress.pictures.process.develop import decode_toned
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press

E_INK = (1264, 1680)


def webp(kind: bytes, width: int, height: int) -> bytes:
    """A WebP of 36 bytes that says that it is so large."""
    if kind != b"VP8X":
        assert max(width, height) < 2**14
    body = {
        b"VP8L": b"\x2f"
        + struct.pack("<I", ((width - 1) | ((height - 1) << 14)) & 0xFFFFFFFF)
        + bytes(11),
        b"VP8 ": b"\x10\0\0\x9d\x01\x2a"
        + struct.pack("<HH", width & 0x3FFF, height & 0x3FFF)
        + bytes(6),
        b"VP8X": b"\x10\0\0\0"
        + (width - 1).to_bytes(3, "little")
        + (height - 1).to_bytes(3, "little")
        + bytes(6),
    }[kind]
    chunk = kind + struct.pack("<I", len(body)) + body
    return b"RIFF" + struct.pack("<I", 4 + len(chunk)) + b"WEBP" + chunk


def png(width: int, height: int, depth: int, colour: int) -> bytes:
    """A PNG that says that it is so large, and holds nothing."""

    def chunk(kind: bytes, body: bytes) -> bytes:
        check = zlib.crc32(kind + body)
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", check)

    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b""))
        + chunk(b"IEND", b"")
    )


def encoded(image: Image.Image, form: str, **options: object) -> bytes:
    out = io.BytesIO()
    image.save(out, form, **options)
    return out.getvalue()


def avif(width: int, height: int) -> bytes:
    """An AVIF whose container says that it is so large."""
    data = encoded(Image.new("RGBA", (16, 16), "red"), "AVIF")
    sides = struct.pack(">II", 16, 16)
    return data.replace(
        b"ispe\0\0\0\0" + sides, b"ispe\0\0\0\0" + struct.pack(">II", width, height)
    )


def tiff(width: int, height: int, mode: str) -> bytes:
    """A TIFF whose header says that it is so large."""
    data = encoded(Image.new(mode, (16, 17)), "TIFF")
    tags = (struct.pack("<HHII", 256, 4, 1, 16), struct.pack("<HHII", 257, 4, 1, 17))
    for tag, side in zip(tags, (width, height), strict=True):
        assert tag in data or struct.pack("<HHIHH", *struct.unpack("<HHI", tag[:8]), 16, 0)
        data = data.replace(tag, tag[:8] + struct.pack("<I", side))
    return data


BOMBS = {
    "webp-lossless": webp(b"VP8L", 9000, 9000),
    "webp-lossy": webp(b"VP8 ", 9000, 9000),
    "webp-extended": webp(b"VP8X", 9000, 9000),
    "webp-extended-huge": webp(b"VP8X", 2**24, 2**24),
    "png-16-bit-colour": png(9900, 9900, 16, 6),
    "png-16-bit-grey": png(9900, 9900, 16, 0),
    "png-alpha": png(9900, 9900, 8, 6),
    "png-huge": png(2**31 - 1, 2**31 - 1, 8, 2),
    "tiff-float": tiff(9900, 9900, "F"),
    "tiff-cmyk": tiff(9900, 9900, "CMYK"),
    **({"avif": avif(9000, 9000)} if features.check("avif") else {}),
}

_PEAK = """
import resource, sys
from pathlib import Path
from paperpress.pictures.process.develop import decode_toned
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
made = decode_toned(Path(sys.argv[1]).read_bytes(), (1264, 1680), colour=True)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, type(made).__name__)
"""


def peak(path: Path) -> tuple[int, str]:
    """The memory that a picture takes in a process of its own, in bytes; and what becomes of it."""
    command = [sys.executable, "-c", _PEAK, str(path)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return int(said[0]) * (1 if sys.platform == "darwin" else 1024), said[1]


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_what_would_take_too_much_is_never_begun(tmp_path: Path, name: str) -> None:
    made = decode_toned(BOMBS[name], E_INK, colour=True)
    assert isinstance(made, UnusablePicture)
    assert made.finding.code in {"PIC011", "PIC051", "PIC012"}
    if name != "avif":
        assert made.finding.code != "PIC012"
    (tmp_path / "bomb").write_bytes(BOMBS[name])
    taken, _ = peak(tmp_path / "bomb")
    assert taken < 50_000_000


def test_the_article_goes_out_without_the_picture(tmp_path: Path) -> None:
    (tmp_path / "bomb.webp").write_bytes(BOMBS["webp-lossless"])
    one = article(str(tmp_path), picture={"src": "bomb.webp", "alt": "A bus."})
    report = press([one], Job(masthead=Masthead(title="T", language="en"), out=tmp_path / "out"))
    assert report.editions[0].status == "pressed"
    (finding,) = (f for f in report.findings if f.code == "PIC051")
    assert finding.article == "night-buses"
    assert "9000 x 9000" in finding.message


SIDE = 2600
_GREY = Image.radial_gradient("L").resize((SIDE, SIDE))
_COLOUR = Image.merge("RGB", [_GREY, _GREY.transpose(0), _GREY.transpose(1)])
WHOLE = {
    "grey.png": lambda: encoded(_GREY, "PNG", compress_level=1),
    "colour.png": lambda: encoded(_COLOUR, "PNG", compress_level=1),
    "alpha.png": lambda: encoded(_COLOUR.convert("RGBA"), "PNG", compress_level=1),
    "palette.gif": lambda: encoded(_COLOUR.quantize(64), "GIF"),
    "transparent.png": lambda: encoded(_COLOUR.quantize(64), "PNG", transparency=0),
    "two.png": lambda: encoded(_GREY.convert("1"), "PNG"),
    "wide.tif": lambda: encoded(_GREY.convert("I"), "TIFF"),
    "float.tif": lambda: encoded(_GREY.convert("F"), "TIFF"),
    "ink.tif": lambda: encoded(_COLOUR.convert("CMYK"), "TIFF", compression="tiff_lzw"),
    "fax.tif": lambda: encoded(_GREY.convert("1"), "TIFF", compression="group4"),
    "colour.bmp": lambda: encoded(_COLOUR, "BMP"),
    "lossy.webp": lambda: encoded(_COLOUR, "WEBP", method=0),
    "lossless.webp": lambda: encoded(_COLOUR, "WEBP", lossless=True, quality=0, method=0),
    "alpha.webp": lambda: encoded(_COLOUR.convert("RGBA"), "WEBP", method=0),
    "baseline.jpg": lambda: encoded(_COLOUR, "JPEG"),
    "progressive.jpg": lambda: encoded(_COLOUR, "JPEG", progressive=True, subsampling=0),
    **({"colour.avif": lambda: encoded(_COLOUR, "AVIF", speed=10)} if features.check("avif") else {}),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="peaks are told otherwise there")
@pytest.mark.parametrize("name", WHOLE)
def test_what_is_reckoned_is_no_less_than_what_is_taken(tmp_path: Path, name: str) -> None:
    """Within what the interpreter and the small picture at the end take."""
    data = WHOLE[name]()
    (tmp_path / name).write_bytes(data)
    taken, kind = peak(tmp_path / name)
    assert kind == "Decoded"
    opened = open_picture(data)
    assert not isinstance(opened, UnusablePicture)
    full = opened.image.size
    if opened.format == "JPEG":
        opened.image.draft(None, E_INK)
    reckoned = decoding_takes(opened.image, opened.format, full)
    assert taken < reckoned + 45_000_000


def test_a_large_jpeg_is_decoded_at_a_lower_resolution() -> None:
    """Ninety million pixels, of which a page needs two."""
    data = encoded(Image.new("RGB", (9500, 9500), "gray"), "JPEG", quality=10)
    opened = open_picture(data)
    assert not isinstance(opened, UnusablePicture)
    assert decoding_takes(opened.image, "JPEG", (9500, 9500)) > MOST_MEMORY * 0.8
    opened.image.draft("L", E_INK)
    assert decoding_takes(opened.image, "JPEG", (9500, 9500)) < MOST_MEMORY / 10
    assert not isinstance(decode_toned(data, E_INK, colour=False), UnusablePicture)


def test_a_jpeg_of_endless_passes_is_left_out() -> None:
    """Each scan of a progressive JPEG goes over all its pixels, and takes a few bytes."""
    data = encoded(Image.new("L", (4000, 4000), "gray"), "JPEG", progressive=True)
    last = data.rindex(b"\xff\xda")
    made = decode_toned(data[:last] + data[last:-2] * 400 + data[-2:], E_INK, colour=False)
    assert isinstance(made, UnusablePicture)
    assert made.finding.code == "PIC051"
    assert "passes" in made.finding.message
    assert not isinstance(decode_toned(data, E_INK, colour=False), UnusablePicture)


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG"])
def test_frames_take_no_more_than_one(form: str) -> None:
    """An animation is stilled at its first frame, and the others aren't decoded."""
    frames = [Image.new("RGB", (300, 200), (shade, 0, 0)) for shade in range(40)]
    data = encoded(frames[0], form, save_all=True, append_images=frames[1:])
    opened = open_picture(data)
    assert not isinstance(opened, UnusablePicture)
    assert opened.animated
    assert decoding_takes(opened.image, opened.format, (300, 200)) < 300 * 200 * 26
    made = decode_toned(data, E_INK, colour=True)
    assert not isinstance(made, UnusablePicture)
    assert made.image.size == (300, 200)


@pytest.mark.parametrize("options", [{}, {"lossless": True}, {"quality": 20}])
@pytest.mark.parametrize("size", [(1, 1), (7, 300), (2000, 3)])
def test_a_webp_s_size_is_read_before_its_decoder_is_made(
    size: tuple[int, int], options: dict[str, object]
) -> None:
    for mode in ("RGB", "RGBA"):
        assert webp_size(encoded(Image.new(mode, size), "WEBP", **options)) == size


@given(st.binary(max_size=40))
def test_any_bytes_can_follow_a_webp_s_first(data: bytes) -> None:
    whole = b"RIFF\0\0\0\0WEBP" + data
    size = webp_size(whole)
    assert size is None or all(side >= 0 for side in size)
    if opening_takes(whole, "WebP") < 10**7:
        assert not isinstance(decode_toned(whole, E_INK, colour=False), PressedPicture)


def test_pictures_wait_for_room() -> None:
    room = Room(100)
    order = []

    def take(name: str, size: int) -> None:
        with room.of(size):
            order.append(f"{name} in")
            time.sleep(0.02)
            order.append(f"{name} out")

    with room.of(60):
        waiting = threading.Thread(target=take, args=("large", 60))
        waiting.start()
        take("small", 40)
    waiting.join()
    take("larger than the room", 500)
    assert order[:2] == ["small in", "small out"]
    assert order[2:4] == ["large in", "large out"]
    assert order[4:] == ["larger than the room in", "larger than the room out"]
