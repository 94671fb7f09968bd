"""The language and direction of a run or a block, where it differs from what is around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, cast

from lxml import etree

from paperpress.body.findings import BodyFinding, BodyFindings
from paperpress.model.language import is_mended, normalise
from paperpress.vocab import XML_LANG

_DIRECTIONS: Final = ("ltr", "rtl", "auto")


@dataclass(frozen=True, slots=True)
class LanguageMark:
    """A language and a direction; None where it is that of the surroundings."""

    language: str | None = None
    direction: Literal["ltr", "rtl", "auto"] | None = None

    def within(self, outer: LanguageMark) -> LanguageMark:
        """Return this mark; what it doesn't say is taken from the mark around it."""
        return LanguageMark(self.language or outer.language, self.direction or outer.direction)

    def against(self, outer: LanguageMark) -> LanguageMark:
        """Return only what differs from the mark around it."""
        return LanguageMark(
            self.language if self.language != outer.language else None,
            self.direction if self.direction != outer.direction else None,
        )


SAME: Final = LanguageMark()
"""That of the surroundings."""


def language_mark_of(element: etree._Element, body_findings: BodyFindings) -> LanguageMark:
    """Return the language and direction that an element declares; an invalid tag is dropped."""
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
                body_findings.add(BodyFinding.LANGUAGE_MENDED, f"“{tag}” as “{language}”")
        except ValueError as error:
            body_findings.add(BodyFinding.LANGUAGE, str(error), apart=tag)
    side = (direction or "").strip().lower()
    return LanguageMark(
        language, cast(Literal["ltr", "rtl", "auto"], side) if side in _DIRECTIONS else None
    )
