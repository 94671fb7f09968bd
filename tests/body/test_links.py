"""Links of a body: which stay, which become their text, and what they lead to."""

from __future__ import annotations

from typing import Any

import pytest

from literals import assert_blocks

E_ = "https://example.org/"


LINKS = [
    ("<a href='https://example.org/a b'>x</a>", [f"<a {E_}a%20b>x</a>"], []),
    ("<a href='MAILTO:a@example.org'>x</a>", ["<a mailto:a@example.org>x</a>"], []),
    ("<a href='//example.org/'>x</a>", [f"<a {E_}>x</a>"], []),
    ("<a href=' java\nscript:alert(1)'>x</a> y", ["x y"], ["LNK001"]),
    ("<a href='data:text/html,x'>x</a>", ["x"], ["LNK001"]),
    ("<a href='https://'>x</a><a href='http://[x'>y</a>", ["xy"], ["LNK001"]),
    ("<a href='/a'>x</a>", ["x"], ["LNK002"]),
    ("<a href='#top'>x</a>", ["<a #>x</a>"], []),
    ("<a href='#'>x</a><a href='#:~:text=y'>z</a>", ["xz"], ["LNK003"]),
    ("<a href='#gone'>x</a>", ["x"], ["LNK003"]),
    ("<a name=x>x</a><a href=''>y</a>", ["xy"], []),
    (f"<a href={E_}><b>x</b><p>y</p></a>", [f"<a {E_}><b>x</b></a>", f"<a {E_}>y</a>"], []),
    ("<a href='https://example.org/'><h3>x</h3></a>", [("h2", f"<a {E_}>x</a>")], ["TXT009"]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected", "codes"), LINKS)
def test_links(source: str, expected: list[Any], codes: list[str]) -> None:
    """vocab.LINK_SCHEMES; any other link becomes its text."""
    assert_blocks(f"<div>{source}</div>", expected, *codes)


def test_a_relative_link_is_completed_from_the_article_s_address() -> None:
    """RFC 3986, section 5."""
    assert_blocks("<a href='../b?c'>x</a>", [f"<a {E_}b?c>x</a>"], url="https://example.org/x/a")
