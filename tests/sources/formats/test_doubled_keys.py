"""A key that is given twice with different values holds an article back, in any JSON."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources.formats.mapping import Mapped, format_of
from paperpress.sources.formats.table import FORMATS
from paperpress.sources.reading import read

SAMPLES = Path(__file__).parents[2] / "fixtures" / "formats"
#: Of each format a sample, and the way to its first article.
ARTICLES: dict[str, tuple[str | int, ...]] = {
    "ans/story.json": (),
    "ans/search.json": ("content_elements", 0),
    "ap-media/item.json": ("data", "item"),
    "ap-media/feed.json": ("data", "items", 0, "item"),
    "ghost/api.json": ("posts", 0),
    "ghost/export.json": ("db", 0, "data", "posts", 0),
    "guardian/item.json": ("response", "content"),
    "guardian/search.json": ("response", "results", 0),
    "jsonfeed/feed.json": ("items", 0),
    "ninjs/agency2.json": (0,),
    "ninjs/superdesk.json": (),
    "wordpress-rest/posts.json": (0,),
}


def read_text(folder: Path, text: str, **options: Any) -> list[Article | Rejected]:
    file = folder / "a.json"
    file.write_text(text, "utf-8")
    return list(read(file, **options))


def given(document: Any, way: tuple[str | int, ...], written: str) -> str:
    """The JSON of a document, with what is written at the beginning of an object in it."""
    document = json.loads(json.dumps(document))
    holder = document
    for step in way:
        holder = holder[step]
    holder["here"] = 0
    return json.dumps(document).replace('"here": 0', written)


def held_for_it(found: list[Article | Rejected]) -> list[Rejected]:
    """Those that are held back since a key is given twice."""
    return [
        one
        for one in found
        if isinstance(one, Rejected)
        and one.held
        and any("given more than once" in error.message for error in one.errors)
    ]


def sample_of(name: str) -> Any:
    return json.loads((SAMPLES / name).read_text("utf-8"))


TWICE = '"release": "now", "release": "never"'


@pytest.mark.parametrize("sample", ARTICLES)
def test_one_article_is_held_back_and_the_others_are_read(sample: str, tmp_path: Path) -> None:
    whole = [
        one
        for one in read_text(
            tmp_path, given(sample_of(sample), ARTICLES[sample], '"release": "now"')
        )
        if isinstance(one, Article)
    ]
    assert whole
    found = read_text(tmp_path, given(sample_of(sample), ARTICLES[sample], TWICE))
    assert [one.errors[0].path.rpartition(".")[2] for one in held_for_it(found)] == ["release"]
    assert len([one for one in found if isinstance(one, Article)]) == len(whole) - 1


@pytest.mark.parametrize("sample", ARTICLES)
def test_the_same_value_twice_is_nothing(sample: str, tmp_path: Path) -> None:
    again = given(sample_of(sample), ARTICLES[sample], '"release": "now", "release": "now"')
    assert not held_for_it(read_text(tmp_path, again))


def test_what_two_spellings_of_a_key_say_is_no_less(tmp_path: Path) -> None:
    """Readers of ninjs take its keys without regard to their case."""
    text = given(sample_of("ninjs/superdesk.json"), (), '"PubStatus": "canceled"')
    assert all(isinstance(one, Rejected) and one.held for one in read_text(tmp_path, text))


def test_by_a_mapping(tmp_path: Path) -> None:
    mapped = format_of("ours", Mapped({"headline": ["h"], "body": ["b"], "id": ["i"]}))
    found = read_text(
        tmp_path,
        '[{"i": "a", "h": "A", "b": "W", "live": true, "live": false}, {"i": "b", "h": "B", "b": "W"}]',
        format=mapped,
    )
    assert isinstance(found[0], Rejected)
    assert found[0].held
    assert isinstance(found[1], Article)


@pytest.mark.parametrize(
    "sample", ["ghost/api.json", "ninjs/superdesk.json", "guardian/search.json"]
)
def test_within_a_wrapper(sample: str, tmp_path: Path) -> None:
    text = given(sample_of(sample), ARTICLES[sample], TWICE)
    found = read_text(tmp_path, f'{{"payload": {text}}}')
    assert len(held_for_it(found)) == 1


def test_a_list_of_items_that_is_given_twice_is_read_whole() -> None:
    feed = next(form for form in FORMATS if form.name == "jsonfeed")
    text = (
        '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "a", "title": "A",'
        ' "content_text": "W"}], "items": [{"id": "b", "title": "B", "content_text": "W"}]}'
    )
    assert len(list(feed.records(io.BytesIO(text.encode()), "a.json"))) == 2
