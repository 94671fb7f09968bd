"""Looks whether a site runs on WordPress or on Ghost, and what its API tells of it."""

from __future__ import annotations

from typing import Any, Final

from paperpress.files.web import FetchError
from paperpress.model.article import Article
from paperpress.sites.asking import Asker, LimitError, site_of
from paperpress.sites.feeds import entries_of
from paperpress.sites.front_page import FrontPage
from paperpress.sites.ways import GHOST_KEY, DeskFound, Way
from paperpress.sources.parsing.plain import plain
from paperpress.sources.parsing.values import at, first, mapping, mappings, number, text

_MOST_DESKS: Final = 20
#: Kinds of posts that WordPress itself brings along, and none of them is articles but the first.
_OWN_TYPES = frozenset({"post", "page", "attachment", "nav_menu_item"})
_NO_DESK = "uncategorized"


def wordpress_way(front: FrontPage, asker: Asker, missing: list[str]) -> list[Way]:
    """Return how a site of WordPress is read; nothing, and why in `missing`, where it is none.

    Raises:
        LimitError: no more may be asked.
    """
    if _is_ghost(front):
        return []
    root = front.api or f"{front.url}wp-json/"
    if site_of(root) != site_of(front.url):
        missing.append(f"WordPress: its API is said to be at another host, {site_of(root)}")
        return []
    try:
        facts = mapping(
            asker.json(_with(root, "_fields=name,url,timezone_string,gmt_offset,namespaces"))[0]
        )
        if "wp/v2" not in (facts.get("namespaces") or ()):
            missing.append("WordPress: there is no API of its second version")
            return []
        posts, _ = asker.json(_with(root, "per_page=1&_fields=id,date_gmt", "wp/v2/posts"))
    except LimitError:
        raise
    except FetchError as error:
        if front.api or error.status != 404:  # else it is no WordPress
            missing.append(f"WordPress: {root}: {error}")
        return []
    if not isinstance(posts, list):
        missing.append("WordPress: its API gives no list of posts")
        return []
    home = f"{text(facts.get('url')).rstrip('/')}/"
    same_host = home.startswith(f"{site_of(front.url)}/")
    return [
        Way(
            "wordpress",
            home if same_host else front.url,
            "WordPress, by its REST API",
            desks=_categories(root, asker, missing),
            title=plain(text(facts.get("name"))),
            language="" if front.language else _language(front, asker),
            timezone=_zone(facts),
            notes=_types(root, asker),
        )
    ]


def _language(front: FrontPage, asker: Asker) -> str:
    """Return the language that the site's feed says, since the API says none."""
    url = f"{front.url}feed/"
    try:
        entries = entries_of(asker.ask(url, "xml").data, url)
    except LimitError:
        raise
    except FetchError:
        return ""
    articles = [entry.article for entry in entries if isinstance(entry.article, Article)]
    return next((article.language for article in articles if article.language), "")


def _categories(root: str, asker: Asker, missing: list[str]) -> tuple[DeskFound, ...]:
    asked = (
        f"per_page={_MOST_DESKS}&orderby=count&order=desc&hide_empty=true&_fields=name,slug,count"
    )
    try:
        categories = mappings(asker.json(_with(root, asked, "wp/v2/categories"))[0])
    except LimitError:
        raise
    except FetchError as error:
        missing.append(f"WordPress: its categories: {error}")
        return ()
    return tuple(
        DeskFound(plain(text(category.get("name"))), number(text(category.get("count"))))
        for category in categories
        if category.get("slug") != _NO_DESK
    )


def _types(root: str, asker: Asker) -> tuple[str, ...]:
    """Return a comment on kinds of posts of the site's own, which may be articles too."""
    try:
        kinds = mapping(asker.json(_with(root, "context=view", "wp/v2/types"))[0])
    except LimitError:
        raise
    except FetchError:
        return ()
    more = [
        text(kind.get("rest_base"))
        for name, kind in kinds.items()
        if name not in _OWN_TYPES
        and not name.startswith(("wp_", "jp_", "elementor"))
        and isinstance(kind, dict)
    ]
    if not more:
        return ()
    quoted = ", ".join(f'"{name}"' for name in ("posts", *filter(None, more)))
    return (
        "Other kinds of posts that the site has; leave those that are articles:",
        f"types = [{quoted}]",
    )


def _zone(facts: dict[str, Any]) -> str:
    """Return the time zone; of a site that names only hours, the zone that is always so far off."""
    named = text(facts.get("timezone_string"))
    if named:
        return named
    try:
        hours = float(text(facts.get("gmt_offset")) or "0")
    except ValueError:
        return ""
    # The signs of these names are the other way round.
    return f"Etc/GMT{-hours:+.0f}" if hours and hours == int(hours) else ""


def _with(root: str, asked: str, route: str = "") -> str:
    return f"{root}{route}{'&' if 'rest_route=' in root else '?'}{asked}"


def _is_ghost(front: FrontPage) -> bool:
    return front.generator.lower().startswith("ghost")


def ghost_way(front: FrontPage, asker: Asker, missing: list[str]) -> list[Way]:
    """Return how a site of Ghost is read; nothing, and why in `missing`, where it is none or no key is there.

    Raises:
        LimitError: no more may be asked.
    """
    if not _is_ghost(front):
        return []
    if not asker.keys.query:
        missing.append(
            f"Ghost: its content API asks for a key: make one in Ghost (Settings, Integrations, Add custom"
            f" integration), put it into the environment variable {GHOST_KEY}, and run this again"
        )
        return []
    api = f"{front.url}ghost/api/content/"
    try:
        settings = mapping(mapping(asker.json(f"{api}settings/")[0]).get("settings"))
        tags = mapping(
            asker.json(f"{api}tags/?include=count.posts&limit=100&filter=visibility:public")[0]
        )
    except LimitError:
        raise
    except FetchError as error:
        missing.append(f"Ghost: {api}: {error}")
        return []
    desks = [
        DeskFound(text(tag.get("name")), number(text(at(tag, "count", "posts"))))
        for tag in mappings(tags.get("tags"))
    ]
    desks.sort(key=lambda desk: -desk.count)
    return [
        Way(
            "ghost",
            front.url,
            "Ghost, by its content API",
            {"key_env": GHOST_KEY},
            tuple(desk for desk in desks if desk.count)[:_MOST_DESKS],
            text(settings.get("title")),
            first(settings.get("lang"), settings.get("locale")),
            text(settings.get("timezone")),
        )
    ]
