"""Every field of the record with every wrong shape: four reasons cost an article its place.

No headline, no body, held back, no day that can be told: nothing else leaves an article out, and
no message holds a word of the validator's.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newsroom import record
from paperpress import Masthead, plan, to_xhtml
from paperpress.model import article as model
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources.records import article_of

pytestmark = pytest.mark.slow


def _deep(levels: int, wrap: Any) -> Any:
    value: Any = "deep"
    for _ in range(levels):
        value = wrap(value)
    return value


WRONG: dict[str, Any] = {
    "null": None,
    "true": True,
    "false": False,
    "zero": 0,
    "whole number": 5,
    "long number": 10**40,
    "absurd number": 10**5000,
    "fraction": 1.5,
    "no number": math.nan,
    "no end": math.inf,
    "blank": " ",
    "empty": "",
    "control characters": "\x00\u00ad",
    "text": "Grey weather",
    "lone surrogate": "\ud800",
    "absurdly long": "word " * 50_000,
    "empty list": [],
    "list of null": [None],
    "list of text": ["a", "b"],
    "list of lists": [[["a"]]],
    "list of objects": [{"a": 1}, {"text": "b"}],
    "empty object": {},
    "object": {"a": 1, "b": [2]},
    "object of text": {"rendered": "words"},
    "object like a list": {"0": "a", "1": "b"},
    "deep list": _deep(900, lambda inner: [inner]),
    "deep object": _deep(900, lambda inner: {"blocks": inner, "type": "quote"}),
    "deep name": _deep(900, lambda inner: {"name": inner, "src": inner, "data": inner}),
    "deep text": _deep(900, lambda inner: {"text": inner}),
}

FULL: dict[str, Any] = record(
    kicker="Transport",
    standfirst="The first one left at ten past one.",
    dateline="Port Ellery",
    byline="By Asha Rao",
    authors=[{"name": "Asha Rao", "role": "Reporter", "portrait": {"src": "asha.jpg"}}],
    updated="2025-07-23T06:00:00+01:00",
    language="en-GB",
    direction="ltr",
    picture={"src": "bus.jpg", "caption": "A night bus.", "alt": "A bus"},
    related=[{"url": "https://example.com/a", "headline": "Trams", "published": "2025-07-22"}],
    corrections=[{"text": "It was Tuesday.", "date": "2025-07-23"}],
    url="https://example.com/night-buses",
    copyright="The Courier",
    keywords=["buses"],
    page=["A1"],
    embargo=None,
    status="published",
)
BLOCKS: dict[str, dict[str, Any]] = {
    "paragraph": {"html": "a"},
    "heading": {"level": 2, "text": "a"},
    "picture": {"src": "a.jpg", "caption": "b"},
    "gallery": {"pictures": [{"src": "a.jpg"}], "caption": "b"},
    "quote": {"blocks": [{"type": "paragraph", "text": "a"}], "attribution": "b"},
    "pull_quote": {"text": "a", "attribution": "b"},
    "list": {"ordered": True, "items": ["a"]},
    "table": {"caption": "c", "header": ["h"], "rows": [["a"]], "row_header": True},
    "embed": {"provider": "p", "url": "https://example.com/", "title": "t", "text": "w"},
    "footnote": {"id": "1", "html": "a"},
    "aside": {"heading": "h", "blocks": [{"type": "paragraph", "text": "a"}]},
    "code": {"text": "a", "language": "b"},
    "divider": {},
    "page_break": {"page": "A2"},
    "html": {"html": "<p>a</p>"},
}
MASTHEAD = Masthead(title="The Courier", language="en")
#: What an error may be about.
REASONS = ("headline", "body", "status", "embargo", "published")
#: What the validator says, and what Python calls things.
_ITS_WORDS = re.compile(
    r"(?i)input should|valid (?:string|tuple|dict|list|integer|boolean|date|number)|pydantic"
    r"|validation error|tuple|dictionary|instance of|NoneType|union|discriminator|type=|\bstr\b|\bint\b"
)
#: What an editor wrote, as a message quotes it.
_QUOTED = re.compile(r"'(?:[^'\\]|\\.)*'|\"(?:[^\"\\]|\\.)*\"")


def _fields(kind: type[model.Record]) -> list[str]:
    return [
        name
        for name in kind.model_fields
        if name not in {"origin", "notices", "amendments", "type"}
    ]


def _places() -> Iterator[tuple[str, ...]]:
    """Every field of the record, with the fields of what is within it."""
    for name in _fields(Article):
        yield (name,)
    for field, kind in (
        ("picture", model.Picture),
        ("authors", model.Author),
        ("related", model.Related),
        ("corrections", model.Correction),
    ):
        yield from ((field, name) for name in _fields(kind))
    yield from (("authors", "portrait", name) for name in _fields(model.Picture))
    for name, fields in BLOCKS.items():
        yield "body", name, "type"
        yield from (("body", name, field) for field in fields)


def _with(place: tuple[str, ...], value: object) -> dict[str, Any]:
    """The full record with a value in one place."""
    whole = json.loads(json.dumps(FULL))
    if place[0] == "body" and len(place) == 3:
        block = {"type": place[1], **BLOCKS[place[1]], place[2]: value}
        return {**whole, "body": [block, {"type": "paragraph", "text": "It rained."}]}
    *outer, last = place
    holder = whole
    for key in outer:
        holder = holder[key][0] if isinstance(holder[key], list) else holder[key]
    holder[last] = value
    return whole


def _judge(place: tuple[str, ...], read: Article | Rejected) -> None:
    texts: list[str] = []
    if isinstance(read, Rejected):
        assert {error.path.split("[")[0] for error in read.errors} <= {place[0]}, read
        assert place[0] in REASONS, read
        texts = [error.message for error in read.errors]
    else:
        texts = [text for notice in read.notices for text in (notice.message, notice.remedy)]
        for notice in read.notices:
            assert notice.article == read.id
            assert len(notice.message) < 1000
    for text in texts:
        assert not _ITS_WORDS.search(_QUOTED.sub("", text)), text


@pytest.mark.parametrize("place", list(_places()), ids=".".join)
def test_no_wrong_shape_costs_an_article_its_place_but_for_the_four_reasons(
    place: tuple[str, ...],
) -> None:
    for name, value in WRONG.items():
        read = article_of(_with(place, value), "day.json", "")
        _judge(place, read)
        if isinstance(read, Rejected) and len(place) > 1:
            pytest.fail(f"{name} cost the article its place: {read.errors}")


@pytest.mark.parametrize("place", list(_places()), ids=".".join)
def test_what_can_not_be_used_is_told_where_it_stands(place: tuple[str, ...]) -> None:
    """An object that says nothing is right in no field: record, path, what stood there, what to write."""
    read = article_of(_with(place, {"a": None}), "day.json", "")
    if isinstance(read, Rejected):
        assert read.errors
        return
    told = [notice for notice in read.notices if notice.path.startswith(place[0])]
    assert told, place
    assert all(notice.remedy for notice in told)


def test_the_full_record_is_right_as_it_is() -> None:
    read = article_of(FULL, "day.json", "")
    assert isinstance(read, Article)
    assert not read.notices


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_right_block_is_read_without_a_word(kind: str) -> None:
    read = article_of(record(body=[{"type": kind, **BLOCKS[kind]}]), "day.json", "")
    assert isinstance(read, Article)
    assert not read.notices


_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.sampled_from(
        ["2025-07-23", "17 hours ago", "<p>a", "paragraph", "picture", "https://a.b/"]
    ),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                [
                    "type",
                    "text",
                    "html",
                    "src",
                    "blocks",
                    "items",
                    "rows",
                    "pictures",
                    "url",
                    "headline",
                    "title",
                    "name",
                    "id",
                    "content",
                    "data",
                    "level",
                    "caption",
                    "page",
                    "0",
                    "1",
                ]
            )
            | st.text(max_size=8),
            inner,
            max_size=4,
        )
    ),
    max_leaves=12,
)
_QUICK = settings(suppress_health_check=[HealthCheck.too_slow])


@_QUICK
@given(place=st.sampled_from(list(_places())), value=_JSON)
def test_whatever_json_stands_in_a_field_the_article_is_read(
    place: tuple[str, ...], value: object
) -> None:
    read = article_of(_with(place, value), "day.json", "")
    _judge(place, read)
    if isinstance(read, Article):
        assert to_xhtml(read, masthead=MASTHEAD)


@_QUICK
@given(key=st.text(max_size=12) | st.sampled_from(["image", "content", "dek", "tags"]), value=_JSON)
def test_whatever_an_unknown_key_holds_costs_no_article_its_place(key: str, value: object) -> None:
    whole = {key: value, **FULL}
    read = article_of(whole, "day.json", "")
    if isinstance(read, Rejected):
        assert read.held, read
    else:
        _judge((key,), read)


@_QUICK
@given(value=_JSON)
def test_whatever_a_record_is_planning_it_ends(value: object) -> None:
    read = [article_of(value, "day.json", ""), article_of(record(published=value), "day.json", "")]
    planned = plan(read, MASTHEAD, now=datetime.fromisoformat("2025-07-24T05:00:00+00:00"))
    assert len(planned) <= 1
    for left in planned.left_out:
        for error in left.errors:
            assert not _ITS_WORDS.search(_QUOTED.sub("", error.message)), error
