"""What the end of a screen parts from what it belongs to."""

from __future__ import annotations

from dataclasses import dataclass

from paperpress.proof.measure.layout import Element, LaidPage, Role


@dataclass(frozen=True, slots=True)
class Parted:
    """How much the end of a screen parts; what is too long for a screen of its own isn't counted."""

    headings: int = 0
    """Headings whose text begins on the next screen, or that go on there themselves."""
    entries: int = 0
    """Articles in a list that go on on the next screen."""
    captions: int = 0
    """Captions that aren't whole on the screen of their picture, or of their table's first row."""
    rows: int = 0
    """Rows of a table that go on on the next screen, and heads of tables without a row."""
    quotes: int = 0
    """Pull quotes that go on on the next screen, and quotes that part from who said them."""

    @property
    def total(self) -> int:
        """All together."""
        return self.headings + self.entries + self.captions + self.rows + self.quotes


def parted(laid: LaidPage, screen: int) -> Parted:
    """Return what the end of a page's screen, from 0, parts."""
    if screen == len(laid.screens) - 1:
        return Parted()
    page = laid.page
    return Parted(
        headings=sum(
            _goes_on(laid, e, screen) or _alone(laid, e, screen)
            for e in page.of(Role.HEADING, Role.HEADLINE)
        ),
        entries=sum(_goes_on(laid, e, screen) for e in page.of(Role.ENTRY)),
        captions=sum(_caption(laid, e, screen) for e in page.of(Role.CAPTION)),
        rows=sum(_goes_on(laid, e, screen) for e in page.of(Role.ROW) if not _in_head(laid, e))
        + sum(_alone(laid, e, screen) for e in page.of(Role.TABLE_HEAD)),
        quotes=sum(_goes_on(laid, e, screen) for e in page.of(Role.PULL_QUOTE))
        + sum(_follows(laid, e, screen) for e in page.of(Role.ATTRIBUTION)),
    )


def _goes_on(laid: LaidPage, element: Element, screen: int) -> bool:
    """Tell whether an element begins on a screen, below something else, and goes on on the next."""
    first, last = laid.spans.get(element.number, (-1, -1))
    return first == screen < last and laid.screens[screen].placed[0].element not in element


def _alone(laid: LaidPage, element: Element, screen: int) -> bool:
    """Tell whether an element is the last thing on a screen."""
    placed = laid.screens[screen].placed
    return bool(placed) and placed[-1].element in element


def _in_head(laid: LaidPage, row: Element) -> bool:
    """Tell whether a row is of a table's head, which some engines repeat on each screen."""
    return any(holder.role is Role.TABLE_HEAD for holder in laid.page.above(row.number))


def _caption(laid: LaidPage, caption: Element, screen: int) -> bool:
    """Tell whether the end of a screen lies between a caption's picture or row and its last line."""
    if caption.number not in laid.spans:
        return False
    first, last = laid.spans[caption.number]
    of = _captioned(laid, caption)
    if of is None:
        return _goes_on(laid, caption, screen)
    begins, ends = laid.spans[of]
    return min(first, ends) <= screen < max(last, begins)


def _captioned(laid: LaidPage, caption: Element) -> int | None:
    """Return the nearest picture or row within what holds a caption."""
    holder = next(
        (e for e in laid.page.above(caption.number) if e.role in {Role.FIGURE, Role.TABLE}),
        None,
    )
    if holder is None and caption.parent is not None:
        holder = laid.page.elements[caption.parent]
    if holder is None:
        return None
    wanted = {Role.ROW} if holder.role is Role.TABLE else {Role.PICTURE, Role.FACE}
    inside = [
        e.number
        for e in laid.page.elements[holder.number : holder.last + 1]
        if e.role in wanted and e.number in laid.spans
    ]
    before = [number for number in inside if number < caption.number]
    return before[-1] if before else next(iter(inside), None)


def _follows(laid: LaidPage, element: Element, screen: int) -> bool:
    """Tell whether an element begins the screen after this one."""
    placed = laid.screens[screen + 1].placed
    first, _ = laid.spans.get(element.number, (-1, -1))
    return first == screen + 1 and placed[0].element in element
