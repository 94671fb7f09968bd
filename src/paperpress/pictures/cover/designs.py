"""The designs of a cover: what stands between its head and its foot (docs/themes.md shows them)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from PIL import Image

from paperpress.pictures.cover.copyfit import Setting, fit
from paperpress.pictures.cover.nameplate import READABLE, Cover, Line

#: How many times its own size a lead picture may be enlarged before it looks like a mistake.
_MOST_ENLARGED = 2.5
#: Lead pictures narrower than this (width to height) stand beside their headline.
_UPRIGHT = 0.95
#: What part of the page, at most, headlines other than the lead take.
_OTHERS = 0.36


def is_large_enough(picture: Image.Image, width: int) -> bool:
    """Tell whether a lead picture fills its place on a page of a width without being enlarged much."""
    share = 0.9 if picture.width >= picture.height * _UPRIGHT else 0.5
    return picture.width * _MOST_ENLARGED >= width * share


class FrontPageCover(Cover):
    """The design ``front-page``: the lead picture, its headline, and one or two more."""

    shows_picture = True

    def fill(
        self,
        lead: Line | None,
        others: Sequence[Line],
        picture: Image.Image | None,
        top: int,
        foot: int,
    ) -> None:
        """Draw a few headlines at the foot, and the lead above them."""
        assert picture is not None, "without a picture, another design is chosen"
        foot = self.stack(others, foot, int((foot - top) * _OTHERS))
        top, foot = top + self.px(2.0), foot - self.px(1.6)
        if lead is None:
            self.paste(picture, (self.left, top, self.right, foot))
        elif picture.width < picture.height * _UPRIGHT:
            self._beside(picture, lead, top, foot)
        else:
            self._below(picture, lead, top, foot)

    def _below(self, picture: Image.Image, headline: Line, top: int, foot: int) -> None:
        """Draw a picture as wide as the page, the headline below it."""
        room = self.room(self.width, (foot - top) * 44 // 100, (9.4, 6), 3, 750)
        setting = fit(headline.text, headline.language, room)
        start = foot - setting.height
        self.paste(picture, (self.left, top, self.right, start - self.px(2.2)))
        self.block(setting, start, (self.left, self.right))

    def _beside(self, picture: Image.Image, headline: Line, top: int, foot: int) -> None:
        """Draw an upright picture at the end of the page, the headline beside it."""
        gutter = self.px(3.2)
        width = self.width * 52 // 100
        left = self.left if self.rtl else self.right - width
        self.paste(picture, (left, top, left + width, foot))
        column = (left + width + gutter, self.right) if self.rtl else (self.left, left - gutter)
        room = self.room(column[1] - column[0], foot - top - self.px(2), (8.2, 5.6), 9, 750)
        setting = fit(headline.text, headline.language, room)
        self.accent(column, top)
        self.block(setting, top + self.px(2.6), column)


class TypographicCover(Cover):
    """The design ``typographic``: the lead headline as large as it goes, under a black head."""

    reversed_head = True

    def fill(
        self,
        lead: Line | None,
        others: Sequence[Line],
        picture: Image.Image | None,  # noqa: ARG002 - a design without one
        top: int,
        foot: int,
    ) -> None:
        """Draw the others stacked at the foot, and the lead in all the room above them."""
        column = (self.left, self.right)
        foot = self.stack(others, foot, int((foot - top) * _OTHERS))
        if lead is not None:
            top += self.px(3.6)
            self.accent(column, top)
            top += self.px(3.4)
            room = self.room(self.width, foot - top - self.px(1.6), (17, 6), 7, 800)
            self.block(fit(lead.text, lead.language, room), top, column)


class ListCover(Cover):
    """The design ``list``: a paper of many short items, as many of them as the page has room for."""

    most_others = 11

    def fill(
        self,
        lead: Line | None,
        others: Sequence[Line],
        picture: Image.Image | None,  # noqa: ARG002 - a design without one
        top: int,
        foot: int,
    ) -> None:
        """Draw the lead, then one headline after another, a hairline between each."""
        column = (self.left, self.right)
        top += self.px(2.6)
        if lead is not None:
            room = self.room(self.width, (foot - top) * 42 // 100, (9, 6), 3, 800)
            top = self.block(fit(lead.text, lead.language, room), top, column) + self.px(2.2)
            top = self.rule(top, 0.55)
        indent = self.px(4.4)
        items = (self.left, self.right - indent) if self.rtl else (self.left + indent, self.right)
        room = self.room(items[1] - items[0], self.px(24), (6, READABLE), 2, 600)
        shown = self._that_fit(self.alike(others, room), foot - top)
        if not shown:
            return
        spare = foot - top - sum(setting.height for setting in shown)
        gap = min(spare // len(shown), self.px(5.4))
        for number, setting in enumerate(shown):
            if number:
                self.rule(top, 0.12)
            start = top + gap // 2
            self._marker(start + setting.style.rise // 2)
            top = self.block(setting, start, items) + gap - gap // 2

    def _that_fit(self, settings: list[Setting], room: int) -> list[Setting]:
        """Return the first headlines, as many as the room holds with air between them."""
        while settings and sum(s.height + self.px(2.6) for s in settings) > room:
            settings = settings[:-1]
        return settings

    def _marker(self, middle: int) -> None:
        """Draw a square before an item, its middle at a height."""
        size = self.px(1.5)
        left = self.right - size if self.rtl else self.left
        top = middle - size // 2
        self.pen.rectangle((left, top, left + size - 1, top + size - 1), fill=self.ink)


#: Every design by the name that a theme calls it.
DESIGNS: Final[Mapping[str, type[Cover]]] = MappingProxyType(
    {"front-page": FrontPageCover, "typographic": TypographicCover, "list": ListCover}
)
