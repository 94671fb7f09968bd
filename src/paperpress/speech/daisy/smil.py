"""The SMIL document of a page (DAISY 2.02, #smil; SMIL 1.0): which sentence sounds when."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from lxml import etree

from paperpress.speech.clips import Heard

DOCTYPE: Final = (
    '<!DOCTYPE smil PUBLIC "-//W3C//DTD SMIL 1.0//EN" "http://www.w3.org/TR/REC-smil/SMIL10.dtd">'
)
#: What a listener may have left out, by its type on the page (the recommendation on what may be
#: skipped, section 7.2).
_SKIPPABLE: Final = {
    "footnote": "footnote-on",
    "pagebreak": "pagenumber-on",
    "pullquote": "sidebar-on",
}


def smil_document(
    content: str, audio: str, clips: Sequence[Heard], metadata: Mapping[str, str]
) -> bytes:
    """Return the SMIL document of a page.

    Args:
        content: the name of its text.
        audio: of its sound.
        clips: what is heard, in order; together they are the whole sound.
        metadata: what the document says of itself and the book.
    """
    root = etree.Element("smil")
    head = etree.SubElement(root, "head")
    for name, value in metadata.items():
        etree.SubElement(head, "meta", name=name, content=value)
    etree.SubElement(etree.SubElement(head, "layout"), "region", id="txtView")
    length = clips[-1].end - clips[0].begin
    whole = etree.SubElement(etree.SubElement(root, "body"), "seq", dur=_seconds(length))
    for number, clip in enumerate(clips, 1):
        pair = etree.SubElement(whole, "par", endsync="last", id=pair_id(number))
        for kind in clip.types:
            if kind in _SKIPPABLE:
                pair.set("system-required", _SKIPPABLE[kind])
        etree.SubElement(pair, "text", src=f"{content}#{clip.anchor}", id=f"text{number:04}")
        sound = etree.SubElement(pair, "audio", src=audio)
        sound.set("clip-begin", f"npt={_seconds(clip.begin)}")
        sound.set("clip-end", f"npt={_seconds(clip.end)}")
        sound.set("id", f"sound{number:04}")
    etree.indent(root, " ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, doctype=DOCTYPE) + b"\n"


def pair_id(number: int) -> str:
    """Return the id of a clip, by its place in its document."""
    return f"par{number:04}"


def whole_seconds(thousandths: int) -> str:
    """Return a time as metadata have it: hours, minutes, seconds (appendix 2)."""
    seconds = (thousandths + 500) // 1000
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _seconds(thousandths: int) -> str:
    return f"{thousandths // 1000}.{thousandths % 1000:03}s"
