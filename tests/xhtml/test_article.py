"""An article's page: notes, long descriptions and a landmark."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from newsroom import article, assembled
from paperpress.assembly.single_page import to_xhtml
from paperpress.editions import plan
from paperpress.locales import languages
from paperpress.model.masthead import Masthead
from paperpress.profiles import profile
from paperpress.themes import load_theme
from paperpress.xhtml.words import Words


def page(body: Any, **fields: Any) -> etree._Element:
    return etree.fromstring(to_xhtml(article(**{"language": "en-GB", "body": body, **fields})))


def text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def test_notes_are_numbered_by_first_reference_and_lead_back_to_each() -> None:
    """DPUB-ARIA 1.1, doc-noteref, doc-footnote and doc-backlink."""
    tree = page(
        '<p>One<a href="#fn-b">*</a> two<a href="#fn-a">1</a> three<a href="#fn-b">*</a>.</p>'
        '<p id="fn-a">First <b>written</b>.</p><p id="fn-b">First met.</p>'
    )
    references = [a for a in tree.iter("{*}a") if a.get("role") == "doc-noteref"]
    notes = [e for e in tree.iter("{*}aside") if e.get("role") == "doc-footnote"]
    assert [text(a) for a in references] == ["1", "2", "1"]
    assert [a.get("href") for a in references] == ["#note-1", "#note-2", "#note-1"]
    assert ["First met" in text(note) for note in notes] == [True, False]
    back = [[a.get("href") for a in note.iter("{*}a")] for note in notes]
    assert back == [
        ["#" + references[0].get("id"), "#" + references[2].get("id")],
        ["#" + references[1].get("id")],
    ]
    labels = [a.get("aria-label") for note in notes for a in note.iter("{*}a")]
    assert len(set(labels)) == len(labels)


def test_a_note_stands_after_the_text_and_within_it() -> None:
    """Read at its place: a reading system shows it as a pop-up, and else it ends the text."""
    tree = page('<p>One<a href="#fn-1">1</a>.</p><p id="fn-1">Note.</p><p>Two.</p>')
    section = tree.find(".//{*}section[@class='text']")
    assert [text(part)[:4] for part in section] == ["One1", "Two.", "Note"]


def test_a_long_description_follows_its_picture_and_is_pointed_to() -> None:
    """ARIA 1.3, aria-details: never a description by reference, which is read in one breath."""
    picture = {"src": "m.jpg", "alt": "A map of twelve routes.", "description": "One.\nTwo."}
    tree = page([{"type": "picture", **picture}])
    image = tree.find(".//{*}img")
    details = image.getparent().getnext()
    assert image.get("aria-details") == details.get("id")
    assert image.get("aria-describedby") is None
    assert [text(part) for part in details] == ["Extended description", "One.", "Two."]


def test_the_text_is_a_landmark_with_a_name_and_no_link_skips_to_it() -> None:
    """docs/decisions/0011-past-the-head.md"""
    tree = page("<p>One.</p>", language="fr")
    section = tree.find(".//{*}section[@class='text']")
    assert section.get("aria-label") == "Texte de l’article"
    assert section.getprevious().tag.endswith("header")
    ids = {element.get("id") for element in section.iter()} - {None}
    assert not [a for a in tree.iter("{*}a") if a.get("href", "").lstrip("#") in ids]


@pytest.mark.parametrize(
    ("body", "way"),
    [
        ('<p dir="rtl">שלום <span dir="ltr">here 5</span>!</p>', "ltr"),
        ('<blockquote lang="he"><p>ציטוט <span lang="en">here 5</span></p></blockquote>', "ltr"),
        ('<blockquote lang="he"><p>ציטוט</p><p lang="en">here 5</p></blockquote>', "ltr"),
        ('<blockquote lang="he"><pre class="poem" lang="en">here</pre></blockquote>', "ltr"),
        ('<ul><li dir="rtl">here</li><li>b</li></ul>', "rtl"),
        ('<blockquote lang="he"><p>here</p></blockquote>', "rtl"),
        ('<p dir="rtl">א</p><p>here</p>', "ltr"),
    ],
)
def test_what_stands_in_another_direction_keeps_its_own(body: str, way: str) -> None:
    tree = page(body)
    holder = next(e for e in tree.iter() if (e.text or "").startswith("here"))
    ways = (up.get("dir") for up in (holder, *holder.iterancestors()))
    assert next(filter(None, ways)) == way


def middle(masthead: Masthead, **fields: Any) -> etree._Element:
    """The page of the second of three articles."""
    names = [("first", "First in"), ("second", "Second in"), ("third", "Third in")]
    articles = [article(id=name, headline=headline, **fields) for name, headline in names]
    (edition,) = plan(articles, masthead)
    made = assembled(edition, load_theme("classic"), profile("eink"))
    return etree.fromstring(made.resource("a-second.xhtml").data)


def test_a_row_below_the_headline_leads_on_in_a_word_and_is_heard_whole(
    masthead: Masthead,
) -> None:
    row = middle(masthead).find(".//{*}nav[@class='position']")
    assert text(row) == "2 of 3 · Contents · Next"
    links = [(a.get("href"), text(a), a.get("aria-label")) for a in row.iter("{*}a")]
    assert links == [
        ("contents.xhtml#entry-2", "Contents", None),
        ("a-third.xhtml", "Next", "Next: Third in"),
    ]


def test_the_neighbours_stand_at_the_foot_by_their_headlines(masthead: Masthead) -> None:
    onward = middle(masthead).find(".//{*}footer/{*}ul[@class='onward']")
    assert [text(item) for item in onward] == ["Next: Third in", "Previous: First in"]


@pytest.mark.parametrize("language", languages())
@pytest.mark.parametrize("message", ["Previous: {headline}", "Next: {headline}"])
def test_a_link_is_named_by_what_it_shows_in_every_language(language: str, message: str) -> None:
    """WCAG 2.2, criterion 2.5.3: the name begins with the label."""
    words = Words(language)
    label = words.label(message)
    assert label
    assert "{" not in label
    assert words.text(message, headline="Owls").startswith(label)


def test_a_page_that_stands_alone_tells_its_time_above() -> None:
    assert text(page("<p>One.</p>").find(".//{*}p[@class='byline']")) == (
        "Published 23 July 2025, 04:00"
    )
