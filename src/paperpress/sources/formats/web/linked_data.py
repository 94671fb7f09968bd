"""Data in the terms of schema.org: nodes of JSON-LD or microdata, and what they refer to.

JSON-LD 1.1 (https://www.w3.org/TR/json-ld11/), as far as publishers write it: ``@graph``, lists,
``@id`` references, ``@value``, ``@list`` and ``@set``, names with or without schema.org's address.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from paperpress.sources.parsing.values import first, items, mapping

Node = dict[str, Any]

#: Articles of schema.org (https://schema.org/Article and what is under it), and blogs' posts.
ARTICLES = frozenset(
    {
        "AdvertiserContentArticle", "AnalysisNewsArticle", "Article", "AskPublicNewsArticle",
        "BackgroundNewsArticle", "BlogPosting", "LiveBlogPosting", "MedicalScholarlyArticle",
        "NewsArticle", "OpinionNewsArticle", "Report", "ReportageNewsArticle",
        "ReviewNewsArticle", "SatiricalArticle", "ScholarlyArticle", "SocialMediaPosting",
        "TechArticle",
    }
)  # fmt: skip
#: Under these a page or a list holds its articles.
_HOLDERS = ("@graph", "mainEntity", "itemListElement", "item", "blogPost", "dataFeedElement")
_SCHEMA = re.compile(r"(?:https?://(?:www\.)?schema\.org/|schema:)")
_DEPTH = 40
"""Nodes within nodes below which nothing is looked for: no export is deeper."""


@dataclass(slots=True)
class Graph:
    """Nodes by their ``@id``, so that a reference can be followed."""

    nodes: list[Node] = field(default_factory=list)
    """Those at the top: of a document, a list, a ``@graph``; articles of a list or page too."""
    _by_id: dict[str, Node] = field(default_factory=dict)

    def add(self, document: Any) -> None:
        """Take in a document."""
        tidied = tidy(document)
        self._index(tidied, 0)
        self.nodes.extend(_tops(tidied, 0))

    def _index(self, value: Any, depth: int) -> None:
        if depth > _DEPTH:
            return
        if isinstance(value, dict):
            name = value.get("@id")
            if isinstance(name, str):
                # What several nodes tell about one thing is told of it together.
                node = self._by_id.setdefault(name, {})
                for key, inner in value.items():
                    node.setdefault(key, inner)
        for inner in value.values() if isinstance(value, dict) else items(value):
            if isinstance(inner, dict | list):
                self._index(inner, depth + 1)

    def of(self, node: Node, *keys: str) -> list[Any]:
        """Return what a node says under the first of some keys that says something; references followed."""
        for key in keys:
            values = [self.resolved(value) for value in _flat(node.get(key))]
            if values:
                return values
        return []

    def resolved(self, value: Any) -> Any:
        """Return the node that a reference names, with all that is known of it; else the value itself."""
        name = value.get("@id") if isinstance(value, dict) else None
        return self._by_id.get(name, value) if isinstance(name, str) else value

    def logos(self) -> Iterator[str]:
        """Yield the addresses of what any node calls its logo."""
        waiting: list[tuple[Any, int]] = [
            (node, 0) for node in (*self.nodes, *self._by_id.values())
        ]
        while waiting:
            value, depth = waiting.pop()
            for key, inner in mapping(value).items():
                if key == "logo":
                    for logo in self.of(value, "logo"):
                        yield first(logo, self.text(mapping(logo), "url", "contentUrl"))
                elif isinstance(inner, dict | list) and depth < _DEPTH:
                    waiting += [(item, depth + 1) for item in items(inner)]

    def texts(self, node: Node, *keys: str) -> list[str]:
        """Return the texts under the first of some keys that has any; for a node, its text or name."""
        return [text for text in map(words, self.of(node, *keys)) if text]

    def text(self, node: Node, *keys: str) -> str:
        """Return the first text under some keys; empty where there is none."""
        return first(*(text for key in keys for text in self.texts(node, key)))


def types(node: object) -> frozenset[str]:
    """Return the types of a node, without schema.org's address."""
    return frozenset(str(name) for name in items(mapping(node).get("@type")))


def words(value: object) -> str:
    """Return the text of a value, or what a node is called."""
    node = mapping(value)
    return first(value, *(node.get(key) for key in ("name", "text", "url", "@id")))


def tidy(value: Any, depth: int = 0) -> Any:
    """Return the value with names in short, and ``@value``, ``@list`` and ``@set`` unwrapped."""
    if depth > _DEPTH:
        return None
    if isinstance(value, list):
        return [tidy(inner, depth + 1) for inner in value]
    if not isinstance(value, dict):
        return value
    for wrapper in ("@value", "@list", "@set"):
        if wrapper in value:
            return tidy(value[wrapper], depth + 1)
    tidied = {_SCHEMA.sub("", str(key), count=1): inner for key, inner in value.items()}
    return {
        key: _type_names(inner) if key == "@type" else tidy(inner, depth + 1)
        for key, inner in tidied.items()
        if key != "@context"
    }


def _type_names(value: Any) -> list[str]:
    return [_SCHEMA.sub("", name, count=1) for name in items(value) if isinstance(name, str)]


def _flat(value: Any) -> Iterator[Any]:
    """Yield the values of a property: lists within lists are one (Reuters' keywords)."""
    for inner in items(value):
        if isinstance(inner, list):
            yield from _flat(inner)
        elif inner is not None:
            yield inner


def _tops(value: Any, depth: int) -> Iterator[Node]:
    if depth > _DEPTH:
        return
    for node in _flat(value):
        if not isinstance(node, dict):
            continue
        if "@type" in node:
            yield node
        if not is_article(node):
            for key in _HOLDERS:
                yield from _tops(node.get(key), depth + 1)


def is_article(node: object) -> bool:
    """Tell whether a node is an article, of whatever kind."""
    return not ARTICLES.isdisjoint(types(node))


def kinds(nodes: Iterable[Node]) -> str:
    """Return the types of some nodes, for what an editor is told."""
    names = dict.fromkeys(name for node in nodes for name in sorted(types(node)))
    return ", ".join(names) or "nothing with a type"
