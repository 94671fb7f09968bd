"""Any other API that answers with JSON in a format of ours, or in one that a mapping describes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any
from urllib.parse import quote

from paperpress.files.web import FetchError
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.sites.asking import Asker, site_of
from paperpress.sites.listing import Document, Item, Listing, Span
from paperpress.sources.parsing.feed_items import joined
from paperpress.sources.parsing.values import at

_MOST_PAGES = 500
_REMEDY = "Press again when it answers; where its pages have no end, ask for fewer days."


@dataclass(frozen=True, slots=True)
class JsonApi:
    """An API whose addresses hold days and pages by a pattern."""

    asker: Asker
    url: str
    """With ``{since}``, ``{until}`` (days), ``{page}`` (from 1) and ``{offset}`` (from 0) where
    they belong."""
    span: Span
    items: str = ""
    """The path to an answer's list; empty where the answer is the list."""
    next: str = ""
    """The path to the address of the next page, where answers name it."""
    _answers: dict[str, bytes] = field(default_factory=dict)

    def listed(self) -> Listing:
        """Return the answers, each of which is a document of many articles.

        Raises:
            FetchError: the API doesn't answer, or answers without the list.
        """
        address, offset, listed = self._page(1, 0), 0, list[Item]()
        for number in range(1, _MOST_PAGES + 1):
            try:
                answer, got = self.asker.json(address)
            except FetchError as error:
                if not listed:
                    raise
                return Listing(listed, None, (self._broken_off(error),))
            records = _list(answer, self.items)
            if got.data in self._answers.values():
                break  # whatever page is asked for, this API gives the same
            offset += len(records)
            if records:
                key = address
                self._answers[key] = got.data
                listed.append(Item(key, sha256(got.data).hexdigest(), None))
            following = self._next(answer, address, number, offset) if records else ""
            if not following or following == address:
                break
            address = following
        return Listing(listed, self.span.start)

    def _broken_off(self, error: FetchError) -> Finding:
        """Return the finding on a list whose next page can't be had; what came before it is there."""
        why = f"a page of its list can't be had ({error})"
        return emit("WEB001", url=self.url, why=why, remedy=_REMEDY)

    def documents(self, items: Sequence[Item]) -> Iterator[Document | Finding]:
        """Yield the answers."""
        for item in items:
            yield Document(item, self._answers[item.key], ".json")

    def _next(self, answer: Any, address: str, number: int, offset: int) -> str:
        if self.next:
            link = at(answer, *self.next.split(".")) if isinstance(answer, dict) else None
            following = joined(address, link) if isinstance(link, str) else ""
            # An answer is anybody's who stands in between, and so is where it leads.
            return following if following.startswith(f"{site_of(address)}/") else ""
        return self._page(number + 1, offset)

    def _page(self, number: int, offset: int) -> str:
        values = {
            "{since}": self.span.first.isoformat(),
            "{until}": self.span.last.isoformat(),
            "{page}": str(number),
            "{offset}": str(offset),
        }
        address = self.url
        for mark, value in values.items():
            address = address.replace(mark, quote(value))
        return address


def _list(answer: Any, path: str) -> Sequence[Any]:
    """Return the list of an answer.

    Raises:
        FetchError: there is none.
    """
    keys = [key for key in path.split(".") if key]
    records = answer
    if keys:
        records = at(answer, *keys) if isinstance(answer, Mapping) else None
    if isinstance(records, Mapping) and not keys:
        return [records]
    if not isinstance(records, list):
        raise FetchError(f"its answer has no list at {path!r}" if path else "it is no list")
    return records
