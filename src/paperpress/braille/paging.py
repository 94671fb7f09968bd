"""Rows are put on pages of paper: running head above, braille page number below.

The first row of a page has the running head in the middle and the printed page's number at the
right; the last has the braille page's number at the right (Braille Formats 2016, "Page numbering"
and "Running heads"). Text has the rows between.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final, assert_never

from paperpress.braille.rows import Blank, Item, NewPage, Place, PrintPage, Row

#: Empty cells between the running head and what is beside it.
_APART = 3
#: Comma, semicolon and colon, as nearly all codes have them.
_PARTS: Final = "⠂⠆⠒"
#: The line in which a printed page begins: dots 36 up to its number.
_CHANGE = "⠤"


@dataclass(frozen=True, slots=True)
class Paper:
    """What is put on pages, and how large these are."""

    width: int
    depth: int
    head: str
    """The running head, in cells."""
    number: Callable[[int], str]
    """A braille page's number in cells."""
    titled: bool = False
    """Whether the first page has a title, and so no running head."""
    printed: str = ""
    """The printed page that the first page goes on with."""


@dataclass(frozen=True, slots=True)
class Pages:
    """Pages of braille."""

    pages: tuple[tuple[str, ...], ...]
    """The rows of each; spaces are empty cells, and none stand at an end."""
    places: dict[str, int]
    """By name, the page that a place is on; the first is 1."""


@dataclass(slots=True)
class _Filling:
    """Pages while they are filled."""

    paper: Paper
    pages: list[tuple[str, ...]] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)
    rows: list[str] = field(default_factory=list)
    """Of the page that is open."""
    blank: bool = False
    """Whether an empty row comes before the next."""
    changing: str = ""
    """The printed page that begins with the next rows."""
    printed: str = ""
    """The printed page that the open page belongs to."""
    shown: str = ""
    """The printed page that it says in its head."""

    @property
    def room(self) -> int:
        """Rows of text that a page has."""
        return self.paper.depth - 2

    def put(self, rows: list[str]) -> None:
        """Put rows that stay together, on the next page where they don't fit on this.

        A printed page that begins with them has a line of its own, but at the head of a page.
        """
        label, self.changing = self.changing, ""
        line = [_CHANGE * (self.paper.width - len(label)) + label] if label and self.rows else []
        needed = len(line) + len(rows) + (1 if self.blank and self.rows else 0)
        if self.rows and len(self.rows) + needed > self.room:
            self.turn()
            line = []
        if self.blank and self.rows:
            self.rows.append("")
        self.blank = False
        self.printed = label or self.printed
        for row in (*line, *rows):
            if len(self.rows) == self.room:
                self.turn()
            if not self.rows:
                self.shown = self.printed
            self.rows.append(row)

    def change(self, label: str) -> None:
        """Let a printed page begin with the rows that come next."""
        if self.changing:
            self.put([])
        self.changing = label[: self.paper.width // 2]

    def turn(self) -> None:
        """Close the open page, unless it is empty."""
        self.blank = False
        if not self.rows:
            return
        number = self.paper.number(len(self.pages) + 1)
        below = [""] * (self.room - len(self.rows))
        foot = number.rjust(self.paper.width)
        self.pages.append((self._head(), *self.rows, *below, foot))
        self.rows = []

    def _head(self) -> str:
        """Return the row above, its words cut where they don't fit, with what parted them."""
        width, beside = self.paper.width, self.shown
        room = width - 2 * (len(beside) + _APART) if beside else width - 2 * _APART
        words = [] if self.paper.titled and not self.pages else self.paper.head.split()
        while words and len(" ".join(words)) > room:
            words.pop()
            words[-1:] = [word.rstrip(_PARTS) for word in words[-1:]]
        middle = " ".join(words).center(width - 2 * len(beside))
        return (" " * len(beside) + middle + beside).rstrip()


def paged(items: Iterable[Item], paper: Paper) -> Pages:
    """Return items on pages; rows that keep with the next stay on its page, as far as one is enough."""
    filling = _Filling(paper, printed=paper.printed)
    together: list[str] = []
    waiting: list[str] = []
    for item in items:
        if not isinstance(item, Row | Blank | Place) and together:
            filling.put(together)
            together = []
        match item:
            case Row(cells, keep):
                together.append(cells.rstrip())
                if not keep or len(together) >= filling.room - 1:
                    filling.put(together)
                    _placed(filling, waiting)
                    together = []
            case Blank():
                if together and together[-1]:
                    together.append("")
                elif not together:
                    filling.blank = True
            case PrintPage(label):
                filling.change(label)
            case NewPage():
                filling.turn()
            case Place(name):
                waiting.append(name)
            case _:
                assert_never(item)
    filling.put(together)
    filling.turn()
    _placed(filling, waiting)
    return Pages(tuple(filling.pages), filling.places)


def _placed(filling: _Filling, waiting: list[str]) -> None:
    """Note the page of places that waited for the rows behind them."""
    page = max(1, len(filling.pages) + (1 if filling.rows else 0))
    filling.places |= dict.fromkeys(waiting, page)
    waiting.clear()
