"""The cover: a newspaper's front page, typeset at the size of a device's screen.

It has to work twice: as a page, and as a stamp of 150 by 200 pixels in a device's library. A
theme names a design, and the day has the last word: what it doesn't offer can't be shown.
"""

from __future__ import annotations

from itertools import islice
from threading import Lock

from PIL import Image

from paperpress.errors import ConfigurationError
from paperpress.model.picture import FrontPage, PressedPicture
from paperpress.pictures.cover.designs import DESIGNS, is_large_enough
from paperpress.pictures.cover.drawable import drawable
from paperpress.pictures.cover.faces import face_of
from paperpress.pictures.cover.nameplate import Cover
from paperpress.pictures.cover.sheet import blank
from paperpress.pictures.process import encoding
from paperpress.profiles import Profile
from paperpress.themes.loading import Theme
from paperpress.vocab import JPEG_TYPE

#: From so many articles on, a paper without a lead picture is a list.
_MANY = 8
#: A list of fewer is a page of white.
_FEW = 3
#: Typefaces are open once for all covers, and change as they are read and set.
_FACES = Lock()


def draw_cover(
    front: FrontPage, picture: Image.Image | None, profile: Profile, theme: Theme
) -> PressedPicture:
    """Return a cover as RGB JPEG of the profile's page, its pixels grey where the devices are.

    `picture` is the lead picture, decoded: grey or RGB. What no installed face can draw is left
    off, with a finding: a part of a line (EDN030, EDN031), a headline (EDN020), masthead, desk or
    edition line (EDN021). A date that can't be drawn in words stands in digits, which also lead a
    cover that has nothing else to show.

    One cover is drawn at a time, whatever the threads of a process.

    Raises:
        ConfigurationError: the theme asks for a design that there isn't.
    """
    with _FACES:
        cover = _drawn(front, picture, profile, theme)
    return PressedPicture(
        encoding.cover(cover.pixels()), JPEG_TYPE, *profile.box, tuple(cover.findings)
    )


def _drawn(front: FrontPage, picture: Image.Image | None, profile: Profile, theme: Theme) -> Cover:
    if theme.cover not in DESIGNS:
        raise ConfigurationError(f"theme {theme.name!r}: there is no cover design {theme.cover!r}")
    usable = picture is not None and is_large_enough(picture, profile.width)
    headlines = ((front.headline, front.headline_language), *front.others)
    theme_face = None if theme.font is None else face_of(theme.font)
    shown = (headline for headline in headlines if drawable(*headline, theme_face, gaps=True).text)
    design = choose(theme.cover, articles=len([*islice(shown, _MANY)]), picture=usable)
    page = blank(profile.box, colour=profile.colour)
    cover = DESIGNS[design](front, profile, page, theme.cover_look, theme_face)
    cover.draw(picture if usable else None)
    return cover


def choose(wanted: str, *, articles: int, picture: bool) -> str:
    """Return the design for a day: the theme's, where the day offers what it needs.

    A front page needs a picture: without one, many articles make a list, and few a typographic
    cover. A list needs some articles: too few make a typographic cover.
    """
    if wanted == "front-page" and not picture:
        return "list" if articles >= _MANY else "typographic"
    if wanted == "list" and articles < _FEW:
        return "typographic"
    return wanted
