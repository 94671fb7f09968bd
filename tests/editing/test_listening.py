"""A page as it is heard, told from its tree; Chromium's word on it is in the conformance tests."""

from __future__ import annotations

from lxml import etree

from paperpress.editing.listening import heard, passages

PAGE = """<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>
<main><article><header><span epub:type="pagebreak" role="doc-pagebreak" aria-label="Page 3"/>
<p class="kicker">Transport</p><h1>Ferries <em>return</em></h1>
<p role="doc-subtitle">At last</p>
<p class="byline">By <a rel="author" href="x">Asha Rao</a> and others</p>
<p><time>23 July</time>, early</p></header>
<figure class="lead"><img src="a.jpg" alt="A ferry"/><figcaption>The quay <small>Lena Ortiz</small></figcaption></figure>
<figure><img src="b.jpg" alt=""/></figure>
<figure><img src="c.jpg" alt="A map" aria-details="desc-3"/></figure>
<details id="desc-3"><summary>Extended description</summary><p>North is up.</p></details>
</article></main></body></html>"""


def test_the_head_and_each_picture_are_heard_line_by_line() -> None:
    head, lead, decorative, chart = passages(etree.fromstring(PAGE))
    assert [each.picture for each in (head, lead, decorative, chart)] == [
        *("", "a.jpg", "b.jpg", "c.jpg")
    ]
    assert [(line.role, line.text) for line in (*head.lines, *lead.lines)] == [
        ("doc-pagebreak", "Page 3"),
        ("", "Transport"),
        ("heading 1", "Ferries return"),
        ("doc-subtitle", "At last"),
        ("", "By"),
        ("link", "Asha Rao"),
        ("", "and others"),
        ("", "23 July, early"),
        ("figure", ""),
        ("image", "A ferry"),
        ("", "The quay"),
        ("", "Lena Ortiz"),
    ]
    assert [(line.role, line.text) for line in chart.lines] == [
        ("figure", ""),
        ("image", "A map"),
        ("group", ""),
        ("DisclosureTriangle", "Extended description"),
        ("", "North is up."),
    ]


def test_a_decorative_picture_is_silent() -> None:
    figure = etree.fromstring(PAGE)[0][0][0][2]
    assert [line.role for line in heard(figure)] == ["figure"]
