"""What stands on pages of braille, before they are: rows, and what has to do with pages.

Rows are at most as wide as a page. Words are parted by spaces, and only there does a row end; a
word that is longer than a row goes on behind dot 5, which Unified English Braille continues a line
with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from paperpress.body.hyphenation import SOFT_HYPHEN

#: The sign that a word goes on in the next row.
_GOES_ON = "⠐"
#: The hyphen of a word that is divided: dots 36 in every code that divides words.
_HYPHEN = "⠤"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells; spaces are empty cells."""

    cells: str
    keep: bool = False
    """Whether it stays on one page with the next."""


@dataclass(frozen=True, slots=True)
class Blank:
    """An empty row; one alone where several meet, and none at the head of a page."""


@dataclass(frozen=True, slots=True)
class PrintPage:
    """Where a printed page begins."""

    label: str
    """In cells."""


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins a page."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place that contents name the page of."""

    name: str


Item: TypeAlias = Row | Blank | PrintPage | NewPage | Place


def wrapped(text: str, width: int, first: int = 0, rest: int = 0) -> tuple[str, ...]:
    """Return a text in rows; the first begins after `first` empty cells, the others after `rest`.

    A word that holds soft hyphens is divided at the last of them that still fits.
    """
    rows: list[str] = []
    row, empty = " " * min(first, width // 2), True
    rest = min(rest, width // 2)
    for word in text.split():
        parts = [part for part in word.split(SOFT_HYPHEN) if part]
        while parts:
            whole = "".join(parts)
            gap = "" if empty else " "
            room = width - len(row) - len(gap)
            if len(whole) <= room:
                row, empty = f"{row}{gap}{whole}", False
                break
            if count := _fitting(parts, room - len(_HYPHEN)):
                row = f"{row}{gap}{''.join(parts[:count])}{_HYPHEN}"
                parts = parts[count:]
            elif empty:
                cut = room - len(_GOES_ON)
                row = f"{row}{whole[:cut]}{_GOES_ON}"
                parts = [whole[cut:]]
            rows.append(row)
            row, empty = " " * rest, True
    return tuple(rows) if empty else (*rows, row)


def _fitting(parts: list[str], room: int) -> int:
    """Return how many parts of a word fit in so many cells, which are fewer than all."""
    count = cells = 0
    while count < len(parts) - 1 and cells + len(parts[count]) <= room:
        cells += len(parts[count])
        count += 1
    return count


def centred(text: str, width: int, margin: int = 3) -> tuple[str, ...]:
    """Return a text in rows, each in the middle, with empty cells at both ends.

    Three at least (Braille Formats 2016, "Headings").
    """
    rows = wrapped(text, width - 2 * margin)
    return tuple(" " * ((width - len(row)) // 2) + row for row in rows)


def guided(text: str, page: str, width: int) -> tuple[str, ...]:
    """Return an entry of contents in rows: its text, guide dots, and its page at the right.

    Cells 1-5, runovers end six cells before the margin (Braille Formats 2016, "Contents").
    """
    rows = wrapped(text, width - max(6, len(page) + 2), 0, 4)
    if not rows:
        return ()
    last = rows[-1]
    free = width - len(last) - len(page) - 2
    dots = f" {'⠐' * free} " if free >= 2 else " " * (free + 2)
    return (*rows[:-1], f"{last}{dots}{page}")
