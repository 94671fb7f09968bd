"""An edition as an engine has laid it out: screens, and what stands where on them.

Whatever is measured is measured on these values alone, so that every engine is judged alike.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum, auto
from functools import cached_property

from paperpress.proof.devices import Device, Letters

Sized = tuple[Device, Letters]
"""A screen, and the size of letter that its reader has set."""


class Role(StrEnum):
    """What an element is on a page, as far as it is measured."""

    HEADLINE = auto()
    HEADING = auto()
    BYLINE = auto()
    FIGURE = auto()
    PICTURE = auto()
    FACE = auto()
    """A portrait, a QR code or another picture that is meant to be small."""
    CAPTION = auto()
    TABLE = auto()
    TABLE_HEAD = auto()
    ROW = auto()
    ENTRY = auto()
    """An article in a list: of the contents, of what else to read."""
    QUOTE = auto()
    PULL_QUOTE = auto()
    ATTRIBUTION = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class Element:
    """An element of a page, numbered in document order."""

    number: int
    role: Role
    parent: int | None
    last: int
    """The number of its last descendant; its own where it has none."""
    story: bool = False
    """It lies in the text of an article."""

    def __contains__(self, number: int) -> bool:
        """Tell whether an element is this one or lies in it."""
        return self.number <= number <= self.last


@dataclass(frozen=True)
class Page:
    """A content document of the spine."""

    href: str
    elements: tuple[Element, ...]
    tells_story: bool
    """It is an article's."""

    def of(self, *roles: Role) -> Iterator[Element]:
        """Yield the elements that have one of these roles, in document order."""
        return (element for element in self.elements if element.role in roles)

    def above(self, number: int) -> Iterator[Element]:
        """Yield an element and those that it lies in, from the inside out."""
        place: int | None = number
        while place is not None:
            element = self.elements[place]
            yield element
            place = element.parent


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a screen, in points from its upper left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of text, or the part of one that lies in one element; or a picture."""

    element: int
    box: Box
    is_picture: bool = False


@dataclass(frozen=True, slots=True)
class Screen:
    """A screen of a page, with what stands on it in document order."""

    placed: tuple[Placed, ...]


@dataclass(frozen=True)
class LaidPage:
    """A page over its screens; at least one."""

    page: Page
    screens: tuple[Screen, ...]

    @cached_property
    def spans(self) -> dict[int, tuple[int, int]]:
        """The first and last screen, from 0, of each element that shows anywhere."""
        spans: dict[int, tuple[int, int]] = {}
        for number, screen in enumerate(self.screens):
            for placed in screen.placed:
                for element in self.page.above(placed.element):
                    first, last = spans.get(element.number, (number, number))
                    spans[element.number] = min(first, number), max(last, number)
        return spans


@dataclass(frozen=True, slots=True)
class Layout:
    """An edition on a device at one size of letter."""

    area: Box
    """The screen less its margins: where text may stand."""
    letter: float
    """Body text in points."""
    pages: tuple[LaidPage, ...]


def area_of(device: Device) -> Box:
    """Return where text may stand on a device."""
    top, right, bottom, left = device.margins
    width, height = device.points
    return Box(left, top, width - right, height - bottom)
