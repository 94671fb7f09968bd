"""The house rule on colours that stand on elements: they can be read (criterion 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from paperpress.checks.characters import text_of
from paperpress.checks.view import View
from paperpress.findings import emit
from paperpress.model.finding import Finding

Colour = tuple[int, int, int]

#: WCAG 2.2, criterion 1.4.3, for text that isn't large.
LEAST_CONTRAST: Final = 4.5
_WHITE: Final = (255, 255, 255)
_BLACK: Final = (0, 0, 0)
_SAYING: Final = frozenset({"style", "color", "bgcolor"})
_RULE = re.compile(r"(?:^|;)\s*(color|background(?:-color)?)\s*:\s*([^;]+)", re.I)
_HEX = re.compile(r"#([0-9a-f]{6}|[0-9a-f]{3})\b", re.I)
_RGB = re.compile(r"rgba?\(\s*(\d{1,3})\s*,\s*(\d{1,3})\s*,\s*(\d{1,3})", re.I)
#: The sixteen names of CSS 2.1, and those that are met in newsrooms' markup.
_NAMES: Final[dict[str, Colour]] = {
    "black": _BLACK, "silver": (192, 192, 192), "gray": (128, 128, 128), "grey": (128, 128, 128),
    "white": _WHITE, "maroon": (128, 0, 0), "red": (255, 0, 0), "purple": (128, 0, 128),
    "fuchsia": (255, 0, 255), "green": (0, 128, 0), "lime": (0, 255, 0), "olive": (128, 128, 0),
    "yellow": (255, 255, 0), "navy": (0, 0, 128), "blue": (0, 0, 255), "teal": (0, 128, 128),
    "aqua": (0, 255, 255), "orange": (255, 165, 0), "lightgray": (211, 211, 211),
    "lightgrey": (211, 211, 211), "darkgray": (169, 169, 169), "darkgrey": (169, 169, 169),
}  # fmt: skip


def colours(view: View) -> Iterator[Finding]:
    """Find text whose colour is too near to its background's (TXT120; criterion 1.4.3).

    Where no background is told, it is taken to be white, as on paper.
    """
    for page in view.pages:
        for element in page.elements:
            if _SAYING.isdisjoint(element.keys()):
                continue
            declared = _declared(element)
            if "color" not in declared or not text_of(element):
                continue
            behind = _background(element)
            ratio = contrast(declared["color"], behind)
            if ratio < LEAST_CONTRAST:
                yield emit("TXT120", path=page.href, ratio=ratio, element=text_of(element)[:40])


def contrast(colour: Colour, other: Colour) -> float:
    """Return the contrast ratio of two colours, 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    lighter, darker = sorted((_luminance(colour), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (value / 255 for value in colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _background(element: etree._Element) -> Colour:
    for holder in (element, *element.iterancestors()):
        if "background" in (declared := _declared(holder)):
            return declared["background"]
    return _WHITE


def _declared(element: etree._Element) -> dict[str, Colour]:
    """Return the colours that an element's own attributes declare."""
    declared = {
        name.lower().removesuffix("-color"): colour
        for name, value in _RULE.findall(element.get("style") or "")
        if (colour := _colour(value)) is not None
    }
    for attribute, name in (("color", "color"), ("bgcolor", "background")):
        colour = _colour(element.get(attribute) or "")
        if colour is not None:
            declared.setdefault(name, colour)
    return declared


def _colour(value: str) -> Colour | None:
    value = value.strip().lower()
    if match := _HEX.match(value):
        digits = match[1] if len(match[1]) == 6 else "".join(2 * digit for digit in match[1])
        return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
    if match := _RGB.match(value):
        return int(match[1]), int(match[2]), int(match[3])
    return _NAMES.get(value.split(" ")[0])
