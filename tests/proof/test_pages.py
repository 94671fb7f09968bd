"""Pages of an edition on a device: their pixels, greys, colours and number."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

import measuring
from paperpress.errors import ConfigurationError
from paperpress.proof import View, device, proof_png
from paperpress.proof.pages import count_pages, pages, shown

CLARA, LIBRA, PHONE = device("kobo-clara"), device("kobo-libra-colour"), device("phone")


@pytest.mark.parametrize("one", [CLARA, LIBRA, PHONE], ids=lambda one: one.id)
def test_a_page_has_the_device_s_pixels(edition: Path, one: object) -> None:
    (page,) = pages(edition, one, [1])
    assert (page.mode, page.size) == ("RGB", one.size)


def test_e_ink_shows_sixteen_greys_darker_than_paper_and_paler_than_ink() -> None:
    ramp = Image.linear_gradient("L").resize((64, 64)).convert("RGB")
    levels = {colour for _, colour in shown(ramp, CLARA).getcolors(100_000)}
    assert len(levels) <= 16
    assert all(red == green == blue for red, green, blue in levels)
    assert min(levels)[0] > 20
    assert max(levels)[0] < 240


def test_a_colour_filter_makes_colours_paler_and_glass_leaves_them() -> None:
    red = Image.new("RGB", (64, 64), (255, 0, 0))
    r, g, b = shown(red, LIBRA).getpixel((30, 30))
    assert r > g + 40
    assert g > 20 < b
    assert shown(red, PHONE).getpixel((30, 30)) == (255, 0, 0)


def test_a_small_screen_has_more_pages(edition: Path) -> None:
    assert count_pages(edition, CLARA) > count_pages(edition, device("kindle-scribe"))


@pytest.mark.parametrize("which", ["", "0", "a", "3-1", "1-99999", "900"])
def test_pages_that_are_not_there_are_told(edition: Path, which: str) -> None:
    with pytest.raises(ConfigurationError, match="pages"):
        proof_png([View(edition, CLARA)], which)


def test_a_file_that_is_no_epub_is_told(tmp_path: Path) -> None:
    path = tmp_path / "no.epub"
    path.write_text("plain")
    with pytest.raises(ConfigurationError, match=r"no\.epub is no EPUB"):
        proof_png([View(path, CLARA)])


def test_a_picture_of_the_next_page_does_not_show_at_the_foot(tmp_path: Path) -> None:
    """On this screen MuPDF draws it there too, by the error of its arithmetic."""
    body = measuring.lines(17) + '<p><img src="wide.jpg" alt=""/></p>'
    path = measuring.edition(tmp_path / "a.epub", {"a": body})
    (first,) = pages(path, LIBRA, [1])
    foot = first.convert("L").crop((0, 1600, *LIBRA.size))
    lowest, highest = foot.getextrema()
    assert lowest == highest, "paper alone"
