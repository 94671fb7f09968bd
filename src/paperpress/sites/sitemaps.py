"""Sitemaps, with news of their own or without (https://www.sitemaps.org/protocol.html)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO

from lxml import etree

from paperpress.files.web import FetchError
from paperpress.files.web import address as address_of
from paperpress.findings import emit
from paperpress.model.finding import Finding, Rejected
from paperpress.sites.asking import LARGEST, Asker, LimitError
from paperpress.sites.listing import Document, Gone, Item, Listing, Span
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.feed_items import joined
from paperpress.sources.parsing.xml_text import document, text_at
from paperpress.sources.unpacking import GZIP, DamagedError, TooLongError, gunzipped

#: Of sitemaps that an index names, the newest; of pages that tell no date, none is read.
_MOST_SITEMAPS = 50
#: Statuses of a page that was taken out, though its sitemap still lists it.
_GONE = frozenset({404, 410})


@dataclass(frozen=True, slots=True)
class Sitemap:
    """A site's sitemap, or an index of several."""

    asker: Asker
    url: str
    span: Span

    def listed(self) -> Listing:
        """Return the pages that were published in the span, or were last changed in it.

        Raises:
            FetchError: the sitemap doesn't answer, or is none.
        """
        items: list[Item] = []
        findings: list[Finding] = []
        root = _read(self.asker, self.url)
        if _name(root) == "sitemapindex":
            for address in self._indexed(root):
                try:
                    items += self._pages(_read(self.asker, address))
                except LimitError:
                    raise
                except FetchError as error:
                    findings.append(emit("WEB002", url=address, why=error))
        else:
            items += self._pages(root)
        unique = {item.key: item for item in items}
        moments = [item.published for item in items if item.published is not None]
        # A sitemap that can't be had may list what the others don't.
        complete_from = min(moments, default=None) if not findings else None
        shown = [item for item in unique.values() if self.span.holds(item.published)]
        return Listing(shown, complete_from, findings)

    def documents(self, items: Sequence[Item]) -> Iterator[Document | Gone | Finding]:
        """Yield the pages."""
        for item in items:
            try:
                yield Document(item, self.asker.ask(item.key, "html").data, ".html")
            except LimitError:
                raise
            except FetchError as error:
                finding = emit("WEB002", url=item.key, why=error)
                yield Gone(item, finding) if error.status in _GONE else finding

    def _indexed(self, root: etree._Element) -> Sequence[str]:
        """Return the sitemaps of an index that may hold pages of the span, newest first."""
        sitemaps = []
        for entry in root.iterfind("{*}sitemap"):
            changed = self._moment(text_at(entry, "{*}lastmod"))
            address = text_at(entry, "{*}loc")
            if address and (changed is None or changed >= self.span.start):
                sitemaps.append((changed is not None, changed and changed.timestamp(), address))
        sitemaps.sort(key=lambda entry: (entry[0], entry[1] or 0.0), reverse=True)
        return [address for _, _, address in sitemaps[:_MOST_SITEMAPS]]

    def _pages(self, root: etree._Element) -> Iterator[Item]:
        for entry in root.iterfind("{*}url"):
            address = text_at(entry, "{*}loc")
            published = self._moment(text_at(entry, "{*}news/{*}publication_date"))
            changed = self._moment(text_at(entry, "{*}lastmod"))
            # A page that was changed in the span may have been published before: its own date tells.
            since_then = changed is not None and changed >= self.span.start
            if address and (published is not None or since_then):
                yield Item(address, changed.isoformat() if changed else "", published)

    def _moment(self, text: str) -> datetime | None:
        try:
            parsed = datetime.fromisoformat(moment(text))
        except ValueError:
            return None
        return parsed if parsed.tzinfo else parsed.replace(tzinfo=self.span.zone)


def newest(asker: Asker, url: str) -> list[str]:
    """Return the pages of a sitemap, the newest first; of an index, those of its newest sitemap.

    Raises:
        FetchError: it doesn't answer, or is none.
    """
    root = _read(asker, url)
    if _name(root) == "sitemapindex":
        entries = [
            (text_at(e, "{*}lastmod"), text_at(e, "{*}loc")) for e in root.iterfind("{*}sitemap")
        ]
        news = [
            entry for entry in entries if "news" in entry[1].lower() or "post" in entry[1].lower()
        ]
        address = max(news or entries, default=("", ""))[1]
        root = _read(asker, address)
    pages = [
        (text_at(page, "{*}news/{*}publication_date", "{*}lastmod"), text_at(page, "{*}loc"))
        for page in root.iterfind("{*}url")
    ]
    return [address for _, address in sorted(pages, reverse=True) if _is_address(address)]


def _is_address(text: str) -> bool:
    try:
        address_of(text)
    except FetchError:
        return False
    return True


def _read(asker: Asker, url: str) -> etree._Element:
    """Return the root of a sitemap.

    Raises:
        FetchError: it doesn't answer, or is none.
    """
    data = asker.ask(url, "xml").data
    if data.startswith(GZIP):
        data = _unpacked(data)
    whole = document(BytesIO(data), url)
    if isinstance(whole, Rejected) or _name(whole.root) not in {"urlset", "sitemapindex"}:
        raise FetchError("it is no sitemap")
    for place in whole.root.iter("{*}loc"):
        address = (place.text or "").strip()
        place.text = joined(url, address) if address else None
    return whole.root


def _name(element: etree._Element) -> str:
    return etree.QName(element).localname


def _unpacked(data: bytes) -> bytes:
    """Return a sitemap that comes as a file of gzip.

    Raises:
        FetchError: it is damaged, or longer than is taken.
    """
    try:
        return b"".join(gunzipped(BytesIO(data), LARGEST))
    except DamagedError:
        raise FetchError("its gzip is damaged") from None
    except TooLongError:
        raise FetchError(f"it has more than the {LARGEST:,} bytes that are taken") from None
