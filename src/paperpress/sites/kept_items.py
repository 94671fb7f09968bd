"""The documents of a site that are kept from one run to the next, and what the site said of them."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Self

from paperpress.files.atomic import write_whole
from paperpress.files.cache import make_private, note_use
from paperpress.files.regular import read_regular
from paperpress.sites.listing import Document, Item, Listing, Span
from paperpress.slugs import slug

_INDEX = "index.json"
#: Before the days that are pressed: a feed forgets its items, and an edition may be pressed again.
_KEPT_FOR = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class KeptItem:
    """A document that is kept."""

    key: str
    mark: str
    published: str
    """In ISO 8601; empty where the site doesn't say."""
    name: str
    """Of its file."""
    sha256: str
    page: str = ""
    """As in `Document`."""

    @property
    def moment(self) -> datetime | None:
        """When it was published, with a zone."""
        return datetime.fromisoformat(self.published) if self.published else None


@dataclass(frozen=True, slots=True)
class KeptItems:
    """A folder of documents, one for each item that a site lists, with an index of them."""

    folder: Path
    items: Sequence[KeptItem]
    """In the order of the site's list."""

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Read what is kept in a folder; a document that isn't whole isn't kept."""
        try:
            rows = json.loads(read_regular(folder / _INDEX))
            items = [KeptItem(**row) for row in rows]
            whole = [item for item in items if _is_whole(folder, item)]
        except (OSError, ValueError, TypeError, RecursionError):
            return cls(folder, ())
        return cls(folder, whole)

    def stale(self, listing: Listing) -> list[Item]:
        """Return the items of a listing that aren't kept, or were kept before they changed."""
        marks = {item.key: item.mark for item in self.items}
        # A site that tells nothing of changes is asked for each article again.
        return [item for item in listing.items if not item.mark or marks.get(item.key) != item.mark]

    def gone(self, listing: Listing, span: Span) -> list[KeptItem]:
        """Return what is kept of a span and isn't listed any more, as far as the list can tell."""
        listed = {item.key for item in listing.items}
        complete_from = listing.complete_from
        return [
            item
            for item in self.items
            if complete_from is not None
            and item.key not in listed
            and item.moment is not None
            and item.moment >= complete_from
            and span.holds(item.moment)
        ]

    def outdated(self, listing: Listing, span: Span) -> list[KeptItem]:
        """Return what needn't be kept: what is long past, and what has no date and isn't listed."""
        listed = {item.key for item in listing.items}
        oldest = span.start - _KEPT_FOR
        return [
            item
            for item in self.items
            if (item.moment < oldest if item.moment else item.key not in listed)
        ]

    def put(self, document: Document) -> Self:
        """Keep a document in place of the one before.

        Raises:
            OSError: it can't be written.
        """
        item = document.item
        name = (
            f"{slug(item.key)[-60:]}-{sha256(item.key.encode()).hexdigest()[:8]}{document.ending}"
        )
        make_private(self.folder)
        write_whole(self.folder / name, document.data)
        published = item.published.isoformat() if item.published else ""
        digest = sha256(document.data).hexdigest()
        kept = KeptItem(item.key, item.mark, published, name, digest, document.page)
        return replace(
            self, items=[*(other for other in self.items if other.key != item.key), kept]
        )

    def without(self, gone: Sequence[KeptItem]) -> Self:
        """Let documents go."""
        names = {item.name for item in gone}
        for name in names:
            (self.folder / name).unlink(missing_ok=True)
        return replace(self, items=[item for item in self.items if item.name not in names])

    def closed(self, listing: Listing | None) -> Self:
        """Put what is kept in the order of a listing, what it doesn't name last, and write the index.

        Raises:
            OSError: it can't be written.
        """
        places = {item.key: number for number, item in enumerate(listing.items if listing else ())}
        items = sorted(self.items, key=lambda item: places.get(item.key, len(places)))
        data = json.dumps([asdict(item) for item in items], ensure_ascii=False, indent=1)
        make_private(self.folder)
        write_whole(self.folder / _INDEX, data.encode())
        return replace(self, items=items)


def _is_whole(folder: Path, item: KeptItem) -> bool:
    try:
        if item.moment is not None and item.moment.tzinfo is None:
            return False
        whole = sha256(read_regular(folder / item.name)).hexdigest() == item.sha256
    except (OSError, ValueError):
        return False
    note_use(folder / item.name)  # what isn't used goes first when the cache is full
    return whole
