"""A block's kind is told by its type, a near one, or its keys."""

from __future__ import annotations

import pytest

from as_written import body

RIGHT = {"type": "paragraph", "text": "It rained."}


@pytest.mark.parametrize(
    ("block", "kind"),
    [
        ({"type": "p", "text": "a"}, "paragraph"),
        ({"type": "Paragraph", "html": "a"}, "paragraph"),
        ({"type": "paragrph", "text": "a"}, "paragraph"),
        ({"type": "h3", "text": "a"}, "heading"),
        ({"type": "image", "url": "a.jpg"}, "picture"),
        ({"type": "blockquote", "text": "a"}, "quote"),
        ({"type": "pull-quote", "text": "a"}, "pull_quote"),
        ({"type": "ul", "items": ["a"]}, "list"),
        ({"type": "hr"}, "divider"),
        ({"type": "youtube", "url": "https://example.com/"}, "embed"),
        ({"type": "paragraph", "data": {"text": "a"}}, "paragraph"),
        ({"text": "a"}, "paragraph"),
        ({"src": "a.jpg"}, "picture"),
        ({"rows": [["a"]]}, "table"),
        ("a", "paragraph"),
        ("<p>a</p>", "html"),
        (7, "paragraph"),
        ({"type": "list", "items": "a\nb"}, "list"),
        ({"type": "list", "items": [1, 2]}, "list"),
        ({"type": "table", "rows": [{"a": 1, "b": 2}]}, "table"),
        ({"type": "heading", "level": 1, "text": "a"}, "heading"),
        ({"type": "heading", "level": "h9", "text": "a"}, "heading"),
        ({"type": "gallery", "pictures": "a.jpg"}, "gallery"),
        ({"type": "paragraph", "html": "a", "text": "b"}, "paragraph"),
    ],
)
def test_a_block_is_read_as_what_it_surely_is(block: object, kind: str) -> None:
    found = body(block, RIGHT)
    assert [one.type for one in found.body if not isinstance(one, str)] == [kind, "paragraph"]
