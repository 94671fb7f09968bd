"""JSON-LD of articles: terms of schema.org, in the ways that publishers write them."""

from __future__ import annotations

from typing import Any

import pytest

from json_ld import results
from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw


@pytest.mark.parametrize(
    "kind",
    [
        "Article",
        "NewsArticle",
        "BlogPosting",
        "ReportageNewsArticle",
        "OpinionNewsArticle",
        "schema:NewsArticle",
        "http://schema.org/NewsArticle",
        "https://schema.org/NewsArticle",
        ["WebPage", "NewsArticle"],
    ],
)
def test_every_kind_of_article_is_one_however_its_type_is_written(kind: object) -> None:
    (raw,) = results(
        {"@context": "https://schema.org", "@type": kind, "headline": "H", "text": "B"}
    )
    assert isinstance(raw, Raw)


A = {"@type": "Article", "headline": "A", "articleBody": "B"}


@pytest.mark.parametrize(
    "document",
    [
        A,
        [A],
        {"@graph": [{"@type": "WebSite"}, A]},
        {"@type": "WebPage", "mainEntity": A},
        {"@type": "ItemList", "itemListElement": [{"@type": "ListItem", "item": A}]},
        {"@type": "Blog", "blogPost": [A]},
    ],
    ids=["alone", "list", "graph", "page", "item list", "blog"],
)
def test_an_article_is_found_where_publishers_put_it(document: Any) -> None:
    (raw,) = results(document)
    assert isinstance(raw, Raw)
    assert isinstance(raw.record, dict)
    assert raw.record["headline"] == "A"


def test_a_reference_is_followed_and_what_is_said_twice_is_told_together() -> None:
    person = {"@type": "Person", "@id": "#a", "name": "Ann Lee"}
    document = {
        "@graph": [
            {**A, "author": {"@id": "#a"}},
            person,
            {"@id": "#a", "jobTitle": "Reporter"},
        ]
    }
    (raw,) = results(document)
    assert isinstance(raw, Raw)
    assert isinstance(raw.record, dict)
    assert raw.record["authors"] == [{"name": "Ann Lee", "role": "Reporter"}]


def test_references_in_a_circle_end() -> None:
    document = {"@graph": [{**A, "@id": "#x", "author": {"@id": "#x"}, "image": {"@id": "#x"}}]}
    assert isinstance(results(document)[0], Raw)


@pytest.mark.parametrize(
    ("document", "held", "said"),
    [
        ({"@type": "Recipe", "name": "Soup"}, True, "is Recipe"),
        ({"@context": "https://schema.org"}, True, "nothing with a type"),
        ({"@type": "NewsArticle", "headline": "H"}, False, "without its text"),
    ],
)
def test_what_is_no_article_says_what_it_is(document: object, held: bool, said: str) -> None:
    """An article without its text is a failure; what never was one isn't."""
    (found,) = results(document)
    assert isinstance(found, Rejected)
    assert found.held is held
    assert said in found.errors[0].message
