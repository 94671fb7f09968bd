"""What stands in the line: marks, links, line breaks, formulas, drawings."""

from __future__ import annotations

from lxml import etree

from paperpress.body.block_builder import Galley, Mark
from paperpress.body.elements import attribute, characters, descendants, tag
from paperpress.body.findings import Remark
from paperpress.body.flow import Handler, Reader, in_line
from paperpress.body.language_marks import Tongue
from paperpress.body.links import address
from paperpress.body.notes import is_sign, refers
from paperpress.body.page_address import fragment_of
from paperpress.model.blocks import SpanKind


def span(kind: SpanKind) -> Handler:
    """A handler for elements that become a span of this kind."""

    def handler(reader: Reader, galley: Galley, element: etree._Element, tongue: Tongue) -> None:
        title = attribute(element, "title") or None if kind == "abbr" else None
        galley.open(Mark(kind, tongue=tongue, title=title))
        reader.fill(galley, element)
        galley.close()

    return handler


def line_break(_reader: Reader, galley: Galley, _element: etree._Element, _tongue: Tongue) -> None:
    """``br``."""
    galley.line_break()


def nothing(_reader: Reader, _galley: Galley, _element: etree._Element, _tongue: Tongue) -> None:
    """An element that shows nothing and says nothing: ``wbr``, ``col``, ``source``."""


def link(reader: Reader, galley: Galley, element: etree._Element, tongue: Tongue) -> None:
    """``a``: a link out, a reference to a note, or no more than its words."""
    words = characters(element)
    note = reader.notes.note(element)
    if note is not None:
        if not is_sign(words):
            in_line(reader, galley, element, tongue)
        galley.note(note)
        return
    href = (element.get("href") or "").strip()
    full = _address(reader, galley, element, href) if words or len(element) else None
    if full is None:
        in_line(reader, galley, element, tongue)
        return
    galley.open(Mark(href=full))
    in_line(reader, galley, element, tongue)
    galley.close()


def _address(reader: Reader, galley: Galley, element: etree._Element, href: str) -> str | None:
    if not href:
        return None
    if galley.in_link:
        reader.remarks.add(Remark.LINK_LOST, href)
        return None
    place = fragment_of(href) if href.startswith("#") else ""
    if place and refers(element) and place not in reader.places:
        reader.remarks.add(Remark.NO_NOTE, href)
        return None
    if place:
        return f"#{place}"
    return address(href, reader.base, reader.remarks)


def annotation(reader: Reader, galley: Galley, element: etree._Element, tongue: Tongue) -> None:
    """``rt``: what stands over ruby text follows it in brackets."""
    galley.text(" (")
    in_line(reader, galley, element, tongue)
    galley.text(")")


def bracket(reader: Reader, galley: Galley, element: etree._Element, _tongue: Tongue) -> None:
    """``rp``: its brackets are written anyway; an annotation that was caught in it is kept."""
    for child in element:
        reader.place(galley, child)


def formula(reader: Reader, galley: Galley, element: etree._Element, _tongue: Tongue) -> None:
    """``math``: its characters."""
    text = characters(element, without=("annotation", "annotation-xml")) or attribute(
        element, "alttext"
    )
    reader.remarks.add(Remark.FORMULA, text)
    galley.text(text)


def drawing(reader: Reader, galley: Galley, element: etree._Element, _tongue: Tongue) -> None:
    """``svg``: its title, description and words."""
    reader.remarks.add(Remark.DRAWING)
    text = characters(element, without=("script", "style", "metadata"))
    galley.text(f" {text} " if text else None)


def control(reader: Reader, galley: Galley, element: etree._Element, _tongue: Tongue) -> None:
    """A form's control goes: nobody can use it on paper. An image in a button is kept."""
    if tag(element) == "input" and (element.get("type") or "").lower() == "hidden":
        return
    reader.remarks.add(Remark.CONTROL, tag(element))
    for image in descendants(element, "img"):
        reader.place(galley, image)


def active(reader: Reader, _galley: Galley, element: etree._Element, _tongue: Tongue) -> None:
    """A script or style sheet goes."""
    reader.remarks.add(Remark.ACTIVE, tag(element))
