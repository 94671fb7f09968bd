"""What a CMS's export or a hand writes: what is taken, what is told, and at which severity."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from as_written import read, told
from newsroom import article, record, rejected, run
from paperpress.model.article import Article
from paperpress.sources.parsing.json_text import loads
from paperpress.sources.records import article_of


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("id", 4711, "4711"),
        ("keywords", [1, "two", 3.5], ("1", "two", "3.5")),
        ("keywords", 7, ("7",)),
        ("keywords", [{"name": "ferries"}, {"title": "fares"}], ("ferries", "fares")),
        ("page", 12, ("12",)),
        ("page", [1, 8], ("1", "8")),
        ("desk", ["City"], "City"),
        ("desk", {"name": "City"}, "City"),
        ("kicker", {"rendered": "Transport"}, "Transport"),
        ("headline", 2024, "2024"),
        ("headline", ["Night buses return"], "Night buses return"),
        ("url", {"href": "https://example.com/"}, "https://example.com/"),
        ("url", ["https://example.com/", "https://example.org/"], "https://example.com/"),
        ("direction", "RTL", "rtl"),
        ("language", ["fr"], "fr"),
    ],
)
def test_a_value_of_another_shape_is_read_and_noted(
    field: str, value: object, expected: object
) -> None:
    found = read(**{field: value})
    assert getattr(found, field) == expected
    assert found.notices
    assert {severity for _, severity, _ in told(found)} == {"notice"}


@pytest.mark.parametrize(
    "value",
    ["Published", "PUBLISHED", " published ", "publish", "live", "Live", "online", ["live"]],
)
def test_what_surely_says_published_is_published(value: object) -> None:
    found = read(status=value)
    assert found.status == "published"
    assert told(found) == [("REC114", "notice", "status")]


RIGHT = {"type": "paragraph", "text": "It rained."}


@pytest.mark.parametrize("value", [None, "", " ", [], {}, 3, True, [None], [{"type": "widget"}]])
def test_no_body_is_a_reason(value: object) -> None:
    errors = rejected(body=value)
    assert "body" in errors


@pytest.mark.parametrize("value", [None, "", "\u00ad", [], {}, True, {"a": 1}])
def test_no_headline_is_a_reason(value: object) -> None:
    errors = rejected(headline=value)
    assert list(errors) == ["headline"]


def test_a_key_given_twice_within_a_part_costs_nothing_but_is_told() -> None:
    text = '{"headline": "H", "body": "b", "id": "a", "picture": {"src": "a.jpg", "src": "b.jpg"}}'
    found = article_of(loads(text), "day.json", "")
    assert isinstance(found, Article)
    assert found.picture is not None
    assert found.picture.src == "b.jpg"
    assert told(found) == [("REC118", "warning", "picture.src")]


def test_a_key_given_twice_with_one_value_is_nothing() -> None:
    found = article_of(loads('{"id": "a", "headline": "H", "headline": "H", "body": "b"}'), "d", "")
    assert isinstance(found, Article)
    assert not found.notices


def test_a_number_of_thousands_of_digits_costs_its_field_alone() -> None:
    found = article_of(
        loads('{"id": "a", "headline": "H", "body": "b", "page": %s}' % ("9" * 5000)), "d", ""
    )
    assert isinstance(found, Article)


def test_nothing_is_noted_of_a_record_that_is_right() -> None:
    assert not article().notices


def _nested(levels: int) -> dict[str, Any]:
    block: dict[str, Any] = {"type": "paragraph", "text": "deep"}
    for _ in range(levels):
        block = {"type": "quote", "blocks": [block]}
    return block


#: What sets each code off; a record that is right sets none off (`test_nothing_is_noted...`).
TRIGGERS: dict[str, dict[str, Any]] = {
    "REC100": {"image": {"src": "a.jpg"}},
    "REC101": {"tags": ["a"]},
    "REC102": {"dek": "One", "standfirst": "Two"},
    "REC103": {"id": 5},
    "REC104": {"standfirst": {"a": 1}},
    "REC105": {"direction": "up"},
    "REC106": {"kicker": False},
    "REC107": {"published": 1753246800},
    "REC108": {"published": "23/07/2025"},
    "REC109": {"updated": "03/04/2025"},
    "REC110": {"related": [{"headline": "X", "published": "17 hours ago"}]},
    "REC128": {"published": "2568-07-23"},
    "REC111": {"picture": {"caption": "A ferry."}},
    "REC112": {"picture": ["a.jpg", "b.jpg"]},
    "REC113": {"language": "gr"},
    "REC114": {"status": "live"},
    "REC115": {"body": [{"type": "poll", "question": "Late?"}]},
    "REC116": {"body": [RIGHT, {"type": "widget"}]},
    "REC117": {"body": [{"type": "h2", "text": "Fares"}]},
    "REC118": {"picture": loads('{"src": "a.jpg", "caption": "A", "caption": "B"}')},
    "REC119": {"body": [RIGHT, {"type": "heading"}]},
    "REC120": {"authors": [{"role": "Editor"}]},
    "REC121": {"related": [{"desk": "City"}]},
    "REC122": {"body": [{"type": "quote", "attribution": "Ann Lee"}]},
    "REC123": {"body": [_nested(25)]},
    "REC124": {"body": [{"type": "paragraph", "html": "a", "text": "b"}]},
    "REC125": {"desk": ["City", "World"]},
}


@pytest.mark.parametrize("code", TRIGGERS)
def test_each_code_is_set_off_by_what_its_entry_says(code: str) -> None:
    (notice,) = (one for one in read(**TRIGGERS[code]).notices if one.code == code)
    assert notice.remedy
    assert notice.path.startswith(next(iter(TRIGGERS[code])))


def test_strict_stops_on_a_key_that_readers_would_miss(tmp_path: Path) -> None:
    for key, value, code in (("dek", "Late again.", 1), ("tags", ["a"], 0), ("views", 7, 0)):
        (tmp_path / "day.json").write_text(json.dumps(record(**{key: value})))
        done = run(
            tmp_path, "build", "day.json", "--title", "T", "--language", "en", "--strict", "-v"
        )
        assert done.returncode == code, done.stderr
        assert repr(key) in done.stderr
