"""What stands under a picture, and what is said in its place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

Provenance: TypeAlias = Literal["supplied", "decorative", "caption", "missing"]


@dataclass(frozen=True, slots=True)
class AltText:
    """Alternative text, and where it comes from.

    `text` is empty for a decorative picture, and for a missing text: a page then says
    "Picture" in its own language.
    """

    text: str
    provenance: Provenance


@dataclass(frozen=True, slots=True)
class Legend:
    """What stands under a picture and what is said in its place."""

    alt: AltText
    caption: str
    """The caption as shown, without its credit; empty where there is none."""
    credit: str
    """The credit line, without brackets; empty where there is none."""
    alt_in_caption: bool = False
    """Whether the caption says the alternative text in a sentence, so that a page that shows the
    caption must not say it again (docs/decisions/0017-heard-once.md)."""
    name: str = ""
    """What names the picture there, in a few words; empty where none are sure."""
    alt_is_cut: bool = False
    """Whether the alternative text breaks off, as no clause of the caption ends in time."""
