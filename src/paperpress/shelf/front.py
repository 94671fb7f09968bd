"""What a shelf says of itself, and how it is to be laid out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, timedelta, tzinfo
from uuid import NAMESPACE_URL, uuid5

from paperpress.assembly.addresses import addresses_of
from paperpress.config import Configuration
from paperpress.config.file import Shelf
from paperpress.model.language import direction_of
from paperpress.model.release import Gate
from paperpress.shelf.catalogue import Publication
from paperpress.shelf.places import Addresses


@dataclass(frozen=True, slots=True)
class Front:
    """What a shelf says of itself, and how it is to be laid out."""

    title: str
    language: str
    key: str
    """What the feeds' identifiers follow from."""
    contact: str = ""
    """Whom to tell of a barrier: an e-mail or web address that may be followed; empty for none."""
    desks: tuple[str, ...] = ()
    """Slugs, in the masthead's order; others follow by name."""
    address: str = ""
    """The shelf's own, with a slash at its end; empty where it isn't known."""
    keep: timedelta | None = None
    """How long before the newest day an edition stays; None: for good."""
    gate: Gate | None = field(default=None, repr=False)
    """Which days readers may have; None: all."""
    zone: tzinfo = UTC
    """Of the masthead: when its days begin."""
    served: bool = False
    """Whether `paperpress serve` answers: it searches, and shows an edition's own pages."""

    @property
    def direction(self) -> str:
        """The direction of the language: ``ltr`` or ``rtl``."""
        return direction_of(self.language)

    @property
    def addresses(self) -> Addresses:
        """How its files name each other."""
        return Addresses(self.address)

    def identifier(self, place: str) -> str:
        """Return the identifier of a feed, which stays the same wherever the shelf stands."""
        return f"urn:uuid:{uuid5(NAMESPACE_URL, f'{self.key}#shelf/{place}')}"

    def desk_order(self, desk: str) -> tuple[int, str]:
        """Return a key to sort desks by."""
        places = {slug: place for place, slug in enumerate(self.desks)}
        return places.get(desk, len(places)), desk


def front_for(configuration: Configuration) -> Front:
    """Return what the shelf of a paperpress.toml says of itself."""
    masthead, shelf = configuration.masthead, configuration.shelf or Shelf()
    return Front(
        title=masthead.title,
        language=masthead.language,
        key=masthead.key,
        contact=addresses_of(masthead).contact,
        desks=tuple(desk.slug for desk in masthead.desks),
        address=shelf.address or "",
        keep=timedelta(days=shelf.keep) if shelf.keep else None,
        gate=configuration.gate(),
        zone=masthead.zone,
    )


def front_without_masthead(publications: Sequence[Publication]) -> Front:
    """Return the front of a shelf without a masthead, from what its editions say."""
    newest = max(publications, key=lambda each: each.date, default=None)
    if newest is None:
        return Front("paperpress", "en", "paperpress")
    return Front(newest.masthead, newest.language, newest.masthead)
