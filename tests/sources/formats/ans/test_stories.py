"""Arc ANS: what its schema says of each field (github.com/washingtonpost/ans-schema, 0.10.12)."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from ans_stories import record, story
from paperpress.model.finding import Rejected
from paperpress.sources.formats.ans import stories as ans
from paperpress.sources.raw import Raw


def codes(raw: Raw) -> list[str]:
    return [notice.code for notice in raw.notices]


IMAGE = {"type": "image", "url": "https://img.example/a.jpg", "caption": "A pier"}


TEXT = {"type": "text", "content": "Words."}


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({}, "published"),
        ({"status": "published"}, "published"),
        ({"status": "working"}, "draft"),
        ({"status": "canceled"}, "cancelled"),
        ({"revision": {"published": False}}, "draft"),
        ({"publishing": {"has_published_edition": False}}, "draft"),
        ({"content_restrictions": {"embargo": {"active": True}}}, "withheld"),
        ({"content_restrictions": {"embargo": {"active": False}}}, "published"),
    ],
)
def test_what_the_newsroom_keeps_back_is_kept_back(changes: dict[str, Any], status: str) -> None:
    """An embargo without an end keeps applying; one that isn't active is to be ignored."""
    assert record(TEXT, **changes)["status"] == status


def test_an_embargo_with_an_end_is_the_records_embargo() -> None:
    embargo = {"active": True, "end_time": "2099-01-01T00:00:00Z"}
    assert record(TEXT, content_restrictions={"embargo": embargo})["embargo"] == embargo["end_time"]


def test_vanity_credits_are_printed_in_place_of_credits() -> None:
    credits = {"by": [{"name": "Ann Lee"}]}
    vanity = {"by": [{"name": "The editors"}]}
    assert record(TEXT, credits=credits)["authors"] == [{"name": "Ann Lee"}]
    assert record(TEXT, credits=credits, vanity_credits=vanity)["authors"] == [
        {"name": "The editors"}
    ]
    assert "authors" not in record(TEXT, credits=credits, vanity_credits={"by": []})


@pytest.mark.parametrize(
    ("promo", "source"),
    [
        ({"basic": IMAGE}, "https://img.example/a.jpg"),
        ({"lead_art": IMAGE, "basic": {**IMAGE, "url": "https://img.example/b.jpg"}},
         "https://img.example/a.jpg"),
        ({"basic": {"type": "video", "promo_items": {"basic": IMAGE}}}, "https://img.example/a.jpg"),
        ({"basic": {"type": "gallery", "content_elements": [IMAGE]}}, "https://img.example/a.jpg"),
        ({"basic": {"type": "reference", "referent": {"id": "x"}}}, None),
        ({}, None),
    ],
)  # fmt: skip
def test_the_lead_picture_is_that_of_the_promo_items(
    promo: dict[str, Any], source: str | None
) -> None:
    assert record(TEXT, promo_items=promo).get("picture", {}).get("src") == source


@pytest.mark.parametrize(
    ("code", "elements", "changes"),
    [
        ("REC060", [{"type": "poll", "title": "Which pier?"}], {}),
        ("REC062", [TEXT], {"credits": {"by": [{"type": "reference"}]}}),
        ("REC063", [{"type": "image", "caption": "Lost"}], {}),
        ("REC064", [{"type": "reference", "referent": {"type": "video"}}], {}),
        ("REC014", [IMAGE], {"promo_items": {"basic": IMAGE}}),
    ],
)
def test_what_is_let_go_or_mended_is_told(
    code: str, elements: list[Any], changes: dict[str, Any]
) -> None:
    assert codes(story(*elements, **changes)) == [code]


def test_a_story_that_has_all_it_needs_is_told_nothing_about() -> None:
    full = story(TEXT, IMAGE, credits={"by": [{"name": "Ann Lee"}]})
    assert codes(full) == []


def test_the_same_image_with_other_words_stays_in_the_body() -> None:
    again = {**IMAGE, "caption": "The pier from the sea"}
    assert len(record(again, promo_items={"basic": IMAGE})["body"]) == 1


def test_a_broken_line_costs_only_itself() -> None:
    line = json.dumps({"type": "story", "version": "0.10.9", "headlines": {"basic": "H"}})
    found = list(ans.records(io.BytesIO(f"{line}\n{{\n{line}".encode()), "s.json"))
    assert [type(one) for one in found] == [Raw, Rejected, Raw]
