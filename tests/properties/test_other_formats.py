"""Ghost, the Guardian's API, Markdown and mappings: any bytes and any shape are read or refused."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom import ROOT
from paperpress.body.reader import translate
from paperpress.body.words import words_of
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.sources.formats import ghost, guardian
from paperpress.sources.formats.mapping import Mapped, format_of
from paperpress.sources.formats.markdown import documents as markdown
from paperpress.sources.raw import Raw

SAMPLES = ROOT.parent / "shared" / "samples"


@given(st.binary())
def test_any_bytes_are_told_to_be_of_a_format_or_not(data: bytes) -> None:
    for module in (ghost, guardian, markdown):
        assert module.detects(data) in {True, False}


@pytest.mark.skipif(not SAMPLES.is_dir(), reason="the published samples lie beside the project")
@pytest.mark.parametrize(
    ("name", "headlines", "reasons"),
    [
        ("ghost/ghost.json", ["Post 1", "Post 2"], ["html"]),
        ("ghost/posts.json", ["Welcome"], []),
        ("guardian/item-content-with-blocks.json", ["example-liveblog"], []),
        ("guardian/item-content-with-tweets.json", [], ["fields.body"]),
    ],
)
def test_each_item_is_an_article_or_says_why_not(
    name: str, headlines: list[str], reasons: list[str]
) -> None:
    found = list(read(SAMPLES / name))
    assert [one.headline for one in found if isinstance(one, Article)] == headlines
    assert [e.path for one in found if isinstance(one, Rejected) for e in one.errors] == reasons
    for one in found:
        if isinstance(one, Article):
            assert list(words_of(translate(one)))
            assert one.published


ANY = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ["posts", "title", "html", "authors", "name", "tags", "primary_tag", "visibility", "status",
             "published_at", "feature_image", "posts_authors", "users", "post_id", "fields", "webTitle",
             "body", "blocks", "main", "elements", "assets", "typeData", "file", "type", "lastModified"]
        ),
        inner,
        max_size=5,
    ),
    max_leaves=12,
)  # fmt: skip


@given(document=ANY, other=ANY)
@settings(max_examples=150)
def test_a_document_of_any_shape_is_read_or_refused(document: object, other: object) -> None:
    """A specification says text, and an export holds null: no reader breaks on it."""
    post = {"title": "T", "html": "<p>B</p>", "authors": document, "tags": other, "status": other,
            "published_at": document, "feature_image": other, "visibility": ""}  # fmt: skip
    item = {"webTitle": "T", "fields": {"body": "<p>B</p>", "main": other, "byline": document},
            "blocks": document, "tags": other, "elements": document}  # fmt: skip
    paths = {"headline": ["title"], "body": ["body", "html"], "authors": ["authors[].name"],
             "picture.src": ["assets[0].file"], "published": ["published_at"]}  # fmt: skip
    mapped_format = format_of("cms", Mapped(paths, items="posts"))
    for records, value in (
        (ghost.records, {"posts": [post, document]}),
        (ghost.records, {"db": [{"data": {"posts": [post], "users": document, "posts_authors": other}}]}),
        (guardian.records, {"response": {"results": [item, other]}}),
        (guardian.records, document),
        (mapped_format.records, {"posts": [post, document, other]}),
        (mapped_format.records, document),
    ):  # fmt: skip
        for one in records(io.BytesIO(json.dumps(value).encode()), "a.json"):
            assert isinstance(one, Raw | Rejected)
