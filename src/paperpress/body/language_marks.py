"""The language and direction of a run or a block, where it differs from what is around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, cast

from lxml import etree

from paperpress.body.findings import Remark, Remarks
from paperpress.model.language import is_mended, normalise
from paperpress.vocab import XML_LANG

_DIRECTIONS: Final = ("ltr", "rtl", "auto")


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language and a direction; None where it is that of the surroundings."""

    language: str | None = None
    direction: Literal["ltr", "rtl", "auto"] | None = None

    def within(self, outer: Tongue) -> Tongue:
        """The same, completed by what is around it."""
        return Tongue(self.language or outer.language, self.direction or outer.direction)

    def against(self, outer: Tongue) -> Tongue:
        """As much of it as differs from what is around it."""
        return Tongue(
            self.language if self.language != outer.language else None,
            self.direction if self.direction != outer.direction else None,
        )


SAME: Final = Tongue()
"""That of the surroundings."""


def tongue_of(element: etree._Element, remarks: Remarks) -> Tongue:
    """What an element says of its language and direction; a tag that isn't valid is dropped."""
    attributes = element.attrib
    tag = attributes.get("lang") or attributes.get("xml:lang") or attributes.get(XML_LANG)
    direction = attributes.get("dir")
    if not tag and not direction:
        return SAME
    language = None
    if tag and tag.strip():
        try:
            language = normalise(tag)
            if is_mended(tag):
                remarks.add(Remark.LANGUAGE_MENDED, f"“{tag}” as “{language}”")
        except ValueError as error:
            remarks.add(Remark.LANGUAGE, str(error), apart=tag)
    side = (direction or "").strip().lower()
    return Tongue(
        language, cast(Literal["ltr", "rtl", "auto"], side) if side in _DIRECTIONS else None
    )
