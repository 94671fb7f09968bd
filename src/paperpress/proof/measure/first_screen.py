"""What an article's first screen shows of the article."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from paperpress.proof.measure.layout import Box, LaidPage, Placed, Role


@dataclass(frozen=True, slots=True)
class FirstScreen:
    """What an article's first screen shows."""

    headline: bool
    """The whole headline stands there."""
    byline: bool
    """The whole byline stands there, or the article has none."""
    picture: bool
    """A picture of the article stands there."""
    lines: int
    """Lines of the story."""

    @property
    def shows_story(self) -> bool:
        """Whether a reader sees anything of the story."""
        return self.picture or self.lines > 0


def first_screen(laid: LaidPage) -> FirstScreen:
    """Return what the first screen of an article's page shows."""
    page, placed = laid.page, laid.screens[0].placed
    return FirstScreen(
        headline=_whole(laid, Role.HEADLINE),
        byline=_whole(laid, Role.BYLINE),
        picture=any(
            page.elements[part.element].role is Role.PICTURE and not _in_entry(laid, part)
            for part in placed
            if part.is_picture
        ),
        lines=count_lines(
            part.box for part in placed if page.elements[part.element].story and not part.is_picture
        ),
    )


def count_lines(boxes: Iterable[Box]) -> int:
    """Return how many lines pieces of text make: what stands beside another is of its line."""
    lines = 0
    bottom = float("-inf")
    for box in sorted(boxes, key=lambda box: (box.top + box.bottom) / 2):
        if (box.top + box.bottom) / 2 > bottom:
            lines += 1
            bottom = box.bottom
    return lines


def _whole(laid: LaidPage, role: Role) -> bool:
    """Tell whether the first element of a role lies on the first screen alone; also where there is none."""
    element = next((e for e in laid.page.of(role) if e.number in laid.spans), None)
    return element is None or laid.spans[element.number] == (0, 0)


def _in_entry(laid: LaidPage, placed: Placed) -> bool:
    return any(holder.role is Role.ENTRY for holder in laid.page.above(placed.element))
