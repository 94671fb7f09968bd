"""Pictures of NewsML 1: each once, in its largest size, and none that is held back."""

from __future__ import annotations

import pytest

from newsml1_items import HEADLINE, PHOTO, TEXT, WORDS, component, item, record, results
from paperpress.model.finding import Rejected
from paperpress.sources.raw import Raw


def test_a_picture_beside_the_text_is_taken_in_its_largest_size() -> None:
    sizes = [("a-s.jpg", 90, "Thumbnail"), ("a.jpg", 900, "Main"), ("a-m.jpg", 300, "Quicklook")]
    choice = component(
        "".join(component(PHOTO.format(name, side), role) for name, side, role in sizes),
        "Photo",
        "<NewsLines><CreditLine>Ann Lee</CreditLine></NewsLines>",
        "EquivalentsList='yes'",
    )
    found = record(item(component(component(WORDS, "Main") + choice, lines=HEADLINE)))
    assert found["picture"] == {"src": "a.jpg", "credit": "Ann Lee"}


def test_further_pictures_stand_after_the_text() -> None:
    pictures = component(PHOTO.format("a.jpg", 9)) + component(PHOTO.format("b.jpg", 9))
    found = record(item(component(component(WORDS, "Main") + pictures, lines=HEADLINE)))
    assert found["picture"]["src"] == "a.jpg"
    assert found["body"].endswith('<figure><img src="b.jpg"></figure>')


def test_two_pictures_beside_a_caption_are_two() -> None:
    parts = component(PHOTO.format("a.jpg", 9), "Photo") + component(
        PHOTO.format("b.jpg", 9), "Photo"
    )
    caption = component(TEXT.format("Both quays"), "Caption")
    found = record(item(component(component(WORDS, "Main") + parts + caption, lines=HEADLINE)))
    assert found["picture"] == {"src": "a.jpg"}
    assert "b.jpg" in found["body"]


@pytest.mark.parametrize(
    ("manage", "shown"),
    [("", True), ("<Status FormalName='Withheld'/>", False), ("<Status FormalName='Embargoed'/>", False)],
)  # fmt: skip
def test_a_picture_that_is_held_back_does_not_go_with_its_text(manage: str, shown: bool) -> None:
    photo = item(component(PHOTO.format("a.jpg", 9)), "P1", manage)
    first, *_ = results(item(component(WORDS, lines=HEADLINE)), photo)
    assert isinstance(first, Raw)
    assert ("picture" in first.record) is shown


def test_a_picture_goes_with_the_text_that_names_it() -> None:
    named = "<AssociatedWith NewsItem='urn:newsml:wire.example:20250723:P1:1'/>"
    photo = item(component(PHOTO.format("a.jpg", 9)), "P1")
    lone = item(component(PHOTO.format("b.jpg", 9), lines=HEADLINE), "P2")
    texts = [
        item(component(WORDS, lines=HEADLINE), "N1"),
        item(component(WORDS, lines=HEADLINE), "N2", named),
    ]
    first, second, left = results(*texts, photo, lone)
    assert isinstance(first, Raw)
    assert isinstance(second, Raw)
    assert isinstance(left, Rejected)
    assert "picture" not in first.record
    assert second.record["picture"] == {"src": "a.jpg"}
    assert left.held
    assert "is a picture" in left.errors[0].message
