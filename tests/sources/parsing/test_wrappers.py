"""Records within what systems wrap them in, of any format, and that this is said."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from json_formats import FIXTURES, lines
from paperpress.model.article import Article
from paperpress.sources import read
from paperpress.sources.parsing.wrappers import follow, unwrapped
from paperpress.sources.raw import Raw
from paperpress.sources.within import looked_into

WRAPPED = FIXTURES.parent / "wrapped"
ONE = {"id": "n1", "headline": "Night ferry", "body": "<p>It sails.</p>", "published": "2025-07-23"}
TWO = {**ONE, "id": "n2", "headline": "Bridge to close"}


def articles(tmp_path: Path, document: Any, **more: Any) -> list[Article]:
    path = tmp_path / "day.json"
    path.write_text(json.dumps(document))
    return [one for one in read(path, **more) if isinstance(one, Article)]


def codes(article: Article) -> list[str]:
    return [notice.code for notice in article.notices if notice.code == "REC200"]


@pytest.mark.parametrize(
    ("document", "place"),
    [
        ({"data": ONE}, "data"),
        ({"data": [ONE]}, "data[0]"),
        ({"items": [ONE], "count": 1}, "items[0]"),
        ({"article": ONE}, "article"),
        ({"results": [ONE], "next": None}, "results[0]"),
        ({"_items": [ONE], "_meta": {"total": 1}, "_links": {"self": {"href": "x"}}}, "_items[0]"),
        ({"took": 3, "hits": {"total": 1, "hits": [{"_id": "1", "_source": ONE}]}}, "hits.hits[0]._source"),
        ({"response": {"numFound": 1, "docs": [ONE]}}, "response.docs[0]"),
        ({"docs": [ONE]}, "docs[0]"),
        ({"rows": [{"id": "1", "doc": ONE}]}, "rows[0].doc"),
        ({"data": {"article": ONE}}, "data.article"),
        ({"data": {"items": [ONE]}}, "data.items[0]"),
        ({"data": [{"id": 1, "attributes": ONE}]}, "data[0].attributes"),
        ({"data": {"articles": {"edges": [{"node": ONE}]}}}, "data.articles.edges[0].node"),
        ({"status": "ok", "payload": {"data": {"stories": [ONE]}}}, "payload.data.stories[0]"),
        ({"noticias": [ONE], "page": 1}, "noticias[0]"),
        ([{"article": ONE}], "[0].article"),
        ({"Data": {"Articles": [ONE]}}, "Data.Articles[0]"),
    ],
)  # fmt: skip
def test_records_are_found_in_their_wrapper(tmp_path: Path, document: Any, place: str) -> None:
    """REC200 with the first, and where it stands."""
    (article,) = articles(tmp_path, document)
    assert article.id == "n1"
    assert article.origin.source.endswith(f"day.json, {place}")
    assert codes(article) == ["REC200"]


@pytest.mark.parametrize("path", sorted(WRAPPED.iterdir()), ids=lambda path: path.stem)
def test_what_is_within_is_as_the_golden_file_has_it(
    path: Path, golden: Callable[[str, bytes], None]
) -> None:
    within = looked_into(path.read_bytes(), None, None)
    assert within is not None
    with path.open("rb") as file:
        golden(f"wrapped/{path.stem}.jsonl", lines(list(within.records(file, path.name))))


@pytest.mark.parametrize(
    "document", [ONE, [ONE, TWO], {"articles": [ONE]}, {**ONE, "picture": {"src": "a.jpg"}}]
)
def test_records_that_are_not_wrapped_are_not_said_to_be(tmp_path: Path, document: Any) -> None:
    assert all(codes(one) == [] for one in articles(tmp_path, document))


def test_it_is_said_once(tmp_path: Path) -> None:
    assert [codes(one) for one in articles(tmp_path, {"data": [ONE, TWO]})] == [["REC200"], []]


FORMATS = ["ans/story.json", "ninjs/press3.json", "jsonld/list.json", "ghost/api.json",
           "wordpress-rest/posts.json", "guardian/search.json", "jsonfeed/feed.json", "ap-media/item.json"]  # fmt: skip


@pytest.mark.parametrize("file", FORMATS)
@pytest.mark.parametrize(
    "wrap", [["data"], ["response", "results"], ["payload", "data", "article"]]
)
def test_records_of_every_format_are(tmp_path: Path, file: str, wrap: list[str]) -> None:
    document = json.loads((FIXTURES / file).read_text("utf-8"))
    bare = articles(tmp_path, document)
    for key in reversed(wrap):
        document = {key: document}
    found = articles(tmp_path, document)
    assert bare
    assert [one.headline for one in found] == [one.headline for one in bare]
    assert [one.body for one in found] == [one.body for one in bare]


def test_lines_are_unwrapped_each(tmp_path: Path) -> None:
    path = tmp_path / "day.jsonl"
    path.write_text("".join(json.dumps({"article": one}) + "\n" for one in (ONE, TWO)))
    found = list(read(path))
    assert [one.headline for one in found if isinstance(one, Article)] == [
        "Night ferry",
        "Bridge to close",
    ]


def test_so_is_a_format_that_is_asked_for(tmp_path: Path) -> None:
    document = {"data": json.loads((FIXTURES / "ans" / "story.json").read_text("utf-8"))}
    assert articles(tmp_path, document, format="ans")


def test_a_wrapper_of_any_depth_is_left(tmp_path: Path) -> None:
    document: Any = ONE
    for _ in range(60):
        document = {"data": document}
    assert len(list(unwrapped(document))) == 6
    path = tmp_path / "day.json"
    path.write_text(json.dumps(document))
    assert len(list(read(path))) == 1


def test_a_path_is_followed_where_each_item_has_it() -> None:
    assert follow({"a": [{"b": 1}, {"c": 2}]}, "a.[].b") == [1, {"c": 2}]


@pytest.mark.parametrize(
    ("holds", "field", "value"),
    [
        ({"embargo": "2030-01-01T06:00:00Z"}, "embargo", "2030-01-01T06:00:00Z"),
        ({"embargo_until": "2030-01-01T06:00:00Z"}, "embargo", "2030-01-01T06:00:00Z"),
        ({"embargoed": True}, "status", "withheld"),
        ({"status": "draft"}, "status", "withheld"),
        ({"workflow_state": "Spiked"}, "status", "withheld"),
        ({"is_published": False}, "status", "withheld"),
        ({"draft": True}, "status", "withheld"),
        ({"status": "ok"}, "status", None),
        ({"status": 200, "draft": False, "embargo": None}, "status", None),
    ],
)
@pytest.mark.parametrize(
    "inner",
    [{"article": ONE}, {"data": {"article": ONE}}, {"items": [ONE]}, {"n": {"articles": [ONE]}}],
)
def test_what_a_wrapper_holds_back_is_held_back(
    holds: dict[str, Any], field: str, value: object, inner: dict[str, Any]
) -> None:
    """Never pressed because the hold stood one level above the article."""
    document = json.dumps({**holds, **inner}).encode()
    within = looked_into(document, None, None)
    assert within is not None
    (one,) = within.records(io.BytesIO(document), "a.json")
    assert isinstance(one, Raw)
    assert isinstance(one.record, dict)
    assert one.record.get(field) == value


def test_so_it_is_for_an_item_of_another_format_and_for_that_alone() -> None:
    story = json.loads((FIXTURES / "ans" / "story.json").read_text("utf-8"))
    document = json.dumps(
        [{"state": "draft", "story": story}, {"state": "live", "story": story}]
    ).encode()
    within = looked_into(document, None, None)
    assert within is not None
    first, second = within.records(io.BytesIO(document), "a.json")
    assert isinstance(first, Raw)
    assert isinstance(second, Raw)
    assert isinstance(first.record, dict)
    assert isinstance(second.record, dict)
    assert first.record["status"] == "withheld"
    assert second.record["status"] == "published"
    assert (first.place, second.place) == ("[0].story", "[1].story")


def test_a_list_of_articles_that_is_held_back_is() -> None:
    document = json.dumps({"status": "draft", "articles": [ONE]}).encode()
    within = looked_into(document, None, None)
    assert within is not None
    (one,) = within.records(io.BytesIO(document), "a.json")
    assert isinstance(one, Raw)
    assert isinstance(one.record, dict)
    assert one.record["status"] == "withheld"
