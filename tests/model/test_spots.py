"""Places are told by their words, and their names are read as they are written."""

from __future__ import annotations

import pytest

from paperpress.model.spots import (
    HEADING,
    LANGUAGE,
    RELATED,
    Spot,
    file_name,
    index_of,
    shown_field,
    spot_of,
    spots,
)


@pytest.mark.parametrize(
    "spot",
    [
        Spot(LANGUAGE, "La ville"),
        Spot(HEADING, "[1/2] What was decided\nthen", 3, 7),
        Spot(RELATED, "https://x.example/?a[1/1] b"),
    ],
)
def test_a_name_is_read_as_it_is_written(spot: Spot) -> None:
    assert spot_of(spot.name) == spot


@pytest.mark.parametrize(
    "name",
    [
        "headline",
        "body.language",
        "body.language[1/1]",
        "body.language[2/1] a",
        "body.x[1/1] a",
        "",
    ],
)
def test_what_is_no_place_is_none(name: str) -> None:
    assert spot_of(name) is None


def test_places_of_the_same_words_are_numbered() -> None:
    assert [(each.number, each.of) for each in spots(HEADING, ["a", "b", "a"])] == [
        (1, 2),
        (1, 1),
        (2, 2),
    ]


def test_a_place_is_known_as_long_as_there_are_as_many_of_its_words() -> None:
    spot = Spot(HEADING, "a", 2, 2)
    assert index_of(spot, ["a", "b", "a"]) == 2
    assert index_of(spot, ["a", "b"]) is None
    assert index_of(spot, ["a", "a", "a"]) is None


def test_a_report_shows_the_kind_and_the_first_words() -> None:
    assert shown_field("headline") == "headline"
    assert shown_field(Spot(LANGUAGE, "La ville " * 20).name).endswith("La vi…)")


def test_a_drawing_in_an_address_is_told_by_its_digest() -> None:
    assert file_name("a.jpg") == "a.jpg"
    assert file_name("data:image/svg+xml;base64," + "A" * 300).startswith("sha256-")
