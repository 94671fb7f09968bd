"""A publication: the EPUB in memory, finished but for its container.

Terms are EPUB 3.3's: publication resource, manifest, spine, package document
(https://www.w3.org/TR/epub-33/#sec-terminology).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from paperpress.errors import AssemblyError
from paperpress.model.finding import Finding
from paperpress.model.legend import Legend
from paperpress.model.picture import Thumbnail


@dataclass(frozen=True, slots=True)
class Resource:
    """One file of a publication; `href` is relative to the package document, ASCII."""

    id: str
    href: str
    media_type: str
    data: bytes
    properties: tuple[str, ...] = ()
    """Manifest properties: ``nav``, ``cover-image`` …"""
    overlay: str | None = None
    """Id of the media overlay that reads this page aloud."""


@dataclass(frozen=True, slots=True)
class Meta:
    """One entry of the package document's metadata.

    A ``dc:`` name makes an element of Dublin Core, ``link`` a link element, anything else a
    ``meta`` with that property. `legacy` entries are EPUB 2's ``<meta name content>``.
    """

    name: str
    value: str
    id: str | None = None
    refines: str | None = None
    """Id of the entry that this one refines, without ``#``."""
    scheme: str | None = None
    legacy: bool = False


@dataclass(frozen=True, slots=True)
class GuideReference:
    """An EPUB 2 guide entry, which Kindle reads."""

    type: str
    title: str
    href: str


@dataclass(frozen=True, slots=True)
class PictureCount:
    """How many informative pictures have which kind of alternative text."""

    supplied: int = 0
    caption: int = 0
    missing: int = 0
    decorative: int = 0
    lost: int = 0
    """Pictures that could not be shown at all."""

    @property
    def informative(self) -> int:
        """Pictures that carry information and are shown."""
        return self.supplied + self.caption + self.missing


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A picture of an article, for whoever looks at what was found about it."""

    article: str
    """The article's id."""
    path: str
    """In the record: ``picture``, ``body[3]``."""
    src: str
    """The editor's file, as the record names it."""
    href: str
    """Its resource; empty where it could not be shown."""
    language: str
    """Of its caption."""
    legend: Legend
    suggestion: str
    """The naming part of its caption; empty where it has none."""
    thumbnail: Thumbnail | None = None
    """None where it could not be shown."""

    @property
    def place(self) -> tuple[str, str]:
        """What tells it from all others: article and path."""
        return self.article, self.path


@dataclass(frozen=True, slots=True)
class Publication:
    """An edition as it will be bound."""

    identifier: str
    title: str
    language: str
    direction: str
    """``ltr`` or ``rtl``."""
    modified: datetime
    metadata: tuple[Meta, ...]
    resources: tuple[Resource, ...]
    """In manifest order."""
    spine: tuple[str, ...]
    """Ids of resources, in reading order."""
    guide: tuple[GuideReference, ...]
    pictures: PictureCount
    findings: tuple[Finding, ...]
    """What was found on the way here."""
    articles: tuple[tuple[str, str], ...]
    """Id and page of each article, in reading order."""
    exhibits: tuple[Exhibit, ...]
    """The articles' pictures, in reading order."""

    def resource(self, href: str) -> Resource:
        """Return the resource at an href.

        Raises:
            AssemblyError: there is none.
        """
        for resource in self.resources:
            if resource.href == href:
                return resource
        raise AssemblyError(f"the publication holds no {href!r}")
