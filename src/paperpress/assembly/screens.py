"""The screens that editions are read on, and how a page fills the first of them.

Style sheets don't know the height of a screen, so it is reckoned beforehand what a page's first
screen shows (docs/decisions/0033-the-first-screen.md). Each block is reckoned once on all screens;
then the places that blocks may have are compared by adding up.

Lengths are in ems of the text. Blocks hold together as `page-break-inside` and `page-break-after`
ask for it: engines that don't know these leave less blank.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from math import ceil
from typing import Final

from paperpress.themes.type_sizes import TypeSizes
from paperpress.xhtml.widths import headline_class, length

#: Screens of 6, 7 and 10 inches and of a phone, held upright: width and height at the size of letter
#: that they come set to (proof/devices.toml).
_SCREENS: Final = ((23.4, 31.6), (27.6, 36.7), (37.2, 49.6), (20.3, 44.0))
#: Left and right, above and below the text, whatever the size of letter.
_MARGINS: Final = (4.0, 2.8)
#: Sizes of letter beside the usual one, with how much it weighs that a first screen shows nothing of
#: the story there, and that too much of it is blank.
_SIZES: Final = ((1.0, 20.0, 20.0), (1.55, 16.0, 2.0), (0.77, 2.0, 2.0))
#: Engines: how far apart lines are, how wide letters are by what is reckoned, and how much it weighs.
#: The first is as engines come set; of the others one sets the text as closely as any, one as widely.
_ENGINES: Final = ((1.2, 0.955, 1.0), (1.18, 0.92, 0.5), (1.3, 1.0, 0.5))
#: Lines of the story that show it where no picture does: at letters up to the usual size, and larger.
_LINES: Final = 4
_LARGE_LINES: Final = 2
#: How much of a screen may be blank: less than a quarter, since reckoning isn't measuring.
_BLANK: Final = 0.22
#: How much worse blank is below that, by its share.
_SLIGHT: Final = 0.25
#: What a block that is never parted has to spare, in ems.
_SPARE: Final = 0.4
#: What a line loses at its end.
_RAGGED: Final = 0.6
#: How much wider bold letters are.
BOLD: Final = 1.04
#: How wide what a change is told in is, beside its own words: what it is, and when.
CHANGED: Final = 9.0

#: Lines of a block that are never alone at the end of a screen.
_ORPHANS: Final = 2


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen at a size of letter, as an engine fills it."""

    width: float
    """Of the column."""
    height: float
    spacing: float
    """Of its lines."""
    letters: float
    """How wide letters are by what is reckoned."""
    unseen: float
    """How much it weighs that nothing of the story is seen."""
    blank: float
    """How much it weighs that too much of it is blank."""
    lines: int
    """Of the story, that are enough."""

    def lines_of(self, wide: float, size: float = 1.0) -> int:
        """Return how many lines a text takes that is so wide in one, in ems of its own letters."""
        return ceil(wide * self.letters * size / (self.width - _RAGGED * size))

    def high(self, text: str, size: float) -> float:
        """Return the height of a text in letters of a size."""
        return self.lines_of(length(text), size) * size * self.spacing


@dataclass(frozen=True, slots=True)
class Head:
    """The words above a story, or above a list."""

    headline: str
    kicker: str = ""
    standfirst: str = ""
    byline: str = ""
    """All of the line: who, where, when."""
    position: str = ""
    notes: tuple[float, ...] = ()
    """The length of each of the other lines in the head, set in one."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture and what is said below it."""

    aspect: float
    """Width by height."""
    caption: str
    share: int = 100
    """Its width, in hundredths of the column."""
    credit: str = ""
    """And the rest of what isn't its caption."""
    leads: bool = False
    """It stands right below the head."""


@dataclass(frozen=True, slots=True)
class Run:
    """A block of text."""

    lines: tuple[float, ...]
    """The length of each of its paragraphs or items, set in one line."""
    gap: float
    """Above and below it."""
    whole: bool = False
    """Whether it is never parted over two screens: it goes to the next one even if it is higher."""
    leads: bool = False
    """Whether it is never parted from what follows: a heading."""
    least: int = _ORPHANS
    """Lines of it that stand together where it is parted."""


@dataclass(frozen=True, slots=True)
class Laid:
    """A block on all screens."""

    heights: tuple[float, ...]
    lines: tuple[int, ...]
    """Of text."""
    gap: float = 0.0
    whole: bool = False
    leads: bool = False
    least: int = _ORPHANS
    shows: bool = False
    """It is a picture, which shows the story."""


@cache
def screens(text: float = 1.0) -> tuple[Screen, ...]:
    """Return every screen that is reckoned with, the weightiest first.

    `text` is how many times as large as the reader's own size a theme sets the text.
    """
    beside, above = _MARGINS
    every = product(_SIZES, _ENGINES, _SCREENS)
    reckoned = [
        Screen(
            width=(width - beside) / size / text,
            height=(height - above) / size / text - (_SPARE if size > 1 else 0.0),
            spacing=spacing,
            letters=letters,
            unseen=unseen * weight,
            blank=blank * weight,
            lines=_LINES if size <= 1 else _LARGE_LINES,
        )
        for (size, unseen, blank), (spacing, letters, weight), (width, height) in every
    ]
    return tuple(sorted(reckoned, key=lambda screen: -screen.unseen))


def lay(unit: Run | Picture, sizes: TypeSizes) -> Laid:
    """Return a block on all screens."""
    on = screens(sizes.text)
    if isinstance(unit, Picture):
        heights = tuple(_picture_height(screen, unit, sizes) for screen in on)
        return Laid(heights, (0,) * len(heights), whole=True, shows=True)
    lines = tuple(
        [
            sum([ceil(wide * letters / room) for wide in unit.lines])
            for letters, room in _room(sizes.text)
        ]
    )
    heights = tuple(number * screen.spacing for number, screen in zip(lines, on, strict=True))
    return Laid(heights, lines, unit.gap, unit.whole, unit.leads, unit.least)


@cache
def _room(text: float) -> tuple[tuple[float, float], ...]:
    """Return how wide letters are on each screen, and what a line has room for.

    It is what `Screen.lines_of` divides by, for text of the usual size: most of what is laid is that.
    """
    return tuple((screen.letters, screen.width - _RAGGED) for screen in screens(text))


def together(first: Laid, second: Laid) -> Laid:
    """Return two blocks as one that is never parted."""
    return Laid(
        tuple(a + first.gap + b for a, b in zip(first.heights, second.heights, strict=True)),
        tuple(a + b for a, b in zip(first.lines, second.lines, strict=True)),
        second.gap,
        whole=True,
        shows=first.shows or second.shows,
    )


def head_heights(head: Head, sizes: TypeSizes) -> tuple[float, ...]:
    """Return the height of a head on all screens."""
    headline = sizes.headlines[len(headline_class(head.headline).split())]
    texts = (
        (head.kicker, sizes.kicker * BOLD),
        (head.headline, headline * BOLD),
        (head.standfirst, 1.0),
        (head.byline, sizes.byline),
        (head.position, sizes.position),
    )
    sized = [(length(text), size) for text, size in texts if text]
    return tuple(
        sum([screen.lines_of(wide, size) * size * screen.spacing for wide, size in sized])
        + sum(map(screen.lines_of, head.notes)) * screen.spacing
        + sizes.head_room
        for screen in screens(sizes.text)
    )


def badness(
    heads: Sequence[float],
    units: Sequence[Laid],
    text: float,
    enough: float = float("inf"),
    *,
    of_unseen: float = 1.0,
) -> float:
    """Return how bad first screens are, weighed over all: little of the story seen, much blank.

    Args:
        heads: the height of the head on each screen.
        units: what follows.
        text: how many times as large as the reader's own size the theme sets the text.
        enough: the badness from which nothing more is reckoned.
        of_unseen: how much it weighs, by what it does for a story, that nothing is seen below the head.
    """
    bad = 0.0
    for number, screen in enumerate(screens(text)):
        seen, left = _fill(screen, number, screen.height - heads[number], units)
        blank = max(0.0, left) / screen.height
        bad += of_unseen * screen.unseen * (not seen) + screen.blank * (
            (blank > _BLANK) + _SLIGHT * blank
        )
        if bad >= enough:
            break
    return bad


def _fill(screen: Screen, number: int, left: float, units: Iterable[Laid]) -> tuple[bool, float]:
    """Return the height that stays blank on a screen, after whether enough of a story is seen there."""
    lines, seen, between = 0, False, 0.0
    for unit in units:
        high, room = unit.heights[number], left - between
        if unit.leads:
            between += high + unit.gap
            continue
        fit = max(0, int(room / screen.spacing))
        parted = not unit.whole and unit.lines[number] > fit
        if (fit < unit.least) if parted else (high + (unit.gap / 2 + _SPARE) * unit.whole > room):
            break
        lines += min(unit.lines[number], fit)
        seen = seen or unit.shows
        left, between = (0.0, 0.0) if parted else (room - high, unit.gap)
        if parted:
            break
    else:
        left = 0.0
    return seen or lines >= screen.lines, left


def _picture_height(screen: Screen, picture: Picture, sizes: TypeSizes) -> float:
    texts = [picture.caption, picture.credit]
    if not sizes.credit_apart:
        texts = [" ".join(filter(None, texts))]
    room = sizes.lead_room if picture.leads else sizes.picture_room
    high = screen.width * picture.share / 100 / picture.aspect
    return high + sum(screen.high(text, sizes.caption) for text in texts) + room
