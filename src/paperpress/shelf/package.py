"""An EPUB's package document and navigation document, read for what a catalogue says of it.

The files are those that a press wrote, known by their digests; they are still read as if anybody
had written them: no entity, no network, nothing larger than such a document can be.
"""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from lxml import etree

from paperpress.errors import PaperpressError
from paperpress.model.language import direction_of
from paperpress.shelf.catalogue import Accessibility, Headline
from paperpress.vocab import CONTAINER_NS, DC_NS, EPUB_NS, OPF_NS, XHTML_NS, XML_LANG

#: A package document of a thousand articles has less than half of this.
_LARGEST_DOCUMENT = 8_000_000
#: A picture, or a cover, of any profile's screen has less than a tenth of this.
_LARGEST_PICTURE = 40_000_000
#: How the pages of articles are named (`paperpress.model.story`).
_ARTICLE = "a-"


class UnreadableEditionError(PaperpressError):
    """An edition's file is no EPUB that can be read; the message says why, without its name."""


@dataclass(frozen=True, slots=True)
class Package:
    """What a package document and its navigation document say."""

    identifier: str
    title: str
    series: str
    masthead: str
    modified: datetime
    languages: tuple[str, ...]
    direction: str
    authors: tuple[str, ...]
    publisher: str
    rights: str
    subjects: tuple[str, ...]
    headlines: tuple[Headline, ...]
    accessibility: Accessibility
    cover: str
    """The name of the cover's picture within the ZIP; empty where there is none."""


def read_package(path: Path) -> Package:
    """Return the package document of an EPUB, and the headlines from its navigation document.

    Raises:
        UnreadableEditionError: it isn't an EPUB, or says nothing of itself.
    """
    with opened(path) as archive:
        return _package(archive)


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open an EPUB; what goes wrong while it is open is told of it.

    Raises:
        UnreadableEditionError: it isn't an EPUB, or lacks what is looked for.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            yield archive
    except OSError as error:
        raise UnreadableEditionError(error.strerror or "it can't be read") from None
    except KeyError as error:
        raise UnreadableEditionError(f"it lacks {error.args[0]}") from None
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise UnreadableEditionError("it is no ZIP that can be read") from None
    except etree.XMLSyntaxError as error:
        raise UnreadableEditionError(f"its XML can't be read: {error.msg}") from None


def read_cover(path: Path, name: str) -> bytes:
    """Return the picture of a cover in an EPUB, by its name within the ZIP.

    Raises:
        UnreadableEditionError: it isn't there, or is larger than a cover can be.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            return read_member(archive, name, _LARGEST_PICTURE)
    except OSError as error:
        raise UnreadableEditionError(error.strerror or "it can't be read") from None
    except (KeyError, zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise UnreadableEditionError("its cover can't be read") from None


def read_member(archive: zipfile.ZipFile, name: str, largest: int = _LARGEST_PICTURE) -> bytes:
    """Return a file of an EPUB.

    Raises:
        UnreadableEditionError: it is larger than such a file can be.
        KeyError: it isn't there.
    """
    if archive.getinfo(name).file_size > largest:
        raise UnreadableEditionError(f"{name} is larger than such a file can be")
    with archive.open(name) as member:
        data = member.read(largest + 1)
    if len(data) > largest:
        raise UnreadableEditionError(f"{name} is larger than such a file can be")
    return data


def read_document(archive: zipfile.ZipFile, name: str) -> etree._Element:
    """Return a document of an EPUB as a tree, without anything that it may name outside of itself.

    Raises:
        UnreadableEditionError: it is larger than such a document can be.
        etree.XMLSyntaxError: it isn't well-formed.
        KeyError: it isn't there.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(read_member(archive, name, _LARGEST_DOCUMENT), parser)


def package_document(archive: zipfile.ZipFile) -> tuple[str, etree._Element]:
    """Return the name and the root of an edition's package document.

    Raises:
        UnreadableEditionError: the edition names none.
        etree.XMLSyntaxError, KeyError: as `read_document`.
    """
    container = read_document(archive, "META-INF/container.xml")
    rootfile = container.find(f".//{{{CONTAINER_NS}}}rootfile")
    if rootfile is None:
        raise UnreadableEditionError("it names no package document")
    name = rootfile.get("full-path", "")
    return name, read_document(archive, name)


def _package(archive: zipfile.ZipFile) -> Package:
    name, root = package_document(archive)
    metadata = root.find(f"{{{OPF_NS}}}metadata")
    manifest = root.find(f"{{{OPF_NS}}}manifest")
    if metadata is None or manifest is None:
        raise UnreadableEditionError("its package document says nothing of itself")
    folder = posixpath.dirname(name)
    nav = _item(manifest, "nav")
    cover = _item(manifest, "cover-image")
    values = _Metadata(metadata)
    masthead = values.first("creator")
    title = values.first("title")
    languages = values.all("language") or (root.get(XML_LANG, "und"),)
    return Package(
        identifier=values.first("identifier"),
        title=title,
        series=next(values.properties("belongs-to-collection"), title),
        masthead=masthead,
        modified=_moment(next(values.properties("dcterms:modified"), "")),
        languages=languages,
        direction=root.get("dir") or direction_of(languages[0]),
        authors=values.all("contributor"),
        publisher=values.first("publisher"),
        rights=values.first("rights"),
        subjects=values.all("subject"),
        headlines=tuple(_headlines(archive, folder, nav)) if nav is not None else (),
        accessibility=_accessibility(values),
        cover=name_in(folder, cover.get("href", "")) if cover is not None else "",
    )


class _Metadata:
    """The entries of a package document's metadata, by name."""

    def __init__(self, element: etree._Element) -> None:
        self._element = element

    def all(self, name: str) -> tuple[str, ...]:
        """Return the texts of all elements of Dublin Core with that name, each once."""
        texts = (_text(each) for each in self._element.findall(f"{{{DC_NS}}}{name}"))
        return tuple(dict.fromkeys(text for text in texts if text))

    def first(self, name: str) -> str:
        """Return the first of these texts; empty where there is none."""
        return next(iter(self.all(name)), "")

    def properties(self, name: str) -> Iterator[str]:
        """Yield the values of a property."""
        for each in self._element.findall(f"{{{OPF_NS}}}meta"):
            if each.get("property") == name and (text := _text(each)):
                yield text

    def link(self, relation: str) -> str:
        """Return the address of the first link of that relation; empty where there is none."""
        links = self._element.findall(f"{{{OPF_NS}}}link")
        return next((each.get("href", "") for each in links if each.get("rel") == relation), "")


def _accessibility(values: _Metadata) -> Accessibility:
    def schema(name: str) -> tuple[str, ...]:
        return tuple(dict.fromkeys(values.properties(f"schema:{name}")))

    return Accessibility(
        access_modes=schema("accessMode"),
        sufficient=schema("accessModeSufficient"),
        features=schema("accessibilityFeature"),
        hazards=schema("accessibilityHazard"),
        summary=" ".join(schema("accessibilitySummary")),
        conforms_to=tuple(values.properties("dcterms:conformsTo")),
        certified_by=next(values.properties("a11y:certifiedBy"), ""),
        certifier_report=values.link("a11y:certifierReport"),
        exemptions=tuple(values.properties("a11y:exemption")),
    )


def _headlines(archive: zipfile.ZipFile, folder: str, nav: etree._Element) -> Iterator[Headline]:
    """Yield the names of the articles in the table of contents, in order."""
    page = read_document(archive, name_in(folder, nav.get("href", "")))
    for each in page.iterfind(f".//{{{XHTML_NS}}}nav"):
        if "toc" in each.get(f"{{{EPUB_NS}}}type", "").split():
            for link in each.iterfind(f".//{{{XHTML_NS}}}a"):
                if posixpath.basename(link.get("href", "")).startswith(_ARTICLE):
                    yield headline_of(link)


def headline_of(link: etree._Element) -> Headline:
    """Return the text of a link, and its language.

    The language is the link's own, that of the only element in it, or the one around it.
    """
    inner = link[0] if len(link) == 1 and not (link.text or "").strip() else link
    around = (inner, *inner.iterancestors())
    language = next((each.get("lang", "") for each in around if each.get("lang")), "und")
    direction = next((each.get("dir", "") for each in around if each.get("dir")), "")
    return Headline(_text(link), language, direction or direction_of(language))


def _item(manifest: etree._Element, wanted: str) -> etree._Element | None:
    items = manifest.findall(f"{{{OPF_NS}}}item")
    return next((each for each in items if wanted in each.get("properties", "").split()), None)


def name_in(folder: str, href: str) -> str:
    """Return the name, within the ZIP, of a file that one in a folder refers to."""
    return posixpath.normpath(posixpath.join(folder, href))


def _text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return datetime.min.replace(tzinfo=UTC)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
