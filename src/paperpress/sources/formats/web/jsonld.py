"""Articles as JSON-LD in the terms of schema.org, in a file of their own.

One document, a list of them, or one a line; https://schema.org/Article and https://www.w3.org/TR/json-ld11/.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from paperpress.model.finding import FieldError, Finding, Rejected
from paperpress.sources.formats.web.linked_data import Graph, Node, is_article, kinds, types
from paperpress.sources.formats.web.schema_org import record_of
from paperpress.sources.parsing.json_shape import begun, documents
from paperpress.sources.parsing.values import first, items, left_out, mapping
from paperpress.sources.raw import Raw

#: What publishers list beside articles, and readers would miss.
_CONTENT = frozenset(
    {"AudioObject", "ClaimReview", "Event", "PodcastEpisode", "Product", "Recipe", "Review", "VideoObject"}
)  # fmt: skip


def detects(start: bytes) -> bool:
    """Return an object, or the first of a list, with a keyword of JSON-LD."""
    beginning = begun(start)
    document = mapping(items(beginning)[0]) if items(beginning) else {}
    return not {"@context", "@graph", "@type"}.isdisjoint(document)


def records(file: BinaryIO, name: str) -> Iterator[Raw | Rejected]:
    """Yield the articles of a file; a document without one says what it holds."""
    for outcome in documents(file, name):
        if isinstance(outcome, Rejected):
            yield outcome
            continue
        place, document = outcome
        graph = Graph()
        graph.add(document)
        articles = [node for node in graph.nodes if is_article(node)]
        if not articles:
            reason = f"is {kinds(graph.nodes)}, and no article is in it"
            yield left_out(name, place, "", reason, "@type")
            continue
        for number, node in enumerate(graph.nodes):
            inner = f"{place} node {number + 1}".strip() if len(graph.nodes) > 1 else place
            if is_article(node):
                yield _read(graph, node, name, inner)
            elif not _CONTENT.isdisjoint(types(node)):
                label = first(node.get("headline"), node.get("name"))
                yield left_out(name, inner, label, f"is {kinds([node])}, so no article", "@type")


def _read(graph: Graph, node: Node, name: str, place: str) -> Raw | Rejected:
    notices: list[Finding] = []
    record = record_of(graph, node, notices)
    if "body" in record:
        return Raw(place, record, tuple(notices))
    source = f"{name}, {place}" if place else name
    message = (
        "is missing: the data is of an article, without its text; give the page that carries it"
    )
    label = first(record.get("headline"), record.get("url"))
    return Rejected(source, label, (FieldError("articleBody", message),))
