"""Keys nearly of a known name are taken where nothing else could be meant."""

from __future__ import annotations

from typing import Any

import pytest

from as_written import ABSENT, only, read, told


@pytest.mark.parametrize(
    ("key", "field"),
    [
        ("title", "headline"),
        ("Headline", "headline"),
        ("HEADLINE", "headline"),
        ("head-line", "headline"),
        ("hed", "headline"),
        ("headlien", "headline"),
        ("content", "body"),
        ("body_html", "body"),
        ("articleBody", "body"),
        ("dek", "standfirst"),
        ("summary", "standfirst"),
        ("Stand First", "standfirst"),
        ("standfrist", "standfirst"),
        ("subtitle", "standfirst"),
        ("image", "picture"),
        ("featured_image", "picture"),
        ("author", "authors"),
        ("date", "published"),
        ("pubDate", "published"),
        ("lang", "language"),
        ("section", "desk"),
        ("permalink", "url"),
    ],
)
def test_a_near_name_is_taken_where_nothing_else_could_be_meant(key: str, field: str) -> None:
    value = {"published": "2025-07-23", "language": "fr"}.get(field, "A text")
    found = read(**{field: ABSENT, key: value})
    assert getattr(found, field), field
    (notice,) = (one for one in found.notices if one.code == "REC100")
    assert (notice.severity, notice.path) == ("warning", key)
    assert f"Did you mean {field!r}?" in notice.remedy


def test_a_near_name_of_what_no_reader_sees_is_a_notice() -> None:
    found = read(tags=["ferries"])
    assert found.keywords == ("ferries",)
    assert told(found) == [("REC101", "notice", "tags")]


@pytest.mark.parametrize(
    "changes",
    [
        {"dek": "One", "summary": "Two"},
        {"standfirst": "One", "dek": "Two"},
        {"picture": {"src": "a.jpg"}, "image": "b.jpg"},
        {"Headline": "Another"},
    ],
)
def test_a_near_name_is_left_out_with_a_warning_where_it_could_be_meant_otherwise(
    changes: dict[str, Any],
) -> None:
    found = read(**changes)
    assert found.headline == "Night buses return"
    assert found.standfirst == changes.get("standfirst")
    assert "REC102" in {code for code, severity, _ in told(found) if severity == "warning"}


def test_a_key_that_says_nothing_is_no_more_than_noted() -> None:
    assert told(read(image=None)) == [("REC001", "notice", "image")]
    assert told(read(dek="")) == [("REC001", "notice", "dek")]


@pytest.mark.parametrize(
    ("picture", "field"),
    [
        ({"src": "a.jpg", "cutline": "A ferry."}, "caption"),
        ({"src": "a.jpg", "photographer": "Lena Ortiz"}, "credit"),
        ({"src": "a.jpg", "alt_text": "A ferry."}, "alt"),
        ({"src": "a.jpg", "captoin": "A ferry."}, "caption"),
        ({"url": "a.jpg"}, "src"),
    ],
)
def test_near_names_within_a_picture_are_taken_too(picture: dict[str, str], field: str) -> None:
    found = read(picture=picture)
    assert found.picture is not None
    assert getattr(found.picture, field)
    assert only(found).code == "REC100"


@pytest.mark.parametrize(
    ("changes", "day"),
    [
        ({"date": "2025-07-23", "pubDate": "2025-07-24"}, "2025-07-24"),
        ({"date": "Wednesday", "timestamp": 1753246800}, "2025-07-23"),
        ({"published_at": "/Date(1753246800000)/"}, "2025-07-23"),
    ],
)
def test_of_several_near_keys_the_first_that_tells_a_day_is_taken_lest_the_article_be_lost(
    changes: dict[str, Any], day: str
) -> None:
    found = read(published=ABSENT, **changes)
    assert str(found.published)[:10] == day


def test_the_same_under_a_near_name_once_more_is_nothing_that_readers_miss() -> None:
    found = read(picture={"src": "a.jpg"}, image="a.jpg")
    assert told(found) == [("REC001", "notice", "image")]
