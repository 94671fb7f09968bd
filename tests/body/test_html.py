"""HTML is told from plain text, and a tree always has a body."""

from __future__ import annotations

import pytest

from paperpress.body.html import is_markup, read_html


@pytest.mark.parametrize(
    ("source", "markup"),
    [
        ("AT&T < Verizon", False),
        ("Jo <jo@example.org>", False),
        ("if a <foo> b", False),
        ("R&D; x &bogus; y", False),
        ("I </3 you", False),
        ("AT&amp;T", True),
        ("a&#8212;b", True),
        ("a<BR>b", True),
        ("a</p>", True),
        ("<my-box>a", True),
        ("a<!-- b -->", True),
    ],
)
def test_markup_is_told_from_plain_text(source: str, markup: bool) -> None:
    assert is_markup(source) is markup


def test_a_tree_has_a_body_even_of_nothing() -> None:
    assert read_html("").tag == "body"
