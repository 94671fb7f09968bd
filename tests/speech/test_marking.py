"""Sentences get spans with ids; words, their order and every element stay."""

from __future__ import annotations

import pytest
from lxml import etree

from newsroom import EXAMPLE, article
from paperpress import read
from paperpress.assembly.single_page import to_xhtml
from paperpress.model.article import Article
from paperpress.model.masthead import Masthead
from paperpress.speech.marking import Unit, mark
from paperpress.vocab import EPUB_NS, XHTML_NS

PAGE = (
    f'<html xmlns="{XHTML_NS}" xmlns:epub="{EPUB_NS}" lang="en"><head><title>x</title></head>'
    "<body>{}</body></html>"
)


def marked(body: str, *, credits_heard: bool = False) -> tuple[tuple[Unit, ...], etree._Element]:
    root = etree.fromstring(PAGE.format(body))
    return mark(root, "en", credits_heard=credits_heard), root


def spoken(body: str) -> list[str]:
    return [" | ".join(phrase.text for phrase in unit.phrases) for unit in marked(body)[0]]


def body_of(root: etree._Element) -> str:
    inner = etree.tostring(root[1], encoding="unicode")
    return inner.replace(f' xmlns="{XHTML_NS}"', "").replace(f' xmlns:epub="{EPUB_NS}"', "")


def test_each_sentence_has_a_span_of_its_own() -> None:
    units, root = marked("<p>It rains. It <em>pours</em>.</p>")
    assert body_of(root) == (
        '<body><p><span id="s1">It rains.</span> <span id="s2">It <em>pours</em>.</span></p></body>'
    )
    assert [(unit.anchor, unit.pause) for unit in units] == [
        ("s1", "sentence"),
        ("s2", "paragraph"),
    ]


def test_a_sentence_that_ends_within_an_element_goes_on_to_its_end() -> None:
    _, root = marked("<p>He said <em>it rains. It pours</em> and left. She stayed.</p>")
    assert body_of(root) == (
        '<body><p><span id="s1">He said <em>it rains. It pours</em> and left.</span>'
        ' <span id="s2">She stayed.</span></p></body>'
    )


def test_an_element_that_is_the_whole_line_takes_the_spans() -> None:
    _, root = marked('<p><a href="x">It rains. It pours.</a></p>')
    assert body_of(root) == (
        '<body><p><a href="x"><span id="s1">It rains.</span> <span id="s2">It pours.</span></a></p></body>'
    )


@pytest.mark.parametrize("taken", ["s1", "s2"])
def test_ids_of_the_page_are_never_given_twice(taken: str) -> None:
    units, root = marked(f'<p id="{taken}">It rains. It pours.</p>')
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids)) == 3
    assert taken not in {unit.anchor for unit in units}


def test_a_note_sign_is_skippable_and_no_part_of_the_sentence() -> None:
    note = '<a id="r" href="#n" epub:type="noteref" aria-label="Note 1">1</a>'
    units, _ = marked(f"<p>It rains.{note} It pours.</p>")
    assert [(unit.type, unit.phrases[0].text) for unit in units] == [
        ("", "It rains."),
        ("noteref", "Note one"),
        ("", "It pours."),
    ]


def test_a_note_sign_within_a_sentence_is_seen_and_not_heard() -> None:
    note = '<a id="r" href="#n" epub:type="noteref" aria-label="Note 1">1</a>'
    assert spoken(f"<p>It rains{note} and pours.</p>") == ["It rains and pours."]


def test_a_printed_page_is_skippable() -> None:
    mark = '<span id="p" epub:type="pagebreak" aria-label="Page A8"></span>'
    units, _ = marked(f"<p>It rains.</p>{mark}<p>It pours.</p>")
    assert [(unit.anchor, unit.type) for unit in units] == [
        ("s1", ""),
        ("p", "pagebreak"),
        ("s2", ""),
    ]


def test_a_picture_is_announced_and_its_credit_left_out() -> None:
    figure = (
        '<figure><img src="a.jpg" alt="A heron"/><figcaption>It waits.'
        ' <small class="credit">Photo: L. Ortiz</small></figcaption></figure>'
    )
    assert spoken(figure) == ["Picture: A heron", "It waits."]
    units = marked(figure + "<p>End.</p>", credits_heard=True)[0]
    assert [unit.phrases[0].text for unit in units[1:]] == ["It waits.", "Photo: L Ortiz", "End."]


def test_a_decorative_picture_and_a_code_to_scan_are_not_heard() -> None:
    assert spoken(
        '<p>It rains.</p><img src="a" alt=""/><img class="qr" src="b" alt="QR code"/>'
    ) == ["It rains."]


def test_each_run_of_another_language_is_a_phrase_of_its_own() -> None:
    (unit,), _ = marked('<p>He cried <i lang="fr">à 10 h 30</i> at once.</p>')
    assert [(phrase.language, phrase.text) for phrase in unit.phrases] == [
        ("en", "He cried"),
        ("fr", "à dix heures trente"),
        ("en", "at once."),
    ]


def test_a_table_is_heard_row_by_row_with_its_headers() -> None:
    table = (
        '<table><thead><tr><th scope="col">Ticket</th><th scope="col">Night</th></tr></thead>'
        '<tbody><tr><th scope="row">Adult</th><td>£3.20</td></tr></tbody></table>'
    )
    assert spoken(table) == ["Ticket", "Night", "Adult", "Night: three pounds twenty"]
    units, root = marked(table)
    assert [container.type for container in units[3].within] == ["table", "table-row", "table-cell"]
    ids = {element.get("id") for element in root.iter()}
    assert all(container.anchor in ids for unit in units for container in unit.within)


def test_what_has_no_letters_is_not_heard() -> None:
    assert spoken("<p>***</p><p><a href='#r'>↩</a></p><p>·</p>") == []


def test_a_formula_is_heard_by_its_text() -> None:
    formula = (
        '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x squared"><mi>x</mi></math>'
    )
    assert spoken(f"<p>Take {formula} now.</p>") == ["Take x squared now."]


def test_ruby_is_heard_once() -> None:
    assert spoken("<p>the <ruby>word<rp>(</rp><rt>sign</rt><rp>)</rp></ruby> here</p>") == [
        "the word here"
    ]


def test_a_heading_is_followed_by_the_longest_pause() -> None:
    assert [unit.pause for unit in marked("<h2>Rain</h2><p>It pours.</p>")[0]] == [
        "heading",
        "paragraph",
    ]


def test_no_word_of_any_example_article_is_changed_and_every_unit_has_its_place(
    masthead: Masthead,
) -> None:
    articles = [
        article
        for article in read(EXAMPLE / "articles", folder=EXAMPLE)
        if isinstance(article, Article)
    ]
    assert len(articles) > 10
    for each in articles:
        root = etree.fromstring(to_xhtml(each, masthead=masthead))
        text, tags = "".join(root.itertext()), [element.tag for element in root.iter()]
        units = mark(root, each.language or "en", credits_heard=True)
        assert "".join(root.itertext()) == text
        spans = {unit.anchor for unit in units}
        kept = [
            element.tag
            for element in root.iter()
            if not (
                element.tag == f"{{{XHTML_NS}}}span"
                and element.get("id") in spans
                and len(element.attrib) == 1
            )
        ]
        assert kept == tags
        ids = [element.get("id") for element in root.iter() if element.get("id")]
        assert len(ids) == len(set(ids))
        assert spans <= set(ids)


SILENT_BLOCKS = [
    {"type": "paragraph", "text": "Heard first."},
    {"type": "table", "header": ["Game", "Goals"], "rows": [["Silent", "2"]], "speech": False},
    {"type": "html", "html": "<p>Half <span data-speech='false'>silent</span> a line.</p>"},
    {
        "type": "gallery",
        "pictures": [
            {"src": "a.jpg", "alt": "Silent boats", "speech": False},
            {"src": "b.jpg", "alt": "Loud boats"},
        ],
    },
    {"type": "aside", "heading": "Silent box", "blocks": "<p>Silent.</p>", "speech": False},
    {"type": "list", "items": ["<p data-speech='false'>Silent item</p>", "Item"]},
]


def heard_of(**fields: object) -> tuple[str, str]:
    """What is heard of an article's page, and what stands on it."""
    masthead = Masthead(title="Courier", language="en", identifier="https://courier.example/")
    root = etree.fromstring(to_xhtml(article(**fields), masthead=masthead))
    seen = "".join(root.itertext()) + " ".join(root.xpath("//@alt"))
    units = mark(root, "en", credits_heard=True)
    return " / ".join(phrase.text for unit in units for phrase in unit.phrases), seen


def test_what_is_not_to_be_heard_stays_on_the_page_alone() -> None:
    lead = {"src": "c.jpg", "alt": "Silent lead", "caption": "Silent caption", "speech": False}
    heard, seen = heard_of(body=SILENT_BLOCKS, picture=lead)
    assert "silent" not in heard.lower()
    for words in ("Heard first.", "Half a line.", "Loud boats", "Item"):
        assert words in heard
    for words in ("Silent", "silent", "Silent boats", "Silent box", "Silent item", "Silent lead"):
        assert words in seen


def test_of_an_article_that_is_not_to_be_heard_its_head_is() -> None:
    heard, seen = heard_of(body="<p>Silent.</p>", headline="A crossword", speech=False)
    assert "A crossword" in heard
    assert "Silent" in seen
    assert "Silent" not in heard
