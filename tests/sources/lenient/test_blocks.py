"""Blocks as they surely are meant; one that can't be read keeps its words and costs no other."""

from __future__ import annotations

from typing import Any

import pytest

from as_written import body, read, told

RIGHT = {"type": "paragraph", "text": "It rained."}


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ({"type": "poll", "question": "Late?", "options": ["Yes", "No"]}, ["Late?", "Yes", "No"]),
        ({"type": "stat", "value": 42, "label": "ferries"}, ["42", "ferries"]),
        ({"type": "tip", "html": "<p>Go <b>early</b>.</p>"}, ["<b>early</b>"]),
        ({"type": "x", "nested": {"deep": [{"text": "here"}]}}, ["here"]),
        ({"type": "quote", "attribution": "Ann Lee"}, ["Ann Lee"]),
        ({"type": "footnote", "html": "A note."}, ["A note."]),
        ({"type": "picture", "caption": "A ferry."}, ["A ferry."]),
    ],
)
def test_a_block_that_can_not_be_read_keeps_its_words_and_costs_no_other(
    block: dict[str, Any], words: list[str]
) -> None:
    found = body(RIGHT, block, RIGHT)
    first, middle, last = found.body
    assert isinstance(first, type(last))
    assert isinstance(middle, object)
    html = getattr(middle, "html", "")
    assert all(word in html for word in words)
    assert found.notices


def test_a_block_that_is_nothing_leaves_the_places_of_the_others() -> None:
    found = body({"type": "widget"}, {"type": "picture", "src": "a.jpg"})
    assert [one.type for one in found.body if not isinstance(one, str)] == ["html", "picture"]


@pytest.mark.parametrize(
    "value", [{"html": "<p>a</p>"}, {"blocks": [RIGHT]}, {"rendered": "a"}, RIGHT]
)
def test_a_body_is_taken_out_of_what_wraps_it(value: object) -> None:
    assert read(body=value).body


@pytest.mark.parametrize(
    ("value", "kinds"),
    [
        (
            {
                "time": 1753246800,
                "blocks": [
                    {"type": "header", "data": {"text": "Fares", "level": 2}},
                    {"type": "paragraph", "data": {"text": "They <b>rise</b>."}},
                    {"type": "list", "data": {"style": "ordered", "items": ["One", "Two"]}},
                    {"type": "image", "data": {"file": {"url": "a.jpg"}, "caption": "A ferry."}},
                    {"type": "quote", "data": {"text": "Late again.", "caption": "Ann Lee"}},
                    {"type": "table", "data": {"content": [["a", "b"], ["c", "d"]]}},
                    {"type": "delimiter", "data": {}},
                ],
            },
            ["heading", "paragraph", "list", "picture", "quote", "table", "divider"],
        ),
        (
            {
                "type": "doc",
                "content": [
                    {
                        "type": "heading",
                        "attrs": {"level": 3},
                        "content": [{"type": "text", "text": "Fares"}],
                    },
                    {
                        "type": "paragraph",
                        "content": [
                            {"type": "text", "text": "They "},
                            {"type": "text", "text": "rise."},
                        ],
                    },
                ],
            },
            ["heading", "paragraph"],
        ),
    ],
    ids=["Editor.js", "ProseMirror"],
)
def test_bodies_of_editors_in_the_browser_are_read(value: object, kinds: list[str]) -> None:
    found = read(body=value)
    assert [one.type for one in found.body if not isinstance(one, str)] == kinds
    assert {severity for _, severity, _ in told(found)} <= {"notice", "warning"}
    words = str(found.body)
    assert "They rise." in words or "They <b>rise</b>." in words
