"""How an ordered list is numbered: as the HTML Standard has a browser do it (section 4.4.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from lxml import etree

from paperpress.body.elements import classes, tag
from paperpress.body.styles import style_of
from paperpress.model.blocks import Blocks, List, ListStyle

#: Rules for parsing integers (HTML Standard, section 2.3.4.1): what follows the digits is let go.
_INTEGER = re.compile(r"[ \t\n\r\f]*([+-]?[0-9]{1,9})(?![0-9])")
TYPES: Final[dict[str, ListStyle]] = {
    "1": "decimal",
    "a": "lower-alpha",
    "A": "upper-alpha",
    "i": "lower-roman",
    "I": "upper-roman",
}
"""What the attribute ``type`` says, to the name that style sheets have for it."""
_STYLES: Final[dict[str, ListStyle]] = {
    "decimal": "decimal",
    "decimal-leading-zero": "decimal-leading-zero",
    "lower-alpha": "lower-alpha",
    "lower-latin": "lower-alpha",
    "upper-alpha": "upper-alpha",
    "upper-latin": "upper-alpha",
    "lower-roman": "lower-roman",
    "upper-roman": "upper-roman",
    "lower-greek": "lower-greek",
    "none": "none",
}
#: Classes that say the same: of docutils, Asciidoctor and DocBook, and the names of CSS.
_CLASSES: Final[dict[str, ListStyle]] = {
    **{name.replace("-", ""): style for name, style in _STYLES.items() if "-" in name},
    **{name: style for name, style in _STYLES.items() if "-" in name},
}
_BULLETS = frozenset({"disc", "circle", "square"})


def integer(text: str | None) -> int | None:
    """Return the whole number at the start of an attribute; None where there is none."""
    match = _INTEGER.match(text or "")
    return int(match[1]) if match else None


def style_named(element: etree._Element) -> ListStyle | None:
    """Return the numbering style that a list or an item declares; None where it declares none."""
    styles = (_STYLES[word] for word in _list_style(element) if word in _STYLES)
    named = sorted(classes(element)) if tag(element) == "ol" else ()
    by_class = (_CLASSES[word] for word in named if word in _CLASSES)
    return (
        next(styles, None) or next(by_class, None) or TYPES.get((element.get("type") or "").strip())
    )


def is_numbered(element: etree._Element) -> bool:
    """Tell whether a browser shows a list with numbers, which the style may decide."""
    words = _list_style(element)
    if not words.isdisjoint(_BULLETS):
        return False
    return tag(element) == "ol" or style_named(element) not in {None, "none"}


def _list_style(element: etree._Element) -> frozenset[str]:
    style = style_of(element)
    return frozenset((style.get("list-style-type") or style.get("list-style") or "").split())


def numbered_list(
    element: etree._Element, items: Sequence[Blocks], sources: Sequence[etree._Element]
) -> List:
    """Return an ordered list of some items, each numbered as a browser would number its source.

    Args:
        element: the ``ol``.
        items: the items that hold something.
        sources: the ``li`` of each item.
    """
    backwards = element.get("reversed") is not None
    numbers = _numbers(element, backwards=backwards)
    shown = [numbers[source] for source in sources]
    return numbered(tuple(items), shown, backwards, _style(element, sources))


def numbered(
    items: tuple[Blocks, ...], shown: Sequence[int], backwards: bool, style: ListStyle
) -> List:
    """Return an ordered list of some items with the number that each shows."""
    step = -1 if backwards else 1
    values = tuple(
        None if index == 0 or number == shown[index - 1] + step else number
        for index, number in enumerate(shown)
    )
    counted = not any(value is not None for value in values)
    return List(True, items, shown[0], backwards, style, () if counted else values)


def _numbers(element: etree._Element, *, backwards: bool) -> dict[etree._Element, int]:
    """Return the number of each ``li`` of a list, empty ones too."""
    items = [child for child in element if tag(child) == "li"]
    start = integer(element.get("start"))
    following = start if start is not None else (len(items) if backwards else 1)
    numbers: dict[etree._Element, int] = {}
    for item in items:
        value = integer(item.get("value"))
        numbers[item] = following if value is None else value
        following = numbers[item] + (-1 if backwards else 1)
    return numbers


def _style(element: etree._Element, sources: Sequence[etree._Element]) -> ListStyle:
    """Return the list's style, or the one that all of its items name."""
    style = style_named(element)
    of_items = {style_named(source) for source in sources}
    (common,) = of_items if len(of_items) == 1 else (None,)
    return common or style or "decimal"
