"""Ghost: posts of an export or an answer, and what is held back (docs/formats/ghost.md)."""

from __future__ import annotations

import io
import json
from datetime import UTC, datetime

import pytest

from json_formats import FIXTURES, read_with
from paperpress.editions import plan
from paperpress.model.masthead import Masthead
from paperpress.sources import read
from paperpress.sources.formats import ghost
from paperpress.sources.raw import Raw


def test_nothing_of_ghosts_keys_and_log_ins_is_read() -> None:
    told = repr(read_with("ghost", FIXTURES / "ghost" / "export.json"))
    assert "login@" not in told
    assert "nobody may see" not in told


def test_what_ghost_holds_back_never_reaches_an_edition() -> None:
    """A draft, a post to come, one for members, a page."""
    articles = list(read(FIXTURES / "ghost" / "export.json"))
    planned = plan(
        articles, Masthead(title="T", language="en"), now=datetime(2025, 7, 23, tzinfo=UTC)
    )
    assert [a.headline for e in planned for a in e.articles] == ["Night buses return"]
    reasons = {one.article: one.errors[0].path for one in planned.left_out}
    assert reasons == {
        "p2": "embargo", "p3": "status", "About us": "type", "p5": "status",
        "Only lexical": "html",
    }  # fmt: skip


def test_code_that_a_post_adds_to_its_page_is_told() -> None:
    """REC080, and not where there is none."""
    first, second, *_ = read_with("ghost", FIXTURES / "ghost" / "export.json")
    assert [notice.code for notice in first.notices] == ["REC080"]
    assert second.notices == ()


def test_a_post_for_some_readers_is_held_back_with_the_reason() -> None:
    """REC082, and not for a post that anybody may read."""
    found = {one.record["headline"]: one for one in read_with("ghost", FIXTURES / "ghost" / "export.json")
             if isinstance(one, Raw)}  # fmt: skip
    members = found["For members"]
    assert members.record["status"] == "withheld"
    assert [(notice.code, notice.path) for notice in members.notices] == [("REC082", "visibility")]
    assert found["The week ahead"].notices == ()


@pytest.mark.parametrize(
    ("fields", "status", "body"),
    [
        ({"html": "<p>B</p>", "access": False}, "withheld", "<p>B</p>"),
        ({"html": "<p>B</p>", "access": True}, "published", "<p>B</p>"),
        ({"html": None, "plaintext": "The text."}, "published", "The text."),
    ],
)
def test_a_post_is_as_the_api_was_asked_for_it(
    fields: dict[str, object], status: str, body: str
) -> None:
    post = {"id": "p", "slug": "p", "title": "T", "visibility": "public", **fields}
    document = json.dumps({"posts": [post]}).encode()
    assert ghost.detects(document)
    (read,) = ghost.records(io.BytesIO(document), "day.json")
    assert isinstance(read, Raw)
    assert (read.record["status"], read.record["body"]) == (status, body)


@pytest.mark.parametrize("place", ["x", 1.5, None, [], -1])
def test_people_are_read_wherever_an_export_places_them(place: object) -> None:
    post = {"id": "p", "title": "T", "html": "<p>B</p>"}
    rows = [{"post_id": "p", "author_id": "u", "sort_order": place}]
    data = {"posts": [post], "users": [{"id": "u", "name": "Asha Venn"}], "posts_authors": rows}
    (one,) = ghost.records(io.BytesIO(json.dumps({"db": [{"data": data}]}).encode()), "a.json")
    assert isinstance(one, Raw)
    assert one.record["authors"] == [{"id": "u", "name": "Asha Venn"}]
