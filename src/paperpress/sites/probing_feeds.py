"""Looks which feed of a site holds most, and whether it gives whole texts."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urljoin

from paperpress.files.web import FetchError
from paperpress.model.article import Article
from paperpress.sites.asking import Asker, LimitError
from paperpress.sites.feeds import entries_of, gives_beginning
from paperpress.sites.front_page import FrontPage
from paperpress.sites.ways import DeskFound, Way

#: Where feeds are when a head names none.
_USUAL = ("feed/", "rss/", "feed.xml", "rss.xml", "atom.xml", "index.xml", "feed.json", "rss")
#: Of the feeds that a head names, the first are those of the whole paper.
_MOST_FEEDS = 4
_MOST_DESKS = 20


def feed_ways(front: FrontPage, asker: Asker, missing: list[str]) -> list[Way]:
    """Return the ways by feeds, the one with the most whole texts first.

    Raises:
        LimitError: no more may be asked.
    """
    named = [front.given] if front.given else [feed.url for feed in front.feeds[:_MOST_FEEDS]]
    ways = []
    for url in named or [urljoin(front.url, place) for place in _USUAL]:
        try:
            ways.append(_way(url, asker))
        except LimitError:
            raise
        except FetchError as error:
            if named:
                missing.append(f"feed: {url}: {error}")
            continue
        if not named:
            break
    if not ways and not named:
        missing.append(f"feed: the page names none, and none is at {', '.join(_USUAL)}")
    return ways


def _way(url: str, asker: Asker) -> Way:
    """Return how a feed is read.

    Raises:
        FetchError: it is none, or is empty.
    """
    entries = entries_of(asker.ask(url, "xml").data, url)
    if not entries:
        raise FetchError("it is a feed without items")
    articles = [entry.article for entry in entries if isinstance(entry.article, Article)]
    desks = Counter(article.desk for article in articles if article.desk)
    breaking = sum(map(gives_beginning, entries))
    whole = breaking * 2 < len(entries)
    texts = "of whole texts" if whole else "that gives beginnings alone, so the pages are read"
    return Way(
        "feed",
        url,
        f"a feed {texts} ({len(entries)} items)",
        desks=tuple(DeskFound(name, count) for name, count in desks.most_common(_MOST_DESKS)),
        language=next((article.language for article in articles if article.language), ""),
        whole=whole,
    )
