"""Content elements of ANS become blocks; words of an unknown one are kept."""

from __future__ import annotations

from typing import Any

import pytest

from ans_stories import record


@pytest.mark.parametrize(
    ("element", "block"),
    [
        ({"type": "text", "content": "a < b"}, {"type": "html", "html": "<p>a < b</p>"}),
        ({"type": "text", "content": "<h3>A</h3>"}, {"type": "html", "html": "<h3>A</h3>"}),
        ({"type": "header", "content": "A", "level": 9}, {"type": "heading", "level": 6, "text": "A"}),
        ({"type": "header", "content": "A"}, {"type": "heading", "level": 2, "text": "A"}),
        ({"type": "graphic", "url": "g.png"},
         {"type": "picture", "src": "g.png", "kind": "infographic"}),
        ({"type": "blockquote", "content": "Q"},
         {"type": "quote", "blocks": [{"type": "html", "html": "<p>Q</p>"}]}),
        ({"type": "table", "header": ["A"], "rows": []}, {"type": "table", "rows": [["<p>A</p>"]]}),
        ({"type": "element_group", "content_elements": [{"type": "divider"}]}, {"type": "divider"}),
        ({"type": "numeric_rating", "numeric_rating": 3}, {"type": "paragraph", "text": "3"}),
        ({"type": "oembed_response", "raw_oembed": {"html": "<blockquote>Post</blockquote>"}},
         {"type": "html", "html": "<blockquote>Post</blockquote>"}),
        ({"type": "story", "headlines": {"basic": "Other"}, "canonical_url": "https://a.example/"},
         {"type": "html", "html": '<p><a href="https://a.example/">Other</a></p>'}),
    ],
)  # fmt: skip
def test_each_element_becomes_a_block(element: dict[str, Any], block: dict[str, Any]) -> None:
    assert record(element)["body"] == [block]


def test_words_of_an_unknown_element_are_kept() -> None:
    element = {
        "type": "poll",
        "title": "Which pier?",
        "items": [{"text": "The old"}, {"text": "The new"}],
    }
    said = "".join(block["html"] for block in record(element)["body"])
    assert all(word in said for word in ("Which pier?", "The old", "The new"))
