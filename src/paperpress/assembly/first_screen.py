"""Where an article's pictures and standfirst stand: the first screen shows the story.

A picture that doesn't fit below the head leaves the rest of the screen blank, and at large letters a
head with a standfirst leaves no room for the story. So the first screen is reckoned beforehand, on
the screens that editions are read on, and of the places and widths that there are the best is taken
(docs/decisions/0033-the-first-screen.md).

Widths are shares of the column, which every engine knows, and which don't grow with the letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import product
from typing import Final, TypeAlias

from paperpress.assembly.screens import (
    Head,
    Laid,
    Picture,
    Run,
    badness,
    head_heights,
    lay,
)
from paperpress.themes.type_sizes import TypeSizes
from paperpress.xhtml.context import StandfirstPlace
from paperpress.xhtml.widths import length

#: Widths of a picture, in hundredths of the column, and how much each is worse than the first.
SHARES: Final = {100: 0.0, 90: 0.4, 80: 1.0, 70: 2.5, 60: 5.0, 50: 10.0, 40: 15.0}
#: How much worse a picture is after a paragraph than before it.
_LATER: Final = 0.6
#: How much worse a standfirst is below the picture, and after the first paragraph, than in the head.
_STANDFIRST: Final = {
    StandfirstPlace.HEAD: 0.0,
    StandfirstPlace.PICTURE: 3.0,
    StandfirstPlace.TEXT: 8.0,
}
#: The least share that a picture has which isn't too high at it.
_NARROWEST: Final = 40
#: The height that a picture within the text may have, in widths of the column.
_TALLEST: Final = 0.85
#: So many pictures of the text get a width by what is blank; a first screen shows no more.
_PICTURES: Final = 3

Unit: TypeAlias = Run | Picture


@dataclass(frozen=True, slots=True)
class Place:
    """Where a lead picture stands: after how many blocks, and how wide; where the standfirst does."""

    after: int = 0
    share: int = 100
    """Hundredths of the column."""
    standfirst: StandfirstPlace = StandfirstPlace.HEAD


@dataclass(frozen=True, slots=True)
class Beginning:
    """What an article begins with."""

    head: Head
    lead: Picture | None
    story: tuple[Unit, ...]
    """Its first blocks, without the lead picture."""
    after: tuple[int, ...] = (0,)
    """After how many of them the lead picture may stand."""
    first: int = 0
    """After how many of them the first paragraph has ended; 0 where there is none."""
    sizes: TypeSizes = field(default_factory=TypeSizes)
    """Of the theme."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the first screen of an article is set."""

    place: Place
    shares: tuple[int, ...]
    """The width of each picture of the story, in hundredths of the column; 0 for a text."""


@lru_cache(maxsize=2000)
def arrange(beginning: Beginning) -> Arrangement:
    """Return the best place of an article's lead picture and standfirst, and the widths of its pictures.

    An article that was arranged before, for another profile say, is so at once.
    What the place is best for depends on the widths, and these on the place: each is chosen twice.
    """
    shares = [fitted(u.aspect) if isinstance(u, Picture) else 0 for u in beginning.story]
    reckoner = _Reckoner(beginning)
    place = reckoner.best_place(shares)
    pictures = [number for number, share in enumerate(shares) if share][:_PICTURES]
    if pictures:
        for number in pictures:
            shares[number] = reckoner.best_share(place, shares, number)
        place = reckoner.best_place(shares)
    return Arrangement(place, tuple(shares))


def fitted(aspect: float) -> int:
    """Return the share of the column at which a picture isn't too high for a screen."""
    return next((share for share in SHARES if share / 100 / aspect <= _TALLEST), min(SHARES))


def shares_of(aspect: float) -> list[int]:
    """Return the shares of the column that a picture may have, the widest first."""
    widest = fitted(aspect)
    narrowest = min(_NARROWEST, widest - 10)
    return [share for share in SHARES if narrowest <= share <= widest]


@dataclass(slots=True)
class _Reckoner:
    """Costs of places: every block is laid once at each width."""

    beginning: Beginning
    _laid: dict[tuple[int, int], Laid] = field(default_factory=dict)
    _heads: dict[bool, tuple[float, ...]] = field(default_factory=dict)

    def best_place(self, shares: Sequence[int]) -> Place:
        """Return the best place of the lead picture and the standfirst at these widths of pictures."""
        return self._best(list(_places(self.beginning)), [shares])[0]

    def best_share(self, place: Place, shares: Sequence[int], number: int) -> int:
        """Return the best width of a picture of the story where all else is as it is."""
        picture = self.beginning.story[number]
        assert isinstance(picture, Picture)
        options = [
            [*shares[:number], share, *shares[number + 1 :]] for share in shares_of(picture.aspect)
        ]
        return self._best([place], options)[1][number]

    def _best(
        self, places: Sequence[Place], widths: Sequence[Sequence[int]]
    ) -> tuple[Place, Sequence[int]]:
        options = sorted(product(places, widths), key=lambda option: _taste(*option))
        if len(options) == 1:
            return options[0]
        best, least = options[0], float("inf")
        for place, shares in options:
            taste = _taste(place, shares)
            if taste >= least:
                break
            cost = taste + self._badness(place, shares, least - taste)
            if cost < least:
                best, least = (place, shares), cost
        return best

    def _badness(self, place: Place, shares: Sequence[int], enough: float) -> float:
        in_head = place.standfirst is StandfirstPlace.HEAD
        if in_head not in self._heads:
            head = self.beginning.head
            shown = head if in_head else replace(head, standfirst="")
            self._heads[in_head] = head_heights(shown, self.beginning.sizes)
        units = list(self._units(place, shares))
        return badness(self._heads[in_head], units, self.beginning.sizes.text, enough)

    def _units(self, place: Place, shares: Sequence[int]) -> Iterator[Laid]:
        """Yield what follows the head, in order."""
        story, lead = self.beginning.story, self.beginning.lead
        for number in range(len(story) + 1):
            if place.standfirst is StandfirstPlace.TEXT and number == self.beginning.first:
                yield self._standfirst()
            if lead is not None and number == place.after:
                yield self._at(-1, lead, place.share)
                if place.standfirst is StandfirstPlace.PICTURE:
                    yield self._standfirst()
            if number < len(story):
                yield self._at(number, story[number], shares[number])

    def _standfirst(self) -> Laid:
        return self._at(
            -2,
            Run((length(self.beginning.head.standfirst),), self.beginning.sizes.standfirst_room),
            0,
        )

    def _at(self, number: int, unit: Unit, share: int) -> Laid:
        key = number, share
        if key not in self._laid:
            if isinstance(unit, Picture):
                unit = replace(unit, share=share)
            self._laid[key] = lay(unit, self.beginning.sizes)
        return self._laid[key]


def _places(beginning: Beginning) -> Iterator[Place]:
    """Yield the places that there are, the usual one first."""
    lead, has_standfirst = beginning.lead, bool(beginning.head.standfirst)
    places = (
        [Place()]
        if lead is None
        else [Place(after, share) for after in beginning.after for share in shares_of(lead.aspect)]
    )
    for place in places:
        yield place
        if has_standfirst and lead is not None and not place.after:
            yield replace(place, standfirst=StandfirstPlace.PICTURE)
        if has_standfirst and beginning.first:
            yield replace(place, standfirst=StandfirstPlace.TEXT)


def _taste(place: Place, shares: Sequence[int]) -> float:
    """Return how much worse an arrangement is than one with all in its usual place."""
    widths = sum(SHARES[share] for share in shares if share)
    return SHARES[place.share] + _LATER * place.after + _STANDFIRST[place.standfirst] + widths
