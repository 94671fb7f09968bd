"""A front page and what a cover shows of it, as pixels."""

from dataclasses import replace
from datetime import date

from paperpress.model.picture import FrontPage
from paperpress.pictures.cover.draw import draw_cover
from paperpress.profiles import profile
from paperpress.themes.loading import Theme

THEME = Theme(name="plain", summary="", cover="front-page", stylesheet=b"")


ENGLISH = FrontPage(
    masthead="The Meridian Courier",
    desk="Business",
    date="Wednesday, 23 July 2025",
    day=date(2025, 7, 23),
    language="en-GB",
    direction="ltr",
    headline="Harbour towns brace for the highest tide in forty years",
    headline_language="en-GB",
    picture=None,
    others=(("Bank of Aldmoor holds its rate", "en-GB"), ("The last typewriter repairer", "en-GB")),
)


def cover(front, picture=None, to="eink", design="front-page"):
    return draw_cover(front, picture, profile(to), replace(THEME, cover=design))
