"""Quotations and pull quotes of a body, and whose they are."""

from __future__ import annotations

from typing import Any

import pytest

from literals import assert_blocks

BLOCKS = [
    ("<blockquote>a<footer>— B</footer></blockquote>", [("quote", ["a"], "— B")], []),
    (
        "<blockquote><p>a</p><p><cite>B</cite></p></blockquote>",
        [("quote", ["a"], "<cite>B</cite>")],
        [],
    ),
    ("<aside class='pull-quote'><p>a</p><cite>B</cite></aside>", [("pull quote", "a", "B")], []),
    ("<p role=doc-pullquote>a</p>", [("pull quote", "a", "")], []),
    (
        "<figure class=wp-block-pullquote><blockquote><p>a</p><cite>B</cite></blockquote></figure>",
        [("pull quote", "a", "B")],
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected", "codes"), BLOCKS)
def test_quotes(source: str, expected: list[Any], codes: list[str]) -> None:
    assert_blocks(source, expected, *codes)
