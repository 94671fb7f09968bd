"""What pages are given: which time stands above a story, and which below it."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from newsroom import article
from paperpress.model.blocks import Body
from paperpress.xhtml.context import ArticlePage, Frame

DAY = date(2025, 7, 23)
PUBLISHED, UPDATED = "Published {time}", "Updated {time}"


def page(day: date | None, published: datetime | date, updated: datetime | None) -> ArticlePage:
    return ArticlePage(
        frame=Frame("The Gazette", "en", "ltr", day=day),
        article=article(),
        body=Body(()),
        href="a.xhtml",
        language="en",
        direction="ltr",
        published=published,
        updated=updated,
        pictures={},
    )


@pytest.mark.parametrize(
    ("day", "published", "updated", "above", "below"),
    [
        (DAY, datetime(2025, 7, 23, 5), None, [], [PUBLISHED]),
        (DAY, DAY, None, [], [PUBLISHED]),
        (DAY, DAY, datetime(2025, 7, 23, 7), [], [PUBLISHED, UPDATED]),
        (DAY, DAY, datetime(2025, 7, 24, 7), [UPDATED], [PUBLISHED]),
        (DAY, date(2025, 7, 20), None, [PUBLISHED], []),
        (None, DAY, None, [PUBLISHED], []),
    ],
)
def test_each_time_is_told_once_above_only_where_it_is_another_day(
    day: date | None,
    published: datetime | date,
    updated: datetime | None,
    above: list[str],
    below: list[str],
) -> None:
    made = page(day, published, updated)
    assert [message for message, _ in made.times(in_head=True)] == above
    assert [message for message, _ in made.times(in_head=False)] == below
