"""What services take by e-mail, so that an editor is told before anything is sent.

How to add one: a row with the service's domains, its figures, and where it says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from paperpress.delivery.answers import UnfitError
from paperpress.delivery.editions import PressedEdition
from paperpress.pressroom.size_limit import megabytes


@dataclass(frozen=True, slots=True)
class Service:
    """A service that takes documents by e-mail."""

    name: str
    domains: frozenset[str]
    max_bytes: int
    """Of the attachment, before it is encoded."""
    endings: tuple[str, ...]
    """Of file names that are refused."""
    profile: str
    """One that suits it."""


SERVICES: Final = (
    # "The total size of your documents should be 50 MB or less" (Amazon, "Using Your Send to Kindle
    # Email Address", nodeId 201974220). That EPUB is taken is by others' word; not to
    # send Kobo's marks is our choice.
    Service(
        name="Send to Kindle",
        domains=frozenset({"kindle.com", "free.kindle.com"}),
        max_bytes=50_000_000,
        endings=(".kepub.epub",),
        profile="kindle",
    ),
)


def check_fit(edition: PressedEdition, size: int, address: str) -> None:
    """See that the service behind an address takes an edition.

    Raises:
        UnfitError: it is too large, or a kind of file that the service doesn't take.
    """
    domain = address.rpartition("@")[2].lower()
    for service in SERVICES:
        if domain not in service.domains:
            continue
        for ending in service.endings:
            if edition.name.endswith(ending):
                raise UnfitError(
                    "DLV005", service=service.name, kind=ending, profile=service.profile
                )
        if size > service.max_bytes:
            raise too_large(size, service.max_bytes, service.name)


def too_large(size: int, limit: int | None, service: str) -> UnfitError:
    """Return what is said of an edition that is larger than a service takes; None: it says no more."""
    most = "less" if limit is None else megabytes(limit)
    return UnfitError("DLV004", size=megabytes(size), limit=most, service=service)
