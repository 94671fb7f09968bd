"""ninjs: what its schemas say (iptc/newsinjson 1.6, 2.2, 3.1), and what Superdesk makes of it."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ninjs_items import codes, item, record, results
from paperpress.model.finding import Rejected
from paperpress.sources.formats.ninjs import items as ninjs
from paperpress.sources.formats.nitf.text import nitf
from paperpress.sources.raw import Raw


@pytest.mark.parametrize(
    "document",
    [
        {"uri": "a", "headline": "H", "body_xhtml": "<p>B</p>", "versioncreated": "2025-07-23"},
        {"uri": "a", "headlines": [{"value": "H"}], "bodies": [{"value": "<p>B</p>"}]},
        {
            "uri": "a",
            "headlines": [{"value": "H"}],
            "bodies": [{"contentType": "text/html", "value": "<p>B</p>"}],
        },
        {"guid": "a", "headline": "H", "body_html": "<p>B</p>", "pubstatus": "usable"},
    ],
    ids=["1.x", "2.x", "3.x", "Superdesk"],
)
def test_each_version_gives_the_same_record(document: dict[str, Any]) -> None:
    assert ninjs.detects(json.dumps(document).encode())
    (raw,) = results(document)
    assert isinstance(raw, Raw)
    assert isinstance(raw.record, dict)
    wanted = {"id": "a", "headline": "H", "body": "<p>B</p>", "status": "published"}
    assert {key: raw.record[key] for key in wanted} == wanted


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        (None, "published"),
        ("usable", "published"),
        ("withheld", "withheld"),
        ("canceled", "cancelled"),
        ("something new", "withheld"),
    ],
)
def test_only_what_is_usable_is_published(status: str | None, expected: str) -> None:
    """``usable`` is the default; a status that nobody knows holds back rather than lets out."""
    assert record(pubstatus=status)["status"] == expected


@pytest.mark.parametrize("key", ["embargoed", "embargoedUntil"])
def test_an_embargo_is_the_records_embargo(key: str) -> None:
    assert record(**{key: "2099-01-01T00:00:00Z"})["embargo"] == "2099-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("key", "value"), [("embargo", "2099"), ("state", "killed"), ("isDraft", True)]
)
def test_a_key_of_no_standard_that_speaks_of_release_holds_back(key: str, value: object) -> None:
    assert item(**{key: value}).holds
    assert not item(**{key: False}).holds


def test_a_title_is_the_headline_only_where_there_is_none() -> None:
    assert record(title="internal")["headline"] == "H"
    raw = item(title="internal", headlines=None)
    assert isinstance(raw.record, dict)
    assert raw.record["headline"] == "internal"
    assert codes(raw) == ["REC011"]


@pytest.mark.parametrize(
    ("description", "standfirst"),
    [
        ("Something else.", "Something else."),
        ("Words of the st", None),
        ("Words of the story.", None),
    ],
)
def test_a_description_that_is_the_bodys_beginning_is_no_standfirst(
    description: str, standfirst: str | None
) -> None:
    raw = item(descriptions=[{"value": description}])
    assert isinstance(raw.record, dict)
    assert raw.record.get("standfirst") == standfirst
    assert codes(raw) == ([] if standfirst else ["REC012"])


@pytest.mark.parametrize(
    ("document", "said"),
    [
        ({"uri": "a", "type": "picture", "renditions": []}, "type 'picture'"),
        ({"uri": "a", "type": "text", "headlines": [{"value": "H"}]}, "has no body"),
        ({"uri": "a", "eventDetails": {}, "plannedCoverage": [{}]}, "an event"),
    ],
)
def test_what_is_no_article_says_what_it_is(document: dict[str, Any], said: str) -> None:
    (found,) = results(document)
    assert isinstance(found, Rejected)
    assert found.held
    assert said in found.errors[0].message


@pytest.mark.parametrize("key", ["_items", "items", "newsitems", "data"])
def test_the_items_of_an_answer_are_read(key: str) -> None:
    document = {key: [{"uri": "a", "bodies": [{"value": "B"}], "headlines": [{"value": "H"}]}]}
    assert ninjs.detects(json.dumps(document).encode())
    (raw,) = results(document)
    assert isinstance(raw, Raw)
    assert raw.place == f"{key}[0]"


@pytest.mark.parametrize(
    "source",
    [
        '<!DOCTYPE n [<!ENTITY a "SECRET">]><nitf><body><body.content><p>A&a;B</p></body.content></body></nitf>',
        '<!DOCTYPE n [<!ENTITY a SYSTEM "file:///etc/hostname">]><nitf><body><body.content><p>A&a;B</p></body.content></body></nitf>',
        "<nitf><body><body.content><p>A<p>B",
        "A B",
    ],
    ids=["entity", "external entity", "broken", "no XML"],
)
def test_nitf_is_read_whatever_it_holds_and_loads_nothing(source: str) -> None:
    body = nitf(source).body
    assert "A" in body
    assert "B" in body
    assert "SECRET" not in body
