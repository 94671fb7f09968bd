"""What we write never sets off our own rules: bodies without a flaw press to pages without one."""

from __future__ import annotations

import io
import zipfile
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newsroom import article
from paperpress.assembly.single_page import to_xhtml
from paperpress.body.reader import translate
from paperpress.checks import check_epub

pytestmark = pytest.mark.slow

CONTAINER = """<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container" version="1.0"><rootfiles>
<rootfile full-path="package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"""
PACKAGE = """<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="i">urn:uuid:1</dc:identifier>
<dc:title>T</dc:title><dc:language>en</dc:language></metadata><manifest>
<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/></spine></package>"""


def told(body: object) -> list[str]:
    """What the house rules say of the page of a body: on its text and its links.

    TXT110 guesses the language by the words, which are the author's.
    """
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("META-INF/container.xml", CONTAINER)
        archive.writestr("package.opf", PACKAGE)
        archive.writestr("a.xhtml", to_xhtml(article(body=body, language="en")))
    findings = check_epub(data.getvalue(), "a.epub")
    said = (f for f in findings if f.code[:3] in {"TXT", "LNK", "ALT"} and f.code != "TXT110")
    return [f"{f.code} {f.message}" for f in said]


LINE = st.sampled_from(
    ["The quay is open.", "Boats <em>return</em> at noon.", "It costs £4.", "Fares rise in May.<br>So they say."]
)  # fmt: skip
TITLE = st.sampled_from(["Fares", "In brief", "Who pays?", "The quay"])
ADDRESS = st.sampled_from(["https://v.example/1", "https://v.example/2", "https://youtu.be/a"])
ATTRIBUTION = st.sampled_from(["— Maud Tallis", "– <cite>M. T.</cite>", "-- a reader", "M. T."])
WIDE = "<table><caption>{}</caption><tr><th>A<th>B<th>C<th>D<tr><td>1<td>2<td>3<td>4</table>"
PARTS = st.one_of(
    LINE.map("<p>{}</p>".format),
    st.builds("<details><summary>{}</summary><p>{}</p></details>".format, TITLE, LINE),
    st.builds("<details><summary><b>{}</b></summary>{}</details>".format, TITLE, LINE),
    st.builds("<fieldset><legend>{}</legend>{}</fieldset>".format, TITLE, LINE),
    st.builds("<aside><h3>{}</h3><p>{}</p></aside>".format, TITLE, LINE),
    st.builds("<blockquote><p>{}</p><footer>{}</footer></blockquote>".format, LINE, ATTRIBUTION),
    st.builds("<aside class=pullquote><p>{}</p><cite>{}</cite></aside>".format, LINE, ATTRIBUTION),
    ADDRESS.map('<iframe src="{}"></iframe>'.format),
    ADDRESS.map('<iframe src="{}" title="A film"></iframe>'.format),
    ADDRESS.map("<p>{}</p>".format),
    ADDRESS.map('<video src="{}"></video>'.format),
    ADDRESS.map('<figure class="wp-block-embed"><div>{}</div></figure>'.format),
    st.builds('<blockquote class="twitter-tweet"><p>{}</p><a href="{}">3 May</a></blockquote>'.format, LINE, st.just("https://x.com/a/1")),
    LINE.map("<h2>What <i>now</i></h2><p>{}</p>".format),
    LINE.map("<ol reversed><li>{}<li>Two</ol>".format),
    LINE.map("<pre class=poem>- {}\n  - Two\n- Three</pre>".format),
    TITLE.map(WIDE.format),
    LINE.map('<p>{} \\(x^2\\) $$\\frac12$$</p>'.format),
    LINE.map('<p>{} <span style="display:none">x</span><span style="font-weight:bold">y</span></p>'.format),
    LINE.map('<p>{}<sup title="Since <b>May</b>.">1</sup></p>'.format),
    st.builds('<p>It is so<a href="#fn-@">1</a>.</p><div id="fn-@"><p>{}</p></div>'.format, LINE),
)  # fmt: skip


@settings(max_examples=150)
@given(st.lists(PARTS, min_size=1, max_size=7))
def test_no_rule_finds_anything_in_what_we_write(parts: list[str]) -> None:
    number = count()
    body = "".join(part.replace("@", str(next(number))) for part in parts)
    assert told(body) == []
    codes = {finding.code for finding in translate(article(body=body)).findings}
    assert "TXT010" not in codes


def test_the_rules_would_find_what_an_author_wrote() -> None:
    body = '<p><b>Fares</b></p><p><a href="https://v.example/">here</a></p>'
    assert {line.split()[0] for line in told(body)} == {"TXT103", "LNK106"}


def test_a_heading_in_a_note_breaks_no_outline() -> None:
    note = '<aside role="doc-footnote" id="n"><blockquote><h5>Of old</h5><p>So.</p></blockquote></aside>'
    assert told(f'<h2>A</h2><p>b<a href="#n">1</a></p>{note}') == []


def test_an_author_s_link_of_the_same_words_is_not_taken_for_an_embed_s() -> None:
    body = (
        '<p><a href="https://a.example/">A film</a></p>'
        '<iframe src="https://v.example/1" title="A film"></iframe>'
    )
    assert told(body) == []
