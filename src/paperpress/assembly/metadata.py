"""The package document's metadata (EPUB 3.3, section 5.5; CONTRACT, section 6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from paperpress.model.edition import Edition
from paperpress.model.publication import Meta


@dataclass(frozen=True, slots=True)
class Description:
    """What the metadata is made from."""

    edition: Edition
    series: str
    """``The Courier: City Desk``."""
    title: str
    """The series with the date in words."""
    languages: Sequence[str]
    """Every language used, the edition's own first."""
    people: Sequence[tuple[str, str]]
    """Those who wrote, in order of appearance: their names as printed, and as a library sorts them."""
    subjects: Sequence[str]
    modified: str
    """ISO 8601 in UTC, to the second."""
    cover_id: str


def describe(description: Description, accessibility: Iterable[Meta]) -> Iterator[Meta]:
    """Yield every entry of the package metadata, in order."""
    masthead = description.edition.masthead
    yield Meta("dc:identifier", description.edition.identifier, id="pub-id")
    yield Meta("dc:title", description.title, id="title")
    yield Meta("title-type", "main", refines="title")
    for language in dict.fromkeys(description.languages):
        yield Meta("dc:language", language)
    yield Meta("dc:creator", masthead.title, id="masthead")
    yield Meta("file-as", masthead.title, refines="masthead")
    for number, (name, filed) in enumerate(description.people, 1):
        anchor = f"contributor-{number}"
        yield Meta("dc:contributor", name, id=anchor)
        yield Meta("role", "aut", refines=anchor, scheme="marc:relators")
        yield Meta("file-as", filed, refines=anchor)
    yield Meta("dc:publisher", masthead.publisher or masthead.title)
    yield Meta("dc:date", description.edition.date.isoformat())
    if masthead.rights:
        yield Meta("dc:rights", masthead.rights)
    for subject in dict.fromkeys(description.subjects):
        yield Meta("dc:subject", subject)
    yield Meta("dcterms:modified", description.modified)
    position = description.edition.date.isoformat().replace("-", "")
    yield Meta("belongs-to-collection", description.series, id="series")
    yield Meta("collection-type", "series", refines="series")
    yield Meta("group-position", position, refines="series")
    yield Meta("calibre:series", description.series, legacy=True)
    yield Meta("calibre:series_index", position, legacy=True)
    yield Meta("cover", description.cover_id, legacy=True)
    yield from accessibility
