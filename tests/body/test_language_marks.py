"""A language that the markup names is carried to the nearest block or run."""

from __future__ import annotations

from typing import Any

import pytest

from literals import assert_blocks

LANGUAGES = [
    ("<p lang=fr>a <i lang=de>b</i> <span xml:lang=fr>c</span></p>", [("p fr", "a <i de>b</i> c")]),
    ("<div lang=AR dir=rtl><p>a</p><h2>b</h2></div>", [("p ar rtl", "a"), ("h2 ar rtl", "b")]),
    ("<blockquote lang=fr><p>a</p></blockquote>", [("quote fr", ["a"], "")]),
    ("<ul lang=fr><li>a<li lang=de>b</ul>", [("ul", [[("p fr", "a")], [("p de", "b")]])]),
    ("<bdo dir=rtl>y</bdo> <span dir=auto>z</span>", ["<bdi rtl>y</bdi> <span auto>z</span>"]),
    ("<p lang=en>a</p>", ["a"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), LANGUAGES)
def test_language_is_carried_to_the_nearest_block_or_run(source: str, expected: list[Any]) -> None:
    """WCAG 2.2, 3.1.2 Language of Parts; only where it differs from what is around it."""
    assert_blocks(source, expected, language="en")


def test_a_language_that_is_none_is_dropped() -> None:
    body = assert_blocks("<p lang=klingonish>a</p>", ["a"], "TXT015")
    assert "klingonish" in body.findings[0].message
