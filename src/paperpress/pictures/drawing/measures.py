"""How large a drawing means to be, and how large it is drawn."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

#: Numbers that are worth reading: a longer one would be without end.
_NUMBER: Final = r"[0-9]{0,12}\.?[0-9]{1,12}(?:e[+-]?[0-9]{1,2})?"
_LENGTH: Final = re.compile(rf"\s*({_NUMBER})\s*([a-z]*)\s*", re.I)
#: Pixels of CSS, 96 to an inch.
_UNITS: Final = {
    "": 1.0, "px": 1.0, "pt": 96 / 72, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0,
    "em": 16.0, "rem": 16.0, "ex": 8.0,
}  # fmt: skip
#: What CSS gives a drawing that says nothing (CSS 2.1, section 10.3.2).
_USUAL: Final = (300.0, 150.0)
#: A device has about three pixels for each of CSS, which a drawing counts in.
_SHARP: Final = 3


@dataclass(frozen=True, slots=True)
class Measures:
    """The measures of a drawing."""

    view: tuple[float, float, float, float]
    """What part of its plane is seen: left, top, width, height."""
    size: tuple[float, float] | None
    """Width and height in pixels of CSS; None where it fills what it is given."""

    @property
    def width(self) -> float:
        """How wide it is in its own units, in which letters have 12 to 16."""
        return self.view[2]

    def pixels(self, box: tuple[int, int]) -> tuple[int, int]:
        """Return the pixels to draw it at: as sharp as a device shows it, and within a box."""
        width, height = self.size or (self.view[2], self.view[3])
        scale = min(box[0] / width, box[1] / height)
        if self.size is not None:
            scale = min(scale, _SHARP)
        return max(1, round(width * scale)), max(1, round(height * scale))


def measures_of(attributes: Mapping[str, str]) -> Measures | None:
    """Return the measures that a root element's attributes tell; None where there is nothing to see."""
    view = _view(attributes.get("viewBox", ""))
    width, height = (_length(attributes.get(name, "")) for name in ("width", "height"))
    if 0.0 in (width, height):
        return None
    if view is None:
        size = (width or _USUAL[0], height or _USUAL[1])
        return Measures((0.0, 0.0, *size), size if width or height else None)
    if view[2] <= 0 or view[3] <= 0:
        return None
    if width is None and height is None:
        return Measures(view, None)
    ratio = view[2] / view[3]
    wide = width if width is not None else (height or 0) * ratio
    return Measures(view, (wide, height if height is not None else wide / ratio))


def _view(text: str) -> tuple[float, float, float, float] | None:
    numbers = re.findall(rf"-?{_NUMBER}", text, re.I)
    if len(numbers) != 4:
        return None
    left, top, width, height = (float(number) for number in numbers)
    return left, top, width, height


def _length(text: str) -> float | None:
    """Return a length in pixels; None where it is none, or a share of what is around."""
    length = _LENGTH.fullmatch(text)
    unit = _UNITS.get(length[2].lower()) if length else None
    return None if length is None or unit is None else float(length[1]) * unit
