"""What editors change at places of a record outside its body."""

from __future__ import annotations

from typing import Any

import pytest

from newsroom import article
from paperpress.editions.corrections import corrected, source_text
from paperpress.editions.pointed_corrections import path_of, pointed_spots
from paperpress.model.article import Article
from paperpress.model.overlay import Change, Overlay
from paperpress.model.spots import CORRECTION_DATE, LEAD_CREDIT, RELATED, RELATED_DATE, Spot

RECORD: dict[str, Any] = {
    "related": [{"headline": "Ferries"}, {"headline": "Trams", "id": "trams"}, {"id": "buses"}],
    "corrections": [{"text": "It was ten."}],
    "picture": {"src": "a.jpg", "caption": "The quay (Lantern Hill)"},
}


def changed(read: Article, *wanted: tuple[Spot, str], before: str | None = "?") -> Article:
    changes = (
        Change(
            read.id,
            spot.name,
            value,
            source_text(read, spot.name) if before == "?" else before,
            "Asha Rao",
            "2025-07-23T06:30:00Z",
        )
        for spot, value in wanted
    )
    return corrected(read, Overlay(tuple(changes)))


def codes(read: Article) -> list[str]:
    return [notice.code for notice in read.notices]


def test_related_articles_are_left_out_or_are_an_article_of_the_run() -> None:
    read = article(**RECORD)
    first, second, _ = pointed_spots(read, RELATED)
    after = changed(read, (first, ""), (second, "night-trams"))
    assert [(each.id, each.headline) for each in after.related] == [
        ("night-trams", None),
        ("buses", None),
    ]
    assert codes(after) == ["EDN100", "EDN100"]
    assert {notice.path for notice in after.notices} == {"related[0]", "related[1]"}


def test_dates_of_corrections_and_related_articles_are_set() -> None:
    read = article(**RECORD)
    (correction,), related = pointed_spots(read, CORRECTION_DATE), pointed_spots(read, RELATED_DATE)
    after = changed(read, (correction, "2025-04-03"), (related[1], "2025-04-02"))
    assert str(after.corrections[0].date) == "2025-04-03"
    assert str(after.related[1].published) == "2025-04-02"
    assert path_of(read, correction) == "corrections[0].date"


def test_the_lead_pictures_credit_is_parted_from_its_caption() -> None:
    read = article(**RECORD)
    (spot,) = pointed_spots(read, LEAD_CREDIT)
    picture = changed(read, (spot, "Lantern Hill")).picture
    assert picture is not None
    assert (picture.caption, picture.credit) == ("The quay", "Lantern Hill")


def test_a_source_that_has_changed_is_left_as_it_is_and_that_is_told() -> None:
    read = article(**RECORD)
    first, *_ = pointed_spots(read, RELATED)
    now = article(**{**RECORD, "related": [{"headline": "Ferries", "id": "ferries"}]})
    after = changed(now, (first, ""), before=source_text(read, first.name))
    assert (codes(after), after.related) == (["EDN107"], now.related)
    gone = changed(article(), (first, ""), before=source_text(read, first.name))
    assert codes(gone) == ["EDN107"]


@pytest.mark.parametrize(
    ("kind", "value"), [(CORRECTION_DATE, "yesterday"), (LEAD_CREDIT, "Jane Doe")]
)
def test_what_can_not_stand_there_is_told(kind: str, value: str) -> None:
    read = article(**RECORD)
    (spot,) = pointed_spots(read, kind)
    after = changed(read, (spot, value))
    assert codes(after) == ["EDN108"]
    assert (after.corrections, after.picture) == (read.corrections, read.picture)
