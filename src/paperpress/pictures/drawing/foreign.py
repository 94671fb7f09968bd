"""HTML in a drawing, which programs for diagrams put their labels in, as text of the drawing."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import Final

from lxml import etree

from paperpress.model.text import fold, sanitise
from paperpress.pictures.drawing.style import family

_SVG: Final = "{http://www.w3.org/2000/svg}"
_NUMBER: Final = re.compile(r"-?[0-9]{1,6}(?:\.[0-9]{1,12})?(?:px)?")
#: Elements after which a line ends.
_LINES: Final = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4", "tr"})
#: Pixels of the letters that browsers set in such a label, and how wide one is, of its height.
_LETTER: Final = 14.0
_WIDTH: Final = 0.52
_LEADING: Final = 1.2


def text_in_place(element: etree._Element) -> etree._Element | None:
    """Return the words of ``foreignObject`` as lines in the middle of its box; None without words."""
    left, top, width, height = (
        _number(element.get(name)) for name in ("x", "y", "width", "height")
    )
    lines = _lines(element, width)
    if not lines:
        return None
    text = etree.Element(f"{_SVG}text")
    text.set("font-family", family("sans-serif"))
    text.set("font-size", f"{_LETTER:g}")
    text.set("text-anchor", "middle")
    first = top + height / 2 + _LETTER * (0.35 - _LEADING * (len(lines) - 1) / 2)
    for number, line in enumerate(lines):
        part = etree.SubElement(text, f"{_SVG}tspan")
        part.set("x", f"{left + width / 2:g}")
        part.set("y", f"{first + number * _LETTER * _LEADING:g}")
        part.text = line
    return text


def _number(text: str | None) -> float:
    value = (text or "").strip()
    return float(value.removesuffix("px")) if _NUMBER.fullmatch(value) else 0.0


def _lines(element: etree._Element, width: float) -> list[str]:
    """Return the words, a line for each block of the HTML and for as much as the box is wide."""
    words = "".join(_characters(element)).split("\n")
    letters = max(6, int(width / (_LETTER * _WIDTH))) if width else 40
    return [line for text in words for line in wrap(fold(sanitise(text)), letters)]


def _characters(element: etree._Element) -> list[str]:
    parts = [element.text or ""]
    for child in element.iterchildren(etree.Element):
        name = etree.QName(child).localname.lower()
        end = "\n" if name in _LINES else ""
        inside = () if name in {"script", "style"} else _characters(child)
        parts += (end, *inside, end, child.tail or "")
    return parts
