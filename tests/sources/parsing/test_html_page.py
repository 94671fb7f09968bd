"""A page's pictures and addresses: the same picture is known again in another size."""

from __future__ import annotations

import pytest

from paperpress.sources.parsing.html_page import same_picture


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://a.example/1/pier.jpg", "https://b.example/2/pier-640x480.webp", True),
        ("https://a.example/r/?i=7&w=800", "https://a.example/r/?w=200&i=7", True),
        ("https://a.example/r/?i=7", "https://a.example/r/?i=8", False),
        ("https://a.example/pier.jpg", "https://a.example/boat.jpg", False),
        ("", "", False),
    ],
)
def test_a_picture_is_known_again_in_another_size(one: str, other: str, same: bool) -> None:
    assert same_picture(one, other) is same
