"""What stands in the line: marks, links, line breaks, formulas, drawings."""

from __future__ import annotations

from lxml import etree

from paperpress.body.block_builder import BlockBuilder, Mark
from paperpress.body.elements import attribute, characters, descendants, tag
from paperpress.body.findings import BodyFinding
from paperpress.body.flow import Handler, Reader, in_line
from paperpress.body.language_marks import LanguageMark
from paperpress.body.links import address
from paperpress.body.note_signs import is_sign
from paperpress.body.notes import refers
from paperpress.body.page_address import fragment_of
from paperpress.body.styles import is_plain
from paperpress.body.tex import Formula, words_of, written
from paperpress.model.blocks import SpanKind


def span(kind: SpanKind) -> Handler:
    """Return a handler for elements that become a span of this kind."""

    def handler(
        reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
    ) -> None:
        if is_plain(element):
            in_line(reader, builder, element, language_mark)
            return
        title = attribute(element, "title") or None if kind == "abbr" else None
        builder.open(Mark(kind, language_mark=language_mark, title=title))
        reader.fill(builder, element)
        builder.close()

    return handler


def line_break(
    _reader: Reader, builder: BlockBuilder, _element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Read ``br`` as a line break."""
    builder.line_break()


def nothing(
    _reader: Reader, _builder: BlockBuilder, _element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Skip an element that shows nothing and says nothing: ``wbr``, ``col``, ``source``."""


def link(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``a``: a link out, a reference to a note, or only its words."""
    words = characters(element)
    note = reader.notes.note(element)
    if note is not None:
        if not is_sign(words):
            in_line(reader, builder, element, language_mark)
        builder.note(note)
        return
    href = (element.get("href") or "").strip()
    full = _address(reader, builder, element, href) if words or len(element) else None
    if full is None:
        in_line(reader, builder, element, language_mark)
        return
    builder.open(Mark(href=full))
    in_line(reader, builder, element, language_mark)
    builder.close()


def _address(
    reader: Reader, builder: BlockBuilder, element: etree._Element, href: str
) -> str | None:
    if not href:
        return None
    if builder.in_link:
        reader.body_findings.add(BodyFinding.LINK_LOST, href)
        return None
    place = fragment_of(href) if href.startswith("#") else ""
    if place and refers(element) and place not in reader.places:
        reader.body_findings.add(BodyFinding.NO_NOTE, href)
        return None
    if place:
        return f"#{place}"
    return address(href, reader.base, reader.body_findings)


def annotation(
    reader: Reader, builder: BlockBuilder, element: etree._Element, language_mark: LanguageMark
) -> None:
    """Read ``rt``: the text over ruby text follows it in brackets."""
    builder.text(" (")
    in_line(reader, builder, element, language_mark)
    builder.text(")")


def bracket(
    reader: Reader, builder: BlockBuilder, element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Read ``rp``: its brackets are written anyway; an annotation inside it is kept."""
    for child in element:
        reader.place(builder, child)


def formula(
    reader: Reader, builder: BlockBuilder, element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Read ``math``: the author's words for it, or the formula on one line."""
    text = words_of(element)
    if text:
        block = (element.get("display") or element.get("mode") or "").lower() in {
            "block",
            "display",
        }
        reader.formula(builder, text, block=block)


def drawing(
    reader: Reader, builder: BlockBuilder, element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Read ``svg``: its title, description and words, else its label."""
    reader.body_findings.add(BodyFinding.DRAWING)
    text = characters(element, without=("script", "style", "metadata"))
    text = text or attribute(element, "aria-label")
    builder.text(f" {text} " if text else None)


def control(
    reader: Reader, builder: BlockBuilder, element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Leave out a form's control, which nobody can use on paper; an image in a button is kept.

    So is what a box in a list of tasks says: whether it is ticked.
    """
    kind = (element.get("type") or "").lower() if tag(element) == "input" else ""
    if kind == "hidden":
        return
    if kind == "checkbox" and next(element.iterancestors("li"), None) is not None:
        builder.text("[x] " if element.get("checked") is not None else "[ ] ")
        return
    reader.body_findings.add(BodyFinding.CONTROL, tag(element))
    for image in descendants(element, "img"):
        reader.place(builder, image)


def active(
    reader: Reader, builder: BlockBuilder, element: etree._Element, _language_mark: LanguageMark
) -> None:
    """Leave out a script or style sheet; a script that is a formula in TeX is kept."""
    kind = (element.get("type") or "").lower()
    source = "".join(element.itertext()).strip()
    if not (tag(element) == "script" and kind.startswith("math/") and source):
        reader.body_findings.add(BodyFinding.ACTIVE, tag(element))
        return
    reader.tex(
        builder, Formula(source, written(source) if "tex" in kind else "", "display" in kind)
    )
