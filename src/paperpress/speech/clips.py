"""What a media overlay says: which element of its page is heard when.

Read from the overlay itself, so that it can be asked of a publication and of an edition on disk; it
needs nothing of what speaks.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from paperpress.vocab import EPUB_NS, EPUB_TYPE_ATTRIBUTE

SMIL_NS: Final = "http://www.w3.org/ns/SMIL"
TEXTREF: Final = f"{{{EPUB_NS}}}textref"
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

    A sentence whose words have clips of their own is a sequence without a type: it is one clip here.

    Raises:
        ValueError: a clip has no text, no sound, or a time that is none.
    """
    return tuple(
        _heard([each] if each.tag == _PAIR else list(each), each)
        for each in overlay.iter(_PAIR, _SEQUENCE)
        if (_is_sentence(each) if each.tag == _SEQUENCE else not _is_sentence(each.getparent()))
    )


def _is_sentence(element: etree._Element | None) -> bool:
    """Tell whether an element holds the words of a sentence."""
    return (
        element is not None
        and element.tag == _SEQUENCE
        and not element.get(EPUB_TYPE_ATTRIBUTE)
        and bool(element.get(TEXTREF))
    )


def _heard(pairs: list[etree._Element], element: etree._Element) -> Heard:
    """Return what is heard of an element of the overlay, of which the pairs are given."""
    sounds = [pair.find(_SOUND) for pair in pairs]
    text = element.find(_TEXT)
    place = element.get(TEXTREF) if text is None else text.get("src")
    if not sounds or None in sounds or not place:
        raise ValueError("a clip of an overlay has no text or no sound")
    around = reversed(list(element.iterancestors(_SEQUENCE)))
    types = (each.get(EPUB_TYPE_ATTRIBUTE, "") for each in (*around, element))
    first, last = sounds[0], sounds[-1]
    assert first is not None, "none of them is missing"
    assert last is not None, "none of them is missing"
    return Heard(
        place.rpartition("#")[2],
        thousandths(first.get("clipBegin", "")),
        thousandths(last.get("clipEnd", "")),
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
