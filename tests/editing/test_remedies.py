"""Remedies that are one key: what they make, and where there is none."""

from __future__ import annotations

from typing import Any

import pytest

from newsroom import article
from paperpress.editing.remedies import near_duplicates, remedies
from paperpress.findings import emit
from paperpress.model.finding import Finding
from paperpress.model.masthead import Desk, Masthead

DESKS = (Desk(slug="city", name="City Desk"), Desk(slug="culture", name="Culture"))
MASTHEAD = Masthead(title="The Meridian Courier", language="en-GB", desks=DESKS)


def made(finding: Finding, **record: Any) -> list[tuple[str, str]]:
    return [(r.field, r.value) for r in remedies(article(**record), [finding], MASTHEAD)]


BOLD = emit("TXT010", path="body", met="1: What was decided")
TABLE = emit("TXT012", path="body[0]", n=1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p><b>What was decided</b></p><p>All.</p>", "<h2>What was decided</h2><p>All.</p>"),
        ('<p class="x"> <strong>Next</strong> </p>', "<h2>Next</h2>"),
        ("<p><b>It was late.</b></p>", None),
        ("<p><b>Now</b> it is late</p>", None),
        ("<p><b></b></p>", None),
    ],
)
def test_bold_paragraphs_become_headings(before: str, after: str | None) -> None:
    assert made(BOLD, body=before) == ([("body", after)] if after else [])


def test_the_first_row_of_a_table_heads_its_columns_and_all_else_stays() -> None:
    table = (
        "<p>A</p><table><tr><td>Quay</td><td>n</td></tr><tr><td>North</td><td>1</td></tr></table>"
    )
    wanted = table.replace("<td>Quay</td><td>n</td>", "<th>Quay</th><th>n</th>")
    assert made(TABLE, body=table) == [("body", wanted)]
    assert made(TABLE, body=wanted) == []


def test_a_body_of_blocks_has_no_such_remedy() -> None:
    assert made(BOLD, body=[{"type": "paragraph", "text": "It was late."}]) == []


def test_a_desk_is_the_nearest_one_and_a_language_the_papers() -> None:
    strange = emit("EDN001", path="desk", name="Cultur", case="near", near="Culture")
    assert made(strange, desk="Cultur") == [("desk", "Culture")]
    assert made(strange, desk="Weather") == []
    assert made(emit("REC113", path="language", reason="x")) == [("language", "en-GB")]


def test_what_nothing_is_sure_of_has_none() -> None:
    assert made(emit("TXT021", path="body")) == []


def test_an_article_that_says_nearly_what_another_says_is_found() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    first = article(id="a", body=f"<p>{words}</p>")
    again = article(id="b", body=f"<p>{words} and this</p>")
    other = article(id="c", body="<p>The first one left at ten past one.</p>")
    assert near_duplicates([first, other, again]) == [(again, first)]
