"""Words within a block: what marks them, and what language they are in."""

from __future__ import annotations

from typing import Any

import pytest

from literals import read, tree

INLINE = [
    ("<p>Hi <em>there </em> <strong>you</strong></p>", ["Hi <em>there </em><strong>you</strong>"]),
    ("<p>a<b> </b>c <i></i></p>", ["a c"]),
    ("<p>a\n  b&nbsp; c&#8239;d</p>", ["a b\xa0 c\u202fd"]),
    ("<p>co&shy;op&#173; a&#1;b<wbr>c</p>", ["coop abc"]),
    ("H<sub>2</sub>O x<sup>2</sup>", ["H<sub>2</sub>O x<sup>2</sup>"]),
    ("<p>a<br>b<br/></p>", ["a/b"]),
    ("<p>a<br> <br>b<br><br><br>c</p>", ["a", "b", "c"]),
    ("<p><b>a.<br><br>b.</b></p>", ["<b>a.</b>", "<b>b.</b>"]),
    ("<b>a<p>b</p>c.</b> d", ["<b>a</b>", "b", "c. d"]),
    ("a <abbr title='Unit'>u</abbr> <q>b</q>", ["a <abbr Unit>u</abbr> <q>b</q>"]),
    ("<strike>a</strike> <tt>b</tt> <font color=red>c</font>", ["<s>a</s> <code>b</code> c"]),
    ("<time>a</time> <big>b</big> <nobr>c</nobr> <data value=1>d</data>", ["a b c d"]),
    ("<p>&nbsp;</p><p>a</p><div> </div>", ["a"]),
    ("<p>漢<ruby>字<rp>(</rp><rt>ji</rt><rp>)</rp></ruby></p>", ["漢字 (ji)"]),
    ("<div>a<div>b</div>c</div>", ["a", "b", "c"]),
    ("<details><summary>S.</summary>t</details>", [("details", "S.", ["t"])]),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected"), INLINE)
def test_runs_and_paragraphs(source: str, expected: list[Any]) -> None:
    body = read(source)
    assert tree(body.blocks) == expected
