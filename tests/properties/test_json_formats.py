"""ANS, ninjs, JSON-LD and pages: golden records, detection, and that nothing breaks a reader."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from json_formats import BY_NAME, FIXTURES, lines, read_with
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.sources.formats.nitf.text import nitf
from paperpress.sources.raw import Raw

#: Those whose documents may be of any shape.
SHAPED = ("ans", "ap-media", "ninjs", "jsonld", "page")
NAMES = (
    *SHAPED,
    "ghost",
    "guardian",
    "markdown",
    "feed",
    "jsonfeed",
    "wordpress",
    "wordpress-rest",
    "nitf",
    "newsml",
    "newsml1",
)
FILES = [(name, path) for name in NAMES for path in sorted((FIXTURES / name).iterdir())]


def label(value: object) -> str:
    return value.name if isinstance(value, Path) else str(value)


@pytest.mark.parametrize(("name", "path"), FILES, ids=label)
def test_records_are_as_the_golden_file_has_them(
    name: str, path: Path, golden: Callable[[str, bytes], None]
) -> None:
    golden(f"formats/{name}/{path.stem}.jsonl", lines(read_with(name, path)))


@pytest.mark.parametrize(("name", "path"), FILES, ids=label)
def test_a_file_is_told_by_its_content_from_all_other_formats(name: str, path: Path) -> None:
    start = path.read_bytes()
    assert next(known.name for known in BY_NAME.values() if known.detects(start)) == name


@pytest.mark.parametrize(("name", "path"), FILES, ids=label)
def test_a_file_is_told_by_its_beginning_alone(name: str, path: Path) -> None:
    """A file may be longer than the beginning by which it is told."""
    start = path.read_bytes()
    assert BY_NAME[name].detects(start[: len(start) * 2 // 3])


@pytest.mark.parametrize("name", SHAPED)
@pytest.mark.parametrize(
    "record",
    [
        {"headline": "H", "body": "<p>B</p>"},
        {"id": "a", "headline": "H", "body": [{"type": "paragraph", "text": "B"}]},
        {"articles": [{"headline": "H", "body": "B"}]},
        {"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1"}]},
        {"id": 1, "guid": {"rendered": "x"}, "type": "post", "title": {"rendered": "T"}},
        {"db": [{"data": {"posts": []}}]},
        {"response": {"content": {"type": "article", "id": "x"}}},
    ],
    ids=["record", "blocks", "articles", "JSON Feed", "WordPress", "Ghost", "Guardian"],
)
def test_records_of_other_formats_are_left_to_them(name: str, record: object) -> None:
    assert not BY_NAME[name].detects(json.dumps(record).encode())


@pytest.mark.parametrize("name", SHAPED)
@given(start=st.binary(max_size=200))
@settings(max_examples=60)
def test_detection_is_safe_on_any_bytes(name: str, start: bytes) -> None:
    assert BY_NAME[name].detects(start) in {True, False}


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["type", "_id", "content_elements", "content", "items", "credits", "by", "headlines",
             "basic", "uri", "bodies", "value", "role", "associations", "renditions", "href",
             "descriptions", "@type", "@id", "@graph", "author", "name", "image", "articleBody",
             "url", "headline", "taxonomy", "promo_items", "body_html", "authors", "located"]
        ),
        inner,
        max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


@pytest.mark.parametrize("name", SHAPED)
@given(document=JSON)
@settings(max_examples=60)
def test_a_document_of_any_shape_is_read_or_refused(name: str, document: object) -> None:
    """A specification says text, and an export holds null: no reader breaks on it."""
    wrapped = {
        "ans": [{"type": "story", "content_elements": document, "credits": document}, document],
        "ap-media": {
            "data": {
                "items": [
                    {
                        "item": {
                            "altids": {"itemid": "a"},
                            "associations": document,
                            "body_html": "T",
                            "bylines": document,
                        }
                    },
                    document,
                ]
            },
        },
        "ninjs": [{"uri": "a", "associations": document, "bodies": document}, document],
        "jsonld": {"@graph": [{"@type": "Article", "author": document}, document]},
        "page": document,
    }[name]
    data = json.dumps(wrapped).encode()
    if name == "page":
        data = b'<html><script type="application/ld+json">%s</script>' % data.replace(b"</", b"")
    for one in BY_NAME[name].records(io.BytesIO(data), "any.json"):
        assert isinstance(one, Raw | Rejected)


@pytest.mark.parametrize(("name", "path"), FILES, ids=label)
def test_every_record_is_an_article_or_says_what_it_lacks(name: str, path: Path) -> None:
    for one in read(path):
        assert isinstance(one, Article) or one.errors[0].message


@pytest.mark.parametrize("name", ["ans", "ninjs", "jsonld"])
@pytest.mark.parametrize("depth", [101, 400, 100_000])
def test_a_document_nested_too_deeply_is_refused(name: str, depth: int) -> None:
    data = b'{"uri": "a", "bodies": ' + b"[" * depth + b"]" * depth + b"}"
    (found,) = BY_NAME[name].records(io.BytesIO(data), "deep.json")
    assert isinstance(found, Rejected)
    assert "nested too deeply" in found.errors[0].message


@pytest.mark.parametrize(
    "html",
    [
        b"<html>" + b"<div>" * 20_000 + b"<p>Words",
        b'<html><script type="application/ld+json">' + b"[" * 20_000 + b"</script>",
        b'<html><script type="application/ld+json">{"@graph":' + b"[" * 300 + b"]" * 300 + b"}</script>",
        b"<html itemscope itemtype=NewsArticle>" + b"<div itemprop=a itemscope>" * 5_000,
    ],
    ids=["elements", "JSON", "lists", "items"],
)  # fmt: skip
def test_a_page_nested_too_deeply_breaks_nothing(html: bytes) -> None:
    assert all(
        isinstance(one, Raw | Rejected) for one in BY_NAME["page"].records(io.BytesIO(html), "p")
    )


def test_nitf_nested_too_deeply_keeps_its_words() -> None:
    source = "<nitf><body><body.content>" + "<block>" * 5_000 + "Words"
    assert "Words" in nitf(source).body
