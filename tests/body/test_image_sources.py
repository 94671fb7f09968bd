"""Where a page keeps the address of an image, and which images show nothing."""

from __future__ import annotations

import pytest

from paperpress.body.html import read_html
from paperpress.body.image_sources import is_pixel, source_of

WEB = "https://paper.example"


@pytest.mark.parametrize(
    ("image", "source"),
    [
        ('<img src="boat.jpg" data-src="other.jpg">', "boat.jpg"),
        (f'<img src="{WEB}/s.jpg" srcset="{WEB}/s.jpg 480w, {WEB}/l.jpg 1600w">', f"{WEB}/l.jpg"),
        (f'<img src="{WEB}/s.jpg" data-src="{WEB}/l.jpg">', f"{WEB}/l.jpg"),
        (f'<img src="{WEB}/s.jpg" data-src="l.jpg">', f"{WEB}/s.jpg"),
        ('<img src="/lazyload.gif" data-original="/boat.jpg">', "/boat.jpg"),
        ('<img srcset="a.jpg, b.jpg 1.5x, c.jpg 2x">', "c.jpg"),
        ('<picture><source srcset="boat.webp 2x"><img src="data:,"></picture>', "boat.webp"),
        ('<img src="/blank.gif">', "/blank.gif"),
        ("<img>", ""),
    ],
)
def test_an_image_has_the_address_at_which_its_picture_is(image: str, source: str) -> None:
    (element,) = read_html(image).iter("img")
    assert source_of(element) == source


@pytest.mark.parametrize(
    ("attributes", "source", "nothing"),
    [
        ('width="1" height="1"', "boat.jpg", True),
        ('width="1" height="600"', "rule.png", False),
        ("", "data:image/gif;base64,R0lGODlhAQABAAAAACw=", True),
        ("", f"data:image/png;base64,{'A' * 400}", False),
        ("", "https://pixel.wp.com/g.gif", True),
        ("", "https://[broken/g.gif", False),
        ("", "boat.jpg", False),
    ],
)
def test_a_pixel_that_counts_readers_is_no_picture(
    attributes: str, source: str, nothing: bool
) -> None:
    (element,) = read_html(f"<img {attributes}>").iter("img")
    assert is_pixel(element, source) is nothing
