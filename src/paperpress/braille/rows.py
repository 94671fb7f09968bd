"""What stands on pages of braille, before they are: rows, and what has to do with pages.

Rows are at most as wide as a page. Words are parted by spaces, and only there does a row end; a
word that is longer than a row goes on behind dot 5, which Unified English Braille continues a line
with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

#: The sign that a word goes on in the next row.
_GOES_ON = "⠐"


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
    """Return a text in rows; the first begins after `first` empty cells, the others after `rest`."""
    rows: list[str] = []
    row = " " * min(first, width // 2)
    rest = min(rest, width // 2)
    used = False
    for word in text.split():
        gap = " " if used else ""
        if used and len(row) + len(gap) + len(word) > width:
            rows.append(row)
            row, gap = " " * rest, ""
        while len(row) + len(gap) + len(word) > width:
            room = width - len(row) - len(gap) - len(_GOES_ON)
            rows.append(f"{row}{gap}{word[:room]}{_GOES_ON}")
            word, row, gap = word[room:], " " * rest, ""
        row += gap + word
        used = True
    return (*rows, row) if used else tuple(rows)


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
