"""A site's own mark is no article's picture."""

from __future__ import annotations

import pytest

from tagged_pages import BODY, DATA, codes, meta, raw, record


@pytest.mark.parametrize(
    ("address", "is_mark"),
    [
        ("https://a.example/img/logo.png", True),
        ("https://a.example/og-default.png", True),
        ("https://a.example/share_image_1200x630.jpg", True),
        ("https://a.example/facebookShare.png", True),
        ("https://a.example/static/favicon-192.png", True),
        ("https://a.example/i/fallback.jpg?w=600", True),
        ("https://a.example/default/2025/ferry.jpg", False),
        ("https://a.example/quay-fb.jpg", False),
        ("https://a.example/social-housing.jpg", False),
        ("https://a.example/12345.jpg", False),
        ("https://a.example/cover.jpg", False),
        ("https://a.example/facebook.png", True),
        ("https://a.example/Facebook-1024.jpg", False),
    ],
)
def test_the_sites_own_picture_is_no_lead(address: str, is_mark: bool) -> None:
    """REC192 where it is left out, and not where a picture is the article's."""
    found = raw(meta("og:image", address))
    assert ("REC192" in codes(found)) is is_mark
    assert ("picture" in found.record) is not is_mark


def test_a_mark_that_has_a_caption_is_the_articles() -> None:
    figure = '<figure><img src="https://a.example/logo.png"><figcaption>The new mark</figcaption></figure>'
    found = record(meta("og:image", "https://a.example/logo.png"), figure + BODY)
    assert found["picture"]["caption"] == "The new mark"


def test_what_the_data_call_a_logo_is_no_lead_and_the_tags_may_name_another() -> None:
    logo = "https://a.example/m/post-600.png"
    data = DATA % (
        f',"articleBody":"Words.","image":"{logo}","publisher":{{"@type":"Organization","logo":'
        f'{{"@type":"ImageObject","url":"{logo}"}}}}'
    )
    found = raw(data)
    assert "picture" not in found.record
    assert "REC192" in codes(found)
    other = raw(data + meta("og:image", "https://a.example/ferry.jpg"))
    assert other.record["picture"]["src"] == "https://a.example/ferry.jpg"
