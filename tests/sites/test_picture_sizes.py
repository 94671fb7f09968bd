"""The size of a picture that a device needs, of those that a site offers."""

from __future__ import annotations

import pytest

from newsroom import article
from paperpress.sites.picture_sizes import best, fitted

SET = "https://a.example/{0}.jpg {0}w"


def shown(body: str, width: int) -> str:
    text = fitted(article(body=body), width).body
    assert isinstance(text, str)
    return text


@pytest.mark.parametrize(
    ("wanted", "width"), [(1, 300), (300, 300), (301, 768), (1264, 1536), (9000, 6000)]
)
def test_the_smallest_that_is_wide_enough_else_the_largest(wanted: float, width: float) -> None:
    assert best([6000, 300, 1536, 768], wanted) == width


def test_a_set_of_widths_is_left_with_one() -> None:
    srcset = ", ".join(SET.format(width) for width in (300, 6000, 1536, 768))
    text = shown(f'<p>x</p><img src="https://a.example/6000.jpg" srcset="{srcset}" alt="A">', 1264)
    assert 'srcset="https://a.example/1536.jpg 1536w"' in text
    assert 'alt="A"' in text


def test_sources_of_a_picture_and_lazy_sets_are_too() -> None:
    srcset = ", ".join(SET.format(width) for width in (800, 1600))
    text = shown(f'<picture><source srcset="{srcset}"><img data-srcset="{srcset}"></picture>', 700)
    assert "1600" not in text


@pytest.mark.parametrize(
    "body",
    [
        '<img src="https://a.example/a.jpg" srcset="https://a.example/b.jpg 2x">',
        '<img srcset="https://a.example/b.jpg 800w">',
        '<img srcset="">',
        "<p>Write srcset where you mean it: a.jpg 800w, b.jpg 900w.</p>",
        "<p>Nothing.</p>",
    ],
)
def test_what_names_no_choice_of_widths_stays_as_it_is(body: str) -> None:
    assert shown(body, 1264) == body


def test_what_isn_t_html_stays_as_it_is() -> None:
    blocks = article(body=[{"type": "paragraph", "html": "srcset"}])
    assert fitted(blocks, 1264) is blocks
