"""EPUB with the marks of Kobo's own engine (docs/decisions/0009-kepub.md)."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from newsroom import article, assembled, jpeg
from paperpress.binding.kepub import kepub, sentences
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.model.publication import Publication, Resource
from paperpress.pressroom.job import Job
from paperpress.pressroom.run import press
from paperpress.profiles import profile
from paperpress.themes import load_theme
from paperpress.vocab import XHTML_TYPE

BODY = """<p>The bus came late. “Mind the step,” the driver said. It was <em>very</em> full!</p>
<h2>What now?</h2><ul><li>One fare.</li><li>Two. Three.</li></ul>
<table><caption>Fares</caption><tr><th>Zone</th></tr><tr><td>1</td></tr></table>
<pre>a. b.
c. d.</pre><p>See <a href="https://example.com/">the fares. All of them.</a></p>"""
PAGE = (
    '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
    "<head><title>T. T.</title></head><body>%s</body></html>"
)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Publication:
    home = tmp_path_factory.mktemp("pictures")
    (home / "bus.jpg").write_bytes(jpeg())
    read = article(str(home), body=BODY, picture={"src": "bus.jpg", "alt": "A bus."})
    (edition,) = plan([read], Masthead(title="The Courier", language="en-GB"))
    theme, device = load_theme("classic"), profile("kobo")
    return assembled(edition, theme, device)


def pages(publication: Publication) -> dict[str, bytes]:
    return {r.href: r.data for r in publication.resources if r.id in publication.spine}


def marked(publication: Publication, body: str) -> bytes:
    """A publication's only page, marked."""
    page = Resource("a", "a.xhtml", XHTML_TYPE, (PAGE % body).encode())
    (marked,) = kepub(replace(publication, resources=(page,), spine=("a",))).resources
    return marked.data


def spans(root: etree._Element) -> list[etree._Element]:
    return [e for e in root.iter("{*}span") if e.get("class") == "koboSpan"]


def without_marks(data: bytes) -> bytes:
    """A page whose boxes and spans are taken out, what they hold left in their place."""
    root = etree.fromstring(data)
    body = root.find("{*}body")
    (columns,) = body
    (inner,) = columns
    assert (columns.get("id"), inner.get("id")) == ("book-columns", "book-inner")
    for span in spans(inner):
        span.tag = "kobo"
    columns.tag = inner.tag = "kobo"
    etree.strip_tags(root, "kobo")
    return etree.tostring(root, method="c14n2")


def test_taking_the_marks_out_gives_each_page_back(plain: Publication) -> None:
    """Nothing else of a page is changed: compared in canonical XML (XML C14N 2.0)."""
    before, after = pages(plain), pages(kepub(plain))
    assert list(before) == list(after)
    for href, data in before.items():
        canonical = etree.tostring(etree.fromstring(data), method="c14n2")
        assert without_marks(after[href]) == canonical, href


def test_all_that_is_no_page_stays_as_it_is(plain: Publication) -> None:
    """The navigation document too: the engine reads it for its list alone."""
    spine = set(plain.spine)
    rest = [r for r in plain.resources if r.id not in spine]
    assert [r for r in kepub(plain).resources if r.id not in spine] == rest


def test_every_word_of_prose_is_in_a_numbered_span_but_listings(plain: Publication) -> None:
    for href, data in pages(kepub(plain)).items():
        root = etree.fromstring(data)
        for element in root.find("{*}body").iter(etree.Element):
            in_listing = any(parent.tag.endswith("}pre") for parent in element.iterancestors())
            if in_listing or element.get("class") == "koboSpan":
                continue
            own = [element.text, *(child.tail for child in element)]
            assert not "".join(text or "" for text in own).strip(), (href, element.tag, own)


def test_numbers_count_paragraphs_and_what_is_in_them_and_none_comes_twice(
    plain: Publication,
) -> None:
    for data in pages(kepub(plain)).values():
        numbers = [span.get("id") for span in spans(etree.fromstring(data))]
        assert numbers
        assert len(set(numbers)) == len(numbers)
        counted = [tuple(int(n) for n in re.findall(r"\d+", number)) for number in numbers]
        for (paragraph, place), (next_paragraph, next_place) in zip(
            [(0, 0), *counted], counted, strict=False
        ):
            assert (next_paragraph, next_place) in {(paragraph, place + 1), (paragraph + 1, 1)}


def test_spans_hold_text_or_one_picture_and_never_another_span(plain: Publication) -> None:
    for data in pages(kepub(plain)).values():
        for span in spans(etree.fromstring(data)):
            assert [etree.QName(child).localname for child in span] in ([], ["img"])
            assert bool(span.text) != bool(len(span))


@pytest.mark.parametrize(
    ("body", "numbered"),
    [
        ("<p>One. Two.</p>", ["1.1 One. ", "1.2 Two."]),
        ("<p>It was <em>very. Very</em> full.</p>",
         ["1.1 It was ", "1.2 very. ", "1.3 Very", "1.4  full."]),
        ("<ul><li>One</li><li>Two</li></ul>", ["1.1 One", "2.1 Two"]),
        ("<p>A <img src='a.jpg' alt='x'/> b</p>", ["1.1 A ", "2.1 img", "3.1  b"]),
        ("<pre>a. b.</pre><p>C</p>", ["1.1 C"]),
        ("<p>A</p>\n<p>B</p>", ["1.1 A", "2.1 B"]),
    ],
)  # fmt: skip
def test_what_is_numbered_how(plain: Publication, body: str, numbered: list[str]) -> None:
    told = [
        f"{span.get('id').removeprefix('kobo.')} {span.text or etree.QName(span[0]).localname}"
        for span in spans(etree.fromstring(marked(plain, body)))
    ]
    assert told == numbered


def test_an_empty_element_keeps_its_end_tag_unless_html_has_none_for_it(
    plain: Publication,
) -> None:
    """An engine that takes XHTML for HTML would leave ``<span/>`` open to the end of the page."""
    data = marked(plain, "<p><span id='x'/>A<br/>B</p>")
    assert b'<span id="x"></span>' in data
    assert b"<br/>" in data


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One. Two? Three!", ["One. ", "Two? ", "Three!"]),
        ("He said “no.” She left.", ["He said “no.” ", "She left."]),
        ("Bus no. 12 costs approx. two euros.", ["Bus no. ", "12 costs approx. two euros."]),
        ("At 3.30 p.m. it left.", ["At 3.30 p.m. it left."]),
        ("Wait… what?", ["Wait… what?"]),
        ("今日は晴れ。明日は雨。", ["今日は晴れ。", "明日は雨。"]),
        ("وصلت الحافلة؟ نعم.", ["وصلت الحافلة؟ ", "نعم."]),
        ("बस आई। लोग चढ़े।", ["बस आई। ", "लोग चढ़े।"]),
        ("No end", ["No end"]),
        ("", []),
    ],
)
def test_sentences_end_where_their_script_ends_them(text: str, expected: list[str]) -> None:
    """Unicode, PropList.txt: Sentence_Terminal; a small letter goes on (UAX #29, rule SB8)."""
    assert list(sentences(text)) == expected


@given(st.text())
def test_sentences_joined_are_the_text(text: str) -> None:
    assert "".join(sentences(text)) == text


def test_the_ending_of_the_file_chooses_the_engine() -> None:
    assert profile("kobo").extension == ".kepub.epub"


def test_the_file_of_an_edition_is_marked(tmp_path: Path) -> None:
    masthead = Masthead(title="The Courier", language="en-GB")
    job = Job(masthead=masthead, out=tmp_path, profiles=["kobo"])
    (edition,) = press([article(str(tmp_path))], job).editions
    with zipfile.ZipFile(tmp_path / edition.path) as archive:
        (name,) = (name for name in archive.namelist() if "/a-" in name)
        assert b'id="kobo.1.1"' in archive.read(name)
