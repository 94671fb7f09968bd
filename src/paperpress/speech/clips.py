"""What a media overlay says: which element of its page is heard when.

Read from the overlay itself, so that it can be asked of a publication and of an edition on disk; it
needs nothing of what speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from paperpress.vocab import EPUB_TYPE_ATTRIBUTE

SMIL_NS: Final = "http://www.w3.org/ns/SMIL"
_PAIR, _SEQUENCE, _TEXT, _SOUND = (
    f"{{{SMIL_NS}}}{name}" for name in ("par", "seq", "text", "audio")
)


@dataclass(frozen=True, slots=True)
class Heard:
    """An element of a page, and its stretch of the page's sound."""

    anchor: str
    """The element's id."""
    begin: int
    """In thousandths of a second, as is `end`."""
    end: int
    types: tuple[str, ...] = ()
    """The structural types of what it stands in, from the outermost, and its own: ``noteref``."""


def heard_in(overlay: etree._Element) -> tuple[Heard, ...]:
    """Return the clips of a media overlay, in the order in which they are heard.

    Raises:
        ValueError: a clip has no text, no sound, or a time that is none.
    """
    return tuple(_heard(pair) for pair in overlay.iter(_PAIR))


def _heard(pair: etree._Element) -> Heard:
    text, sound = pair.find(_TEXT), pair.find(_SOUND)
    if text is None or sound is None:
        raise ValueError("a clip of an overlay has no text or no sound")
    around = reversed(list(pair.iterancestors(_SEQUENCE)))
    types = (each.get(EPUB_TYPE_ATTRIBUTE, "") for each in (*around, pair))
    return Heard(
        text.get("src", "").rpartition("#")[2],
        thousandths(sound.get("clipBegin", "")),
        thousandths(sound.get("clipEnd", "")),
        tuple(kind for kind in types if kind),
    )


def thousandths(clock: str) -> int:
    """Return the thousandths of a second of a clock value: ``0:01:02.500``.

    Raises:
        ValueError: it is none.
    """
    hours, minutes, seconds = clock.split(":")
    whole, _, part = seconds.partition(".")
    return ((int(hours) * 60 + int(minutes)) * 60 + int(whole)) * 1000 + int(part.ljust(3, "0")[:3])
