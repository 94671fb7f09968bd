"""Blocks that a record gives by their type become the blocks of a page."""

from __future__ import annotations

from typing import Any

import pytest

from literals import assert_blocks, read, tree
from paperpress.model.blocks import Body


def notes(body: Body) -> list[tuple[str, list[Any]]]:
    return [(note.id, tree(note.blocks)) for note in body.notes]


RECORDS = [
    ({"type": "paragraph", "html": "a <b>b</b>"}, ["a <b>b</b>"], []),
    ({"type": "paragraph", "text": "a <b>\nc\n\nd"}, ["a <b>/c", "d"], []),
    ({"type": "heading", "level": 4, "text": "a"}, [("h2", "a")], ["TXT009"]),
    ({"type": "picture", "src": "a.jpg", "alt": ""}, [("figure", {"src": "a.jpg", "alt": ""})], []),
    (
        {"type": "gallery", "pictures": [{"src": "a.jpg"}], "caption": "c"},
        [("gallery", [{"src": "a.jpg"}], "c")],
        [],
    ),
    (
        {"type": "quote", "blocks": "<p>a</p>", "attribution": "B"},
        [("quote", ["a"], "B")],
        [],
    ),
    ({"type": "pull_quote", "text": "a"}, [("pull quote", "a", "")], []),
    (
        {"type": "list", "ordered": True, "items": ["a <i>b</i>", [{"type": "divider"}]]},
        [("ol 1", [["a <i>b</i>"], ["---"]])],
        [],
    ),
    (
        {"type": "table", "header": ["", "a"], "rows": [["b", "c"]], "row_header": True},
        [("table", [[("td",), ("col", "a")]], [[("row", "b"), ("td", "c")]], "")],
        [],
    ),
    (
        {"type": "table", "rows": [["b", "c"], ["d", "e"]]},
        [("table", [], [[("td", "b"), ("td", "c")], [("td", "d"), ("td", "e")]], "")],
        ["TXT012"],
    ),
    ({"type": "table", "rows": [["b", "c"]]}, ["b", "c"], ["TXT013"]),
    (
        {"type": "table", "caption": "a", "rows": [["b"], ["c"]]},
        ["a", "b", "c"],
        ["TXT013"],
    ),
    (
        {"type": "embed", "url": "https://vimeo.com/1", "text": "a\nb"},
        [("embed", "Vimeo", "https://vimeo.com/1", "", ["a/b"])],
        [],
    ),
    ({"type": "aside", "heading": "h", "blocks": "a"}, [("aside", "h", ["a"])], []),
    ({"type": "code", "text": "\n  a\n", "language": "py"}, [("code", "  a", "py")], []),
    ({"type": "html", "html": "<p>a<p>b"}, ["a", "b"], []),
    ({"type": "html", "html": "<p>a<p>b", "speech": False}, [("unspoken", ["a", "b"])], []),
    ({"type": "paragraph", "text": "a", "speech": True}, ["a"], []),
    ({"type": "html", "html": "", "speech": False}, [], ["TXT021"]),
    (
        {"type": "quote", "blocks": [{"type": "paragraph", "text": "a", "speech": False}]},
        [("quote", [("unspoken", ["a"])], "")],
        [],
    ),
    (
        {"type": "gallery", "pictures": [{"src": "a.jpg", "speech": False}]},
        [("gallery", [{"src": "a.jpg", "speech": False}], "")],
        [],
    ),
]


@pytest.mark.parametrize(("block", "expected", "codes"), RECORDS)
def test_the_blocks_of_a_record(
    block: dict[str, Any], expected: list[Any], codes: list[str]
) -> None:
    assert_blocks([block], expected, *codes)


@pytest.mark.parametrize("href", ["#fn-7", "#7"])
def test_a_record_s_footnote_is_referred_to_by_its_id(href: str) -> None:
    body = assert_blocks(
        [
            {"type": "footnote", "id": "7", "html": "N"},
            {"type": "paragraph", "html": f"a<a href='{href}'>1</a>"},
        ],
        ["a[7]"],
    )
    assert notes(body) == [("7", ["N"])]


def test_a_footnote_that_is_not_to_be_heard_is_marked_so() -> None:
    note = {"type": "footnote", "id": "x", "html": "<p>b</p>", "speech": False}
    body = read([{"type": "html", "html": "<p>a<a href='#fn-x'>1</a></p>"}, note])
    assert notes(body) == [("x", [("unspoken", ["b"])])]


def test_footnotes_of_one_id_are_all_kept() -> None:
    note = {"type": "footnote", "id": "7"}
    body = read([note | {"html": "M"}, note | {"html": "N"}])
    assert notes(body) == [("7", ["M"]), ("7-2", ["N"])]


def test_blocks_nested_too_deeply_are_levelled_and_keep_their_words() -> None:
    block: dict[str, Any] = {"type": "paragraph", "text": "deep"}
    for _ in range(40):
        block = {"type": "quote", "blocks": [block], "attribution": "w"}
    body = read([block])
    assert str(tree(body.blocks)).count("'w'") == 40
    assert "deep" in str(body.blocks)
    assert [f.code for f in body.findings] == ["TXT008"]
