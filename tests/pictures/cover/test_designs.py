"""Designs of covers: which is taken, by what the day offers."""

from dataclasses import replace

import pytest
from PIL import Image

from covers import ENGLISH, cover
from paperpress.errors import ConfigurationError
from paperpress.pictures.cover.designs import DESIGNS
from paperpress.pictures.cover.draw import choose, draw_cover
from paperpress.profiles import profile
from paperpress.themes.loading import COVERS, Theme

MANY = tuple((f"Headline number {number} of the day", "en-GB") for number in range(1, 12))


PHOTOGRAPH = Image.new("RGB", (1500, 1000), (90, 90, 200))


UPRIGHT = Image.new("RGB", (1000, 1500), (90, 90, 200))


@pytest.mark.parametrize(
    ("wanted", "articles", "picture", "chosen"),
    [
        ("front-page", 1, True, "front-page"),
        ("front-page", 40, True, "front-page"),
        ("front-page", 7, False, "typographic"),
        ("front-page", 8, False, "list"),
        ("typographic", 40, True, "typographic"),
        ("list", 3, True, "list"),
        ("list", 2, True, "typographic"),
    ],
)
def test_a_theme_s_design_is_taken_where_the_day_offers_what_it_needs(
    wanted, articles, picture, chosen
):
    assert choose(wanted, articles=articles, picture=picture) == chosen


def test_a_picture_too_small_to_be_enlarged_counts_as_none():
    small = Image.new("RGB", (300, 200))
    assert cover(ENGLISH, small) == cover(ENGLISH)
    assert cover(ENGLISH, small).data != cover(ENGLISH, PHOTOGRAPH).data


def test_designs_differ_and_those_without_a_picture_don_t_look_at_it():
    front = replace(ENGLISH, others=MANY)
    drawn = {design: cover(front, PHOTOGRAPH, design=design).data for design in COVERS}
    assert len(set(drawn.values())) == len(COVERS)
    for design in ("typographic", "list"):
        assert drawn[design] == cover(front, UPRIGHT, design=design).data


def test_every_design_that_a_theme_may_name_can_be_drawn():
    assert set(DESIGNS) == set(COVERS)


def test_a_list_shows_whole_headlines_alone_as_many_as_fit():
    """Headlines past the foot of the page would be drawn over the edition line."""
    some, more = (replace(ENGLISH, others=MANY * count) for count in (1, 4))
    assert cover(some, design="list") == cover(more, design="list")
    few = replace(ENGLISH, others=MANY[:3])
    assert cover(few, design="list").data != cover(some, design="list").data


def test_an_unknown_design_is_an_error_that_names_it():
    theme = Theme(name="mine", summary="", cover="poster", stylesheet=b"")
    with pytest.raises(ConfigurationError, match="poster"):
        draw_cover(ENGLISH, None, profile("eink"), theme)
