"""Which entries of a list have their standfirst, and how wide its picture is: the first screen is full.

An entry is never parted, so one that doesn't fit leaves the rest of the screen blank. Of the ways to
set a list that differ by a standfirst or two, the one is taken that leaves the least blank on the
screens that editions are read on.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations, product
from typing import Final

from paperpress.assembly.first_screen import SHARES, shares_of
from paperpress.assembly.screens import (
    Head,
    Laid,
    Picture,
    Run,
    badness,
    head_heights,
    lay,
    together,
)
from paperpress.themes.type_sizes import TypeSizes

#: So many entries are looked at: more than a first screen holds.
_FIRST: Final = 12
#: How much worse it is that an entry has no standfirst, that the first one has none, and that entries
#: with one follow entries without.
_LEFT_OUT: Final = 1.0
_FIRST_LEFT_OUT: Final = 14.0
_UNEVEN: Final = 1.0
#: How much worse it is that there is no picture.
_NO_PICTURE: Final = 19.0
#: How much it weighs that a screen shows no entry, by what it does that one shows no story.
_OF_UNSEEN: Final = 0.08


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list, with the room that it takes."""

    full: Run
    """With its standfirst."""
    short: Run
    """Without."""
    heading: Run | None = None
    """The name of the group that it begins."""


@dataclass(frozen=True, slots=True)
class FrontPage:
    """How a list is set."""

    full: frozenset[int]
    """The entries that have their standfirst, from 0."""
    share: int | None
    """The width of the first one's picture, in hundredths of the column; None for no picture."""


def set_front_page(
    head: Head,
    entries: Sequence[Listed],
    full: frozenset[int],
    sizes: TypeSizes,
    picture: Picture | None = None,
    rest: Sequence[Run] = (),
) -> FrontPage:
    """Return how a list fills its first screen best.

    A list that was set before, for another profile say, is so at once.

    Args:
        head: what stands above it.
        entries: all of them.
        full: those that have their standfirst where nothing else is better.
        sizes: of the theme.
        picture: of the first entry.
        rest: what follows the list.
    """
    return _set(head, tuple(entries), full, sizes, picture, tuple(rest))


@lru_cache(maxsize=500)
def _set(
    head: Head,
    entries: tuple[Listed, ...],
    full: frozenset[int],
    sizes: TypeSizes,
    picture: Picture | None,
    rest: tuple[Run, ...],
) -> FrontPage:
    blocks = _Blocks.laid(entries[:_FIRST], picture, sizes)
    after = [lay(run, sizes) for run in rest] if len(entries) <= _FIRST else []
    heads = head_heights(head, sizes)
    best, least = FrontPage(full, None), float("inf")
    for taste, _, option in sorted(_options(entries, full, picture), key=lambda each: each[:2]):
        if taste >= least:
            break
        cost = taste + badness(
            heads, [*blocks.of(option), *after], sizes.text, least - taste, of_unseen=_OF_UNSEEN
        )
        if cost < least:
            best, least = option, cost
    return best


def _options(
    entries: Sequence[Listed], full: frozenset[int], picture: Picture | None
) -> Iterator[tuple[float, int, FrontPage]]:
    """Yield the ways to set a list, each with how much worse it is than the usual one, and a number."""
    shares = [*shares_of(picture.aspect), None] if picture else [None]
    sets = sorted(_sets(entries, full), key=sorted)
    for number, (chosen, share) in enumerate(product(sets, shares)):
        width = 0.0 if picture is None else _NO_PICTURE if share is None else SHARES[share]
        yield width + _taste(chosen, full), number, FrontPage(chosen, share)


def _sets(entries: Sequence[Listed], full: frozenset[int]) -> set[frozenset[int]]:
    """Return sets of entries that may have their standfirst: all that do, but one or two, or but later ones."""
    first = [n for n in sorted(full)[:_FIRST] if entries[n].full != entries[n].short]
    sets = {full - {*left_out} for count in (0, 1, 2) for left_out in combinations(first, count)}
    sets |= {frozenset(n for n in full if n < most) for most in range(1, min(_FIRST, len(entries)))}
    return sets


def _taste(chosen: frozenset[int], full: frozenset[int]) -> float:
    left_out = len(full - chosen)
    uneven = sum(n not in chosen and any(m > n for m in chosen) for n in full)
    return _LEFT_OUT * left_out + _UNEVEN * uneven + _FIRST_LEFT_OUT * (0 not in chosen)


@dataclass(frozen=True, slots=True)
class _Blocks:
    """The blocks of a list, each laid once."""

    headings: tuple[Laid | None, ...]
    full: tuple[Laid, ...]
    short: tuple[Laid, ...]
    pictures: Mapping[int, Laid]
    """By their width, in hundredths of the column."""

    @classmethod
    def laid(cls, entries: Sequence[Listed], picture: Picture | None, sizes: TypeSizes) -> _Blocks:
        """Return the blocks of these entries, and of the first one's picture at every width."""
        return cls(
            tuple(lay(entry.heading, sizes) if entry.heading else None for entry in entries),
            tuple(lay(entry.full, sizes) for entry in entries),
            tuple(lay(entry.short, sizes) for entry in entries),
            {
                share: lay(replace(picture, share=share), sizes)
                for share in shares_of(picture.aspect)
            }
            if picture
            else {},
        )

    def of(self, option: FrontPage) -> Iterator[Laid]:
        """Yield the blocks of a list that is set so."""
        for number, heading in enumerate(self.headings):
            if heading:
                yield heading
            entry = (self.full if number in option.full else self.short)[number]
            if number == 0 and option.share is not None:
                entry = together(self.pictures[option.share], entry)
            yield entry
