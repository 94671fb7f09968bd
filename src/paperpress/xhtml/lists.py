"""Lists: the numbers that an author gave, said so that simple engines show them too.

HTML 4 had ``start``, ``value`` and ``type``; ``reversed`` is newer, so a list that counts down says
the number of each item. How numbers look is said by ``type`` and, for engines that take it from
style sheets alone, by a class of the theme.
"""

from __future__ import annotations

from typing import Final

from paperpress.model.blocks import DefinitionList, List, ListStyle
from paperpress.xhtml.tree import Element, add
from paperpress.xhtml.writing import BlockWriter

_TYPES: Final[dict[ListStyle, str]] = {
    "lower-alpha": "a",
    "upper-alpha": "A",
    "lower-roman": "i",
    "upper-roman": "I",
}
#: Classes that aren't called as the style is.
_CLASSES: Final[dict[ListStyle, str | None]] = {"decimal": None, "none": "unnumbered"}


def list_of(writer: BlockWriter, parent: Element, block: List, language: str) -> None:
    """Write a list under a parent."""
    element = add(parent, "ol" if block.ordered else "ul", _attributes(block))
    for item, value in zip(block.items, _values(block), strict=True):
        writer.lines(add(element, "li", {"value": value}), item, language)


def definitions(writer: BlockWriter, parent: Element, block: DefinitionList, language: str) -> None:
    """Write terms with their meanings under a parent."""
    element = add(parent, "dl")
    for entry in block.entries:
        for term in entry.terms:
            writer.inlines(add(element, "dt"), term, language)
        for meaning in entry.meanings:
            writer.lines(add(element, "dd"), meaning, language)


def _attributes(block: List) -> dict[str, str | None]:
    """Return the attributes that say how a list is numbered."""
    if not block.ordered:
        return {}
    return {
        "class": _CLASSES.get(block.style, block.style),
        "type": _TYPES.get(block.style),
        "start": str(block.start) if block.start != 1 else None,
        "reversed": "reversed" if block.reversed else None,
    }


def _values(block: List) -> tuple[str | None, ...]:
    """Return the ``value`` of each item; None where counting gives it."""
    if not block.ordered:
        return (None,) * len(block.items)
    if block.reversed:
        return tuple(str(number) for number in block.numbers())
    numbers = block.values or (None,) * len(block.items)
    return tuple(None if value is None else str(value) for value in numbers)
