"""What an article points to: other articles of the edition, and the web."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from paperpress.body.findings import Remarks
from paperpress.body.links import address
from paperpress.model.article import Article, Related
from paperpress.model.finding import Finding, Severity
from paperpress.model.language import direction_of
from paperpress.xhtml.context import Pointer


def safe_address(url: str | None, article: str, path: str, found: list[Finding]) -> str:
    """A web address as it may stand in a link; empty, with a finding, where it may not."""
    if not url:
        return ""
    safe = address(url, None, Remarks())
    if safe is None or not safe.startswith(("http://", "https://")):
        found.append(
            Finding(
                "LNK010",
                Severity.WARNING,
                article,
                path,
                f"{url!r} is no web address, so it isn't a link.",
                "Write the full address, beginning with https://.",
            )
        )
        return ""
    return safe


class Links:
    """Finds the articles that records call related: in the edition first, else on the web."""

    def __init__(
        self, articles: Sequence[Article], pointers: Sequence[Pointer], found: list[Finding]
    ) -> None:
        self._articles = articles
        self._pointers = pointers
        self._found = found
        self._by_id = {article.id: number for number, article in enumerate(articles)}
        self._by_url = {
            article.url: number for number, article in enumerate(articles) if article.url
        }

    def related(self, number: int, language: str) -> Iterator[Pointer]:
        """What the article at a position calls related, each once, itself left out."""
        seen = {self._pointers[number].href}
        article = self._articles[number]
        for place, related in enumerate(article.related):
            pointer = self._one(related, article.id, f"related[{place}]", language)
            if pointer is None:
                continue
            key = pointer.href or pointer.headline
            if key not in seen:
                seen.add(key)
                yield pointer

    def _one(self, related: Related, article: str, path: str, language: str) -> Pointer | None:
        for key, known in ((related.id, self._by_id), (related.url, self._by_url)):
            if key is not None and key in known:
                return self._pointers[known[key]]
        url = safe_address(related.url, article, f"{path}.url", self._found)
        headline = related.headline or url or _words(related.id)
        if not url and related.url is None:
            self._tell_unlinked(related, article, path)
        elif url and related.headline is None:
            self._found.append(
                Finding(
                    "LNK012",
                    Severity.NOTICE,
                    article,
                    path,
                    f"The related article at {url} has no headline, so its address is shown.",
                    "Give its headline.",
                )
            )
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
        self._found.append(
            Finding(
                "LNK011",
                Severity.NOTICE,
                article,
                path,
                f"The related article {name} is not in this edition, and no address is given,"
                f" so it is {'shown without a link' if shown else 'left out'}.",
                "Give its url and headline, so that it can be a link to the web.",
            )
        )


def _words(id: str | None) -> str:
    """Return what stands in an id's place where that is a headline, told by its spaces."""
    return id if id and " " in id else ""
