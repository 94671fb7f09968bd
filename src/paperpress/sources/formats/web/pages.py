"""HTML pages that carry the data of an article, as JSON-LD or microdata.

The data are what the publisher says of the article. The page is asked for what they lack: its text,
and what stands under its pictures.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import urlsplit

from lxml import etree

from paperpress.findings import emit
from paperpress.model.finding import Finding, Rejected
from paperpress.sources.formats.web.article import article
from paperpress.sources.formats.web.linked_data import Graph, Node, is_article, kinds, types
from paperpress.sources.formats.web.microdata import microdata
from paperpress.sources.formats.web.page_tags import headline_of, published_by
from paperpress.sources.formats.web.schema_org import record_of
from paperpress.sources.parsing.bodies import letters, tree
from paperpress.sources.parsing.html_page import Page, page_of
from paperpress.sources.parsing.json_text import UNREADABLE, error_message
from paperpress.sources.parsing.plain import visible
from paperpress.sources.parsing.values import left_out
from paperpress.sources.parsing.xml_text import first_tag, root_tag
from paperpress.sources.raw import Raw

_START = re.compile(
    rb"\s*+(?:<\?xml[^>]*\?>\s*+)?(?>(?:<!--.*?-->\s*+)*)"
    rb"(?:<!doctype\s+html|<html\b|<head\b|<meta\b|<title\b|<body\b)",
    re.I | re.S,
)
#: A page behind what a script printed before it: warnings, blank lines, tags.
_LATE = re.compile(rb"<!doctype\s+html|<html\b", re.I)
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)+|(?:-->|//\s*\]\]>|/\*.*?\*/|;)+\s*$", re.S
)


#: What a page is of that is no article, by its data.
_OTHERS = frozenset(
    {
        "CollectionPage",
        "Event",
        "JobPosting",
        "Product",
        "ProfilePage",
        "Recipe",
        "SearchResultsPage",
    }
)
_OF_ARTICLES = re.compile(r"article|news|story|blog|post", re.I)
#: Letters of a text below which a page is no article: one that says so, any other.
_LEAST_NAMED, _LEAST = 120, 500


def detects(start: bytes) -> bool:
    """Tell whether a file begins like an HTML page, and not one around a feed or an agency's document."""
    begun = start[:65536]
    is_page = _START.match(begun) or (
        first_tag(begun)[0].lower() in {"br", "b", "p", "div", "script"} and _LATE.search(begun)
    )
    return bool(is_page) and root_tag(start)[0] in {"", "html"}


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the articles of a page; a page without the data of one says what it is."""
    page = page_of(file.read())
    notices: list[Finding] = []
    graph = _graph(page, notices)
    articles = [node for node in graph.nodes if is_article(node)]
    if not articles:
        yield from _by_tags(page, graph, name, notices)
        return
    main, others = _main(graph, page, articles)
    yield article(graph, main, page, name, notices)
    for number, node in enumerate(others, 2):
        record = record_of(graph, node, [])
        if "body" in record:
            yield Raw(f"article {number}", record)


def _graph(page: Page, notices: list[Finding]) -> Graph:
    graph = Graph()
    for number, script in enumerate(page.scripts("application/ld+json")):
        try:
            graph.add(json.loads(_WRAPPED.sub("", script), strict=False))
        except UNREADABLE as error:
            notices.append(_unreadable(number, error_message(error)))
    if not any(is_article(node) for node in graph.nodes):
        graph.add(microdata(page.root))
    return graph


def _by_tags(
    page: Page, graph: Graph, name: str, notices: list[Finding]
) -> Iterator[Raw | Rejected]:
    """Yield the article of a page without data, if its tags or its text make it one."""
    headline = headline_of(page)
    says = _OF_ARTICLES.search(page.meta("og:type")) is not None
    is_other = not says and not _OTHERS.isdisjoint(
        kind for node in graph.nodes for kind in types(node)
    )
    is_home = bool(page.address) and urlsplit(page.address).path.strip("/") == ""
    is_named = says or bool(published_by(page))
    if (
        is_other
        or is_home
        or not headline
        or (not is_named and "og:type" in page.tags and not _has_text(page))
    ):
        yield left_out(name, "", headline, _none(page, graph))
        return
    outcome = article(graph, None, page, name, notices)
    if isinstance(outcome, Raw) and isinstance(outcome.record, dict):
        size = _size(tree(outcome.record["body"]))
        if size < (_LEAST_NAMED if is_named else _LEAST):
            yield left_out(
                name, "", headline, f"{_none(page, graph)}: {size} letters of text were found"
            )
            return
    elif not is_named:
        yield left_out(name, "", headline, _none(page, graph))
        return
    yield outcome


def _has_text(page: Page) -> bool:
    """Tell whether paragraphs of the page hold as many letters as an article has."""
    return sum(map(_size, page.root.iter("p"))) >= _LEAST


def _size(element: etree._Element) -> int:
    """Return the size of a text in letters; a Chinese, Japanese or Korean sign counts as three."""
    return sum(3 if letter >= "\u2e80" else 1 for letter in letters(visible(element)))


def _none(page: Page, graph: Graph) -> str:
    what = page.meta("og:type")
    remark = f"; the page says that it is a {what}" if what else ""
    held = f" (it holds {kinds(graph.nodes)})" if graph.nodes else ""
    return f"holds no data of an article, as JSON-LD or microdata{held}{remark}, so no article"


def _main(graph: Graph, page: Page, articles: list[Node]) -> tuple[Node, list[Node]]:
    """Return the page's main article, with everything said about it, and the other articles.

    Themes and plug-ins describe one article twice, each with something that the other lacks.
    """

    def headline(node: Node) -> str:
        return letters(graph.text(node, "headline", "name"))

    wanted = letters(page.headline)
    main = next((node for node in articles if wanted and headline(node) == wanted), articles[0])
    same = [node for node in articles if headline(node) == headline(main)]
    united: Node = {}
    for node in [main, *same]:
        for key, value in node.items():
            united.setdefault(key, value)
    return united, [node for node in articles if node not in same]


def _unreadable(number: int, message: str) -> Finding:
    return emit("REC022", path=f"script[{number}]", message=message)
