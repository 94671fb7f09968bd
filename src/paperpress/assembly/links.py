"""What an article points to: other articles of the edition, and the web."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urljoin

from paperpress.body.link_address import NoLink, link_address
from paperpress.body.page_address import page_of
from paperpress.findings import emit
from paperpress.model.article import Article, Related
from paperpress.model.blocks import Blocks, Body, Inline, Inlines, Link
from paperpress.model.finding import Finding
from paperpress.model.language import direction_of
from paperpress.model.traversal import map_inlines, map_runs, walk
from paperpress.xhtml.context import Pointer


def safe_address(url: str | None, article: str, path: str, findings: list[Finding]) -> str:
    """Return a web address that may stand in a link; the empty string, with a finding, for any other."""
    if not url:
        return ""
    safe = link_address(url)
    if isinstance(safe, NoLink) or not safe.startswith(("http://", "https://")):
        findings.append(emit("LNK010", article=article, path=path, url=url))
        return ""
    return safe


class Links:
    """Finds the articles that records and bodies point to: in the edition first, else on the web."""

    def __init__(
        self,
        articles: Sequence[Article],
        pointers: Sequence[Pointer],
        findings: list[Finding],
        by_id: Mapping[str, int],
        pages: _Pages,
    ) -> None:
        self._articles = articles
        self._pointers = pointers
        self._findings = findings
        self._by_id = by_id
        self._pages = pages

    @classmethod
    def of(
        cls, articles: Sequence[Article], pointers: Sequence[Pointer], findings: list[Finding]
    ) -> Links:
        """Return the links between articles; what can't be linked is added to `findings`."""
        by_id = {article.id: number for number, article in enumerate(articles)}
        pages = _pages([article.url for article in articles])
        return cls(articles, pointers, findings, by_id, pages)

    def in_body(self, body: Body) -> Body:
        """Return a body in which links to articles of this edition lead to their pages."""
        addresses = (part.href for part in walk(body) if isinstance(part, Link))
        if all(self._pages.find(address) is None for address in addresses):
            return body  # as nearly all are

        def led(inline: Inline) -> Inlines:
            number = self._pages.find(inline.href) if isinstance(inline, Link) else None
            if number is None or not isinstance(inline, Link):
                return (inline,)
            return (replace(inline, href=self._pointers[number].href),)

        def in_blocks(blocks: Blocks) -> Blocks:
            return map_runs(blocks, lambda run: map_inlines(run, led))

        notes = tuple(replace(note, blocks=in_blocks(note.blocks)) for note in body.notes)
        return replace(body, blocks=in_blocks(body.blocks), notes=notes)

    def related(self, number: int, language: str) -> Iterator[Pointer]:
        """Yield the related articles of the article at a position, each once, without the article itself."""
        seen = {self._pointers[number].href}
        article = self._articles[number]
        for place, related in enumerate(article.related):
            pointer = self._pointer(related, article, f"related[{place}]", language)
            if pointer is None:
                continue
            key = pointer.href or pointer.headline
            if key not in seen:
                seen.add(key)
                yield pointer

    def _number(self, related: Related, base: str | None) -> int | None:
        """Return the position of a related article, by its id or by its address in any writing."""
        if related.id is not None and related.id in self._by_id:
            return self._by_id[related.id]
        address = related.url or related.id or ""
        return self._pages.find_as_written(address, base) if "/" in address else None

    def _pointer(self, related: Related, of: Article, path: str, language: str) -> Pointer | None:
        article, number = of.id, self._number(related, of.url)
        if number is not None:
            return self._pointers[number]
        url = safe_address(related.url, article, f"{path}.url", self._findings)
        headline = related.headline or url or _words(related.id)
        if not url and related.url is None:
            self._tell_unlinked(related, article, path)
        elif url and related.headline is None:
            self._findings.append(emit("LNK012", article=article, path=path, url=url))
        if not headline:
            return None
        return Pointer(
            href=url,
            headline=headline,
            language=language,
            direction=direction_of(language),
            desk=related.desk or "",
            standfirst=related.standfirst or "",
            published=related.published,
            on_web=bool(url),
        )

    def _tell_unlinked(self, related: Related, article: str, path: str) -> None:
        name = repr(related.headline or related.id)
        shown = related.headline or _words(related.id)
        self._findings.append(
            emit(
                "LNK011",
                article=article,
                path=path,
                name=name,
                value="shown without a link" if shown else "left out",
            )
        )


class _Pages:
    """The articles of an edition by their addresses, however those are written."""

    def __init__(self, exact: Mapping[str, int], pages: Mapping[str, set[int]]) -> None:
        self._exact = exact
        self._pages = pages

    def find(self, url: str) -> int | None:
        """Return the position of the article at an address; None where no article, or several, have it."""
        number = self._exact.get(url)
        if number is not None or not self._pages:
            return number
        numbers = self._pages.get(page_of(url), set())
        return next(iter(numbers)) if len(numbers) == 1 else None

    def find_as_written(self, address: str, base: str | None) -> int | None:
        """Return the position for an address that may lack its scheme, or its host where `base` has it."""
        ways = [address, f"https://{address.lstrip('/')}"]
        if base:
            with suppress(ValueError):
                ways.append(urljoin(base, address))
        return next((number for way in ways if (number := self.find(way)) is not None), None)


def _pages(addresses: Sequence[str | None]) -> _Pages:
    exact: dict[str, int] = {}
    pages: dict[str, set[int]] = {}
    for number, url in enumerate(addresses):
        if url:
            exact.setdefault(url, number)
            pages.setdefault(page_of(url), set()).add(number)
    return _Pages(exact, pages)


def _words(id: str | None) -> str:
    """Return the headline that a record gives in place of an id: a text with spaces; else nothing."""
    return id if id and " " in id else ""
