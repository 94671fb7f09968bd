"""ninjs: what its schemas say (iptc/newsinjson 1.6, 2.2, 3.1), and what Superdesk makes of it."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest

from paperpress.model.finding import Rejected
from paperpress.sources.formats.ninjs import items as ninjs
from paperpress.sources.formats.nitf.text import nitf
from paperpress.sources.raw import Raw


def results(document: object) -> list[Raw | Rejected]:
    return list(ninjs.records(io.BytesIO(json.dumps(document).encode()), "n.json"))


def item(**changes: Any) -> Raw:
    document = {
        "uri": "urn:a",
        "versioncreated": "2025-07-23T09:00:00Z",
        "headlines": [{"role": "main", "value": "H"}],
        "bodies": [{"contenttype": "text/html", "value": "<p>Words of the story.</p>"}],
        **changes,
    }
    (raw,) = results({key: value for key, value in document.items() if value is not None})
    assert isinstance(raw, Raw), raw
    return raw


def record(**changes: Any) -> Any:
    return item(**changes).record


def codes(raw: Raw) -> list[str]:
    return [notice.code for notice in raw.notices]


def photo(name: str = "p1", href: str = "https://img.example/a.jpg", **changes: Any) -> Any:
    rendition = {"name": "main", "href": href}
    return {"name": name, "type": "picture", "uri": href, "renditions": [rendition], **changes}


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


TEXT = {"role": "text", "contenttype": "text/plain", "value": "A < B\nNext line."}
HTML = {"role": "xhtml", "contenttype": "text/html", "value": "<p>A &lt; B</p>"}
NITF = {"role": "nitf", "value": "<nitf><body><body.content><p>N</p></body.content></body></nitf>"}
TEASER = {"role": "teaser", "contenttype": "text/html", "value": "<p>T</p>"}
LONG = {"role": "rich", "contenttype": "text/html", "value": "<p>A &lt; B and more</p>"}


@pytest.mark.parametrize(
    ("bodies", "body"),
    [
        ([TEXT], "<p>A &lt; B</p><p>Next line.</p>"),
        ([TEXT, HTML], "<p>A &lt; B</p>"),
        ([TEXT, NITF], "<p>N</p>"),
        ([NITF, HTML], "<p>A &lt; B</p>"),
        ([TEASER, TEXT], "<p>A &lt; B</p><p>Next line.</p>"),
        ([TEASER], "<p>T</p>"),
        ([HTML, LONG], "<p>A &lt; B and more</p>"),
        ([{"value": "Plain."}], "<p>Plain.</p>"),
        ([{"value": "<p>Marked up.</p>"}], "<p>Marked up.</p>"),
    ],
)
def test_of_several_bodies_the_richest_is_read(bodies: list[Any], body: str) -> None:
    raw = item(bodies=bodies)
    assert isinstance(raw.record, dict)
    assert raw.record["body"] == body
    assert codes(raw) == (["REC010"] if len(bodies) > 1 else [])


@pytest.mark.parametrize(
    "document",
    [
        "<html><head><title>T</title></head><body><p>Words</p></body></html>",
        "<!DOCTYPE html><html><head><title>T</title></head><p>Words</p></html>",
        "<body class='x'><p>Words</p></body>",
        "<p>Words</p>",
        "<html><body><p>Words</p>",
    ],
)
def test_of_a_whole_document_the_body_is_read(document: str) -> None:
    body = record(bodies=[{"contenttype": "text/html", "value": document}])["body"]
    assert "Words" in body
    assert "T</title>" not in body
    assert "<title" not in body


def test_a_headline_that_the_body_repeats_is_shown_once() -> None:
    raw = item(bodies=[{"contenttype": "text/html", "value": "<h1>H!</h1><p>H is first.</p>"}])
    assert isinstance(raw.record, dict)
    assert raw.record["body"] == "<p>H is first.</p>"
    assert codes(raw) == ["REC013"]


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


def test_the_largest_rendition_is_taken_and_none_that_is_no_picture() -> None:
    renditions = [
        {"name": "thumbnail", "href": "t.jpg", "width": 10, "height": 10},
        {"name": "caption", "href": "c.xml", "contenttype": "text/xml", "width": 99, "height": 99},
        {"name": "main", "href": "m.jpg", "width": 50, "height": 50},
    ]
    picture = record(associations=[photo(renditions=renditions)])["picture"]
    assert picture["src"] == "m.jpg"


def test_without_sizes_the_name_tells_the_largest_rendition() -> None:
    renditions = {"preview": {"href": "p.jpg"}, "original": {"href": "o.jpg"}}
    associations = {"mainpic": {"type": "picture", "renditions": renditions}}
    assert record(associations=associations)["picture"]["src"] == "o.jpg"


def test_a_lead_picture_in_the_body_is_shown_once() -> None:
    html = (
        '<p>A</p><figure><img src="https://img.example/a.jpg"><figcaption>C</figcaption></figure>'
    )
    raw = item(bodies=[{"value": html}], associations=[photo()])
    assert isinstance(raw.record, dict)
    assert raw.record["body"] == "<p>A</p>"
    assert codes(raw) == ["REC014"]


def test_a_picture_that_stands_nowhere_is_put_at_the_end() -> None:
    body = record(associations=[photo("p1"), photo("p2", "https://img.example/b.jpg")])["body"]
    assert body.endswith('<figure><img src="https://img.example/b.jpg"></figure>')
    assert "a.jpg" not in body


def test_what_the_editor_placed_in_the_text_is_no_lead_picture() -> None:
    """Superdesk names these ``editor_0`` and the lead picture ``featuremedia``."""
    html = '<p>A</p><!-- EMBED START Image {id: "editor_0"} --><!-- EMBED END Image {id: "editor_0"} -->'
    made = record(
        headline="H",
        body_html=html,
        bodies=None,
        associations={"editor_0": photo(descriptions=[{"value": "C"}])},
    )
    assert "picture" not in made
    assert made["body"].endswith("<figcaption>C</figcaption></figure>")


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
