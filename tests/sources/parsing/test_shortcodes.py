"""Shortcodes of WordPress: its own are shown, others are left out and named, words stay."""

import pytest

from paperpress.sources.parsing.shortcodes import replaced

PICTURES = {"7": {"src": "a.jpg", "alt": "A bus.", "caption": "At ten"}, "8": {"src": "b.jpg"}}


@pytest.mark.parametrize(
    ("body", "html"),
    [
        (
            '[caption id="x"]<img src="a.jpg"> At ten[/caption]',
            '<figure><img src="a.jpg"><figcaption>At ten</figcaption></figure>',
        ),
        ("[caption]words[/caption]", "words"),
        (
            "[embed]https://example.org/v[/embed]",
            '<p><a href="https://example.org/v">https://example.org/v</a></p>',
        ),
        ('[audio mp3="a.mp3"]', '<p><a href="a.mp3">a.mp3</a></p>'),
        ("[video]", ""),
        (
            '[gallery ids="7, 9,8"]',
            '<div class="gallery"><figure><img src="a.jpg" alt="A bus."><figcaption>At ten'
            '</figcaption></figure><figure><img src="b.jpg"></figure></div>',
        ),
        ("He said [sic] so", "He said [sic] so"),
    ],
)
def test_its_own_are_shown_and_words_in_brackets_are_words(body: str, html: str) -> None:
    assert replaced(body, PICTURES) == (html, [])


def test_others_are_left_out_and_named_once_and_what_they_enclose_stays() -> None:
    body = '[box]In it[/box] [form id="3"] and [form id="4"]'
    assert replaced(body, {}) == ("In it  and ", ["box", "form"])


def test_no_value_of_a_picture_becomes_markup() -> None:
    html, _ = replaced('[gallery ids="7"]', {"7": {"src": '"><b>', "caption": "<i>x"}})
    assert "<b>" not in html
    assert "<i>" not in html
