"""What each element of a body becomes (docs/body.md): source, and the blocks as a literal tree.

A test says what findings it expects; where it says nothing, there are none.
"""

from __future__ import annotations

from typing import Any

import pytest

from literals import assert_blocks, read, tree
from paperpress.body.words import words_of
from paperpress.model.blocks import Body, Figure
from paperpress.model.traversal import blocks_in

E_ = "https://example.org/"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("one\ntwo\n\n\nthree", ["one", "two", "three"]),
        ("  AT&T <  Verizon ", ["AT&T < Verizon"]),
        ("one\r\ntwo\rthree", ["one", "two", "three"]),
        ("x <y and z> w", ["x <y and z> w"]),
        ("Jo <jo@example.org>\nI <3 it", ["Jo <jo@example.org>", "I <3 it"]),
        ("AT&amp;T\nand\n\nso on", ["AT&T and so on"]),
    ],
)
def test_a_string_without_markup_parts_paragraphs_at_its_lines(
    source: str, expected: list[str]
) -> None:
    """CONTRACT 3. A tag or a character reference makes it HTML, whose lines don't part."""
    assert_blocks(source, expected)


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


BLOCKS = [
    ("<h1>a</h1><h2>b</h2><h4>c</h4>", [("h2", "a"), ("h2", "b"), ("h3", "c")], ["TXT009"]),
    ("<h2>a<p>b</h2>c", [("h2", "a"), "b", "c"], []),
    ("<h2><img src=a.jpg>b</h2>", [("h2", "b"), ("figure", {"src": "a.jpg"})], []),
    ("<ol start=3><li>a<ul><li>b</ul><li>c</ol>", [("ol 3", [["a", ("ul", [["b"]])], ["c"]])], []),
    ("<ul><p>x</p><li>a</li><ul><li>b</ul></ul>", [("ul", [["x"], ["a", ("ul", [["b"]])]])], []),
    ("<ul><li></li></ul><p></p><blockquote> </blockquote>a", ["a"], []),
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
    ("<aside><h3>a</h3><p>b</p></aside>", [("aside", "a", ["b"])], []),
    (
        "<dl><dt>a<dt>b<dd>c<dd>d<dt>e<dd>f</dl>",
        [("dl", [(["a", "b"], [["c"], ["d"]]), (["e"], [["f"]])])],
        [],
    ),
    ("<dl>x<dt>a<dd>b<dt>c</dl>", ["x", ("dl", [(["a"], [["b"]])]), "c"], []),
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
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected", "codes"), BLOCKS)
def test_blocks(source: str, expected: list[Any], codes: list[str]) -> None:
    assert_blocks(source, expected, *codes)


TABLES = [
    (
        "<table><caption>C</caption><thead><tr><th>a<th>b<tbody><tr><th>c<td>d</table>",
        [("table", [[("col", "a"), ("col", "b")]], [[("row", "c"), ("td", "d")]], "C")],
        [],
    ),
    (
        "<table><tr><td><b>a</b><td><strong>b</strong><tr><td>c<td>d</table>",
        [
            (
                "table",
                [[("col", "<b>a</b>"), ("col", "<strong>b</strong>")]],
                [[("td", "c"), ("td", "d")]],
                "",
            )
        ],
        ["TXT011"],
    ),
    (
        "<table><tr><td>a<td>b<tr><td>c<td>d</table>",
        [("table", [], [[("td", "a"), ("td", "b")], [("td", "c"), ("td", "d")]], "")],
        ["TXT012"],
    ),
    ("<table><tr><td>a<tr><td>b</table>", ["a", "b"], ["TXT013"]),
    ("<table role=presentation><tr><td>a<td>b</table>", ["a", "b"], ["TXT013"]),
    (
        "<table><tr><th colspan=2>a<tr><td rowspan=9>b<td colspan=99>c</table>",
        [("table", [[("col", "a", (2, 1))]], [[("td", "b"), ("td", "c")]], "")],
        ["TXT014"],
    ),
    (
        "<table>x<tr><th>a<th>b</tr>y<tr><td>c<td>d</table>",
        [
            "x",
            (
                "table",
                [[("col", "a"), ("col", "b")]],
                [[("td", "y")], [("td", "c"), ("td", "d")]],
                "",
            ),
        ],
        [],
    ),
]


@pytest.mark.parametrize(("source", "expected", "codes"), TABLES)
def test_tables(source: str, expected: list[Any], codes: list[str]) -> None:
    """WCAG 2.2, 1.3.1; techniques H51, H63, F46."""
    assert_blocks(source, expected, *codes)


PICTURES = [
    ("<p>a <img src=i.jpg alt=''> b</p>", ["a", ("figure", {"src": "i.jpg", "alt": ""}), "b"], []),
    (
        "<figure><img src=i.jpg alt='A dog'>"
        f"<figcaption>Rex, <a href={E_}>a</a> dog. "
        "<span class=photo-credit>Jo/AP</span></figcaption></figure>",
        [("figure", {"src": "i.jpg", "alt": "A dog", "caption": "Rex, a dog.", "credit": "Jo/AP"})],
        ["LNK005"],
    ),
    (
        "<figure><img src=i.jpg><figcaption><small>All small</small></figcaption></figure>",
        [("figure", {"src": "i.jpg", "caption": "All small"})],
        [],
    ),
    (
        "<div class=wp-caption><img src=i.jpg><p class=wp-caption-text>C</p></div>",
        [("figure", {"src": "i.jpg", "caption": "C"})],
        [],
    ),
    (
        "<figure><figure><img src=1.jpg><figcaption>x</figcaption></figure><img src=2.jpg>"
        "<figcaption>both</figcaption></figure>",
        [("gallery", [{"src": "1.jpg", "caption": "x"}, {"src": "2.jpg"}], "both")],
        [],
    ),
    (
        "<ul class=gallery><li><img src=1.jpg></li><li><img src=2.jpg></li></ul>",
        [("gallery", [{"src": "1.jpg"}, {"src": "2.jpg"}], "")],
        [],
    ),
    ("<img src='data:image/gif;base64,R0' data-src=r.jpg>", [("figure", {"src": "r.jpg"})], []),
    ("<img srcset='s.jpg 300w, l.jpg 900w'>", [("figure", {"src": "l.jpg"})], []),
    (
        "<picture><source srcset='s.webp 1x'><img src=i.jpg alt=A></picture>",
        [("figure", {"src": "i.jpg", "alt": "A"})],
        [],
    ),
    (
        "<img src=blank.gif data-src=r.jpg><noscript><img src=r.jpg></noscript>",
        [("figure", {"src": "r.jpg"})],
        [],
    ),
    (
        "a<img src='data:image/gif;base64,R0'><noscript><img src=r.jpg></noscript>",
        ["a", ("figure", {"src": "r.jpg"})],
        ["TXT004"],
    ),
    ("a<img src=https://pixel.wp.com/g.gif><img src=x.gif width=1 height=1>", ["a"], ["TXT004"]),
    ("a <img class=emoji alt=🎉 src=e.png> b", ["a 🎉 b"], []),
    ("<img alt='A dog'>", ["A dog"], ["TXT020"]),
    (
        "<figure><table><tr><th>a<td>b</table><figcaption>c</figcaption></figure>",
        [("table", [], [[("row", "a"), ("td", "b")]], "c")],
        [],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("source", "expected", "codes"), PICTURES)
def test_pictures(source: str, expected: list[Any], codes: list[str]) -> None:
    assert_blocks(source, expected, *codes)


EMBEDS = [
    (
        "<iframe src='https://www.youtube.com/embed/dQw4w9WgXcQ?x=1' title=T></iframe>",
        [("embed", "YouTube", "https://www.youtube.com/watch?v=dQw4w9WgXcQ", "T", [])],
        ["TXT018"],
    ),
    (
        "<blockquote class=twitter-tweet><p>a</p>— B <a href='https://twitter.com/b/1'>d</a></blockquote>"
        "<script src=x.js></script>",
        [
            (
                "embed",
                "X",
                "https://twitter.com/b/1",
                "",
                ["a", "— B <a https://twitter.com/b/1>d</a>"],
            )
        ],
        ["TXT018", "TXT001"],
    ),
    (
        "<video title=V><source src='https://example.org/v.mp4'>No video.</video>",
        [("embed", "example.org", f"{E_}v.mp4", "V", ["No video."])],
        ["TXT018"],
    ),
    ("<audio src=talk.mp3></audio>", [("embed", "", "", "talk.mp3", [])], ["LNK002", "TXT018"]),
    ("a<iframe></iframe>", ["a"], ["TXT003"]),
    ("a<iframe src=https://x.org/ns.html width=0 height=0></iframe>", ["a"], ["TXT004"]),
]


@pytest.mark.parametrize(("source", "expected", "codes"), EMBEDS)
def test_what_stands_elsewhere_is_a_quote_or_a_titled_link(
    source: str, expected: list[Any], codes: list[str]
) -> None:
    assert_blocks(source, expected, *codes)


def notes(body: Body) -> list[tuple[str, list[Any]]]:
    return [(note.id, tree(note.blocks)) for note in body.notes]


def test_notes_come_in_the_order_of_their_references_without_their_way_back() -> None:
    body = assert_blocks(
        "<p>a<sup id=r2><a href='#fn2'>[2]</a></sup> b<a href='#fn1' id=r1>1</a>"
        " c<a href='#fn2'>2</a></p>"
        "<section role=doc-endnotes><hr><ol><li id=fn1>One <a href='#r1'>back</a></li>"
        "<li id=fn2><p>Two <a class=footnote-backref href='#x'>↩</a></p></li></ol></section>",
        ["a[fn2] b[fn1] c[fn2]"],
    )
    assert notes(body) == [("fn2", ["Two"]), ("fn1", ["One"])]


def test_words_that_refer_to_a_note_stay() -> None:
    body = assert_blocks(
        "<p><a href='#note-1'>as Smith says</a></p><p id=note-1>N</p>", ["as Smith says[note-1]"]
    )
    assert notes(body) == [("note-1", ["N"])]


def test_a_note_that_isn_t_there_becomes_its_text() -> None:
    assert_blocks("<p>a<a href='#fn9'>9</a></p>", ["a9"], "LNK004")


def test_a_note_that_holds_nothing_is_still_there_to_be_found() -> None:
    body = assert_blocks("<p>a<a href='#fn9'>9</a></p><p id=fn9></p>", ["a[fn9]"], "TXT023")
    assert notes(body) == [("fn9", [])]


def test_a_note_that_nothing_refers_to_is_kept() -> None:
    body = assert_blocks("<p>a</p><aside role=doc-footnote id=fn1>N</aside>", ["a"], "TXT019")
    assert notes(body) == [("fn1", ["N"])]


def test_a_reference_within_a_link_follows_it() -> None:
    """HTML Standard, 4.5.1: a link holds no link."""
    assert_blocks(
        f"<a href={E_}><div>x<a href='#fn1'>1</a></div></a><p id=fn1>N</p>",
        [f"<a {E_}>x</a>[fn1]"],
    )


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
        {"type": "table", "rows": [["b", "c"]]},
        [("table", [], [[("td", "b"), ("td", "c")]], "")],
        ["TXT012"],
    ),
    (
        {"type": "embed", "url": "https://vimeo.com/1", "text": "a\nb"},
        [("embed", "Vimeo", "https://vimeo.com/1", "", ["a/b"])],
        [],
    ),
    ({"type": "aside", "heading": "h", "blocks": "a"}, [("aside", "h", ["a"])], []),
    ({"type": "code", "text": "\n  a\n", "language": "py"}, [("code", "  a", "py")], []),
    ({"type": "html", "html": "<p>a<p>b"}, ["a", "b"], []),
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


def test_footnotes_of_one_id_are_all_kept() -> None:
    note = {"type": "footnote", "id": "7"}
    body = read([note | {"html": "M"}, note | {"html": "N"}])
    assert notes(body) == [("7", ["M"]), ("7-2", ["N"])]


def test_a_finding_names_the_place_if_there_is_one() -> None:
    paths = [f.path for f in read("<p>a</p><table><tr><td>x<td>y</table>").findings]
    assert paths == ["body[1]"]
    blocks = [{"type": "divider"}, {"type": "html", "html": "<foo>x</foo>"}]
    assert [f.path for f in read(blocks).findings] == ["body[1]"]


def test_blocks_nested_too_deeply_are_levelled_and_keep_their_words() -> None:
    block: dict[str, Any] = {"type": "paragraph", "text": "deep"}
    for _ in range(40):
        block = {"type": "quote", "blocks": [block], "attribution": "w"}
    body = read([block])
    assert str(tree(body.blocks)).count("'w'") == 40
    assert "deep" in str(body.blocks)
    assert [f.code for f in body.findings] == ["TXT008"]


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


IMAGES = "".join(f'<p>Words.</p><img src="{name}.jpg" alt="{name}">' for name in "abc")
TWO = {"type": "gallery", "pictures": [{"src": "d.jpg"}, {"src": "e.jpg"}]}


@pytest.mark.parametrize(
    "body",
    [
        f"<div>{IMAGES}</div>",
        f'<div class="gallery">{IMAGES}</div>',
        [{"type": "html", "html": IMAGES}],
        [{"type": "quote", "blocks": [{"type": "picture", "src": "a.jpg"}, TWO, TWO]}],
        [{"type": "aside", "blocks": [TWO, {"type": "html", "html": IMAGES}]}, TWO],
    ],
)
def test_each_picture_has_a_place_of_its_own(body: Any) -> None:
    """Pages find a picture by it: two of one place would both be the last."""
    paths = [one.path for one in blocks_in(read(body)) if isinstance(one, Figure)]
    assert len(paths) >= 3
    assert len(set(paths)) == len(paths)


@pytest.mark.parametrize(
    "line", ["https://youtu.be/abc", '<a href="https://youtu.be/abc">https://youtu.be/abc</a>']
)
def test_an_address_on_a_line_of_a_paragraph_is_a_link_with_a_name(line: str) -> None:
    assert_blocks(
        f"<p>Watch <b>it</b>:<br>{line}<br>and then<br>more, see https://x.example/ too.</p>",
        [
            "Watch <b>it</b>:",
            ("embed", "YouTube", "https://youtu.be/abc", "", []),
            "and then/more, see https://x.example/ too.",
        ],
        "TXT018",
    )


def test_a_list_of_tasks_says_which_are_done() -> None:
    source = "<ul><li><input type=checkbox checked> a</li><li><input type=checkbox> b</li></ul>"
    assert_blocks(source, [("ul", [["[x] a"], ["[ ] b"]])])


def test_a_drawing_without_words_says_its_label() -> None:
    source = '<p>Rated <svg aria-label="4 of 5"><path d=""/></svg></p>'
    assert_blocks(source, ["Rated 4 of 5"], "TXT017")
