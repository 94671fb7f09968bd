"""Where an article's first picture stands, and how wide: the first screen shows the story.

A picture that doesn't fit below the head leaves the rest of the screen blank. Style sheets can't
help: they don't know the height of a screen. So the first screen is reckoned beforehand, on the
screens that editions are read on, at three sizes of letter, and of the places and widths that a
picture may have the best is taken (docs/decisions/0033-the-first-screen.md).

Widths are shares of the column, which every engine knows, and which don't grow with the letters.
Lengths are in ems of the reader's own letter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import product
from math import ceil
from typing import Final, TypeAlias

from paperpress.xhtml.widths import LONG_HEADLINE, length

#: Screens of 6, 7 and 10 inches and of a phone, held upright: width and height at the size of letter
#: that they come set to (proof/devices.toml).
_SCREENS: Final = ((23.4, 31.6), (27.6, 36.7), (37.2, 49.6), (20.3, 44.0))
#: Left and right, above and below the text, whatever the size of letter.
_MARGINS: Final = (4.0, 2.8)
#: Sizes of letter beside the usual one, and how much it weighs that a first screen is bad there.
_SIZES: Final = ((0.77, 2.0), (1.0, 20.0), (1.5, 5.0))
#: The line spacings of the closest and the widest engine.
_SPACINGS: Final = (1.18, 1.3)
#: Widths of a picture, in hundredths of the column, and how much each is worse than the first.
_SHARES: Final = {100: 0.0, 90: 0.4, 80: 1.0, 70: 2.0, 60: 4.0, 50: 7.0, 40: 10.0}
#: How much worse a picture is after a paragraph than before it.
_LATER: Final = 1.1
#: How much worse a standfirst is below the picture than in the head.
_BELOW: Final = 3.0
#: The least share that a picture has which isn't too high at it.
_NARROWEST: Final = 40
#: Between blocks, and between the parts of the head together, in ems.
_GAP: Final = 0.7
_HEAD_GAPS: Final = 2.4
#: Lines of the story, or its picture, that a first screen shows; lines at large letters.
_LINES: Final = 4
_LARGE_LINES: Final = 2
#: How much of a screen may be blank: less than a quarter, since reckoning isn't measuring.
_BLANK: Final = 0.18
#: The height that a picture within the text may have, in widths of the column.
_TALLEST: Final = 0.85
#: What a line loses at its end, in ems.
_RAGGED: Final = 1.1
#: The size of captions, bylines and the like; of the headline; of a longer one.
_SMALL: Final = 0.92
_HEADLINE: Final = 1.45
_LONG_HEADLINE: Final = 1.2


@dataclass(frozen=True, slots=True)
class Head:
    """The words above a story."""

    headline: str
    kicker: str = ""
    standfirst: str = ""
    byline: str = ""
    """All of the line: who, where, when."""
    position: str = ""
    more: float = 0.0
    """The height of what stands there besides, in ems."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and what is said below it."""

    aspect: float
    """Width by height."""
    caption: str


@dataclass(frozen=True, slots=True)
class Run:
    """A block of text."""

    lines: tuple[float, ...]
    """The length of each of its paragraphs or items, set in one line, in ems."""
    gap: float = 0.7
    """Above and below it."""
    whole: bool = False
    """Whether it is never parted over two screens."""


Unit: TypeAlias = Run | Picture


@dataclass(frozen=True, slots=True)
class Place:
    """Where a picture stands: after how many paragraphs, and how wide; where the standfirst does."""

    after: int = 0
    share: int = 100
    """Hundredths of the column."""
    below: bool = False
    """The standfirst stands below the picture."""


@dataclass(frozen=True, slots=True)
class _Screen:
    width: float
    """Of the column, in ems of the text."""
    height: float
    spacing: float
    """Of its lines, in ems."""
    weight: float
    """How much it counts that the first screen is bad here."""
    lines: int
    """Of the story, that are enough."""
    usual: bool
    """Its letters have the usual size."""
    scale: float
    """How much larger the theme sets the text: headlines aren't enlarged with it, and nothing is small."""

    @property
    def small(self) -> float:
        """The size of captions and bylines."""
        return _SMALL if self.scale <= 1 else 1.0

    def headline(self, head: Head) -> float:
        """Return the size of a headline, in ems of the text."""
        long = length(head.headline) > LONG_HEADLINE
        return (_LONG_HEADLINE if long else _HEADLINE) / min(self.scale, _LONG_HEADLINE)


def place(
    head: Head, picture: Picture, story: Sequence[Unit], after: Iterable[int], scale: float = 1.0
) -> Place:
    """Return the best place of an article's first picture.

    Args:
        head: what stands above the story.
        picture: the picture.
        story: what the story begins with, without the picture.
        after: after how many parts of the story it may stand.
        scale: how much larger a theme sets the text than the reader's own size.
    """
    return _best(head, picture, tuple(story), tuple(after), scale)


@lru_cache(maxsize=2000)
def _best(
    head: Head, picture: Picture, story: tuple[Unit, ...], places: tuple[int, ...], scale: float
) -> Place:
    """Return the best place; of an article that was placed before, for another profile say, at once."""
    widest = fitted(picture.aspect)
    narrowest = min(_NARROWEST, widest - 10)
    shares = [share for share in _SHARES if narrowest <= share <= widest]
    options = [Place(*option) for option in product(places, shares)]
    if head.standfirst and 0 in places:
        options += [Place(0, share, below=True) for share in shares]
    bare = replace(head, standfirst="")
    heads = {below: _head_heights(bare if below else head, scale) for below in (False, True)}
    return min(
        options, key=lambda option: _cost(option, heads[option.below], head, picture, story, scale)
    )


def badness(head: Head, units: Sequence[Unit], scale: float = 1.0) -> float:
    """Return how bad a first screen is, weighed over all screens: little of it seen, much of it blank."""
    heads = _head_heights(head, scale)
    return sum(
        screen.weight * _badness(screen, high, units, 100)
        for screen, high in zip(_screens(scale), heads, strict=True)
    )


def fits(head: Head, picture: Picture, share: int, scale: float = 1.0) -> bool:
    """Tell whether a picture has room below a head on every screen at the usual size of letter."""
    return all(
        _head_height(screen, head) + _picture_height(screen, picture, share) <= screen.height
        for screen in _screens(scale)
        if screen.usual
    )


def fitted(aspect: float) -> int:
    """Return the share of the column at which a picture isn't too high for a screen."""
    return next((share for share in _SHARES if share / 100 / aspect <= _TALLEST), min(_SHARES))


def _cost(
    option: Place,
    heads: Sequence[float],
    head: Head,
    picture: Picture,
    story: Sequence[Unit],
    scale: float,
) -> float:
    """Return how bad a place is: by what first screens look like, then by taste.

    `heads` are the heights of the head on each screen, which many places have in common.
    """
    units = (*story[: option.after], picture, *story[option.after :])
    taste = _SHARES[option.share] + _LATER * option.after
    if option.below:
        units = (picture, Run((length(head.standfirst),)), *story)
        taste += _BELOW
    return taste + sum(
        screen.weight * _badness(screen, high, units, option.share)
        for screen, high in zip(_screens(scale), heads, strict=True)
    )


@cache
def _screens(scale: float) -> tuple[_Screen, ...]:
    beside, above = _MARGINS
    return tuple(
        _Screen(
            (width - beside) / size / scale,
            (height - above) / size / scale,
            spacing,
            weight,
            _LINES if size <= 1 else _LARGE_LINES,
            size == 1,
            scale,
        )
        for (width, height), (size, weight), spacing in product(_SCREENS, _SIZES, _SPACINGS)
    )


def _badness(screen: _Screen, head: float, units: Sequence[Unit], share: int) -> float:
    """Return 1 where no story is seen, 1 where too much is blank, and a little for any blank."""
    left = screen.height - head
    lines, seen = 0, False
    for unit in units:
        if isinstance(unit, Picture):
            high = _picture_height(screen, unit, share if not seen else fitted(unit.aspect))
            if high > left:
                break
            seen, left = True, left - high
        else:
            column = screen.width - _RAGGED
            all_lines = sum(ceil(line / column) for line in unit.lines)
            fit = max(0, int(left / screen.spacing))
            if unit.whole and all_lines > fit:
                break
            lines += min(all_lines, fit)
            left -= all_lines * screen.spacing + unit.gap
            if all_lines > fit:
                left = 0.0
                break
    else:
        left = 0.0
    blank = max(0.0, left) / screen.height
    return (not (seen or lines >= screen.lines)) + (blank > _BLANK) + blank


def _head_heights(head: Head, scale: float) -> tuple[float, ...]:
    return tuple(_head_height(screen, head) for screen in _screens(scale))


def _head_height(screen: _Screen, head: Head) -> float:
    texts = (head.kicker, head.byline)
    high = sum(_lines(text, screen.width, screen.small) for text in texts) * screen.small
    high += _lines(head.position, screen.width, _SMALL) * _SMALL
    size = screen.headline(head)
    high += _lines(head.headline, screen.width, size) * size
    high += _lines(head.standfirst, screen.width, 1.0)
    return high * screen.spacing + _HEAD_GAPS + head.more


def _picture_height(screen: _Screen, picture: Picture, share: int) -> float:
    caption = _lines(picture.caption, screen.width, screen.small) * screen.small * screen.spacing
    return screen.width * share / 100 / picture.aspect + caption + 2 * _GAP


def _lines(text: str, width: float, size: float) -> int:
    return ceil(length(text) * size / (width - _RAGGED * size))
