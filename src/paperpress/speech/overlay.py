"""The media overlay of a page (EPUB 3.3, section 9; SMIL 3.0)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from paperpress.speech.clips import SMIL_NS, TEXTREF
from paperpress.speech.marking import Container, Unit
from paperpress.speech.sound import RATE
from paperpress.vocab import EPUB_NS, EPUB_TYPE_ATTRIBUTE
from paperpress.xhtml.tree import Element, serialise

SMIL_TYPE: Final = "application/smil+xml"


@dataclass(frozen=True, slots=True)
class Clip:
    """A stretch of an audio file, in samples as a decoder gives them."""

    begin: int
    end: int


def clock(samples: int) -> str:
    """Return a place in a sound as a clock value: hours, minutes, seconds, thousandths."""
    thousandths = round(samples * 1000 / RATE)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"


def overlay(page: str, audio: str, units: Sequence[Unit], clips: Sequence[Clip]) -> bytes:
    """Return the overlay of a page: each unit with its clip, within what can be left or skipped.

    Args:
        page: the page's address as seen from the overlay.
        audio: the sound's.
        units: what is heard, in order.
        clips: where each stands in the sound.
    """
    root = etree.Element(
        f"{{{SMIL_NS}}}smil", nsmap={None: SMIL_NS, "epub": EPUB_NS}, version="3.0"
    )
    body = etree.SubElement(root, f"{{{SMIL_NS}}}body")
    body.set(TEXTREF, page)
    open_places: list[tuple[Container, Element]] = []
    for number, (unit, clip) in enumerate(zip(units, clips, strict=True), 1):
        parent = _place(body, open_places, unit.within, page)
        pair = etree.SubElement(parent, f"{{{SMIL_NS}}}par", id=f"p{number}")
        if unit.type:
            pair.set(EPUB_TYPE_ATTRIBUTE, unit.type)
        etree.SubElement(pair, f"{{{SMIL_NS}}}text", src=f"{page}#{unit.anchor}")
        sound = etree.SubElement(pair, f"{{{SMIL_NS}}}audio", src=audio)
        sound.set("clipBegin", clock(clip.begin))
        sound.set("clipEnd", clock(clip.end))
    etree.indent(root, " ")
    return serialise(root, doctype=None)


def _place(
    body: Element,
    open_places: list[tuple[Container, Element]],
    within: Sequence[Container],
    page: str,
) -> Element:
    """Return the sequence that a unit stands in, those opened that aren't yet."""
    shared = 0
    while shared < min(len(open_places), len(within)) and open_places[shared][0] == within[shared]:
        shared += 1
    del open_places[shared:]
    for container in within[shared:]:
        parent = open_places[-1][1] if open_places else body
        sequence = etree.SubElement(parent, f"{{{SMIL_NS}}}seq")
        sequence.set(TEXTREF, f"{page}#{container.anchor}")
        if container.type:
            sequence.set(EPUB_TYPE_ATTRIBUTE, container.type)
        open_places.append((container, sequence))
    return open_places[-1][1] if open_places else body
