"""What a newspaper's site can be read by, found from its address."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urljoin, urlsplit

from paperpress.config.passwords import LOOPBACK
from paperpress.errors import ConfigurationError
from paperpress.files.web import Answer, FetchError
from paperpress.sites.asking import Asker, Keys, LimitError
from paperpress.sites.front_page import FrontPage, front_page_of, is_page
from paperpress.sites.probing_feeds import feed_ways
from paperpress.sites.probing_sitemaps import sitemap_ways
from paperpress.sites.probing_systems import ghost_way, wordpress_way
from paperpress.sites.ways import GHOST_KEY, Detected, Way


def detect(address: str, asker: Asker, environ: Mapping[str, str]) -> Detected:
    """Find what a site can be read by: an API before a feed, whole articles before beginnings.

    Args:
        address: of the front page.
        asker: asks the site.
        environ: the environment's variables, where Ghost's key may be.

    Raises:
        ConfigurationError: the site doesn't answer, or can't be read by anything that is known.
    """
    front = _front(address, asker)
    missing: list[str] = []
    ways = _ways(front, asker, environ, missing)
    root = urljoin(front.url, "/")
    if not ways and front.url != root:  # of a section; the whole paper may be readable
        return detect(root, asker, environ)
    ways.sort(key=_rank)
    if not ways:
        looked = "\n".join(f"  {line}" for line in missing)
        raise ConfigurationError(
            f"{address}: nothing was found that it can be read by:\n{looked}\n"
            "  name a feed or a sitemap of it yourself: docs/sites.md"
        )
    return Detected(front, ways[0], tuple(ways[1:]), tuple(missing))


def _ways(
    front: FrontPage, asker: Asker, environ: Mapping[str, str], missing: list[str]
) -> list[Way]:
    """Return the ways to read a site, and note in `missing` what was looked for in vain."""
    systems: tuple[Callable[[], list[Way]], ...] = (
        lambda: wordpress_way(front, asker, missing),
        lambda: ghost_way(front, _with_key(asker, front, environ), missing),
    )
    lists: tuple[Callable[[], list[Way]], ...] = (
        lambda: feed_ways(front, asker, missing),
        lambda: sitemap_ways(front, asker, missing),
    )
    ways: list[Way] = []
    for probe in lists if front.given else (*systems, *lists):
        try:
            ways += probe()
        except FetchError as error:
            missing.append(str(error))
            if isinstance(error, LimitError):
                break
        if ways and (front.given or ways[0].kind in {"wordpress", "ghost"}):
            break
    return ways


def _front(address: str, asker: Asker) -> FrontPage:
    try:
        answer = asker.ask(address, "head")
    except FetchError as error:
        raise ConfigurationError(f"{address}: can't be read: {error}") from None
    if is_page(answer):
        return front_page_of(answer)
    root = urljoin(answer.url, "/")
    try:
        front = front_page_of(asker.ask(root, "head"))
    except FetchError:
        front = front_page_of(Answer(root, 200, {}))
    return replace(front, given=answer.url)


def _with_key(asker: Asker, front: FrontPage, environ: Mapping[str, str]) -> Asker:
    """Return what asks Ghost's API, with a key where there is one."""
    key = environ.get(GHOST_KEY, "")
    home = urlsplit(front.url)
    private = home.scheme == "https" or home.hostname in LOOPBACK
    if not key or not private:
        return asker
    return replace(asker, keys=Keys(f"{home.scheme}://{home.netloc}", {}, {"key": key}))


def _rank(way: Way) -> int:
    """Return the place of a way: an API, then a feed of whole texts, then pages, then beginnings."""
    order = {"wordpress": 0, "ghost": 1, "feed": 2, "sitemap": 3, "json": 4}
    return order[way.kind] if way.whole else order["json"]
