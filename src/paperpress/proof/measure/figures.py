"""What a layout comes to: a pure function from where things stand to typed figures."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from paperpress.proof.measure.first_screen import FirstScreen, first_screen
from paperpress.proof.measure.layout import LaidPage, Layout
from paperpress.proof.measure.parted import Parted, parted
from paperpress.proof.measure.room import blank, small_pictures, tables_out

#: The share of a screen above which it counts as blank.
QUARTER: Final = 0.25
#: Lines of the story that show it where no picture does.
FEW_LINES: Final = 4


@dataclass(frozen=True, slots=True)
class ScreenFigures:
    """What was measured on a screen."""

    page: str
    """The page's file within the edition."""
    number: int
    """The screen of that page, from 1."""
    place: int
    """The screen of the edition, from 1: what `paperpress proof --pages` counts by."""
    blank: float
    """The share of the text area that holds nothing, to a hundredth."""
    ends: bool
    """The page ends here."""
    first: FirstScreen | None
    """Of an article's first screen, what it shows of the article."""
    parted: Parted
    small_pictures: int
    """Pictures narrower than a third of the text."""
    tables_out: int
    """Tables that go past the edge of the text."""


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on a device at one size of letter."""

    screens: tuple[ScreenFigures, ...]

    @property
    def stories(self) -> tuple[FirstScreen, ...]:
        """The first screen of each article."""
        return tuple(screen.first for screen in self.screens if screen.first is not None)

    @property
    def blank_first(self) -> tuple[ScreenFigures, ...]:
        """The first screens that are more than a quarter blank though the page goes on."""
        return tuple(s for s in self.screens if s.number == 1 and _is_blank(s))

    @property
    def blank_later(self) -> tuple[ScreenFigures, ...]:
        """The other screens that are more than a quarter blank though the page goes on."""
        return tuple(s for s in self.screens if s.number > 1 and _is_blank(s))

    @property
    def emptiest(self) -> float:
        """The largest blank share of a screen after which the page goes on."""
        return max((screen.blank for screen in self.screens if not screen.ends), default=0.0)


def figures_of(layout: Layout) -> Figures:
    """Return what is measured on each screen of a layout."""
    screens: list[ScreenFigures] = []
    for laid in layout.pages:
        screens += _page(laid, layout, len(screens))
    return Figures(tuple(screens))


def _page(laid: LaidPage, layout: Layout, before: int) -> list[ScreenFigures]:
    count = len(laid.screens)
    return [
        ScreenFigures(
            page=laid.page.href,
            number=number + 1,
            place=before + number + 1,
            blank=round(blank(screen, layout), 2),
            ends=number == count - 1,
            first=first_screen(laid) if number == 0 and laid.page.tells_story else None,
            parted=parted(laid, number),
            small_pictures=small_pictures(laid.page, screen, layout),
            tables_out=tables_out(laid.page, screen, layout),
        )
        for number, screen in enumerate(laid.screens)
    ]


def _is_blank(screen: ScreenFigures) -> bool:
    return screen.blank > QUARTER and not screen.ends
