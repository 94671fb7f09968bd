"""Lists of a body: items, lists within them, terms and what they mean."""

from __future__ import annotations

from typing import Any

import pytest

from literals import assert_blocks

BLOCKS = [
    ("<ol start=3><li>a<ul><li>b</ul><li>c</ol>", [("ol 3", [["a", ("ul", [["b"]])], ["c"]])], []),
    ("<ul><p>x</p><li>a</li><ul><li>b</ul></ul>", [("ul", [["x"], ["a", ("ul", [["b"]])]])], []),
    (
        "<dl><dt>a<dt>b<dd>c<dd>d<dt>e<dd>f</dl>",
        [("dl", [(["a", "b"], [["c"], ["d"]]), (["e"], [["f"]])])],
        [],
    ),
    ("<dl>x<dt>a<dd>b<dt>c</dl>", ["x", ("dl", [(["a"], [["b"]])]), "c"], []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected", "codes"), BLOCKS)
def test_lists(source: str, expected: list[Any], codes: list[str]) -> None:
    assert_blocks(source, expected, *codes)
