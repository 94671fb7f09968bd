"""HTML pages that carry the data of an article, as JSON-LD or microdata.

The data are what the publisher says of the article. The page is asked for what they lack: its text,
and what stands under its pictures.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import BinaryIO

from paperpress.model.finding import Finding, Rejected
from paperpress.sources.formats.web.article import article
from paperpress.sources.formats.web.linked_data import Graph, Node, is_article, kinds
from paperpress.sources.formats.web.microdata import microdata
from paperpress.sources.formats.web.schema_org import record_of
from paperpress.sources.parsing.bodies import letters
from paperpress.sources.parsing.html_page import Page, page_of
from paperpress.sources.parsing.json_text import UNREADABLE, told
from paperpress.sources.parsing.values import first, left_out, warning
from paperpress.sources.parsing.xml_text import root_tag
from paperpress.sources.raw import Raw

_START = re.compile(
    rb"\s*+(?:<\?xml[^>]*\?>\s*+)?(?>(?:<!--.*?-->\s*+)*)(?:<!doctype\s+html|<html\b|<head\b)",
    re.I | re.S,
)
_WRAPPED = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|/\*.*?\*/)+|(?:-->|//\s*\]\]>|/\*.*?\*/|;)+\s*$", re.S
)


def detects(start: bytes) -> bool:
    """It begins like an HTML page, and isn't one round a feed or an agency's document."""
    return _START.match(start[:65536]) is not None and root_tag(start)[0] in {"", "html"}


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """The articles of a page; a page without the data of one says what it is."""
    page = page_of(file.read())
    notices: list[Finding] = []
    graph = _graph(page, notices)
    articles = [node for node in graph.nodes if is_article(node)]
    if not articles:
        yield left_out(name, "", first(page.headline, page.meta("og:title")), _none(page, graph))
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
            notices.append(_unreadable(number, told(error)))
    if not any(is_article(node) for node in graph.nodes):
        graph.add(microdata(page.root))
    return graph


def _none(page: Page, graph: Graph) -> str:
    what = page.meta("og:type")
    said = f"; the page says that it is a {what}" if what else ""
    held = f" (it holds {kinds(graph.nodes)})" if graph.nodes else ""
    return f"holds no data of an article, as JSON-LD or microdata{held}{said}, so no article"


def _main(graph: Graph, page: Page, articles: list[Node]) -> tuple[Node, list[Node]]:
    """The article that the page is of, with all that is told about it, and the others.

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
    return warning(
        "REC022",
        f"script[{number}]",
        f"Data of the page {message}, so they are left out.",
        "Mend the script of the type application/ld+json.",
    )
