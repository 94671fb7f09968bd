"""An article's page: notes, long descriptions and a landmark."""

from __future__ import annotations

from typing import Any

from lxml import etree

from newsroom import article
from paperpress.assembly.single_page import to_xhtml


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
