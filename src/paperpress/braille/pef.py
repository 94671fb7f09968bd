"""PEF 2008-1: pages in Unicode braille with metadata, as XML (https://braillespecs.github.io/pef/)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lxml import etree

from paperpress.profiles import Braille
from paperpress.vocab import DC_NS, PEF_NS, PEF_TYPE

_EMPTY = "\u2800"


@dataclass(frozen=True, slots=True)
class Description:
    """What a PEF says about itself."""

    identifier: str
    title: str
    creator: str
    publisher: str
    date: str
    """ISO 8601, a day."""
    languages: tuple[str, ...]
    rights: str = ""


def pef(
    volumes: Iterable[Iterable[Sequence[str]]], description: Description, settings: Braille
) -> bytes:
    """Return volumes of pages of rows as a file; each volume has one section."""
    namespaces: dict[str | None, str] = {None: PEF_NS}
    root = etree.Element(f"{{{PEF_NS}}}pef", nsmap=namespaces, version="2008-1")
    _head(root, description)
    body = etree.SubElement(root, f"{{{PEF_NS}}}body")
    for pages in volumes:
        _volume(body, pages, settings)
    etree.indent(root, space=" ")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


def _volume(body: etree._Element, pages: Iterable[Sequence[str]], settings: Braille) -> None:
    volume = etree.SubElement(
        body,
        f"{{{PEF_NS}}}volume",
        cols=str(settings.line),
        rows=str(settings.page),
        # Cells of eight dots need a gap of at least one between rows, or two rows would meet.
        rowgap="1" if settings.dots == 8 else "0",
        duplex="true",
    )
    section = etree.SubElement(volume, f"{{{PEF_NS}}}section")
    for rows in pages:
        page = etree.SubElement(section, f"{{{PEF_NS}}}page")
        for row in rows:
            etree.SubElement(page, f"{{{PEF_NS}}}row").text = row.rstrip().replace(" ", _EMPTY)


def _head(root: etree._Element, description: Description) -> None:
    head = etree.SubElement(root, f"{{{PEF_NS}}}head")
    meta = etree.SubElement(head, f"{{{PEF_NS}}}meta", nsmap={"dc": DC_NS})
    entries = [
        ("format", PEF_TYPE),
        ("identifier", description.identifier),
        ("title", description.title),
        ("creator", description.creator),
        ("publisher", description.publisher),
        ("date", description.date),
        *(("language", language) for language in description.languages),
        ("rights", description.rights),
    ]
    for name, value in entries:
        if value:
            etree.SubElement(meta, f"{{{DC_NS}}}{name}").text = value
