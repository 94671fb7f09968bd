"""Holding back fails closed, and a report never tells the headline of what is held back."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from newsroom import article, record, rejected, run
from paperpress import Masthead, plan
from paperpress.model.article import Article
from paperpress.model.finding import Rejected
from paperpress.sources import read
from paperpress.sources.parsing.json_text import loads
from paperpress.sources.records import article_of

MASTHEAD = Masthead(title="The Courier", language="en")
NOW = datetime.fromisoformat("2025-07-24T05:00:00+00:00")
SECRET = "Mayor to resign on Friday"


def held(**changes: Any) -> Rejected:
    found = article_of(record(headline=SECRET, **changes), "day.json[0]", "")
    assert isinstance(found, Rejected), found
    assert found.held
    assert "mayor" not in repr(found).lower()
    return found


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("embargoed", True),
        ("embargoed", "2030-01-01"),
        ("Embargo", "2030-01-01T05:00:00Z"),
        ("EMBARGO", "soon"),
        ("embargo_until", "2030-01-01T05:00:00Z"),
        ("embargoUntil", "2001-01-01"),
        ("embargoDate", "2030-01-01"),
        ("embargo-date", "2030-01-01"),
        ("embargoe", "2030-01-01"),
        ("is_embargoed", 1),
        ("under embargo", "yes"),
        ("embago", "2030-01-01"),
        ("Status", "draft"),
        ("STATUS", "in review"),
        ("statuss", "draft"),
        ("article_status", "whatever"),
        ("postStatus", "future"),
        ("draft", True),
        ("isDraft", 1),
        ("withheld", "yes"),
        ("cancelled", True),
        ("on_hold", True),
        ("unpublished", True),
        ("do_not_publish", True),
        ("active", False),
        ("deleted_at", "2025-07-23T01:00:00Z"),
        ("legal_hold", True),
        ("holdFor", "the lawyers"),
        ("post_password", "tide"),
        ("эмбарго", "2030-01-01"),
        ("解禁日時", "2030-01-01T00:00"),
        ("is_published", False),
        ("live", False),
        ("state", "draft"),
        ("meta", {"embargo": "2030-01-01"}),
        ("hold_until", "2030-01-01"),
        ("Sperrfrist", "2030-01-01"),
        ("published", False),
        ("published", "false"),
        ("metadata", {"Status": "draft"}),
    ],
)
def test_what_nearly_has_the_name_of_a_hold_holds_back(key: str, value: object) -> None:
    found = held(**{key: value})
    assert any(error.path.startswith(key) for error in found.errors)
    assert all("held back" in error.message for error in found.errors)


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("embargoed", False),
        ("embargoed", None),
        ("embargo_until", ""),
        ("embargo", None),
        ("embargo", False),
        ("Status", "Published"),
        ("post_status", "publish"),
        ("comment_status", "open"),
        ("draft", False),
        ("draft", "no"),
        ("state", "Ohio"),
        ("stats", {"views": 7}),
        ("live", True),
        ("is_published", True),
        ("meta", {"embargo": None, "views": 3}),
    ],
)
def test_what_says_no_or_speaks_of_something_else_holds_nothing_back(
    key: str, value: object
) -> None:
    assert isinstance(article_of(record(**{key: value}), "day.json", ""), Article)


@pytest.mark.parametrize(
    "value", ["final", "approved?", 7, True, ["draft", "published"], {"a": 1}, "x" * 999]
)
def test_a_status_that_is_not_known_holds_back(value: object) -> None:
    (error,) = held(status=value).errors
    assert error.path == "status"
    assert "published, draft, withheld, cancelled" in error.message
    assert len(error.message) < 300


@pytest.mark.parametrize(
    "value", ["next week", "???", "03/04/2025", True, 5, {"a": 1}, ["2030", "2031"]]
)
def test_an_embargo_that_tells_no_time_holds_back(value: object) -> None:
    (error,) = held(embargo=value).errors
    assert error.path == "embargo"


@pytest.mark.parametrize(
    "pair",
    [
        '"status": "draft", "status": "published"',
        '"status": "published", "status": "draft"',
        '"embargo": "2030-01-01", "embargo": null',
        '"headline": "Mayor to stay"',
        '"published": "2025-07-24"',
    ],
)
def test_a_key_given_twice_with_different_values_holds_back(pair: str) -> None:
    text = json.dumps(record(headline=SECRET))[:-1] + f", {pair}}}"
    found = article_of(loads(text), "day.json[0]", "")
    assert isinstance(found, Rejected)
    assert found.held
    assert "mayor" not in repr(found).lower()
    (error,) = found.errors
    assert "more than once" in error.message


@pytest.mark.parametrize(
    "changes",
    [
        {"id": None, "status": "draft"},
        {"id": None, "status": "draft", "body": None},
        {"id": None, "status": "xyz"},
        {"id": None, "embargo": "2030-01-01"},
        {"id": None, "embargo": "2030-01-01", "body": None},
        {"id": None, "url": "https://courier.example/mayor-to-resign", "status": "draft"},
        {"id": "2025-mayor-to-resign-on-friday", "status": "draft"},
        {"id": "2025-mayor-to-resign-on-friday", "status": "xyz"},
        {"id": None, "status": "draft", "published": None},
        {"id": None, "status": "draft", "title": "Mayor to stay"},
    ],
)
def test_no_report_tells_the_headline_of_what_is_held_back(changes: dict[str, Any]) -> None:
    read = article_of(record(headline=SECRET, **changes), "day.json[0]", "")
    planned = plan([read], MASTHEAD, now=NOW)
    assert len(planned) == 0
    (left,) = planned.left_out
    assert "mayor" not in repr(left).lower()
    assert left.errors


def test_an_own_id_is_told_so_that_the_article_is_found() -> None:
    (left,) = plan([article(status="draft")], MASTHEAD, now=NOW).left_out
    assert (left.article, left.held) == ("night-buses", True)


def test_a_draft_needs_neither_day_nor_body() -> None:
    """Decision 7: an export always holds drafts, and they don't make a run fail."""
    for changes in ({"published": None}, {"body": None}, {"published": "soon"}):
        read = article_of(record(status="draft", **changes), "day.json", "")
        (left,) = plan([read], MASTHEAD, now=NOW).left_out
        assert left.held


def test_what_is_held_back_is_in_no_report_and_on_no_terminal(tmp_path: Path) -> None:
    day = [
        record(),
        record(id=None, headline=SECRET, embargo_until="2030-01-01"),
        record(id=None, headline=SECRET, status="draft"),
        record(id=None, headline=SECRET, embargo="2999-01-01"),
        record(id=None, headline=SECRET, status="nobody knows"),
    ]
    (tmp_path / "day.json").write_text(json.dumps(day))
    done = run(tmp_path, "build", "day.json", "--title", "T", "--language", "en", "-v")
    assert done.returncode == 0
    (report,) = tmp_path.rglob("report.json")
    for said in (report.read_text(), done.stdout, done.stderr):
        assert "mayor" not in said.lower()
    assert len(json.loads(report.read_text())["rejected"]) == 4


def test_a_list_of_articles_given_twice_is_read_twice(tmp_path: Path) -> None:
    one, two = json.dumps([record(id="a")]), json.dumps([record(id="b")])
    (tmp_path / "day.json").write_text(f'{{"articles": {one}, "articles": {two}}}')
    assert [found.id for found in read(tmp_path / "day.json") if isinstance(found, Article)] == [
        "a",
        "b",
    ]


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("private", True), ("hidden", 1), ("archived", "yes"), ("trash", True), ("isScheduled", True),
        ("ready", False), ("approved", "no"), ("cleared_for_publication", False), ("publish_status", 0),
        ("embargado_hasta", "2030-01-01"), ("publish_at", "2030-01-01T00:00:00Z"), ("scheduled_for", "2030-01-01"),
        ("releaseDate", "2030-01-01"), ("status", "published?"), ("verwijderd", True),
    ],
)  # fmt: skip
def test_other_systems_words_hold_back_too(key: str, value: object) -> None:
    assert rejected(**{key: value})


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("private", False), ("archived", 0), ("ready", True), ("approved", None), ("publish_status", ""),
        ("publish_at", "2025-07-23T04:00:00+01:00"), ("release_date", "2025-07-23"), ("scheduled_for", None),
        ("live_from", "soon"), ("review_status", None),
    ],
)  # fmt: skip
def test_what_says_no_or_a_time_that_is_over_holds_nothing(key: str, value: object) -> None:
    assert article(**{key: value})


@pytest.mark.parametrize(
    "front",
    [
        "---\ntitle: T\nstatus: draft\nstatus: published\n---\nText.\n",
        "---\ntitle: T\nDraft: true\ndraft: false\n---\nText.\n",
        "---\ntitle: T\nembargo_until: 2030-01-01\n---\nText.\n",
        "---\ntitle: T\nstatus: limbo\n---\nText.\n",
        "---\ntitle: T\nprivate: true\n---\nText.\n",
        "Title: T\nDate: 2025-07-23\nStatus: draft\nStatus: published\n\nText.\n",
        '{"title": "T", "draft": true, "draft": false}\nText.\n',
    ],
)
def test_front_matter_fails_closed_as_a_record_does(front: str, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(front)
    (found,) = read(tmp_path / "a.md")
    assert isinstance(found, Rejected)
    assert found.held


def test_front_matter_that_merges_gives_no_key_twice(tmp_path: Path) -> None:
    front = "---\nbase: &base\n  title: A\n<<: *base\ntitle: B\n---\nText.\n"
    (tmp_path / "a.md").write_text(front)
    (found,) = read(tmp_path / "a.md")
    assert isinstance(found, Article)
    assert found.headline == "B"


@pytest.mark.parametrize(
    "words", ["\u200b", "\u2060\ufeff", "\u3164", "\u2800 \u00ad", "\u200d\ufe0f"]
)
def test_a_headline_that_is_drawn_as_nothing_is_none(words: str) -> None:
    assert "headline" in rejected(headline=words)
    assert "body" in rejected(body=words)
