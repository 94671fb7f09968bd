"""What editors changed of records, applied by a pure function."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from newsroom import article
from paperpress.editions import plan
from paperpress.editions.corrections import arranged, corrected, source_text
from paperpress.model.article import Picture
from paperpress.model.masthead import Masthead
from paperpress.model.overlay import Change, Overlay

MASTHEAD = Masthead(title="The Meridian Courier", language="en-GB")


def change(field: str, value: str | None, before: str | None = None, **more: str) -> Change:
    named = {"article": "night-buses", "by": "Asha Rao", "at": "2025-07-23T06:30:12Z", **more}
    return Change(field=field, value=value, before=before, **named)


def overlay(*changes: Change) -> Overlay:
    return Overlay(changes)


@pytest.mark.parametrize(
    ("field", "record", "value"),
    [
        ("headline", {}, "Night buses are back"),
        ("kicker", {}, "Transport"),
        ("standfirst", {"standfirst": "Old"}, "New"),
        ("language", {"language": "en"}, "fr"),
        ("body", {}, "<p>The first one left at eleven minutes past one.</p>"),
        ("picture.caption", {"picture": {"src": "bus.jpg", "caption": "A bus"}}, "A tram"),
        ("picture.credit", {"picture": {"src": "bus.jpg"}}, "Tomasz Lind"),
    ],
)
def test_a_field_is_as_the_editor_left_it(field: str, record: dict[str, Any], value: str) -> None:
    before = article(**record)
    after = corrected(before, overlay(change(field, value, source_text(before, field))))
    assert source_text(after, field) == value
    (notice,) = after.notices[len(before.notices) :]
    assert (notice.code, notice.article, notice.path) == ("EDN100", "night-buses", field)
    assert "Asha Rao, 2025-07-23 06:30" in notice.message


def test_what_nobody_changed_is_the_same_article() -> None:
    before = article()
    other = change("headline", "Else", "Night buses return", article="another")
    assert corrected(before, overlay(other)) is before


def test_the_last_change_counts_and_one_taken_back_does_not() -> None:
    first = change("headline", "One", "Night buses return")
    second = change("headline", "Two", "Night buses return")
    back = change("headline", None, "Night buses return")
    assert corrected(article(), overlay(first, second)).headline == "Two"
    assert corrected(article(), overlay(first, second, back)).headline == "Night buses return"


def test_a_correction_of_what_the_source_has_changed_since_is_told_and_not_applied() -> None:
    after = corrected(article(), overlay(change("headline", "Else", "Night buses are gone")))
    assert after.headline == "Night buses return"
    assert [notice.code for notice in after.notices] == ["EDN107"]


@pytest.mark.parametrize(
    ("field", "value"), [("language", "not a language!"), ("headline", ""), ("lead", "{")]
)
def test_what_can_not_stand_there_is_told_and_not_applied(field: str, value: str) -> None:
    before = article()
    after = corrected(before, overlay(change(field, value, source_text(before, field))))
    assert [notice.code for notice in after.notices] == ["EDN108"]
    assert after.headline == before.headline


def test_another_picture_leads_and_the_one_that_led_goes_with_the_article_to_its_body() -> None:
    bus = {"src": "bus.jpg", "caption": "A bus"}
    before = article(picture=bus, body='<p>It left.</p><img src="stop.jpg"/>')
    caption = change("picture.caption", "A night bus", "A bus")
    lead = change("lead", '{"src": "stop.jpg", "caption": "A stop"}', source_text(before, "lead"))
    after = corrected(before, overlay(lead, caption))
    assert after.picture is not None
    assert after.picture.src == "stop.jpg"
    (amendment,) = after.amendments
    assert Picture.model_validate_json(amendment.before or "") == Picture(
        src="bus.jpg", caption="A night bus"
    )


def test_what_an_editor_has_settled_is_found_no_more() -> None:
    before = article(published="03/04/2025")
    assert "REC108" in {notice.code for notice in before.notices}
    after = corrected(before, overlay(change("published", "2025-04-03")))
    assert str(after.published) == "2025-04-03"
    assert {notice.code for notice in after.notices} == {"EDN100"}


def test_articles_stand_where_editors_moved_them() -> None:
    articles = [article(id=id) for id in ("a", "b", "c", "d")]

    def order(*moves: tuple[str, str | None]) -> str:
        changes = (change("place", place, article=id) for id, place in moves)
        return "".join(each.id for each in arranged(articles, overlay(*changes)))

    assert order() == "abcd"
    assert order(("c", "1")) == "cabd"
    assert order(("a", "4")) == "bcda"
    assert order(("a", "99")) == "bcda"
    assert order(("c", "1"), ("d", "1")) == "dcab"
    assert order(("c", "1"), ("c", None)) == "abcd"
    assert order(("d", "2"), ("a", "3")) == "bdac"


def test_an_article_that_is_held_back_is_in_no_edition_and_its_reason_is_told() -> None:
    held = overlay(change("hold", "Waits for the lawyer"))
    now = datetime(2025, 7, 24, tzinfo=UTC)
    articles = [article(), article(id="ferries", headline="Ferries return")]
    planned = plan(articles, MASTHEAD, now=now, overlay=held)
    assert [each.id for each in planned[0].articles] == ["ferries"]
    (left_out,) = planned.left_out
    assert left_out.held
    assert left_out.errors[0].message == "Waits for the lawyer (Asha Rao, 2025-07-23 06:30)"
    released = overlay(*held.changes, change("hold", None))
    assert len(plan(articles, MASTHEAD, now=now, overlay=released)[0].articles) == 2
