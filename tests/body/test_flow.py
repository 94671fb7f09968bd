"""Elements that are blocks become blocks, and words beside them keep their place."""

from __future__ import annotations

from typing import Any

import pytest

from literals import assert_blocks, read
from paperpress.body.words import words_of

BLOCKS = [
    ("<h1>a</h1><h2>b</h2><h4>c</h4>", [("h2", "a"), ("h2", "b"), ("h3", "c")], ["TXT009"]),
    ("<h2>a<p>b</h2>c", [("h2", "a"), "b", "c"], []),
    ("<h2><img src=a.jpg>b</h2>", [("h2", "b"), ("figure", {"src": "a.jpg"})], []),
    ("<ul><li></li></ul><p></p><blockquote> </blockquote>a", ["a"], []),
    ("<aside><h3>a</h3><p>b</p></aside>", [("aside", "a", ["b"])], []),
    ("<pre><code class=language-py>a\n  b &lt;</code></pre>", [("code", "a\n  b <", "py")], []),
    ("<pre>a<p>b</pre>", ["a", "b"], []),
    ("a<hr>b", ["a", "---", "b"], []),
    ("<p><b>A heading</b></p><b>Ends.</b>", ["<b>A heading</b>", "<b>Ends.</b>"], ["TXT010"]),
    ("<foo-x>a</foo-x><foo-x>b</foo-x><o:p>c</o:p>", ["abc"], ["TXT005", "TXT005"]),
    ("<math><mi>x</mi><mo>=</mo><mn>2</mn></math>", ["x = 2"], ["TXT016"]),
    ("<svg><title>t</title><path d='M0'/></svg>a", ["t a"], ["TXT017"]),
    ("a<script>b</script><style>c</style><p onclick=x>d</p>", ["a", "d"], ["TXT001"]),
    ("<form><label>a</label><input><button>b</button></form>", ["a"], ["TXT002"]),
    ("a<select><option>b<option>c</select><textarea>d</textarea>", ["a"], ["TXT002"]),
    ("a<noscript>b</noscript><template>c</template>", ["a"], ["TXT022"]),
    ("  <p></p>", [], ["TXT021"]),
    ("<p data-speech=false>a</p><p>b", [("unspoken", ["a"]), "b"], []),
    ("<p data-speech=true>a</p><p data-speech>b", ["a", "b"], []),
    ("<p>a <b data-speech=' False '>b</b> c", ["a <span unspoken><b>b</b></span> c"], []),
    ("<ul><li data-speech=false>a<li>b</ul>", [("ul", [[("unspoken", ["a"])], ["b"]])], []),
    ("<div data-speech=false><h2>a</h2>b</div>", [("unspoken", [("h2", "a"), "b"])], []),
    ("<p data-speech=false></p>a", ["a"], []),
    ("a<img src=a.jpg data-speech=false>", ["a", ("unspoken", [("figure", {"src": "a.jpg"})])], []),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected", "codes"), BLOCKS)
def test_blocks(source: str, expected: list[Any], codes: list[str]) -> None:
    assert_blocks(source, expected, *codes)


AT_ODDS = [
    ("<aside class=pullquote><img><footer>a</footer></aside>", "a"),
    ("<figure><pre>a<figcaption>b</figcaption></pre></figure>", "ab"),
    ("<figure><figcaption>a<div class=wp-caption-text>b</div></figcaption></figure>", "ab"),
    ("<div class=gallery><ul class=gallery><figcaption>a</figcaption></ul></div>", "a"),
    ("<table><colgroup>a<p>b</p></colgroup></table>", "ab"),
]


@pytest.mark.parametrize(("source", "words"), AT_ODDS)
def test_markup_at_odds_with_itself_says_every_word_once(source: str, words: str) -> None:
    """Each was a word lost or doubled once."""
    assert "".join(words_of(read(source))) == words
