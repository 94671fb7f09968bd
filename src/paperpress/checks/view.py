"""A publication as the rules see it: parsed once, read-only."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from types import MappingProxyType
from urllib.parse import unquote

from lxml import etree

from paperpress.checks.archive import Archive, PartError, open_archive
from paperpress.checks.characters import text_of
from paperpress.errors import BindingError
from paperpress.model.publication import Publication
from paperpress.vocab import CONTAINER_NS, CSS_TYPE, DC_NS, OPF_NS, XHTML_NS, XHTML_TYPE

_PARSED = frozenset({XHTML_TYPE, CSS_TYPE})


@dataclass(frozen=True)
class Page:
    """One content document."""

    href: str
    tree: etree._Element

    @cached_property
    def elements(self) -> tuple[etree._Element, ...]:
        """All elements, in document order."""
        return tuple(element for element in self.tree.iter() if isinstance(element.tag, str))

    @cached_property
    def by_id(self) -> Mapping[str, etree._Element]:
        """The first element of each id."""
        elements: dict[str, etree._Element] = {}
        for element in self.elements:
            if name := element.get("id"):
                elements.setdefault(name, element)
        return elements

    @cached_property
    def anchors(self) -> frozenset[str]:
        """What a fragment can name: every id, and every name of a link (HTML 4.01, 12.2.1)."""
        named = {link.get("name") for link in self.named("a")}
        return frozenset((*self.by_id, *(name for name in named if name)))

    @cached_property
    def beginnings(self) -> dict[str, str]:
        """What names by reference begin with, by id, as it was asked for."""
        return {}

    @cached_property
    def captions(self) -> dict[etree._Element, str]:
        """The captions of figures, as they were asked for: a figure may hold thousands of pictures."""
        return {}

    @cached_property
    def _texts(self) -> dict[etree._Element, str]:
        return {}

    def text(self, element: etree._Element) -> str:
        """Return the characters of one of its elements, white space folded; several rules ask for them."""
        text = self._texts.get(element)
        if text is None:
            text = self._texts[element] = text_of(element)
        return text

    @cached_property
    def _places(self) -> Mapping[str, list[int]]:
        places: dict[str, list[int]] = {}
        for place, element in enumerate(self.elements):
            namespace, _, name = str(element.tag).rpartition("}")
            if namespace == f"{{{XHTML_NS}":
                places.setdefault(name, []).append(place)
        return places

    def named(self, *names: str) -> list[etree._Element]:
        """Return the elements of these local names, in document order."""
        places = sorted(place for name in names for place in self._places.get(name, ()))
        return [self.elements[place] for place in places]


@dataclass(frozen=True)
class View:
    """A publication, opened for the rules."""

    pages: tuple[Page, ...]
    """Content documents in reading order, then those outside it."""
    spine: tuple[str, ...]
    nav: Page | None
    metadata: tuple[tuple[str, str], ...]
    """Name and value of each entry: ``dc:language``, ``schema:accessMode`` …"""
    types: Mapping[str, str]
    """Media type by href."""
    sheets: Mapping[str, bytes]
    """Style sheets by href."""
    flaws: Mapping[str, str]
    """Why a file can't be read, by the path in the archive of each that can't."""
    folder: str = ""
    """Folder of the package document in the archive, which every href is relative to."""

    @cached_property
    def by_href(self) -> Mapping[str, Page]:
        """Every page that could be read, the navigation document among them."""
        pages = (*self.pages, *((self.nav,) if self.nav else ()))
        return {page.href: page for page in pages}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """Where a page first stands in the reading order."""
        return {href: place for place, href in reversed(list(enumerate(self.spine)))}

    def values(self, name: str) -> tuple[str, ...]:
        """Return the values of a metadata entry."""
        return tuple(value for key, value in self.metadata if key == name)


def view_of(publication: Publication) -> View:
    """Return the view of a publication that was just assembled."""
    data = {resource.href: resource.data for resource in publication.resources}
    types = {resource.href: resource.media_type for resource in publication.resources}
    by_id = {resource.id: resource.href for resource in publication.resources}
    nav = next((r.href for r in publication.resources if "nav" in r.properties), None)
    metadata = tuple((entry.name, entry.value) for entry in publication.metadata)
    return _view(data, types, tuple(by_id[id] for id in publication.spine), nav, metadata)


def open_epub(data: bytes, name: str) -> View:
    """Return the view of any EPUB file.

    Raises:
        BindingError: it is no EPUB that can be opened; the message says why.
    """
    archive = open_archive(data, name)
    package_path = _package_path(archive, name)
    package = _root(archive, package_path, name)
    base = posixpath.dirname(package_path)
    items = {}
    nav = None
    for item in package.iter(f"{{{OPF_NS}}}item"):
        href = unquote(item.get("href", ""))
        items[item.get("id", "")] = href
        if "nav" in item.get("properties", "").split():
            nav = href
    types = {
        unquote(item.get("href", "")): item.get("media-type", "")
        for item in package.iter(f"{{{OPF_NS}}}item")
    }
    spine = tuple(
        items[ref.get("idref", "")]
        for ref in package.iter(f"{{{OPF_NS}}}itemref")
        if ref.get("idref", "") in items
    )
    paths = {href: posixpath.normpath(posixpath.join(base, href)) for href in types}
    flaws = dict(archive.flaws())
    parts = {}
    for href, path in paths.items():
        if types[href] in _PARSED and path in archive and path not in flaws:
            try:
                parts[href] = archive.read(path)
            except PartError as error:
                flaws[path] = str(error)
    view = _view(parts, types, spine, nav, tuple(_metadata(package)), flaws)
    return replace(view, folder=base)


def _package_path(archive: Archive, name: str) -> str:
    container = _root(archive, "META-INF/container.xml", name)
    for file in container.iter(f"{{{CONTAINER_NS}}}rootfile"):
        return file.get("full-path", "")
    raise BindingError(f"{name}: META-INF/container.xml names no package document")


def _root(archive: Archive, path: str, name: str) -> etree._Element:
    try:
        return _parse(archive.read(path))
    except PartError as error:
        raise BindingError(f"{name} is no EPUB that can be opened: {path!r} {error}") from None
    except etree.XMLSyntaxError as error:
        raise BindingError(
            f"{name} is no EPUB that can be opened: {path!r} is no XML: {error}"
        ) from None


def _metadata(package: etree._Element) -> list[tuple[str, str]]:
    entries = []
    for metadata in package.iter(f"{{{OPF_NS}}}metadata"):
        for entry in metadata:
            if not isinstance(entry.tag, str):
                continue
            name = etree.QName(entry)
            if name.namespace == DC_NS:
                entries.append((f"dc:{name.localname}", entry.text or ""))
            elif entry.get("property"):
                entries.append((entry.get("property", ""), entry.text or ""))
            elif entry.get("name"):
                entries.append((entry.get("name", ""), entry.get("content", "")))
    return entries


def _parse(data: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False
    )
    return etree.fromstring(data, parser)


def _view(
    data: Mapping[str, bytes],
    types: Mapping[str, str],
    spine: tuple[str, ...],
    nav: str | None,
    metadata: tuple[tuple[str, str], ...],
    flaws: Mapping[str, str] = MappingProxyType({}),
) -> View:
    order = dict.fromkeys((*spine, *types))
    pages = []
    for href in order:
        if types.get(href) == XHTML_TYPE and href in data:
            try:
                pages.append(Page(href, _parse(data[href])))
            except etree.XMLSyntaxError:
                continue  # rule PKG101 tells of a spine item that has no page
    by_href = {page.href: page for page in pages}
    return View(
        pages=tuple(page for page in pages if page.href != nav or nav in spine),
        spine=spine,
        nav=by_href.get(nav) if nav else None,
        metadata=metadata,
        types=types,
        sheets={href: part for href, part in data.items() if types.get(href) == CSS_TYPE},
        flaws=flaws,
    )
