"""The smallest file that is as like the picture as asked for (docs/pictures.md)."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image, ImageFilter

from paperpress.pictures.process.encoding import bare_baseline_jpeg, photograph, png
from paperpress.pictures.process.ssim import likeness


def scene(detail: float, mode: str = "L") -> Image.Image:
    """A picture with as much detail as asked for."""
    noise = Image.effect_noise((640, 480), 90).filter(ImageFilter.GaussianBlur(detail))
    shade = Image.radial_gradient("L").resize((640, 480))
    image = Image.blend(noise, shade, 0.5)
    return image if mode == "L" else Image.merge("RGB", (image, shade, noise))


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("detail", [0.5, 1.5, 6])
@pytest.mark.parametrize("ssim", [0.88, 0.95, 0.98])
def test_a_photograph_is_as_like_as_asked_for_and_no_more(
    mode: str, detail: float, ssim: float
) -> None:
    """Within what the sample and the steps allow; what is smooth can't be made any coarser."""
    image = scene(detail, mode)
    found = likeness(image, Image.open(BytesIO(photograph(image, ssim))))
    assert found >= ssim - 0.01
    assert found <= ssim + 0.03 or detail > 1


def test_the_less_is_asked_for_the_smaller_the_file() -> None:
    sizes = [len(photograph(scene(1), ssim)) for ssim in (0.85, 0.9, 0.95, 0.98)]
    assert sizes == sorted(sizes)


def test_the_same_pixels_give_the_same_bytes() -> None:
    image = Image.radial_gradient("L").resize((300, 200))
    assert photograph(image, 0.95) == photograph(image.copy(), 0.95)


@pytest.mark.parametrize("size", [(1, 1), (3, 200), (16, 16), (17, 9)])
def test_any_size_can_be_encoded(size: tuple[int, int]) -> None:
    assert Image.open(BytesIO(photograph(Image.new("L", size, 77), 0.95))).size == size


def test_sixteen_greys_take_four_bits_each_and_come_back_as_they_were() -> None:
    image = Image.linear_gradient("L").point([level // 17 * 17 for level in range(256)])
    data = png(image)
    assert data[24] == 4  # PNG, 11.2.2: the bit depth
    assert Image.open(BytesIO(data)).convert("L").tobytes() == image.tobytes()


def test_a_limit_that_the_process_sets_for_pillow_is_not_ours(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """`Image.open` obeys it, so nothing here may go through it (docs/decisions/0004)."""
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 10_000)
    assert photograph(scene(1), 0.9)


def segment(marker: int, payload: bytes) -> bytes:
    """ITU-T T.81, annex B: a marker, and a length that counts its own two bytes."""
    return bytes((0xFF, marker)) + (len(payload) + 2).to_bytes(2, "big") + payload


@pytest.mark.parametrize(
    "said",
    [
        segment(0xFE, b"behind the scan"),
        segment(0xFE, b"with an end in it \xff\xd9 that is none"),
        segment(0xE1, b"Exif\0\0"),
    ],
    ids=["comment", "false end", "exif"],
)
def test_what_is_said_after_a_scan_is_left_out_too(said: bytes) -> None:
    """A file of several scans may hold segments between them (annex B.2)."""
    data = photograph(scene(1), 0.9)
    assert bare_baseline_jpeg(data[:-2] + said + data[-2:]) == data


def test_of_app0_only_a_jfif_header_is_kept() -> None:
    data = photograph(scene(1), 0.9)
    fourteen = segment(0xE0, b"AVI1 and so on")
    assert bare_baseline_jpeg(data[:2] + fourteen + data[2:]) == data


@pytest.mark.parametrize("kept", [0.2, 0.99])
def test_a_jpeg_without_an_end_does_not_pass(kept: float) -> None:
    data = photograph(scene(1), 0.9)
    assert bare_baseline_jpeg(data[: int(len(data) * kept)]) is None


def test_restarts_are_no_end_of_a_scan() -> None:
    """Annex B.2.1: RST0 to RST7 stand within a scan."""
    out = BytesIO()
    scene(1).save(out, "JPEG", quality=80, restart_marker_rows=1)
    assert bare_baseline_jpeg(out.getvalue()) == out.getvalue()
