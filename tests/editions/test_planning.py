"""Articles become editions: by desk and day, in order, with an identity that lasts."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import UUID

import pytest

from newsroom import article
from paperpress.editions.planning import identifier, plan
from paperpress.model.masthead import Masthead

NOW = datetime(2025, 7, 23, 4, 30, tzinfo=UTC)


def test_an_edition_is_one_desk_and_one_day_desks_in_the_mastheads_order(
    masthead: Masthead,
) -> None:
    planned = plan(
        [
            article(id="a", desk="World Desk"),
            article(id="b", desk="city"),
            article(id="c", desk="city", published="2025-07-22"),
            article(id="d", desk=None),
        ],
        masthead,
    )
    assert [
        (edition.date.day, edition.slug, [a.id for a in edition.articles]) for edition in planned
    ] == [(22, "city", ["c"]), (23, "city", ["b", "d"]), (23, "world", ["a"])]


def test_the_whole_paper_is_one_edition_with_desks_as_parts(masthead: Masthead) -> None:
    (paper,) = plan([article(id="a"), article(id="b", desk="world")], masthead, layout="paper")
    assert paper.slug == "paper"
    assert [part.desk.slug for part in paper.parts] == ["city", "world"]


def test_a_time_falls_on_the_mastheads_day(masthead: Masthead) -> None:
    """Half past eleven at night in UTC is the next day in London's summer."""
    (edition,) = plan([article(published="2025-07-22T23:30:00Z")], masthead)
    assert edition.date == date(2025, 7, 23)


@pytest.mark.parametrize(
    ("changes", "path", "held"),
    [
        ({"status": "withheld"}, "status", True),
        ({"status": "draft"}, "status", True),
        ({"embargo": "2099-01-01"}, "embargo", True),
        ({"published": None}, "published", False),
    ],
)
def test_what_may_not_be_pressed_is_named_with_the_reason(
    masthead: Masthead, changes: dict[str, object], path: str, held: bool
) -> None:
    """Rule 6: an article is in the edition whole, or named in the report."""
    planned = plan([article(**changes)], masthead, now=NOW)
    assert len(planned) == 0
    assert [(r.article, [e.path for e in r.errors], r.held) for r in planned.left_out] == [
        ("night-buses", [path], held)
    ]


def test_an_embargo_that_is_over_holds_nothing_back(masthead: Masthead) -> None:
    assert len(plan([article(embargo="2025-07-23T05:30:00+01:00")], masthead, now=NOW)) == 1


def test_without_a_clock_an_embargo_holds(masthead: Masthead) -> None:
    assert len(plan([article(embargo="2001-01-01")], masthead)) == 0


def test_an_article_that_comes_twice_is_pressed_once_in_its_newer_form(masthead: Masthead) -> None:
    old = article(headline="Old")
    new = article(headline="New", updated="2025-07-23T06:00:00+01:00")
    for order in ([old, new], [new, old]):
        planned = plan(order, masthead)
        assert [a.headline for a in planned[0].articles] == ["New"]
        assert [r.errors[0].path for r in planned.left_out] == ["id"]


def test_an_unknown_desk_is_pressed_and_told(masthead: Masthead) -> None:
    planned = plan([article(desk="Wrld Desk")], masthead)
    assert [edition.slug for edition in planned] == ["wrld-desk"]
    assert [(f.code, f.remedy) for f in planned.findings] == [
        ("EDN001", "Did you mean 'World Desk'?")
    ]


def test_an_identifier_stays_with_masthead_desk_and_date(masthead: Masthead) -> None:
    """RFC 9562, section 5.5: a corrected re-issue replaces the edition on the device."""
    renamed = masthead.model_copy(update={"title": "The New Gazette"})
    on = date(2025, 7, 23)
    assert identifier(masthead, "city", on) == identifier(renamed, "city", on)
    assert identifier(masthead, "city", on) != identifier(masthead, "world", on)
    assert UUID(identifier(masthead, "city", on)).version == 5


def test_a_related_article_of_another_desk_is_told_by_its_own_record(masthead: Masthead) -> None:
    planned = plan(
        [
            article(id="a", related=["b"]),
            article(id="b", desk="world", headline="B", url="https://gazette.example/b"),
        ],
        masthead,
    )
    (related,) = planned[0].articles[0].related
    assert (related.headline, related.url) == ("B", "https://gazette.example/b")
