"""The EPUB container (EPUB 3.3, section 4): by ebooklib, to the byte the same every time.

ebooklib gets finished bytes only (`EpubItem`): its `EpubHtml` would parse pages again and lose
attributes of theirs. Its writer is subclassed where it would use the clock, leave out the
package's language, or put metadata in an order of its own.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

from ebooklib import epub
from lxml import etree

from paperpress.errors import BindingError
from paperpress.model.publication import Meta, Publication
from paperpress.vocab import (
    CONTAINER_NS,
    DC_NS,
    EPUB_TYPE,
    JPEG_TYPE,
    MP3_TYPE,
    OPF_NS,
    PACKAGE_TYPE,
    PNG_TYPE,
    XML_LANG,
)

_FOLDER = "EPUB"
_NCX = "ncx"
_PACKAGE = "package.opf"
#: Deflating these again would cost time and win nothing.
_STORED = frozenset({JPEG_TYPE, MP3_TYPE, PNG_TYPE})
#: ZIP can tell no time before or after these.
_FIRST_TIME, _LAST_TIME = (1980, 1, 1, 0, 0, 0), (2107, 12, 31, 23, 59, 58)
_PREFIXES = "a11y: http://www.idpf.org/epub/vocab/package/a11y/# schema: http://schema.org/"


def bind(publication: Publication, folder: str = _FOLDER) -> bytes:
    """Return the bytes of the EPUB.

    Args:
        publication: what is bound.
        folder: what the package document and all that it names lie in; empty: in none.

    Raises:
        BindingError: ebooklib can't write it.
    """
    out = io.BytesIO()
    try:
        _Writer(out, _book(publication), publication, f"{folder}/" if folder else "").write()
    except (epub.EpubException, KeyError, ValueError) as error:
        raise BindingError(f"{publication.title} can't be bound: {error}") from error
    return out.getvalue()


def zipped(publication: Publication) -> bytes:
    """Return the resources of a publication as a ZIP of files, with nothing beside them."""
    out = io.BytesIO()
    types = {resource.href: resource.media_type for resource in publication.resources}
    with zipfile.ZipFile(out, "w") as archive:
        files = _Archive(archive, _time(publication), types)
        for resource in publication.resources:
            files.writestr(resource.href, resource.data)
    return out.getvalue()


def _time(publication: Publication) -> tuple[int, ...]:
    """Return the time of every file in an archive."""
    return min(max(publication.modified.timetuple()[:6], _FIRST_TIME), _LAST_TIME)


def _book(publication: Publication) -> Any:
    book = epub.EpubBook()
    book.IDENTIFIER_ID = "pub-id"
    book.direction = publication.direction
    for resource in publication.resources:
        book.add_item(
            epub.EpubItem(
                uid=resource.id,
                file_name=resource.href,
                media_type=resource.media_type,
                content=resource.data,
            )
        )
        book.items[-1].properties = list(resource.properties)
        book.items[-1].media_overlay = resource.overlay
    book.spine = list(publication.spine)
    book.guide = [
        {"type": entry.type, "title": entry.title, "href": entry.href}
        for entry in publication.guide
    ]
    return book


class _Writer(epub.EpubWriter):  # type: ignore[misc]
    """ebooklib's writer, without its clock and its guesses."""

    def __init__(
        self, out: io.BytesIO, book: epub.EpubBook, publication: Publication, folder: str
    ) -> None:
        super().__init__(out, book, {"raise_exceptions": True})
        self.publication = publication
        self.folder = folder
        """With a slash at its end; empty for none."""

    def write(self) -> None:
        types = {
            f"{self.folder}{item.href}": item.media_type for item in self.publication.resources
        }
        with zipfile.ZipFile(self.file_name, "w") as archive:
            self.out = _Archive(archive, _time(self.publication), types)
            self.out.writestr("mimetype", EPUB_TYPE)
            self._write_container()
            self._write_opf()
            for resource in self.publication.resources:
                self.out.writestr(f"{self.folder}{resource.href}", resource.data)

    def _write_container(self) -> None:
        namespaces: dict[str | None, str] = {None: CONTAINER_NS}
        root = etree.Element(f"{{{CONTAINER_NS}}}container", nsmap=namespaces)
        root.set("version", "1.0")
        files = etree.SubElement(root, f"{{{CONTAINER_NS}}}rootfiles")
        file = etree.SubElement(files, f"{{{CONTAINER_NS}}}rootfile")
        file.set("full-path", f"{self.folder}{_PACKAGE}")
        file.set("media-type", PACKAGE_TYPE)
        self.out.writestr("META-INF/container.xml", _xml(root))

    def _write_opf(self) -> None:
        namespaces: dict[str | None, str] = {None: OPF_NS}
        root = etree.Element("package", nsmap=namespaces)
        root.set("version", "3.0")
        root.set("unique-identifier", self.book.IDENTIFIER_ID)
        root.set(XML_LANG, self.publication.language)
        root.set("dir", self.publication.direction)
        root.set("prefix", _PREFIXES)
        self._write_opf_metadata(root)
        self._write_opf_manifest(root)
        self._write_opf_spine(root, _NCX)
        self._write_opf_guide(root)
        self._write_opf_file(root)

    def _write_opf_metadata(self, root: Any) -> None:
        namespaces: dict[str | None, str] = {"dc": DC_NS}
        metadata = etree.SubElement(root, "metadata", nsmap=namespaces)
        for entry in self.publication.metadata:
            _entry(metadata, entry)

    def _write_opf_spine(self, root: Any, ncx_id: str) -> None:
        super()._write_opf_spine(root, ncx_id)
        if all(resource.id != ncx_id for resource in self.publication.resources):
            del root.find("spine").attrib["toc"]

    def _write_opf_file(self, root: Any) -> None:
        # ebooklib makes elements without a namespace and relies on the declaration: so does this.
        etree.indent(root, space=" ")
        self.out.writestr(f"{self.folder}{_PACKAGE}", _xml(root))


def _entry(metadata: Any, entry: Meta) -> None:
    if entry.legacy:
        etree.SubElement(metadata, "meta", {"name": entry.name, "content": entry.value})
        return
    attributes: dict[str, str] = {}
    if entry.id:
        attributes["id"] = entry.id
    if entry.refines:
        attributes["refines"] = f"#{entry.refines}"
    if entry.name.startswith("dc:"):
        name = f"{{{DC_NS}}}{entry.name.removeprefix('dc:')}"
        etree.SubElement(metadata, name, attributes).text = entry.value
    elif entry.name == "link":
        assert entry.scheme is not None, "a link says what it is by its scheme"
        link = etree.SubElement(metadata, "link", attributes)
        link.set("rel", entry.scheme)
        link.set("href", entry.value)
    else:
        attributes["property"] = entry.name
        if entry.scheme:
            attributes["scheme"] = entry.scheme
        etree.SubElement(metadata, "meta", attributes).text = entry.value


def _xml(root: Any) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True) + b"\n"


class _Archive:
    """A ZIP whose entries tell nothing of the machine or the moment that wrote them."""

    def __init__(
        self, archive: zipfile.ZipFile, time: tuple[int, ...], types: dict[str, str]
    ) -> None:
        self._archive = archive
        self._time = time
        self._types = types

    def writestr(self, name: str, data: bytes | str) -> None:
        year, month, day, hour, minute, second = self._time
        info = zipfile.ZipInfo(name, (year, month, day, hour, minute, second))
        info.create_system = 3
        info.external_attr = 0o644 << 16
        stored = name == "mimetype" or self._types.get(name) in _STORED
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        self._archive.writestr(info, data)
