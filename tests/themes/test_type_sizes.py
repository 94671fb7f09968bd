"""Sizes of type and the room between, as a theme's sheet sets them."""

from __future__ import annotations

import pytest

from paperpress.themes import load_theme, themes
from paperpress.themes.type_sizes import type_sizes


@pytest.mark.parametrize("name", themes())
def test_every_theme_says_how_large_it_sets_a_page(name: str) -> None:
    theme = load_theme(name)
    sizes = type_sizes(theme.stylesheet, theme.text_scale)
    headline, long, longer = sizes.headlines
    assert headline > long > longer >= 1.0
    assert longer <= sizes.entry <= headline
    assert sizes.text == theme.text_scale
    rooms = (sizes.head_room, sizes.entry_room, sizes.paragraph_room, sizes.standfirst_room)
    assert all(0.5 < room < 3 for room in rooms)


@pytest.mark.parametrize(
    ("rule", "room"),
    [
        ("p { margin: 1em }", 2.0),
        ("p { margin: 1em 3em }", 2.0),
        ("p { margin: 1em 3em 0.5em }", 1.5),
        ("p { margin: 0 0 0.7em 0 }", 0.7),
        ("p { margin: 1em; margin-top: 0.2em }", 1.2),
        ("p { margin: 0 0 1em 0; padding: 0.25em 0 }", 1.5),
        ("p { margin: 1em; font-size: 0.5em }", 1.0),
        ("p { margin: 1em } p { margin: 0.5em }", 1.0),
        ("h1, p { margin: 1em 0 0 0 }", 1.0),
        ("p { margin: 4px }", 0.0),
        ("p { color: currentColor }", 0.0),
    ],
)
def test_the_room_around_a_paragraph(rule: str, room: float) -> None:
    assert type_sizes(rule.encode()).paragraph_room == pytest.approx(room)


def test_a_theme_without_a_class_for_it_sets_a_long_headline_as_any() -> None:
    assert type_sizes(b"h1 { font-size: 1.5em }").headlines == (1.5, 1.5, 1.5)
    assert type_sizes(b".long { font-size: 1.2em }").headlines == (1.0, 1.2, 1.2)


def test_a_credit_line_has_a_line_of_its_own_or_none() -> None:
    assert type_sizes(b".credit { display: block }").credit_apart
    assert not type_sizes(b".credit { font-style: italic }").credit_apart
