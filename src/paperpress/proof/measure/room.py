"""How a screen's room is used: what is blank, what is too small, what runs out of it."""

from __future__ import annotations

from typing import Final

from paperpress.proof.measure.layout import Layout, Page, Role, Screen

#: A gap within a screen counts as blank where it is higher than this many letters; less is the room
#: that sets parts apart. What is left below the last line counts in full.
_GAP: Final = 4.0
#: A picture this much narrower than the text is small.
_THIRD: Final = 1 / 3
#: What a table may go past the edge of the text by, in letters: the side bearing of a glyph.
_BEARING: Final = 0.25


def blank(screen: Screen, layout: Layout) -> float:
    """Return the share of the text area, from 0 to 1, in which nothing stands from edge to edge."""
    area = layout.area
    if not screen.placed:
        return 1.0
    gap = _GAP * layout.letter
    empty, reached = 0.0, area.top
    for box in sorted((placed.box for placed in screen.placed), key=lambda box: box.top):
        if box.top - reached > gap:
            empty += box.top - reached
        reached = max(reached, box.bottom)
    empty += max(0.0, area.bottom - reached)
    return min(1.0, empty / area.height)


def small_pictures(page: Page, screen: Screen, layout: Layout) -> int:
    """Return how many pictures are narrower than a third of the text, but those that are meant to be."""
    return sum(
        placed.is_picture
        and page.elements[placed.element].role is Role.PICTURE
        and placed.box.width < layout.area.width * _THIRD
        for placed in screen.placed
    )


def tables_out(page: Page, screen: Screen, layout: Layout) -> int:
    """Return how many tables have something on the screen that stands past an edge of the text."""
    room, area = _BEARING * layout.letter, layout.area
    out: set[int] = set()
    for placed in screen.placed:
        box = placed.box
        if (
            box.left < area.left - room
            or box.right > area.right + room
            or box.bottom > area.bottom + layout.letter
        ):
            tables = (e for e in page.above(placed.element) if e.role is Role.TABLE)
            out.update(table.number for table in tables)
    return len(out)
