"""What a page says of its article by its tags alone: OpenGraph, ``meta``, ``time``, markup.

https://ogp.me/, https://www.dublincore.org/specifications/dublin-core/dcq-html/, and the names that
the services write which news sites are measured and sent out by (Parse.ly, Sailthru, Chartbeat).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, Final

from lxml import etree

from paperpress.sources.parsing.bodies import letters
from paperpress.sources.parsing.dates import moment
from paperpress.sources.parsing.html_page import Page
from paperpress.sources.parsing.people import authors, merged
from paperpress.sources.parsing.plain import plain, visible
from paperpress.sources.parsing.values import each_once, filled

_HEADLINES: Final = (
    "og:title", "parsely-title", "sailthru.title", "cXenseParse:title", "dc.title", "dcterms.title",
    "twitter:title", "headline", "title",
)  # fmt: skip
_STANDFIRSTS: Final = (
    "og:description", "description", "sailthru.description", "twitter:description", "dc.description",
    "dcterms.description", "lead",
)  # fmt: skip
_DESKS: Final = (
    "article:section", "og:article:section", "parsely-section", "cXenseParse:section", "section",
    "sailthru.vertical", "dc.type.section",
)  # fmt: skip
_PUBLISHED: Final = (
    "article:published_time", "og:article:published_time", "article:published", "parsely-pub-date",
    "cXenseParse:recs:publishtime", "sailthru.date", "datePublished", "publish-date", "publication_date",
    "publishdate", "pubdate", "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created",
    "dc.date", "dcterms.date", "article_date_original", "last-published", "date",
)  # fmt: skip
_UPDATED: Final = (
    "article:modified_time", "og:article:modified_time", "og:updated_time", "article:modified",
    "dateModified", "dc.date.modified", "dcterms.modified", "lastmod", "last-modified",
)  # fmt: skip
_AUTHORS: Final = (
    "author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "dc.creator",
    "dcterms.creator", "cXenseParse:author", "byl", "authors", "dc.contributor",
)  # fmt: skip
_PICTURES: Final = (
    "og:image:secure_url", "og:image", "og:image:url", "twitter:image", "twitter:image:src",
    "parsely-image-url", "sailthru.image.full", "thumbnail",
)  # fmt: skip
_KEYWORDS: Final = ("news_keywords", "article:tag", "parsely-tags", "sailthru.tags", "keywords")
#: Names of classes by which sites mark who wrote.
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:byline|authors?|auteurs?|autor(?:en|es)?|autore|redactor)(?:[\s_-]|$)", re.I
)
_PRINTED = re.compile(
    r"(?:^|[\s_-])(?:publish\w*|posted|entry|created|date\w*|time\w*)(?:[\s_-]|$)", re.I
)
#: Names of classes of lines that say a day in words.
_DATED = re.compile(
    r"(?:^|[\s_-])(?:date(?:-?line|-?header|-?time)?|(?:pub|post|entry)-?date|published|posted|timestamp)"
    r"(?:[\s_-]|$)",
    re.I,
)
_BEFORE_DATE = re.compile(
    r"^(?:(?:first )?(?:posted|published|updated)(?: on| at)?|on)\s*:?\s+", re.I
)
_CHANGED = re.compile(r"updat|modif|chang|edit", re.I)
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0[1-9]|1[0-2])[/-](0[1-9]|[12]\d|3[01])(?:[/_-]|$)")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}(?:T|$)")
#: Marks between a headline and the site's name.
_PARTED = re.compile(r"\s+(?:[|–—·•»:]|-{1,2}|\|\|)\s+")
_LONGEST_LINE = 120
#: Names that stand for nobody.
_NOBODY: Final = frozenset(
    {"admin", "administrator", "editor", "publisher", "redaktion", "staff", "unknown", "webmaster"}
)
#: What a name doesn't hold: a date, an address, a word by which a line is something else.
_NO_NAME = re.compile(
    r"\d{2}|@|^(?:posted|updated|last|published|about|archive|powered|veröffentlicht|eingestellt|kontakt"
    r"|follow|more|view|see|all|comments?|share|photo|image|source)\b|:\s*$|\.(?:com|org|net|de)\b",
    re.I,
)
_WORDS = 5


def tagged(page: Page) -> dict[str, Any]:
    """Return what the page's tags and markup say of its article, as a record."""
    site = page.meta("og:site_name", "application-name")
    published = published_by(page)
    updated = _moment(page.metas(*_UPDATED)) or _moment(_times(page, changed=True))
    return filled(
        headline=headline_of(page),
        standfirst=page.meta(*_STANDFIRSTS),
        desk=page.meta(*_DESKS),
        authors=people_of(page, site),
        published=published,
        updated=updated if updated != published else "",
        url=page.address,
        language=page.language,
        picture=next(({"src": address} for address in pictures_by(page)), None),
        keywords=each_once(
            word for content in page.metas(*_KEYWORDS) for word in content.split(",")
        )[:20],
    )


def headline_of(page: Page) -> str:
    """Return the page's heading if its title has it; else its title without the site's name."""
    title = page.meta(*_HEADLINES) or page.title
    wanted, site = letters(title), _site(page)
    headings = [" ".join(visible(element).split()) for element in page.root.iter("h1")]
    shown = [heading for heading in headings if letters(heading) not in ("", site)]
    named = [
        heading for heading in shown if letters(heading) in wanted or wanted in letters(heading)
    ]
    if named and wanted:
        return next(
            (heading for heading in named if wanted.startswith(letters(heading))),
            max(named, key=len),
        )
    if shown and not page.meta(*_HEADLINES):
        return shown[0]
    return without_site(title, page)


def without_site(title: str, page: Page) -> str:
    """Return a title without the site's name: the part that is a heading, or isn't the name."""
    parts = [part.strip() for part in _PARTED.split(title) if part.strip()]
    if len(parts) < 2:
        return title
    site = _site(page) or _host(page.address)
    headings = {letters(visible(element)) for element in page.root.iter("h1", "h2", "h3")} - {
        "",
        site,
    }
    heading = next((part for part in parts if letters(part) in headings), "")
    if heading:
        return heading
    for part in (parts[-1], parts[0]):
        name = letters(part)
        if site and name and (name in site or site in name):
            return title.replace(part, "").strip(" |–—·•»:-")
    return title


def published_by(page: Page) -> str:
    """Return when the article was first out: from its tags, its ``time``, or the day in its address."""
    published = _moment(page.metas(*_PUBLISHED)) or _moment(_times(page, changed=False))
    if published:
        return published
    day = _IN_ADDRESS.search(page.address)
    return "-".join(day.groups()) if day else ""


def people_of(page: Page, site: str) -> list[dict[str, Any]]:
    """Return the authors: from the tags, else from links and lines marked as bylines."""
    for lines in (page.metas(*_AUTHORS), _bylines(page)):
        people = merged(person for line in lines for person in _named(line, site))
        if people:
            return people
    return []


def pictures_by(page: Page) -> Iterator[str]:
    """Yield the addresses of pictures that the page's tags name."""
    yield from page.metas(*_PICTURES)
    for link in page.root.iter("link"):
        if "image_src" in link.get("rel", "").lower().split():
            yield link.get("href", "")


def _named(line: str, site: str) -> Iterator[dict[str, Any]]:
    text = plain(line)
    if "://" in text or not text or len(text) > _LONGEST_LINE:
        return
    for person in authors(text):
        name = str(person.get("name", ""))
        is_name = not _NO_NAME.search(name) and len(name.split()) <= _WORDS
        if is_name and letters(name) not in {"", letters(site)} | _NOBODY:
            yield person


def _bylines(page: Page) -> Iterator[str]:
    """Yield the lines right below the heading by which a page says who wrote.

    Other articles' authors stand further down, so that what is marked first, and what stands beside
    it, is all that is taken.
    """
    is_below = next(page.root.iter("h1"), None) is None
    beside: etree._Element | None = None
    for element in page.root.iter("h1", "a", "span", "p", "div", "address", "li", "em", "strong"):
        if element.tag == "h1":
            is_below = True
            continue
        line = _byline(element) if is_below else ""
        if not line:
            continue
        around = [*islice(element.iterancestors(), 3)]
        if beside is None:
            beside = around[min(1, len(around) - 1)]
        elif beside not in around:
            return
        yield line


def _byline(element: etree._Element) -> str:
    """Return the line of an element that is marked as a byline and holds no other byline."""
    is_linked = element.tag == "a" and "author" in element.get("rel", "").lower().split()
    named = f"{element.get('class', '')} {element.get('itemprop', '')}"
    if not is_linked and not _BYLINE.search(named):
        return ""
    words = " ".join(visible(element).split())
    if not 3 < len(words) <= _LONGEST_LINE or _is_of_comments(element):
        return ""
    within = (
        f"{descendant.get('class', '')} {descendant.get('rel', '')}"
        for descendant in element.iterdescendants()
    )
    return "" if any(_BYLINE.search(value) for value in within) else words


def _is_of_comments(element: etree._Element) -> bool:
    return any(
        "comment" in f"{ancestor.get('class', '')} {ancestor.get('id', '')}".lower()
        for ancestor in element.iterancestors("li", "ol", "ul", "div", "section", "article")
    )


def _times(page: Page, *, changed: bool) -> Iterator[str]:
    """Yield the values of ``time`` elements, those that say what they date first."""
    times = [element for element in page.root.iter("time") if not _is_of_comments(element)]
    marked = [
        element
        for element in times
        if element.get("pubdate") is not None or _PRINTED.search(_classes(element))
    ]
    for element in dict.fromkeys((*marked, *times)):
        if bool(_CHANGED.search(_classes(element))) is changed:
            yield element.get("datetime") or " ".join(visible(element).split())
    for element in page.root.iter("span", "p", "div", "h2", "h3", "h4", "li", "em", "small"):
        is_dated = _DATED.search(_classes(element)) and not _is_of_comments(element)
        if is_dated and bool(_CHANGED.search(_classes(element))) is changed:
            words = " ".join(visible(element).split())
            yield _BEFORE_DATE.sub("", words) if len(words) <= _LONGEST_LINE else ""


def _classes(element: etree._Element) -> str:
    return f"{element.get('class', '')} {element.get('itemprop', '')}"


def _moment(texts: Iterator[str]) -> str:
    """Return the first text that is certainly a day or a time; empty where none is."""
    return next((read for text in texts if _DATE.match(read := moment(text))), "")


def _site(page: Page) -> str:
    """Return the letters of the name that a site gives itself; empty where it gives none."""
    return letters(page.meta("og:site_name", "application-name"))


def _host(address: str) -> str:
    """Return the letters of a site's name in its address: ``courier`` of www.courier.example."""
    name = address.partition("://")[2].partition("/")[0].removeprefix("www.")
    return letters(name.rpartition(".")[0])
