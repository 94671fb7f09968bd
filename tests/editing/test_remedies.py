"""Remedies for fields that are one key: what they make, and where there is none."""

from __future__ import annotations

from typing import Any

import pytest

from newsroom import article
from paperpress.editing.remedies import date_remedies, record_remedies
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.masthead import Desk, Masthead

DESKS = (Desk(slug="city", name="City Desk"), Desk(slug="culture", name="Culture"))
MASTHEAD = Masthead(title="The Meridian Courier", language="en-GB", desks=DESKS)


def made(finding: Finding, **record: Any) -> list[tuple[str, str]]:
    remedies = record_remedies(article(**record), [finding], MASTHEAD)
    return [(remedy.field, offer.value) for remedy in remedies for offer in remedy.offers]


def test_a_desk_is_the_nearest_one_and_a_language_the_papers() -> None:
    strange = emit("EDN001", path="desk", name="Cultur", case="near", near="Culture")
    assert made(strange, desk="Cultur") == [("desk", "Culture")]
    assert made(strange, desk="Weather") == []
    assert made(emit("REC113", path="language", reason="x")) == [("language", "en-GB")]


def test_a_caption_that_is_a_files_name_is_taken_away() -> None:
    named = emit("ALT005", path="picture.caption", what="caption", name="IMG_1.jpg")
    picture = {"src": "a.jpg", "caption": "IMG_1.jpg"}
    assert made(named, picture=picture) == [("picture.caption", "")]
    assert made(named) == []


def test_what_nothing_is_sure_of_has_none() -> None:
    assert made(emit("TXT021", path="body")) == []


@pytest.mark.parametrize(
    ("record", "field", "readings"),
    [
        ({"published": "03/04/2025"}, "published", ["2025-04-03", "2025-03-04"]),
        ({"published": "23/07/2025"}, "published", ["2025-07-23"]),
        ({"published": "17 hours ago"}, "published", []),
        ({"updated": "03/04/25"}, "updated", ["2025-04-03", "2025-03-04"]),
        (
            {"corrections": [{"text": "It was ten.", "date": "03/04/2025"}]},
            "corrections.date[1/1] It was ten.",
            ["2025-04-03", "2025-03-04"],
        ),
        (
            {"related": [{"headline": "Trams", "published": "03/04/2025"}]},
            "related.published[1/1] Trams",
            ["2025-04-03", "2025-03-04"],
        ),
    ],
)
def test_a_date_that_can_be_read_in_two_ways_offers_both(
    record: dict[str, Any], field: str, readings: list[str]
) -> None:
    read = article(**record)
    (remedy,) = date_remedies(read, read.notices)
    assert (remedy.field, [offer.value for offer in remedy.offers]) == (field, readings)
    assert remedy.asks == "date"


def test_a_date_that_is_sure_has_no_remedy() -> None:
    assert list(date_remedies(article(), article().notices)) == []
