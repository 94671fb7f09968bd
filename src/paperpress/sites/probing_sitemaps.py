"""Looks for sitemaps whose pages tell who wrote them and when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from io import BytesIO
from urllib.parse import unquote, urljoin, urlsplit

from paperpress.files.web import FetchError
from paperpress.model.article import Article
from paperpress.sites.asking import Asker, LimitError
from paperpress.sites.front_page import FrontPage
from paperpress.sites.sitemaps import newest
from paperpress.sites.ways import DeskFound, Way
from paperpress.sources import read

_USUAL = ("news-sitemap.xml", "sitemap-news.xml", "sitemap.xml", "sitemap_index.xml")
_MOST_MAPS, _MOST_PAGES = 6, 3
_MOST_DESKS = 20


def sitemap_ways(front: FrontPage, asker: Asker, missing: list[str]) -> list[Way]:
    """Return the way by the first sitemap whose newest pages are articles with a date.

    Raises:
        LimitError: no more may be asked.
    """
    named: tuple[str, ...] = ()
    try:
        named = asker.robots_of(front.url).sitemaps
    except LimitError:
        raise
    except FetchError as error:
        missing.append(f"sitemap: {error}")
    ordered = sorted(named, key=lambda url: "news" not in url.lower())
    usual = [urljoin(front.url, place) for place in _USUAL]
    candidates = [front.given] if front.given else [*dict.fromkeys([*ordered, *usual])]
    for url in candidates[:_MOST_MAPS]:
        try:
            pages = newest(asker, url)
        except LimitError:
            raise
        except FetchError as error:
            if url in named:
                missing.append(f"sitemap: {url}: {error}")
            continue
        article = _article(asker, pages[:_MOST_PAGES])
        if article is not None:
            what = f"a sitemap ({len(pages)} pages), whose pages are read"
            # An article's own word for its desk goes before what its address begins with.
            sections = _sections(pages)
            agree = article.desk is None or article.desk in {desk.name for desk in sections}
            desks = sections if agree else ()
            return [Way("sitemap", url, what, desks=desks, language=article.language or "")]
        missing.append(f"sitemap: {url}: its newest pages are no articles with a date")
    if not named:
        missing.append("sitemap: robots.txt names none")
    return []


def _article(asker: Asker, pages: Sequence[str]) -> Article | None:
    """Return the first page that is an article with a date."""
    for url in pages:
        try:
            data = asker.ask(url, "html").data
        except LimitError:
            raise
        except FetchError:
            continue
        for article in read(BytesIO(data)):
            if isinstance(article, Article) and article.published is not None:
                return article
    return None


def _sections(pages: Sequence[str]) -> tuple[DeskFound, ...]:
    """Return the sections that several addresses begin with; those of days are none."""
    paths = [[unquote(part) for part in urlsplit(url).path.split("/") if part] for url in pages]
    names = Counter(path[0] for path in paths if len(path) > 1 and not path[0].isdecimal())
    return tuple(
        DeskFound(name.replace("-", " ").capitalize(), count)
        for name, count in names.most_common(_MOST_DESKS)
        if count > 1
    )
