"""Pages as XHTML 1.0: elements that it doesn't have become those that it has."""

from __future__ import annotations

import pytest
from lxml import etree

from paperpress.speech.daisy.content import Names, content_document
from paperpress.speech.daisy.points import page_class

PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="en"'
    ' xml:lang="en" dir="ltr"><head><title>A</title></head><body>{}</body></html>'
)
NAMES = Names(
    {"b.xhtml": "0002.html"}, {"images/a.jpg": "pic0001.jpg"}, {"page-2": "2"}, page_class
)


def written(inner: str) -> str:
    document = content_document(etree.fromstring(PAGE.format(inner)), {"dc:title": "T"}, NAMES)
    root = etree.fromstring(document)
    assert b"epub" not in document
    assert root.findall(".//{*}meta")[1].attrib == {"name": "dc:title", "content": "T"}
    body = etree.tostring(root[1], encoding="unicode")
    return body.partition(">")[2].removesuffix("</body>")


@pytest.mark.parametrize(
    ("inner", "expected"),
    [
        ("<main><article aria-labelledby='h'><h1 id='h'>A</h1></article></main>", '<div><div><h1 id="h">A</h1></div></div>'),
        ("<p><time datetime='2025-07-23' id='t'>today</time>, <bdi dir='auto'>B</bdi></p>", '<p><span id="t">today</span>, <span>B</span></p>'),
        ("<p>long<wbr/>word <b class='x' data-y='z'>B</b></p>", '<p>longword <b class="x">B</b></p>'),
        ("<p><a href='b.xhtml#s1'>B</a> <a href='https://b.example/' rel='author'>C</a></p>", '<p><a href="0002.html#s1">B</a> <a href="https://b.example/" rel="author">C</a></p>'),
        ("<p><a href='nav.xhtml'>All</a> <a href='#s1'>B</a></p>", '<p><span>All</span> <a href="#s1">B</a></p>'),
        ("<figure><img src='images/a.jpg' alt='A' width='2' role='x'/><figcaption>C</figcaption></figure>", '<div><img src="pic0001.jpg" alt="A" width="2"/><div>C</div></div>'),
        ("<p><span id='page-2' epub:type='pagebreak' aria-label='Page 2'></span>So</p>", '<p><span id="page-2" class="page-normal">2</span>So</p>'),
        ("<aside id='n' epub:type='footnote' class='footnote'><p>N</p></aside>", '<div id="n" class="notebody"><p>N</p></div>'),
        ("<p>A</p><object data='a.pls' hidden='hidden'></object>", "<p>A</p>"),
        ("<aside epub:type='pullquote'><p>N</p></aside>", '<div class="sidebar"><p>N</p></div>'),
        ("<details open='open'><summary>S</summary><p>A</p></details>", "<div><div>S</div><p>A</p></div>"),
        ("<dl><div><dt>A</dt><dd>B</dd></div></dl>", "<dl><dt>A</dt><dd>B</dd></dl>"),
        ("<p><math xmlns='http://www.w3.org/1998/Math/MathML' alttext='x squared' id='m'><mi>x</mi></math>.</p>", '<p><span id="m">x squared</span>.</p>'),
        ("<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>", "<p><span>漢<span>(</span><span>kan</span><span>)</span></span></p>"),
        ("<ol start='3' reversed=''><li value='3'>C</li></ol>", '<ol start="3"><li value="3">C</li></ol>'),
        ("<p lang='fr' xml:lang='fr'>À</p><!-- no -->", '<p lang="fr" xml:lang="fr">À</p>'),
    ],
)  # fmt: skip
def test_an_element_becomes_what_xhtml_1_has(inner: str, expected: str) -> None:
    assert (
        written(inner).replace(" />", "/>").replace(' xmlns="http://www.w3.org/1999/xhtml"', "")
        == expected
    )
